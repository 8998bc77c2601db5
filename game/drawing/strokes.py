"""How each kind of line is drawn in dots, so that it is told from the others without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.drawing.canvas import Canvas, Dot, Layer
from game.drawing.geography import LineKind

AREA = Layer(0, "quiet", "'")
RIVER = Layer(1, "quiet", ",")
SHORE = Layer(2, "quiet", ".")
RAILWAY = Layer(3, "", "=")
DEMARCATION = Layer(4, "label", ":")
FRONTIER = Layer(5, "strong", "-")
ROUTE = Layer(6, "strong", "+")
FRONT = Layer(7, "strong", "#")

Stroke = Callable[[Dot, int], Iterable[Dot]]
"""The dots that a line sets at its dot of a number, counted from where it begins."""


def _front(dot: Dot, at: int) -> Iterable[Dot]:  # noqa: ARG001
    """Two dots broad."""
    x, y = dot
    return ((x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1))


def _frontier(dot: Dot, at: int) -> Iterable[Dot]:
    """Long dashes."""
    return (dot,) if at % 8 < 5 else ()


def _demarcation(dot: Dot, at: int) -> Iterable[Dot]:
    """Blots, two dots broad, with gaps as long as a cell."""
    return _front(dot, at) if at % 6 < 2 else ()


def _railway(dot: Dot, at: int) -> Iterable[Dot]:
    """A thin line with ties."""
    x, y = dot
    return ((x, y), (x, y - 1), (x, y + 1), (x - 1, y), (x + 1, y)) if at % 6 == 3 else (dot,)


def _route(dot: Dot, at: int) -> Iterable[Dot]:
    """Short dashes."""
    return (dot,) if at % 4 < 2 else ()


LAYERS: dict[LineKind, Layer] = {
    "front": FRONT,
    "frontier": FRONTIER,
    "demarcation": DEMARCATION,
    "railway": RAILWAY,
    "route": ROUTE,
}
STROKES: dict[LineKind, Stroke] = {
    "front": _front,
    "frontier": _frontier,
    "demarcation": _demarcation,
    "railway": _railway,
    "route": _route,
}


def draw(canvas: Canvas, kind: LineKind, dots: Iterable[Dot]) -> None:
    """Draw a line of a kind through dots; shores and rivers make way for it."""
    layer, stroke = LAYERS[kind], STROKES[kind]
    if not canvas.braille:
        stroke = _thin
    for at, dot in enumerate(dots):
        for one in stroke(dot, at):
            if kind != "railway":
                canvas.clear_round(one, RAILWAY)
            canvas.put(one, layer)


def _thin(dot: Dot, at: int) -> Iterable[Dot]:  # noqa: ARG001
    return (dot,)


def fill(canvas: Canvas, inside: Iterable[Dot]) -> None:
    """Fill dots of an area with a light pattern."""
    for x, y in inside:
        if (y % 3 == 0 and (x + y) % 6 == 0) if canvas.braille else (x + 2 * y) % 4 == 0:
            canvas.put((x, y), AREA)
