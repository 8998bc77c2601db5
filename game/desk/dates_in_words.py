"""Dates as prose writes them: `3 March 1918`, `March 3, 1918`, `March 1918`, `1918`, `1920s`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from game.reader.dates import Day

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_YEAR = r"(1[89]\d\d|20\d\d)"
_COUNTED = (
    "puds|poods|tons|tonnes|roubles|rubles|men|women|people|persons|peasants|workers|soldiers|"
    "officers|rifles|guns|wagons|delegates|votes|copies|prisoners|families|households|miles|"
    "versts|kilometres|hectares"
)
_CENTURY = re.compile(r"1[89]\d\d|20\d\d")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_NAMES})\s+(?:(\d{{1,2}}),\s+)?{_YEAR}\b"
        rf"|(?<![\d.,/-]){_YEAR}(?!\d|[.,]\d|\s+(?:{_COUNTED})\b)(?:s\b)?"
    )


def dates(text: str) -> Iterator[tuple[int, Day]]:
    """Every date with a year: where it stands, and the day, month or year it names."""
    if _CENTURY.search(text) is None:
        return
    for found in _pattern().finditer(text):
        day, month, american, year, bare = found.groups()
        if bare:
            yield found.start(), Day(int(bare))
        else:
            number = int(day or american or 0)
            yield found.start(), Day(int(year), _MONTHS[month], number if number < 32 else 0)
