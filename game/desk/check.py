"""`politburo check`: files, folders and standard input looked over, never stopping at a fault."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from game.archive import Archive
from game.desk import registers, rules, waivers
from game.desk.results import Checked, Results
from game.errors import UserError
from game.files import read_at_most
from game.library import (
    expanded,
    find,
    id_of,
    is_file,
    is_folder,
    is_scenario,
    nearest_file,
    shared_archive,
)
from game.reader.tree import SIZE, Source, collector_paused
from game.reader.tree import read as read_tree
from game.story.load import load

STDIN = "-"
ARCHIVE = "archive"


def _stdin() -> bytes:
    return sys.stdin.buffer.read(SIZE + 1)


def check(paths: Iterable[str], stdin: Callable[[], bytes] = _stdin) -> Results:
    """Look over scenarios and registers of an archive; `-` is standard input.

    A folder stands for every scenario under it. Never raises: what cannot be read is a problem.
    """
    results = Results()
    seen: set[Path] = set()
    with collector_paused():
        for given in paths:
            if given == STDIN:
                results.checked.append(check_text(stdin(), "standard input", "standard-input"))
                continue
            for path in _files(given):
                if (known := path.absolute()) not in seen:
                    seen.add(known)
                    results.checked.append(_file(path))
    return results


def check_text(data: bytes | str, name: str, id: str, archive: Archive | None = None) -> Checked:
    """Look over one scenario's text; `name` is what its problems call the file."""
    seen = archive if archive is not None else shared_archive()
    loaded = load(data, name, id, seen)
    scenario = loaded.seen
    if scenario is None:
        return Checked(loaded.source, loaded.problems)
    stands = None if loaded.scenario is not None else loaded.source.holds
    findings = rules.read(id, scenario, loaded.archive, loaded.texts, stands).findings
    if loaded.filled:
        findings = [one for one in findings if one.path not in loaded.filled]
    heard = waivers.heard(scenario, findings, rules.ALL_RULES)
    return Checked(loaded.source, loaded.problems, heard, scenario.status == "published")


def _files(given: str) -> Iterator[Path]:
    """The files that a path or a scenario's name stands for, or the path if it leads to none."""
    path = expanded(given)
    if is_folder(path):
        found = sorted(path.rglob("*"))
        yield from [one for one in found if is_scenario(one) and is_file(one)] or [path]
        return
    try:
        yield find(given)
    except UserError:
        yield path


def _file(path: Path) -> Checked:
    try:
        if path.is_dir():
            hint = "The name of a scenario's file ends in .yaml."
            return _unreadable(path, "No scenario stands in this folder.", hint)
        if not is_file(path):
            return _unreadable(path, "There is no such file.", nearest_file(path))
        data = read_at_most(path, SIZE)
        if registers.is_register(path):
            source = read_tree(data, str(path))
            registers.check(path, source)
            return Checked(source, sorted(set(source.problems)))
    except OSError as fault:
        return _unreadable(path, f"It cannot be read: {fault.strerror}.")
    return check_text(data, str(path), id_of(path))


def _unreadable(path: Path, says: str, hint: str = "") -> Checked:
    source = Source(str(path), "")
    source.report(rules.UNREADABLE, (0, 0), says, hint)
    return Checked(source, source.problems)
