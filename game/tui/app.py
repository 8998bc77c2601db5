"""The Textual application: themes, the two screens, the palette."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

from textual import events, on
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from game import files, saves
from game.errors import UserError
from game.pages import keyboard, lines
from game.pages.actions import BY_NAME
from game.pages.blocks import Sheet
from game.reader.characters import clean
from game.sitting.base import Next, Sitting
from game.tui import theme
from game.tui.keys import HeldKeys
from game.tui.layout import TINY
from game.tui.screens import PanelScreen, TableScreen
from game.tui.sheet_screen import SheetScreen


class PolitburoApp(App[None]):
    """The game on a full screen."""

    TITLE = "Politburo"
    CSS_PATH = "page.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, sitting: Sitting, told: str = "") -> None:
        """`told` is a remark that stands under the first page until the first key."""
        super().__init__(driver_class=_driver())
        self.animation_level = "none"
        self.sitting = sitting
        self.held = HeldKeys()
        self.table = TableScreen(told)
        self.panel = PanelScreen()
        for one in theme.themes(true_colour=self.console.color_system == "truecolor"):
            self.register_theme(one)
        self.theme = theme.first()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the stylesheet needs before a theme is chosen."""
        return dict(theme.THEMES[1].variables)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every painted line passes through."""
        return (theme.WithoutColour(),) if self.no_color else super().get_line_filters()

    async def on_event(self, event: events.Event) -> None:
        """Keys and clicks; in a window too small to show what they would do, only leaving."""
        if isinstance(event, events.InputEvent | events.Paste) and self.too_small:
            if isinstance(event, events.Key) and _leaves(event):
                self.exit()
            return
        await super().on_event(event)

    @property
    def too_small(self) -> bool:
        """Whether the window has no room for a page."""
        return self.size.width < TINY[0] or self.size.height < TINY[1]

    @on(theme.Ground)
    def follow(self, ground: theme.Ground) -> None:
        """Take the theme that suits the terminal, unless the player has chosen one meanwhile."""
        if not theme.chosen():
            self.theme = ground.suits

    def action_help_quit(self) -> None:
        """For ctrl+c, which may have meant copying: say how to leave."""
        if isinstance(self.screen, SheetScreen):
            self.screen.remark(f"{BY_NAME['quit'].printed}: {BY_NAME['quit'].help}")

    def on_mount(self) -> None:
        """Install the two screens once; they are used again for every page."""
        self.install_screen(self.panel, "panel")
        self.push_screen(self.table)

    def lay_over(self, source: Callable[[], Sheet], name: str = "") -> None:
        """Lay a page over the open one. Raises UserError if it cannot be made."""
        source()
        self.panel.lay(source, name)
        if self.screen is not self.panel:
            self.push_screen("panel")

    def pop_panel(self) -> None:
        """Take the page away again; what lay under it may have changed, or be another page."""
        under = self.table.sheet
        self.pop_screen()
        now = self.sitting.sheet
        self.table.show(keep=(now.name, now.place) == (under.name, under.place))

    def next_theme(self) -> str:
        """Change to the next theme and keep it."""
        place = theme.NAMES.index(self.theme) if self.theme in theme.NAMES else -1
        self.theme = theme.NAMES[(place + 1) % len(theme.NAMES)]
        theme.remember(self.theme)
        return self.theme

    def write_page(self, sheet: Sheet) -> str:
        """Write a page to a text file of its own beside the saves. Raises UserError."""
        stem = f"{self.sitting.page_stem}-{sheet.name}"
        text = "\n".join(lines.sheet(sheet)) + "\n"
        folder = saves.folder()
        try:
            path = files.create_numbered(folder, stem, ".txt", text)
        except OSError as fault:
            where = clean(str(folder / stem))
            raise UserError(f"{where}: cannot be written: {fault.strerror}") from None
        return clean(str(path))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what works on the open page, from the one table."""
        if isinstance(screen, SheetScreen):
            for name in screen.works:
                action = BY_NAME[name]
                if name != "number":
                    title = action.label.capitalize()
                    yield SystemCommand(title, action.help, _doing(screen, name))


def _doing(screen: SheetScreen, name: str) -> Callable[[], None]:
    return lambda: screen.action_do(name)


def _leaves(event: events.Key) -> bool:
    return event.key == "ctrl+q" or keyboard.latin(event.character or "") == BY_NAME["quit"].key


def _driver() -> type[Driver] | None:
    """The driver of our own, where there is a terminal as Unix knows it; else Textual's choice."""
    if sys.platform == "win32":
        return None
    from game.tui.driver import TerminalDriver

    return TerminalDriver


def run(first: Next) -> None:
    """Play on a full screen until the player leaves. A crash leaves its exit code behind."""
    run_app(PolitburoApp(first.sitting, " ".join(first.remarks)))


def run_app(app: PolitburoApp) -> None:
    """Run it to its end. Raises SystemExit if it came to a bad one."""
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
