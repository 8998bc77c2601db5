"""From the annotation of a field to the kind of value that it declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from game.reader.kinds import (
    BlockKind,
    ChoiceKind,
    Kind,
    ListKind,
    MaybeKind,
    NumberKind,
    Size,
    WholeKind,
)

_SCALARS: dict[type, Kind] = {
    int: WholeKind(),
    float: NumberKind(),
    bool: ChoiceKind({"true": True, "false": False}),
}


def declared_kind(annotation: Any) -> tuple[Kind, tuple[object, ...]]:
    """The kind that an annotation declares, and the marks beside it. Raises TypeError for none."""
    marks: tuple[object, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *given = get_args(annotation)
        marks = tuple(given)
    kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
    return kind or _kind(annotation, marks), marks


def _kind(annotation: Any, marks: Iterable[object]) -> Kind:
    origin, inside = get_origin(annotation), get_args(annotation)
    size = next((mark for mark in marks if isinstance(mark, Size)), Size())
    if origin is Literal:
        return ChoiceKind({word: word for word in inside})
    if NoneType in inside:
        return MaybeKind(_inner(next(one for one in inside if one is not NoneType)))
    if origin is list:
        return ListKind(_inner(inside[0]), size)
    if origin in (dict, Mapping):
        return BlockKind(_inner(inside[0]), _inner(inside[1]), size)
    kind = _SCALARS.get(annotation) or getattr(annotation, "entry_kind", None)
    if not isinstance(kind, Kind):
        raise TypeError(f"{annotation} is no kind of value that a field can hold")
    return kind


def _inner(annotation: Any) -> Kind:
    return declared_kind(annotation)[0]
