"""How much there is to read besides a run: the opening, the end, everything opened, a lesson."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from game.desk import runs
from game.desk.reading import Reading
from game.desk.words import without_asides, words_of

SILENT, ALOUD = 180, 130
"""Words that are read in a minute, silently and aloud."""


def count(text: str) -> int:
    """The words of a text, without conditions and citations."""
    return len(words_of(without_asides(text)))


def minutes(words: int, pace: int) -> int:
    """The minutes that so many words take at so many a minute, rounded up."""
    return ceil(words / pace)


def opening(reading: Reading) -> int:
    """The words before the first scene: what opens it, the seats' stakes, the longest brief."""
    seats = reading.scenario.seats.values()
    briefs = (count(seat.brief) for seat in seats)
    offered = count(reading.scenario.opens) + sum(count(seat.stake) for seat in seats)
    return offered + max(briefs, default=0)


def end(reading: Reading) -> int:
    """The words on the way at the end: the longest ending, and what the longest run cost."""
    return _ending(reading) + sum(reading.weights[name].end for name in _longest(reading))


def everything(reading: Reading) -> int:
    """The words of the longest run with all opened that can be."""
    scenes = sum(reading.weights[name].whole for name in _longest(reading))
    return opening(reading) + scenes + _ending(reading)


def lesson(reading: Reading, scenes: Iterable[str]) -> int:
    """The words of some questions that a class opens cold, each with its longest answer."""
    words = 0
    for name in scenes:
        weight = reading.weights.get(name)
        if weight is not None:
            words += count(reading.scenario.scenes[name].so_far) + weight.told + weight.common
            words += max(weight.options.values(), default=0)
    return words


def _ending(reading: Reading) -> int:
    endings = reading.scenario.endings.values()
    return max((count(ending.text) for ending in endings), default=0)


def _longest(reading: Reading) -> list[str]:
    return [name for name, _ in runs.run(reading, "longest").steps]
