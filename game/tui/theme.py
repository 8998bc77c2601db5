"""Four themes, one voice of colour each: ink, one red, one grey, one hairline."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from platformdirs import user_config_path
from textual.theme import Theme

THEME_VARIABLE = "POLITBURO_THEME"


def _theme(name: str, dark: bool, ground: str, ink: str, quiet: str, red: str,
           line: str, bar: str) -> Theme:  # fmt: skip
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
    _theme("paper", False, "#f4ecdc", "#2a2522", "#685e50", "#9b2a22", "#c9bb9f", "#e8dcc3"),
    _theme("dark", True, "#1b1917", "#e8e0d0", "#9a8f7e", "#e0705a", "#4b443a", "#2a2622"),
    _theme(
        "contrast-light", False, "#ffffff", "#000000", "#333333", "#8b0000", "#6b6b6b", "#e4e4e4"
    ),
    _theme("contrast-dark", True, "#000000", "#ffffff", "#d0d0d0", "#ff9d8c", "#8f8f8f", "#2e2e2e"),
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
        _file().write_text(name + "\n", "utf-8")


def _file() -> Path:
    return user_config_path("politburo", appauthor=False) / "theme"
