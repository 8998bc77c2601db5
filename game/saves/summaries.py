"""The saves of a folder as a menu lists them, read without the YAML parser."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from game.files import read_at_most
from game.library import is_folder
from game.reader.header import read_header
from game.saves.places import folder
from game.saves.text import SIZE

_STEP = re.compile(r"^ *- +(answer|back):", re.MULTILINE)


@dataclass(frozen=True)
class SaveSummary:
    """What a menu says of a save.

    `answers` counts those that stand, `stands` is as in the save, `kept` is the day on which the
    file was written last.
    """

    path: Path
    scenario: str
    title: str
    seat: str
    nickname: str
    day: str
    stands: str
    kept: date
    answers: int


def listing() -> Iterator[SaveSummary]:
    """The saves in the folder, those changed last first. Files that are no saves are passed over.

    Each is read when it is asked for. Raises SaveError if the folder's path cannot be meant.
    """
    for changed, path in _newest_first():
        head = read_header(path, stop="steps")
        if head.get("scenario"):
            yield SaveSummary(
                path,
                head["scenario"],
                head.get("title", ""),
                head.get("seat", ""),
                head.get("nickname", ""),
                head.get("day", ""),
                head.get("stands", ""),
                date.fromtimestamp(changed),  # noqa: DTZ012 - the player's own day
                _answers(path),
            )


def count() -> int:
    """How many files there are that may be saves; none of them is read. Raises SaveError."""
    return len(_newest_first())


def _newest_first() -> list[tuple[float, Path]]:
    found = folder()
    dated: list[tuple[float, Path]] = []
    for path in found.glob("*.yaml") if is_folder(found) else ():
        with contextlib.suppress(OSError):
            state = path.stat()
            if stat.S_ISREG(state.st_mode) and state.st_size <= SIZE:
                dated.append((state.st_mtime, path))
    return sorted(dated, reverse=True)


def _answers(path: Path) -> int:
    """How many answers stand in a save."""
    try:
        text = read_at_most(path, SIZE).decode("utf-8", "replace")
    except OSError:
        return 0
    steps = _STEP.findall(text)
    return max(0, steps.count("answer") - steps.count("back"))
