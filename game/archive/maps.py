"""Floor 0: maps as the archive declares them: a frame, places, and what lay between on which day.

Everything on a map has a day: what is dated later than the day that is looked at is not shown.
"""

from collections.abc import Mapping
from typing import Annotated

from game.drawing.geography import Frame, LineKind, PlaceKind, Point
from game.reader.entries import ShownEntry
from game.reader.fields import Date, FilledLine, FilledPlain, Id, PlainText
from game.reader.kinds import NumberKind, Size
from game.reader.shown import BEFORE, END, NEVER, Shown

Longitude = Annotated[float, NumberKind(-180, 200)]
Latitude = Annotated[float, NumberKind(-89, 89)]


class MapFrame(ShownEntry):
    """What stretch of the earth a map shows, in degrees."""

    west: Annotated[Longitude, NEVER]
    """Its western edge, degrees east of Greenwich; west of it with a minus."""
    east: Annotated[Longitude, NEVER]
    """Its eastern edge; beyond the date line degrees count on past 180."""
    south: Annotated[Latitude, NEVER]
    """Its southern edge, degrees north."""
    north: Annotated[Latitude, NEVER]
    """Its northern edge."""


class MapPlace(ShownEntry):
    """A name on a map."""

    name: Annotated[FilledLine, BEFORE]
    """The name as it was on the day of the map."""
    north: Annotated[Latitude, NEVER]
    """Degrees north."""
    east: Annotated[Longitude, NEVER]
    """Degrees east."""
    kind: Annotated[PlaceKind, NEVER] = "town"
    """A town has a mark; a water or a land only its name."""
    date: Annotated[Date | None, NEVER] = None
    """From when it is shown, if not from the beginning."""


class MapPoint(ShownEntry):
    """A point without a name on the map, where a line bends."""

    north: Annotated[Latitude, NEVER]
    """Degrees north."""
    east: Annotated[Longitude, NEVER]
    """Degrees east."""
    note: Annotated[PlainText, END] = ""
    """What is there."""


class MapLine(ShownEntry):
    """A line on a map: a front, a frontier, a demarcation, a railway, a route."""

    kind: Annotated[LineKind, NEVER]
    """How it is drawn: each kind has its own pattern."""
    label: Annotated[FilledLine, BEFORE]
    """What it is, for the key: `The front of the armistice`."""
    date: Annotated[Date, BEFORE]
    """From when it was so; before that day it is not drawn."""
    through: Annotated[list[Id], Size(2), NEVER]
    """Places and points of the map, in order."""
    words: Annotated[PlainText, BEFORE] = ""
    """What one should see of it, in a sentence, for those who cannot see it."""
    note: Annotated[FilledPlain, Shown("end", cites="always")]
    """Where its course is written, and how exact it is, with a citation."""


class MapArea(ShownEntry):
    """A stretch of land on a map."""

    label: Annotated[FilledLine, BEFORE]
    """What it is, for the key."""
    date: Annotated[Date, BEFORE]
    """From when it was so; before that day it is not drawn."""
    around: Annotated[list[Id], Size(3), NEVER]
    """Places and points of the map along its edge, in order."""
    words: Annotated[PlainText, BEFORE] = ""
    """What one should see of it, in a sentence."""
    note: Annotated[FilledPlain, Shown("end", cites="always")]
    """Where its edge is written, and how exact it is, with a citation."""


class MapEntry(ShownEntry):
    """A map."""

    title: Annotated[FilledLine, BEFORE]
    """What it shows."""
    date: Annotated[Date, NEVER]
    """From when `title` and `words` may be read: no scene before that day can show the map."""
    words: Annotated[FilledPlain, BEFORE]
    """What one sees, in a sentence or two, for those who cannot see it."""
    frame: MapFrame
    """Its edges."""
    places: dict[Id, MapPlace] = {}
    """Names, the most important first: where there is no room, the last ones give way."""
    points: dict[Id, MapPoint] = {}
    """Points without names, for lines and areas."""
    lines: dict[Id, MapLine] = {}
    """Lines."""
    areas: dict[Id, MapArea] = {}
    """Areas."""

    @property
    def spots(self) -> Mapping[str, Point]:
        """Longitude and latitude of every place and point."""
        points = {key: (one.east, one.north) for key, one in self.points.items()}
        return points | {key: (one.east, one.north) for key, one in self.places.items()}

    @property
    def edges(self) -> Frame:
        """The frame as numbers."""
        return Frame(self.frame.west, self.frame.east, self.frame.south, self.frame.north)
