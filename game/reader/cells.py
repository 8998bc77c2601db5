"""How many cells of a terminal a text takes, and text fitted to a number of cells.

Chinese, Japanese and Korean letters and most emoji take two cells, accents that combine take none.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"


def width(text: str) -> int:
    """The number of cells that a text without line breaks takes."""
    return len(text) if text.isascii() else sum(map(_of_character, text))


def _of_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, cells: int) -> str:
    """A text in at most so many cells; where something had to go, it ends in an ellipsis."""
    if width(text) <= cells:
        return text
    if cells < 1:
        return ""
    left, kept = cells - 1, 0
    for character in text:
        left -= _of_character(character)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def padded(text: str, cells: int) -> str:
    """A text filled up with spaces to a number of cells; a wider one stays as it is."""
    return text + " " * (cells - width(text))
