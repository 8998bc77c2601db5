"""The minute book: a playthrough as a page to keep. Made from a MinuteBook."""

from __future__ import annotations

from game.pages.blocks import Block, Heading, Label, Quiet, Row
from game.pages.record import seat_did
from game.playthrough.close import MinuteBook


def minute_book(book: MinuteBook) -> list[Block]:
    """The page to keep: dates in a column, a line each."""
    blocks: list[Block] = [
        Label("MINUTE BOOK"),
        Heading(book.title),
        Quiet(f"The seat of {book.seat.formal}"),
    ]
    for entry in book.entries:
        taken = f"{entry.answer} (withdrawn)" if entry.withdrawn else entry.answer
        blocks.append(Row(entry.day, entry.heard, strong=True))
        blocks.append(Row("you", taken))
        if entry.reason:
            blocks.append(Row("", f'"{entry.reason}"', quiet=True))
        if entry.remark:
            blocks.append(Row("remark", entry.remark))
        if not entry.withdrawn:
            blocks.append(Row(entry.seat, seat_did(entry.seat_did, entry.answer)))
            decided = entry.decided or "no line prevailed as it was put"
            blocks.append(Row("resolved", "your line" if entry.carried else decided, quiet=True))
    if not book.entries:
        blocks.append(Quiet("Nothing has been resolved yet."))
    return blocks
