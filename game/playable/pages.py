"""The pages of one situation, made by the same rules and pages that play a game."""

from __future__ import annotations

from dataclasses import replace

from game.pages import before, panels, record
from game.pages.blocks import Block, Label, Quiet, Sheet
from game.pages.minute_book import minute_book as book_page
from game.pages.pencil import Pencil
from game.playable.chapter import Blocks, Entry, Scene
from game.playable.holes import IN_PENCIL, reason_of, with_heads
from game.playable.named import who_is_who
from game.playthrough.close import MinuteBook, minute_book
from game.playthrough.dossier import dossier
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.steps import Stand
from game.playthrough.view import View

NOTHING_NOTED = Pencil()
COUNTED: Stand = "for"
"""How a head is counted whose place on the page is then held by a mark."""


def scene(seen: View, *, asks: bool) -> Scene:
    """A scene ahead, in every way in which it can be read; whether it `asks` a question."""
    note = before.content_note(seen) if seen.note else None
    ways = before.ways_to_read(seen) if note else ("read",)
    if asks:
        heard = tuple(before.heard(seen, NOTHING_NOTED, way) for way in ways)
    else:
        heard = tuple(before.passage(seen, way) for way in ways)
    return Scene(seen.meeting.scene, note, heard)


def heard_after(seen: View, call: str) -> Sheet:
    """What is heard, as it is shown for what a call brought."""
    return before.heard(seen, NOTHING_NOTED, latest=call)


def papers_of(seen: View, call: str) -> tuple[str, ...]:
    """The papers that a call brought, by their ids."""
    return tuple(paper.id for one in seen.calls if one.id == call for paper in one.papers)


def question(seen: View) -> Sheet:
    """The question, nothing noted yet."""
    return before.question(seen, NOTHING_NOTED)


def laid_over(play: Playthrough, seen: View, page: Sheet) -> dict[str, Sheet]:
    """The pages laid over one, by the action that opens them, without those made from the log."""
    found = {}
    for name in page.actions:
        blocks = _blocks(play, seen, name)
        if blocks:
            found[name] = Sheet(name, page.left, page.right, tuple(blocks))
        elif name == "heads":
            blocks, choices = panels.heads(seen, {})
            nothing = f"{len(choices)} {panels.STANDS['']}"
            counted = tuple(
                replace(one, text=one.text.replace(nothing, reason_of(IN_PENCIL)))
                if isinstance(one, Quiet)
                else one
                for one in blocks
            )
            found[name] = Sheet(name, page.left, page.right, counted, choices)
    return found


def _blocks(play: Playthrough, seen: View, name: str) -> list[Block]:
    if name == "map" and seen.map is not None:
        return [Label("THE MAP"), seen.map]
    if name == "papers":
        return panels.papers(seen)
    if name == "voices":
        return panels.voices(seen)
    return who_is_who(play, seen) if name == "who" else []


def records(
    play: Playthrough, men: dict[str, str], *, first: bool
) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
    """The record of the last answer; and, where it is the `first`, as read after no other question.

    `men` are those whose heads could be counted, their ids by their names.
    """
    shown = with_heads(reveal(play), men)
    later = tuple(record.sheets(shown, own_stop=False))
    return later, tuple(record.sheets(shown, own_stop=True)) if first else later


def entry(play: Playthrough) -> Entry:
    """What the last answer enters."""
    book = minute_book(play)
    gone = replace(book.entries[-1], withdrawn=True)
    head = len(book_head(play))
    return Entry(
        tuple(panels.on_file(dossier(play)[-1])),
        tuple(book_page(replace(book, entries=book.entries[-1:]))[head:]),
        tuple(book_page(replace(book, entries=(gone,)))[head:]),
    )


def book_foot(book: MinuteBook, signed: str) -> Blocks:
    """What stands under the entries of a minute book once the chapter is closed."""
    entered = book_page(replace(book, ending=""), signed)
    return tuple(book_page(book, signed)[len(entered) :])


def book_head(play: Playthrough) -> Blocks:
    """What stands over the entries of a minute book."""
    return tuple(book_page(replace(minute_book(play), entries=()))[:-1])
