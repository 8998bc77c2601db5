"""Tabs and non-breaking spaces where spaces should indent: they look alike and are not."""

from __future__ import annotations

import re
from typing import NamedTuple

from game.reader.outline import line_of

_ODD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ANYWHERE = re.compile(rf"^ *[{_ODD}]", re.MULTILINE)
_START = re.compile(rf"[ {_ODD}]*")


class IndentSigns(NamedTuple):
    """The first such sign, on how many lines more they stand, and the text without them."""

    row: int
    column: int
    tab: bool
    more: int
    text: str


def with_spaces(text: str) -> IndentSigns | None:
    """A text whose lines are indented by spaces alone, or None if it was so already.

    Inside a block of text such signs stand as the writer likes, behind the block's indentation.
    """
    if not _ANYWHERE.search(text):
        return None
    lines = text.split("\n")
    rows = _straighten(lines)
    if not rows:
        return None
    first = text.split("\n")[rows[0]]
    column = len(first) - len(first.lstrip(" "))
    return IndentSigns(rows[0], column, first[column] == "\t", len(rows) - 1, "\n".join(lines))


def _straighten(lines: list[str]) -> list[int]:
    """Mend the lines where they stand; returns their rows."""
    rows: list[int] = []
    seen: dict[str, int] = {}
    block, inside, last = -1, 0, None
    for row, text in enumerate(lines):
        bare = text.strip()
        spaces = len(text) - len(text.lstrip(" "))
        if not bare or (0 <= block < spaces and (not inside or spaces >= inside)):
            inside = inside or (spaces if bare else 0)
            continue
        start = _START.match(text)
        white = start.group() if start else ""
        if white.strip(" "):
            above = -1 if last is None else last.column
            deeper = 2 if last is not None and (last.opens or last.block) else 0
            plain = white.replace("\t", "").replace(" ", "") and "\t" not in white
            indent = len(white) if plain else seen.get(white, max(0, above + deeper))
            lines[row] = " " * indent + text[len(white) :]
            rows.append(row)
            seen[white] = indent
            if 0 <= block < indent and (not inside or indent >= inside):
                inside = inside or indent
                continue
        if not bare.startswith("#"):
            last = line_of(row, lines[row])
            block, inside = (last.column if last.block else -1), 0
    return rows
