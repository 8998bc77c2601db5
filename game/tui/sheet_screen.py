"""What keys, clicks and pastes do on a page; each action is one of the table in `pages/actions`."""

from __future__ import annotations

from abc import abstractmethod

from textual import events, on

from game.errors import UserError
from game.pages import help as help_page
from game.pages import lines
from game.pages.actions import EVERYWHERE
from game.pages.blocks import Sheet
from game.reader.characters import clean
from game.tui.keys import KNOWN, MOVES, NAMED, meant
from game.tui.page import Page
from game.tui.slip import ReasonLine
from game.tui.widgets import Choices, Picked, Wanted

ON_A_SLIP = ("confirm", "leave", "theme")
"""What works while a slip lies open, whatever the page."""
DIGITS = 9
"""A list of so many choices needs one digit for each."""


class SheetScreen(Page):
    """A page that can be worked with."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = False
        """Whether the last key was a digit, so that another makes a number of two figures."""
        self.held = False
        """Whether what is being done came from a key that is held down."""

    @abstractmethod
    def choose(self, number: int) -> None:
        """Take a choice."""

    @abstractmethod
    def go_on(self) -> None:
        """What comes after the page."""

    # -- keys

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
        key = meant(event)
        if key in KNOWN:
            event.stop()
            self.held = held
            await self.run_action(self._does(key))
            self.held = False

    def _does(self, key: str) -> str:
        """What a key does on this page; one that stands for nothing here may still move."""
        named = NAMED.get(key, ())
        name = next((name for name in named if name in self.works), "")
        return MOVES[key] if not name and key in MOVES else f"do('{name or named[0]}')"

    def on_paste(self, event: events.Paste) -> None:
        """A paste that came before the slip's line had the keys."""
        if self.slip.writes:
            self.slip.line.paste(event.text)

    @on(ReasonLine.Full)
    def full(self, message: ReasonLine.Full) -> None:
        """Something did not fit into the slip's line."""
        self.remark(clean(message.says))

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

    # -- moving

    def action_point(self, by: int) -> None:
        """Point at a choice, or scroll where there is none."""
        self._figures = False
        if self.sheet.choices and not self.beside and self.slip.matter is None:
            self.query_one(Choices).move(by)
            self.remark(self.query_one(Choices).aside)
        else:
            self.scrolled().scroll_relative(y=by * 2, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a page; at the foot of a page without choices, turn it."""
        page = self.scrolled()
        goes_on = not self.sheet.choices or self.sheet.optional
        if by > 0 and page.scroll_y >= page.max_scroll_y and goes_on and not self.beside:
            self.go_on()
        else:
            page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)

    def action_edge(self, by: int) -> None:
        """To the top or the end of the page."""
        page = self.scrolled()
        page.scroll_to(y=0 if by < 0 else page.max_scroll_y, animate=False)

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
        works = self.works if self.slip.matter is None else ON_A_SLIP
        if name not in works:
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

    def is_pressed(self, hint: str) -> bool:
        """Whether this was asked for by a key of its own; if a key is held down, say a hint."""
        if self.held:
            self.remark(hint)
        return not self.held

    def take_pointed(self, number: int) -> None:
        """Take the choice that is pointed at."""
        self.choose(number)

    def _help(self) -> Sheet:
        return help_page.sheet(self.works, self.sheet.left)
