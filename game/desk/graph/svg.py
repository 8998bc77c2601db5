"""The graph as an SVG that needs no other program: looks right in a browser and in print."""

from __future__ import annotations

from collections.abc import Iterator

from game.desk.graph import shapes
from game.desk.graph.layout import Placed, place
from game.desk.graph.model import End, Graph, GraphChoice, GraphEdge, GraphNode
from game.desk.graph.shapes import (
    BOLD,
    CARD,
    GREY,
    INK,
    LEAD,
    LINE,
    MIDDLE,
    PAD,
    PAPER,
    RED,
    SMALL,
    TINY,
    TITLE,
    Lines,
)
from game.reader.problems import counted

MARK = 'class="politburo-graph"'
"""What tells a picture that this program made from any other file."""
FONT = "Georgia, 'Liberation Serif', 'DejaVu Serif', serif"
BOX, MARGIN, BETWEEN, HEAD = 280.0, 36.0, 58.0, 74.0
ENDING, GAP = 246.0, 22.0
LEGEND = (
    "A bar at the left marks a question, its options numbered as on every screen; (if): open only "
    "under a condition. Dashed red: unreached. Dashed black: the way of those who were not there."
)


def to_svg(graph: Graph) -> str:
    """The picture as the text of a standalone SVG file."""
    return _Picture(graph).drawn()


