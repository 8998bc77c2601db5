"""The JSON Schema of a scenario, for editors that complete and check while one writes.

A scenario's scalars are read as text and a field's declaration gives their type, so the schema
takes `year: 1974` and `start: "12"` however an editor's YAML understands them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from game import files
from game.desk.field_docs import MODULES, docs_of
from game.reader.shown import FORM_MARK
from game.reader.wording import ID_FORM
from game.story.format import Scenario

FILE = "scenario.schema.json"


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file, each field described."""
    made = Scenario.model_json_schema(by_alias=True)
    for name, node in [("Scenario", made), *made["$defs"].items()]:
        _describe(node, _declared(name))
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "A scenario of Politburo"
    by_id = made["properties"]["seats"]["patternProperties"]
    by_id[ID_FORM] = {"anyOf": [by_id[ID_FORM], {"type": "null"}]}
    _loosen(made)
    return made


def text() -> str:
    """The schema as it stands in `scenarios/scenario.schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> Path:
    """Write the schema into a folder that has none; returns its file. Raises OSError."""
    path = folder / FILE
    files.create(path, text())
    return path


def _declared(name: str) -> type[BaseModel]:
    found: type[BaseModel] = next(getattr(one, name) for one in MODULES if hasattr(one, name))
    return found


def _describe(node: dict[str, Any], declared: type[BaseModel]) -> None:
    docs = docs_of(declared)
    for name, field in declared.model_fields.items():
        described = node["properties"][field.alias or name]
        described.pop("title", None)
        if name in docs:
            described["description"] = docs[name]


def _loosen(node: Any) -> None:
    """Let scalars be written as YAML's other types, and one id stand for a list of one."""
    if isinstance(node, dict):
        node.pop(FORM_MARK, None)
        if "patternProperties" in node:
            node["additionalProperties"] = False
        _loosen_type(node)
    for item in list(node.values()) if isinstance(node, dict) else node:
        if isinstance(item, dict | list):
            _loosen(item)


def _loosen_type(node: dict[str, Any]) -> None:
    kind = node.get("type")
    if kind == "string" and "enum" not in node and node.get("pattern") != ID_FORM:
        node["type"] = ["string", "number", "boolean"]
    elif kind == "integer":
        node["type"] = ["integer", "string"]
        node["pattern"] = r"^-?\d+$"
    elif kind == "number":
        node["type"] = ["number", "string"]
    elif (
        kind == "array"
        and "minItems" not in node
        and node.get("items", {}).get("pattern") == ID_FORM
    ):
        node["type"] = ["array", "string"]
        node["pattern"] = ID_FORM
