"""How a page is laid out in a window of some width: every measure of the screen, in cells."""

from __future__ import annotations

from dataclasses import dataclass

EDGE = 3
"""Between the text and the edge of the window."""
MEASURE = 70
"""The longest line of text."""
MARGIN_FROM = 112
FACING_FROM = 156
WIDEST = 160
"""A page is never wider, and stands in the middle of a wider window."""
GUTTER = 5
"""From the end of the text to the rule beside it, the scrollbar among them."""
INNER = 3
"""From that rule to the text beside it."""
MARGIN = 44
"""The longest line in the margin."""
TIME_ROW_FROM, TIME_ROW_OVER_CHOICES_FROM = 24, 30
"""Lines of a window from which the days of a chapter stand under the head; those over choices."""
TINY = (40, 12)
"""Columns and lines under which a window has no room for a page."""


@dataclass(frozen=True)
class Layout:
    """What has room: the whole line, a line of the text, a line of what stands beside it.

    `side` is what stays empty at the left and at the right of a page in the middle. `beside` is 0
    where the margin is folded into a row above the foot. Where the pages are `facing`, a page that
    is opened lies beside the open one instead of over it.
    """

    side: int
    across: int
    measure: int
    beside: int = 0
    facing: bool = False


def layout(columns: int, parts: bool, readable: bool) -> Layout:
    """The layout for a window of so many columns.

    `parts` says whether the page has a margin, `readable` whether something in it can be read
    beside the page. Windows smaller than TINY are laid out as if they were not: they ask for room.
    """
    side = max(0, columns - WIDEST) // 2
    across = min(max(columns, TINY[0]), WIDEST) - 2 * EDGE
    measure = min(MEASURE, across)
    if not parts or columns < MARGIN_FROM:
        return Layout(side, across, measure)
    room = across - measure - GUTTER - INNER
    if readable and columns >= FACING_FROM:
        return Layout(side, across, measure, min(MEASURE, room), facing=True)
    return Layout(side, across, measure, min(MARGIN, room))


def has_time_row(lines: int, choices: bool) -> bool:
    """Whether a window of so many lines has room for the days of the chapter under the head."""
    return lines >= (TIME_ROW_OVER_CHOICES_FROM if choices else TIME_ROW_FROM)
