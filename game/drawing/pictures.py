"""Every kind of picture by its data: one door for whoever puts pictures on a page."""

from __future__ import annotations

from typing import TypeAlias

from game.drawing import moved, votes, votes_drawn
from game.drawing.ink import Rows

Picture: TypeAlias = votes.Votes | moved.Moved
"""What can be drawn."""


def draw(picture: Picture, width: int) -> Rows:
    """A picture in rows no wider than `width` cells."""
    if isinstance(picture, votes.Votes):
        return votes_drawn.draw(picture, width)
    return moved.draw(picture, width)


def say(picture: Picture) -> list[str]:
    """The same in sentences, for plain mode and screen readers."""
    if isinstance(picture, votes.Votes):
        return votes.say(picture)
    return moved.say(picture)
