"""What the tests of pictures share."""

from hypothesis import strategies as st

from game.drawing.ink import cells, plain

HOSTILE = "[bold]x[/] \x1b[31m\u202ereversed\t日本語 e\u0301"
widths = st.integers(20, 160)


def grid(rows):
    """Rows as one text, as golden grids are written in the tests."""
    return "\n".join(["", *plain(rows), ""])


def fits(rows, width):
    return all(cells(row) <= width for row in rows)
