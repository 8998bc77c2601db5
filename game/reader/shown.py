"""What a field is for: on which side of the stop it is shown, how its text is written.

Every field of a scenario and of the archive says so where it is declared, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

Side = Literal["before", "after", "end", "teacher", "never"]
"""Shown before the answer, after it, at the chapter's end, to a teacher, or to nobody: `never` is
for what only the program reads, such as conditions."""

Cites = Literal["", "always", "if quoted", "here or in provenance", "unless filed under a source"]
"""Where a text must name a source."""

Words = Literal["", "run", "taken", "end", "opened"]
"""Who reads a text: every run up to the close, those who took its option, every run at the end,
or those who open it.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is written. `prose` holds conditions, whose paragraphs are proved reachable."""

    name: Literal["line", "plain", "prose", "condition"]

    @property
    def citations(self) -> bool:
        """Whether it may hold citations, and more than one line."""
        return self.name in ("plain", "prose")

    @property
    def conditions(self) -> bool:
        """Whether conditions may stand in it, each of which is proved reachable."""
        return self.name == "prose"

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Mark the field in the JSON Schema, for the writer's reference."""
        return {**handler(core), FORM_MARK: self.name}


FORM_MARK = "x-form"
LINE, PLAIN, PROSE, CONDITION = Form("line"), Form("plain"), Form("prose"), Form("condition")


@dataclass(frozen=True, slots=True)
class Shown:
    """On which side of the stop a field is shown; for a text also what it must cite, who reads it.

    It stands in the field's annotation: `outcome: Annotated[Prose, Shown("after")] = ""`.
    """

    side: Side
    cites: Cites = ""
    words: Words = ""


BEFORE, AFTER, END, TEACHER, NEVER = (
    Shown("before"),
    Shown("after"),
    Shown("end"),
    Shown("teacher"),
    Shown("never"),
)


class Entry(BaseModel):
    """A block of a file with declared fields; any other field is an error.

    Its validator is built when it is first asked for: most blocks are only ever validated as a part
    of another one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ShownEntry(Entry):
    """A block whose fields each say when they are shown; a field that does not is a TypeError.

    Fields that hold further blocks need not say it, for the fields of those do.
    """

    named: ClassVar[type[ShownEntry] | None] = None
    """The block that stands under every name which is no field, where there may be such names."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_more: object) -> None:
        """Refuse a declaration that leaves the side of a field open."""
        for name, info in cls.model_fields.items():
            if _shown(info) is None and _block(info.annotation) is None:
                raise TypeError(
                    f"{cls.__name__}.{name} does not say on which side of the stop it is shown; "
                    "declare it as `Annotated[..., BEFORE]`, or AFTER, END, TEACHER, NEVER"
                )


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field: its name in Python and in a file, and what it holds.

    `required` if it must be there. `many` tells whether it holds one such thing, a list of them, or
    a block of them under names; `block` is the entry that stands in it, `form` says how its text is
    written.
    """

    name: str
    alias: str
    required: bool
    many: Literal["one", "list", "block"]
    shown: Shown
    form: Form | None
    block: type[ShownEntry] | None

    @property
    def text(self) -> bool:
        """Whether it holds text that somebody reads."""
        return self.form is not None and self.form is not CONDITION


@cache
def fields_of(declared: type[ShownEntry]) -> tuple[Field, ...]:
    """The fields of an entry in the order of their declaration."""
    return tuple(_field(name, info) for name, info in declared.model_fields.items())


def _field(name: str, info: FieldInfo) -> Field:
    many, inner, marks = _opened(info.annotation)
    form = next((mark for mark in (*info.metadata, *marks) if isinstance(mark, Form)), None)
    shown, block = _shown(info) or NEVER, _block(inner)
    return Field(name, info.alias or name, info.is_required(), many, shown, form, block)


def _shown(info: FieldInfo) -> Shown | None:
    if any(mark is CONDITION for mark in info.metadata):
        return NEVER
    return next((mark for mark in info.metadata if isinstance(mark, Shown)), None)


def _block(kind: object) -> type[ShownEntry] | None:
    inner = _opened(kind)[1]
    return inner if isinstance(inner, type) and issubclass(inner, ShownEntry) else None


def _opened(kind: object) -> tuple[Literal["one", "list", "block"], object, tuple[object, ...]]:
    """What an annotation holds and how many of it, with the marks that stand on the inner type."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        many, inner, marks = _opened(inside[0])
        return many, inner, (*inside[1:], *marks)
    if origin is list:
        return "list", *_opened(inside[0])[1:]
    if origin in (dict, Mapping):
        return "block", *_opened(inside[1])[1:]
    if NoneType in inside:
        return _opened(next(one for one in inside if one is not NoneType))
    return "one", kind, ()
