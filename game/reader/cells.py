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


def wrap(text: str, cells: int) -> list[str]:
    """A text in lines of at most so many cells, broken between words; longer words are broken.

    Every kind of white space counts as one space. An empty text has no lines.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer) <= cells:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, max(1, cells))
        lines += whole
    return [*lines, line] if line else lines


def _broken(word: str, cells: int) -> list[str]:
    """A word in pieces that fit; a letter of two cells may stand alone in a width of one."""
    pieces = [""]
    room = cells
    for character in word:
        taken = _of_character(character)
        if taken > room and pieces[-1]:
            pieces.append("")
            room = cells
        pieces[-1] += character
        room -= taken
    return pieces
