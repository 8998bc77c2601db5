"""Floor 6: the command. Thin: reads words, calls a room, prints."""

from __future__ import annotations

import atexit
import gc
import sys
from io import TextIOWrapper

import click

from game import __version__
from game.cli import classroom, desk, play
from game.cli.console import Command, one_line
from game.cli.screen_or_lines import run

COLLECT = (50_000, 20, 100)
"""The cyclic collector runs seldom: a tenth of the first paint, and half the worst repaints."""


@click.group(
    cls=Command,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="politburo")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@click.pass_context
@one_line
def main(context: click.Context, plain: bool) -> None:
    """Politburo: decisions of the Bolshevik leadership, 1917-1956, bound to the record.

    Without a command it opens the menu.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter the terminal lacks is no reason to fail
            stream.reconfigure(errors="replace")
    gc.set_threshold(*COLLECT)
    atexit.register(gc.freeze)  # else everything still held is looked through once more at the end
    if context.invoked_subcommand is None:
        from game.sitting.base import Next
        from game.sitting.menu import Menu

        run(lambda: Next(Menu()), plain)


for verb in (*play.VERBS, *classroom.VERBS, *desk.VERBS):
    main.add_command(verb)
