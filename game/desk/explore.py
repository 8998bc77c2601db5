"""Seeded random play: the same seed plays the same runs, through the rules that a player meets.

Least-used play takes, of the options that are open, one taken least often so far; it covers a
story in far fewer runs than blind choice does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from game.playthrough.play import Story
from game.playthrough.rules import FINISHED, Meters, Stop, Way

Turn = tuple[int, tuple[int, ...], int]
"""A question met: its place, the calls made there, the option taken; calls and options by index.
The option is -1 where none was open."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run from the beginning to the end."""

    seat: str
    known: tuple[str, ...]
    turns: tuple[Turn, ...]
    facts: int
    meters: Meters

    @property
    def stuck(self) -> bool:
        """Whether it came to a question with no open option."""
        return bool(self.turns) and self.turns[-1][2] < 0


class Explorer:
    """Plays a story at random and counts how often each option and call was used."""

    def __init__(self, story: Story, seed: int = 1, least_used: bool = True) -> None:
        self.story = story
        self.rules = story.rules
        self.random = Random(seed)  # noqa: S311 - play, not secrets
        self.least_used = least_used
        self.options = [[0] * len(stop.ways) for stop in self.rules.stops]
        self.calls = [[0] * len(stop.calls) for stop in self.rules.stops]
        self._known = [name for name in story.scenario.knows if name in self.rules.bits]

    def runs(self, seat: str, count: int) -> Iterator[Run]:
        """So many runs of one chair, one after another."""
        return (self.run(seat) for _ in range(count))

    def run(self, seat: str) -> Run:
        """One run."""
        rules, stops, turns = self.rules, self.rules.stops, []
        known = tuple(name for name in self._known if self.random.random() < 0.5)
        facts, meters = rules.facts((seat, *known)), rules.start
        place = rules.arrive(0, facts)
        while place != FINISHED:
            stop = stops[place]
            if not stop.ways:
                place = rules.arrive(stop.to, facts)
                continue
            made: tuple[int, ...] = ()
            if stop.calls:
                made, facts = self._visit(place, stop, facts, meters)
            chosen = self._choose(self.options[place], _open(stop.ways, facts, meters))
            turns.append((place, made, chosen))
            if chosen < 0:
                break
            place, facts, meters = rules.take(stop.ways[chosen], facts, meters)
        return Run(seat, known, tuple(turns), facts, meters)

    def _visit(
        self, place: int, stop: Stop, facts: int, meters: Meters
    ) -> tuple[tuple[int, ...], int]:
        """Some of the calls there is time for; as many as it takes where no option is open."""
        made: tuple[int, ...] = ()
        wanted = self.random.randrange(stop.allow + 1)
        while len(made) < stop.allow:
            if len(made) >= wanted and _open(stop.ways, facts, meters):
                break
            free = [
                index
                for index, (_, test, _) in enumerate(stop.calls)
                if index not in made and (test is None or test(facts, meters))
            ]
            chosen = self._choose(self.calls[place], free)
            if chosen < 0:
                break
            made = (*made, chosen)
            facts |= stop.calls[chosen][2]
        return made, facts

    def _choose(self, used: list[int], free: list[int]) -> int:
        """One of the free indexes, or -1; counts its use."""
        if not free:
            return -1
        if self.least_used:
            fewest = min([used[index] for index in free])
            free = [index for index in free if used[index] == fewest]
        chosen = free[int(self.random.random() * len(free))]
        used[chosen] += 1
        return chosen


def _open(ways: tuple[Way, ...], facts: int, meters: Meters) -> list[int]:
    return [i for i, way in enumerate(ways) if way.test is None or way.test(facts, meters)]
