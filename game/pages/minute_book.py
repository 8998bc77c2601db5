"""The minute book: a playthrough as a page to keep. Made from a MinuteBook."""

from __future__ import annotations

from collections.abc import Iterator

from game.pages.blocks import Block, Heading, Label, Quiet, Row, Rule
from game.pages.record import seat_did
from game.playthrough.close import BookLine, MinuteBook


def minute_book(book: MinuteBook, signed: str = "") -> list[Block]:
    """Every answer under its day; at the end how it ended, `signed` with the player's name."""
    blocks: list[Block] = [
        Label("MINUTE BOOK"),
        Heading(book.title),
        Quiet(f"The seat of {book.seat.formal}"),
    ]
    if not book.entries:
        return [*blocks, Quiet("Nothing has been resolved yet.")]
    for entry in book.entries:
        blocks += _entry(entry)
    if book.ending:
        sits = f"in the seat of {book.seat.formal}"
        name = f"{signed}, {sits}" if signed else f"{sits[:1].upper()}{sits[1:]}, without a name"
        blocks += [Rule(), Heading(book.ending), Quiet(name)]
    return blocks


def _entry(entry: BookLine) -> Iterator[Block]:
    """What was heard, what was entered and why, what the man in the seat did, what prevailed."""
    yield Row(entry.day, entry.heard, strong=True, right=_became(entry))
    yield Row("you", entry.answer)
    if entry.reason:
        yield Row("", f'"{entry.reason}"', quiet=True)
    if entry.remark:
        yield Row("remark", entry.remark)
    if not entry.withdrawn:
        yield Row(entry.seat, seat_did(entry.seat_did, entry.answer))
        if entry.decided and not entry.carried:
            yield Row("resolved", entry.decided, quiet=True)


def _became(entry: BookLine) -> str:
    """What became of the line that was entered."""
    if entry.withdrawn:
        return "withdrawn"
    if not entry.decided:
        return "none carried"
    return "carried" if entry.carried else "not carried"
