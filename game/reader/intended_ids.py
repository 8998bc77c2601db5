"""An id that was written as a label, as a name or with capitals: which one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.reader.problems import closest

NAMING = ("label", "title", "name", "full")
"""Fields in which an entry says in words what it is."""


def plain_name(name: str) -> str:
    """A name as an id would spell it."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def intended_id(tree: object, given: str) -> str:
    """The id in a file that somebody who wrote `given` probably meant, or an empty string."""
    called: dict[str, str] = {}
    for key, words in _entries(tree):
        called.setdefault(plain_name(words), key)
    wanted = plain_name(given)
    return called.get(wanted) or called.get(closest(wanted, called), "")


def _entries(tree: object) -> Iterator[tuple[str, str]]:
    """Every name of a file under its id, and every entry's words for itself."""
    todo = [tree]
    while todo:
        node = todo.pop()
        if not isinstance(node, dict):
            continue
        for key, value in node.items():
            todo.append(value)
            if isinstance(value, dict):
                yield key, key
                yield from ((key, value[f]) for f in NAMING if isinstance(value.get(f), str))
