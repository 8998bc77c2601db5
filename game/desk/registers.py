"""The archive's registers looked over: their form, their citations, and that fates cite."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from game.archive import Person, Series, Term, Work
from game.desk.ethics.cites import CITES, fates_without_source
from game.reader.fields import validate
from game.reader.shown import Entry
from game.reader.source import FieldPath
from game.reader.tree import Map, Seq, Source
from game.story.prose import citations
from game.story.structure import UNKNOWN_SOURCE

DECLARED: dict[str, type[Entry]] = {
    "sources": Work,
    "people": Person,
    "series": Series,
    "terms": Term,
}


def check(register: str, source: Source, sources: Collection[str]) -> None:
    """Report what is wrong in one register; `sources` are the keys it may cite."""
    entries = {key: validate(source, DECLARED[register], (key,)) for key in source.tree}
    people = {key: entry for key, entry in entries.items() if isinstance(entry, Person)}
    for path, _ in fates_without_source(people):
        says = f"The fate of `{path[1]}` cites no source."
        source.report(CITES, source.key_mark(*path[1:]), says, "Add [@source-key].")
    for key, person in people.items():
        for index, cited in enumerate(person.sources):
            if cited not in sources:
                _unknown(source, source.value_mark(key, "sources", index), cited, sources)
    for text_path, text in _texts(source.tree):
        for cite in citations(text):
            if cite.key not in sources:
                _unknown(source, source.text_mark(text_path, cite.offset), cite.key, sources)


def _unknown(source: Source, mark: tuple[int, int], key: str, sources: Collection[str]) -> None:
    hint = source.nearest(key, sources) or "Add it to sources.yaml."
    source.report(UNKNOWN_SOURCE, mark, f"No source has the key `{key}`.", hint)


def _texts(node: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a tree with its path. The reader has bounded how deep trees are."""
    if isinstance(node, Map):
        for key, value in node.items():
            yield from _texts(value, (*path, key))
    elif isinstance(node, Seq):
        for index, value in enumerate(node):
            yield from _texts(value, (*path, index))
    elif isinstance(node, str):
        yield path, node
