"""The time row: a chapter's days to scale, from its first scene up to today, and nothing beyond.

    TimeRow(days=(Day(1918, 1, 18), Day(1918, 2, 17)), today=Day(1918, 2, 18))

draws `18 Jan ●───────────────────●◉ 18 Feb`. It takes one row.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from game.drawing.ink import Rows, Run, row
from game.reader.cells import width as cells_of
from game.reader.dates import Day

PAST, TODAY, LINE = "●", "◉", "─"
SHORTEST = 6
"""Cells of the line below which only its two ends are named."""


@dataclass(frozen=True)
class TimeRow:
    """The days of the scenes passed so far, in any order, and today.

    A day known only to its month or year stands at the beginning of it. Days after today are never
    drawn, named or counted.
    """

    days: tuple[Day, ...]
    today: Day

    @property
    def past(self) -> list[Day]:
        """The days up to today, in order, each once."""
        now = _date(self.today)
        return sorted({day for day in self.days if _date(day) <= now}, key=_date)

    @property
    def first(self) -> Day:
        """The first day; today where there is none before it."""
        return next(iter(self.past), self.today)


def _date(day: Day) -> dt.date:
    return dt.date(day.year, day.month or 1, day.day or 1)


def draw(time: TimeRow, width: int) -> Rows:
    """One row no wider than `width` (20 or more)."""
    whole = time.first.year == time.today.year
    first, last = (_short(day, year=not whole) for day in (time.first, time.today))
    room = width - cells_of(first) - cells_of(last) - 2
    span = (_date(time.today) - _date(time.first)).days
    if not span:
        return (row(TODAY, Run(f" {last}", "quiet")),)
    if room < SHORTEST:
        return (row(Run(f"{first} – {last}"[:width], "quiet")),)
    line = [LINE] * room
    for day in time.past:
        line[round((_date(day) - _date(time.first)).days / span * (room - 1))] = PAST
    line[-1] = TODAY
    return (row(Run(f"{first} ", "quiet"), "".join(line), Run(f" {last}", "quiet")),)


def _short(day: Day, year: bool) -> str:
    """A day in a column's form, without its year where all days have the same."""
    return day.short if year or not day.month else day.short.rpartition(" ")[0]


def say(time: TimeRow) -> list[str]:
    """The days in a sentence."""
    earlier = [day for day in time.past if day != time.today]
    if not earlier:
        return [f"Today is {time.today}."]
    return [f"Scenes so far on {', '.join(map(str, earlier))}. Today is {time.today}."]
