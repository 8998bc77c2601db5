"""The way from a tree to a declared entry."""

from __future__ import annotations

from typing import TypeVar

from game.reader.entries import Entry, read
from game.reader.source import FieldPath
from game.reader.tree import Source

E = TypeVar("E", bound=Entry)


def validate(source: Source, declared: type[E], path: FieldPath = ()) -> E | None:
    """The entry that a tree (or the part of it at `path`) declares, or None.

    Everything that does not fit is reported to the source at once, each on its line.
    """
    value = source.at(*path) if path else source.tree
    entry, faults = read(declared, value)
    if faults.count:
        from game.reader.unfit import report  # here, for most files have no fault

        report(source, declared, path, faults)
    return entry
