"""A long page is read on through in screenfuls: what introduces something does not end one."""

from __future__ import annotations

OVERLAP = 2
"""Rows that stay in sight when somebody reads on."""


def pushed(start: int, follow: int, screen: int) -> int:
    """Blank rows before the rows from `start` on that stand in sight only with the row `follow`.

    Rows count from 0; a `screen` has so many.
    """
    step = screen - OVERLAP
    if step < 1 or follow < screen:
        return 0
    last = screen - 1 + (follow - screen) // step * step
    return last + 1 - start if start <= last else 0
