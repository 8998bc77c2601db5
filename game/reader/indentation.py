"""Lines that stand too far left or right, or lack the dash of a list, and where they belong.

Each suspicion has a weight; `syntax.explain` blames the heaviest of those whose mending lets the
parser read furthest. The weights have no unit and no theory behind them: they were set by trial
until, in stories with one line moved by one to four spaces or one dash taken away (as
`tests/reader/test_slips.py` makes them), the line blamed was the one that had been changed. What
counts is their order: 10 for each other place where a name stands at the indentation in question
(at most 20 of them), 10 to 20 for neighbours that fit above or below, 30 to 45 for the shape of a
whole block, 500 for a missing dash before a name that its neighbour has too.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.reader.outline import FileLine
from game.reader.problems import counted
from game.reader.problems import indent as deepened

INDENT = 2
LONGEST = 60
"""The longest line that advice repeats whole."""
NEAREST = 8
"""So many lines are suspected at most."""
Suspicion = tuple[int, int, str, str, dict[int, str]]
"""Row, column, what is wrong, what to do, the lines mended."""


def indentation(
    lines: list[str], known: list[FileLine], until: int, row: int
) -> Iterator[tuple[Suspicion, int]]:
    """Mistakes of indentation near a row; the higher the weight, the likelier.

    `known` is the outline, and `until` the first of its lines below the row.
    """
    for at in _suspects(known, until):
        yield from _dash(lines, known, at)
        for target in _targets(known, at):
            weight = _usual(known, known[at], target) + _fits(known, at, target)
            for run in _runs(lines, known, at):
                more = _opens_well(known, at, target, run) - len(run) // 4
                yield _moved(lines, known, at, target, run), weight + more
    # where the parser stops at the right line, the first of the block may be the wrong one
    if 0 < until <= len(known) and known[until - 1].row == row:
        yield from _first_child(lines, known, until - 1)


def _suspects(known: list[FileLine], until: int) -> list[int]:
    """The lines just above, and those above them that close a block or open one."""
    found = list(range(until - 1, max(until - 4, -1), -1))
    depth = known[until - 1].indent + 1 if until else 0
    for at in range(until - 1, -1, -1):
        if len(found) > NEAREST or not depth:
            break
        if known[at].indent < depth:
            depth = known[at].indent
            found.append(at)
    return list(dict.fromkeys(found))


def _fits(known: list[FileLine], at: int, target: int) -> int:
    """A line fits where its new block stands both above and below it; not where its old one does.

    A line that stands as deep as one above its neighbour continues that block: the neighbour is
    to blame, who stands between the two.
    """
    column = target + known[at].column - known[at].indent
    above = next((line for line in reversed(known[:at]) if line.column <= column), None)
    below = next((line for line in known[at + 1 :] if line.column <= column), None)
    weight = -abs(target - known[at].indent)
    before = known[at - 1] if at else None
    if before is not None and (before.column == column or _begins(before, column)):
        weight += 15
    follows = above is not None and above.column == column
    begins = before is not None and _begins(before, column)
    if below is not None and below.column == column and (follows or begins):
        weight += 10
    weight += 10 if follows else 0
    return weight - (20 if _continues(known, at) and not _shallow(known, at) else 0)


def _shallow(known: list[FileLine], at: int) -> bool:
    """Whether a line opens a block and what stands below is no deeper: it is itself too deep."""
    return known[at].opens and at + 1 < len(known) and known[at + 1].indent <= known[at].indent


def _begins(before: FileLine, column: int) -> bool:
    """Whether a line at this column is the first of the block that the line before it opens."""
    return before.opens and column == before.column + INDENT


def _opens_well(known: list[FileLine], at: int, target: int, run: range) -> int:
    """What opens a block fits where its first line then stands one step deeper, as elsewhere."""
    if not known[at].opens or at + 1 >= len(known):
        return 0
    first = known[at + 1]
    begun = target if first.row not in run else known[at].indent
    if first.indent <= begun:
        return -20
    was_well = first.indent == known[at].indent + INDENT
    weight = 15 * ((first.indent == begun + INDENT) - was_well)
    for above in range(at - 1, -1, -1):
        if known[above].indent < target:
            break
        if known[above].indent == target and known[above].opens:
            child = known[above + 1]
            alike = child.name == first.name and child.indent > target
            return weight + (20 if alike else 0)
    return weight


def _continues(known: list[FileLine], at: int) -> bool:
    lowest = known[at].indent
    for line in reversed(known[:at]):
        if line.indent == known[at].indent:
            return lowest < line.indent
        lowest = min(lowest, line.indent)
    return False


def _levels(known: list[FileLine], at: int) -> list[int]:
    """The indentations that are open above a line, deepest first."""
    found: set[int] = set()
    depth = 1 << 30
    for line in reversed(known[:at]):
        found |= {indent for indent in (line.column, line.indent) if indent < depth}
        depth = min(depth, line.indent)
        if not depth:
            break
    return sorted(found, reverse=True)


def _targets(known: list[FileLine], at: int) -> list[int]:
    """Where a line may belong instead: a level above it, or that of the line that follows."""
    line = known[at]
    levels = [indent for indent in _levels(known, at) if indent != line.indent]
    if at and known[at - 1].opens:
        levels.append(known[at - 1].column + INDENT)
    deeper = sorted(indent for indent in levels if indent > line.indent)
    lower = sorted((indent for indent in levels if indent < line.indent), reverse=True)
    return list(dict.fromkeys([*deeper[:3], *lower[:2]]))


def _runs(lines: list[str], known: list[FileLine], at: int) -> Iterator[range]:
    """The rows that move together: the line alone, the line with all that stands as deep."""
    line = known[at]
    yield range(line.row, line.row + 1)
    end = next((one.row for one in known[at + 1 :] if one.indent < line.indent), len(lines))
    if end > line.row + 1:
        yield range(line.row, end)
    same = next((one.row for one in known[at + 1 :] if one.indent <= line.indent), len(lines))
    if line.row + 1 < same < end:
        yield range(line.row, same)


def _shifted(lines: list[str], run: range, by: int) -> dict[int, str]:
    mended = {}
    for row in run:
        bare = lines[row].lstrip(" ")
        indent = len(lines[row]) - len(bare)
        mended[row] = " " * max(0, indent + by) + bare if bare else ""
    return mended


def _usual(known: list[FileLine], line: FileLine, target: int) -> int:
    """Whether the name stands in other places at the new indentation rather than the old one."""
    if not line.name:
        return 0
    column = target + line.column - line.indent
    same = [one.column for one in known if one.name == line.name and one.row != line.row]
    return 10 * (min(same.count(column), 20) - min(same.count(line.column), 20))


def _moved(lines: list[str], known: list[FileLine], at: int, target: int, run: range) -> Suspicion:
    line = known[at]
    by = target - line.indent
    side = f"{counted(abs(by), 'space')} {'left' if by > 0 else 'right'} of its neighbours"
    name = f"`{line.name}`" if line.name and not line.item else "This line"
    beside = _neighbours(known, at, target)
    listed = f" ({', '.join(f'`{one}`' for one in beside)})" if beside else ""
    says = f"{name} stands {side}{listed}."
    return line.row, line.indent, says, deepened(target), _shifted(lines, run, by)


def _neighbours(known: list[FileLine], at: int, target: int) -> list[str]:
    """Names in the block where a line belongs, those above it first."""
    found: list[str] = []
    for line in reversed(known[:at]):
        if line.column < target:
            break
        if line.column == target:
            found.insert(0, line.name)
            if line.item:
                break
    for line in known[at + 1 :]:
        if line.column < target or (line.column == target and line.item):
            break
        if line.column == target:
            found.append(line.name)
    return [name for name in dict.fromkeys(found) if name][:3]


def _dash(lines: list[str], known: list[FileLine], at: int) -> Iterator[tuple[Suspicion, int]]:
    """A dash that is missing, or one too many."""
    line = known[at]
    if line.item and line.name and at and not known[at - 1].opens:
        without = " " * line.indent + lines[line.row][line.column :]
        says = f"A `- ` stands before the field `{line.name}`, which is not in a list."
        yield (line.row, line.indent, says, "Take it out.", {line.row: without}), 15
    if at and known[at - 1].opens and not line.item and line.value and not line.block:
        yield from _first_item(lines, known, at)
    above = next((one for one in reversed(known[:at]) if one.indent <= line.indent), None)
    if line.name.startswith("-"):
        return
    if line.item or above is None or not above.item or above.indent != line.indent:
        return
    says = _NO_DASH
    right = f"- {_whole(line)}" if line.name else f"- {line.value}"
    likely = 500 if line.name == above.name else -5
    mended = _as_item(lines, line)
    yield (line.row, line.indent, says, f"Write `{right}`.", mended), likely


def _whole(line: FileLine) -> str:
    """A line as advice repeats it: with its value, unless that is long."""
    written = f"{line.name}: {line.value}".rstrip()
    return written if len(written) <= LONGEST else f"{line.name}:"


_NO_DASH = "The item of a list begins with `- `, which is missing here."


def _first_item(
    lines: list[str], known: list[FileLine], at: int
) -> Iterator[tuple[Suspicion, int]]:
    """The first item of a list without its dash, where the rest of the item stands deeper."""
    line, deeper = known[at], 0
    for below in known[at + 1 :]:
        if below.indent <= line.indent:
            break
        deeper += below.indent == line.indent + INDENT
    if (
        not line.name
        or line.name.startswith("-")
        or not deeper
        or known[at + 1].indent != line.indent + INDENT
    ):
        return
    elsewhere = any(one.item and one.name == line.name for one in known)
    mended = {line.row: " " * line.indent + "- " + lines[line.row].lstrip()}
    weight = 45 if elsewhere else 30 if deeper > 1 else 2
    yield (line.row, line.indent, _NO_DASH, f"Write `- {_whole(line)}`.", mended), weight


def _as_item(lines: list[str], line: FileLine) -> dict[int, str]:
    """The line with a dash, and what stands as deep below it as the rest of the same item."""
    mended: dict[int, str] = {}
    for row in range(line.row, len(lines)):
        bare = lines[row].lstrip(" ")
        indent = len(lines[row]) - len(bare)
        if bare and (indent < line.indent or (indent == line.indent and bare.startswith("- "))):
            break
        if indent == line.indent:
            mended[row] = " " * indent + ("- " if row == line.row else "  ") + bare
    return mended


def _first_child(
    lines: list[str], known: list[FileLine], at: int
) -> Iterator[tuple[Suspicion, int]]:
    """A block whose first line stands deeper than all the others."""
    line = known[at]
    first = at
    while first and known[first - 1].indent > line.indent:
        first -= 1
    parent = known[first - 1] if first else None
    if first == at or (parent and (not parent.opens or parent.column >= line.indent)):
        return
    inside = known[first:at]
    if all(one.indent >= known[first].indent for one in inside):
        alone = sum(one.indent == known[first].indent for one in inside) == 1
        followed = at + 1 < len(known) and known[at + 1].indent == line.indent
        weight = (40 if followed else 32) if alone else 5
        if parent and known[first].indent == parent.column + INDENT:
            weight = 5
        weight += _usual(known, known[first], line.indent)
        whole = range(known[first].row, line.row)
        yield _moved(lines, known, first, line.indent, whole), weight
        only = range(known[first].row, known[first].row + 1)
        more = 40 if _shallow(known, first) else 3
        yield _moved(lines, known, first, line.indent, only), weight + more
