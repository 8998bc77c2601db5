"""A map as plain data, and the same in sentences.

A map is first cut to a day (`known_on`): what is dated later is then not in it any more, and no
drawing of it can show that. `game.drawing.maps_drawn` draws it for a terminal,
`game.drawing.maps_svg` for print and page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.drawing.geography import Frame, LineKind, PlaceKind, Point
from game.drawing.ink import tidy
from game.reader.dates import Day


@dataclass(frozen=True)
class Place:
    """A name at a point: a town has a mark, a water or a land only its name."""

    name: str
    at: Point
    kind: PlaceKind = "town"
    date: Day | None = None


@dataclass(frozen=True)
class Line:
    """A line through points. `through` names those of them that are places, for the words.

    `words` is a sentence of its own; without it the sentence is made of the label and `through`.
    """

    kind: LineKind
    label: str
    date: Day
    points: tuple[Point, ...]
    through: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Area:
    """A stretch of land inside a closed line."""

    label: str
    date: Day
    points: tuple[Point, ...]
    words: str = ""


@dataclass(frozen=True)
class Map:
    """A frame with what stands in it; `words` says what one sees, for those who cannot see it.

    Longitudes and latitudes are in degrees.
    """

    title: str
    frame: Frame
    words: str
    places: tuple[Place, ...] = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[Area, ...] = ()


def known_on(whole: Map, day: Day) -> Map:
    """The map without anything that may be later than a day."""
    return replace(
        whole,
        places=tuple(one for one in whole.places if not one.date or one.date.surely_by(day)),
        lines=tuple(one for one in whole.lines if one.date.surely_by(day)),
        areas=tuple(one for one in whole.areas if one.date.surely_by(day)),
    )


def say(shown: Map) -> list[str]:
    """The map in sentences: what it shows, then every line and area with its day."""
    return [sentence for sentence in _sentences(shown) if sentence]


def _sentences(shown: Map) -> Iterator[str]:
    yield f"Map: {tidy(shown.title)}."
    yield tidy(shown.words)
    for area in shown.areas:
        yield f"{dated(area)}."
        yield tidy(area.words)
    for line in shown.lines:
        yield f"{dated(line)}{_course(line)}."
        yield tidy(line.words)


def dated(one: Line | Area) -> str:
    """What a line or an area is, with its day."""
    return f"{tidy(one.label)}, {one.date}"


def _course(line: Line) -> str:
    return f": by {', '.join(map(tidy, line.through))}" if len(line.through) > 1 else ""
