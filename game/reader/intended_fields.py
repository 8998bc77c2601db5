"""A field that is misspelt, or called by another word: which one was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.reader.declared import fields_at, is_block, known_fields, values_of
from game.reader.entries import Entry, Field
from game.reader.faults import Fault
from game.reader.problems import closest
from game.reader.source import FieldPath, value_at

ALIKE = 0.7
"""Names less alike than this are two words, not one misspelt: `location` and `options`."""
SURELY = 0.85
"""So much alike is another word for a field to its misspelling: `typ` and `type`."""
BEGINNING = 4
"""Names with so many first letters in common are alike, too: `opening` and `opens`."""


def intended_field(tree: object, declared: type[Entry], fault: Fault) -> str:
    """The field that an unknown one was probably meant to be, or an empty string.

    No field is meant that stands there already.
    """
    way = fault.path
    if fault.what != "unknown field":
        return ""
    node, name = value_at(tree, way[:-1]), str(way[-1])
    if not isinstance(node, dict) or name not in node:
        return ""
    fields = [field for field in fields_at(declared, way[:-1]) if field.alias not in node]
    free = [field.alias for field in fields]
    return (
        _by_another_word(name, fields)
        or misspelt(name, free)
        or _lacking(fields, node[name])
        or _by_value(declared, way, node[name], free)
    )


def _by_another_word(name: str, fields: Sequence[Field]) -> str:
    words = {word: field.alias for field in fields for word in field.other_words}
    return words.get(name.casefold()) or words.get(closest(name, words, SURELY), "")


def misspelt(name: str, free: Sequence[str]) -> str:
    """The field that a name misspells, or an empty string."""
    if name.casefold() in free:
        return name.casefold()
    if meant := closest(name, free, ALIKE):
        return meant
    if turned := next((one for one in free if sorted(one) == sorted(name)), ""):
        return turned  # two letters of a short name have changed places
    begins = name[:BEGINNING]
    return next((one for one in free if len(name) > BEGINNING and one.startswith(begins)), "")


def _lacking(fields: Sequence[Field], value: object) -> str:
    """The only field that must be there and is not, if a text may be meant for it."""
    gone = [field for field in fields if field.required]
    if len(gone) != 1 or not isinstance(value, str) or gone[0].block is not None:
        return ""
    return gone[0].alias


def _by_value(declared: type[Entry], way: FieldPath, value: Any, free: Sequence[str]) -> str:
    """The only field that can hold what stands there: entries with its fields, one of its words."""
    fitting = [field for field in free if _fits(declared, (*way[:-1], field), value)]
    return fitting[0] if len(fitting) == 1 else ""


def _fits(declared: type[Entry], field: FieldPath, value: Any) -> bool:
    if isinstance(value, str):
        return value in values_of(declared, field)
    if not isinstance(value, dict) or not is_block(declared, field):
        return False
    blocks = {name: inner for name, inner in value.items() if isinstance(inner, dict)}
    names = {name for inner in blocks.values() for name in inner}
    return bool(names) and all(
        set(inner) <= set(known_fields(declared, (*field, name))) for name, inner in blocks.items()
    )
