"""Where saves are kept, and under which names."""

from __future__ import annotations

import os
import re
from pathlib import Path

from game.library import checkout, expanded, is_file
from game.reader.characters import clean
from game.saves.model import SaveError

SAVES_VARIABLE = "POLITBURO_SAVES"
LONGEST_NAME = 200
"""Bytes of a file name that are made from a scenario's: file systems take 255 in all."""
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def folder() -> Path:
    """Where saves go: `POLITBURO_SAVES`, the checkout's `saves/`, or the user's data directory.

    Raises SaveError if the variable holds a path that would not lead where it says.
    """
    if given := os.environ.get(SAVES_VARIABLE):
        return _own(given)
    if (root := checkout()) is not None:
        return root / "saves"
    from platformdirs import user_data_path

    return user_data_path("politburo", appauthor=False) / "saves"


def _own(given: str) -> Path:
    path = expanded(given)
    if os.name != "nt" and _WINDOWS_PATH.match(given):
        raise SaveError(f"{SAVES_VARIABLE}: {clean(given)}: this is a path of Windows; change it")
    if str(path).startswith("~"):
        home = clean(path.parts[0])
        raise SaveError(f"{SAVES_VARIABLE}: {clean(given)}: there is no home {home}")
    return path


def new_path(scenario: str, seat: str) -> Path:
    """A file name that is not taken: `brest-1918-krestinsky-2.yaml`. Raises SaveError."""
    stem = f"{scenario}-{seat}".encode()[:LONGEST_NAME].decode(errors="ignore")
    number = 1
    try:
        while os.path.lexists(path := folder() / f"{stem}-{number}.yaml"):
            number += 1
    except OSError as fault:
        raise SaveError(f"{clean(str(folder()))}: cannot be read: {fault.strerror}") from None
    return path


def find(name: str) -> Path:
    """A save given by its path, or by its name in the folder of saves."""
    path = expanded(name)
    kept = folder() / f"{name}.yaml"
    return kept if not is_file(path) and is_file(kept) else path
