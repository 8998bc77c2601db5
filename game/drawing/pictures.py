"""Every kind of picture by its data: one door for whoever puts pictures on a page."""

from __future__ import annotations

from typing import TypeAlias

from game.drawing import chart, moved, time_row, votes, votes_drawn
from game.drawing.chart import Chart
from game.drawing.ink import Rows
from game.drawing.moved import Moved
from game.drawing.time_row import TimeRow
from game.drawing.votes import Votes

Picture: TypeAlias = Votes | Moved | Chart | TimeRow
"""What can be drawn."""


def draw(picture: Picture, width: int) -> Rows:
    """A picture in rows no wider than `width` cells."""
    if isinstance(picture, Votes):
        return votes_drawn.draw(picture, width)
    if isinstance(picture, Moved):
        return moved.draw(picture, width)
    if isinstance(picture, Chart):
        return chart.draw(picture, width)
    return time_row.draw(picture, width)


def say(picture: Picture) -> list[str]:
    """The same in sentences, for plain mode and screen readers."""
    if isinstance(picture, Votes):
        return votes.say(picture)
    if isinstance(picture, Moved):
        return moved.say(picture)
    if isinstance(picture, Chart):
        return chart.say(picture)
    return time_row.say(picture)
