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


def intended_list(tree: object, given: str) -> list[str]:
    """The ids in a file that somebody meant who wrote several in one: `(lenin, Trotsky and x)`.

    Empty if it is one word, or one of its words is no id.
    """
    words = [word for word in re.split(r"[^\w-]+", given) if word.casefold() not in _JOINING]
    if len(words) < 2:
        return []
    known = {plain_name(key): key for key, _ in _entries(tree)}
    meant = [known.get(plain_name(word), "") for word in words]
    return meant if all(meant) else []


_JOINING = {"", "and", "or", "-"}


def namesake(tree: object, key: str) -> str:
    """The id of an entry that calls itself in words what `key` says: `Robert Barton`."""
    wanted = plain_name(key)
    found = (id for id, words in _entries(tree) if id != key and plain_name(words) == wanted)
    return next(found, "")


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
