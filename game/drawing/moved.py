"""Who moved: names by counts, a mark for how each man stood, and a word where he changed.

    Moved(
        counts=(Column("17 Feb", "Offer peace at once", "5 to 6"), ...),
        rows=(MovedRow("Trotsky", ("against", "for", "abstained")), ...),
    )

Each row has a stand for every column, None where the man was not in that count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from game.drawing.ink import Row, Rows, Run, beside, flowed, row, tidy
from game.drawing.votes import MARKS, STANDS, Stand
from game.drawing.votes_drawn import YOU
from game.reader.cells import cut, wrap
from game.reader.cells import width as cells_of

GAP = 2
"""Cells between two columns; one where there is no room for more."""
WIDEST = 16
"""Cells of a column with its head, at most."""
MOTION = 12
"""Cells a column must have for the motion to stand over it."""
MOTION_LINES = 3
LEGEND = tuple(f"{MARKS[stand]} {stand}" for stand in STANDS)
ALREADY = "Nobody named in more than one of these counts moved."


@dataclass(frozen=True)
class Column:
    """A count: its day, what was put, and the tally in short."""

    day: str
    motion: str
    tally: str = ""


@dataclass(frozen=True)
class MovedRow:
    """A man and how he stood at each count; None where he was not in it."""

    name: str
    stands: tuple[Stand | None, ...]
    you: bool = False

    @property
    def moves(self) -> tuple[tuple[Stand, Stand], ...]:
        """Each change from one count he was in to the next one he was in."""
        there = [stand for stand in self.stands if stand]
        return tuple((old, new) for old, new in pairwise(there) if old != new)

    @property
    def word(self) -> str:
        """What he did, in two words; empty where he did not move."""
        moves = self.moves
        if len(moves) > 1:
            return "moved twice" if len(moves) == 2 else f"moved {len(moves)} times"
        words: dict[Stand, str] = {
            "for": "came over",
            "against": "turned against",
            "abstained": "stood aside",
        }
        return words[moves[0][1]] if moves else ""


@dataclass(frozen=True)
class Moved:
    """Counts in order of time, and everybody named in at least one of them."""

    counts: tuple[Column, ...]
    rows: tuple[MovedRow, ...]

    @property
    def ordered(self) -> list[MovedRow]:
        """Rows by how they stood last, those for first; within that, by the counts before."""
        places: dict[Stand | None, int] = {"for": 0, "abstained": 1, "against": 2, None: 3}
        return sorted(self.rows, key=lambda one: [places[stand] for stand in one.stands[::-1]])


def draw(moved: Moved, width: int) -> Rows:
    """The table in rows no wider than `width`; sentences where it cannot be made to fit."""
    names = max((cells_of(tidy(one.name)) for one in moved.rows), default=0) + GAP
    remarks = max((cells_of(_remark(one)) for one in moved.rows), default=0)
    room = (width - names - remarks) // max(1, len(moved.counts))
    least = max((cells_of(text) for one in moved.counts for text in _fixed(one)), default=0)
    if room <= least:
        return tuple(row(line) for said in say(moved) for line in wrap(said, width))
    column = min(room, max(WIDEST, least) + GAP)
    inside = column - GAP >= MOTION
    rows = [*_legend(moved, width, listed=not inside), *_head(moved, names, column, inside)]
    return (*rows, *_body(moved, names, column))


def _fixed(count: Column) -> tuple[str, str]:
    """What of a column's head is never cut."""
    return tidy(count.day), tidy(count.tally)


def _legend(moved: Moved, width: int, listed: bool) -> Iterator[Row]:
    """What the marks mean; the motions, where they do not fit over their columns."""
    yield from (row(Run(line, "quiet")) for line in flowed(LEGEND, width))
    yield ()
    if listed:
        for count in moved.counts:
            named = wrap(f"{tidy(count.day)}: {tidy(count.motion)}", width)
            yield from (row(Run(line, "quiet")) for line in named)
        yield ()


def _head(moved: Moved, names: int, column: int, inside: bool) -> Iterator[Row]:
    """Day, motion and tally over each column."""
    before = " " * names
    yield _across(before, [Run(tidy(one.day), "quiet") for one in moved.counts], column)
    motions = [_shortened(one.motion, column - GAP) if inside else [] for one in moved.counts]
    for line in zip_longest(*motions, fillvalue=""):
        yield _across(before, [Run(part, "quiet") for part in line], column)
    yield _across(before, [Run(tidy(one.tally), "strong") for one in moved.counts], column)


def _shortened(motion: str, width: int) -> list[str]:
    lines = wrap(tidy(motion), width)
    if len(lines) > MOTION_LINES:
        rest = " ".join(lines[MOTION_LINES - 1 :])
        lines = [*lines[: MOTION_LINES - 1], cut(rest, width)]
    return lines


def _body(moved: Moved, names: int, column: int) -> Iterator[Row]:
    for one in moved.ordered:
        marks = [Run(MARKS[stand]) if stand else Run("") for stand in one.stands]
        name = row(Run(tidy(one.name), "strong" if one.you else ""))
        across = _across("", marks, column)
        remark = row(Run(_remark(one), "strong" if one.you else "quiet"))
        yield beside([name, across, remark], [names, column * len(marks), 0])


def _across(before: str, runs: list[Run], column: int) -> Row:
    return row(before, *beside(map(row, runs), [column] * len(runs)))


def _remark(one: MovedRow) -> str:
    return "  ".join(part for part in (one.word, f"{YOU} your seat" if one.you else "") if part)


def say(moved: Moved) -> list[str]:
    """The counts in sentences, then everybody who moved, then those who did not, by name."""
    return list(_sentences(moved))


def _sentences(moved: Moved) -> Iterator[str]:
    for count in moved.counts:
        tally = f": {tidy(count.tally)}" if count.tally else ""
        yield f"{tidy(count.day)}, {tidy(count.motion)}{tally}."
    still = [one for one in moved.ordered if not one.moves]
    for one in moved.ordered:
        if one.moves:
            yield f"{_named(one)} {one.word}: {_course(moved, one)}."
    if len(still) == len(moved.rows):
        yield ALREADY
    for stand in STANDS:
        if same := [_named(one) for one in still if stand in one.stands]:
            yield f"Always {stand} where named: {', '.join(same)}."


def _named(one: MovedRow) -> str:
    return f"{tidy(one.name)} (your seat)" if one.you else tidy(one.name)


def _course(moved: Moved, one: MovedRow) -> str:
    stood = zip(moved.counts, one.stands, strict=True)
    return ", ".join(f"{stand} on {tidy(count.day)}" for count, stand in stood if stand)
