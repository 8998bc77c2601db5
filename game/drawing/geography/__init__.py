"""Coasts, lakes and rivers from Natural Earth, thinned: see README.md in this folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

Water = Literal["coast", "lakes", "rivers"]
LineKind = Literal["front", "frontier", "demarcation", "railway", "route"]
PlaceKind = Literal["town", "water", "land"]
Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees, east and north counted up."""


class Frame(NamedTuple):
    """A stretch of the earth between two meridians and two parallels, in degrees."""

    west: float
    east: float
    south: float
    north: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the frame or on its edge."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, other: Frame) -> bool:
        """Whether two frames have a part in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north


def within(frame: Frame, water: Water, least: float = 0) -> Iterator[tuple[Point, ...]]:
    """The lines of a kind of water of which a part may lie in a frame.

    Left out are those whose breadth and height are both smaller than `least` degrees.
    """
    for index, numbers in enumerate(_file()[water]):
        west, east, south, north = (number / 100 for number in numbers[:4])
        large = max(east - west, north - south) >= least
        if large and Frame(west, east, south, north).meets(frame):
            yield _points(water, index)


@cache
def _file() -> dict[Water, list[list[int]]]:
    """All lines, read once. Raises OSError if the file that comes with the program is gone."""
    import json

    path = Path(__file__).with_name("natural_earth.json")
    read: dict[Water, list[list[int]]] = json.loads(path.read_text("utf-8"))
    return read


@cache
def _points(water: Water, index: int) -> tuple[Point, ...]:
    """A line's points: the file has its frame, its first point, and the step to each next one."""
    numbers = _file()[water][index]
    lons, lats = accumulate(numbers[4::2]), accumulate(numbers[5::2])
    return tuple((lon / 100, lat / 100) for lon, lat in zip(lons, lats, strict=True))
