"""A map as SVG, for print and page. It needs no colour, no script, and nothing from outside.

Its colours are those of the page around it: everything is drawn in `currentColor`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from math import cos, radians

from game.drawing import geography
from game.drawing.geography import LineKind, Point
from game.drawing.ink import tidy
from game.drawing.maps import Map, Place, dated, say
from game.drawing.projection import Projection, Spot

BREADTH = 800
"""Units of the picture's breadth; the page decides how large it is printed."""
ROW = 24
"""Height of a row of the key, in units."""
INK = 'font-family="sans-serif" font-size="16" fill="none" stroke="currentColor"'
SPECK = 3
"""Units across which an island or a lake must have to be drawn."""
STROKES: dict[LineKind, str] = {
    "front": 'stroke-width="5"',
    "frontier": 'stroke-width="2" stroke-dasharray="14 6"',
    "demarcation": 'stroke-width="5" stroke-dasharray="5 9"',
    "railway": 'stroke-width="1.5"',
    "route": 'stroke-width="2.5" stroke-dasharray="5 5"',
}
TIES = 'stroke-width="7" stroke-dasharray="1.5 12"'
"""What a railway has besides its line."""


def draw(shown: Map) -> str:
    """The map as one SVG element, with its sentences as its description."""
    frame = shown.frame
    breadth = (frame.east - frame.west) * cos(radians((frame.south + frame.north) / 2))
    height = round(BREADTH * (frame.north - frame.south) / breadth)
    laid = Projection(frame, BREADTH + 1, height + 1)
    key = (len(shown.lines) + len(shown.areas)) * ROW
    box = f'viewBox="0 0 {BREADTH} {height + key + ROW}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" {INK}>',
        f"<title>{escape(tidy(shown.title))}</title>",
        f"<desc>{escape(' '.join(say(shown)))}</desc>",
        f'<rect width="{BREADTH}" height="{height}" stroke-width="1"/>',
        *_waters(laid),
        *_areas(shown, laid),
        *_lines(shown, laid),
        *(_place(place, laid.spot(place.at)) for place in shown.places if frame.holds(place.at)),
        *_key(shown, height + ROW),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _waters(laid: Projection) -> Iterator[str]:
    """Shores full, rivers thin."""
    least = SPECK * (laid.frame.east - laid.frame.west) / laid.breadth
    kinds: tuple[tuple[geography.Water, str], ...] = (
        ("rivers", 'stroke-width="0.6" opacity="0.55"'),
        ("lakes", 'stroke-width="0.9" opacity="0.8"'),
        ("coast", 'stroke-width="1.1"'),
    )
    for water, style in kinds:
        path = "".join(
            _path(piece)
            for points in geography.within(laid.frame, water, least)
            for piece in laid.path(points)
        )
        yield f'<path class="{water}" d="{path}" {style}/>'


def _areas(shown: Map, laid: Projection) -> Iterator[str]:
    """Areas in a light tone. What of them lies outside the frame is cut off."""
    for area in shown.areas:
        path = _path(_within(laid, area.points))
        yield f'<path class="area" d="{path}Z" stroke="none" fill="currentColor" opacity="0.12"/>'


def _within(laid: Projection, points: Iterable[Point]) -> list[Spot]:
    """Points moved to the nearest place in the frame."""
    spots = map(laid.spot, points)
    right, bottom = laid.breadth - 1, laid.height - 1
    return [(min(max(x, 0), right), min(max(y, 0), bottom)) for x, y in spots]


def _lines(shown: Map, laid: Projection) -> Iterator[str]:
    for line in shown.lines:
        path = "".join(_path(piece) for piece in laid.path(line.points))
        yield from _stroked(line.kind, path)


def _stroked(kind: LineKind, path: str) -> Iterator[str]:
    yield f'<path class="{kind}" d="{path}" {STROKES[kind]}/>'
    if kind == "railway":
        yield f'<path class="ties" d="{path}" {TIES}/>'


def _path(spots: list[Spot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)


def _place(place: Place, spot: Spot) -> str:
    x, y = spot
    if place.kind != "town":
        return _named(place, f'x="{x:.1f}" y="{y:.1f}" font-style="italic" text-anchor="middle"')
    mark = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="currentColor"/>'
    if x > BREADTH * 0.8:
        return mark + _named(place, f'x="{x - 8:.1f}" y="{y + 5:.1f}" text-anchor="end"')
    return mark + _named(place, f'x="{x + 8:.1f}" y="{y + 5:.1f}"')


def _named(place: Place, style: str) -> str:
    """A name, on a halo in the colour of the page so that it stands out from lines under it."""
    name = escape(tidy(place.name))
    halo = f'<text {style} stroke="Canvas" stroke-width="4" aria-hidden="true">{name}</text>'
    return f'{halo}<text {style} stroke="none" fill="currentColor">{name}</text>'


def _key(shown: Map, top: int) -> Iterator[str]:
    """A sample of every line and area with its name and day."""
    y = top
    for line in shown.lines:
        yield from _stroked(line.kind, f"M4 {y}L64 {y}")
        yield _explained(dated(line), y)
        y += ROW
    for area in shown.areas:
        box = f'x="4" y="{y - 8}" width="60" height="16"'
        yield f'<rect {box} stroke="none" fill="currentColor" opacity="0.12"/>'
        yield _explained(dated(area), y)
        y += ROW


def _explained(words: str, y: int) -> str:
    return f'<text x="76" y="{y + 5}" stroke="none" fill="currentColor">{escape(words)}</text>'
