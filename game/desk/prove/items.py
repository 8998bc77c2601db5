"""What a scenario holds that a player should be able to reach, and the guards on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.story.format import Ending, Scenario, Scene, Seat
from game.story.prose import paragraphs
from game.story.texts import Path

Kind = Literal["scene", "option", "call", "paper", "voice", "paragraph", "ending"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to reach: where it stands in the file, and the condition that guards it.

    Of the paragraphs only those with a condition are items; `offset` is where the condition
    stands in its field.
    """

    kind: Kind
    path: Path
    condition: str = ""
    offset: int = 0

    @property
    def name(self) -> str:
        """Its id, or for a paragraph the condition as it is written."""
        return f"{{{self.condition}}}" if self.kind == "paragraph" else str(self.path[-1])

    @property
    def scene(self) -> str:
        """The scene it belongs to, or an empty string."""
        return str(self.path[1]) if self.path[0] == "scenes" else ""

    @property
    def guard(self) -> Path:
        """The path of the field in which its condition stands."""
        return self.path if self.kind == "paragraph" else (*self.path, "if")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a field: its condition, its words, and the item it is, if it has a guard."""

    condition: str
    words: int
    item: Item | None


def pieces(path: Path, text: str) -> tuple[Piece, ...]:
    """The paragraphs of the field at a path."""
    found = []
    for paragraph in paragraphs(text):
        item = None
        if paragraph.condition:
            offset = text.rfind("{", 0, paragraph.offset) + 1
            item = Item("paragraph", path, paragraph.condition, offset)
        found.append(Piece(paragraph.condition, len(paragraph.plain.split()), item))
    return tuple(found)


def of_scene(name: str, scene: Scene) -> Iterator[Item]:
    """The items of one scene, in the order in which they stand."""
    path: Path = ("scenes", name)
    yield Item("scene", path)
    yield from _guarded((*path, "heard"), scene.heard)
    yield from _guarded((*path, "summary"), scene.summary)
    for key, paper in scene.papers.items():
        yield Item("paper", (*path, "papers", key), paper.if_)
        yield from _guarded((*path, "papers", key, "text"), paper.text)
    for key, voice in scene.voices.items():
        yield Item("voice", (*path, "voices", key), voice.if_)
        yield from _guarded((*path, "voices", key, "says"), voice.says)
    for key, call in scene.calls.each.items() if scene.calls is not None else ():
        yield Item("call", (*path, "calls", key), call.if_)
        yield from _guarded((*path, "calls", key, "text"), call.text)
    for key, option in scene.options.items():
        yield Item("option", (*path, "options", key), option.if_)
        yield from _guarded((*path, "options", key, "follows"), option.follows)
        yield from _guarded((*path, "options", key, "later"), option.later)
    yield from _guarded((*path, "outcome"), scene.outcome)
    yield from _guarded((*path, "later"), scene.later)


def of_scenario(scenario: Scenario) -> Iterator[Item]:
    """Every item of a scenario, in the file's order."""
    for key, seat in scenario.seats.items():
        yield from of_seat(key, seat)
    for name, scene in scenario.scenes.items():
        yield from of_scene(name, scene)
    for key, ending in scenario.endings.items():
        yield from of_ending(key, ending)


def of_seat(key: str, seat: Seat) -> Iterator[Item]:
    """The guarded paragraphs of a seat's brief."""
    yield from _guarded(("seats", key, "brief"), seat.brief)


def of_ending(key: str, ending: Ending) -> Iterator[Item]:
    """An ending and its guarded paragraphs."""
    yield Item("ending", ("endings", key), ending.if_)
    yield from _guarded(("endings", key, "text"), ending.text)


def _guarded(path: Path, text: str) -> Iterator[Item]:
    return (piece.item for piece in pieces(path, text) if piece.item is not None)


def outermost(items: Iterable[Item]) -> list[Item]:
    """The items without those that stand inside another of them.

    What follows an option is told to those who took another too, so it stands for itself.
    """
    listed = list(items)
    outer = {
        item.path for item in listed if item.kind in ("scene", "paper", "voice", "call", "ending")
    }
    return [
        item
        for item in listed
        if not any(item.path[:length] in outer for length in range(1, len(item.path)))
    ]
