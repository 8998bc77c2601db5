"""Dates as people write them, for saying how a file writes them; loaded only where one is wrong."""

from __future__ import annotations

import re

from game.reader.dates import FORM, DateError, Day
from game.reader.days_in_words import named_days

_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])\s?(\d{1,2})\2\s?(\d{4})\Z")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]{3,}")
_HOUR = re.compile(r"(?:,|t| at)?\s*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\Z")
_DASHES = re.compile(r"(?<=\d)\s*[‐‑–—]\s*(?=\d)")
_UNPARTED = re.compile(r"(\d{4}) ?(\d{2}) ?(\d{2})\Z")
_NAMED_BETWEEN = re.compile(r"\A(\d{4})[-./ ]([a-z]{3,}\.?)[-./ ](\d{1,2})\Z")
_ASIDE = re.compile(r"(?<=\d)(?:\s*,\s*[a-z][a-z ]*|\s*\([^()]*\)|\?)\Z")
_ABOUT = re.compile(
    r"\A(?:c\.|ca\.?|about|around|circa|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\s*"
)
_BETWEEN = re.compile(r"\s*(?:/|–|—|\bto\b|\buntil\b|\s-\s|-(?=\d{4}-\d))\s*")


def intended_date(text: str) -> str:
    """The right form of a date written otherwise: `20 June 1789`, `20.6.1789`; or nothing.

    `5/6/1789` may be a day of May or of June and is left alone; `7/19/1914` can only be of July.
    """
    words = " ".join(_DASHES.sub("-", _HOUR.sub("", text.casefold())).split())
    words = _ABOUT.sub("", _ASIDE.sub("", words)).rstrip(".,;: -")
    words = _NAMED_BETWEEN.sub(r"\3 \2 \1", words)
    if FORM.match(words):
        return words if words != text else ""
    if found := _YEAR_FIRST.match(words):
        return _iso(*found.groups())
    if found := _DAY_FIRST.match(words):
        day, sign, month, year = found.groups()
        if sign == "/" and int(day) <= 12:
            month_first = int(month) > 12 or day == month
            return _iso(year, day, month) if month_first else ""
        return _iso(year, month, day)
    if found := _UNPARTED.match(words):
        return _iso(*found.groups())
    named = named_days(_WORD.sub(lambda month: month.group().capitalize(), words))
    if len(named) != 1 or (named[0].begin, named[0].end) != (0, len(words)):
        return ""
    day = named[0].first
    figures = 1 + bool(day.day)  # fewer than were written where there is no such day
    return day.iso if day.year and len(_FIGURES.findall(words)) == figures else ""


def either_date(text: str) -> tuple[str, str]:
    """The two days that `5/6/1789` may be, the day first and the month first; or nothing."""
    found = _DAY_FIRST.match(text.strip())
    if found is None or found[2] != "/":
        return "", ""
    first, _, second, year = found.groups()
    return _iso(year, second, first), _iso(year, first, second)


def _iso(year: str, month: str, day: str | None) -> str:
    made = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return Day.parse(made).iso
    except DateError:
        return ""


def intended_span(text: str) -> str:
    """The right form of two dates: `20 June to 14 July 1789` lacks a year and is not understood."""
    parts = _BETWEEN.split(text.strip())
    if len(parts) != 2 or all(map(FORM.match, text.split("/"))):
        return ""
    ends = [part if FORM.match(part) else intended_date(part) for part in parts]
    return "/".join(ends) if all(ends) else ""
