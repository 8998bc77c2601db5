"""Every state that one chair can come to, walked exactly.

Scenes run forward, so the places are done in order: when one is reached, all states that lead to
it are known. States that nothing later can tell apart are one node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, combinations

from game.desk.prove.coverage import Coverage
from game.desk.prove.frame import Frame
from game.desk.prove.result import Chair, Range, Witness
from game.desk.prove.survey import AnswerEdge, EdgeKey, Situation, Steps, Survey, TooLargeError
from game.playthrough.branching import FINISHED, Branching, Meters, moved
from game.playthrough.relevance import Relevance

State = tuple[int, Meters]


class Reached:
    """A state, how many runs come to it, and the shortest way there."""

    __slots__ = ("depth", "known", "least", "most", "parent", "questions", "runs", "steps")

    def __init__(self, parent: Reached | None, steps: Steps, known: tuple[str, ...] = ()) -> None:
        self.parent = parent
        self.steps = steps
        self.known = known
        self.depth: int = len(steps) + (parent.depth if parent else 0)
        self.runs = 0
        self.least = self.most = 0
        self.questions = (0, 0)

    def witness(self, seat: str, further: Steps = ()) -> Witness:
        """The way here, and some steps on."""
        legs, node = [further], self
        while node.parent is not None:
            legs.append(node.steps)
            node = node.parent
        return Witness(seat, node.known, tuple(chain.from_iterable(reversed(legs))))

    def join(self, before: Reached, asked: int, fewest: int, most: int) -> None:
        """Add the runs that come here from a node, reading so many words on the way."""
        least, longest = before.least + fewest, before.most + most
        low, high = before.questions[0] + asked, before.questions[1] + asked
        if self.runs:
            least, longest = min(least, self.least), max(longest, self.most)
            low, high = min(low, self.questions[0]), max(high, self.questions[1])
        self.least, self.most, self.questions = least, longest, (low, high)
        self.runs += before.runs


class Walk:
    """The walk of one chair.

    A whole walk takes at most `room` states. With `most` it goes on from no more than so many of
    the states that it comes to in each scene: what it comes to is certain, but not that this is
    all.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what all chairs share, and what belongs to one
        self,
        survey: Survey,
        relevance: Relevance,
        coverage: Coverage,
        seat: str,
        room: int,
        most: int | None = None,
    ) -> None:
        self.branching: Branching = survey.branching
        self.survey = survey
        self.relevance = relevance
        self.coverage = coverage
        self.seat = seat
        self.room = room
        self.most = most
        self.states = 0
        self.at: dict[int, dict[State, Reached]] = {FINISHED: {}}
        self.at |= {place: {} for place in range(len(self.branching.stops))}

    def run(self, progress: Callable[[float], None]) -> Chair:
        """Walk everything. Raises TooLargeError if there are more states than there is room."""
        self._begin()
        for place in range(len(self.branching.stops)):
            self._place(place)
            progress((place + 1) / len(self.branching.stops))
        return self._end()

    def _begin(self) -> None:
        frame = Frame(self.branching, self.relevance, self.coverage)
        for known in _subsets(tuple(self.branching.scenario.knows), self.branching.bits):
            facts = self.branching.facts((self.seat, *known))
            root = Reached(None, (), known)
            root.runs = 1
            frame.brief(self.seat, facts, self._way(root))
            meters = self.branching.start
            before = self._node(self.branching.arrive(0, facts, meters), facts, meters, root, ())
            if not before.runs:  # what is remembered counts only where something asks for it
                before.join(root, 0, 0, 0)

    def _node(
        self, place: int, facts: int, meters: Meters, parent: Reached, steps: Steps
    ) -> Reached:
        """The node of a state, made if it is new; keeps the shortest way to it."""
        state = self.relevance.merged(place, facts, meters)
        node = self.at[place].get(state)
        if node is None:
            self.states += 1
            if self.states > self.room and self.most is None:
                raise TooLargeError
            node = self.at[place][state] = Reached(parent, steps)
        elif parent.depth + len(steps) < node.depth:
            node.parent, node.steps = parent, steps
            node.depth = parent.depth + len(steps)
        return node

    def _place(self, place: int) -> None:
        stop = self.branching.stops[place]
        mark = self.relevance.marks.get(place, 0)
        nodes, self.at[place] = self._some(self.at[place]), {}
        nearest: dict[int, tuple[Situation, Reached]] = {}
        edges: dict[int, list[AnswerEdge]] = {}
        for (facts, meters), node in nodes.items():
            situation = self.survey.at(place, facts, meters)
            key = id(situation)
            if key not in nearest:
                edges[key] = self._merged(situation)
            if key not in nearest or node.depth < nearest[key][1].depth:
                nearest[key] = (situation, node)
            if not stop.ways:
                to = self.branching.arrive(stop.to, facts, meters)
                after = self._node(to, facts | mark, meters, node, ())
                after.join(node, 0, situation.words, situation.words)
            for edge in edges[key]:
                before = moved(meters, edge.moves) if edge.moves else meters
                to, now, figures = self.branching.take(edge.way, facts | edge.gained, before)
                after = self._node(to, now | mark, figures, node, edge.steps)
                after.join(node, 1, edge.fewest, edge.most)
        for situation, node in nearest.values():
            self.coverage.note(situation, self.seat, node.depth, self._way(node))

    def _some(self, nodes: dict[State, Reached]) -> dict[State, Reached]:
        """All states of a scene, or `most` of them, evenly from the first come to to the last."""
        if self.most is None or len(nodes) <= self.most:
            return nodes
        states = list(nodes)
        kept = [states[at * len(states) // self.most] for at in range(self.most)]
        return {state: nodes[state] for state in kept}

    def _merged(self, situation: Situation) -> list[AnswerEdge]:
        """The edges, those made one that lead to the same by calls that change nothing later."""
        merged: dict[EdgeKey, AnswerEdge] = {}
        for edge in situation.edges:
            gained = edge.gained & self.relevance.later[self._attended(edge.way.to)].bits
            fresh = AnswerEdge(edge.way, gained, edge.moves, edge.steps, edge.fewest, edge.most)
            one = merged.setdefault((edge.way.option, gained, edge.moves), fresh)
            one.fewest, one.most = min(one.fewest, edge.fewest), max(one.most, edge.most)
        return list(merged.values())

    def _attended(self, place: int) -> int:
        """The first scene from a place on that the seat attended, whatever its condition."""
        seat = self.branching.bits[self.seat]
        while place != FINISHED and self.branching.stops[place].skipped_by & seat:
            place = self.branching.stops[place].to
        return place

    def _way(self, node: Reached) -> Callable[[Steps], Witness]:
        return lambda steps: node.witness(self.seat, steps)

    def _end(self) -> Chair:
        frame = Frame(self.branching, self.relevance, self.coverage)
        ended = self.at[FINISHED]
        endings = dict.fromkeys(self.branching.scenario.endings, 0)
        for (facts, meters), node in ended.items():
            name = frame.close(self.seat, facts, meters, node.depth, self._way(node))
            endings[name] = endings.get(name, 0) + node.runs
        nodes = list(ended.values())
        return Chair(
            self.seat,
            self.states,
            sum(node.runs for node in nodes),
            _range(bound for node in nodes for bound in node.questions),
            _range(words for node in nodes for words in (node.least, node.most)),
            endings,
        )


def _range(values: Iterator[int]) -> Range:
    listed = list(values)
    return Range(min(listed, default=0), max(listed, default=0))


def _subsets(names: tuple[str, ...], bits: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """What may be remembered: every set of the lines that some condition asks for."""
    asked = [name for name in names if name in bits]
    for size in range(len(asked) + 1):
        yield from combinations(asked, size)
