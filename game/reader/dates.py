"""Dates as a record gives them: a year, a month of a year, or a day. New Style throughout."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""In English, whatever language the machine speaks."""


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class DateError(ValueError):
    """A date that cannot be read; `hint` says how the date that was meant is written."""

    def __init__(self, says: str, hint: str = "") -> None:
        super().__init__(says)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Day:
    """A date that may be known only to the month or the year; 0 stands for what is not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read `1918`, `1918-02` or `1918-02-18`. Raises DateError on anything else."""
        found = FORM.match(text)
        if found is None:
            raise DateError(f"`{text}` is not a date", _how(text))
        year, month, day = (int(part or 0) for part in found.groups())
        if found.group(2) and not 1 <= month <= 12:
            raise DateError(f"`{text}` has no such month", "Months run from 01 to 12.")
        if found.group(3) and not 1 <= day <= days_of(year, month):
            last = days_of(year, month)
            raise DateError(f"`{text}` has no such day", f"{cls(year, month)} has {last} days.")
        return cls(year, month, day)

    def __str__(self) -> str:
        """As printed: `18 February 1918`, `February 1918`, `1918`."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(MONTHS[self.month - 1])
        return " ".join([*parts, str(self.year)])

    @property
    def when(self) -> str:
        """As a sentence says it: `on 18 February 1918`, `in February 1918`, `in 1918`."""
        return f"{'on' if self.day else 'in'} {self}"

    @property
    def short(self) -> str:
        """As printed in a column: `18 Feb 1918`."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(MONTHS[self.month - 1][:3])
        return " ".join([*parts, str(self.year)])

    @property
    def iso(self) -> str:
        """As written in a file: `1918-02-18`."""
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        return f"{text}-{self.day:02}" if self.day else text

    @property
    def key(self) -> tuple[int, int, int]:
        """For sorting; what is not known sorts first."""
        return self.year, self.month, self.day

    def before(self, other: Day) -> bool:
        """Whether this date is surely earlier: at the precision that both have."""
        for mine, theirs in zip(self.key, other.key, strict=True):
            if not mine or not theirs:
                return False
            if mine != theirs:
                return mine < theirs
        return False

    def surely_by(self, day: Day) -> bool:
        """Whether it is not later than a day, however the unknown parts of both are filled in."""
        month = self.month or 12
        last = self.day or days_of(self.year, month)
        return (self.year, month, last) <= (day.year, day.month or 1, day.day or 1)


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, written `1918-01-18/1918-02-24`."""

    first: Day
    last: Day

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read a span, or one date as a span of itself. Raises DateError."""
        first, _, last = text.partition("/")
        try:
            span = cls(Day.parse(first), Day.parse(last or first))
        except DateError as wrong:
            from game.reader.intended_dates import intended_date, intended_span

            if right := intended_date(text) or intended_span(text):
                says = f"`{text}` is not in the form of dates"
                raise DateError(says, f"Write {right}.") from None
            raise wrong from None
        if span.last.before(span.first):
            raise DateError(f"`{text}` ends before it begins")
        return span

    def holds(self, day: Day) -> bool:
        """Whether a day may lie in it, at the precision that is known; both ends belong to it."""
        return not day.before(self.first) and not self.last.before(day)

    @property
    def iso(self) -> str:
        """As written in a file."""
        if self.first == self.last:
            return self.first.iso
        return f"{self.first.iso}/{self.last.iso}"


def _how(text: str) -> str:
    """How a date is written, the very one that was meant if it can be told."""
    from game.reader.intended_dates import either_date, intended_date

    if right := intended_date(text):
        return f"Write {right}."
    day_first, month_first = either_date(text)
    if day_first and month_first:
        first, second = Day.parse(day_first), Day.parse(month_first)
        return f"Write {day_first} for {first}, or {month_first} for {second}."
    form = "Write year-month-day, as in 1918-02-18, or 1918-02, or 1918."
    return form if re.search(r"\d", text) else f"{form} If nobody knows it, leave the line out."
