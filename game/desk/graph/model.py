"""What all pictures are drawn from: scenes, the ways between them, endings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.playthrough.branching import FINISHED, Stop
from game.playthrough.play import Story
from game.reader.source import FieldPath


@dataclass(frozen=True, slots=True)
class GraphChoice:
    """An option as an edge shows it: its number on every screen, and its id."""

    number: int
    id: str
    label: str
    guarded: bool = False
    unreached: bool = False


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """The way from one scene to another; without choices it is simply what comes next."""

    start: int
    to: int
    choices: tuple[GraphChoice, ...]

    @property
    def numbers(self) -> str:
        """The numbers of its options: `1, 3`; empty where there is nothing to choose."""
        return ", ".join(str(choice.number) for choice in self.choices)

    @property
    def unreached(self) -> bool:
        """Whether none of its options is ever open."""
        return bool(self.choices) and all(choice.unreached for choice in self.choices)


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A scene; the last node of a graph is the chapter's end."""

    index: int
    id: str
    title: str
    day: str
    question: bool = False
    absent: tuple[str, ...] = ()
    only_if: str = ""
    unreached: bool = False
    end: bool = False

    @property
    def passed_over(self) -> list[str]:
        """In words by whom, or where, it is passed over."""
        rows = [f"not there: {', '.join(self.absent)}"] if self.absent else []
        return [*rows, f"only if {self.only_if}"] if self.only_if else rows


@dataclass(frozen=True, slots=True)
class End:
    """An ending, tried in order; the first whose condition holds closes the book."""

    id: str
    title: str
    condition: str
    unreached: bool = False


@dataclass(frozen=True)
class Graph:
    """The branching. Nodes stand in the file's order, so every edge leads to a later one."""

    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    endings: tuple[End, ...]

    @classmethod
    def of(cls, story: Story, unreached: Iterable[FieldPath] = ()) -> Graph:
        """The graph of a story; `unreached` are paths that a proof found out of reach.

        Without a proof only scenes that no way leads to are known to be unreached.
        """
        gone = set(unreached)
        stops = story.branching.stops
        edges = tuple(
            edge for place, stop in enumerate(stops) for edge in _edges(story, place, stop, gone)
        )
        come_to = {0}
        for edge in edges:
            if edge.start in come_to and not edge.unreached:
                come_to.add(edge.to)
        nodes = [
            _node(story, place, stop, place not in come_to or ("scenes", stop.scene) in gone)
            for place, stop in enumerate(stops)
        ]
        nodes.append(GraphNode(len(stops), "end", "The chapter's end", "", end=True))
        endings = tuple(
            End(id, ending.title, ending.if_, ("endings", id) in gone)
            for id, ending in story.scenario.endings.items()
        )
        return cls(story.scenario.title, tuple(nodes), edges, endings)

    def outgoing(self) -> list[list[GraphEdge]]:
        """For each node the edges that leave it."""
        found: list[list[GraphEdge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            found[edge.start].append(edge)
        return found

    def incoming(self) -> list[list[GraphEdge]]:
        """For each node the edges that come to it."""
        found: list[list[GraphEdge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            found[edge.to].append(edge)
        return found


def _node(story: Story, place: int, stop: Stop, unreached: bool) -> GraphNode:
    scene = story.scenario.scenes[stop.scene]
    people = story.archive.people
    absent = tuple(
        people[id].name if id in people else id for id in scene.absent if id in story.scenario.seats
    )
    day = scene.date.short if scene.date else ""
    title = scene.title or stop.scene
    return GraphNode(place, stop.scene, title, day, bool(stop.ways), absent, scene.if_, unreached)


def _edges(story: Story, place: int, stop: Stop, gone: set[FieldPath]) -> list[GraphEdge]:
    """One edge for each scene that options lead to, in the order of the options."""
    end = len(story.branching.stops)
    ways: dict[int, list[GraphChoice]] = {}
    scene = story.scenario.scenes[stop.scene]
    for number, way in enumerate(stop.ways, start=1):
        option = scene.options[way.option]
        unreached = ("scenes", stop.scene, "options", way.option) in gone
        choice = GraphChoice(number, way.option, option.label, bool(option.if_), unreached)
        ways.setdefault(end if way.to == FINISHED else way.to, []).append(choice)
    if not stop.ways or stop.skipped_by or stop.test is not None:
        ways.setdefault(end if stop.to == FINISHED else stop.to, [])
    return [GraphEdge(place, to, tuple(choices)) for to, choices in ways.items()]
