"""A page on the screen: head, text, choices, margin, foot, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from game.errors import UserError
from game.pages import help as help_page
from game.pages import keyboard, lines
from game.pages.actions import EVERYWHERE, TABLE
from game.pages.blocks import Part, Sheet
from game.reader.characters import clean
from game.tui import typeset
from game.tui.facing import READABLE, Facing, tabs
from game.tui.keys import PlacedKey
from game.tui.layout import EDGE, GUTTER, TINY, has_time_row, layout
from game.tui.widgets import (
    CONTENTS_LINES,
    Choices,
    Head,
    KeyLine,
    MarginPart,
    Picked,
    Wanted,
    contents,
    fold,
    foot,
)

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

PARTS = 6
DIGITS = 9
"""A list of so many choices needs one digit for each."""


def bindings() -> list[BindingType]:
    """Key bindings for every action of the table."""
    made: list[BindingType] = [
        Binding(action.key, f"do('{action.name}')", action.label, show=False, tooltip=action.help)
        for action in TABLE
        if action.key and action.name != "number"
    ]
    made += [Binding(str(n), f"number({n})", "", show=False) for n in range(10)]
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
    panel = False

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet("", "", "", ())
        self.plan = layout(0, parts=False, readable=False)
        self.opened = ""
        """The action whose page lies beside the open one, where there is room."""
        self._figures = False
        """Whether the last key was a digit, so that another makes a number of two figures."""
        self.beside = False
        """Whether arrows and space scroll the facing page."""

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
            yield Facing()
        for at in range(CONTENTS_LINES):
            yield KeyLine(id=f"contents-{at}")
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
        readable = [name for name in READABLE if name in sheet.actions]
        faced = bool(sheet.parts) and any(part.action in readable for part in sheet.parts)
        plan = self.plan = layout(self.app.size.width, bool(sheet.parts), faced)
        self.styles.padding = (0, plan.side)
        self.set_class(plan.facing, "-facing")
        self.set_class(bool(plan.beside) and not plan.facing, "-margin")
        self.set_class(bool(sheet.parts) and not plan.beside, "-fold")
        self.query_one("#page").styles.width = (
            EDGE + plan.measure + GUTTER if plan.beside else "1fr"
        )
        time = sheet.time if has_time_row(self.app.size.height, bool(sheet.choices)) else None
        self.query_one(Head).set(sheet.left, sheet.right, plan.across, time)
        rows = contents(sheet, plan.across)
        for at in range(CONTENTS_LINES):
            row = self.query_one(f"#contents-{at}", KeyLine)
            row.display = at < len(rows)
            row.set(rows[at] if at < len(rows) else ())
        self.query_one("#text", Static).update(typeset.page(sheet.blocks, plan.measure))
        self.query_one(Choices).set(sheet, plan.measure, keep)
        self._show_parts(sheet.parts)
        self.beside = self.beside and plan.facing and keep
        if plan.facing:
            self.face(self.opened if self.opened in readable and keep else readable[0], keep)
        self._show_foot()
        if not keep:
            self.query_one("#page").scroll_home(animate=False)

    def _show_parts(self, shown: tuple[Part, ...]) -> None:
        parts = [*shown, *[None] * PARTS][:PARTS]
        for widget, part in zip(self.query(MarginPart), parts, strict=True):
            widget.set(part, self.plan.beside)
        self.query_one("#fold", KeyLine).set(fold(self.sheet, self.plan.across))

    def _show_foot(self) -> None:
        above = {part.action for part in self.sheet.parts}
        facing = ""
        if self.plan.facing:
            facing = "back to this page" if self.beside else "the facing page"
        items = foot(self.sheet, self.plan.across, self.panel, above, facing)
        self.query_one("#foot", KeyLine).set(items)

    def face(self, name: str, keep: bool = False) -> None:
        """Open a page of READABLE beside the open one."""
        self.opened = name
        page, measure = self.app.sitting.panel(name), self.plan.beside
        self.query_one(Facing).set(page, tabs(self.sheet, measure, name), measure, keep)

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
        if len(self.sheet.choices) > DIGITS:
            self._point_by_digits(number)
        elif any(choice.number == number for choice in self.sheet.choices):
            self.choose(number)
        else:
            self.open_page(number)

    def _point_by_digits(self, digit: int) -> None:
        """In a long list a digit points, and with the next one makes a number of two figures."""
        choices = self.query_one(Choices)
        numbers = [one.number for one in choices.choices]
        both = 10 * (choices.number or 0) + digit
        for number in (both, digit) if self._figures else (digit,):
            if number in numbers:
                choices.point(numbers.index(number))
                self.remark(choices.aside)
                break
        self._figures = True

    def open_page(self, number: int) -> None:
        """Open a page listed in the margin, where there are such."""

    def action_point(self, by: int) -> None:
        """Point at a choice, or scroll where there is none."""
        self._figures = False
        if self.sheet.choices and not self.beside:
            self.query_one(Choices).move(by)
            self.remark(self.query_one(Choices).aside)
        else:
            self._scrolled().scroll_relative(y=by * 2, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a page; at the foot of a page without choices, turn it."""
        page = self._scrolled()
        if self.beside:
            page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)
        elif by > 0 and page.scroll_y >= page.max_scroll_y and not self.sheet.choices:
            self.action_do("confirm")
        else:
            page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)

    def action_edge(self, by: int) -> None:
        """To the top or the end of the page."""
        page = self._scrolled()
        page.scroll_to(y=0 if by < 0 else page.max_scroll_y, animate=False)

    def _scrolled(self) -> Widget:
        return self.query_one(Facing).leaf if self.beside else self.query_one("#page")

    @on(Picked)
    def picked(self, message: Picked) -> None:
        """A choice was clicked."""
        self.action_number(message.number)

    @on(Wanted)
    def wanted(self, message: Wanted) -> None:
        """A word of the margin or the foot was clicked."""
        self.action_do(message.action)

    # -- doing

    @property
    def works(self) -> tuple[str, ...]:
        """The actions that do something here."""
        return (*self.sheet.actions, *(("side",) if self.plan.facing else ()), *EVERYWHERE)

    def action_do(self, name: str) -> None:
        """An action of the table, where the page allows it."""
        if self.app.screen is not self:
            return
        self.remark("")
        self._figures = False
        if name not in self.works:
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
        elif name == "side":
            self.beside = self.plan.facing and not self.beside
            self._show_foot()
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
        return help_page.sheet(self.works, self.sheet.left)
