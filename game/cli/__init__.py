"""Floor 6: the command. Thin: reads words, calls a room, prints."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import __version__
from game.cli.desk import VERBS
from game.cli.edge import Command, one_line, say, write_own
from game.errors import UserError

if TYPE_CHECKING:
    from game.pages.blocks import Sheet
    from game.sitting.base import Next


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

        _run(lambda: Next(Menu()), plain)


@main.command()
@click.argument("scenario")
@click.option("--seat", help="Whose place to take, by id; asked for if left out.")
@click.option("--nickname", default="", help="A name to sign the saved game with.")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@one_line
def play(scenario: str, seat: str | None, nickname: str, plain: bool) -> None:
    """Play SCENARIO, given by its name or as a file."""
    from game import saves
    from game.sitting.base import Next
    from game.sitting.menu import Menu

    def start() -> Next:
        opened = Menu(saves.tidy_nickname(nickname)).open(scenario)
        if seat is not None:
            opened.offer(seat)
        return Next(opened)

    _run(start, plain)


@main.command()
@click.argument("save")
@click.option("--scenario", help="A scenario or file to use instead of the one named in the save.")
@click.option("--plain", is_flag=True, help="The whole of it, in lines of text.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the whole as one HTML page.")
@one_line
def replay(save: str, scenario: str | None, plain: bool, html: Path | None) -> None:
    """Read SAVE back before a class: it stops before each record, so that the class answers first.

    SAVE is a file, or its name in the folder of saves. Where no screen can be painted, and with
    --plain, everything is printed: each scene as it was seen, the answer given, and the record.
    """
    from game import saves
    from game.sitting.base import Next
    from game.sitting.replay import read_back

    read = read_back(saves.find(save), scenario)
    if html is not None:
        _write_page(html, read.title, read.transcript(), read.said)
    elif not plain and _paints():
        from game.tui.app import run

        run(Next(read))
    else:
        from game.plain import print_back

        print_back(read)


@main.command(name="class")
@click.argument("places", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--scenario", help="A scenario or file to use instead of the one named in the saves.")
@click.option("--anon", is_flag=True, help="Letters instead of names.")
@click.option(
    "--csv", "table", type=click.Path(path_type=Path), help="Write every answer to a table."
)
@click.option("--html", type=click.Path(path_type=Path), help="Write the whole as one HTML page.")
@click.option("--plain", is_flag=True, help="The whole of it, in lines of text.")
@one_line
def classroom(  # noqa: PLR0913, PLR0917 - one for each option
    places: tuple[Path, ...],
    scenario: str | None,
    anon: bool,
    table: Path | None,
    html: Path | None,
    plain: bool,
) -> None:
    """Lay the saved games of a class side by side: PLACES are folders, or saves.

    Each question with who took what and why, the one that divides them most first; papers that
    nobody opened; games that part early. Nothing is added up, and nothing is ranked.
    """
    from game import files
    from game.classroom import found_in, gather, rows, to_csv
    from game.sitting.base import Next
    from game.sitting.classroom import ClassSitting

    room = gather(found_in(places), scenario, anonymous=anon)
    sitting = ClassSitting(room)
    if table is not None:
        try:
            files.create(table, to_csv(rows(room)))
        except FileExistsError:
            raise UserError(f"{table}: this file is there already") from None
        say(f"Written to {table}")
    if html is not None:
        _write_page(html, room.title, sitting.pages)
    if table is not None or html is not None:
        return
    if not plain and _paints():
        from game.tui.app import run

        run(Next(sitting))
    else:
        from game.plain import print_sheets

        print_sheets(sitting.pages)


def _write_page(path: Path, title: str, sheets: Iterable[Sheet], said: str = "") -> None:
    """Write pages as one HTML page, over an earlier one or where no file stands."""
    from game.html import MARK, one_page

    write_own(path, one_page(title, sheets, said), MARK)


@main.command(name="continue")
@click.argument("save")
@click.option("--scenario", help="A scenario or file to use instead of the one named in the save.")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@one_line
def go_on(save: str, scenario: str | None, plain: bool) -> None:
    """Go on with SAVE where it was left: a file, or its name in the folder of saves."""
    from game import saves
    from game.sitting.menu import Menu

    _run(lambda: Menu().resume(saves.find(save), scenario), plain)


def _run(start: Callable[[], Next], plain: bool) -> None:
    """Play on a full screen, or in lines where that is asked for or no terminal is there.

    `start` opens what is to be played.
    """
    from game import saves

    saves.folder()  # a variable that leads nowhere is refused before a page opens
    if plain or not _paints():
        from game.plain import play as play_plain

        play_plain(lambda: _told(start()), sys.stdin, sys.stdout)
        return
    from game.tui.app import run

    run(_told(start()))


def _told(first: Next) -> Next:
    """With what there is to say of the folder of saves: at the first answer it would be late."""
    from game import saves

    trouble = saves.trouble()
    return replace(first, remarks=(*first.remarks, trouble)) if trouble else first


def _paints() -> bool:
    """Whether a full screen is wanted, and can be painted."""
    wanted = not click.get_current_context().find_root().params.get("plain")
    return wanted and _can_paint()


LINES_ONLY = ("", "dumb", "unknown")
"""Names in `TERM` of terminals that can do no more than print lines."""


def _can_paint() -> bool:
    """Whether somebody sits at a terminal that a full screen can be painted on."""
    named = sys.platform == "win32" or os.environ.get("TERM", "") not in LINES_ONLY
    return named and sys.stdin.isatty() and sys.stdout.isatty()


for verb in VERBS:
    main.add_command(verb)
