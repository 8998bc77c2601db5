"""The writer's reference: every field and every rule, as Markdown made from their declarations."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from game import archive
from game.archive import maps
from game.archive.bodies import Body
from game.desk.field_docs import docs_of
from game.desk.prove.result import CLAIMS
from game.desk.rules import ALL_RULES
from game.reader.fields import KEY_FORM
from game.reader.shown import FORM_MARK
from game.reader.wording import ID_FORM
from game.story import format as f

BLOCKS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("The file", f.Scenario),
    ("A seat, under `seats`", f.Seat),
    ("A scene, under `scenes`", f.Scene),
    ("A paper, under a scene's `papers`", f.Paper),
    ("A voice, under a scene's `voices`", f.Voice),
    ("Calls, under a scene's `calls`", f.Calls),
    ("A call, beside `allow`", f.Call),
    ("An option, under a scene's `options`", f.Option),
    ("A motion, in a scene's list `motions`", f.Motion),
    ("A historian, under a scene's `historians`", f.Historian),
    ("An ending, under `endings`", f.Ending),
    ("A question of the debrief", f.Debrief),
    ("The lesson", f.Lesson),
    ("A meter, under `meters`", f.Meter),
    ("A waiver, in the list `waivers`", f.Waiver),
    ("A person, under `people` (also in archive/people.yaml)", archive.Person),
    ("An office, in a person's list `offices`", archive.Office),
    ("A source, under `sources` (also in archive/sources.yaml)", archive.Work),
    ("A series, under `series` (also in archive/series.yaml)", archive.Series),
    ("A row, in a series' list `points`", archive.Point),
    ("A term, under `terms` (also in archive/terms.yaml)", archive.Term),
    ("A map, under `maps` (also in archive/maps.yaml)", maps.MapEntry),
    ("A map's frame, under `frame`", maps.MapFrame),
    ("A name, under a map's `places`", maps.MapPlace),
    ("A point, under a map's `points`", maps.MapPoint),
    ("A line, under a map's `lines`", maps.MapLine),
    ("An area, under a map's `areas`", maps.MapArea),
    ("A body, in archive/bodies.yaml", Body),
)

_KINDS = {
    "structure": "**Structure**: always binds; the scenario cannot be played otherwise.",
    "ethics": "**Ethics**: always binds.",
    "craft": "**Craft**: binds a published scenario and only warns in a draft; can be waived.",
    "proof": "**Proof**: what `politburo prove` shows by walking every state.",
}


def reference() -> str:
    """Every block of a file with its fields: what each holds, whether it must be there."""
    return "\n\n".join(_block(title, declared) for title, declared in BLOCKS)


def rules_reference() -> str:
    """Every rule with its definition, by kind."""
    parts = []
    for kind, introduction in _KINDS.items():
        rows = [
            f"- `{rule.name}`: {rule.means}{' It only ever warns.' * rule.mild}"
            for rule in (*ALL_RULES.values(), *CLAIMS.values())
            if rule.kind == kind
        ]
        parts.append("\n".join([introduction, "", *rows]))
    return "\n\n".join(parts)


def text() -> str:
    """The whole of scenarios/REFERENCE.md."""
    return f"{_HEAD}\n## Every field\n\n{reference()}\n\n## Every rule\n\n{rules_reference()}\n"


_HEAD = """\
# Reference

Made from the program's own declarations; do not edit it. How to write a scenario is told in
[README.md](README.md). What a rule means and how to mend a place that breaks it:
`politburo check --explain RULE`.
"""


def _block(title: str, declared: type[BaseModel]) -> str:
    schema = declared.model_json_schema(by_alias=True)
    docs = docs_of(declared)
    rows = [f"### {title}", "", (declared.__doc__ or "").strip(), ""]
    rows += ["| field | holds | if left out | meaning |", "| --- | --- | --- | --- |"]
    for name, field in declared.model_fields.items():
        alias = field.alias or name
        kind = _kind(schema, schema["properties"][alias])
        rows.append(f"| `{alias}` | {kind} | {_default(field)} | {docs[name]} |")
    return "\n".join(rows)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**must be there**"
    value = field.default
    if value is PydanticUndefined or value in ("", None, [], {}):
        return ""
    return f"`{value}`"


ANY_IDS = "list of ids, or one id"
_TEXT_KINDS = {
    "condition": "condition",
    "plain": "paragraphs, `[@citations]`",
    "prose": "paragraphs, `{conditions}`, `[@citations]`",
}


def _kind(schema: dict[str, Any], node: dict[str, Any]) -> str:
    """What a field holds, in a writer's words."""
    if "anyOf" in node:
        node = next(one for one in node["anyOf"] if one.get("type") != "null")
    if "$ref" in node:
        return _named(node)
    if "enum" in node:
        return " or ".join(f"`{value}`" for value in node["enum"])
    if words := _TEXT_KINDS.get(node.get(FORM_MARK, "")):
        return words
    kind = node.get("type")
    if kind == "object":
        pattern, inside = next(iter(node["patternProperties"].items()))
        under = "id" if pattern in (ID_FORM, KEY_FORM) else "date"
        return f"under each {under}: {_kind(schema, inside)}"
    if kind == "array":
        items = node["items"]
        if items.get("pattern") != ID_FORM:
            return f"list: {_kind(schema, items)}"
        return f"list of {node['minItems']} ids or more" if "minItems" in node else ANY_IDS
    return _scalar(node)


def _scalar(node: dict[str, Any]) -> str:
    kind, pattern = node.get("type"), str(node.get("pattern", ""))
    if kind == "integer":
        return "whole number"
    if kind == "number":
        return "number"
    if "of" in pattern:
        return "number, range or part"
    if pattern == ID_FORM:
        return "id"
    if pattern == KEY_FORM:
        return "key of a source"
    if "/" in pattern:
        return "date/date"
    return "date" if r"\d{4}" in pattern else "one line"


_NAMES = {
    "MapEntry": "map",
    "MapFrame": "frame",
    "MapPlace": "place",
    "MapPoint": "point",
    "MapLine": "line",
    "MapArea": "area",
}


def _named(node: dict[str, Any]) -> str:
    name = str(node["$ref"]).rsplit("/", 1)[1]
    return "a block: " + _NAMES.get(name, name.lower())
