"""A small chart: what was said then beside what is known now, ranges as bars.

    Chart(
        unit="million people",
        rows=(ChartRow("23 Feb 1918", said=None, known=Figure(56, 62)), ...),
        words="...",  # what the figures show, in a sentence
    )

A bar is solid up to the least figure and shaded up to the greatest. Dots lead on to the total of
which a figure is a part (`of`). Where every figure has a total, all totals are drawn equally long,
so that one sees the shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.drawing.ink import Row, Rows, Run, beside, row, tidy
from game.reader.cells import width as cells_of
from game.reader.cells import wrap
from game.reader.figures import Figure

SOLID, HALF, SHADED, REST = "█", "▌", "░", "·"
SAID, KNOWN = "said then", "known now"
GAP = 2
NARROWEST, WIDEST = 8, 48
"""Cells of the longest bar."""


@dataclass(frozen=True)
class ChartRow:
    """A day with the figure given in the room then and the one known now; either may be lacking."""

    day: str
    said: Figure | None = None
    known: Figure | None = None

    @property
    def figures(self) -> list[tuple[str, Figure]]:
        """The figures there are, each with what it is."""
        both = ((SAID, self.said), (KNOWN, self.known))
        return [(word, figure) for word, figure in both if figure is not None]


@dataclass(frozen=True)
class Chart:
    """Rows in order of time, in one unit; `words` says in a sentence what they show."""

    rows: tuple[ChartRow, ...]
    unit: str = ""
    words: str = ""

    @property
    def greatest(self) -> float:
        """The greatest figure or total in the chart."""
        return max((max(figure.high, figure.of) for figure in self.figures), default=0)

    @property
    def figures(self) -> list[Figure]:
        """Every figure, row by row."""
        return [figure for one in self.rows for _, figure in one.figures]

    @property
    def kinds(self) -> list[str]:
        """Which kinds of figures there are: said then, known now, or both."""
        there = {word for one in self.rows for word, _ in one.figures}
        return [word for word in (SAID, KNOWN) if word in there]

    @property
    def shares(self) -> bool:
        """Whether every figure is part of a total."""
        return all(figure.of for figure in self.figures)


def draw(chart: Chart, width: int) -> Rows:
    """Bars from a common zero in rows no wider than `width`; sentences where none fit.

    What kind a figure is stands before its bar, or, where all are of one kind, over all of them.
    """
    days = max((cells_of(tidy(one.day)) for one in chart.rows), default=0) + GAP
    kinds = cells_of(KNOWN) + GAP if len(chart.kinds) > 1 else 0
    longest = max((cells_of(figure.words) for figure in chart.figures), default=0)
    room = min(width - days - kinds - longest - GAP, WIDEST)
    if room < NARROWEST or not chart.greatest:
        return tuple(row(line) for said in say(chart) for line in wrap(said, width))
    rows = [row(Run(line, "quiet")) for line in wrap(_head(chart), width)]
    for one in chart.rows:
        rows += _bars(one, 0 if chart.shares else chart.greatest, [days, kinds, room + GAP, 0])
    sentence = [row(line) for line in wrap(tidy(chart.words), width)]
    return (*rows, *([(), *sentence] if sentence else []))


def _head(chart: Chart) -> str:
    """In what the figures are counted, and of what kind they are where all are of one kind."""
    kind = chart.kinds[0] if len(chart.kinds) == 1 else ""
    return ", ".join(
        part for part in (kind, f"in {tidy(chart.unit)}" if chart.unit else "") if part
    )


def _bars(one: ChartRow, greatest: float, widths: list[int]) -> Iterator[Row]:
    """The bars of a day. Without a `greatest` figure each is measured by its own total."""
    _, kinds, bars, _ = widths
    day = tidy(one.day)
    for word, figure in one.figures:
        bar = bar_of(figure, greatest or figure.of, bars - GAP)
        parts = (
            Run(day, "quiet"),
            Run(word if kinds else "", "quiet"),
            Run(bar),
            Run(figure.words),
        )
        yield beside(map(row, parts), widths)
        day = ""


def bar_of(figure: Figure, greatest: float, room: int) -> str:
    """A figure as a bar: solid to the least, shaded to the greatest, dots to its total.

    The figure `greatest` takes `room` cells.
    """
    low, high, total = (value / greatest * room for value in (figure.low, figure.high, figure.of))
    halves = max(round(low * 2), 1 if low else 0)
    bar = SOLID * (halves // 2) + HALF * (halves % 2)
    bar += SHADED * (round(high) - len(bar))
    return bar + REST * (round(total) - len(bar))


def say(chart: Chart) -> list[str]:
    """What the figures show, then every figure, a sentence for each day."""
    return list(_sentences(chart))


def _sentences(chart: Chart) -> Iterator[str]:
    if words := tidy(chart.words):
        yield words
    unit = f" {tidy(chart.unit)}" if chart.unit else ""
    for one in chart.rows:
        if told := "; ".join(f"{word} {figure.words}{unit}" for word, figure in one.figures):
            yield f"{tidy(one.day)}: {told}."
