"""Playable files as a teacher makes them, and the first runs to look at in them."""

from functools import cache

from game.html.playable import playable
from game.playable.fold import fold
from game.session import open_scenario


@cache
def made(name, word=""):
    """The text of the playable file of a scenario."""
    story, digest = open_scenario(str(name))
    return playable(fold(story), digest, word)
