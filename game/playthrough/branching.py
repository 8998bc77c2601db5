"""A scenario's branching, compiled once: which scene an answer leads to, what a condition gives.

Facts are the bits of one integer: the seat, answers, calls and remembered lines that some
condition asks for. Everything that walks a scenario, from the screen to the author's proof,
walks it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from game.story.conditions import Name, Node, Test, compile_all, names, parse
from game.story.format import CHAPTER_END, Scenario, Scene
from game.story.texts import conditions

Meters = tuple[int, ...]
Change = tuple[int, int, int, int]
"""A meter's place, by how much it moves, its least and its greatest figure."""

FINISHED = -1
"""The place after the last scene."""


class Way(NamedTuple):
    """An option as the branching sees it."""

    option: str
    test: Test | None
    bit: int
    changes: tuple[Change, ...]
    to: int


class Visit(NamedTuple):
    """A call as the branching sees it; `cost` is how much it takes of what the scene allows."""

    call: str
    test: Test | None
    bit: int
    cost: int
    changes: tuple[Change, ...]


class Stop(NamedTuple):
    """A scene as the branching sees it; `to` is where it leads when an option says nothing else.

    It is passed over where `test` does not hold, and by the seats in `skipped_by`.
    """

    scene: str
    test: Test | None
    ways: tuple[Way, ...]
    to: int
    skipped_by: int
    calls: tuple[Visit, ...]
    allow: int


class Branching:
    """The compiled branching of a scenario. Raises ConditionError on conditions nobody checked."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.order = {name: index for index, name in enumerate(scenario.scenes)}
        self.meters = tuple(scenario.meters)
        self.start: Meters = tuple(meter.start for meter in scenario.meters.values())
        nodes: dict[str, Node] = {
            text: parse(text) for text in {text for _, _, text in conditions(scenario)}
        }
        asked = {p.name for node in nodes.values() for p in names(node) if isinstance(p, Name)}
        listed = [*scenario.seats, *sorted(asked - {*scenario.seats})]
        self.bits = {name: 1 << index for index, name in enumerate(listed)}
        places = {meter: index for index, meter in enumerate(self.meters)}
        tests = compile_all(list(nodes.values()), self.bits, places)
        self.tests: dict[str, Test | None] = dict(zip(nodes, tests, strict=True))
        self.tests[""] = None
        self.stops = tuple(self._stop(name, scene) for name, scene in scenario.scenes.items())

    def _stop(self, name: str, scene: Scene) -> Stop:
        after = self.order[name] + 1
        to = self._place(scene.next, after if after < len(self.order) else FINISHED)
        ways = tuple(
            Way(
                key,
                self.tests[option.if_],
                self.bits.get(key, 0),
                (*self._changes(option.changes), *self._changes(scene.changes)),
                self._place(option.next, to),
            )
            for key, option in scene.options.items()
        )
        calls = scene.calls.each if scene.calls is not None else {}
        closed, test = self._closed(scene)
        return Stop(
            name,
            test,
            ways,
            to,
            closed,
            tuple(
                Visit(
                    key,
                    self.tests[call.if_],
                    self.bits.get(f"called-{key}", 0),
                    call.cost,
                    self._changes(call.changes),
                )
                for key, call in calls.items()
            ),
            scene.calls.allow if scene.calls is not None else 0,
        )

    def _changes(self, declared: Mapping[str, int]) -> tuple[Change, ...]:
        limits = self.scenario.meters
        return tuple(
            (self.meters.index(meter), by, limits[meter].min, limits[meter].max)
            for meter, by in declared.items()
        )

    def _closed(self, scene: Scene) -> tuple[int, Test | None]:
        """The seats that pass a scene over, and its further test: one of seats alone is settled."""
        closed = sum(self.bits.get(person, 0) for person in scene.absent)
        test = self.tests[scene.if_]
        if test is None or not all(
            isinstance(part, Name) and part.name in self.scenario.seats
            for part in names(parse(scene.if_))
        ):
            return closed, test
        for seat in self.scenario.seats:
            if not test(self.bits[seat], ()):
                closed |= self.bits[seat]
        return closed, None

    def _place(self, name: str | None, otherwise: int) -> int:
        return otherwise if name is None else FINISHED if name == CHAPTER_END else self.order[name]

    def facts(self, held: Iterable[str]) -> int:
        """The facts that hold at the beginning: the seat, and lines known from other chapters."""
        return sum(self.bits.get(name, 0) for name in set(held))

    def holds(self, condition: str, facts: int, meters: Meters) -> bool:
        """Whether a condition of this scenario holds; an empty one always does."""
        test = self.tests[condition]
        return test is None or test(facts, meters)

    def arrive(self, place: int, facts: int, meters: Meters) -> int:
        """Where one comes to: passed over are scenes that the seat did not attend, and scenes
        whose condition does not hold.
        """
        while place != FINISHED:
            stop = self.stops[place]
            held = stop.test is None or stop.test(facts, meters)
            if held and not stop.skipped_by & facts:
                break
            place = stop.to
        return place

    def ahead(self, place: int, facts: int, meters: Meters) -> tuple[int, ...]:
        """The places from one on, itself passed over or not, to the next question, its own last."""
        places = []
        place = self.arrive(place, facts, meters)
        while place != FINISHED:
            places.append(place)
            if self.stops[place].ways:
                break
            place = self.arrive(self.stops[place].to, facts, meters)
        return tuple(places)

    def open_ways(self, place: int, facts: int, meters: Meters) -> list[Way]:
        """The options that can be taken."""
        ways = self.stops[place].ways
        return [way for way in ways if way.test is None or way.test(facts, meters)]

    def take(self, way: Way, facts: int, meters: Meters) -> tuple[int, int, Meters]:
        """An option taken: the next place, the facts, the meters."""
        if way.changes:
            meters = moved(meters, way.changes)
        facts |= way.bit
        return self.arrive(way.to, facts, meters), facts, meters

    def ending(self, facts: int, meters: Meters) -> str | None:
        """The first ending whose condition holds."""
        for name, ending in self.scenario.endings.items():
            if self.holds(ending.if_, facts, meters):
                return name
        return None


def moved(meters: Meters, changes: Sequence[Change]) -> Meters:
    """Meters after changes, one after another, each kept between its least and greatest figure."""
    figures = list(meters)
    for place, by, least, most in changes:
        figures[place] = min(max(figures[place] + by, least), most)
    return tuple(figures)
