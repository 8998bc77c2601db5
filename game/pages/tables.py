"""Rows of a table, aligned in cells."""

from __future__ import annotations

from collections.abc import Sequence

from game.reader import cells

GAP = "  "
"""Between two columns."""
WIDEST = 24
"""Cells of a column, at most."""


def aligned(rows: Sequence[Sequence[str]], widest: int = WIDEST) -> list[tuple[str, ...]]:
    """Rows with every cell filled up to its column's width; what is too long is cut."""
    wide = [min(widest, max(map(cells.width, column))) for column in zip(*rows, strict=True)]
    return [
        tuple(cells.padded(cells.cut(cell, to), to) for cell, to in zip(row, wide, strict=True))
        for row in rows
    ]


def joined(row: Sequence[str], room: int) -> str:
    """A row as a line; the last columns are left out where there is no room for them."""
    kept = list(row)
    while len(kept) > 1 and cells.width(GAP.join(kept).rstrip()) > room:
        kept.pop()
    return cells.cut(GAP.join(kept).rstrip(), room)
