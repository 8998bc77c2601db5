"""The keys of a page in groups, all of them on one screen.

    KeyColumns((KeyGroup("Read", (Key("p", "papers", "The documents on the table."), ...)), ...))

Where there is room every key has its sentence, in two columns; else its word, in three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.drawing.ink import Row, Rows, Run, beside, row
from game.reader.cells import cut, padded, width

SENTENCES_FROM = 68
"""Cells from which there is room for sentences."""
GAP = 2


@dataclass(frozen=True)
class Key:
    """A key, its word, and a sentence on what it does."""

    key: str
    word: str
    sentence: str


@dataclass(frozen=True)
class KeyGroup:
    """Keys that belong together, under a label."""

    label: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class KeyColumns:
    """All keys of a page."""

    groups: tuple[KeyGroup, ...]


def draw(shown: KeyColumns, to: int) -> Rows:
    """The groups in columns of about one height, each group whole."""
    sentences = to >= SENTENCES_FROM
    columns = 2 if sentences else 3
    wide = (to - GAP * (columns - 1)) // columns
    drawn = [_group(group, wide, sentences) for group in shown.groups]
    sides = [_joined(part) for part in _parted(drawn, columns)]
    height = max(map(len, sides), default=0)
    filled = [[*side, *[row()] * (height - len(side))] for side in sides]
    gaps = [wide + GAP] * (len(sides) - 1)
    return tuple(beside(line, [*gaps, wide]) for line in zip(*filled, strict=True))


def say(shown: KeyColumns) -> list[str]:
    """A line for each key."""
    return [f"{one.key}: {one.sentence}" for group in shown.groups for one in group.keys]


def _group(group: KeyGroup, to: int, sentences: bool) -> list[Row]:
    column = max((width(one.key) for one in group.keys), default=0) + (GAP if sentences else 1)
    rows = [row(Run(cut(group.label.upper(), to), "label"))]
    for one in group.keys:
        said = one.sentence if sentences else one.word
        rows.append(row(Run(padded(one.key, column), "strong"), Run(cut(said, to - column))))
    return rows


def _joined(groups: Sequence[list[Row]]) -> list[Row]:
    rows: list[Row] = []
    for group in groups:
        rows += [row()] * bool(rows) + group
    return rows


def _parted(groups: Sequence[list[Row]], columns: int) -> list[list[list[Row]]]:
    """The groups in their order parted into columns, so that the highest is as low as it can be."""
    if columns == 1 or len(groups) <= 1:
        return [list(groups)]
    best: list[list[list[Row]]] = []
    for first in range(1, len(groups)):
        parted = [list(groups[:first]), *_parted(groups[first:], columns - 1)]
        if not best or _height(parted) < _height(best):
            best = parted
    return best


def _height(parted: Sequence[Sequence[list[Row]]]) -> int:
    return max(len(_joined(column)) for column in parted)
