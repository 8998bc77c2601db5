"""Every kind of picture by its data: one door for whoever puts pictures on a page."""

from __future__ import annotations

from typing import TypeAlias

from game.drawing import (
    chart,
    key_columns,
    maps,
    maps_drawn,
    moved,
    time_row,
    voter_fates,
    votes,
    votes_drawn,
)
from game.drawing.chart import Chart
from game.drawing.ink import HEIGHT, Rows
from game.drawing.key_columns import KeyColumns
from game.drawing.maps import Map
from game.drawing.moved import Moved
from game.drawing.time_row import TimeRow
from game.drawing.voter_fates import VoterFates
from game.drawing.votes import Votes

Picture: TypeAlias = Votes | Moved | VoterFates | Chart | TimeRow | Map | KeyColumns
"""What can be drawn."""


def draw(picture: Picture, width: int, height: int = HEIGHT, braille: bool = True) -> Rows:
    """A picture in rows no wider than `width` cells.

    `height` is the number of rows that a map should take with its title and key. Where the terminal
    has no `braille`, maps are drawn in letters.
    """
    if isinstance(picture, Votes):
        return votes_drawn.draw(picture, width)
    if isinstance(picture, Moved):
        return moved.draw(picture, width)
    if isinstance(picture, VoterFates):
        return voter_fates.draw(picture, width)
    if isinstance(picture, Chart):
        return chart.draw(picture, width)
    if isinstance(picture, TimeRow):
        return time_row.draw(picture, width)
    if isinstance(picture, KeyColumns):
        return key_columns.draw(picture, width)
    return maps_drawn.draw(picture, width, height, braille)


def say(picture: Picture) -> list[str]:
    """The same in sentences, for plain mode and screen readers."""
    if isinstance(picture, Votes):
        return votes.say(picture)
    if isinstance(picture, Moved):
        return moved.say(picture)
    if isinstance(picture, VoterFates):
        return voter_fates.say(picture)
    if isinstance(picture, Chart):
        return chart.say(picture)
    if isinstance(picture, TimeRow):
        return time_row.say(picture)
    if isinstance(picture, KeyColumns):
        return key_columns.say(picture)
    return maps.say(picture)
