"""What can still be read of a faulty file, so that the rest of it is looked over as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from game.reader.entries import Entry, read
from game.reader.faults import Fault
from game.reader.intended_fields import intended_field
from game.reader.intended_ids import plain_name
from game.reader.misplaced import misplaced_fields
from game.reader.source import FieldPath, value_at

E = TypeVar("E", bound=Entry)

FILL = "?"
"""Stands for required text that is not there."""
NO_ID = "id-that-was-not-read"
"""Stands for an id that could not be read; nothing that is said may name it."""
ROUNDS = 8


@dataclass
class Partial(Generic[E]):
    """An entry from what did fit; it must never be played.

    What was left out was reported already. `doubtful` are the names that went with it: that one
    of them is not found is no fault of its own. `filled` are the fields that were made up.
    """

    entry: E | None = None
    doubtful: set[str] = field(default_factory=set)
    filled: set[FieldPath] = field(default_factory=set)

    def doubts(self, name: str) -> bool:
        """Whether a name is missing only because what defines it could not be read."""
        return name == NO_ID or _bare(name.removeprefix("called-")) in map(_bare, self.doubtful)


def _bare(name: str) -> str:
    """A name without its hyphens, for a space in an id may have been no hyphen."""
    return plain_name(name).replace("-", "")


def read_partially(tree: object, declared: type[E]) -> Partial[E]:
    """What a tree holds of an entry.

    Fields that do not fit are left out, misspelt ones put right, required text is filled in.
    """
    made: Partial[E] = Partial()
    rest = _copied(tree)
    for _ in range(ROUNDS):
        made.entry, faults = read(declared, rest)
        if not faults.count or faults.too_many:
            break
        for place, home in misplaced_fields(rest, declared, faults.first).items():
            _move(rest, place, home)
        for fault in reversed(faults.first):  # the last of a list first: the others stay in place
            _mend(made, rest, declared, fault)
    return made


def _copied(node: object) -> Any:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node


def _move(rest: Any, place: FieldPath, home: FieldPath) -> None:
    """A field from where it stands to the entry where it belongs; left out if there is none."""
    value = value_at(rest, place[:-1]).pop(place[-1])
    if home and value_at(rest, home) is None:
        value_at(rest, home[:-1])[home[-1]] = {}
    entry = value_at(rest, home)
    if isinstance(entry, dict):
        entry[place[-1]] = value
        if home == place[:-2]:
            _follow(entry, str(place[-1]), str(place[-2]))


def _follow(block: dict[str, Any], name: str, neighbour: str) -> None:
    """Let an entry stand behind the neighbour in which it stood: scenes have an order."""
    names = list(block)
    for later in names[names.index(neighbour) + 1 :]:
        if later != name:
            block[later] = block.pop(later)


def _mend(made: Partial[E], rest: Any, declared: type[E], fault: Fault) -> None:
    way = fault.path
    if not way:
        return
    node, last = value_at(rest, way[:-1]), way[-1]
    if fault.what == "missing field" and isinstance(node, dict):
        if last not in node:  # else it was there under a misspelt name
            node[str(last)] = FILL
            made.filled.add(way)
    elif isinstance(node, dict) and last in node:
        _put_right(made, rest, fault, intended_field(rest, declared, fault))
    elif isinstance(node, str) and isinstance(last, int) and len(way) > 2:
        value_at(rest, way[:-2])[way[-2]] = NO_ID  # one id that stands without brackets
    elif isinstance(node, list) and isinstance(last, int) and last < len(node):
        if isinstance(node[last], str) and node[last] != NO_ID:
            node[last] = NO_ID
        else:
            _drop(made, rest, way)


def _put_right(made: Partial[E], rest: Any, fault: Fault, meant: str) -> None:
    """A field that does not fit: under the name that was meant, joined, or left out."""
    way = fault.path
    node, last = value_at(rest, way[:-1]), str(way[-1])
    value = node.pop(last)
    if meant and meant not in node:
        node[meant] = value
    elif entries := _joined(fault, value):
        node[last] = entries  # dashes before names that need none
    elif value == FILL and way in made.filled and len(way) > 1:
        _drop(made, rest, way[:-1])  # what must be there cannot be made up
    else:
        made.doubtful |= set(names_in(last, value))


def _joined(fault: Fault, value: object) -> dict[str, Any]:
    """The entries of a list that should have been a block."""
    if not isinstance(value, list) or fault.what != "no block":
        return {}
    blocks = [one for one in value if isinstance(one, dict)]
    return {key: inner for one in blocks for key, inner in one.items()}


def _drop(made: Partial[E], rest: Any, way: FieldPath) -> None:
    """Leave an entry out."""
    node, last = value_at(rest, way[:-1]), way[-1]
    if isinstance(node, dict) and last in node:
        made.doubtful |= set(names_in(str(last), node.pop(last)))
    elif isinstance(node, list) and isinstance(last, int):
        made.doubtful |= set(names_in("", node.pop(last)))


def names_in(name: str, value: object) -> Iterator[str]:
    """A name and all names under it."""
    if name:
        yield plain_name(name)
    if isinstance(value, str) and ":" in value:
        yield plain_name(value.partition(":")[0])  # a name whose colon lacks its space
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from names_in(str(key), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in("", inner)
