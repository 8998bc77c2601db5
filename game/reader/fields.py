"""The kinds of field a file may have, and the way from a tree to a declared entry.

An entry is a pydantic model; its fields are the only declaration of the format. The JSON Schema,
the writer's reference and the validation all come from there.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails

from game.reader.dates import Day, Span
from game.reader.faults import FieldPath, faults_of, steps_of
from game.reader.figures import FORM as FIGURE_FORM
from game.reader.figures import Figure
from game.reader.misplaced import intended_field, known_fields, meant_field, misplaced_fields
from game.reader.problems import Rule, indent
from game.reader.shown import CONDITION, LINE, PLAIN, PROSE
from game.reader.tree import Source
from game.reader.wording import FILLED, FILLED_LINE, ID_FORM, wording

UNKNOWN = Rule("unknown-field", "structure", "Only the fields of the reference are used.")
MISSING = Rule("missing-field", "structure", "A field that must be there is there.")
WRONG = Rule("wrong-type", "structure", "A field holds the kind of thing its reference says.")
RULES = (UNKNOWN, MISSING, WRONG)

KEY_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"


Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=60)]
"""Small letters, digits and single hyphens, beginning with a letter."""

Key = Annotated[str, StringConstraints(pattern=KEY_FORM, max_length=60)]
"""A key of the archive, as in `[@bone-minutes-1974]`."""

Line = Annotated[str, StringConstraints(pattern=r"^[^\n]*$", max_length=300), LINE]
"""Text on one line."""

FilledLine = Annotated[str, StringConstraints(pattern=FILLED_LINE, max_length=300), LINE]
"""Text on one line that must not be empty."""

LONGEST_TEXT = 100_000
"""The most characters of one text: sixteen thousand words, several times a whole chapter."""
LongText = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]

Prose = Annotated[LongText, PROSE]
"""Paragraphs, with `{conditions}` and `[@citations]`; written as a block under `|`."""

FilledProse = Annotated[Prose, StringConstraints(pattern=FILLED)]
"""Prose that must not be empty."""

PlainText = Annotated[LongText, PLAIN]
"""Paragraphs with `[@citations]`."""

FilledPlain = Annotated[PlainText, StringConstraints(pattern=FILLED)]
"""Paragraphs with `[@citations]` that must not be empty."""

Condition = Annotated[LongText, CONDITION]
"""Ids joined by and, or, not and brackets."""


def _day(value: object) -> Day:
    return value if isinstance(value, Day) else Day.parse(str(value))


def _span(value: object) -> Span:
    return value if isinstance(value, Span) else Span.parse(str(value))


def _figure(value: object) -> Figure:
    return value if isinstance(value, Figure) else Figure.parse(str(value))


def _written(value: Figure) -> str:
    return value.written


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
Number = Annotated[
    Figure,
    PlainValidator(_figure),
    PlainSerializer(_written),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": f"^{FIGURE_FORM}$",
            "description": "A figure: 7, 9-20 or 7 of 15.",
        }
    ),
]
"""A number, a range or a part of a total."""

E = TypeVar("E", bound=BaseModel)


def nothing() -> list[Any]:
    """An empty list, for fields that are left out; pydantic takes long to look into `list`."""
    return []


def validate(source: Source, declared: type[E], path: tuple[str | int, ...] = ()) -> E | None:
    """The entry that a tree (or the part of it at `path`) declares, or None.

    Everything that does not fit is reported to the source at once, each on its line.
    """
    value = source.at(*path) if path else source.tree
    try:
        return declared.model_validate(value)
    except ValidationError as wrong:
        details = faults_of(wrong)
        if details is None:
            says = f"{wrong.error_count():,} parts of this file do not fit the format."
            source.report(WRONG, source.key_mark(*path), says, "Is it the file that was meant?")
            return None
    misplaced = misplaced_fields(value, declared, details)
    _report_strays(source, path, misplaced)
    told = {*misplaced, *(home for home in misplaced.values() if home)}
    lacking = {(*home, place[-1]) for place, home in misplaced.items()}
    misspelt = {(*detail["loc"][:-1], intended_field(declared, detail)) for detail in details}
    for detail in details:
        place = steps_of(detail)
        if detail["type"] == "missing":
            known = place in misspelt or place in lacking
        else:
            known = place in told
        if not known and not any(place[:end] in misplaced for end in range(1, len(place) + 1)):
            _report(source, declared, path, detail)
    return None


def _called(entry: FieldPath) -> str:
    """An entry as a message names it."""
    if not entry:
        return "The file"
    if isinstance(entry[-1], int):
        return f"Entry {entry[-1] + 1} of `{entry[-2]}`" if len(entry) > 1 else "An entry"
    return f"`{entry[-1]}`"


def _report_strays(source: Source, path: FieldPath, misplaced: dict[FieldPath, FieldPath]) -> None:
    """One problem for all fields that stand together in the wrong place."""
    groups = {(place[:-1], home): place for place, home in reversed(misplaced.items())}
    moved = {(*home, place[-1]) for place, home in misplaced.items()}
    for (block, home), place in groups.items():
        if home in moved:
            continue  # it goes with a field that was named already
        more = sum(one[:-1] == block and misplaced[one] == home for one in misplaced) - 1
        names = f"`{place[-1]}`" + (f" and {more} more" if more else "")
        stand, it = ("stand", "them") if more else ("stands", "it")
        mark = source.key_mark(*path, *place)
        column = _column_in(source, (*path, *home))
        if home[: len(block)] != block:
            owner = f"`{home[-1]}`" if home else "the whole file"
            says = f"{names} {stand} too deep: it belongs to {owner}."
        elif (deep := _too_deep(source, (*path, *home))) and not source.at(*path, *home):
            mark = source.key_mark(*path, *home)
            says, it, column = f"`{home[-1]}` stands as deep as its fields ({names}).", "it", deep
        else:
            says = f"{names} {stand} beside `{home[-1]}`, not under it."
        source.report(UNKNOWN, mark, says, indent(column, it))


def _too_deep(source: Source, entry: FieldPath) -> int:
    """Where an entry belongs that stands more than a step deeper than its block, or 0."""
    outer = source.key_mark(*entry[:-1])[1] if len(entry) > 1 else -2
    return outer + 2 if source.key_mark(*entry)[1] > outer + 2 else 0


def _column_in(source: Source, entry: FieldPath) -> int:
    """How deep the fields of an entry stand, or would stand."""
    fields = source.at(*entry)
    if isinstance(fields, dict) and fields:
        return source.key_mark(*entry, next(iter(fields)))[1]
    return source.key_mark(*entry)[1] + 2


def _report(
    source: Source, declared: type[BaseModel], path: tuple[str | int, ...], detail: ErrorDetails
) -> None:
    where = (*path, *steps_of(detail))
    name = str(where[-1]) if where else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = known_fields(declared, detail["loc"][:-1])
        meant = meant_field(name, known)
        hint = f"Did you mean `{meant}`?" if meant else f"Known here: {', '.join(known)}."
        source.report(UNKNOWN, source.key_mark(*where), f"`{name}` is no field here.", hint)
    elif kind == "missing":
        parent = _called(where[:-1])
        says = f"{parent} lacks the field `{name}`."
        hint = swallowed(source, where[:-1], name) or f"Add `{name}:`."
        source.report(MISSING, source.key_mark(*where[:-1]), says, hint)
    else:
        is_name = detail["input"] == name and isinstance(source.at(*where), dict)
        in_key = "[key]" in detail["loc"] or is_name
        mark = source.key_mark(*where) if in_key else source.value_mark(*where)
        if where and isinstance(where[-1], int) and kind.startswith("model_"):
            first = next(iter(known_fields(declared, steps_of(detail))), "name")
            says = f"{_called(where)} is text where fields belong."
            source.report(WRONG, mark, says, f"Write `- {first}: …`, and the text behind it.")
            return
        source.report(WRONG, mark, *wording(name, detail, in_key, source.tree))


def swallowed(source: Source, entry: FieldPath, name: str) -> str:
    """Where a field's line stands inside a text of its own entry, and how deep it belongs."""
    fields = source.at(*entry)
    for field, text in fields.items() if isinstance(fields, dict) else ():
        if not isinstance(text, str) or name not in text:
            continue
        if found := re.search(rf"^{re.escape(name)}:(?= |$)", text, re.MULTILINE):
            line = source.text_mark((*entry, field), found.start())[0] + 1
            column = source.key_mark(*entry, field)[1]
            told = f"Line {line}, `{name}:`, stands too deep and was read as part of `{field}`."
            return f"{told} {indent(column)}"
    return ""
