"""What a declaration knows at a place of a tree."""

from __future__ import annotations

from collections.abc import Iterator

from game.reader.entries import Entry, EntryKind, Field
from game.reader.kinds import ChoiceKind, Kind, ListKind, MaybeKind
from game.reader.source import FieldPath


def is_block(declared: type[Entry], way: FieldPath) -> bool:
    """Whether fields or entries stand under a place, rather than a text or a list."""
    kind = _kind_at(declared, way)
    return kind is not None and kind.names is not None


def is_several(declared: type[Entry], way: FieldPath) -> bool:
    """Whether a list or a block of entries stands under a place, where no text can stand alone."""
    kind = _bare(_kind_at(declared, way))
    alone = isinstance(kind, ListKind) and kind.size.one
    return kind is not None and kind.many != "one" and not alone


def known_fields(declared: type[Entry], way: FieldPath) -> list[str]:
    """The fields known at a place."""
    return [field.alias for field in fields_at(declared, way)]


def fields_at(declared: type[Entry], way: FieldPath) -> list[Field]:
    """The declarations of the fields known at a place."""
    kind = _bare(_kind_at(declared, way))
    return [field for field in kind.fields if not field.rest] if isinstance(kind, EntryKind) else []


def values_of(declared: type[Entry], way: FieldPath) -> list[str]:
    """The words that a field can hold, if they are listed."""
    kind = _bare(_kind_at(declared, way))
    return list(kind.values) if isinstance(kind, ChoiceKind) else []


def blocks_with(declared: type[Entry], name: str, way: FieldPath = ()) -> Iterator[str]:
    """The names of the blocks whose entries have a field of this name: `options`, `motions`."""
    for field in known_fields(declared, way):
        for entry in ((*way, field), (*way, field, "id"), (*way, field, 0)):
            known = known_fields(declared, entry)
            if name in known:
                yield field
            if known:
                yield from blocks_with(declared, name, entry)


def _kind_at(declared: type[Entry], way: FieldPath) -> Kind | None:
    kind: Kind | None = declared.entry_kind
    for step in way:
        kind = kind.inside(step) if kind is not None else None
    return kind


def _bare(kind: Kind | None) -> Kind | None:
    while isinstance(kind, MaybeKind):
        kind = kind.inner
    return kind
