"""The map of a scene as it may be shown: as known on the scene's day, or whole at the end."""

from __future__ import annotations

from dataclasses import replace

from game.archive.maps import MapEntry
from game.drawing.maps import Area, Line, Map, Place, known_on
from game.playthrough.passages import Renderer
from game.playthrough.play import Playthrough
from game.reader.dates import Day
from game.story.format import Scene


def map_on(play: Playthrough, scene: Scene, day: Day | None) -> Map | None:
    """A scene's map without anything that may be later than a day; None where it shows none."""
    entry = play.story.archive.maps.get(scene.map or "")
    if entry is None or day is None or not entry.date.surely_by(day):
        return None
    return _told(play, known_on(_whole(entry), day))


def whole_map(play: Playthrough, scene: Scene) -> Map | None:
    """A scene's map with everything on it, for the chapter's end; None where it shows none."""
    entry = play.story.archive.maps.get(scene.map or "")
    return _told(play, _whole(entry)) if entry is not None else None


def _whole(entry: MapEntry) -> Map:
    """A map of the archive with everything on it, as it is drawn."""
    spots = entry.spots
    places = [
        Place(one.name, (one.east, one.north), one.kind, one.date) for one in entry.places.values()
    ]
    lines = [
        Line(
            line.kind,
            line.label,
            line.date,
            tuple(spots[key] for key in line.through),
            tuple(entry.places[key].name for key in line.through if key in entry.places),
            line.words,
        )
        for line in entry.lines.values()
    ]
    areas = [
        Area(area.label, area.date, tuple(spots[key] for key in area.around), area.words)
        for area in entry.areas.values()
    ]
    return Map(entry.title, entry.edges, entry.words, tuple(places), tuple(lines), tuple(areas))


def _told(play: Playthrough, shown: Map) -> Map:
    """The map with its sentences as they are read: without the citations in them."""
    line = Renderer(play).line
    return replace(
        shown,
        words=line(shown.words),
        lines=tuple(replace(one, words=line(one.words)) for one in shown.lines),
        areas=tuple(replace(one, words=line(one.words)) for one in shown.areas),
    )
