"""A count as marks and columns of names: see `game.drawing.votes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from game.drawing.ink import Row, Rows, Run, beside, cells, flowed, row, tidy
from game.drawing.votes import MARKS, NO_NAMES, STANDS, Count, Stand, Voter, Votes, listed
from game.reader.cells import padded, wrap
from game.reader.cells import width as cells_of

HALF = "┊"
YOU = "◂"
GAP = 2
"""Cells between two columns of names."""
LONGEST = 8
"""Names under each other in a column that has room to go on beside itself."""


def draw(votes: Votes, width: int) -> Rows:
    """The count in rows no wider than `width` cells; names in columns where these fit."""
    rows: list[Row] = [*_head(votes, width)]
    numbers = votes.numbers
    if numbers is None:
        if votes.tally:
            rows += [row(Run(line, "quiet")) for line in wrap(tidy(votes.tally), width)]
    elif sum(numbers):
        rows += [*([()] if votes.voters else []), *_marks(votes, numbers, width)]
    if votes.voters:
        rows += [(), *_names(votes, width)]
    elif votes.nameless:
        rows.append(row(Run(NO_NAMES, "quiet")))
    if votes.absent:
        absent = wrap(f"absent: {', '.join(map(tidy, votes.absent))}", width)
        rows += [row(Run(line, "quiet")) for line in absent]
    return tuple(rows)


def _head(votes: Votes, width: int) -> Iterator[Row]:
    """The motion, with its result at the right where there is room, else under it."""
    lines = wrap(tidy(votes.motion), width)
    result = votes.result
    yield from (row(Run(line, "strong")) for line in lines[:-1])
    last = lines[-1] if lines else ""
    gap = width - cells_of(last) - cells_of(result)
    if gap >= GAP or not last:
        yield row(Run(last, "strong"), " " * max(0, gap), Run(result, "quiet"))
    else:
        yield row(Run(last, "strong"))
        yield from (row(Run(line, "quiet")) for line in wrap(result, width))


def marks(count: Count) -> str:
    """A mark for every vote, those for first, and a line where half of them is reached."""
    every = "".join(MARKS[stand] * number for stand, number in zip(STANDS, count, strict=True))
    return every[: count.half] + HALF + every[count.half :]


def _marks(votes: Votes, count: Count, width: int) -> Iterator[Row]:
    """The marks of the count, under those of the earlier one; what is said of each beside them."""
    shown = [(f"{sum(count)} counted", marks(count), f"{count.half + 1} would be more than half")]
    earlier = votes.earlier_count
    if earlier is not None and any(earlier):
        shown.insert(0, (votes.before, marks(earlier), earlier.result))
    first, second = (max(map(cells_of, column)) for column in [*zip(*shown, strict=True)][:2])
    lines = [
        row(Run(padded(before, first + 3), "quiet"), padded(every, second + 3), Run(after, "quiet"))
        for before, every, after in shown
    ]
    if max(map(cells, lines)) <= width:
        yield from lines
        return
    for before, every, after in shown:
        yield from (row(every[at : at + width]) for at in range(0, len(every), width))
        yield from (row(Run(text, "quiet")) for text in wrap(f"{before}; {after}", width))


def _names(votes: Votes, width: int) -> Iterator[Row]:
    """Names in columns, remarks in words or as marks; lists where no columns fit."""
    for short in (False, True):
        columns = [_column(votes, stand, short) for stand in STANDS if votes.column(stand)]
        if _across(columns) <= width:
            break
    else:
        yield from _lists(votes, width)
        return
    columns = _broken(columns, width)
    wide = [max(map(cells, column)) for column in columns]
    even = max(max(wide) + GAP, width // 3)
    if even * (len(wide) - 1) + wide[-1] <= width:
        wide = [even - GAP] * len(wide)
    for parts in zip_longest(*columns, fillvalue=()):
        yield beside(parts, [to + GAP for to in wide])
    yield from _legend(votes, width, short)


def _across(columns: Sequence[Sequence[Row]]) -> int:
    """The width of columns side by side."""
    return sum(max(map(cells, column)) for column in columns) + GAP * (len(columns) - 1)


def _broken(columns: Sequence[list[Row]], width: int) -> list[list[Row]]:
    """Long columns going on beside themselves, as far as there is room."""
    for height in range(LONGEST, max(map(len, columns))):
        broken = [part for column in columns for part in _parts(column, height)]
        if _across(broken) <= width:
            return broken
    return [*columns]


def _parts(column: Sequence[Row], height: int) -> list[list[Row]]:
    """A column of a head and names in parts of even height; only the first has the head."""
    head, *names = column
    count = -(-len(names) // height)
    even = -(-len(names) // count)
    parts = [names[at : at + even] for at in range(0, len(names), even)]
    return [[head if at == 0 else (), *part] for at, part in enumerate(parts)]


def _column(votes: Votes, stand: Stand, short: bool) -> list[Row]:
    inside = votes.column(stand)
    head = row(Run(f"{MARKS[stand]} {stand} {len(inside)}", "label"))
    moved = short and any(one.moved for one in votes.voters)
    return [head, *(_voter(one, short, moved) for one in inside)]


def _voter(one: Voter, short: bool, gutter: bool) -> Row:
    """A name with what there is to remark on it; a gutter before it holds where he came from."""
    name = Run(tidy(one.name), "strong" if one.you else "")
    remarks: list[Run] = []
    if one.moved and one.before and not short:
        remarks.append(Run(f"was {_was(one.before)}", "quiet"))
    if one.missed and one.pencil:
        remarks.append(Run(f"[{MARKS[one.pencil] if short else one.pencil}]", "quiet"))
    if one.you:
        remarks.append(Run(YOU if short else f"{YOU} your seat", "strong"))
    came = f"{MARKS[one.before]}›" if one.moved and one.before else "  "
    first = Run(came if gutter else "", "quiet")
    return row(first, name, *(part for remark in remarks for part in (Run(" "), remark)))


def _was(before: Stand) -> str:
    return "abstaining" if before == "abstained" else before


def _legend(votes: Votes, width: int, short: bool) -> Iterator[Row]:
    """What the marks beside names mean, for those in use."""
    items: list[str] = []
    if befores := [one.before for one in votes.voters if one.moved and one.before]:
        signs = " ".join(f"{MARKS[stand]}›" for stand in STANDS if stand in befores)
        if short or votes.earlier_count is None:
            items.append(f"{signs if short else 'was:'} how he stood {votes.before}")
    if any(one.missed for one in votes.voters):
        items.append("[ ] what you had pencilled, where the minutes have it otherwise")
    if short and any(one.you for one in votes.voters):
        items.append(f"{YOU} your seat")
    if items:
        yield ()
    yield from (row(Run(line, "quiet")) for line in flowed(items, width))


def _lists(votes: Votes, width: int) -> Iterator[Row]:
    for stand in STANDS:
        if inside := votes.column(stand):
            yield row(Run(f"{MARKS[stand]} {stand} {len(inside)}", "label"))
            yield from (row(line) for line in wrap(listed(inside, votes.before), width))
