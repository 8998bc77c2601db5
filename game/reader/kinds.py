"""The kinds of value a field may hold: how each is read from a tree, and written again.

A kind stands in the annotation of a field: `label: Annotated[str, TextKind(LINE, most=300)]`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from game.reader.faults import NAME, Faults, Way

if TYPE_CHECKING:
    from game.reader.entries import Entry

Many = Literal["one", "list", "block"]

ID_FORM = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
KEY_FORM = r"[a-z0-9]+(-[a-z0-9]+)*"


class Form(NamedTuple):
    """How a text is written.

    Where it may hold `citations` it may have more than one line; each of its `conditions` is proved
    reachable.
    """

    name: Literal["line", "plain", "prose", "condition"]
    citations: bool = False
    conditions: bool = False


LINE, PLAIN = Form("line"), Form("plain", citations=True)
PROSE, CONDITION = Form("prose", citations=True, conditions=True), Form("condition")


class Kind(ABC):
    """What a field holds.

    `many` tells whether it is one thing, a list of them or a block of them under names; `entry` is
    the entry that stands there, if one does; `form` says how a text is written.
    """

    many: ClassVar[Many] = "one"
    entry: type[Entry] | None = None
    form: Form | None = None

    @abstractmethod
    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """The value that a part of a tree stands for. What does not fit is noted as a fault."""

    def written(self, value: Any) -> Any:
        """A value as plain data, as a file has it."""
        return value

    def inside(self, step: str | int) -> Kind | None:  # noqa: ARG002 - what has no inside has none
        """The kind of what may stand under a name in it, or at a place."""
        return None

    @property
    def names(self) -> list[str] | None:
        """The fields that may stand in it; None if it is no block of names at all."""
        return None


class TextKind(Kind):
    """Text of a form, or of none; not empty if it must be `filled`."""

    def __init__(self, form: Form | None, most: int, *, filled: bool = False) -> None:
        self.form, self.most, self.filled = form, most, filled
        self.one_line = form is LINE

    def read(self, given: Any, at: Way, faults: Faults) -> str:
        """The text itself."""
        if not isinstance(given, str):
            faults.note(at, "no text", given, self)
            return ""
        if len(given) > self.most:
            faults.note(at, "too long", given, self)
        elif self.filled and (not given or given.isspace()):
            faults.note(at, "empty", given, self)
        elif self.one_line and "\n" in given:
            faults.note(at, "several lines", given, self)
        return given


class IdKind(Kind):
    """A name of a form, and what a writer calls such a name."""

    def __init__(self, form: str, most: int, called: str) -> None:
        self.pattern, self.most, self.called = form, most, called
        self._fits = re.compile(form).fullmatch

    def read(self, given: Any, at: Way, faults: Faults) -> str:
        """The name itself."""
        if not isinstance(given, str):
            faults.note(at, "no text", given, self)
            return ""
        if len(given) > self.most:
            faults.note(at, "too long", given, self)
        elif self._fits(given) is None:
            faults.note(at, "no id", given, self)
        return given


class ChoiceKind(Kind):
    """One of a few words, each of which stands for a value."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """What the word stands for."""
        if isinstance(given, str) and given in self.values:
            return self.values[given]
        faults.note(at, "no choice", given, self)
        return None


class _Bounded(Kind):
    """A number between two others, if there are such."""

    form_of: ClassVar[str]
    made: ClassVar[type[int | float]]
    missed: ClassVar[Literal["no whole number", "no number"]]

    def __init__(self, least: float | None = None, most: float | None = None) -> None:
        self.least, self.most = least, most

    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """The number."""
        if not isinstance(given, str) or not re.fullmatch(self.form_of, given):
            faults.note(at, self.missed, given, self)
            return 0
        number = self.made(given)
        if self.least is not None and number < self.least:
            faults.note(at, "too small", given, self)
        elif self.most is not None and number > self.most:
            faults.note(at, "too large", given, self)
        return number


class WholeKind(_Bounded):
    """A whole number."""

    form_of = r"[+-]?[0-9]{1,4000}"
    made = int
    missed = "no whole number"


class NumberKind(_Bounded):
    """A number with or without decimals."""

    form_of = r"[+-]?[0-9]{1,4000}(\.[0-9]+)?"
    made = float
    missed = "no number"


class ParsedKind(Kind):
    """Text of a form, and what a writer calls it; `parse` raises ValueError with what is wrong."""

    def __init__(
        self, parse: Callable[[str], Any], write: Callable[[Any], str], form: str, called: str
    ) -> None:
        self.parse, self.write, self.pattern, self.called = parse, write, form, called

    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """What the text stands for."""
        try:
            return self.parse(str(given))
        except ValueError as error:
            faults.note(at, "unreadable", given, self, error)
            return None

    def written(self, value: Any) -> str:
        """The text that stands for a value."""
        return self.write(value)


class MaybeKind(Kind):
    """Something, or nothing: a field that stands empty."""

    def __init__(self, inner: Kind) -> None:
        self.inner = inner
        self.form, self.entry = inner.form, inner.entry

    def read(self, given: Any, at: Way, faults: Faults) -> Any:
        """What stands there, if anything does."""
        return None if given is None else self.inner.read(given, at, faults)

    def written(self, value: Any) -> Any:
        """A value as plain data."""
        return None if value is None else self.inner.written(value)

    def inside(self, step: str | int) -> Kind | None:
        """What may stand in it."""
        return self.inner.inside(step)

    @property
    def names(self) -> list[str] | None:
        """The fields that may stand in it."""
        return self.inner.names


class Size(NamedTuple):
    """How many things a list or a block holds; a list of `one` may stand without its brackets."""

    least: int = 0
    most: int | None = None
    one: bool = False


class _Several(Kind):
    """Several things of a kind."""

    def __init__(self, inner: Kind, size: Size) -> None:
        self.inner, self.size = inner, size
        self.form, self.entry = inner.form, inner.entry

    def _fits(self, given: Any, at: Way, faults: Faults) -> bool:
        """Whether there are neither too few nor too many."""
        if len(given) < self.size.least:
            faults.note(at, "too few", given, self)
        elif self.size.most is not None and len(given) > self.size.most:
            faults.note(at, "too many", given, self)
        else:
            return True
        return False


class ListKind(_Several):
    """A list of things of a kind."""

    many = "list"

    def read(self, given: Any, at: Way, faults: Faults) -> list[Any]:
        """The things in order."""
        if self.size.one and isinstance(given, str):
            given = [given]
        if not isinstance(given, list):
            faults.note(at, "no list", given, self)
        elif self._fits(given, at, faults):
            read = self.inner.read
            return [read(one, (at, index), faults) for index, one in enumerate(given)]
        return []

    def written(self, value: Any) -> list[Any]:
        """A list of plain data."""
        return [self.inner.written(one) for one in value]

    def inside(self, step: str | int) -> Kind | None:
        """What stands at a place of it."""
        return self.inner if isinstance(step, int) else None


class BlockKind(_Several):
    """Things of a kind under names."""

    many = "block"

    def __init__(self, key: Kind, inner: Kind, size: Size) -> None:
        super().__init__(inner, size)
        self.key = key

    def read(self, given: Any, at: Way, faults: Faults) -> dict[Any, Any]:
        """The things by their names."""
        if not isinstance(given, dict):
            faults.note(at, "no block", given, self)
        elif self._fits(given, at, faults):
            key, read = self.key.read, self.inner.read
            ways = ((name, value, (at, name)) for name, value in given.items())
            return {
                key(name, (way, NAME), faults): read(value, way, faults)
                for name, value, way in ways
            }
        return {}

    def written(self, value: Any) -> dict[str, Any]:
        """Plain data under names."""
        return {self.key.written(key): self.inner.written(one) for key, one in value.items()}

    def inside(self, step: str | int) -> Kind | None:
        """What stands under a name of it."""
        return self.inner if isinstance(step, str) else None

    @property
    def names(self) -> list[str]:
        """Names may stand in it, and none is a field's."""
        return []
