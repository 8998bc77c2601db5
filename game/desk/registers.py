"""The archive's registers looked over: form, citations, fates, maps, series, bodies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.archive import BODIES, DECLARED, Archive, Person, Series, load
from game.archive.bodies import Body
from game.archive.checks import BODY_TERMS, check_map, check_person, check_seats, check_series
from game.archive.maps import MapEntry
from game.desk.ethics.ages import AGE_HINT, SOURCE_AGE, fates_before_death
from game.desk.ethics.cites import CITES, uncited
from game.reader.entries import ShownEntry
from game.reader.source import FieldPath
from game.reader.tree import Map, Seq, Source
from game.reader.validation import validate
from game.story.prose import citations
from game.story.unknown import UNKNOWN_PERSON, UNKNOWN_SOURCE

FILES: dict[str, type[ShownEntry]] = {**DECLARED, BODIES: Body}
"""What stands in each file of an archive."""


def is_register(path: Path) -> bool:
    """Whether a file is a register of an archive."""
    return path.parent.name == "archive" and path.stem in FILES


def check(path: Path, source: Source) -> None:
    """Report what is wrong in one register, read from its file, with those beside it."""
    archive = load(path.parent)
    for key in source.tree:
        entry = validate(source, FILES[path.stem], (key,))
        if entry is not None:
            _entry(key, entry, source, archive)
        _works(key, source, archive)
    for text_path, text in _texts(source.tree):
        for cite in citations(text):
            if cite.key not in archive.sources:
                _unknown(source, source.text_mark(text_path, cite.offset), cite.key, archive)


def _entry(key: str, entry: ShownEntry, source: Source, archive: Archive) -> None:
    for path, says in uncited(entry, (key,)):
        source.report(CITES, source.key_mark(*path), says, "Add [@source-key].")
    if isinstance(entry, MapEntry):
        check_map(entry, source, (key,))
    elif isinstance(entry, Series):
        check_series(entry, source, (key,))
    elif isinstance(entry, Person):
        check_person(entry, source, (key,))
        for _, says in fates_before_death({key: entry}, archive.sources):
            source.report(SOURCE_AGE, source.key_mark(key, "fate"), says, AGE_HINT)
        if entry.offices and not entry.sources:
            says = f"The offices of `{key}` rest on no work."
            source.report(CITES, source.key_mark(key, "offices"), says, "Add `sources: [key]`.")
    elif isinstance(entry, Body):
        _seats(key, entry, source, archive)


def _seats(key: str, body: Body, source: Source, archive: Archive) -> None:
    for field in ("full", "candidates", "doubts"):
        for id in getattr(body, field):
            mark = source.key_mark(key, field, id)
            if id not in archive.people:
                hint = source.nearest(id, archive.people) or "Add the person to people.yaml."
                source.report(UNKNOWN_PERSON, mark, f"No person has the id `{id}`.", hint)
            elif field != "doubts":
                for says in check_seats(body, id, archive.people[id]):
                    source.report(BODY_TERMS, mark, says, "Correct the days.")


def _works(key: str, source: Source, archive: Archive) -> None:
    """Report what an entry's list `sources` names and sources.yaml does not have."""
    entry = source.tree[key]
    works = entry.get("sources") if isinstance(entry, Map) else None
    for index, cited in enumerate(works if isinstance(works, Seq) else ()):
        if isinstance(cited, str) and cited not in archive.sources:
            _unknown(source, source.value_mark(key, "sources", index), str(cited), archive)


def _unknown(source: Source, mark: tuple[int, int], key: str, archive: Archive) -> None:
    hint = source.nearest(key, archive.sources) or "Add it to sources.yaml."
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
