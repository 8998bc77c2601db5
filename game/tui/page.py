"""A page on the screen: head, text, choices, margin, foot, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
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
from game.tui.slip import SLIP_ROWS, Matter, ReasonLine, Slip
from game.tui.widgets import (
    CONTENTS_LINES,
    Choices,
    Head,
    Item,
    KeyLine,
    MarginPart,
    Picked,
    Wanted,
    Words,
    contents,
    fold,
    foot,
)

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

PARTS = 6
DIGITS = 9
"""A list of so many choices needs one digit for each."""
CHROME = 5
"""Rows that are not the page's: the head with its margins, the foot with its line."""
LABEL_ROWS, TAB_ROWS = 3, 2
"""Rows of a label over a picture with what is empty round both; of the keys under a facing page."""
SHORT = 20
"""Rows below which the folded margin gives up its row."""


BY_KEY = {
    **{one.key: f"do('{one.name}')" for one in TABLE if one.key and one.name != "number"},
    **{str(number): f"number({number})" for number in range(10)},
    "up": "point(-1)",
    "down": "point(1)",
    "space": "page(1)",
    "pagedown": "page(1)",
    "pageup": "page(-1)",
    "b": "page(-1)",
    "home": "edge(-1)",
    "end": "edge(1)",
}
"""What each key does, by its name in Textual."""


