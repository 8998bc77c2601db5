"""What does not fit a declaration, in bounds: a hostile file has faults by the million."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from game.reader.source import FieldPath

if TYPE_CHECKING:
    from game.reader.kinds import Kind

What = Literal[
    "unknown field",
    "missing field",
    "no text",
    "empty",
    "several lines",
    "too long",
    "no id",
    "no choice",
    "no whole number",
    "no number",
    "too small",
    "too large",
    "no block",
    "no list",
    "too few",
    "too many",
    "unreadable",
]

Way: TypeAlias = "tuple[Way, str | int] | None"
"""The way to a place while a tree is read: the way to what holds it, and a last step. None is the
top. A pair costs nothing; a path is only made of it where something is wrong."""

NAME = -1
"""The last step of a way that means a name itself, not what stands under it; no item has it."""

MOST = 1_000
"""How many faults are looked into; what stands behind them is seen when these are mended."""
TOO_MANY = 20_000
"""From this number on a file is none of this format, and its faults are not looked into."""


class Fault(NamedTuple):
    """One thing that does not fit: where, what is wrong, what stands there and what was wanted.

    With `in_name` it is the name at the end of the path that does not fit, not what is under it.
    """

    path: FieldPath
    what: What
    given: object
    wanted: Kind | None = None
    error: ValueError | None = None
    in_name: bool = False


class Faults:
    """All that does not fit in a tree: the first ones, and how many there are."""

    def __init__(self) -> None:
        self.first: list[Fault] = []
        self.count = 0

    def note(
        self,
        at: Way,
        what: What,
        given: object,
        wanted: Kind | None = None,
        error: ValueError | None = None,
    ) -> None:
        """Note a fault; beyond `MOST` it is only counted."""
        self.count += 1
        if self.count <= MOST:
            in_name = at is not None and at[1] == NAME
            path = _path(at[0] if at is not None and in_name else at)
            self.first.append(Fault(path, what, given, wanted, error, in_name))

    @property
    def too_many(self) -> bool:
        """Whether this cannot have been meant for a file of the format."""
        return self.count > TOO_MANY


def _path(at: Way) -> FieldPath:
    steps: list[str | int] = []
    while at is not None:
        at, step = at
        steps.append(step)
    return tuple(reversed(steps))
