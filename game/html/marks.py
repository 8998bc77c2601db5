"""Blocks as HTML, with elements that a script fills in place of the marks in them."""

from __future__ import annotations

import re
from typing import Any

from game.drawing import maps_svg
from game.drawing.time_row import TimeRow
from game.drawing.votes import STANDS, Count, Stand
from game.html import TEXT_BLOCKS, template
from game.pages.blocks import Block
from game.playable.holes import EXPECTED, HELD, IN_PENCIL, REASON, reason_of

_PENCILLED = re.compile(rf"(?P<before> \(|; )you had pencilled {EXPECTED.pattern}(?P<after>\)?)")
"""What a sentence on a count says of one man: in brackets of its own, or last in brackets."""
_IN_A_COLUMN = re.compile(rf'<span class="quiet">\[{EXPECTED.pattern}\]</span>')
_TAG = re.compile(r"<\w+")


class Drawer:
    """Draws blocks and rows of days; each that is alike is drawn once."""

    def __init__(self) -> None:
        self._block = template("blocks.html.j2").module.block
        pictures = template("pictures.html.j2")
        pictures.globals |= {
            "STANDS": STANDS,
            "marks_of": _marks_of,
            "share": _share,
            "svg": maps_svg.draw,
        }
        self._picture = pictures.module.drawn
        self._time = pictures.module.time
        self._known: dict[Any, str] = {}

    def block(self, block: Block) -> str:
        """A block, the places in it that are filled later as empty elements."""
        if block not in self._known:
            self._known[block] = self._drawn(block)
        return self._known[block]

    def time(self, time: TimeRow) -> str:
        """The days up to today, to scale."""
        if time not in self._known:
            self._known[time] = str(self._time(time)).strip()
        return self._known[time]

    def _drawn(self, block: Block) -> str:
        drawn = self._block if type(block).__name__ in TEXT_BLOCKS else self._picture
        html = str(drawn(block)).strip()
        hangs_on = HELD.search(html)
        attributes = f' data-if="{hangs_on[1]}"' if hangs_on else ""
        html = html.replace(reason_of(IN_PENCIL), '<span id="in-pencil"></span>')
        if REASON.search(html) or any(not one[2] for one in EXPECTED.finditer(html)):
            attributes += " data-own"
        html = HELD.sub("", html)
        html = REASON.sub(r'<span data-words="\1"></span>', html)
        html = _PENCILLED.sub(_in_brackets, html)
        html = _IN_A_COLUMN.sub(_place("[*]", 'class="quiet" '), html)
        html = EXPECTED.sub(_place("*"), html)
        return _TAG.sub(lambda tag: tag[0] + attributes, html, count=1)


def _place(said: str, attribute: str = "") -> str:
    """What stands for a mark: an element for how a man was expected to vote, said so."""
    return rf'<span {attribute}data-man="\1" data-not="\2" data-as="{said}"></span>'


def _in_brackets(found: re.Match[str]) -> str:
    """The element for what had been pencilled, with the brackets that stand only with it."""
    man, stand = found[2], found[3]
    alone = found["before"].endswith("(")
    said = f"{found['before']}you had pencilled *" + (")" if alone else "")
    rest = "" if alone else found["after"]
    return f'<span data-man="{man}" data-not="{stand}" data-as="{said}"></span>{rest}'


def _marks_of(count: Count) -> list[Stand | str]:
    """A mark for every vote, and where half of them is reached."""
    every: list[Stand | str] = [
        stand for stand, number in zip(STANDS, count, strict=True) for _ in range(number)
    ]
    return [*every[: count.half], "half", *every[count.half :]]


def _share(part: float, whole: float) -> float:
    """A part in per cent of a whole."""
    return round(100 * part / whole, 1) if whole else 0
