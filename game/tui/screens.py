"""The two screens: the page that lies open at the table, and a page laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.errors import UserError
from game.pages.blocks import Sheet
from game.reader.characters import clean
from game.saves import NICKNAME_LENGTH
from game.sitting.base import Next
from game.tui.facing import READABLE
from game.tui.sheet_screen import SheetScreen
from game.tui.slip import Matter
from game.tui.widgets import Choices

TURNING = {"previous": -1, "following": 1}
OWN = ("record", "debrief", "names", "blank", "play_on")
"""Actions that a sitting carries out by itself."""
AGAIN = "A key that is held down does not do this. Press it once more, after a moment."


class TableScreen(SheetScreen):
    """The page that lies open at the table."""

    def __init__(self, told: str = "") -> None:
        super().__init__()
        self.told = told

    def on_mount(self) -> None:
        """Show the first page, with what there is to say beforehand."""
        super().on_mount()
        self.remark(clean(self.told))

    def current(self) -> Sheet:
        """The sitting's page."""
        return self.app.sitting.sheet

    def choose(self, number: int) -> None:
        """Take a choice at once; an answer is only pointed at."""
        if self.sheet.answers:
            self.point_at(number)
        elif self.is_pressed(AGAIN):
            self._choose(number)

    def point_at(self, number: int) -> None:
        """Point at a choice."""
        numbers = [one.number for one in self.sheet.choices]
        self.query_one(Choices).point(numbers.index(number))
        self.show_foot()

    def take_pointed(self, number: int) -> None:
        """Take what is pointed at; an answer is looked at once more, on a slip."""
        chosen = next(one for one in self.sheet.choices if one.number == number)
        if not self.sheet.verb:
            return
        if not self.sheet.answers or chosen.closed:  # of a closed one it is said why
            self._choose(number)
            return
        sheet = self.sheet
        self.open_slip(
            Matter(
                sheet.slip.label,
                f"{chosen.number}  {chosen.label}",
                sheet.slip.verb,
                lambda reason: self._choose(number, reason),
                sheet.slip.prompt if sheet.asks_reason else "",
                sheet.reason,
                self.app.sitting.note_reason,
            )
        )

    def _choose(self, number: int, reason: str = "") -> None:
        self._take_up(lambda: self.app.sitting.choose(number, reason))

    def _take_up(self, done: Callable[[], Next]) -> None:
        """Do something, and show what lies open then."""
        try:
            onward = done()
        except UserError as wrong:  # a slip stays as it is, with what is written on it
            self.remark(clean(str(wrong)))
            return
        self.slip.close()
        self.app.sitting = onward.sitting
        self.show()
        self.remark(clean(" ".join(onward.remarks)))

    def go_on(self) -> None:
        """The next page; a stop is passed only by a key of its own."""
        if self.app.sitting.at_end:
            self.remark("The minutes are closed. Esc leads to the menu.")
        elif (not self.sheet.stop or self.is_pressed(AGAIN)) and self.app.sitting.go_on():
            self.show()

    def open_page(self, number: int) -> None:
        """Open a page of the record or of the end by its number in the margin."""
        if (not self.sheet.stop or self.is_pressed(AGAIN)) and self.app.sitting.open_page(number):
            self.show()

    def perform(self, name: str) -> None:
        """Actions that belong to the table; the others are every page's."""
        sitting = self.app.sitting
        if self.plan.facing and name in READABLE:
            self.face(name)
        elif name in sitting.panels:
            self.app.lay_over(lambda: sitting.panel(name), name)
        elif name in TURNING:
            self._turn(TURNING[name])
        elif name == "undo":
            self._undo()
        elif name == "sign":
            self._sign()
        elif name == "note":
            self._note()
        elif name == "vote":
            self._vote()
        elif name in OWN:
            self._act(name)
        elif name == "leave":
            self._leave()
        else:
            super().perform(name)

    def _turn(self, by: int) -> None:
        passes = by > 0 and self.sheet.stop
        if (not passes or self.is_pressed(AGAIN)) and self.app.sitting.turn(by):
            self.show()

    def _leave(self) -> None:
        if self.slip.matter is not None:
            self.close_slip()
            return
        behind = self.app.sitting.leave()
        if behind is not None:
            self.app.sitting = behind
            self.show()

    def _sign(self) -> None:
        sitting = self.app.sitting
        self.open_slip(
            Matter(
                "SIGN",
                "New games are signed with a name of your choice, or with none.",
                "sign",
                partial(self._put_down, sitting.sign),
                "Your name",
                sitting.nickname,
                length=NICKNAME_LENGTH,
            )
        )

    def _put_down(self, keep: Callable[[str], None], words: str) -> None:
        """Keep what was written on a slip; where that cannot be, the slip stays with its words."""
        try:
            keep(words)
        except UserError as wrong:
            self.remark(clean(str(wrong)))
            return
        self.slip.close()
        self.show(keep=True)

    def _act(self, name: str) -> None:
        if not self.is_pressed(AGAIN):
            return
        onward = self.app.sitting.act(name)
        self.app.sitting = onward.sitting
        self.show()
        self.remark(clean(" ".join(onward.remarks)))

    def _note(self) -> None:
        words = "A remark beside this answer; it is written into the file."
        sitting = self.app.sitting
        kept = partial(self._put_down, sitting.note)
        self.open_slip(Matter("REMARK", words, "remark", kept, "Remark", sitting.remarked))

    def _vote(self) -> None:
        words = "The hands for each line, in order. They are not shown."
        self.open_slip(
            Matter("THE VOTE", words, "count them", self._voted, "Such as 7 12 5 3", hidden=True)
        )

    def _voted(self, hands: str) -> None:
        self._take_up(lambda: self.app.sitting.vote(hands))

    def _undo(self) -> None:
        sitting = self.app.sitting
        words = f"{sitting.answered}\n{sitting.undone}"
        self.open_slip(Matter("TAKE BACK", words, "take it back", lambda _: self._taken_back()))

    def _taken_back(self) -> None:
        try:
            self.app.sitting.undo()
        except UserError as wrong:
            self.remark(clean(str(wrong)))
            return
        self.slip.close()
        self.show()


class PanelScreen(SheetScreen):
    """A page laid over the table's: papers, voices, calls, keys."""

    panel = True

    def __init__(self) -> None:
        super().__init__()
        self.source: Callable[[], Sheet] = lambda: Sheet("", "", "", ())
        self.name_of_panel = ""

    def lay(self, source: Callable[[], Sheet], name: str) -> None:
        """What to show from now on."""
        self.source, self.name_of_panel = source, name

    def current(self) -> Sheet:
        """The panel's page, with what works on it."""
        sheet = self.source()
        actions = ("confirm", "number") if sheet.choices else ("confirm",)
        return replace(sheet, parts=(), actions=actions)

    def on_screen_resume(self) -> None:
        """Show what it was laid for."""
        if self.is_mounted:
            self.show()

    def choose(self, number: int) -> None:
        """Make a call, pencil in a head, or whatever else the panel offers."""
        try:
            done = self.app.sitting.choose_in(self.name_of_panel, number)
        except UserError as wrong:
            self.remark(clean(str(wrong)))
            return
        if done:
            self.app.pop_panel()
        else:
            self.show(keep=True)

    def go_on(self) -> None:
        """A page that is read to its end is closed."""
        self.app.pop_panel()

    def perform(self, name: str) -> None:
        """Close it, or what every page can do."""
        if name == "leave":
            self.app.pop_panel()
        elif name == "help":
            keys = self._help()  # of the panel that lies here now
            self.lay(lambda: keys, "")
            self.show()
        else:
            super().perform(name)
