"""Four themes, one voice of colour each: ink, one red, one grey, one hairline."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from platformdirs import user_config_path
from textual.theme import Theme

from game import files

THEME_VARIABLE = "POLITBURO_THEME"


def _theme(name: str, colours: str, dark: bool) -> Theme:
    """A theme from its six colours: ground, ink, grey, red, line, bar."""
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
    _theme("paper", "#f4ecdc #2a2522 #685e50 #9b2a22 #c9bb9f #e8dcc3", dark=False),
    _theme("dark", "#1b1917 #e8e0d0 #9a8f7e #e0705a #4b443a #2a2622", dark=True),
    _theme("contrast-light", "#ffffff #000000 #333333 #8b0000 #6b6b6b #e4e4e4", dark=False),
    _theme("contrast-dark", "#000000 #ffffff #d0d0d0 #ff9d8c #8f8f8f #2e2e2e", dark=True),
)
NAMES = tuple(theme.name for theme in THEMES)


def remembered() -> str:
    """The theme to begin with: `POLITBURO_THEME`, the one chosen last, or dark."""
    chosen = os.environ.get(THEME_VARIABLE, "")
    if chosen not in NAMES:
        try:
            chosen = _file().read_text("utf-8").strip()
        except (OSError, UnicodeError):
            chosen = ""
    return chosen if chosen in NAMES else "dark"


def remember(name: str) -> None:
    """Keep a theme for the next time, where there is a place to keep it."""
    with contextlib.suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        files.replace(_file(), name + "\n")


def _file() -> Path:
    return user_config_path("politburo", appauthor=False) / "theme"
