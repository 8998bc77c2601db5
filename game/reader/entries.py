"""Entries: the blocks of a file, each a class whose annotations declare its fields.

They are the only declaration of a format: validation, the JSON Schema, the writer's reference and
what is shown on which side of the stop are all read from there. A module that declares a format
does not postpone its annotations: as text, each would be compiled anew at every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from inspect import get_annotations
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform, get_origin

from game.reader.annotations import declared_kind
from game.reader.faults import Faults, Way
from game.reader.kinds import CONDITION, Form, Kind, Many
from game.reader.shown import NEVER, OtherWords, Shown

E = TypeVar("E", bound="Entry")


class Rest:
    """Marks the field that holds what stands in an entry under all other names."""


REST = Rest()


class Field:
    """A declared field: its name in Python and in a file, and what it holds.

    The two differ where the word of the format is one of Python: `if_` is `if` in a file. `default`
    is what it holds if it was left out and is not `required`. What holds the rest of an entry has
    no alias.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a declaration says so much
        self,
        name: str,
        alias: str,
        kind: Kind,
        shown: Shown,
        required: bool,
        default: Any,
        other_words: Sequence[str] = (),
    ) -> None:
        """`other_words` are what else a writer may call it; it is not read under these."""
        self.name, self.alias, self.kind, self.shown = name, alias, kind, shown
        self.required, self.default, self.other_words = required, default, other_words
        self.rest = not alias
        """Whether it holds what stands under all names that are no fields."""
        self.many: Many = kind.many
        """Whether it holds one thing, a list of them, or a block of them under names."""
        self.form: Form | None = kind.form
        """How its text is written, if it holds text."""
        self.block: type[Entry] | None = kind.entry
        """The entry that stands in it, if one does."""
        self.text = kind.form is not None and kind.form is not CONDITION
        """Whether it holds text that somebody reads."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Entry:
    """A block of a file with declared fields; any other name in it is a fault.

    An entry is never changed. Of the fields that were left out it holds nothing: their defaults
    stand on the class.
    """

    entry_kind: ClassVar[EntryKind]
    says_when: ClassVar[bool] = False
    """Whether each of its fields must say when it is shown."""
    may_be_empty: ClassVar[bool] = False
    """Whether its name may stand alone, with nothing under it."""

    def __init_subclass__(cls) -> None:
        inherited = fields_of(cls) if hasattr(cls, "entry_kind") else ()
        cls.entry_kind = EntryKind(cls, (*inherited, *_declared(cls)))

    def __init__(self, **values: Any) -> None:
        """An entry of values by the fields' names in Python, which are taken as they are.

        Raises TypeError for one that is no field, or that lacks.
        """
        known = {field.name: field for field in fields_of(type(self))}
        lacking = [name for name, field in known.items() if field.required and name not in values]
        if lacking or not known.keys() >= values.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(known)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: entries never change")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        names = (field.name for field in fields_of(type(self)))
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        raise TypeError(f"{type(self).__name__} may hold lists, and has no hash")

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({held})"


class EntryKind(Kind):
    """A block of declared fields."""

    def __init__(self, entry: type[Entry], fields: tuple[Field, ...]) -> None:
        self.entry = self.declared = entry
        self.fields = fields
        self._named = [(one.name, one.alias, one.kind, one.required) for one in fields if one.alias]
        self._aliases = frozenset(one.alias for one in fields)
        self._rest = next((one for one in fields if one.rest), None)

    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """The entry; where something in it does not fit, what did fit."""
        if given is None and self.declared.may_be_empty:
            given = {}
        if not isinstance(given, dict):
            faults.note(at, "no block", given, self)
            return None
        values = {}
        for name, alias, kind, required in self._named:
            if alias in given:
                values[name] = kind.read(given[alias], (at, alias), faults)
            elif required:
                faults.note((at, alias), "missing field", given, self)
        if len(values) < len(given):
            values |= self._others(given, at, faults)
        return _made(self.declared, values)

    def _others(self, given: Mapping[str, Any], at: Way, faults: Faults) -> dict[str, Any]:
        """What stands under names that are no fields."""
        others = {name: one for name, one in given.items() if name not in self._aliases}
        if self._rest is not None:
            return {self._rest.name: self._rest.kind.read(others, at, faults)}
        for name, one in others.items():
            faults.note((at, name), "unknown field", one, self)
        return {}

    def written(self, value: Any) -> dict[str, Any]:
        """Its fields as plain data, without those that were left out."""
        return as_written(value)

    def inside(self, step: str | int) -> Kind | None:
        """What may stand under a name."""
        for _, alias, kind, _ in self._named:
            if alias == step:
                return kind
        return self._rest.kind.inside(step) if self._rest else None

    @property
    def names(self) -> list[str]:
        """The names of its fields in a file."""
        return [alias for _, alias, _, _ in self._named]


def read(declared: type[E], given: object) -> tuple[E | None, Faults]:
    """The entry that a tree stands for, if everything in it fits, and what does not fit."""
    faults = Faults()
    entry: E = declared.entry_kind.read(given, None, faults)
    return (None if faults.count else entry), faults


def fields_of(declared: type[Entry]) -> tuple[Field, ...]:
    """The fields of an entry in the order of their declaration."""
    return declared.entry_kind.fields


def as_written(entry: Entry) -> dict[str, Any]:
    """An entry as plain data as a file has it, without what is as if it had been left out."""
    found: dict[str, Any] = {}
    for field in fields_of(type(entry)):
        value = getattr(entry, field.name)
        if field.required or value != field.default:
            written = field.kind.written(value)
            found |= written if field.rest else {field.alias: written}
    return found


def changed(entry: E, **values: Any) -> E:
    """An entry with other values for some of its fields."""
    return type(entry)(**{**entry.__dict__, **values})


def _made(declared: type[Entry], values: dict[str, Any]) -> Entry:
    """An entry of values that were read."""
    entry = object.__new__(declared)
    object.__setattr__(entry, "__dict__", values)
    return entry


def _declared(declared: type[Entry]) -> Iterator[Field]:
    """The fields that a class itself declares."""
    for name, annotation in get_annotations(declared, eval_str=True).items():
        origin: object = get_origin(annotation)
        if origin is ClassVar:
            continue
        kind, marks = declared_kind(annotation)
        shown = next((mark for mark in marks if isinstance(mark, Shown)), None)
        if shown is None and declared.says_when and not (kind.entry or kind.form is CONDITION):
            raise TypeError(
                f"{declared.__name__}.{name} does not say on which side of the stop it is shown; "
                "declare it as `Annotated[..., BEFORE]`, or AFTER, END, TEACHER, NEVER"
            )
        alias = "" if REST in marks else name.removesuffix("_")
        given = declared.__dict__
        words = next((mark.words for mark in marks if isinstance(mark, OtherWords)), ())
        yield Field(name, alias, kind, shown or NEVER, name not in given, given.get(name), words)


class ShownEntry(Entry):
    """A block whose fields each say when they are shown; a field that does not is a TypeError.

    Fields that hold further blocks need not say it, for the fields of those do.
    """

    says_when = True
