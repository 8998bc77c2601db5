"""How many cells of a terminal a text takes, and text fitted to a number of cells.

Chinese, Japanese and Korean letters and most emoji take two cells, accents that combine take none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

ELLIPSIS = "…"


def width(text: str) -> int:
    """The number of cells that a text without line breaks takes."""
    return len(text) if text.isascii() else sum(map(_of_character, text))


@lru_cache(maxsize=4096)
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


def wrap(text: str, cells: int, first: str = "", later: str = "") -> list[str]:
    """A text in lines of at most so many cells; an empty text has no lines.

    `first` and `later` stand before the first line and the others. Every kind of white space
    counts as one space. Lines break between words, and between letters of two cells; longer words
    are broken. No word stands alone in the last line if the line above can spare one.
    """
    lines: list[list[_Piece]] = []
    left = 0
    for piece in _pieces(text):
        taken = len(piece.before) + width(piece.text)
        if lines and taken <= left:
            lines[-1].append(piece)
            left -= taken
            continue
        before = piece.before
        for part in _broken(piece.text, max(1, cells - width(later if lines else first))):
            left = cells - width(later if lines else first) - width(part)
            lines.append([_Piece(before, part)])
            before = ""
    _fill_last(lines, cells - width(later))
    heads = [first, *[later] * len(lines)]
    return [head + _joined(line) for head, line in zip(heads, lines, strict=False)]


class _Piece(NamedTuple):
    """What a line may break before, and what parts it from the piece before it."""

    before: str
    text: str


def _pieces(text: str) -> Iterator[_Piece]:
    for word in text.split():
        begin = 0
        if width(word) > len(word):
            for at in range(1, len(word)):
                if _may_break(word[at - 1], word[at]):
                    yield _Piece("" if begin else " ", word[begin:at])
                    begin = at
        yield _Piece("" if begin else " ", word[begin:])


def _may_break(before: str, after: str) -> bool:
    """Between two letters of one word: one of two cells, and no bracket torn from what it holds."""
    wide = _of_character(before) == 2 or _of_character(after) == 2
    opens = unicodedata.category(before) in ("Ps", "Pi")
    closes = unicodedata.category(after) in ("Pe", "Pf", "Po", "Mn", "Me", "Cf")
    return wide and not opens and not closes


def _fill_last(lines: list[list[_Piece]], cells: int) -> None:
    """Move a word down to one that stands alone in the last line."""
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 2:
        moved, alone = lines[-2][-1], lines[-1][0]
        if width(moved.text + alone.before + alone.text) <= cells:
            lines[-2:] = [lines[-2][:-1], [moved, alone]]


def _joined(line: list[_Piece]) -> str:
    return line[0].text + "".join(before + text for before, text in line[1:])


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
