"""The JSON Schema of a scenario, for editors that complete and check while one writes.

A scenario's scalars are read as text and a field's declaration gives their type, so the schema
takes `year: 1974` and `start: "12"` however an editor's YAML understands them.
"""

from __future__ import annotations

import json
from functools import singledispatch
from pathlib import Path
from typing import Any

from game import files
from game.desk.field_docs import docs_of
from game.reader.entries import Entry, EntryKind, fields_of
from game.reader.kinds import (
    BlockKind,
    ChoiceKind,
    IdKind,
    Kind,
    ListKind,
    MaybeKind,
    NumberKind,
    ParsedKind,
    TextKind,
    WholeKind,
)
from game.story.format import Scenario

FILE = "scenario.schema.json"
Node = dict[str, Any]
"""A schema, or a part of one."""


def schema() -> Node:
    """The JSON Schema of a scenario file, each field described."""
    entries: dict[str, type[Entry]] = {}
    _gather(Scenario, entries)
    others = sorted(name for name in entries if name != Scenario.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Politburo",
        **_entry(Scenario),
        "$defs": {name: {"title": name, **_entry(entries[name])} for name in others},
    }


def text() -> str:
    """The schema as it stands in `scenarios/scenario.schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> Path:
    """Write the schema into a folder that has none; returns its file. Raises OSError."""
    path = folder / FILE
    files.create(path, text())
    return path


def _gather(declared: type[Entry], found: dict[str, type[Entry]]) -> None:
    """An entry and all entries that may stand in it, by their names."""
    if declared.__name__ not in found:
        found[declared.__name__] = declared
        for field in fields_of(declared):
            if field.block is not None:
                _gather(field.block, found)


def _entry(declared: type[Entry]) -> Node:
    """The block of an entry, with what its fields hold."""
    docs = docs_of(declared)
    node: Node = {"description": declared.__doc__, "type": "object", "properties": {}}
    if required := [field.alias for field in fields_of(declared) if field.required]:
        node["required"] = required
    node["additionalProperties"] = False
    for field in fields_of(declared):
        if isinstance(field.kind, BlockKind) and field.rest:
            node["propertyNames"] = _node(field.kind.key)
            node["additionalProperties"] = _node(field.kind.inner)
            continue
        held = _node(field.kind)
        default = {} if field.default in (None, [], {}) else {"default": field.default}
        node["properties"][field.alias] = {"description": docs[field.name], **held, **default}
    return node


@singledispatch
def _node(kind: Kind) -> Node:
    """What a field of a kind may hold."""
    raise TypeError(f"{kind} has no schema")


@_node.register
def _text(kind: TextKind) -> Node:
    node: Node = {"type": ["string", "number", "boolean"], "maxLength": kind.most}
    if kind.one_line:
        node["pattern"] = r"^[^\n]*\S[^\n]*$" if kind.filled else r"^[^\n]*$"
    elif kind.filled:
        node["pattern"] = r"\S"
    return node


@_node.register
def _id(kind: IdKind) -> Node:
    return {"type": "string", "pattern": _whole(kind.pattern), "maxLength": kind.most}


@_node.register
def _choice(kind: ChoiceKind) -> Node:
    return {"type": "string", "enum": list(kind.values)}


@_node.register(WholeKind)
@_node.register(NumberKind)
def _number(kind: WholeKind | NumberKind) -> Node:
    whole = isinstance(kind, WholeKind)
    node: Node = {"type": ["integer" if whole else "number", "string"]}
    bounds = (("minimum", kind.least), ("maximum", kind.most))
    node |= {name: bound for name, bound in bounds if bound is not None}
    return {**node, "pattern": r"^[+-]?\d+$" if whole else r"^[+-]?\d+(\.\d+)?$"}


@_node.register
def _parsed(kind: ParsedKind) -> Node:
    return {"type": ["string", "number"], "pattern": _whole(kind.pattern)}


@_node.register
def _maybe(kind: MaybeKind) -> Node:
    return {"anyOf": [_node(kind.inner), {"type": "null"}]}


@_node.register
def _list(kind: ListKind) -> Node:
    inner, size = _node(kind.inner), kind.size
    node: Node = {"type": "array", "items": inner, **_sizes(kind, "Items")}
    if size.one and "pattern" in inner:
        node |= {"type": ["array", "string"], "pattern": inner["pattern"]}
    return node


@_node.register
def _block(kind: BlockKind) -> Node:
    key = _node(kind.key)
    node: Node = {"type": "object", "patternProperties": {key["pattern"]: _node(kind.inner)}}
    if "maxLength" in key:
        node["propertyNames"] = {"maxLength": key["maxLength"]}
    return {**node, **_sizes(kind, "Properties"), "additionalProperties": False}


@_node.register
def _named(kind: EntryKind) -> Node:
    node: Node = {"$ref": f"#/$defs/{kind.declared.__name__}"}
    return {"anyOf": [node, {"type": "null"}]} if kind.declared.may_be_empty else node


def _sizes(kind: ListKind | BlockKind, what: str) -> Node:
    least, most, _ = kind.size
    bounds = ((f"min{what}", least or None), (f"max{what}", most))
    return {name: bound for name, bound in bounds if bound is not None}


def _whole(pattern: str) -> str:
    return f"^{pattern}$"
