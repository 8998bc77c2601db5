"""Every text and every condition of a scenario with its place, as the format declares them.

For whatever must look at all of them: structure, the author's desk, the proof, the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from game.archive import REGISTERS
from game.reader.entries import Entry, Field, fields_of
from game.reader.kinds import CONDITION
from game.reader.shown import Cites, Side, Words
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


class _Parts:
    """What of an entry's declaration matters here: what holds texts, entries, its condition.

    A file's own entries of the archive are read like the archive, not like the story.
    """

    def __init__(self, declared: type[Entry]) -> None:
        fields = fields_of(declared)
        aside = REGISTERS if declared is Scenario else ()
        self.by_alias = {field.alias: field for field in fields}
        self.rest = self.by_alias.get("")
        self.texts = [field for field in fields if field.text and field.shown.side != "never"]
        self.entries = [one for one in fields if one.block is not None and one.name not in aside]
        self.condition = next((field.name for field in fields if field.form is CONDITION), "")


_PARTS: dict[type[Entry], _Parts] = {}


def _parts(declared: type[Entry]) -> _Parts:
    if declared not in _PARTS:
        _PARTS[declared] = _Parts(declared)
    return _PARTS[declared]


def condition_of(entry: Entry) -> str:
    """The condition under which an entry holds; empty if there is none."""
    name = _parts(type(entry)).condition
    return entry.__dict__.get(name, "") if name else ""


def fields_at(path: FieldPath) -> dict[str, Field]:
    """The fields of the entry in which the field at a path stands, by their names in a file."""
    declared: type[Entry] = Scenario
    for step in path[:-1]:
        parts = _parts(declared)
        field = parts.by_alias.get(str(step), parts.rest)
        if field is not None and field.block is not None:
            declared = field.block
    return _parts(declared).by_alias


def prose_names() -> frozenset[str]:
    """The names of the fields that hold prose anywhere in the story."""
    found: set[str] = set()
    waiting: list[type[Entry]] = [Scenario]
    for declared in waiting:
        parts = _parts(declared)
        found |= {field.alias for field in parts.texts if field.form and field.form.citations}
        blocks = (field.block for field in parts.entries)
        waiting += [block for block in blocks if block is not None and block not in waiting]
    return frozenset(found)


def of_entry(entry: Entry, path: FieldPath) -> Iterator[Text]:
    """The texts of one entry, without those of the entries in it."""
    values = entry.__dict__
    for field in _parts(type(entry)).texts:
        if value := values.get(field.name):
            yield from _texts(field, value, (*path, field.alias))


def _texts(field: Field, value: Any, path: FieldPath) -> Iterator[Text]:
    if field.many == "one":
        yield Text(path, value, field)
    elif field.many == "list":
        yield from (Text((*path, index), one, field) for index, one in enumerate(value))
    else:
        for key, one in value.items():
            yield Text((*path, getattr(key, "iso", key)), one, field)


def entries(entry: Entry, path: FieldPath = ()) -> list[tuple[FieldPath, Entry]]:
    """An entry and all entries in it, with their paths, in the order in which they are read."""
    found: list[tuple[FieldPath, Entry]] = []
    _gather(entry, path, found)
    return found


def _gather(entry: Entry, path: FieldPath, found: list[tuple[FieldPath, Entry]]) -> None:
    found.append((path, entry))
    values = entry.__dict__
    for field in _parts(type(entry)).entries:
        if not (value := values.get(field.name)):
            continue
        where = path if field.rest else (*path, field.alias)
        if field.many == "one":
            _gather(value, where, found)
        else:
            for key, one in enumerate(value) if field.many == "list" else value.items():
                _gather(one, (*where, key), found)


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
        if condition := condition_of(entry):
            yield (*path, "if"), 0, condition
