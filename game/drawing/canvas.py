"""A canvas of dots that is read out as rows of characters: braille, eight dots to a cell, or ASCII.

Dots lie in layers. A cell takes the tone, and in ASCII the sign, of the uppermost layer in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from game.drawing.ink import Row, Rows, Run, Tone, row
from game.reader.cells import width as cells_of

Dot: TypeAlias = tuple[int, int]
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BRAILLE = 0x2800


class Layer(NamedTuple):
    """A layer: higher ones lie above; its tone, and its sign where there is no braille."""

    height: int
    tone: Tone
    sign: str


@dataclass
class Canvas:
    """Dots and words on cells in so many columns and rows. What falls outside is not taken."""

    columns: int
    rows: int
    braille: bool = True
    dots: dict[Dot, Layer] = field(default_factory=dict)
    words: dict[Dot, Run] = field(default_factory=dict)
    """Words by the cell they begin in; no two of them overlap."""

    @property
    def across(self) -> int:
        """Dots to a cell, from left to right."""
        return 2 if self.braille else 1

    @property
    def down(self) -> int:
        """Dots to a cell, from top to bottom."""
        return 4 if self.braille else 1

    @property
    def size(self) -> Dot:
        """Breadth and height in dots."""
        return self.columns * self.across, self.rows * self.down

    def cell(self, dot: Dot) -> Dot:
        """The column and the row that a dot lies in."""
        return dot[0] // self.across, dot[1] // self.down

    def put(self, dot: Dot, layer: Layer) -> None:
        """Set a dot; a dot of a higher layer stays as it is."""
        breadth, height = self.size
        there = self.dots.get(dot)
        inside = 0 <= dot[0] < breadth and 0 <= dot[1] < height
        if inside and (there is None or there.height <= layer.height):
            self.dots[dot] = layer

    def clear_round(self, dot: Dot, below: Layer) -> None:
        """Take away the dots of lower layers next to a dot, so that a line stands out."""
        for x in (dot[0] - 1, dot[0], dot[0] + 1):
            for y in (dot[1] - 1, dot[1], dot[1] + 1):
                there = self.dots.get((x, y))
                if there is not None and there.height < below.height:
                    del self.dots[x, y]

    def clear(self, cell: Dot, below: Layer) -> None:
        """Take away the dots of lower layers in a cell."""
        column, line = cell
        for x in range(column * self.across, (column + 1) * self.across):
            for y in range(line * self.down, (line + 1) * self.down):
                there = self.dots.get((x, y))
                if there is not None and there.height < below.height:
                    del self.dots[x, y]

    def write(self, cell: Dot, run: Run) -> None:
        """Write words from a cell on. Raises ValueError if they do not fit into the row."""
        column, line = cell
        if (
            not run.text
            or column < 0
            or column + cells_of(run.text) > self.columns
            or not 0 <= line < self.rows
        ):
            raise ValueError(f"{run.text!r} does not fit at {cell}")
        self.words[cell] = run

    def read(self) -> Rows:
        """All rows, as runs of one tone each."""
        drawn = self._cells()
        return tuple(self._row(drawn, line) for line in range(self.rows))

    def _cells(self) -> dict[Dot, tuple[int, Layer]]:
        """Of every cell with dots in it their pattern and the uppermost layer."""
        cells: dict[Dot, tuple[int, Layer]] = {}
        for dot, layer in self.dots.items():
            cell = self.cell(dot)
            pattern, highest = cells.get(cell, (0, layer))
            bit = BITS[dot[1] % 4][dot[0] % 2]
            cells[cell] = (pattern | bit, max(highest, layer, key=lambda one: one.height))
        return cells

    def _row(self, drawn: dict[Dot, tuple[int, Layer]], line: int) -> Row:
        runs: list[Run] = []
        column = 0
        while column < self.columns:
            run = self.words.get((column, line))
            if run is None:
                run = self._run(drawn.get((column, line)))
            column += cells_of(run.text)
            if runs and runs[-1].tone == run.tone:
                run = Run(runs.pop().text + run.text, run.tone)
            runs.append(run)
        return row(*runs)

    def _run(self, cell: tuple[int, Layer] | None) -> Run:
        if cell is None:
            return Run(" ")
        pattern, layer = cell
        return Run(chr(BRAILLE + pattern) if self.braille else layer.sign, layer.tone)


def between(first: tuple[float, float], last: tuple[float, float]) -> Iterator[Dot]:
    """The dots on the way from one place to another, both ends included."""
    (a, b), (c, d) = first, last
    count = max(1, round(max(abs(c - a), abs(d - b))))
    for step in range(count + 1):
        yield int(a + (c - a) * step / count // 1), int(b + (d - b) * step / count // 1)


def along(path: Iterable[tuple[float, float]]) -> Iterator[Dot]:
    """The dots along a path, none twice in a row."""
    before: Dot | None = None
    for first, last in pairwise(path):
        for dot in between(first, last):
            if dot != before:
                yield dot
            before = dot
