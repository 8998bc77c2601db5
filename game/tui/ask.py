"""A slip of paper over the page: look once more before it is entered."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.saves import REASON_LENGTH
from game.tui import typeset
from game.tui.widgets import Item, KeyLine, Wanted


class Ask(ModalScreen[str | None]):
    """Look once more: enter it, or go back. With a prompt, a line can be written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", show=False),
        Binding("enter", "enter", "enter", show=False),
    ]

    def __init__(self, label: str, text: str, keys: tuple[str, str], prompt: str = "") -> None:
        """`keys` are the words for yes and no."""
        super().__init__()
        self.words = (label, text, prompt)
        self.keys = keys
        self.done = False

    def compose(self) -> ComposeResult:
        """A slip of paper over the page."""
        label, words, prompt = self.words
        with Vertical(id="slip"):
            yield Static(typeset.text(typeset.spaced(label), "bold $red"), markup=False)
            yield Static(typeset.text(words, "bold"), markup=False, id="words")
            if prompt:
                yield Static(typeset.text(prompt, "$quiet"), markup=False)
                yield Input(max_length=REASON_LENGTH, select_on_focus=False)
            foot = KeyLine(id="ask-foot")
            yield foot

    def on_mount(self) -> None:
        """Say which keys work; nothing blinks."""
        yes, no = self.keys
        items = (Item("enter", yes, "enter"), Item("esc", no, "back"))
        self.query_one(KeyLine).set(items)
        for line in self.query(Input):
            line.cursor_blink = False
            line.focus()

    @on(Wanted)
    def wanted(self, message: Wanted) -> None:
        """A word was clicked."""
        if message.action == "enter":
            self.action_enter()
        else:
            self.action_back()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in the line."""
        self.action_enter()

    def action_enter(self) -> None:
        """Yes, with what was written."""
        written = [line.value for line in self.query(Input)]
        self._close(written[0] if written else "")

    def action_back(self) -> None:
        """No."""
        self._close(None)

    def _close(self, written: str | None) -> None:
        """Once: a second key that came with the first must not close what lies beneath."""
        if not self.done:
            self.done = True
            self.dismiss(written)
