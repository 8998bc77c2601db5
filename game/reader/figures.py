"""Figures as a record gives them: a number, a range, or a part of a total."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?: of \d+(?:\.\d+)?)?"
_FORM = re.compile(r"(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?(?: of (?P<of>[\d.]+))?")
HINT = "Write 7, 9-20 or 7 of 15, in digits alone; the unit stands beside the title."


class FigureError(ValueError):
    """A figure that cannot be read; `hint` says how figures are written."""

    hint = HINT


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a range from `low` to `high`; part of the total `of` where that is not 0."""

    low: float
    high: float
    of: float = 0

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read `7`, `9-20` or `7 of 15`. Raises FigureError on anything else."""
        found = _FORM.fullmatch(text) if re.fullmatch(FORM, text) else None
        if found is None:
            raise FigureError(f"`{text}` is no figure")
        low, high, of = (float(part or 0) for part in found.groups())
        figure = cls(low, high if found["high"] else low, of)
        if figure.high < figure.low or (figure.of and figure.of < figure.high):
            raise FigureError(f"`{text}` does not grow from left to right")
        return figure

    @property
    def words(self) -> str:
        """As printed: `7 of 15`, `9 to 20`."""
        return self._written(" to ")

    @property
    def written(self) -> str:
        """As a file has it: `7 of 15`, `9-20`."""
        return self._written("-").replace(",", "")

    def _written(self, to: str) -> str:
        number = _number(self.low)
        if self.high != self.low:
            number += to + _number(self.high)
        return f"{number} of {_number(self.of)}" if self.of else number


def _number(value: float) -> str:
    return f"{value:,.10g}"
