"""The archive's registers looked over: their form, their citations, their maps and series."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from game.archive import DECLARED, Person, Series
from game.archive_maps import MapEntry
from game.archive_rules import check_map, check_series
from game.desk.ethics.cites import CITES, uncited
from game.reader.fields import validate
from game.reader.shown import ShownEntry
from game.reader.source import FieldPath
from game.reader.tree import Map, Seq, Source
from game.story.prose import citations
from game.story.structure import UNKNOWN_SOURCE


def check(register: str, source: Source, sources: Collection[str]) -> None:
    """Report what is wrong in one register; `sources` are the keys it may cite."""
    entries = {key: validate(source, DECLARED[register], (key,)) for key in source.tree}
    for key, entry in entries.items():
        if entry is not None:
            _entry(key, entry, source, sources)
    for text_path, text in _texts(source.tree):
        for cite in citations(text):
            if cite.key not in sources:
                _unknown(source, source.text_mark(text_path, cite.offset), cite.key, sources)


def _entry(key: str, entry: ShownEntry, source: Source, sources: Collection[str]) -> None:
    for path, says in uncited(entry, (key,)):
        source.report(CITES, source.key_mark(*path), says, "Add [@source-key].")
    if isinstance(entry, MapEntry):
        check_map(entry, source, (key,))
    elif isinstance(entry, Series):
        check_series(entry, source, (key,))
    elif isinstance(entry, Person):
        for index, cited in enumerate(entry.sources):
            if cited not in sources:
                _unknown(source, source.value_mark(key, "sources", index), cited, sources)


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
