"""Every state of a chapter, folded: into nodes, and at each into the forms that its pages have.

A node is where a run stands between two answers. Its pages hang besides on what is remembered: each
scene, and the chapter's end, on what is asked for there and on nothing else. So two runs read the
same page of a node if they agree in that little, and one of them stands for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from game.errors import UserError
from game.playable.asked import Asked
from game.playable.holes import reason_of
from game.playthrough.branching import FINISHED, Branching, Meters, Way, moved
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, CallMade, Step

BOUND = 500_000
"""How many states are walked before a chapter counts as too large for one file."""
DESKS = 20_000
"""How many pages of questions one file holds at most, each with the calls made before it."""


@dataclass(frozen=True, slots=True)
class Node:
    """Where a run stands between two answers.

    `answered` counts the answers that stand, `passed` are the places come to before, `places` those
    from here to the next question, its own last; at the end passages or nothing.
    """

    seat: str
    answered: int
    passed: tuple[int, ...]
    places: tuple[int, ...]
    meters: Meters


@dataclass(frozen=True, slots=True)
class Reached:
    """A way to a node: the way to the one before it, and the steps from there."""

    before: Reached | None = None
    steps: tuple[Step, ...] = ()

    def play(self, story: Story, seat: str) -> Playthrough:
        """The run that comes here."""
        legs, reached = [], self
        while reached.before is not None:
            legs.append(reached.steps)
            reached = reached.before
        play = Playthrough.start(story, seat)
        for step in chain.from_iterable(reversed(legs)):
            play = play.step(step)
        return play


@dataclass(slots=True)
class Onward:
    """An answer: what is remembered of it and of the calls before it, and where it leads."""

    way: Way
    gained: int
    to: Node


@dataclass(slots=True)
class Desk:
    """A question with some calls made before it, given by their places in the order made.

    `calls` are those there is time for, each with the desk that it leads to, by its number.
    """

    made: tuple[int, ...]
    facts: int
    meters: Meters
    calls: dict[int, int] = field(default_factory=dict)
    answers: list[Onward] = field(default_factory=list)


@dataclass(slots=True)
class Question:
    """The question of a node where certain things are remembered: one way to it, and its desks."""

    reached: Reached
    desks: list[Desk]


@dataclass(slots=True)
class CameTo:
    """What runs that come to a node find there, each by what is remembered of what it asks for.

    `reached` is one way to the node. `passages` are those of the places before the question, or of
    all places where no question follows. `memories` are all that runs come with to each place, and
    to FINISHED, as far as anything asks for them there.
    """

    reached: Reached
    passages: dict[int, dict[int, Reached]] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    ends: dict[int, Reached] = field(default_factory=dict)
    memories: dict[int, set[int]] = field(default_factory=dict)


class Walk:
    """All nodes of a chapter. Raises UserError where there are too many states."""

    def __init__(self, story: Story, bound: int = BOUND) -> None:
        self.story = story
        self.branching: Branching = story.branching
        self.asked = Asked(story.branching)
        self.bound = bound
        self.states = self.desks = 0
        self.nodes: dict[Node, CameTo] = {}
        self.starts: dict[str, Node] = {}
        places = (*range(len(self.branching.stops)), FINISHED)
        self._at: dict[int, dict[Node, dict[int, Reached]]] = {place: {} for place in places}
        for seat in story.scenario.seats:
            self._begin(seat)
        for place in places:
            for node, memories in self._at.pop(place).items():
                self._walk(node, memories)

    def _begin(self, seat: str) -> None:
        facts = self.branching.facts((seat,))
        places = self.branching.ahead(0, facts, self.branching.start)
        self.starts[seat] = Node(seat, 0, (), places, self.branching.start)
        self._note(self.starts[seat], 0, Reached())

    def _asks(self, place: int) -> bool:
        """Whether a place has a question."""
        return bool(self.branching.stops[place].ways)

    def _note(self, node: Node, memory: int, reached: Reached) -> None:
        """Note a state, if it is new."""
        last = node.places[-1] if node.places else FINISHED
        at = self._at[last if last != FINISHED and self._asks(last) else FINISHED]
        memory &= self.asked.later[node.places[0] if node.places else FINISHED]
        states = at.setdefault(node, {})
        if memory not in states:
            states[memory] = reached
            self.states += 1
            if self.states > self.bound:
                raise UserError(
                    f"{self.story.id}: more than {self.bound:,} states; "
                    "a chapter of so many cannot be made one file"
                )

    def _walk(self, node: Node, states: dict[int, Reached]) -> None:
        last = node.places[-1] if node.places and self._asks(node.places[-1]) else FINISHED
        found = self.nodes[node] = CameTo(next(iter(states.values())))
        for memory, reached in states.items():
            for place in (*node.places, *((FINISHED,) if last == FINISHED else ())):
                found.memories.setdefault(place, set()).add(memory & self.asked.here[place])
                if place != last:
                    key = memory & self.asked.forms[place]
                    found.passages.setdefault(place, {}).setdefault(key, reached)
            if last == FINISHED:
                found.ends.setdefault(memory & self.asked.forms[FINISHED], reached)
            else:
                self._answer(node, memory, reached)

    def _answer(self, node: Node, memory: int, reached: Reached) -> None:
        """Give every answer, after every set of calls."""
        place, questions = node.places[-1], self.nodes[node].questions
        remembered = memory & self.asked.at_question(place)
        if remembered not in questions:
            questions[remembered] = Question(reached, self._desks(node, remembered))
        for desk in questions[remembered].desks:
            for onward in desk.answers:
                for given, steps in self._steps(place, desk, onward):
                    after = memory | onward.gained | given
                    self._note(onward.to, after, Reached(reached, steps))

    def _desks(self, node: Node, remembered: int) -> list[Desk]:
        """The question with every set of calls for which there is time; the one without first.

        The order of calls tells desks apart only where it can change a figure.
        """
        stop = self.branching.stops[node.places[-1]]
        facts = remembered | self.branching.bits[node.seat]
        desks = [Desk((), facts, node.meters)]
        known: dict[tuple[int, ...], int] = {(): 0}
        for desk in desks:
            left = stop.allow - sum(stop.calls[index].cost for index in desk.made)
            for index, visit in enumerate(stop.calls):
                held = visit.test is None or visit.test(desk.facts, desk.meters)
                if index in desk.made or visit.cost > left or not held:
                    continue
                made = (*desk.made, index)
                moving = tuple(one for one in made if stop.calls[one].changes)
                folded = (*sorted(set(made) - set(moving)), *moving)
                if folded not in known:
                    known[folded] = len(desks)
                    meters = moved(desk.meters, visit.changes)
                    desks.append(Desk(made, desk.facts | visit.bit, meters))
                    self._count_desk()
                desk.calls[index] = known[folded]
            desk.answers = [
                self._onward(node, desk, way, facts)
                for way in self.branching.open_ways(node.places[-1], desk.facts, desk.meters)
            ]
        return desks

    def _count_desk(self) -> None:
        self.desks += 1
        if self.desks > DESKS:
            raise UserError(
                f"{self.story.id}: its calls give more than {DESKS:,} pages; allow fewer of them"
            )

    def _onward(self, node: Node, desk: Desk, way: Way, facts: int) -> Onward:
        place, now, meters = self.branching.take(way, desk.facts, desk.meters)
        places = self.branching.ahead(place, now, meters)
        passed = (*node.passed, *node.places)
        to = Node(node.seat, node.answered + 1, passed, places, meters)
        return Onward(way, now & ~facts, to)

    def _steps(
        self, place: int, desk: Desk, onward: Onward
    ) -> Iterator[tuple[int, tuple[Step, ...]]]:
        """The steps that give an answer; where its reason is quoted later, also without one."""
        stop = self.branching.stops[place]
        calls = tuple(CallMade(stop.scene, stop.calls[index].call) for index in desk.made)
        bit = self.asked.quoted.get(stop.scene, 0)
        if bit:
            yield 0, (*calls, Answer(stop.scene, onward.way.option))
        reason = reason_of(stop.scene)
        yield bit, (*calls, Answer(stop.scene, onward.way.option, reason=reason))
