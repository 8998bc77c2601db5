"""Every text and every condition of a scenario with its place, as the format declares them.

For whatever must look at all of them: structure, the author's desk, the proof, the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from game.archive import REGISTERS
from game.reader.shown import CONDITION, Cites, Field, ShownEntry, Side, Words, fields_of
from game.reader.source import FieldPath
from game.story.format import Scenario, Scene
from game.story.prose import paragraphs


class Text(NamedTuple):
    """A text: where it stands, what it says, how its field is declared."""

    path: FieldPath
    value: str
    declared: Field

    @property
    def field(self) -> str:
        """The field's name."""
        return self.declared.alias

    @property
    def scene(self) -> str:
        """The id of the scene it belongs to, or an empty string."""
        return str(self.path[1]) if self.path[0] == "scenes" else ""

    @property
    def side(self) -> Side:
        """On which side of the stop it is shown."""
        return self.declared.shown.side

    @property
    def cites(self) -> Cites:
        """Where it must name a source."""
        return self.declared.shown.cites

    @property
    def words(self) -> Words:
        """Who reads it on the way."""
        return self.declared.shown.words

    @property
    def prose(self) -> bool:
        """Whether it may hold paragraphs and citations."""
        return self.declared.form is not None and self.declared.form.citations

    @property
    def conditional(self) -> bool:
        """Whether its paragraphs may be kept by conditions."""
        return self.declared.form is not None and self.declared.form.conditions


@cache
def _read(declared: type[ShownEntry]) -> tuple[Field, ...]:
    """The fields of an entry that hold texts, or entries with texts of the story.

    A file's own entries of the archive are read like the archive, not like the story.
    """
    return tuple(
        field
        for field in fields_of(declared)
        if (field.text and field.shown.side != "never")
        or (field.block is not None and not (declared is Scenario and field.name in REGISTERS))
    )


@cache
def condition_of(declared: type[ShownEntry]) -> str | None:
    """The name in Python of the field that holds an entry's condition, if it may have one."""
    return next((field.name for field in fields_of(declared) if field.form is CONDITION), None)


def fields_at(path: FieldPath) -> dict[str, Field]:
    """The fields of the entry in which the field at a path stands, by their names in a file."""
    declared: type[ShownEntry] = Scenario
    for step in path[:-1]:
        field = _by_alias(declared).get(str(step))
        if field is not None and field.block is not None:
            declared = field.block
        elif field is None and declared.named is not None:
            declared = declared.named
    return _by_alias(declared)


@cache
def _by_alias(declared: type[ShownEntry]) -> dict[str, Field]:
    return {field.alias: field for field in fields_of(declared)}


@cache
def prose_names() -> frozenset[str]:
    """The names of the fields that hold prose anywhere in the story."""
    found: set[str] = set()
    waiting: list[type[ShownEntry]] = [Scenario]
    for declared in waiting:
        for field in _read(declared):
            if field.form is not None and field.form.citations:
                found.add(field.alias)
            if field.block is not None and field.block not in waiting:
                waiting.append(field.block)
        if declared.named is not None:
            waiting.append(declared.named)
    return frozenset(found)


def of_entry(entry: ShownEntry, path: FieldPath) -> Iterator[Text]:
    """The texts of one entry, without those of the entries in it."""
    values = entry.__dict__
    for field in _read(type(entry)):
        if field.block is None and (value := values[field.name]):
            yield from _texts(field, value, (*path, field.alias))


def _texts(field: Field, value: Any, path: FieldPath) -> Iterator[Text]:
    if field.many == "one":
        yield Text(path, value, field)
    elif field.many == "list":
        yield from (Text((*path, index), one, field) for index, one in enumerate(value))
    else:
        for key, one in value.items():
            yield Text((*path, getattr(key, "iso", key)), one, field)


def entries(entry: ShownEntry, path: FieldPath = ()) -> Iterator[tuple[FieldPath, ShownEntry]]:
    """An entry and all entries in it, with their paths, in the order in which they are read."""
    yield path, entry
    for field in _read(type(entry)):
        if field.block is not None:
            yield from _inside(field, entry.__dict__[field.name], (*path, field.alias))
    if entry.named is not None:
        for key, one in (entry.__pydantic_extra__ or {}).items():
            yield from entries(one, (*path, key))


def _inside(field: Field, value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, ShownEntry]]:
    if not value:
        return
    if field.many == "one":
        yield from entries(value, path)
        return
    each = enumerate(value) if field.many == "list" else value.items()
    if field.block is not None and _holds_no_entries(field.block):
        yield from (((*path, key), one) for key, one in each)
    else:
        yield from chain.from_iterable(entries(one, (*path, key)) for key, one in each)


@cache
def _holds_no_entries(declared: type[ShownEntry]) -> bool:
    return declared.named is None and not any(field.block for field in _read(declared))


def of_scene(name: str, scene: Scene) -> Iterator[Text]:
    """The texts of one scene."""
    for path, entry in entries(scene, ("scenes", name)):
        yield from of_entry(entry, path)


def of_scenario(scenario: Scenario) -> Iterator[Text]:
    """The texts of a scenario that a player reads, and the teacher's."""
    for path, entry in entries(scenario):
        yield from of_entry(entry, path)


def conditions(
    scenario: Scenario, texts: Iterable[Text] | None = None
) -> Iterator[tuple[FieldPath, int, str]]:
    """Every condition: the path of its field, the offset of its text in the field, the text.

    `texts` spares a second walk where `of_scenario` has been walked already.
    """
    for text in of_scenario(scenario) if texts is None else texts:
        if "{" in text.value and text.conditional:
            for paragraph in paragraphs(text.value):
                if paragraph.condition:
                    offset = text.value.rfind("{", 0, paragraph.offset) + 1
                    yield text.path, offset, paragraph.condition
    for path, entry in entries(scenario):
        name = condition_of(type(entry))
        if name is not None and (condition := entry.__dict__[name]):
            yield (*path, "if"), 0, condition
