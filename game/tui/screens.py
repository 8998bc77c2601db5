"""The screens: the page at the table, a page laid over it, and the line for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from game.library import LibraryError
from game.pages import lines
from game.pages.actions import BY_NAME, EVERYWHERE, TABLE
from game.pages.blocks import Label, Row, Sheet
from game.reader.characters import clean
from game.saves import REASON_LENGTH
from game.tui import typeset
from game.tui.widgets import Choices, Head, KeyLine, MarginPart, Picked, Wanted, foot_items

if TYPE_CHECKING:
    from game.tui.app import PolitburoApp

MEASURE = 70
WIDE = 100
MARGIN = 42
EDGE = 3
TINY = (40, 12)
PARTS = 6
TURNING = {"previous": -1, "following": 1}


def bindings() -> list[BindingType]:
    """Key bindings for every action of the table."""
    made: list[BindingType] = [
        Binding(action.key, f"do('{action.name}')", action.label, show=False, tooltip=action.help)
        for action in TABLE
        if action.name != "number"
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
        across = max(1, self.app.size.width - 2 * EDGE)
        measure = max(1, min(MEASURE, across - (MARGIN if wide and sheet.parts else 0)))
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

    # -- moving

    def action_number(self, number: int) -> None:
        """A digit: take the choice with that number."""
        self.remark("")
        if any(choice.number == number for choice in self.sheet.choices):
            self.choose(number)

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
        self.remark("")
        self.choose(message.number)

    @on(Wanted)
    def wanted(self, message: Wanted) -> None:
        """A word of the margin or the foot was clicked."""
        self.action_do(message.action)

    # -- doing

    def action_do(self, name: str) -> None:
        """An action of the table, where the page allows it."""
        self.remark("")
        if name not in EVERYWHERE and name not in self.sheet.actions:
            return
        try:
            self.perform(name)
        except LibraryError as wrong:
            self.remark(clean(str(wrong)))

    def perform(self, name: str) -> None:
        """Carry an action out; raises LibraryError with a line for people."""
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
        if number is None:
            self.action_point(1)
        else:
            self.choose(number)

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


class TableScreen(SheetScreen):
    """The page that lies open at the table."""

    def current(self) -> Sheet:
        """The sitting's page."""
        return self.app.sitting.sheet

    def choose(self, number: int) -> None:
        """Take a choice; an answer is first looked at once more, with a line for the reason."""
        sitting = self.app.sitting
        if sitting.at != "scene":
            self._choose(number)
            return
        chosen = next(one for one in self.sheet.choices if one.number == number)
        self.query_one(Choices).point(self.sheet.choices.index(chosen))
        if chosen.closed:
            self.remark(f"Closed: {chosen.closed}.")
            return
        line = f"{chosen.number}  {chosen.label}"
        prompt = "Your reason, in a line, if you wish:" if sitting.asks_reason else ""

        def taken(reason: str | None) -> None:
            if reason is not None:
                self._choose(number, reason)

        self.app.push_screen(Ask("INTO THE MINUTES", line, prompt), taken)

    def _choose(self, number: int, reason: str = "") -> None:
        try:
            remarks = self.app.sitting.choose(number, reason)
        except LibraryError as wrong:
            self.remark(clean(str(wrong)))
            return
        self.show()
        if remarks:
            self.remark(clean(" ".join(remarks)))

    def confirm(self) -> None:
        """Take the choice pointed at, or turn the page; after the last page comes the menu."""
        sitting = self.app.sitting
        if self.sheet.choices:
            super().confirm()
        elif sitting.turn(1) or sitting.leave():
            self.show()

    def perform(self, name: str) -> None:
        """Actions that belong to the table; the others are every page's."""
        sitting = self.app.sitting
        if name in sitting.panels:
            self.app.lay_over(lambda: sitting.panel(name), name)
        elif name in TURNING:
            if sitting.turn(TURNING[name]):
                self.show()
        elif name == "undo":
            self._undo()
        elif name == "leave":
            if sitting.leave():
                self.show()
        else:
            super().perform(name)

    def _undo(self) -> None:
        sitting = self.app.sitting
        if not sitting.can_undo:
            self.remark("There is no answer to take back.")
            return

        def taken(reason: str | None) -> None:
            if reason is not None:
                sitting.undo()
                self.show()

        text = "Your last answer is withdrawn from the dossier. The minutes keep both."
        self.app.push_screen(Ask("TAKE BACK", text, ""), taken)


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
        """Make a call or pencil in a head."""
        try:
            done = self.app.sitting.choose_in(self.name_of_panel, number)
        except LibraryError as wrong:
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
        else:
            self.app.pop_panel()

    def perform(self, name: str) -> None:
        """Close it, or what every page can do."""
        if name == "leave":
            self.app.pop_panel()
        elif name != "help":
            super().perform(name)


class Ask(ModalScreen[str | None]):
    """Look once more: enter it, or go back. With a prompt, a line can be written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", show=False),
        Binding("enter", "enter", "enter", show=False),
    ]

    def __init__(self, label: str, text: str, prompt: str) -> None:
        super().__init__()
        self.words = (label, text, prompt)

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
        keys = (("enter", "enter", "into the minutes"), ("back", "esc", "go back"))
        if self.words[0] == "TAKE BACK":
            keys = (("enter", "enter", "take it back"), ("back", "esc", "leave it"))
        self.query_one(KeyLine).set(keys, self.app.size.width)
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
        self.dismiss(written[0] if written else "")

    def action_back(self) -> None:
        """No."""
        self.dismiss(None)
