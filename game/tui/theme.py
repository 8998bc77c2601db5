"""Four themes, one voice of colour each: ink, one red, one grey, one hairline."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from platformdirs import user_config_path
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.message import Message
from textual.theme import Theme

from game import files

THEME_VARIABLE = "POLITBURO_THEME"


def _theme(name: str, colours: str, *, dark: bool, reverse: bool = False) -> Theme:
    """A theme from its six colours: ground, ink, grey, red, line, bar.

    The line pointed at has the bar as its ground, or is in `reverse`.
    """
    ground, ink, quiet, red, line, bar = colours.split()
    return Theme(
        name=name,
        dark=dark,
        primary=red,
        secondary=quiet,
        accent=red,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=bar,
        variables={
            "ink": ink,
            "quiet": quiet,
            "red": red,
            "line": line,
            "bar": bar,
            "pointer": ink if reverse else bar,
            "pointer-ink": ground if reverse else ink,
            "scrollbar": line,
            "scrollbar-hover": quiet,
            "scrollbar-active": quiet,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            "input-selection-background": line,
            "border": line,
        },
    )


THEMES = (
    _theme("paper", "#f4ecdc #2a2522 #5f5548 #9b2a22 #93856a #e8dcc3", dark=False),
    _theme("dark", "#1b1917 #e8e0d0 #a89c8a #e0705a #7a7062 #2a2622", dark=True),
    _theme("contrast-light", "#ffffff #000000 #333333 #8b0000 #6b6b6b #e4e4e4", dark=False,
           reverse=True),
    _theme("contrast-dark", "#000000 #ffffff #d0d0d0 #ff9d8c #8f8f8f #2e2e2e", dark=True,
           reverse=True),
)  # fmt: skip
IN_256 = {
    "paper": _theme("paper", "#ffffd7 #262626 #585858 #870000 #87875f #d7d7af", dark=False),
}
"""Themes whose colours, taken to the nearest of 256, would be other ones."""
NAMES = tuple(theme.name for theme in THEMES)


def themes(true_colour: bool) -> Iterable[Theme]:
    """The themes, for a terminal of all colours or of 256."""
    return THEMES if true_colour else (IN_256.get(one.name, one) for one in THEMES)


def chosen() -> str:
    """The theme that the player chose: by `POLITBURO_THEME`, or last; empty if by neither."""
    name = os.environ.get(THEME_VARIABLE, "")
    if name not in NAMES:
        try:
            name = _file().read_text("utf-8").strip()
        except (OSError, UnicodeError):
            name = ""
    return name if name in NAMES else ""


def first() -> str:
    """The theme to begin with: the chosen one, or what suits the ground in `COLORFGBG`, or dark.

    Terminals that set `COLORFGBG` say in it which of their sixteen colours letters and ground
    have, as in `0;15`; 7 and those from 9 on are light.
    """
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    light = ground.isdecimal() and int(ground) in (7, *range(9, 16))
    return chosen() or ("paper" if light else "dark")


@dataclass
class Ground(Message):
    """The terminal tells the colour of its ground, each part from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def suits(self) -> str:
        """The theme that suits it: by luma, with the weights of ITU-R BT.601."""
        luma = 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue
        return "paper" if luma > 0.5 else "dark"


def remember(name: str) -> None:
    """Keep a theme for the next time, where there is a place to keep it."""
    with contextlib.suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        files.replace(_file(), name + "\n")


def _file() -> Path:
    return user_config_path("politburo", appauthor=False) / "theme"


class WithoutColour(LineFilter):
    """For NO_COLOR: no colour and no grey is sent; a ground of its own becomes reverse video."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Segments whose ground is not the one around them are reversed, and none is coloured."""
        return [
            Segment(text, style and _without_colour(style, background), control)
            for text, style, control in segments
        ]


@lru_cache(maxsize=256)
def _without_colour(style: Style, ground: Color) -> Style:
    own = style.bgcolor is not None and style.bgcolor.get_truecolor() != ground.rgb
    return style.without_color + Style(dim=False, reverse=own or style.reverse)