class SheetScreen(Screen[None]):
    """A page: head, text, choices, margin, foot."""

    app: PolitburoApp
    AUTO_FOCUS = ""
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
        self.slip = Slip()
        self.held = False
        """Whether what is being done came from a key that is held down."""

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static("Please make this window larger: 40 columns by 12 lines.", id="tiny")
        yield Head()
        with Horizontal(id="body"):
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text", markup=False)
                yield Choices()
                yield self.slip
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
        self.set_class(self._folds(), "-fold")
        self.query_one("#page").styles.width = (
            EDGE + plan.measure + GUTTER if plan.beside else "1fr"
        )
        time = sheet.time if self._has_days() else None
        self.query_one(Head).set(sheet.left, sheet.right, plan.across, time)
        rows = contents(sheet, plan.across)
        for at in range(CONTENTS_LINES):
            row = self.query_one(f"#contents-{at}", KeyLine)
            row.display = at < len(rows)
            row.set(rows[at] if at < len(rows) else ())
        text = typeset.page(sheet.blocks, plan.measure, self._room() - LABEL_ROWS)
        self.query_one("#text", Static).update(text)
        self.query_one("#text").display = bool(sheet.blocks)
        entering = self.slip.matter is not None
        self.query_one(Choices).set(sheet, plan.measure, self._room(), keep, entering)
        self._show_parts(sheet.parts)
        self.beside = self.beside and plan.facing and keep
        if plan.facing:
            self.face(self.opened if self.opened in readable and keep else readable[0], keep)
        if not keep:
            begins = typeset.height(sheet.blocks[: sheet.begins], plan.measure)
            self.query_one("#page").scroll_to(y=begins, animate=False, immediate=True)
        self.show_foot()

    def _folds(self) -> bool:
        """Whether the margin stands in a row above the foot; a low window has no row for it."""
        return bool(self.sheet.parts) and not self.plan.beside and self.app.size.height >= SHORT

    def _room(self) -> int:
        """Rows there are for a page's choices."""
        slip = SLIP_ROWS if self.slip.matter is not None else 0
        return self.app.size.height - CHROME - slip - self._folds() - self._has_days()

    def _has_days(self) -> bool:
        """Whether the chapter's days stand in a row under the head."""
        high = has_time_row(self.app.size.height, bool(self.sheet.choices))
        return self.sheet.time is not None and high

    def enter_word(self) -> str:
        """What Enter does now; nothing where it does nothing."""
        number = self.query_one(Choices).number
        if self._unread() and not (self.sheet.binding and number is not None):
            return "read on"
        if number is not None:
            return f"{self.sheet.verb} {number}"
        if self.sheet.choices and not self.sheet.optional:
            return ""
        return "close" if self.panel else self.sheet.confirm

    def _show_parts(self, shown: tuple[Part, ...]) -> None:
        parts = [*shown, *[None] * PARTS][:PARTS]
        for widget, part in zip(self.query(MarginPart), parts, strict=True):
            widget.set(part, self.plan.beside)
        self.query_one("#fold", KeyLine).set(fold(self.sheet, self.plan.across))

    def show_foot(self) -> None:
        """Say which keys work, and what Enter does now."""
        line = self.query_one("#foot", KeyLine)
        if (matter := self.slip.matter) is not None:
            line.set([Item("enter", matter.verb, "confirm"), Item("esc", "go back", "leave")])
            return
        above: set[str] = set()
        if self._folds():
            above = {item.action for item in fold(self.sheet, self.plan.across)}
        elif self.plan.beside:
            above = {part.action for part in self.sheet.parts}
        facing = ""
        if self.plan.facing:
            facing = "back to this page" if self.beside else "the facing page"
        words = Words(self.enter_word(), self.panel, facing)
        line.set(foot(self.sheet, self.plan.across, above, words))

    def face(self, name: str, keep: bool = False) -> None:
        """Open a page of READABLE beside the open one."""
        self.opened = name
        page, measure = self.app.sitting.panel(name), self.plan.beside
        rows = self._room() - LABEL_ROWS - TAB_ROWS
        self.query_one(Facing).set(page, tabs(self.sheet, measure, name), (measure, rows), keep)

    def on_mount(self) -> None:
        """Show the first sheet; the foot follows what is in sight."""
        self.show()
        self.watch(self.query_one("#page"), "scroll_y", self.show_foot, init=False)
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self.show_foot())

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
        """Every key of the page, in the order in which they come.

        A slip's line takes its letters before they come here, and those that came before it had
        the keys are handed to it.
        """
        held = self.app.held.note(event)
        if self.slip.writes and event.key not in ("enter", "escape"):
            if event.is_printable:
                event.stop()
                self.slip.line.insert_text_at_cursor(event.character or "")
            return
        meant = _meant(event)
        if meant in BY_KEY:
            event.stop()
            self.held = held
            await self.run_action(BY_KEY[meant])
            self.held = False

    def on_paste(self, event: events.Paste) -> None:
        """A paste that came before the slip's line had the keys."""
        if self.slip.writes:
            self.slip.line.paste(event.text)

    @on(ReasonLine.Full)
    def full(self, message: ReasonLine.Full) -> None:
        """Something did not fit into the slip's line."""
        self.remark(clean(message.says))

    # -- moving

    def action_number(self, number: int) -> None:
        """A digit: take the choice with that number."""
        if self.app.screen is not self or self.slip.matter is not None:
            return  # it came with a key that laid another page over this one
        self.remark("")
        if len(self.sheet.choices) > DIGITS:
            self._point_by_digits(number)
        elif number == 0:
            self.action_do("pages")
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
        if self.sheet.choices and not self.beside and self.slip.matter is None:
            self.query_one(Choices).move(by)
            self.remark(self.query_one(Choices).aside)
        else:
            self._scrolled().scroll_relative(y=by * 2, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a page; at the foot of a page without choices, turn it."""
        page = self._scrolled()
        goes_on = not self.sheet.choices or self.sheet.optional
        if by > 0 and page.scroll_y >= page.max_scroll_y and goes_on and not self.beside:
            self.go_on()
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
        """A choice was clicked: like its digit, but what is pointed at already is taken."""
        pointed = self.query_one(Choices).number == message.number
        if pointed and self.sheet.binding and self.slip.matter is None:
            self.action_do("confirm")
        else:
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
        if self.slip.matter is not None and name not in ("confirm", "leave", "theme"):
            return
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
            self.show_foot()
        elif name == "copy":
            self.app.copy_to_clipboard("\n".join(lines.sheet(self.sheet)))
            self.remark("Copied, if this terminal allows it; x writes the page to a file.")
        elif name == "save":
            self.remark(f"Written to {self.app.write_page(self.sheet)}")

    def confirm(self) -> None:
        """Enter: read on, then take what is pointed at, else go on.

        A key that is held down reads on, but takes nothing and passes no stop.
        """
        if self.slip.matter is not None:
            if self.is_pressed("Press Enter once more, after a moment, to enter it."):
                self.slip.enter()
            return
        number = self.query_one(Choices).number
        if not (self.sheet.binding and number is not None) and self.read_on():
            return
        if number is not None:
            if self.is_pressed(f"Press Enter once more, after a moment: {self.enter_word()}."):
                self.take_pointed(number)
        elif self.sheet.choices and not self.sheet.optional:
            self.remark("Point at a line first: by its number, with ↑ and ↓, or with a click.")
        else:
            self.go_on()

    def open_slip(self, matter: Matter) -> None:
        """Lay a slip under the page's choices."""
        self.slip.open(matter)
        self.show(keep=True)

    def close_slip(self) -> None:
        """Put it away; what was written on it stays kept."""
        self.slip.close()
        self.show(keep=True)

    def is_pressed(self, hint: str) -> bool:
        """Whether this was asked for by a key of its own; if a key is held down, say a hint."""
        if self.held:
            self.remark(hint)
        return not self.held

    def take_pointed(self, number: int) -> None:
        """Take the choice that is pointed at."""
        self.choose(number)

    def go_on(self) -> None:
        """What comes after the page."""
        raise NotImplementedError

    def read_on(self) -> bool:
        """Scroll to what has not been in sight yet; false if all of the text has."""
        if not self._unread():
            return False
        page = self.query_one("#page")
        page.scroll_relative(y=max(1, page.size.height - 2), animate=False, immediate=True)
        return True

    def _unread(self) -> bool:
        """Whether some of the page's text is still below the screen."""
        page, text = self.query_one("#page"), self.query_one("#text")
        end = page.virtual_size.height
        if self.sheet.choices and not self.sheet.optional:  # these come into sight by pointing
            end = text.virtual_region.bottom if text.display else 0
        return page.scroll_y + page.size.height < end

    def _help(self) -> Sheet:
        return help_page.sheet(self.works, self.sheet.left)


def _meant(event: events.Key) -> str:
    """The key that is meant: with Caps Lock, in Cyrillic, or by its place, where that is told."""
    if event.key in BY_KEY or not event.is_printable:
        return event.key
    meant = keyboard.latin(event.character or "")
    return event.place if meant not in BY_KEY and isinstance(event, PlacedKey) else meant
