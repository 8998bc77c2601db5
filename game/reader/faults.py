"""What pydantic found wrong with a tree, in bounds: a hostile file has faults by the million."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

FieldPath = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a tree to a part of it."""

MOST = 1_000
"""How many faults are looked into; what stands behind them is seen when these are mended."""
TOO_MANY = 20_000
"""From this number on the faults are not even listed: their details would fill the memory."""


def faults_of(wrong: ValidationError) -> list[ErrorDetails] | None:
    """The first faults, or None if there are so many that this is no file of the format."""
    if wrong.error_count() > TOO_MANY:
        return None
    return wrong.errors(include_url=False)[:MOST]


def steps_of(fault: ErrorDetails) -> FieldPath:
    """Where in the tree a fault lies."""
    return tuple(step for step in fault["loc"] if step != "[key]")
