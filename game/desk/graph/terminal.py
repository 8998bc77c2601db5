"""The graph as lines of text: scenes down the page, the ways between them in lanes at the left.

●  24 Jan 1918  Water at the ford (ford)
│  1 mend, 3 wait
├──╮  2 pull-down
│  ○  1 Feb 1918  The carts (carts)
├──╯
●  4 Mar 1918  The second sitting (council)
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from game.desk.graph.model import End, Graph, GraphEdge, GraphNode

WIDTH = 80
LANES = 8
"""So many ways are drawn side by side; further ones name the scene they lead to."""
STEP = 3

QUESTION, PASSAGE, UNREACHED, END = "●", "○", "×", "■"
_UNREACHED = ", unreached"
LEGEND = f"{QUESTION} question   {PASSAGE} passage   {UNREACHED} unreached   {END} end   ? only if"


def to_terminal(graph: Graph, width: int = WIDTH) -> str:
    """The picture, at most `width` columns wide."""
    rows = [*_Drawing(graph).rows, "", *_endings(graph.endings, width), LEGEND]
    return "\n".join(_cut(row, width) for row in rows) + "\n"


def _cut(row: str, width: int) -> str:
    return row.rstrip() if len(row) <= width else row[: max(0, width - 1)].rstrip() + "…"


def _endings(endings: Sequence[End], width: int) -> list[str]:
    if not endings:
        return []
    wide = min(30, max(len(ending.title) for ending in endings))
    rows = ["Endings, the first that holds:"]
    for ending in endings:
        mark = f"{UNREACHED if ending.unreached else END} {ending.title.ljust(wide)}"
        says = "unreached, " if ending.unreached else ""
        says += f"if {ending.condition}" if ending.condition else "otherwise"
        first, *further = wrap(says, max(20, width - wide - 4))
        rows.append(f"{mark}  {first}")
        rows += [" " * (wide + 4) + line for line in further]
    return [*rows, ""]


class _Drawing:
    """Draws node after node; `lanes` holds the node that each lane leads to, or None."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.lanes: list[int | None] = []
        self.rows: list[str] = []
        outgoing = graph.outgoing()
        for node in graph.nodes:
            column = self._arrive(node)
            self._node(node, column)
            self._leave(column, outgoing[node.index])
            while self.lanes and self.lanes[-1] is None:
                self.lanes.pop()

    def _arrive(self, node: GraphNode) -> int:
        """The lanes that lead to a node are joined in the leftmost of them."""
        columns = [column for column, to in enumerate(self.lanes) if to == node.index]
        if not columns:
            return self._free(0)
        main, *others = columns
        if others:
            canvas = self._canvas()
            self._across(canvas, main, others[-1], "├", "╯")
            for column in others[:-1]:
                canvas[column * STEP] = "┴"
            self.rows.append("".join(canvas))
            for column in others:
                self.lanes[column] = None
        return main

    def _free(self, least: int) -> int:
        """The first free lane from a column on."""
        for column in range(least, len(self.lanes)):
            if self.lanes[column] is None:
                return column
        while len(self.lanes) <= least:
            self.lanes.append(None)
        if self.lanes[-1] is not None:
            self.lanes.append(None)
        return len(self.lanes) - 1

    def _node(self, node: GraphNode, column: int) -> None:
        canvas = self._canvas()
        sign = END if node.end else QUESTION if node.question else PASSAGE
        canvas[column * STEP] = UNREACHED if node.unreached else sign
        day = f"{node.day}  " if node.day else ""
        id = f" ({node.id})" if not node.end and node.title != node.id else ""
        lanes = "".join(canvas).rstrip()
        self.rows.append(f"{lanes}  {day}{node.title}{id}{_UNREACHED * node.unreached}")
        for words in node.passed_over:
            self.lanes[column] = node.index
            lanes = "".join(self._canvas()).rstrip()
            self.rows.append(f"{lanes}  {words}")

    def _leave(self, column: int, edges: list[GraphEdge]) -> None:
        """The trunk goes on in the node's own lane, the other ways branch off."""
        if not edges:
            self.lanes[column] = None
            return
        trunk = max(edges, key=lambda edge: (len(edge.choices), edge.to))
        self.lanes[column] = None
        if self._crowded and all(to != trunk.to for to in self.lanes):
            for edge in edges:
                self._edge_row(self._canvas(), edge, f" ↓ {self.graph.nodes[edge.to].id}")
            return
        self.lanes[column] = trunk.to
        if trunk.choices or len(edges) > 1:
            self._edge_row(self._canvas(), trunk)
        for edge in edges:
            if edge is not trunk:
                self._branch(column, edge)

    @property
    def _crowded(self) -> bool:
        return sum(to is not None for to in self.lanes) >= LANES

    def _branch(self, column: int, edge: GraphEdge) -> None:
        there = [at for at, to in enumerate(self.lanes) if to == edge.to and at != column]
        if not there and self._crowded:
            self._edge_row(self._canvas(), edge, f" ↓ {self.graph.nodes[edge.to].id}")
            return
        target = there[0] if there else self._free(column + 1)
        canvas = self._canvas(target)
        right = target > column
        corner = ("┤" if right else "├") if there else "╮"
        self._across(canvas, column, target, "├" if right else "┤", corner)
        self.lanes[target] = edge.to
        self._edge_row(canvas, edge)

    def _edge_row(self, canvas: list[str], edge: GraphEdge, more: str = "") -> None:
        lanes = "".join(canvas).rstrip()
        named = ", ".join(
            f"{choice.number} {choice.id}{'?' if choice.guarded else ''}" for choice in edge.choices
        )
        fits = len(lanes) + 2 + len(named) + len(more) <= WIDTH
        said = (named if fits else edge.numbers) or ("" if more else "who was not there")
        self.rows.append(f"{lanes}  {said}{more}{_UNREACHED * edge.unreached}")

    def _canvas(self, furthest: int = 0) -> list[str]:
        """A row with nothing but the lanes that run through it."""
        wide = max(len(self.lanes), furthest + 1) * STEP - STEP + 1
        canvas = [" "] * wide
        for column, to in enumerate(self.lanes):
            if to is not None:
                canvas[column * STEP] = "│"
        return canvas

    @staticmethod
    def _across(canvas: list[str], start: int, end: int, first: str, last: str) -> None:
        """A line from one lane to another; lanes between are crossed."""
        low, high = sorted((start * STEP, end * STEP))
        for at in range(low + 1, high):
            canvas[at] = "┼" if canvas[at] == "│" else "─"
        canvas[start * STEP], canvas[end * STEP] = first, last
