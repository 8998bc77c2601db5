"""The two screens: the page that lies open at the table, and a page laid over it."""

from __future__ import annotations

from collections.abc import Callable

from game.errors import UserError
from game.pages.blocks import Sheet
from game.reader.characters import clean
from game.tui.ask import Ask
from game.tui.facing import READABLE
from game.tui.page import SheetScreen
from game.tui.widgets import Choices

TURNING = {"previous": -1, "following": 1}


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
        """Take a choice; an answer is first looked at once more, with a line for the reason."""
        if not self.sheet.answers:
            self._choose(number)
            return
        chosen = next(one for one in self.sheet.choices if one.number == number)
        self.query_one(Choices).point(self.sheet.choices.index(chosen))
        if chosen.closed:
            self._choose(number)  # says why
            return
        line = f"{chosen.number}  {chosen.label}"
        prompt = "Your reason, in a line, if you wish:" if self.sheet.asks_reason else ""

        def taken(reason: str | None) -> None:
            if reason is not None:
                self._choose(number, reason)

        keys = ("into the minutes", "go back")
        self.app.push_screen(Ask("INTO THE MINUTES", line, keys, prompt), taken)

    def _choose(self, number: int, reason: str = "") -> None:
        try:
            onward = self.app.sitting.choose(number, reason)
        except UserError as wrong:
            self.remark(clean(str(wrong)))
            return
        self.app.sitting = onward.sitting
        self.show()
        self.remark(clean(" ".join(onward.remarks)))

    def confirm(self) -> None:
        """Take the choice pointed at, or turn the page; after the last page comes the menu."""
        sitting = self.app.sitting
        if self.sheet.choices:
            super().confirm()
        elif not self.read_on():
            if sitting.go_on():
                self.show()
            else:
                self._leave()

    def open_page(self, number: int) -> None:
        """Open a page of the record or of the end by its number in the margin."""
        if self.app.sitting.open_page(number):
            self.show()

    def perform(self, name: str) -> None:
        """Actions that belong to the table; the others are every page's."""
        sitting = self.app.sitting
        if self.plan.facing and name in READABLE:
            self.face(name)
        elif name in sitting.panels:
            self.app.lay_over(lambda: sitting.panel(name), name)
        elif name in TURNING:
            if sitting.turn(TURNING[name]):
                self.show()
        elif name == "undo":
            self._undo()
        elif name == "leave":
            self._leave()
        else:
            super().perform(name)

    def _leave(self) -> None:
        behind = self.app.sitting.leave()
        if behind is not None:
            self.app.sitting = behind
            self.show()

    def _undo(self) -> None:
        sitting = self.app.sitting
        if not sitting.can_undo:
            self.remark("There is no answer to take back.")
            return

        def taken(reason: str | None) -> None:
            if reason is None:
                return
            try:
                sitting.undo()
            except UserError as wrong:
                self.remark(clean(str(wrong)))
            else:
                self.show()

        text = "Your last answer is withdrawn from the dossier. The minutes keep both."
        self.app.push_screen(Ask("TAKE BACK", text, ("take it back", "leave it")), taken)


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
        actions = ("number", "confirm") if sheet.choices else ("confirm",)
        return Sheet(sheet.name, sheet.left, sheet.right, sheet.blocks, sheet.choices, sheet.ask,
                     (), actions)  # fmt: skip

    def on_screen_resume(self) -> None:
        """Show what it was laid for."""
        if self.is_mounted:
            self.show()

    def choose(self, number: int) -> None:
        """Make a call or pencil in a head; a call is pointed at first, for there are few."""
        choices = self.query_one(Choices)
        if self.name_of_panel == "calls" and choices.number != number:
            choices.point([one.number for one in self.sheet.choices].index(number))
            self.remark("Enter, or the same key again, makes this call.")
            return
        try:
            done = self.app.sitting.choose_in(self.name_of_panel, number)
        except UserError as wrong:
            self.remark(clean(str(wrong)))
            return
        if done:
            self.app.pop_panel()
        else:
            self.show(keep=True)

    def confirm(self) -> None:
        """Take the choice pointed at; a page without choices is closed."""
        if self.sheet.choices:
            super().confirm()
        elif not self.read_on():
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
