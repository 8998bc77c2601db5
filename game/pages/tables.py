"""Rows of a table, aligned in cells."""

from __future__ import annotations

from collections.abc import Sequence

from game.reader import cells

GAP = "  "
"""Between two columns."""
WIDEST = 24
"""Cells of a column, at most."""
LEAST = 8
"""Cells of a column that gives way, at least."""


def aligned(rows: Sequence[Sequence[str]], widest: int = WIDEST) -> list[tuple[str, ...]]:
    """Rows with every cell filled up to its column's width; what is too long is cut."""
    wide = [min(widest, max(map(cells.width, column))) for column in zip(*rows, strict=True)]
    return [tuple(_fitted(cell, to) for cell, to in zip(row, wide, strict=True)) for row in rows]


def joined(row: Sequence[str], room: int) -> str:
    """An aligned row as a line.

    Where there is no room the columns between the first and the last two give way, then the last
    ones are left out; so all rows of a table lose the same.
    """
    for count in range(len(row), 0, -1):
        wide = [cells.width(cell) for cell in row[:count]]
        giving = range(1, min(count, max(2, len(row) - 2)))
        while sum(wide) + len(GAP) * (count - 1) > room:
            widest = max(giving, key=wide.__getitem__, default=0)
            if not giving or wide[widest] <= LEAST:
                break
            wide[widest] -= 1
        else:
            fitted = (_fitted(cell, to) for cell, to in zip(row, wide, strict=False))
            return GAP.join(fitted).rstrip()
    return cells.cut(row[0].rstrip(), room)


def wrapped(row: Sequence[str], room: int) -> list[str]:
    """An aligned row as lines: where there is no room its widest column goes on under itself."""
    at = max(range(len(row)), key=lambda index: cells.width(row[index]))
    before = sum(cells.width(cell) + len(GAP) for cell in row[:at])
    after = sum(cells.width(cell) + len(GAP) for cell in row[at + 1 :])
    left = room - before - after
    if cells.width(row[at]) <= left or left < LEAST:
        return [joined(row, room)]
    first, *others = cells.wrap(row[at], left) or [""]
    line = GAP.join([*row[:at], cells.padded(first, left), *row[at + 1 :]]).rstrip()
    return [line, *(" " * before + other for other in others)]


def _fitted(cell: str, to: int) -> str:
    return cells.padded(cells.cut(cell.rstrip(), to), to)
