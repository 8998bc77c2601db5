"""Names put on a map so that none lies on another; where there is no room, a number stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.drawing.canvas import Canvas, Dot
from game.drawing.ink import Run, tidy
from game.drawing.maps import Place
from game.drawing.strokes import RAILWAY
from game.reader.cells import width as cells_of

MARK, ASCII_MARK = "◆", "*"
NUMBERS = "123456789"


@dataclass
class Labels:
    """Places the names of a map on its canvas; `listed` are those for which only a number fits."""

    canvas: Canvas
    taken: set[Dot] = field(default_factory=set)
    listed: list[tuple[str, str]] = field(default_factory=list)

    def mark_all(self, places: list[tuple[Place, Dot]]) -> None:
        """Keep the cells of all towns free before any name is placed."""
        self.taken.update(cell for place, cell in places if place.kind == "town")

    def put_letter(self, letter: str, path: list[Dot]) -> None:
        """Write a letter on a line, as near to the middle of its path as there is room."""
        half = len(path) // 2
        for _, cell in sorted(enumerate(path), key=lambda step: abs(step[0] - half)):
            if self._free(cell, 1):
                self._write(cell, Run(letter, "strong"))
                return

    def put(self, place: Place, cell: Dot) -> None:
        """Place a name by the cell of its point, and its mark in it if it is a town's."""
        name = tidy(place.name)
        town = place.kind == "town"
        choices = _beside(cell, cells_of(name)) if town else _over(cell, cells_of(name))
        free = [spot for spot in choices if self._free(spot, cells_of(name))]
        mark = MARK if self.canvas.braille else ASCII_MARK
        if free and name:
            best = min(free, key=lambda spot: self._covers(spot, cells_of(name)))
            self._write(best, Run(name, "" if town else "quiet"))
        elif town and name and len(self.listed) < len(NUMBERS):
            mark = NUMBERS[len(self.listed)]
            self.listed.append((mark, name))
        if town:
            self.canvas.write(cell, Run(mark, "strong"))

    def _free(self, spot: Dot, length: int) -> bool:
        column, line = spot
        if column < 0 or column + length > self.canvas.columns or not 0 <= line < self.canvas.rows:
            return False
        return not any((column + at, line) in self.taken for at in range(-1, length + 1))

    def _covers(self, spot: Dot, length: int) -> int:
        """How much of what is drawn a name would cover, lines above shores and rivers."""
        column, line = spot
        across, down = self.canvas.across, self.canvas.down
        covered = 0
        for x in range(column * across, (column + length) * across):
            for y in range(line * down, (line + 1) * down):
                layer = self.canvas.dots.get((x, y))
                covered += layer.height**2 if layer else 0
        return covered

    def _write(self, spot: Dot, run: Run) -> None:
        column, line = spot
        length = cells_of(run.text)
        self.canvas.write(spot, run)
        self.taken.update((column + at, line) for at in range(length))
        for at in range(-1, length + 1):
            self.canvas.clear((column + at, line), RAILWAY)


def _beside(cell: Dot, length: int) -> Iterator[Dot]:
    """Where a town's name may begin: right of the mark, left, below, above."""
    x, y = cell
    yield from ((x + 2, y), (x - 1 - length, y))
    for line in (y + 1, y - 1):
        yield from ((x + shift, line) for shift in (1, 0, -length // 2, 1 - length, -length))


def _over(cell: Dot, length: int) -> Iterator[Dot]:
    """Where the name of a water or a land may begin: centred on its point, or near by."""
    x, y = cell
    for line in (y, y - 1, y + 1):
        yield from ((x - length // 2 + shift, line) for shift in (0, -2, 2, -4, 4))
