"""Floor 2: where scenarios and the archive are found; cheap to list.

A scenario is named by its id or by a path. The shipped ones stand in `scenarios/` of a checkout
or inside the installed package; more are found in the folders of `POLITBURO_SCENARIOS`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import UserError
from game.files import read_at_most
from game.reader.characters import clean
from game.reader.header import read_header

if TYPE_CHECKING:
    from game.archive import Archive
    from game.playthrough.play import Story
    from game.story.load import Loaded

SCENARIOS_VARIABLE = "POLITBURO_SCENARIOS"
PACKAGE = Path(__file__).parent
NOT_SCENARIOS = {"career"}
UNDATED = 9999


@dataclass(frozen=True)
class Listed:
    """A scenario as a menu lists it: nothing but what stands at the head of its file.

    `year` is UNDATED where the file gives no dates.
    """

    id: str
    path: Path
    title: str
    status: str
    year: int
    ages: str


def shipped() -> Path:
    """The folder of the scenarios that came with the program."""
    inside = PACKAGE / "scenarios"
    return inside if inside.is_dir() else PACKAGE.parent / "scenarios"


def checkout() -> Path | None:
    """The root of the checkout the program runs from, or None when it is installed."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "scenarios").is_dir() else None


def folders() -> list[Path]:
    """Where scenarios are looked for: the shipped ones, then the reader's own folders."""
    own = os.environ.get(SCENARIOS_VARIABLE, "").split(os.pathsep)
    return [shipped(), *(expanded(folder) for folder in own if folder)]


def expanded(path: str) -> Path:
    """A path with `~` made whole; it stays where the home is not known."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises for a stranger


def missing_folders() -> list[str]:
    """Folders of `POLITBURO_SCENARIOS` that are not there."""
    return [clean(str(folder)) for folder in folders()[1:] if not folder.is_dir()]


def listing(also: Iterable[Path] = ()) -> list[Listed]:
    """Every scenario in the folders by year, then id; later folders win over earlier ones.

    `also` are files that stand elsewhere.
    """
    found: dict[str, Listed] = {}
    for folder in folders():
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            if path.stem not in NOT_SCENARIOS and is_file(path):
                found[path.stem] = _listed(path)
    found |= {path.stem: _listed(path) for path in also}
    return sorted(found.values(), key=lambda one: (one.year, one.id))


def _listed(path: Path) -> Listed:
    head = read_header(path, stop="scenes")
    begun = head.get("dates", "")[:4]
    year = int(begun) if begun.isdecimal() else UNDATED
    title = head.get("title") or path.stem
    return Listed(path.stem, path, title, head.get("status", "draft"), year, head.get("ages", ""))


def is_file(path: Path) -> bool:
    """Whether a file stands there; a name that no disk can hold names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def find(name: str) -> Path:
    """The file of a scenario given by path, or by id: in a known folder, or in this one.

    Raises UserError.
    """
    if Path(name).suffix in (".yaml", ".yml") or os.sep in name:
        as_path = expanded(name)
        if is_file(as_path):
            return as_path
        raise UserError(f"{name}: there is no such file")
    for folder in (*reversed(folders()), Path()):
        path = folder / f"{name}.yaml"
        if is_file(path) and name not in NOT_SCENARIOS:
            return path
    known = ", ".join(one.id for one in listing()) or "none"
    raise UserError(
        f"{name}: there is no scenario of that name here (known: {known}); "
        f"go to the folder of its file, or name that folder in {SCENARIOS_VARIABLE}"
    )


def load(name: str) -> Loaded:
    """A scenario with everything that is wrong in it. Raises UserError if it cannot be read."""
    from game.reader.tree import SIZE
    from game.story.load import load as load_story

    path = find(name)
    try:
        return load_story(read_at_most(path, SIZE), str(path), path.stem, shared_archive())
    except OSError as fault:
        raise UserError(f"{path}: {fault.strerror or ''}") from None


@lru_cache(maxsize=1)
def shared_archive() -> Archive:
    """The archive that came with the program."""
    from game.archive import load as load_archive

    return load_archive(shipped() / "archive")


def open_story(name: str) -> Story:
    """A scenario, ready to play. Raises UserError, a line for each problem of its file."""
    from game.playthrough.play import Story

    loaded = load(name)
    if loaded.scenario is None or not loaded.playable:
        faults = [str(found) for found in loaded.problems if not found.warning]
        more = [f"and {len(faults) - 5} more: politburo check {name}"] if len(faults) > 5 else []
        raise UserError(*faults[:5], *more)
    return Story.of(loaded.id, loaded.scenario, loaded.archive)
