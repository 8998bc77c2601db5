"""The map of a scene as it may be shown: as known on the scene's day, or whole at the end."""

from __future__ import annotations

from dataclasses import replace

from game.drawing.maps import Map
from game.playthrough.passages import Renderer
from game.playthrough.play import Playthrough
from game.reader.dates import Day
from game.story.format import Scene


def map_on(play: Playthrough, scene: Scene, day: Day | None) -> Map | None:
    """A scene's map without anything that may be later than a day; None where it shows none."""
    entry = play.story.archive.maps.get(scene.map or "")
    known = entry.known_on(day) if entry is not None and day is not None else None
    return _told(play, known) if known is not None else None


def whole_map(play: Playthrough, scene: Scene) -> Map | None:
    """A scene's map with everything on it, for the chapter's end; None where it shows none."""
    entry = play.story.archive.maps.get(scene.map or "")
    return _told(play, entry.whole) if entry is not None else None


def _told(play: Playthrough, shown: Map) -> Map:
    """The map with its sentences as they are read: without the citations in them."""
    line = Renderer(play).line
    return replace(
        shown,
        words=line(shown.words),
        lines=tuple(replace(one, words=line(one.words)) for one in shown.lines),
        areas=tuple(replace(one, words=line(one.words)) for one in shown.areas),
    )
