"""How the voters of a count ended: the columns of the count, each man's end in place of his vote.

    VoterFates(
        "Accept the German terms at once, 23 February 1918",
        columns=(FateColumn("for", 7, (VoterFate("Lenin", "died 1924"), ...)), ...),
    )

A column may hold fewer people than votes: those whom the reader has met.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from game.drawing.ink import Row, Rows, Run, beside, row, tidy
from game.drawing.votes import MARKS, Stand
from game.reader.cells import width as cells_of
from game.reader.cells import wrap

GAP = 2
"""Cells between two columns."""
NARROWEST = 18
"""Cells that a column needs; with less the columns stand under each other."""
INDENT = "  "
YOUR_SEAT = "your seat"


@dataclass(frozen=True)
class VoterFate:
    """A man and, in a few words, how he ended; empty where that is not known."""

    name: str
    end: str = ""
    you: bool = False


@dataclass(frozen=True)
class FateColumn:
    """Those who voted one way: how many they were, and the people among them."""

    stand: Stand
    votes: int
    people: tuple[VoterFate, ...]

    @property
    def head(self) -> str:
        """The way of voting and the number of votes."""
        return f"{self.stand} {self.votes}"

    @property
    def rest(self) -> str:
        """How many voted so whom the reader has not met; empty if there are none."""
        more = self.votes - len(self.people)
        if more <= 0:
            return ""
        return f"{'and ' if self.people else ''}{more} you did not meet"


@dataclass(frozen=True)
class VoterFates:
    """A count, and what became of those who voted in it."""

    motion: str
    columns: tuple[FateColumn, ...]


def draw(fates: VoterFates, width: int) -> Rows:
    """The columns side by side in rows no wider than `width`, or under each other."""
    title = [row(Run(line, "strong")) for line in wrap(tidy(fates.motion), width)]
    wide = width // max(1, len(fates.columns))
    if wide < NARROWEST:
        stacked = [((), *_column(one, width)) for one in fates.columns]
        return (*title, *(line for column in stacked for line in column))
    cells = zip_longest(*(_cells(one, wide - GAP) for one in fates.columns), fillvalue=())
    rows = [line for parts in cells for line in _level(parts, wide)]
    return (*title, (), *rows)


def _column(one: FateColumn, width: int) -> Iterator[Row]:
    for cell in _cells(one, width):
        yield from cell


def _cells(one: FateColumn, width: int) -> Iterator[tuple[Row, ...]]:
    """The head of a column, and each man with his end under his name."""
    yield (row(Run(f"{MARKS[one.stand]} {one.head}", "label")),)
    for man in one.people:
        named, said = tidy(man.name), tidy(man.end)
        if man.you and cells_of(f"{named} ◂ {YOUR_SEAT}") <= width:
            named = f"{named} ◂ {YOUR_SEAT}"
        elif man.you:
            named, said = f"{named} ◂", f"{YOUR_SEAT}; {said}" if said else YOUR_SEAT
        name = [row(Run(line, "strong" if man.you else "")) for line in wrap(named, width)]
        end = wrap(said, width, INDENT, INDENT)
        yield (*name, *(row(Run(line, "quiet")) for line in end))
    if one.rest:
        yield tuple(row(Run(line, "quiet")) for line in wrap(one.rest, width))


def _level(parts: tuple[tuple[Row, ...], ...], wide: int) -> Iterator[Row]:
    """Cells of one height, side by side."""
    for lines in zip_longest(*parts, fillvalue=()):
        yield beside(lines, [wide] * len(lines))


def say(fates: VoterFates) -> list[str]:
    """The count's title, then a sentence for each column and each man in it."""
    return list(_sentences(fates))


def _sentences(fates: VoterFates) -> Iterator[str]:
    yield f"{tidy(fates.motion)}."
    for one in fates.columns:
        yield f"{one.head.capitalize()}:"
        for man in one.people:
            seat = f" ({YOUR_SEAT})" if man.you else ""
            end = f", {tidy(man.end)}" if man.end else ""
            yield f"{INDENT}{tidy(man.name)}{seat}{end}."
        if one.rest:
            yield f"{INDENT}{one.rest[:1].upper()}{one.rest[1:]}."
