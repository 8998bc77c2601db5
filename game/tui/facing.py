"""The facing page: in a broad window what is opened lies beside the question, not over it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from game.pages.actions import BY_NAME
from game.pages.blocks import Sheet
from game.tui import typeset
from game.tui.widgets import Item, KeyLine, fitting

READABLE = ("map", "papers", "voices", "who", "dossier", "minutes")
"""The actions whose pages are only read, and can lie beside another; the first are opened first."""


def tabs(sheet: Sheet, width: int, here: str) -> list[Item]:
    """The parts of the margin as a line of keys under the facing page; `here` is what lies there.

    Other pages can be opened there too; one that lies there is named with them.
    """
    names = [part.action for part in sheet.parts if part.action]
    names += [here] if here not in names else []
    items = [
        Item(BY_NAME[name].printed, BY_NAME[name].label, name, here=name == here) for name in names
    ]
    return fitting(items, width)


class Facing(Vertical):
    """A page that is read, and under it the keys of the others."""

    def __init__(self) -> None:
        super().__init__(id="facing")

    def compose(self) -> ComposeResult:
        """Its text, and a line of keys."""
        with VerticalScroll(id="leaf", can_focus=False):
            yield Static(id="leaf-text", markup=False)
        yield KeyLine(id="tabs")

    def set(self, sheet: Sheet, items: Iterable[Item], size: tuple[int, int], keep: bool) -> None:
        """Show a page set to a measure and a height; `keep` leaves the place in it alone."""
        self.query_one("#leaf-text", Static).update(typeset.page(sheet.blocks, *size))
        self.query_one("#tabs", KeyLine).set(items)
        if not keep:
            self.leaf.scroll_home(animate=False)

    @property
    def leaf(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#leaf", VerticalScroll)
