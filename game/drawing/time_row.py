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

    @property
    def span(self) -> int:
        """Days from the first day to today."""
        return (_date(self.today) - _date(self.first)).days

    @property
    def places(self) -> list[float]:
        """Where each past day stands, from 0, the first day, to 1, today."""
        return [(_date(day) - _date(self.first)).days / (self.span or 1) for day in self.past]

    @property
    def ends(self) -> tuple[str, str]:
        """The first day and today in a column's form, without the year where it is the same."""
        whole = self.first.year == self.today.year
        return _short(self.first, year=not whole), _short(self.today, year=not whole)


def _date(day: Day) -> dt.date:
    return dt.date(day.year, day.month or 1, day.day or 1)


def draw(time: TimeRow, width: int) -> Rows:
    """One row no wider than `width` (20 or more)."""
    first, last = time.ends
    room = width - cells_of(first) - cells_of(last) - 2
    if not time.span:
        return (row(TODAY, Run(f" {last}", "quiet")),)
    if room < SHORTEST:
        return (row(Run(f"{first} – {last}"[:width], "quiet")),)
    line = [LINE] * room
    for place in time.places:
        line[round(place * (room - 1))] = PAST
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
