"""An id that was written as a label, as a name or with capitals: which one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from game.reader.problems import closest

NAMING = ("label", "title", "name", "full")
"""Fields in which an entry says in words what it is."""


LONGEST = 60

_LETTERS = str.maketrans(
    {
        **dict(zip("øłđðıæœþ", ("o", "l", "d", "d", "i", "ae", "oe", "th"), strict=True)),
        **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True)),
        **dict(zip("жхцчшщюя", ("zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya"), strict=True)),
        **dict(zip("іїєґў", ("i", "yi", "ye", "g", "u"), strict=True)),
        "ъ": "",
        "ь": "",
        "’": "",
        "'": "",
    }
)
"""Letters that Unicode does not take apart; ß is taken apart by casefold."""


def plain_name(name: str) -> str:
    """A name as an id would spell it: `Otto Hörsing` gives `otto-horsing`; empty if it cannot."""
    letters = normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(one for one in letters if not combining(one))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST].rstrip("-")


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
