"""Floor 6: a game on a full screen, or in lines where no screen is wanted or can be painted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.sitting.base import Next


def run(start: Callable[[], Next], plain: bool) -> None:
    """Play on a full screen, or in lines where that is asked for or no terminal is there.

    `start` opens what is to be played.
    """
    from game import saves

    saves.folder()  # a variable that leads nowhere is refused before a page opens
    if plain or not paints():
        from game.plain import play as play_plain

        play_plain(lambda: _told(start()), sys.stdin, sys.stdout)
        return
    from game.tui import app

    app.run(_told(start()))


def _told(first: Next) -> Next:
    """With what there is to say of the folder of saves: at the first answer it would be late."""
    from game import saves

    trouble = saves.trouble()
    return replace(first, remarks=(*first.remarks, trouble)) if trouble else first


def paints() -> bool:
    """Whether a full screen is wanted, and can be painted."""
    wanted = not click.get_current_context().find_root().params.get("plain")
    return wanted and _can_paint()


LINES_ONLY = ("", "dumb", "unknown")
"""Names in `TERM` of terminals that can do no more than print lines."""


def _can_paint() -> bool:
    """Whether somebody sits at a terminal that a full screen can be painted on."""
    named = sys.platform == "win32" or os.environ.get("TERM", "") not in LINES_ONLY
    return named and sys.stdin.isatty() and sys.stdout.isatty()
