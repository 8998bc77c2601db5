"""Faults of syntax in a writer's words: which line is wrong, and how it would be right.

The parser stops where it can make no sense of what stands there, often lines below the mistake.
So each mistake that may be meant is mended on trial, and the one is reported whose mending lets
the parser read furthest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from game.reader import line_faults
from game.reader.builder import Builder
from game.reader.indentation import indentation
from game.reader.outline import BlockLine, FileLine, outline, runs_on
from game.reader.source import Source

LEFT_OPEN = 1_001
"""The weight of a quotation mark or bracket left open: it swallows lines, and faults in them."""
SURE = 800
"""From this weight on a mistake is seen in its own line, not inferred from its neighbours."""
NEAR = 8
"""So many lines above the place where the parser stopped are looked at."""
ABOVE, BELOW = 200, 400
"""Trials read only the neighbourhood, so that a large file costs no more than a small one."""
_NOWHERE = 1 << 30


class Fault(NamedTuple):
    """What is wrong and where, what to do, and the lines as they should be (row: text).

    `aside` is true where nothing better was known than to leave the lines out.
    """

    row: int
    column: int
    says: str
    hint: str
    mended: dict[int, str]
    aside: bool = False


def explain(lines: list[str], error: yaml.YAMLError) -> Fault:
    """The mistake behind an error of the parser, with lines that let it read on."""
    row = min(_stopped(error), len(lines) - 1)
    known = [one for one in outline(lines) if isinstance(one, FileLine)]
    window = _window(known, row)
    best: tuple[tuple[bool, int, int, int], Fault] | None = None
    for fault, weight in _candidates(lines, known, row, error):
        reached, doubled = _reached(_mended(lines, fault), window)
        if reached <= fault.row or (reached <= row and weight < LEFT_OPEN):
            continue
        if weight < SURE and _swallows(lines, fault):
            continue
        rank = (weight >= SURE, min(reached, row + BELOW), -doubled, weight)
        if best is None or rank > best[0]:
            best = rank, fault
    return best[1] if best else as_the_parser_says(lines, error)


def _candidates(
    lines: list[str], known: list[FileLine], row: int, error: yaml.YAMLError
) -> Iterator[tuple[Fault, int]]:
    """Mistakes that may be meant, each with a weight that decides between equals."""
    until = next((at for at, line in enumerate(known) if line.row > row), len(known))
    opened = _context(error)
    near = list(reversed(known[max(0, until - NEAR) : until]))
    near += [line for line in known if line.row == opened and line not in near]
    near += [line for line in known[:until] if runs_on(line.value) and line not in near][-3:]
    names = {line.name for line in known}
    for line in near:
        weight = LEFT_OPEN if runs_on(line.value) or line.opens else 1_000
        for told in line_faults.faults(lines, line, names):
            column, says, hint, text = told
            yield Fault(line.row, column, says, hint, {line.row: text}), weight
        for told in line_faults.guesses(lines, line, names):
            column, says, hint, text = told
            yield Fault(line.row, column, says, hint, {line.row: text}), 800
    yield from ((Fault(*told), weight) for told, weight in indentation(lines, known, until, row))
    texts = [one for one in outline(lines[: row + BELOW]) if isinstance(one, BlockLine)]
    yield from (
        (Fault(*told), weight) for told, weight in line_faults.text_faults(lines, texts, near)
    )


def _swallows(lines: list[str], fault: Fault) -> bool:
    """Whether a block of text, moved to the left, now holds fields of before."""
    end = fault.row + NEAR * NEAR
    before = lines[fault.row : end]
    after = [fault.mended.get(fault.row + at, text) for at, text in enumerate(before)]
    return _fields(after) < _fields(before)


def _fields(lines: list[str]) -> int:
    return sum(isinstance(one, FileLine) and bool(one.name) for one in outline(lines))


def _mended(lines: list[str], fault: Fault) -> list[str]:
    return [fault.mended.get(row, text) for row, text in enumerate(lines)]


class _Window(NamedTuple):
    """The rows that a trial reads, and those above them that enclose the first."""

    begin: int
    end: int
    around: list[int]


def _window(known: list[FileLine], row: int) -> _Window:
    """The neighbourhood of a row, from a line well above that opens a block."""
    above = [line for line in known if line.row < row - ABOVE and line.opens]
    around: list[int] = []
    depth = _NOWHERE
    for line in reversed(above):
        if not line.item and line.indent < depth:
            around.append(line.row)
            depth = line.indent
    return _Window(above[-1].row if above else 0, row + BELOW, around)


def _reached(lines: list[str], window: _Window) -> tuple[int, int]:
    """The row where the parser stops in the neighbourhood, or beyond all rows if it does not.

    And how many names then stand twice, which speaks against what was tried.
    """
    kept = [""] * window.begin + lines[window.begin : window.end]
    for at in window.around:
        kept[at] = lines[at]
    trial = Source("", "")
    stopped = _NOWHERE
    try:
        Builder(trial).build("\n".join(kept))
    except yaml.YAMLError as error:
        stopped = _stopped(error)
        if stopped >= window.end - 1 and window.end < len(lines):
            stopped = _NOWHERE
    return stopped, len(trial.problems)


def _stopped(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line if mark is not None else 0


def _context(error: yaml.YAMLError) -> int:
    mark = getattr(error, "context_mark", None)
    return mark.line if mark is not None else -1


_WORDS = (
    ("that cannot start any token", "A stray sign stands here.", "Put the text in quotes."),
    ("found a tab character", "A tab stands where spaces indent.", "Indent with spaces."),
    (
        "mapping values are not allowed",
        "A colon followed by a space stands inside a text.",
        "Put the text in quotes, or on its own line under `|`.",
    ),
    ("expected <block end>", "This line is indented unlike its neighbours.", "Line them up."),
    (
        "did not find expected key",
        "This line is indented unlike its neighbours.",
        "Line them up.",
    ),
    (
        "could not find expected ':'",
        "A field's name stands here without a colon.",
        "Write `name: value`, or indent the line if it belongs to the text above.",
    ),
    ("found unexpected end of stream", "A quotation mark is opened and never closed.", "Close it."),
    ("expected ',' or", "A bracket or brace is not closed here.", "Close it, or put a comma."),
)


def as_the_parser_says(lines: list[str], error: yaml.YAMLError) -> Fault:
    """The parser's complaint; the line is set aside with everything indented under it.

    Without `lines` nothing is set aside.
    """
    problem = str(getattr(error, "problem", "") or error)
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and ("end of stream" in problem or "expected ':'" in problem):
        mark = context
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    says, hint = f"The YAML parser says: {problem.splitlines()[0]}.", ""
    for sign, known, advice in _WORDS:
        if sign in problem:
            says, hint = known, advice
            break
    return Fault(row, column, says, hint, _set_aside(lines, row), aside=True)


def _set_aside(lines: list[str], row: int) -> dict[int, str]:
    if row >= len(lines) or not lines[row].strip():
        return {}
    gone = {row: ""}
    indent = len(lines[row]) - len(lines[row].lstrip())
    for at in range(row + 1, len(lines)):
        bare = lines[at].lstrip()
        if bare and len(lines[at]) - len(bare) <= indent:
            break
        gone[at] = ""
    return gone
