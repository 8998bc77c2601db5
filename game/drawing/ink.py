"""Rows of characters with a tone: what every picture is drawn in.

A tone is an addition. A picture without its tones says the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from game.reader.cells import width, wrap
from game.reader.characters import clean

Tone = Literal["", "strong", "quiet", "label"]
"""Plain ink, bold ink, grey, or the colour of labels."""


HEIGHT = 24
"""Rows of a page that does not say how many it has."""


class Run(NamedTuple):
    """Characters of one tone."""

    text: str
    tone: Tone = ""


Row: TypeAlias = tuple[Run, ...]
Rows: TypeAlias = tuple[Row, ...]


def tidy(text: str) -> str:
    """Text of a file on one line, with nothing in it that could move a cursor."""
    return " ".join(clean(text).split())


def row(*runs: Run | str) -> Row:
    """A row of runs; a plain string is a run in plain ink. Empty runs are left out."""
    made = (Run(one) if isinstance(one, str) else one for one in runs)
    return tuple(run for run in made if run.text)


def cells(drawn: Row) -> int:
    """The width of a row in cells."""
    return sum(width(run.text) for run in drawn)


def beside(parts: Iterable[Row], widths: Iterable[int]) -> Row:
    """Rows side by side, each filled up to its width; nothing is filled up behind the last."""
    drawn: list[Run] = []
    lacking = 0
    for part, to in zip(parts, widths, strict=True):
        if part:
            drawn += [Run(" " * lacking), *part]
            lacking = to - cells(part)
        else:
            lacking += to
    return row(*drawn)


def flowed(items: Iterable[str], to: int, gap: str = "   ") -> list[str]:
    """Short items side by side in lines no wider than `to`; a longer item is wrapped."""
    lines: list[str] = []
    for item in items:
        if lines and width(lines[-1]) + width(gap) + width(item) <= to:
            lines[-1] += gap + item
        else:
            lines += wrap(item, to)
    return lines


def plain(rows: Rows) -> list[str]:
    """Rows as lines of text without tones."""
    return ["".join(run.text for run in drawn).rstrip() for drawn in rows]
