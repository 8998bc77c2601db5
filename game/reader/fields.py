"""The kinds of field a file may have, and the way from a tree to a declared entry.

An entry is a pydantic model; its fields are the only declaration of the format. The JSON Schema,
the writer's reference and the validation all come from there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails

from game.reader.dates import Day, Span
from game.reader.problems import Rule, nearest
from game.reader.tree import Source

UNKNOWN = Rule("unknown-field", "structure", "Only the fields of the reference are used.")
MISSING = Rule("missing-field", "structure", "A field that must be there is there.")
WRONG = Rule("wrong-type", "structure", "A field holds the kind of thing its reference says.")
RULES = (UNKNOWN, MISSING, WRONG)

ID_FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
KEY_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Entry(BaseModel):
    """A block of a file with declared fields; any other field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=60)]
"""Small letters, digits and single hyphens, beginning with a letter."""

Key = Annotated[str, StringConstraints(pattern=KEY_FORM, max_length=60)]
"""A key of the archive, as in `[@bone-minutes-1974]`."""

Line = Annotated[str, StringConstraints(pattern=r"^[^\n]*$", max_length=300)]
"""Text on one line."""

Prose = Annotated[str, Field(json_schema_extra={"x-prose": True})]
"""Paragraphs, with `{conditions}` and `[@citations]`; written as a block under `|`."""

PlainText = Annotated[str, Field(json_schema_extra={"x-prose": True, "x-plain": True})]
"""Paragraphs with `[@citations]`."""

Condition = Annotated[str, Field(json_schema_extra={"x-condition": True})]
"""Ids joined by and, or, not and brackets."""


def _day(value: object) -> Day:
    return value if isinstance(value, Day) else Day.parse(str(value))


def _span(value: object) -> Span:
    return value if isinstance(value, Span) else Span.parse(str(value))


def _iso(value: Day | Span) -> str:
    return value.iso


Date = Annotated[
    Day,
    PlainValidator(_day),
    PlainSerializer(_iso),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "description": "A date: 1918-02-18, 1918-02 or 1918. New Style.",
        }
    ),
]
DateSpan = Annotated[
    Span,
    PlainValidator(_span),
    PlainSerializer(_iso),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
            "description": "From a date to a date: 1918-01-18/1918-02-24.",
        }
    ),
]

E = TypeVar("E", bound=BaseModel)


def validate(source: Source, declared: type[E], path: tuple[str | int, ...] = ()) -> E | None:
    """The entry that a tree (or the part of it at `path`) declares, or None.

    Everything that does not fit is reported to the source at once, each on its line.
    """
    value = source.at(*path) if path else source.tree
    try:
        return declared.model_validate(value)
    except ValidationError as wrong:
        for detail in wrong.errors(include_url=False):
            _report(source, declared, path, detail)
        return None


def salvage(tree: object, declared: type[E]) -> E | None:
    """An entry from what does fit, so that the rest of a faulty file can still be looked over.

    Fields that do not fit are left out; required text becomes a question mark. None if too
    little is left. What comes back must never be played.
    """
    rest = _copied(tree)
    for _ in range(4):
        try:
            return declared.model_validate(rest)
        except ValidationError as wrong:
            for detail in wrong.errors(include_url=False):
                _mend(rest, detail)
    return None


def _copied(node: object) -> Any:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node


def _mend(rest: Any, detail: ErrorDetails) -> None:
    *above, last = (step for step in detail["loc"] if step != "[key]")
    for step in above:
        inside = isinstance(rest, dict) and step in rest
        inside = inside or (isinstance(rest, list) and isinstance(step, int) and step < len(rest))
        if not inside:
            return
        rest = rest[step]
    if detail["type"] == "missing" and isinstance(rest, dict):
        rest[last] = "?"
    elif isinstance(rest, dict):
        rest.pop(last, None)
    elif isinstance(rest, list) and isinstance(last, int) and last < len(rest):
        rest[last] = "unreadable"


def _report(
    source: Source, declared: type[BaseModel], path: tuple[str | int, ...], detail: ErrorDetails
) -> None:
    where = (*path, *(step for step in detail["loc"] if step != "[key]"))
    name = str(where[-1]) if where else "the file"
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _fields_at(declared, detail["loc"][:-1])
        hint = nearest(name, known) or f"Known here: {', '.join(known)}."
        source.report(UNKNOWN, source.key_mark(*where), f"`{name}` is no field here.", hint)
    elif kind == "missing":
        parent = f"`{where[-2]}`" if len(where) > 1 else "The file"
        says = f"{parent} lacks the field `{name}`."
        source.report(MISSING, source.key_mark(*where[:-1]), says, f"Add `{name}:`.")
    else:
        in_key = "[key]" in detail["loc"]
        mark = source.key_mark(*where) if in_key else source.value_mark(*where)
        source.report(WRONG, mark, *_wording(name, detail, in_key))


def _wording(name: str, detail: ErrorDetails, in_key: bool) -> tuple[str, str]:
    """What does not fit, in a writer's words rather than the library's."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if given is None:
        return f"`{name}` stands empty.", "Fill it in, or delete the line."
    if in_key and "date" in str(context.get("error")):
        return f"{context['error']}.", ""
    if in_key or (kind == "string_pattern_mismatch" and "a-z" in str(context.get("pattern"))):
        return f"`{given}` cannot be an id.", "Use small letters, digits and hyphens: `like-this`."
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "`")
        hint = nearest(str(given), re.findall(r"`(.*?)`", expected))
        return f"`{name}` is `{given}`; it can be {expected}.", hint
    if kind == "string_too_long":
        return f"`{name}` is longer than {context['max_length']} characters.", "Shorten it."
    for sign, says, hint in _EXPECTED:
        if kind.startswith(sign):
            return f"`{name}` {says.format(given=given)}", hint
    return f"`{name}`: {context.get('error') or detail['msg']}.", ""


_EXPECTED = (
    ("string_pattern", "must be one line of text.", "Shorten it, or use a longer field."),
    ("string_type", "must be text.", "Write it as text; under `|` if it is long."),
    ("dict_type", "must be a block of fields.", "Indent its fields under it."),
    ("model_", "must be a block of fields.", "Indent its fields under it."),
    ("list_type", "must be a list.", "Write [one, two], or a line `- one` for each."),
    ("too_short", "is empty; it needs at least one.", "Add one, indented under it."),
    ("int", "is `{given}`, not a whole number.", "Write a whole number."),
    ("greater", "is `{given}`, which is too small.", ""),
    ("less", "is `{given}`, which is too large.", ""),
    ("bool", "is `{given}`; write yes or no.", ""),
)


def _fields_at(declared: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The fields known at a place, found through the declaration's JSON Schema."""
    schema = _schema(declared)
    node: Any = schema
    for step in loc:
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
