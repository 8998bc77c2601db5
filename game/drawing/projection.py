"""From degrees to dots: a plain grid of meridians and parallels, true to scale in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from game.drawing.geography import Frame, Point

Spot = tuple[float, float]
"""A place on the canvas in dots from its upper left corner."""

STRETCH = 1.4
"""How much broader than true to scale a map may be drawn where its height is limited."""
CELL = 2
"""A cell of a terminal is about twice as high as broad."""


def cells_for(frame: Frame, width: int, height: int) -> tuple[int, int]:
    """Columns and rows for a frame, within a width and a height; at least one of each."""
    ratio = _height(frame) / _breadth(frame)
    rows = round(width * ratio / CELL)
    if rows <= height:
        return width, max(1, rows)
    return max(1, min(width, round(height * CELL / ratio * STRETCH))), height


def _breadth(frame: Frame) -> float:
    return (frame.east - frame.west) * cos(radians((frame.south + frame.north) / 2))


def _height(frame: Frame) -> float:
    return frame.north - frame.south


@dataclass(frozen=True)
class Projection:
    """A frame laid on a canvas of so many dots."""

    frame: Frame
    breadth: int
    height: int

    @property
    def scale(self) -> Spot:
        """Dots to a degree, across and down."""
        frame = self.frame
        across = (self.breadth - 1) / (frame.east - frame.west)
        return across, (self.height - 1) / (frame.north - frame.south)

    def spot(self, point: Point) -> Spot:
        """Where a point of the earth lies."""
        across, down = self.scale
        return (point[0] - self.frame.west) * across, (self.frame.north - point[1]) * down

    def path(self, points: Iterable[Point]) -> Iterator[list[Spot]]:
        """A line in the pieces of it that lie on the canvas."""
        (across, down), west, north = self.scale, self.frame.west, self.frame.north
        spots = (((lon - west) * across, (north - lat) * down) for lon, lat in points)
        piece: list[Spot] = []
        for first, last in pairwise(spots):
            clipped = clip(first, last, self.breadth - 1, self.height - 1)
            if clipped is None:
                continue
            if not piece or piece[-1] != clipped[0]:
                if piece:
                    yield piece
                piece = [clipped[0]]
            piece.append(clipped[1])
        if piece:
            yield piece


def clip(first: Spot, last: Spot, right: float, bottom: float) -> tuple[Spot, Spot] | None:
    """The part of a stretch between 0 and `right`, 0 and `bottom`; None if it lies outside.

    The method is Liang and Barsky's.
    """
    (x, y), (c, d) = first, last
    if 0 <= x <= right and 0 <= c <= right and 0 <= y <= bottom and 0 <= d <= bottom:
        return first, last
    if (x < 0 and c < 0) or (x > right and c > right) or (y < 0 and d < 0):
        return None
    dx, dy = c - x, d - y
    enters, leaves = 0.0, 1.0
    for step, room in ((-dx, x), (dx, right - x), (-dy, y), (dy, bottom - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    if enters > leaves:
        return None
    start = first if enters == 0 else (x + dx * enters, y + dy * enters)
    end = last if leaves == 1 else (x + dx * leaves, y + dy * leaves)
    return start, end
