"""Which facts and meters can still matter at a place: what nothing later asks for is forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough.branching import FINISHED, Branching, Meters
from game.reader.source import FieldPath
from game.story.conditions import Compare, names, parse
from game.story.texts import conditions, fields_at


@dataclass(frozen=True, slots=True)
class Needs:
    """Facts, as bits, and meters, by their place, that some conditions ask for."""

    bits: int = 0
    meters: frozenset[int] = frozenset()

    def __or__(self, other: Needs) -> Needs:
        return Needs(self.bits | other.bits, self.meters | other.meters)


class Relevance:
    """What is asked for at each place (`here`), and there or later (`later`), as `Needs`.

    `marks` gives a bit of its own to each scene whose `later` is shown at the end under a
    condition, for it is shown only to those who came through that scene.
    """

    def __init__(self, branching: Branching) -> None:
        self.branching = branching
        self.here: dict[int, Needs] = {place: Needs() for place in range(len(branching.stops))}
        self.marks: dict[int, int] = {}
        chairs = Needs(sum(branching.bits[name] for name in branching.scenario.seats))
        end = self._read_conditions(chairs)
        end |= Needs(sum(self.marks.values()))
        self.later: dict[int, Needs] = {FINISHED: end}
        for place in reversed(range(len(branching.stops))):
            stop = branching.stops[place]
            ahead = self.here[place]
            for to in {stop.to, *(way.to for way in stop.ways)}:
                ahead |= self.later[to]
            self.later[place] = ahead
        self._kept = {
            place: tuple(index in needs.meters for index in range(len(branching.meters)))
            for place, needs in self.later.items()
        }

    def _read_conditions(self, end: Needs) -> Needs:
        for path, _, text in conditions(self.branching.scenario):
            place = self._place(path)
            if place is None:
                end |= self._needs(text)
            else:
                self.here[place] |= self._needs(text)
            if path[0] == "scenes" and place is None:
                scene = self.branching.order[str(path[1])]
                self.marks.setdefault(scene, 1 << (len(self.branching.bits) + len(self.marks)))
        return end

    def _place(self, path: FieldPath) -> int | None:
        """Where a condition is asked; None for the chapter's end."""
        if path[0] == "seats":
            return 0
        field = fields_at(path)[str(path[-1])]
        if path[0] == "endings" or field.shown.side == "end":
            return None
        return self.branching.order[str(path[1])]

    def _needs(self, text: str) -> Needs:
        asked = list(names(parse(text)))
        compared = {part.meter for part in asked if isinstance(part, Compare)}
        return Needs(
            sum({self.branching.bits[p.name] for p in asked if not isinstance(p, Compare)}),
            frozenset(self.branching.meters.index(meter) for meter in compared),
        )

    def merged(self, place: int, facts: int, meters: Meters) -> tuple[int, Meters]:
        """Facts and meters with everything forgotten that nothing from here on can tell apart."""
        kept = self._kept[place]
        if not all(kept):
            pairs = zip(kept, meters, self.branching.start, strict=True)
            meters = tuple(figure if keep else start for keep, figure, start in pairs)
        return facts & self.later[place].bits, meters

    def local(self, place: int, facts: int, meters: Meters) -> tuple[int, Meters]:
        """As `merged`, but only what this very place asks for is kept."""
        needs = self.here[place]
        figures = tuple(
            figure if index in needs.meters else start
            for index, (figure, start) in enumerate(zip(meters, self.branching.start, strict=True))
        )
        return facts & needs.bits, figures
