"""Places on a page that are filled from a player's own log: his reasons, and how he counted heads;
and blocks that stand only where something is remembered.

Such a place is held by a mark in the text: Unicode noncharacters, which no written text holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.drawing.votes import Stand
from game.playthrough.reveal import MotionView, Reveal

MARKS = re.compile("[\ufdd0-\ufdef]")
REASON = re.compile("\ufdd0([^\ufdd1]*)\ufdd1")
"""The reason given in a scene, by its id."""
IN_PENCIL = " heads"
"""What stands in place of a scene's id where a page says how many heads are counted how."""
EXPECTED = re.compile("\ufdd2([^\ufdd3|]*)\\|([^\ufdd3|]*)\ufdd3")
"""How a man, by his id, was expected to vote, where the minutes have it otherwise: the vote they
have stands behind it, or nothing where they do not name him."""

HELD = re.compile("\ufdd4([\\d ]+)\ufdd5")
"""The numbers of what a page asks for: the block stands where one of these holds."""


def where(numbers: Iterable[int]) -> str:
    """The mark at the beginning of a block that stands only where one of some things holds.

    Where nothing is asked for it always stands, and there is no mark.
    """
    listed = " ".join(map(str, sorted(numbers)))
    return f"\ufdd4{listed}\ufdd5" if listed else ""


def marked(text: str) -> tuple[tuple[int, ...], str]:
    """The numbers in the mark with which a text begins, if it does, and the text behind it."""
    found = HELD.match(text)
    if found is None:
        return (), text
    return tuple(map(int, found[1].split())), text[found.end() :]


def reason_of(scene: str) -> str:
    """The mark of the reason given in a scene."""
    return f"\ufdd0{scene}\ufdd1"


def with_heads(reveal: Reveal, men: Mapping[str, str]) -> Reveal:
    """A record made for a player who counted every head, with marks in place of what he counted.

    `men` gives the ids of those whose heads could be counted by their names.
    """
    return replace(reveal, motions=tuple(_marked(motion, men) for motion in reveal.motions))


def _marked(motion: MotionView, men: Mapping[str, str]) -> MotionView:
    voters = tuple(
        replace(one, pencil=_mark(men[one.name], one.stand)) if one.pencil is not None else one
        for one in motion.votes.voters
    )
    not_named = tuple((name, _mark(men[name], "")) for name, _ in motion.not_named)
    return replace(motion, votes=replace(motion.votes, voters=voters), not_named=not_named)


def _mark(man: str, stand: str) -> Stand:
    """A mark where the word for a vote would stand."""
    return f"\ufdd2{man}|{stand}\ufdd3"  # type: ignore[return-value]
