"""The files that were handed in: read, played again, and what is odd in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from string import ascii_uppercase
from typing import TypeAlias

from game import library, saves
from game.errors import UserError
from game.playthrough.play import Playthrough, Story
from game.reader.characters import clean
from game.saves import Save
from game.session import open_scenario

Odd: TypeAlias = tuple[Path, str]
"""A file, and what is odd about it."""
A_FILE = "a file"
UNREADABLE = "it cannot be read as a saved game"


def found_in(places: Iterable[Path]) -> list[Path]:
    """The files meant by folders and files, each once, by name. Raises UserError."""
    files: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            files |= dict.fromkeys(sorted(place.glob("*.yaml")))
        elif place.is_file():
            files[place] = None
        else:
            raise UserError(f"{clean(str(place))}: no such file or folder")
    if not files:
        raise UserError("No saved game is there: their names end in .yaml.")
    return list(files)


def signed(path: Path, read: Mapping[Path, Save]) -> str:
    """What a game is called: how it is signed, or its file's name."""
    return (read[path].nickname if path in read else "") or path.stem


def told(
    odd: Sequence[Odd],
    read: Mapping[Path, Save],
    anonymous: bool,
    letters: Mapping[Path, str] | None = None,
) -> tuple[tuple[str, str], ...]:
    """What there is to say of files: anonymous, under letters, in no order of theirs, and of a file
    that cannot be read nothing that might be quoted from it.
    """
    if not anonymous:
        return tuple((signed(path, read), why) for path, why in odd)
    known = letters or {}
    said = ((known.get(path, A_FILE), why if path in read else UNREADABLE) for path, why in odd)
    return tuple(sorted(said))


def _most_common(read: Iterable[Save]) -> list[str]:
    """The ids of the chapters, that of most games first."""
    return [id for id, _ in Counter(save.scenario for save in read).most_common()]


def chapter_of(read: Collection[Save], scenario: str | None) -> tuple[Story, str] | None:
    """The chapter that is looked at, with its digest; None where none of them is at hand."""
    if scenario is not None:
        return open_scenario(scenario)
    for id in _most_common(read):
        with suppress(UserError):
            return open_scenario(id)
    return None


def not_at_hand(save: Save) -> str:
    """What is said of a game whose scenario is not to be found."""
    return f"its chapter is not at hand: {save.title or save.scenario}"


def played_again(
    read: Mapping[Path, Save], story: Story, digest: str
) -> tuple[dict[Path, Playthrough], list[Odd]]:
    """The games of a chapter played again, each once, and what there is to say of the files."""
    played: dict[Path, Playthrough] = {}
    odd: list[Odd] = []
    seen: set[tuple[object, ...]] = set()
    for path, save in read.items():
        if save.scenario != story.id:
            odd.append((path, _of_another(save)))
            continue
        try:
            resumed = saves.resume(save, story, digest)
        except UserError as wrong:
            odd.append((path, str(wrong)))
            continue
        same = (save.seat, save.room, save.nickname, repr(save.steps))
        if same in seen:
            odd.append((path, "the same game once more; it is counted once"))
            continue
        seen.add(same)
        played[path] = resumed.play
        odd += [(path, why) for why in _remarkable(save, digest, resumed.play)]
        odd += [(path, change) for change in resumed.changes if change.startswith("Left out")]
    return played, odd


def _of_another(save: Save) -> str:
    try:
        library.find(save.scenario)
    except UserError:
        return not_at_hand(save)
    return f"another chapter: {save.title or save.scenario}"


def lettered(read: Mapping[Path, Save]) -> dict[Path, str]:
    """Games with letters for names, in an order that tells nothing of the names of their files.

    It comes of what was played: the same folder has the same letters each time.
    """

    def shuffled(path: Path) -> str:
        save = read[path]
        return sha256(repr((save.seat, save.room, save.steps)).encode()).hexdigest()

    return {path: _letter(place) for place, path in enumerate(sorted(read, key=shuffled))}


def _letter(place: int) -> str:
    before, letter = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[letter]


def read_all(paths: Sequence[Path]) -> tuple[dict[Path, Save], list[Odd]]:
    """The saved games in some files, and what is wrong with those that are none."""
    read: dict[Path, Save] = {}
    odd: list[Odd] = []
    for path in paths:
        try:
            read[path] = saves.read(path)
        except UserError as wrong:
            first = str(wrong).splitlines()[0]
            odd.append((path, first.replace(clean(str(path)), path.name)))
    return read, odd


def _remarkable(save: Save, digest: str, play: Playthrough) -> list[str]:
    """What there is to say of a game besides its answers."""
    unfinished = [] if play.finished else ["not played to the end"]
    edited = ["played in another version of the chapter"] if save.digest != digest else []
    return unfinished + edited
