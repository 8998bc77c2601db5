"""One scene in one state: what it shows, which answers it opens, what its conditions give.

All that happens within a scene is looked at here, the calls in every number and order there is
time for. States that differ only in what the scene never asks for share one situation. Calls that
differ in nothing that a condition asks for are interchangeable: of these only the number counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.desk.prove.items import Item, ToldText, item_of, told
from game.playthrough.branching import Branching, Change, Meters, Stop, Way, moved
from game.playthrough.relevance import Relevance
from game.playthrough.steps import Answer, CallMade, Step
from game.reader.entries import Entry
from game.reader.source import FieldPath
from game.story.format import Scene

HELD, FAILED = 1, 2
"""A condition was asked and held; was asked and did not."""

Steps = tuple[Step, ...]

EdgeKey = tuple[str, int, tuple[Change, ...]]
"""What tells two answers of a situation apart: the option, the facts and the changes before it."""

MOST_VISITS = 20_000
"""How many sets of calls are looked at in one scene; a proof needs all of them."""


class TooLargeError(Exception):
    """There is more to walk than the bounds allow."""


@dataclass(slots=True)
class AnswerEdge:
    """An answer that can be given, with what calls before it brought: facts, and moves of meters.

    `steps` are the fewest that give it; `fewest` and `most` count the words read with it.
    """

    way: Way
    gained: int
    moves: tuple[Change, ...]
    steps: Steps
    fewest: int
    most: int


@dataclass(slots=True)
class Situation:
    """What a scene is in a state. `shown` gives for each item the fewest steps taken here."""

    scene: str
    shown: dict[Item, Steps] = field(default_factory=dict)
    truths: dict[Item, int] = field(default_factory=dict)
    edges: list[AnswerEdge] = field(default_factory=list)
    stuck: Steps | None = None
    words: int = 0

    def holds(self, item: Item, truth: bool) -> bool:
        """Note what an item's condition gave."""
        if item.condition:
            self.truths[item] = self.truths.get(item, 0) | (HELD if truth else FAILED)
        return truth

    def show(self, item: Item, steps: Steps) -> None:
        """Note that an item is come to; the fewest steps to it come first."""
        self.shown.setdefault(item, steps)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paper, voice or call with its texts."""

    key: str
    item: Item
    texts: tuple[ToldText, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """A moment within the scene: the calls made, by index, and what holds then."""

    made: tuple[int, ...]
    facts: int
    meters: Meters
    steps: Steps


class Survey:
    """The scenes of a story, looked at in the states one comes to them in."""

    def __init__(self, branching: Branching, relevance: Relevance, most: int | None = None) -> None:
        """With `most` only so many sets of calls are looked at in each scene.

        Without it TooLargeError is raised by `at` where there are more than `MOST_VISITS`.
        """
        self.branching = branching
        self.relevance = relevance
        self.most = most
        self._scenes: dict[int, _SceneSurvey] = {}
        self._known: dict[tuple[int, int, Meters], Situation] = {}

    def at(self, place: int, facts: int, meters: Meters) -> Situation:
        """The situation at a place; the same object for states that are alike there."""
        state = (place, *self.relevance.local(place, facts, meters))
        situation = self._known.get(state)
        if situation is None:
            situation = self._scene(place).look(*state[1:])
            self._known[state] = situation
        return situation

    def _scene(self, place: int) -> _SceneSurvey:
        if place not in self._scenes:
            stop = self.branching.stops[place]
            scene = self.branching.scenario.scenes[stop.scene]
            self._scenes[place] = _SceneSurvey(self.branching, stop, scene, self.most)
        return self._scenes[place]


class _SceneSurvey:
    """One scene, its texts taken apart once."""

    def __init__(self, branching: Branching, stop: Stop, scene: Scene, most: int | None) -> None:
        path = ("scenes", stop.scene)
        self.branching = branching
        self.stop = stop
        self.scene = scene
        self.item = Item("scene", path, scene.if_)
        self.before = told(path, scene, "before")
        self.after = told(path, scene, "after")
        self.tables = _opened((*path, "papers"), scene.papers)
        self.tables += _opened((*path, "voices"), scene.voices)
        self.each = scene.calls.each if scene.calls is not None else {}
        self.calls = _opened((*path, "calls"), self.each)
        self.alike = self._interchangeable()
        self.most = most
        self.options = [
            Item("option", (*path, "options", key), option.if_)
            for key, option in scene.options.items()
        ]
        self.follows = [
            told((*path, "options", key), option, "after") for key, option in scene.options.items()
        ]
        self.question = len(scene.question.split())
        self.shut = {id for call in self.each.values() for id in call.opens}

    def look(self, facts: int, meters: Meters) -> Situation:
        """What the scene is where these facts and figures hold."""
        found = Situation(self.stop.scene)
        found.show(self.item, ())
        begin = _Now((), facts, meters, ())
        if not self.stop.ways:
            found.words = self._read(found, begin) + self._tell(found, self.after, begin)
            return found
        edges: dict[EdgeKey, AnswerEdge] = {}
        for now in self._visits(found, begin):
            self._ask(found, edges, now, now.facts & ~facts)
        found.edges = list(edges.values())
        return found

    def _visits(self, found: Situation, begin: _Now) -> list[_Now]:
        """The scene after every set of calls that can be made, fewest first."""
        reached: set[tuple[frozenset[int], tuple[int, ...]]] = {(frozenset(), ())}
        queue = [begin]
        for now in queue:
            further = self._further(found, now)
            for index in further:
                made = (*now.made, index)
                after = frozenset(made), self._moving(made)
                if after not in reached:
                    if len(reached) >= (self.most or MOST_VISITS):
                        if self.most is None:
                            raise TooLargeError
                        break
                    reached.add(after)
                    visit = self.stop.calls[index]
                    steps = (*now.steps, CallMade(self.stop.scene, visit.call))
                    meters = moved(now.meters, visit.changes)
                    queue.append(_Now(made, now.facts | visit.bit, meters, steps))
            if found.stuck is None and not further and not self._any_open(now):
                found.stuck = now.steps
        return queue

    def _interchangeable(self) -> list[list[int]]:
        """For each call, by index, those that could be made in its place and change nothing."""
        groups: dict[object, list[int]] = {}
        for index, visit in enumerate(self.stop.calls):
            alone = visit.bit or visit.changes
            alike = index if alone else (self.calls[index].item.condition, visit.cost)
            groups.setdefault(alike, []).append(index)
        group_of = {index: group for group in groups.values() for index in group}
        return [group_of[index] for index in range(len(self.calls))]

    def _further(self, found: Situation, now: _Now) -> list[int]:
        """The calls that can be made besides; of interchangeable ones the first that is left."""
        further = []
        left = self.stop.allow - sum(self.stop.calls[index].cost for index in now.made)
        for index, visit in enumerate(self.stop.calls):
            holds = visit.test is None or visit.test(now.facts, now.meters)
            found.holds(self.calls[index].item, holds)
            first = next((one for one in self.alike[index] if one not in now.made), -1)
            if holds and index == first and visit.cost <= left:
                further.append(index)
        return further

    def _moving(self, made: tuple[int, ...]) -> tuple[int, ...]:
        """Of the calls made those that move meters, in their order, on which the figures depend."""
        return tuple(index for index in made if self.stop.calls[index].changes)

    def _any_open(self, now: _Now) -> bool:
        tests = (way.test for way in self.stop.ways)
        return any(test is None or test(now.facts, now.meters) for test in tests)

    def _ask(
        self, found: Situation, edges: dict[EdgeKey, AnswerEdge], now: _Now, gained: int
    ) -> None:
        """The scene after some calls: what lies on the table, then each open answer."""
        words = self.question + self._read(found, now)
        open_ways = []
        for way, item in zip(self.stop.ways, self.options, strict=True):
            holds = found.holds(item, way.test is None or way.test(now.facts, now.meters))
            option = self.scene.options[way.option]
            if holds or option.closed:
                words += len(option.label.split())
            if holds:
                open_ways.append((way, item))
        for way, item in open_ways:
            after = _Now(
                now.made,
                now.facts | way.bit,
                moved(now.meters, way.changes),
                (*now.steps, Answer(self.stop.scene, way.option)),
            )
            found.show(item, after.steps)
            read = words + self._reveal(found, way, after)
            moves = tuple(
                change
                for index in self._moving(now.made)
                for change in self.stop.calls[index].changes
            )
            edge = AnswerEdge(way, gained, moves, after.steps, read, read)
            edge = edges.setdefault((way.option, gained, moves), edge)
            edge.fewest, edge.most = min(edge.fewest, read), max(edge.most, read)

    def _read(self, found: Situation, now: _Now) -> int:
        """What lies open before the answer; the words of the passage are counted."""
        visits = self._visited(now)
        opened: dict[str, Steps] = {}
        for index, steps in visits.items():
            for id in self.each[self.calls[index].key].opens:
                opened.setdefault(id, steps)
        for text in self.tables:
            if text.key in self.shut and text.key not in opened:
                continue
            holds = self.branching.holds(text.item.condition, now.facts, now.meters)
            if found.holds(text.item, holds):
                steps = opened.get(text.key, now.steps)
                found.show(text.item, steps)
                self._tell(found, text.texts, now, steps)
        for index, steps in visits.items():
            found.show(self.calls[index].item, steps)
            self._tell(found, self.calls[index].texts, now, steps)
        return self._tell(found, self.before, now)

    def _visited(self, now: _Now) -> dict[int, Steps]:
        """The calls that may have been made by now, each with the steps that make it."""
        found = dict.fromkeys(now.made, now.steps)
        for at, index in enumerate(now.made):
            for other in self.alike[index]:
                made = CallMade(self.stop.scene, self.stop.calls[other].call)
                found.setdefault(other, (*now.steps[:at], made, *now.steps[at + 1 :]))
        return found

    def _reveal(self, found: Situation, way: Way, after: _Now) -> int:
        """What follows an answer; the words of the line taken and of the outcome are counted."""
        words = self._tell(found, self.after, after)
        for other, follows in zip(self.stop.ways, self.follows, strict=True):
            read = self._tell(found, follows, after)
            words += read if other is way else 0
        return words

    def _tell(
        self, found: Situation, texts: tuple[ToldText, ...], now: _Now, steps: Steps | None = None
    ) -> int:
        """Tell the paragraphs of some texts; returns the words that hold and are counted.

        `steps` are those that lead to these texts, where they are not those of `now`.
        """
        words = 0
        for text in texts:
            for piece in text.pieces:
                holds = self.branching.holds(piece.condition, now.facts, now.meters)
                if piece.item is not None and found.holds(piece.item, holds):
                    found.show(piece.item, now.steps if steps is None else steps)
                words += piece.words if holds and text.counted else 0
        return words


def _opened(path: FieldPath, each: Mapping[str, Entry]) -> list[_Opened]:
    """Entries under their names that a player may open, as far as they are items."""
    found = []
    for key, entry in each.items():
        at = (*path, key)
        if (item := item_of(at, entry)) is not None:
            found.append(_Opened(key, item, told(at, entry, "before")))
    return found
