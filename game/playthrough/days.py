"""The days of a run: those up to a scene, for the time row, and that of the scene after it."""

from __future__ import annotations

from game.drawing.time_row import TimeRow
from game.playthrough.play import Playthrough
from game.reader.dates import Day


def days_until(play: Playthrough, name: str) -> TimeRow | None:
    """The days of the scenes that this run came to before a scene, and that scene's own.

    None where the scene has no date.
    """
    today = play.scene(name).date
    if today is None:
        return None
    scenes = (*play.passed, *play.ahead)
    before = scenes[: scenes.index(name)] if name in scenes else scenes
    days = (play.scene(one).date for one in before)
    return TimeRow(tuple(day for day in days if day is not None), today)


def next_day(play: Playthrough, name: str) -> Day | None:
    """The day of the scene that this run came to next; None at the chapter's end."""
    scenes = (*play.passed, *play.ahead)
    after = scenes[scenes.index(name) + 1 :] if name in scenes else ()
    return play.scene(after[0]).date if after else None
