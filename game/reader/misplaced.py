"""Fields that are misspelt or stand beside their entry instead of in it: what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from game.reader.faults import FieldPath, steps_of
from game.reader.problems import closest
from game.reader.source import value_at

ALIKE = 0.7
"""Names less alike than this are two words, not one misspelt: `location` and `options`."""


def intended_field(declared: type[BaseModel], detail: ErrorDetails) -> str:
    """The field that an unknown one was probably meant to be, or an empty string."""
    if detail["type"] != "extra_forbidden":
        return ""
    return meant_field(str(detail["loc"][-1]), known_fields(declared, detail["loc"][:-1]))


def meant_field(name: str, known: Iterable[str]) -> str:
    """The known field that a name misspells, or an empty string."""
    return closest(name, known, ALIKE)


def misplaced_fields(
    tree: object, declared: type[BaseModel], details: Iterable[ErrorDetails]
) -> dict[FieldPath, FieldPath]:
    """Fields that stand in the wrong place by their indentation: where, and where they belong.

    `options` among the scenes would be a scene of that name, and everything in it a fault.
    """
    found: dict[FieldPath, FieldPath] = {}
    before = _Before()
    for detail in details:
        way = steps_of(detail)
        if detail["type"] == "missing" and (place := _empty_below(tree, way)):
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
    declared: type[BaseModel], place: FieldPath, home: FieldPath, node: dict[str, Any]
) -> dict[FieldPath, FieldPath]:
    """What stands below an empty field that is astray, no deeper than it, belongs to it."""
    block = (*home, place[-1])
    keys = list(node)
    if not _is_block(declared, block):
        return {}
    return {(*place[:-1], key): block for key in keys[keys.index(str(place[-1])) + 1 :]}


def _higher(
    tree: object, declared: type[BaseModel], place: FieldPath, node: Any
) -> FieldPath | None:
    """The block further out that lacks this field, if it is none of the block where it stands."""
    name = place[-1]
    if name in known_fields(declared, place[:-1]):
        return None
    if name in known_fields(declared, place) and isinstance(node[name], str | list):
        return None
    for end in range(len(place) - 2, -1, -1):
        if name in known_fields(declared, place[:end]):
            outer = value_at(tree, place[:end])
            return place[:end] if isinstance(outer, dict) and name not in outer else None
    return None


def _beside(
    tree: object, declared: type[BaseModel], place: FieldPath, node: Any
) -> FieldPath | None:
    """The block of entries to which an entry belongs that stands inside its neighbour."""
    known, inside, outer = known_fields(declared, place[:-1]), node[place[-1]], place[:-2]
    if place[-1] in known or not isinstance(inside, dict) or len(place) < 3:
        return None
    if known_fields(declared, outer) or not inside or not set(inside) <= set(known):
        return None
    return outer if place[-1] not in value_at(tree, outer) else None


def _lower(
    declared: type[BaseModel], place: FieldPath, node: dict[str, Any], before: _Before
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
        if above is None or node[above] is not None:
            return None
        if not _is_block(declared, (*place[:-1], above)):
            return None
    entry = node.get(above, "") if above is not None else ""
    empty = entry is None or (isinstance(entry, dict) and name not in entry)
    return (*place[:-1], str(above)) if empty else None


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


def _is_block(declared: type[BaseModel], way: FieldPath) -> bool:
    """Whether fields or entries stand under a place, rather than a text or a list."""
    schema = _schema(declared)
    node: Any = schema
    for step in way:
        node = _child(schema, node, step)
    return bool(_resolved(schema, node).get("type") == "object")


def known_fields(declared: type[BaseModel], way: tuple[int | str, ...]) -> list[str]:
    """The fields known at a place, found through the declaration's JSON Schema."""
    schema = _schema(declared)
    node: Any = schema
    for step in way:
        node = _child(schema, node, step)
    return list(_resolved(schema, node).get("properties", {}))


@cache
def _schema(declared: type[BaseModel]) -> dict[str, Any]:
    return declared.model_json_schema(by_alias=True)


def _child(schema: Any, node: Any, step: int | str) -> Any:
    node = _resolved(schema, node)
    if isinstance(step, int):
        return node.get("items", {})
    found = node.get("properties", {}).get(step)
    if found is None:
        found = next(iter(node.get("patternProperties", {}).values()), None)
    return found if found is not None else node.get("additionalProperties") or {}


def _resolved(schema: Any, node: Any) -> Any:
    while isinstance(node, dict) and ("$ref" in node or "anyOf" in node or "allOf" in node):
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        else:
            choices = node.get("anyOf") or node["allOf"]
            node = next((c for c in choices if c.get("type") != "null"), {})
    return node if isinstance(node, dict) else {}
