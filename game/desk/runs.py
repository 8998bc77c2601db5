"""The ways through a scenario, measured in words: the shortest and the longest run.

Each seat is measured by itself, for it passes over the scenes that are closed to it. Which answers
make the shortest and the longest run is reckoned scene by scene, without what is remembered or with
the longest of it. That run is then walked, what it reads is counted, and of the answers that are
remembered one after the other is changed where that brings it nearer. So there is a run of each
length that is told; `politburo prove` walks them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from game.desk.analysis import Extreme
from game.desk.default_run import Run, Walker, holds
from game.desk.reading import Reading
from game.story.conditions import Compare, Name


@lru_cache(maxsize=2)  # several rules ask for the two runs of the scenario that is being read
def run(reading: Reading, extreme: Extreme) -> Run:
    """The way through with the fewest or the most words, whatever the seat."""
    walker, pick = Walker(reading), max if extreme == "longest" else min
    return pick(
        (_run_of(walker, seat, extreme) for seat in _seats(reading)), key=lambda one: one.words
    )


def questions_on_a_run(reading: Reading) -> tuple[int, int]:
    """The fewest and the most questions on one way through, whatever the seat."""
    every = [_questions_of(reading, seat) for seat in _seats(reading)]
    return min(fewest for fewest, _ in every), max(most for _, most in every)


def between_questions(reading: Reading) -> dict[str, int]:
    """For each question, the most words heard from the answer before it up to its options."""
    longest: dict[str, int] = {}
    for seat in _seats(reading):
        for name, words in _between_of(reading, seat):
            longest[name] = max(longest.get(name, 0), words)
    return {name: longest[name] for name in reading.scenario.scenes if name in longest}


def _seats(reading: Reading) -> list[str]:
    return list(reading.scenario.seats) or [""]


def comes(reading: Reading, seat: str, name: str) -> tuple[bool, ...]:
    """Whether a seat comes to a scene; both where that hangs on the run."""
    scene = reading.scenario.scenes[name]
    if seat in scene.absent:
        return (False,)
    held = holds(scene.if_, lambda asked: _of_seat(reading, seat, asked))
    return (True, False) if held is None else (held,)


def _of_seat(reading: Reading, seat: str, asked: Name | Compare) -> bool | None:
    """Whether it is so for a seat whatever it answers; None if that hangs on its answers."""
    if isinstance(asked, Name) and asked.name in reading.scenario.seats:
        return asked.name == seat
    return None


def _run_of(walker: Walker, seat: str, extreme: Extreme) -> Run:
    """A seat's way through with the fewest or the most words."""
    sign = 1 if extreme == "longest" else -1
    reading = walker.reading
    ranked = _ranked(reading, seat, extreme)
    best = walker.run(seat, ranked)
    for name, taken in best.steps:
        for other in ranked[name]:
            if other == taken or reading.asked.keys().isdisjoint((taken, other)):
                continue
            changed = {**ranked, name: [other, *ranked[name]]}
            trial = walker.run(seat, changed)
            if sign * trial.words > sign * best.words:
                best, ranked = trial, changed
    return best


def _ranked(reading: Reading, seat: str, extreme: Extreme) -> Mapping[str, Sequence[str]]:
    """The options of each question, the one first that leads to the fewest or the most words."""
    ahead: dict[str | None, int] = {}
    ranked: dict[str, list[str]] = {}
    longest = extreme == "longest"
    pick = max if longest else min
    for name in reversed(reading.scenario.scenes):
        weight = reading.weights[name]
        ways = {
            key: weight.options.get(key, 0) + ahead.get(to, 0)
            for key, to in reading.ways[name].items()
        }
        ranked[name] = sorted(filter(None, ways), key=lambda key: ways[key], reverse=longest)
        read = weight.heard(extreme) + weight.common + pick(ways.values())
        passed = ahead.get(reading.next_of(name), 0)
        ahead[name] = pick(read if come else passed for come in comes(reading, seat, name))
    return ranked


def _questions_of(reading: Reading, seat: str) -> tuple[int, int]:
    counts: dict[str | None, tuple[int, int]] = {None: (0, 0)}
    for name in reversed(reading.scenario.scenes):
        asks = int(bool(reading.scenario.scenes[name].options))
        ways: list[tuple[int, int]] = []
        for come in comes(reading, seat, name):
            onward = reading.nexts(name) if come else {reading.next_of(name)}
            after = [counts.get(to, (0, 0)) for to in onward]
            asked = asks * come
            ways += [(asked + fewest, asked + most) for fewest, most in after]
        counts[name] = (min(a for a, _ in ways), max(b for _, b in ways))
    return counts[next(iter(reading.scenario.scenes))]


def _between_of(reading: Reading, seat: str) -> Iterator[tuple[str, int]]:
    """For each question of a seat but its first, the words heard before it since the last."""
    passed: dict[str, int] = {next(iter(reading.scenario.scenes)): 0}
    answered: set[str] = set()
    for name, scene in reading.scenario.scenes.items():
        if name not in passed:
            continue
        for come in comes(reading, seat, name):
            sofar = passed[name] + (reading.weights[name].most if come else 0)
            asks = bool(scene.options) and come
            if asks and name in answered:
                yield name, sofar
            for to in reading.nexts(name) if come else {reading.next_of(name)}:
                if to is not None:
                    passed[to] = max(passed.get(to, 0), 0 if asks else sofar)
                    if asks or name in answered:
                        answered.add(to)
