"""Days, months and years as prose and citations name them; the only place that knows how.

`3 March 1918`, `3rd of March`, `March 3, 1918`, `Mar. 1918`, `17 to 23 February`, `6 (19) January`,
`January to March 1918`, `1918-03-03`, `3.3.1918`, `1918`, `1927 to 1939`, `the 1920s`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from game.reader.dates import MONTHS, Day, Span, days_of

_MONTHS = {name: at for at, name in enumerate(MONTHS, start=1)}
_MONTHS |= {name[:3]: at for name, at in _MONTHS.items()} | {"Sept": 9}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
_DAY = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1\d|20)\d\d(?!\d)"
_JOIN = r"\s*(?:[–—/-]|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b)\s*"
_COUNTED = (
    "puds|poods|tons|tonnes|roubles|rubles|men|women|people|persons|peasants|workers|soldiers|"
    "officers|rifles|guns|wagons|delegates|votes|copies|prisoners|families|households|miles|"
    "versts|kilometres|hectares"
)
_PAGE = r"(?<!\bp\.\s)(?<!\bpp\.\s)(?<!\bno\.\s)(?<!\bnos\s)(?<!\bvol\.\s)"
"""A number behind one of these counts pages or volumes."""
_NUMBERS = re.compile(r"\d+")
_JOINED = re.compile(_JOIN)

SEASON = 120
"""A day without a year is dated by the scene up to so many days from it; no second year has one
so near."""


class Named(NamedTuple):
    """A date that a text names: from `begin` to `end` in it, from `first` to `last` in time.

    Both are the same but in a range. A year of 0 was not said.
    """

    begin: int
    end: int
    first: Day
    last: Day


@cache
def _pattern() -> re.Pattern[str]:
    day = rf"(?P<day>{_DAY})(?:\s*\((?P<new>\d{{1,2}})\))?"
    return re.compile(
        rf"(?P<iso>(?<![\d-]){_YEAR}-\d\d(?:-\d\d)?(?![\d-]))"
        rf"|(?P<dotted>(?<![\d.])\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR})"
        rf"|(?P<slashed>(?<![\d/])\d{{1,2}}/\d{{1,2}}/{_YEAR})"
        rf"|(?:(?P<from>{_DAY}){_JOIN})?{day}\s+(?:of\s+)?(?P<month>{_MONTH})\.?"
        rf"(?:,?\s+(?P<year>{_YEAR}))?"
        rf"|\b(?P<us_month>{_MONTH})\.?\s+(?P<us_day>{_DAY})(?:{_JOIN}(?P<us_to>{_DAY}))?"
        rf"(?!\s*(?:{_MONTH}|[.:]\d))(?:,?\s+(?P<us_year>{_YEAR}))?"
        rf"|\b(?:(?P<from_month>{_MONTH})\.?{_JOIN})?(?P<of_month>{_MONTH})\.?,?\s+(?P<of_year>{_YEAR})"
        rf"|{_PAGE}(?<![\d.,/-])(?P<bare>(?:1[89]|20)\d\d)(?:s\b|(?:[–—-]|\s?(?:to|and)\s)"
        rf"(?P<to>\d\d(?:\d\d)?)\b)?(?!\d|[.,]\d|\s+(?:{_COUNTED})\b)"
    )


def named_days(text: str) -> list[Named]:
    """Every date that a text names, in order; years are carried over what joins two days."""
    if _NUMBERS.search(text) is None:
        return []
    return _with_years(text, [one for hit in _pattern().finditer(text) if (one := _read(hit))])


def _read(hit: re.Match[str]) -> Named | None:
    if hit["iso"] or hit["dotted"] or hit["slashed"]:
        return _in_figures(hit)
    if hit["bare"]:
        first = Day(int(hit["bare"]))
        to = hit["to"] or ""
        last = Day(int(hit["bare"][: 4 - len(to)] + to))
        return Named(*hit.span(), first, max(first, last, key=lambda day: day.year))
    if hit["of_month"]:
        last = Day(int(hit["of_year"]), _MONTHS[hit["of_month"]])
        first = Day(last.year, _MONTHS[hit["from_month"]]) if hit["from_month"] else last
        return Named(*hit.span(), first, last)
    american = hit["us_month"]
    month, year = (
        _MONTHS[american or hit["month"]],
        int(hit["us_year" if american else "year"] or 0),
    )
    days = ("us_day", "us_to") if american else ("from", "day", "new")
    said = [int(_NUMBERS.findall(hit[name])[0]) for name in days if hit[name]]
    first, last = _day(year, month, said[0]), _day(year, month, said[-1])
    return Named(*hit.span(), first, last) if last.day or year else None


def _in_figures(hit: re.Match[str]) -> Named:
    parts = [int(part) for part in _NUMBERS.findall(hit.group())]
    if hit["iso"]:
        day = _day(parts[0], parts[1], parts[2] if len(parts) > 2 else 0)
    else:
        number, month, year = parts
        if hit["slashed"] and number != month and number <= 12:
            number = month = 0  # a day of May or of June: only the year is sure
        day = _day(year, month, number)
    return Named(*hit.span(), day, day)


def _day(year: int, month: int, number: int) -> Day:
    """A day, or the month or the year alone where there is no such day or month."""
    if not 1 <= month <= 12:
        return Day(year)
    longest = days_of(year or 1916, month)
    return Day(year, month, number if 1 <= number <= longest else 0)


def _with_years(text: str, found: list[Named]) -> list[Named]:
    """`29 December to 3 January 1918`: what is joined shares its year, the turn of it counted."""
    for at in reversed(range(len(found) - 1)):
        one, other = found[at], found[at + 1]
        if not one.first.year and other.first.year and _is_joined(text, one, other):
            turn = other.first.month and one.last.month > other.first.month
            found[at] = _in_year(one, other.first.year - bool(turn))
    for at, other in enumerate(found[1:], start=1):
        one = found[at - 1]
        if one.last.year and not other.first.year and _is_joined(text, one, other):
            turn = one.last.month > other.first.month
            found[at] = _in_year(other, one.last.year + turn)
    return found


def _is_joined(text: str, one: Named, other: Named) -> bool:
    return _JOINED.fullmatch(text, one.end, other.begin) is not None


def _in_year(named: Named, year: int) -> Named:
    return named._replace(
        first=replace(named.first, year=year), last=replace(named.last, year=year)
    )


def dated(day: Day, near: Day | None, span: Span | None = None) -> Day | None:
    """A day with its year, where it has none by the nearest sense; None where that is not sure.

    The nearest sense is the one year in which the day lies within `span`, the time that a source
    covers, or the day within a season of `near`.
    """
    if day.year or near is None:
        return day if day.year else None
    years = [replace(day, year=near.year + step) for step in (-1, 0, 1)]
    inside = [
        one for one in years if span and not one.before(span.first) and not span.last.before(one)
    ]
    if len(inside) == 1:
        return inside[0]
    return next((one for one in inside or years if _apart(one, near) <= SEASON), None)


def _apart(one: Day, other: Day) -> int:
    """The days between two dates; more than a season where one of them is not known to the day."""
    try:
        return abs((date(*one.key) - date(*other.key)).days)
    except ValueError:
        return SEASON + 1


def covered(title: str) -> Span | None:
    """The time that a source's title names: `Minutes, August 1917 to February 1918`."""
    found = named_days(title)
    if not found or not all(named.first.year for named in found):
        return None
    first = min((named.first for named in found), key=lambda day: day.key)
    last = max((named.last for named in found), key=lambda day: day.key)
    return Span(first, last)


def dates(text: str, near: Day | None = None) -> Iterator[tuple[int, Day]]:
    """Every date with a known year: where it stands, and the last day of it.

    Days without a year are dated by `near`, the day from which the text speaks.
    """
    for named in named_days(text):
        if (day := dated(named.last, near)) is not None:
            yield named.begin, day
