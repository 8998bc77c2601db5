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
from game.reader.problems import nearest

if TYPE_CHECKING:
    from game.archive import Archive
    from game.playthrough.play import Story
    from game.story.load import Loaded

SCENARIOS_VARIABLE = "POLITBURO_SCENARIOS"
PACKAGE = Path(__file__).parent
NOT_SCENARIOS = {"career"}
SUFFIXES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""How the name of a scenario's file may end: Notepad puts `.txt` behind what one types."""
UNDATED = 9999


@dataclass(frozen=True)
class Listed:
    """A scenario as a menu lists it: nothing but what stands at the head of its file.

    `year` is UNDATED where the file gives no dates. `agenda` says what is decided, if the file
    does; `seats` are the ids of those whose place can be taken.
    """

    id: str
    path: Path
    title: str
    status: str
    year: int
    ages: str
    agenda: str
    seats: tuple[str, ...]


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
        found |= {id_of(path): _listed(path) for path in scenario_files(folder)}
    found |= {id_of(path): _listed(path) for path in also}
    return sorted(found.values(), key=lambda one: (one.year, one.id))


def id_of(path: Path) -> str:
    """A scenario's id: the name of its file without what it ends in."""
    longest_first = sorted(SUFFIXES, key=len, reverse=True)
    suffix = next((one for one in longest_first if path.name.lower().endswith(one)), "")
    return path.name[: len(path.name) - len(suffix)]


def scenario_files(folder: Path) -> list[Path]:
    """The files of scenarios in a folder, not in folders below it, by name."""
    found = sorted(folder.iterdir()) if is_folder(folder) else []
    return [path for path in found if is_scenario(path) and is_file(path)]


def is_scenario(path: Path) -> bool:
    """Whether a file has the name of a scenario's."""
    named = path.name.lower().endswith(SUFFIXES) and not path.name.startswith(".")
    return named and id_of(path) not in NOT_SCENARIOS


def _listed(path: Path) -> Listed:
    head = read_header(path, stop="scenes", block="seats")
    begun = head.get("dates", "")[:4]
    id = id_of(path)
    return Listed(
        id,
        path,
        head.get("title") or id,
        head.get("status", "draft"),
        int(begun) if begun.isdecimal() else UNDATED,
        head.get("ages", ""),
        head.get("agenda", ""),
        tuple(head.get("seats", "").split()),
    )


def is_file(path: Path) -> bool:
    """Whether a file stands there; a name that no disk can hold names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands there; a name that no disk can hold names none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def find(name: str) -> Path:
    """The file of a scenario given by path, or by id: in a known folder, or in this one.

    A path may lack the ending that the file has on the disk, or end in another one: `ferry.yaml`
    finds `ferry.yaml.txt`. Raises UserError.
    """
    as_path = expanded(name)
    given = as_path.name.lower().endswith((*SUFFIXES, ".txt"))
    if given or os.sep in name or is_file(as_path):
        if path := _as_on_disk(as_path):
            return path
        what = "this is a folder, and there is no scenario's file of that name"
        what = what if is_folder(as_path) else "there is no such file"
        raise UserError(f"{name}: {what}. {nearest_file(as_path)}".removesuffix(". "))
    for folder in (*reversed(folders()), Path()):
        path = _as_on_disk(folder / name)
        if path and is_scenario(path):
            return path
    known = ", ".join(one.id for one in listing()) or "none"
    raise UserError(
        f"{name}: there is no scenario of that name here (known: {known}); "
        f"go to the folder of its file, or name that folder in {SCENARIOS_VARIABLE}"
    )


def _as_on_disk(path: Path) -> Path | None:
    """The file at a path, or one beside it whose name ends otherwise."""
    stem = id_of(path)
    beside = (path.with_name(stem + suffix) for suffix in SUFFIXES) if stem else ()
    return next((one for one in (path, *beside) if is_file(one)), None)


def nearest_file(path: Path) -> str:
    """'Did you mean `x`?' with a file beside a path or a scenario's id, or an empty string."""
    beside = [one.name for one in scenario_files(path.parent)]
    return nearest(path.name, beside) or nearest(id_of(path), [one.id for one in listing()])


def load(name: str) -> Loaded:
    """A scenario with everything that is wrong in it. Raises UserError if it cannot be read."""
    from game.reader.tree import SIZE
    from game.story.load import load as load_story

    path = find(name)
    try:
        return load_story(read_at_most(path, SIZE), str(path), id_of(path), shared_archive())
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
