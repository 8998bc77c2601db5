"""A map drawn for a terminal, with its title over it and a key to its lines under it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from string import ascii_lowercase

from game.drawing import geography, strokes
from game.drawing.canvas import Canvas, Dot, Layer, along
from game.drawing.geography import LineKind
from game.drawing.ink import HEIGHT, Row, Rows, Run, cells, row, tidy
from game.drawing.labels import Labels
from game.drawing.maps import Area, Map, dated, say
from game.drawing.projection import Projection, cells_for
from game.reader.cells import wrap

LEAST = 6
"""The fewest rows of the map itself, without title and key."""
NARROWEST = 20
SAMPLE = 5
"""Cells of a line's sample in the key."""
GAP = 3
SPECK = 5
"""Dots across which an island or a lake must have to be drawn."""
WATERS: tuple[tuple[Layer, geography.Water], ...] = (
    (strokes.RIVER, "rivers"),
    (strokes.SHORE, "lakes"),
    (strokes.SHORE, "coast"),
)


@lru_cache(maxsize=32)
def draw(shown: Map, width: int, height: int = HEIGHT, braille: bool = True) -> Rows:
    """A map in rows no wider than `width` cells; with its title and key it takes `height` rows.

    It takes fewer where it is broad, and more where the key leaves it less than LEAST. The map is
    drawn as it is: cut it to a day first, with `game.drawing.maps.known_on`. Without `braille`
    plain letters and signs are used. Under 20 cells the sentences stand in its place.
    """
    if width < NARROWEST:
        return tuple(row(line) for said in say(shown) for line in wrap(said, width))
    title = [row(Run(line, "strong")) for line in wrap(tidy(shown.title), width)]
    letters = _letters(shown)
    key = list(_key(shown, letters, width, braille))
    left = max(LEAST, height - len(title) - len(key))
    canvas = Canvas(*cells_for(shown.frame, width, left), braille)
    labels = _paint(canvas, shown, letters)
    listed = "   ".join(f"{mark} {name}" for mark, name in labels.listed)
    named = [row(Run(line, "quiet")) for line in wrap(listed, width)]
    return (*title, *canvas.read(), *key, *named)


def _letters(shown: Map) -> list[str]:
    """A letter for every line that shares its pattern with another; for the others none."""
    kinds = [line.kind for line in shown.lines]
    free = iter(ascii_lowercase)
    return [next(free, "") if kinds.count(kind) > 1 else "" for kind in kinds]


def _paint(canvas: Canvas, shown: Map, letters: list[str]) -> Labels:
    laid = Projection(shown.frame, *canvas.size)
    for area in shown.areas:
        strokes.fill(canvas, _inside(laid, area))
    _waters(canvas, laid)
    for line in sorted(shown.lines, key=lambda one: strokes.LAYERS[one.kind].height):
        for piece in laid.path(line.points):
            strokes.draw(canvas, line.kind, along(piece))
    return _name(canvas, shown, laid, letters)


def _waters(canvas: Canvas, laid: Projection) -> None:
    """Rivers dotted, shores in full; what would be no more than a speck is left out."""
    least = SPECK * (laid.frame.east - laid.frame.west) / laid.breadth
    for layer, water in WATERS:
        for points in geography.within(laid.frame, water, least):
            for piece in laid.path(points):
                for at, dot in enumerate(along(piece)):
                    if layer is strokes.SHORE or at % 3 < 2:
                        canvas.put(dot, layer)


def _inside(laid: Projection, area: Area) -> Iterator[Dot]:
    """The dots of an area, row by row."""
    spots = [laid.spot(point) for point in area.points]
    sides = list(zip(spots, [*spots[1:], *spots[:1]], strict=True))
    for y in range(laid.height):
        crossed = sorted(
            a + (y - b) * (c - a) / (d - b) for (a, b), (c, d) in sides if (b <= y) != (d <= y)
        )
        for first, last in zip(crossed[::2], crossed[1::2], strict=True):
            stretch = range(max(0, ceil(first)), min(laid.breadth - 1, int(last // 1)) + 1)
            yield from ((x, y) for x in stretch)


def _name(canvas: Canvas, shown: Map, laid: Projection, letters: list[str]) -> Labels:
    labels = Labels(canvas)
    spots = [(place, laid.spot(place.at)) for place in shown.places if shown.frame.holds(place.at)]
    places = [(place, canvas.cell((int(x), int(y)))) for place, (x, y) in spots]
    labels.mark_all(places)
    for letter, line in zip(letters, shown.lines, strict=True):
        if letter:
            drawn = [dot for piece in laid.path(line.points) for dot in along(piece)]
            labels.put_letter(letter, [canvas.cell(dot) for dot in drawn])
    for place, cell in places:
        labels.put(place, cell)
    return labels


def _key(shown: Map, letters: list[str], width: int, braille: bool) -> Iterator[Row]:
    """A sample of every line and area with its name and day."""
    for letter, line in zip(letters, shown.lines, strict=True):
        sample = row(*_sample(line.kind, braille), Run(f" {letter}", "strong"))
        yield from _explained(sample, dated(line), width)
    for area in shown.areas:
        yield from _explained(_pattern(braille), dated(area), width)


def _explained(sample: Row, text: str, width: int) -> Iterator[Row]:
    first, *later = wrap(text, width - SAMPLE - GAP) or [""]
    yield row(*sample, " " * (SAMPLE + GAP - cells(sample)), Run(first, "quiet"))
    yield from (row(" " * (SAMPLE + GAP), Run(part, "quiet")) for part in later)


def _sample(kind: LineKind, braille: bool) -> Row:
    canvas = Canvas(SAMPLE, 1, braille)
    middle = canvas.down // 2 - (1 if braille else 0)
    strokes.draw(canvas, kind, along(((0, middle), (canvas.size[0] - 1, middle))))
    return canvas.read()[0]


def _pattern(braille: bool) -> Row:
    canvas = Canvas(SAMPLE, 1, braille)
    breadth, height = canvas.size
    strokes.fill(canvas, ((x, y) for x in range(breadth) for y in range(height)))
    return canvas.read()[0]
