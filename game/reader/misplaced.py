"""Fields that stand beside their entry, or in another, instead of in it: where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from game.reader.declared import is_block, is_several, known_fields
from game.reader.entries import Entry
from game.reader.faults import Fault
from game.reader.source import FieldPath, value_at


def misplaced_fields(
    tree: object, declared: type[Entry], faults: Iterable[Fault]
) -> dict[FieldPath, FieldPath]:
    """Fields that stand in the wrong place by their indentation: where, and where they belong.

    `options` among the scenes would be a scene of that name, and everything in it a fault.
    """
    found: dict[FieldPath, FieldPath] = {}
    before = _Before()
    for fault in faults:
        way = fault.path
        if fault.what == "missing field" and (place := _empty_below(tree, way)):
            found[place] = way[:-1]
            found |= _following(declared, place, way[:-1], value_at(tree, place[:-1]))
            continue
        for at in range(len(way)):
            place = way[: at + 1]
            if place in found:
                break
            node = value_at(tree, place[:-1])
            if not isinstance(node, dict) or place[-1] not in node:
                continue
            home = _higher(tree, declared, place, node)
            home = _beside(tree, declared, place, node) if home is None else home
            home = _lower(declared, place, node, before) if home is None else home
            if home is not None:
                found[place] = home
                if node[place[-1]] is None:
                    found |= _following(declared, place, home, node)
                break
    return found


def _empty_below(tree: object, missing: FieldPath) -> FieldPath | None:
    """Where a missing field stands empty at the end of a block beside it, one level too deep."""
    node = value_at(tree, missing[:-1])
    for key, inner in node.items() if isinstance(node, dict) else ():
        if isinstance(inner, dict) and inner.get(str(missing[-1]), 0) is None:
            return (*missing[:-1], key, str(missing[-1]))
    return None


def _following(
    declared: type[Entry], place: FieldPath, home: FieldPath, node: dict[str, Any]
) -> dict[FieldPath, FieldPath]:
    """What stands below an empty field that is astray, no deeper than it, belongs to it."""
    block = (*home, place[-1])
    keys = list(node)
    if not is_block(declared, block):
        return {}
    return {(*place[:-1], key): block for key in keys[keys.index(str(place[-1])) + 1 :]}


def _higher(tree: object, declared: type[Entry], place: FieldPath, node: Any) -> FieldPath | None:
    """The block further out that lacks this field, if it is none of the block where it stands."""
    name = place[-1]
    if name in known_fields(declared, place[:-1]):
        return None
    if name in known_fields(declared, place) and isinstance(node[name], str | list):
        return None
    for end in range(len(place) - 2, -1, -1):
        if name in known_fields(declared, place[:end]):
            outer = value_at(tree, place[:end])
            if isinstance(node[name], str) and is_several(declared, (*place[:end], str(name))):
                return None
            return place[:end] if isinstance(outer, dict) and name not in outer else None
    return None


def _beside(tree: object, declared: type[Entry], place: FieldPath, node: Any) -> FieldPath | None:
    """The block of entries to which an entry belongs that stands inside its neighbour."""
    known, inside, outer = known_fields(declared, place[:-1]), node[place[-1]], place[:-2]
    if place[-1] in known or not isinstance(inside, dict) or len(place) < 3:
        return None
    if known_fields(declared, outer) or not inside or not set(inside) <= set(known):
        return None
    return outer if place[-1] not in value_at(tree, outer) else None


def _lower(
    declared: type[Entry], place: FieldPath, node: dict[str, Any], before: _Before
) -> FieldPath | None:
    """The entry above a field, if it lacks that field; or the empty block above an entry."""
    name, known = str(place[-1]), known_fields(declared, place[:-1])
    if name in known:
        return None
    inside = known_fields(declared, place)
    above: str | None = None
    if name in inside:
        earlier = list(node)[: list(node).index(name)]
        above = next((key for key in reversed(earlier) if key not in inside), None)
    elif known:
        above = before(place[:-1], node, known).get(name)
        if above is None or not is_block(declared, (*place[:-1], above)):
            return None
        if node[above] is not None:
            return _among(declared, place, node, above)
    entry = node.get(above, "") if above is not None else ""
    empty = entry is None or (isinstance(entry, dict) and name not in entry)
    return (*place[:-1], str(above)) if empty else None


def _among(
    declared: type[Entry], place: FieldPath, node: dict[str, Any], above: str
) -> FieldPath | None:
    """The block of entries above an entry that stands beside it, if it has the same fields."""
    home, inside = (*place[:-1], above), node[str(place[-1])]
    if not isinstance(inside, dict) or not isinstance(node[above], dict):
        return None
    own = {name for name, value in inside.items() if not isinstance(value, dict)}
    if not own or not own <= set(known_fields(declared, (*home, place[-1]))):
        return None
    return home if str(place[-1]) not in node[above] else None


class _Before:
    """For each unknown name of a block the field above it, found in one walk of the block."""

    def __init__(self) -> None:
        self.found: dict[FieldPath, dict[str, str]] = {}

    def __call__(
        self, way: FieldPath, node: dict[str, Any], known: Sequence[str]
    ) -> dict[str, str]:
        if way not in self.found:
            above, rows = "", self.found.setdefault(way, {})
            for key in node:
                if key in known:
                    above = key
                elif above:
                    rows[key] = above
        return self.found[way]
