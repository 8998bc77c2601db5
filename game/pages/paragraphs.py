"""Passages of prose as blocks, and the numbered sources that stand in them."""

from __future__ import annotations

from collections.abc import Iterable

from game.pages.blocks import Block, Para, Quiet
from game.playthrough.passages import Note, Passage


def paras(passages: Iterable[Passage]) -> list[Block]:
    """Paragraphs, with their notes left to the page's foot."""
    return [Para(passage.text) for passage in passages]


def notes(passages: Iterable[Passage]) -> list[Block]:
    """The notes that stand in some passages, once each."""
    found = {note.number: note for passage in passages for note in passage.notes}
    return [note_line(note) for note in found.values()]


def note_line(note: Note) -> Block:
    """A numbered source."""
    return Quiet(f"[{note.number}] {note.text}")
