"""Where saves are kept, and under which names."""

from __future__ import annotations

import os
import re
import stat
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


def trouble() -> str:
    """Why no game can be kept in the folder of saves, in a line for people; empty if one can.

    It is as much as can be told before anything is written. Raises SaveError as `folder` does.
    """
    why = _why_unusable(folder())
    return f"No game can be saved in {clean(str(folder()))}: {why}." if why else ""


def _why_unusable(path: Path) -> str:
    for there in (path, *path.parents):  # the first that exists: what is missing below it is made
        try:
            state = there.stat()
        except FileNotFoundError:
            continue
        except OSError as fault:
            return fault.strerror or "it cannot be read"
        if not stat.S_ISDIR(state.st_mode):
            return "it is no folder"
        may = os.access(there, os.R_OK | os.W_OK | os.X_OK)
        return "" if may else "it cannot be read and written"
    return ""


def new_path(scenario: str, seat: str) -> Path:
    """A file name that is not taken: `brest-1918-krestinsky-2.yaml`. Raises SaveError.

    A game of a class has no seat: `brest-1918-room-1.yaml`.
    """
    stem = f"{scenario}-{seat or 'room'}".encode()[:LONGEST_NAME].decode(errors="ignore")
    number = 1
    while os.path.lexists(path := folder() / f"{stem}-{number}.yaml"):
        number += 1
    return path


def find(name: str) -> Path:
    """A save given by its path, or by its name in the folder of saves."""
    path = expanded(name)
    kept = folder() / f"{name}.yaml"
    return kept if not is_file(path) and is_file(kept) else path
