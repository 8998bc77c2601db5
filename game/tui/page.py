"""A sheet laid out on the screen: head, text, choices, margin, facing page, slip, foot."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from game.pages.blocks import Part, Sheet
from game.tui import typeset
from game.tui.facing import READABLE, Facing, tabs
from game.tui.layout import EDGE, GUTTER, TINY, has_time_row, layout
from game.tui.screenfuls import OVERLAP
from game.tui.slip import SLIP_ROWS, Matter, Slip
from game.tui.widgets import (
    CONTENTS_GAP,
    CONTENTS_LINES,
    Choices,
    Head,
    Item,
    KeyLine,
    MarginPart,
    Words,
    contents,
    fold,
    foot,
)

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

PARTS = 6
CHROME = 5
"""Rows that are not the page's: the head with its margins, the foot with its line."""
LABEL_ROWS, TAB_ROWS = 3, 2
"""Rows of a label over a picture with what is empty round both; of the keys under a facing page."""
SHORT = 20
"""Rows below which the folded margin gives up its row."""


class Page(Screen[None]):
    """Shows the current sheet, and which keys work on it; what they do is `SheetScreen`'s."""

    app: PolitburoApp
    AUTO_FOCUS = ""
    panel = False

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet("", "", "", ())
        self.plan = layout(0, parts=False, readable=False)
        self.opened = ""
        """The action whose page lies beside the open one, where there is room."""
        self.beside = False
        """Whether arrows and space scroll the facing page."""
        self.slip = Slip()
        self._begins = 0
        """The row to be seen first, until the page has been laid out."""

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
            yield KeyLine(f"contents-{at}", CONTENTS_GAP)
        yield KeyLine("fold")
        yield Static(id="remark", markup=False)
        yield KeyLine("foot")

    @abstractmethod
    def current(self) -> Sheet:
        """The sheet to show."""

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
        rows = contents(sheet, plan.across + CONTENTS_GAP)
        for at in range(CONTENTS_LINES):
            row = self.query_one(f"#contents-{at}", KeyLine)
            row.display = at < len(rows)
            row.set(rows[at] if at < len(rows) else ())
        entering = self.slip.matter is not None
        choices = self.query_one(Choices)
        choices.set(sheet, plan.measure, self._room_for_choices(), keep, entering)
        screen = 0 if sheet.begins else self._room() - (len(rows) + 1 if rows else 0)
        text = typeset.page(
            sheet.blocks, plan.measure, self._room() - LABEL_ROWS, screen, choices.head
        )
        self.query_one("#text", Static).update(text)
        self.query_one("#text").display = bool(sheet.blocks)
        self._show_parts(sheet.parts)
        self.beside = self.beside and plan.facing and keep
        if plan.facing:
            self.face(self.opened if self.opened in readable and keep else readable[0], keep)
        if not keep:
            begins = typeset.height(sheet.blocks[: sheet.begins], plan.measure)
            self._bring_up(begins)
            self._begins = begins
        self.show_foot()

    def _laid_out(self) -> None:
        """Where the page has just grown, only now is there room to scroll to what is new."""
        if self._begins:
            self._bring_up(self._begins)
            self._begins = 0
        self.show_foot()

    def _bring_up(self, row: int) -> None:
        self.query_one("#page").scroll_to(y=row, animate=False, immediate=True)

    def _folds(self) -> bool:
        """Whether the margin stands in a row above the foot; a low window has no row for it."""
        return bool(self.sheet.parts) and not self.plan.beside and self.app.size.height >= SHORT

    def _room(self) -> int:
        """Rows there are for a page's choices."""
        slip = SLIP_ROWS if self.slip.matter is not None else 0
        return self.app.size.height - CHROME - slip - self._folds() - self._has_days()

    def _room_for_choices(self) -> int:
        """Rows for choices that are to stand in sight with the text; calls are read on to."""
        text = () if self.sheet.optional else self.sheet.blocks
        return self._room() - typeset.height(text, self.plan.measure)

    def _has_days(self) -> bool:
        """Whether the chapter's days stand in a row under the head."""
        high = has_time_row(self.app.size.height, bool(self.sheet.choices))
        return self.sheet.time is not None and high

    def enter_word(self) -> str:
        """What Enter does now; nothing where it does nothing."""
        number = self.query_one(Choices).number
        if self.unread() and not (self.sheet.binding and number is not None):
            return "read on"
        if number is not None:
            return f"{self.sheet.verb} {number}" if self.sheet.verb else ""
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
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._laid_out())

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

    def open_slip(self, matter: Matter) -> None:
        """Lay a slip under the page's choices."""
        self.slip.open(matter)
        self.show(keep=True)

    def close_slip(self) -> None:
        """Put it away; what was written on it stays kept."""
        self.slip.close()
        self.show(keep=True)

    # -- what is in sight

    def scrolled(self) -> Widget:
        """What arrows and space scroll: the page, or the one facing it."""
        return self.query_one(Facing).leaf if self.beside else self.query_one("#page")

    def read_on(self) -> bool:
        """Scroll to what has not been in sight yet; false if all of the text has.

        Two rows stay in sight, but no further key is asked for where all of the rest has room.
        """
        if not self.unread():
            return False
        page = self.query_one("#page")
        height = page.size.height
        rest = self._read_end() - int(page.scroll_y) - height
        by = max(1, height - OVERLAP, rest if rest <= height else 0)
        page.scroll_relative(y=by, animate=False, immediate=True)
        return True

    def unread(self) -> bool:
        """Whether something of the page that is to be read first is still below the screen."""
        page = self.query_one("#page")
        return page.scroll_y + page.size.height < self._read_end()

    def _read_end(self) -> int:
        """The row at which reading ends: that of the text and of calls, and of a line pointed at.

        The other lines come into sight by pointing.
        """
        text, choices = self.query_one("#text"), self.query_one(Choices)
        end = text.virtual_region.bottom if text.display else 0
        if self.sheet.choices and self.sheet.optional:
            return choices.virtual_region.bottom
        return max(end, choices.pointed_bottom)
