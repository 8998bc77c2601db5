"""What a scenario holds that a player should be able to reach, and the guards on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.reader.entries import Entry
from game.reader.shown import Side
from game.reader.source import FieldPath
from game.story.format import Call, Ending, Option, Paper, Scenario, Scene, Voice
from game.story.prose import paragraphs
from game.story.texts import condition_of, entries, of_entry

Kind = Literal["scene", "option", "call", "paper", "voice", "paragraph", "ending"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to reach: where it stands in the file, and the condition that guards it.

    Of the paragraphs only those with a condition are items; `offset` is where the condition
    stands in its field.
    """

    kind: Kind
    path: FieldPath
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
    def guard(self) -> FieldPath:
        """The path of the field in which its condition stands."""
        return self.path if self.kind == "paragraph" else (*self.path, "if")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a field: its condition, its words, and the item it is, if it has a guard."""

    condition: str
    words: int
    item: Item | None


def pieces(path: FieldPath, text: str) -> tuple[Piece, ...]:
    """The paragraphs of the field at a path."""
    found = []
    for paragraph in paragraphs(text):
        item = None
        if paragraph.condition:
            offset = text.rfind("{", 0, paragraph.offset) + 1
            item = Item("paragraph", path, paragraph.condition, offset)
        found.append(Piece(paragraph.condition, len(paragraph.plain.split()), item))
    return tuple(found)


_KINDS: dict[type[Entry], Kind] = {
    Scene: "scene",
    Option: "option",
    Call: "call",
    Paper: "paper",
    Voice: "voice",
    Ending: "ending",
}
"""The entries that a player should be able to come to; all that may have a condition are here."""


def item_of(path: FieldPath, entry: Entry) -> Item | None:
    """The item that an entry is, if it is one."""
    kind = _KINDS.get(type(entry))
    if kind is None:
        return None
    return Item(kind, path, condition_of(entry))


def of_scenario(scenario: Scenario) -> Iterator[Item]:
    """Every item of a scenario, in the order in which they are read."""
    for path, entry in entries(scenario):
        if (item := item_of(path, entry)) is not None:
            yield item
        for text in told(path, entry):
            yield from (piece.item for piece in text.pieces if piece.item is not None)


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text that may hold conditions, taken apart; `counted` if every run reads it."""

    side: Side
    pieces: tuple[Piece, ...]
    counted: bool


def told(path: FieldPath, entry: Entry, *sides: Side) -> tuple[ToldText, ...]:
    """The texts of an entry that may hold conditions; with `sides` those shown there."""
    return tuple(
        ToldText(text.side, pieces(text.path, text.value), text.words in ("run", "taken"))
        for text in of_entry(entry, path)
        if text.conditional and (not sides or text.side in sides)
    )


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
