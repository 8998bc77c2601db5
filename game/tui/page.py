"""A page on the screen: head, text, choices, margin, foot, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from game.errors import UserError
from game.pages import keyboard, lines
from game.pages.actions import BY_NAME, EVERYWHERE, TABLE
from game.pages.blocks import Label, Row, Sheet
from game.reader.characters import clean
from game.tui import typeset
from game.tui.keys import PlacedKey
from game.tui.widgets import (
    Choices,
    Head,
    KeyLine,
    MarginPart,
    Picked,
    Wanted,
    foot_items,
)

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

MEASURE = 70
WIDE = 100
MARGIN = 42
EDGE = 3
TINY = (40, 12)
PARTS = 6


def bindings() -> list[BindingType]:
    """Key bindings for every action of the table."""
    made: list[BindingType] = [
        Binding(action.key, f"do('{action.name}')", action.label, show=False, tooltip=action.help)
        for action in TABLE
        if action.key and action.name != "number"
    ]
    made += [Binding(str(n), f"number({n})", "", show=False) for n in range(1, 10)]
    made += [
        Binding("up", "point(-1)", "", show=False),
        Binding("down", "point(1)", "", show=False),
        Binding("space,pagedown", "page(1)", "", show=False),
        Binding("pageup,b", "page(-1)", "", show=False),
        Binding("home", "edge(-1)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
    ]
    return made


BY_KEY = {
    key: binding.action
    for binding in bindings()
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class SheetScreen(Screen[None]):
    """A page: head, text, choices, margin, foot."""

    app: PolitburoApp
    BINDINGS = bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    panel = False

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet("", "", "", ())

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static("Please make this window larger: 40 columns by 12 lines.", id="tiny")
        yield Head()
        with Horizontal(id="body"):
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text", markup=False)
                yield Choices()
            with VerticalScroll(id="margin", can_focus=False):
                for _ in range(PARTS):
                    yield MarginPart()
        yield KeyLine(id="fold")
        yield Static(id="remark", markup=False)
        yield KeyLine(id="foot")

    def current(self) -> Sheet:
        """The sheet to show."""
        raise NotImplementedError

    def choose(self, number: int) -> None:
        """Take a choice."""
        raise NotImplementedError

    # -- showing

    def show(self, keep: bool = False) -> None:
        """Show the current sheet; `keep` leaves the pointer and the place in the text alone."""
        sheet = self.sheet = self.current()
        wide = self.app.size.width >= WIDE
        across = max(TINY[0], self.app.size.width) - 2 * EDGE  # smaller ones ask for room instead
        measure = min(MEASURE, across - (MARGIN if wide and sheet.parts else 0))
        self.query_one(Head).set(sheet.left, sheet.right, across)
        text = typeset.page(sheet.blocks, measure)
        self.query_one("#text", Static).update(text)
        self.query_one(Choices).set(sheet, measure, keep)
        parts = [*sheet.parts, *[None] * PARTS][:PARTS]
        for widget, part in zip(self.query(MarginPart), parts, strict=True):
            widget.set(part, MARGIN - 2 * EDGE - 2)
        self.set_class(not sheet.parts, "-bare")
        fold = tuple(
            (part.action, BY_NAME[part.action].printed, part.label.capitalize())
            for part in sheet.parts
            if part.action
        )
        self.query_one("#fold", KeyLine).set(fold, across)
        items = foot_items(sheet, self.panel, folded=not wide)
        self.query_one("#foot", KeyLine).set(items, across)
        if not keep:
            self.query_one("#page").scroll_home(animate=False)

    def on_mount(self) -> None:
        """Show the first sheet."""
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Set the text again to the new measure; ask for room where there is none."""
        self.set_class(event.size.width < TINY[0] or event.size.height < TINY[1], "-tiny")
        if self.sheet.name:
            self.show(keep=True)

    def remark(self, text: str) -> None:
        """A line of the program's own, until the next key."""
        shown = self.query_one("#remark", Static)
        shown.update(typeset.text(text, "bold"))
        shown.display = bool(text)

    async def on_key(self, event: events.Key) -> None:
        """A key by its place: with Caps Lock, in Cyrillic, or where the terminal tells the place.

        A widget that takes text takes its keys before they come here.
        """
        if event.key in BY_KEY or not event.is_printable:
            return
        meant = keyboard.latin(event.character or "")
        if meant not in BY_KEY and isinstance(event, PlacedKey):
            meant = event.place
        if meant in BY_KEY:
            event.stop()
            await self.run_action(BY_KEY[meant])

    # -- moving

    def action_number(self, number: int) -> None:
        """A digit: take the choice with that number."""
        if self.app.screen is not self:
            return  # it came with a key that laid another page over this one
        self.remark("")
        if any(choice.number == number for choice in self.sheet.choices):
            self.choose(number)
        else:
            self.open_page(number)

    def open_page(self, number: int) -> None:
        """Open a page listed in the margin, where there are such."""

    def action_point(self, by: int) -> None:
        """Point at a choice, or scroll where there is none."""
        if self.sheet.choices:
            self.query_one(Choices).move(by)
        else:
            self.query_one("#page").scroll_relative(y=by * 2, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a page; at the foot of a page without choices, turn it."""
        page = self.query_one("#page")
        if by > 0 and page.scroll_y >= page.max_scroll_y and not self.sheet.choices:
            self.action_do("confirm")
        else:
            page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)

    def action_edge(self, by: int) -> None:
        """To the top or the end of the page."""
        page = self.query_one("#page")
        page.scroll_to(y=0 if by < 0 else page.max_scroll_y, animate=False)

    @on(Picked)
    def picked(self, message: Picked) -> None:
        """A choice was clicked."""
        self.action_number(message.number)

    @on(Wanted)
    def wanted(self, message: Wanted) -> None:
        """A word of the margin or the foot was clicked."""
        self.action_do(message.action)

    # -- doing

    def action_do(self, name: str) -> None:
        """An action of the table, where the page allows it."""
        if self.app.screen is not self:
            return
        self.remark("")
        if name not in EVERYWHERE and name not in self.sheet.actions:
            return
        try:
            self.perform(name)
        except UserError as wrong:
            self.remark(clean(str(wrong)))

    def perform(self, name: str) -> None:
        """Carry an action out; raises UserError with a line for people."""
        if name == "confirm":
            self.confirm()
        elif name == "number":
            self.action_point(1)
        elif name == "help":
            self.app.lay_over(self._help)
        elif name == "theme":
            self.remark(f"Theme: {self.app.next_theme()}.")
        elif name == "quit":
            self.app.exit()
        elif name == "copy":
            self.app.copy_to_clipboard("\n".join(lines.sheet(self.sheet)))
            self.remark("Copied, if this terminal allows it; x writes the page to a file.")
        elif name == "save":
            self.remark(f"Written to {self.app.write_page(self.sheet)}")

    def confirm(self) -> None:
        """Take the choice that is pointed at; without one, point at the first."""
        number = self.query_one(Choices).number
        chosen_by_hand = number is not None and self.sheet.binding
        if not chosen_by_hand and self.read_on():
            return
        if number is None:
            self.action_point(1)
        else:
            self.choose(number)

    def read_on(self) -> bool:
        """Scroll to what has not been in sight yet; false if all of the text has."""
        page, text = self.query_one("#page"), self.query_one("#text")
        end = text.virtual_region.bottom if self.sheet.choices else page.virtual_size.height
        if page.scroll_y + page.size.height >= min(end, page.virtual_size.height):
            return False
        self.action_page(1)
        return True

    def _help(self) -> Sheet:
        names = [*self.sheet.actions, *EVERYWHERE]
        rows = [Row(action.printed, action.help) for action in TABLE if action.name in names]
        moving = (
            Row("↑ ↓", "Point at a line, or scroll."),
            Row("space", "Scroll a page on; b or PgUp a page up."),
            Row("ctrl+p", "All of this in a list that can be searched."),
            Row("mouse", "Everything that can be chosen can be clicked."),
        )
        return Sheet("help", self.sheet.left, "keys", (Label("KEYS"), *rows, *moving))
