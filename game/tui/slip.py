"""The slip under a page's choices: what is about to be entered is looked at once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from game.reader.characters import one_line
from game.saves import REASON_LENGTH
from game.tui import typeset

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

SLIP_ROWS = 5
"""Rows that a slip takes, with the blank one above it."""
EDITING = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding) and binding.key != "enter"
    for key in binding.key.split(",")
}
"""The actions of the keys that edit a line, by key."""
QUOTED = 40
"""So many characters are repeated of what did not fit."""


@dataclass(frozen=True)
class Matter:
    """What a slip is about: its label, its words, what entering it is called, and what it does.

    With a `prompt` a line of at most `length` characters can be written, beginning with `draft`;
    `keep` is told of every change. A `hidden` line shows a dot for each character.
    """

    label: str
    words: str
    verb: str
    enter: Callable[[str], None]
    prompt: str = ""
    draft: str = ""
    keep: Callable[[str], None] = lambda _: None
    length: int = REASON_LENGTH
    hidden: bool = False


class ReasonLine(Input):
    """A line of the player's own words. Whatever fits of a paste is kept, on one line."""

    app: PolitburoApp

    @dataclass
    class Full(Message):
        """Something did not fit."""

        says: str

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.length = self.max_length = REASON_LENGTH
        self.cursor_blink = False

    def begin(self, draft: str, length: int, hidden: bool) -> None:
        """Begin with a draft; no more than so many characters fit, `hidden` behind dots."""
        self.length = self.max_length = length
        self.password = hidden
        self.value = draft
        self.cursor_position = len(draft)

    async def _on_key(self, event: events.Key) -> None:
        """Letters and the keys of editing, in the order in which they come.

        Textual runs a key's action after the letters that came behind it in one burst. Other keys
        go on to the page, which takes note of them.
        """
        if event.is_printable or event.key in EDITING:
            self.app.held.note(event)
        if event.key in EDITING:
            event.stop()
            event.prevent_default()
            await self.run_action(EDITING[event.key])
        else:
            await super()._on_key(event)

    def restricted(self) -> None:
        """Say that the line is full."""
        self.post_message(self.Full(f"The line is full: {self.length} characters."))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, pasted: str) -> None:
        """Insert what fits of a text, its lines joined, and say what did not fit."""
        text = one_line(pasted)
        start, end = sorted(self.selection)
        room = self.length - len(self.value) + (end - start)
        self.replace(text[:room], start, end)
        if left := text[room:]:
            more = "…" if len(left) > QUOTED else ""
            says = f'{len(left)} characters did not fit: "{left[:QUOTED]}{more}"'
            self.post_message(self.Full(says))


class Slip(Vertical):
    """Part of the page, hidden until something is to be entered."""

    def __init__(self) -> None:
        super().__init__()
        self.matter: Matter | None = None

    def compose(self) -> ComposeResult:
        """Its label, its words, the line to write in."""
        yield Static(id="slip-label", markup=False)
        yield Static(id="slip-words", markup=False)
        yield Static(id="slip-room", markup=False)
        yield ReasonLine()

    @property
    def line(self) -> ReasonLine:
        """The line to write in; hidden where nothing is asked."""
        return self.query_one(ReasonLine)

    @property
    def writes(self) -> bool:
        """Whether a line can be written now."""
        return self.matter is not None and bool(self.matter.prompt)

    def open(self, matter: Matter) -> None:
        """Lay out a slip; its line has the keys."""
        self.matter = matter
        self.query_one("#slip-label", Static).update(
            typeset.text(typeset.spaced(matter.label), "bold $red")
        )
        words = self.query_one("#slip-words", Static)
        words.update(typeset.text(matter.words, "bold"))
        words.display = bool(matter.words)
        room = self.query_one("#slip-room", Static)
        self.line.display = room.display = self.writes
        self.display = True
        if self.writes:
            self.line.begin(matter.draft, matter.length, matter.hidden)
            self._show_room()
            self.screen.set_focus(self.line)
        self.call_after_refresh(self.scroll_visible, animate=False)

    def close(self) -> None:
        """Put it away; what was written stays kept."""
        self.matter = None
        self.display = False
        self.screen.set_focus(None)

    def enter(self) -> None:
        """Enter it. It stays open until it is put away, for entering may fail."""
        if self.matter is not None:
            self.matter.enter(self.line.value if self.writes else "")

    def on_input_changed(self) -> None:
        """Keep what is written, and say how much room is left."""
        if self.matter is not None and self.writes:
            self.matter.keep(self.line.value)
            self._show_room()

    def _show_room(self) -> None:
        assert self.matter is not None  # noqa: S101
        left = f"room for {self.matter.length - len(self.line.value)} more"
        if self.matter.hidden:
            left = f"numbers so far: {len(self.line.value.split())}"
        self.query_one("#slip-room", Static).update(
            typeset.text(f"{self.matter.prompt}  ({left})", "$quiet")
        )