class _Picture:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.cards = [_card(node, choices) for node, choices in _choices(graph)]
        self.placed: Placed = place(graph, BOX)
        self.width = max(self.placed.width, BOX * 2) + 2 * MARGIN
        self.left = (self.width - self.placed.width) / 2
        self.leaving: dict[int, list[int]] = {}
        for number, edge in enumerate(graph.edges):
            self.leaving.setdefault(edge.start, []).append(number)
        self.tops: list[float] = []
        self.heights: list[float] = []
        self.bottom = HEAD
        for layer in self.placed.layers:
            boxes = [self.placed.spots[index].node for index in layer]
            tallest = max(shapes.height(self.cards[node]) for node in boxes if node is not None)
            self.tops.append(self.bottom)
            self.heights.append(tallest)
            self.bottom += tallest + BETWEEN
        self.bottom -= BETWEEN

    def drawn(self) -> str:
        """The whole file."""
        edges = [part for number in range(len(self.graph.edges)) for part in self._edge(number)]
        boxes = [part for node in self.graph.nodes for part in self._box(node)]
        endings, bottom = self._endings()
        legend = shapes.wrapped(LEGEND, TINY, self.width - 2 * MARGIN, 6)
        tall = bottom + MARGIN + len(legend) * LEAD
        said = shapes.escaped(f"The branching of {self.graph.title}")
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {MARK}'
            f' viewBox="0 0 {self.width:.0f} {tall:.0f}"'
            f' width="{self.width:.0f}" height="{tall:.0f}" font-family="{FONT}"'
            f' role="img" aria-label="{said}">'
        )
        ground = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        parts = [head, f"<title>{said}</title>", ground, *self._title(), *edges, *boxes, *endings]
        for number, words in enumerate(legend):
            parts.append(shapes.text((MARGIN, bottom + MARGIN + number * LEAD), words, TINY, GREY))
        return "\n".join([*parts, "</svg>"]) + "\n"

    def _title(self) -> Iterator[str]:
        title = shapes.fitted(self.graph.title, 22, self.width - 2 * MARGIN)
        yield shapes.text((MARGIN, 34), title, 22, INK, BOLD)
        scenes = [node for node in self.graph.nodes if not node.end]
        questions = sum(node.question for node in scenes)
        sizes = (
            (len(scenes), "scene"),
            (questions, "question"),
            (len(self.graph.endings), "ending"),
        )
        holds = ", ".join(counted(number, what) for number, what in sizes)
        yield shapes.text((MARGIN, 53), holds, 12, GREY)
        yield shapes.line((MARGIN, 62), (self.width - MARGIN, 62))

    def _middle(self, spot: int) -> float:
        return self.left + self.placed.spots[spot].x

    def _box(self, node: GraphNode) -> Iterator[str]:
        x = self._middle(node.index) - BOX / 2
        y = self.tops[self.placed.spots[node.index].layer]
        lines = self.cards[node.index]
        tall = shapes.height(lines)
        if node.end:
            yield shapes.rect((x + BOX / 5, y, BOX * 3 / 5, tall), INK, INK)
            middle = (x + BOX / 2, y + tall / 2 + 5)
            yield shapes.text(middle, node.title, TITLE, PAPER, MIDDLE)
            return
        stroke = RED if node.unreached else INK if node.question else GREY
        fill = CARD if node.question and not node.unreached else PAPER
        yield shapes.rect((x, y, BOX, tall), fill, stroke, dashed=node.unreached)
        if node.question:
            yield shapes.rect((x, y, 4, tall), stroke, stroke)
        yield from shapes.written(lines, x, y)

    def _edge(self, number: int) -> Iterator[str]:
        """A curve from box to box through its waypoints, with the options' numbers on it."""
        edge, route = self.graph.edges[number], self.placed.routes[number]
        first = x = self._port(number, edge)
        under = self.tops[self.placed.spots[edge.start].layer]
        under = y = under + shapes.height(self.cards[edge.start])
        path = f"M{x:.1f} {y:.1f}"
        for index in route[1:]:
            spot = self.placed.spots[index]
            to_x, to_y = self._middle(index), self.tops[spot.layer]
            bend = to_y - BETWEEN * 0.55
            path += f" L{x:.1f} {max(y, to_y - BETWEEN):.1f}"
            path += f" C{x:.1f} {bend:.1f} {to_x:.1f} {bend:.1f} {to_x:.1f} {to_y:.1f}"
            x, y = to_x, to_y
            if spot.node is None:
                y += self.heights[spot.layer]
                path += f" L{x:.1f} {y:.1f}"
        colour = RED if edge.unreached else INK
        skips = not edge.choices and self.graph.nodes[edge.start].question
        yield from shapes.arrow(path, (x, y), colour, dashed=edge.unreached or skips)
        if edge.choices:
            room = shapes.wide(edge.numbers, SMALL) + 8
            yield shapes.rect((first - room / 2, under + 4, room, 15), PAPER, LINE)
            yield shapes.text((first, under + 15.5), edge.numbers, SMALL, colour, MIDDLE)

    def _port(self, number: int, edge: GraphEdge) -> float:
        """Where an edge leaves its box: the ways of a box side by side, as they then run."""

        def begins(one: int) -> float:
            return self.placed.spots[self.placed.routes[one][1]].x

        here = sorted(self.leaving[edge.start], key=begins)
        room = min(56.0, (BOX - 60) / max(1, len(here) - 1))
        return self._middle(edge.start) + (here.index(number) - (len(here) - 1) / 2) * room

    def _endings(self) -> tuple[list[str], float]:
        """The endings below the chapter's end, numbered as they are tried; where they stop."""
        endings = self.graph.endings
        if not endings:
            return [], self.bottom
        middle = self._middle(len(self.graph.nodes) - 1)
        columns = max(1, int((self.width - 2 * MARGIN + GAP) // (ENDING + GAP)))
        parts = [shapes.line((middle, self.bottom), (middle, self.bottom + 18), INK)]
        says = "closed by the first ending that holds"
        parts.append(shapes.text((middle, self.bottom + 33), says, 12, GREY, MIDDLE))
        top = self.bottom + 44
        for first in range(0, len(endings), columns):
            row = endings[first : first + columns]
            cards = [_ending(number, ending) for number, ending in enumerate(row, first + 1)]
            left = (self.width - len(row) * (ENDING + GAP) + GAP) / 2
            tall = max(shapes.height(card) for card in cards)
            for ending, card in zip(row, cards, strict=True):
                parts += _ending_box((left, top, ENDING, tall), ending, card)
                left += ENDING + GAP
            top += tall + GAP
        return parts, top - GAP


def _choices(graph: Graph) -> Iterator[tuple[GraphNode, list[GraphChoice]]]:
    for node, edges in zip(graph.nodes, graph.outgoing(), strict=True):
        every = (choice for edge in edges for choice in edge.choices)
        yield node, sorted(every, key=lambda choice: choice.number)


def _card(node: GraphNode, choices: list[GraphChoice]) -> Lines:
    """What is written in a scene's box."""
    room = BOX - 2 * PAD
    if node.end:
        return [(node.title, TITLE, PAPER, BOLD)]
    head = " · ".join(part for part in (node.day, node.id) if part)
    lines: Lines = [(shapes.fitted(head, TINY, room), TINY, GREY, "")]
    colour = GREY if node.unreached else INK
    titles = shapes.wrapped(node.title, TITLE, room, 3)
    lines += [(words, TITLE, colour, BOLD if node.question else "") for words in titles]
    if node.unreached:
        lines.append(("unreached", SMALL, RED, BOLD))
    for choice in choices:
        gone = choice.unreached and not node.unreached
        mark = " (unreached)" if gone else " (if)" if choice.guarded else ""
        said = f"{choice.number}  {choice.label}{mark}"
        for words in shapes.wrapped(said, SMALL, room, 3):
            lines.append((words, SMALL, RED if gone else colour, ""))
    for remark in node.passed_over:
        for words in shapes.wrapped(remark, TINY, room, 3):
            lines.append((words, TINY, GREY, ""))
    return lines


def _ending(number: int, ending: End) -> Lines:
    """What is written in an ending's box."""
    room = ENDING - 2 * PAD
    titles = shapes.wrapped(f"{number}  {ending.title}", TITLE, room, 3)
    lines: Lines = [(words, TITLE, GREY if ending.unreached else INK, BOLD) for words in titles]
    if ending.unreached:
        lines.append(("unreached", SMALL, RED, BOLD))
    condition = f"if {ending.condition}" if ending.condition else "otherwise"
    return lines + [(w, SMALL, GREY, "") for w in shapes.wrapped(condition, SMALL, room, 5)]


def _ending_box(box: shapes.Box, ending: End, lines: Lines) -> Iterator[str]:
    x, y, width, tall = box
    colour = RED if ending.unreached else INK
    yield shapes.rect(box, CARD, colour, dashed=ending.unreached)
    yield shapes.rect((x + 3, y + 3, width - 6, tall - 6), "none", LINE)
    yield from shapes.written(lines, x, y)
