"""Floor 6: a teacher's verbs of the command: games read back before a class, and side by side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.console import one_line, say, write_own
from game.cli.screen_or_lines import paints
from game.errors import UserError

if TYPE_CHECKING:
    from game.pages.blocks import Sheet


@click.command()
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
    elif not plain and paints():
        from game.tui.app import run

        run(Next(read))
    else:
        from game.plain import print_back

        print_back(read)


@click.command(name="class")
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
    if not plain and paints():
        from game.tui.app import run

        run(Next(sitting))
    else:
        from game.plain import print_sheets

        print_sheets(sitting.pages)


@click.command()
@click.argument("name")
@click.option("--playable", is_flag=True, help="The chapter as one HTML file, played in a browser.")
@click.option("--sealed", metavar="WORD", help="Seal its records with a word that you read out.")
@click.option("--out", type=click.Path(path_type=Path), help="The file; by default NAME.html.")
@one_line
def pack(name: str, playable: bool, sealed: str | None, out: Path | None) -> None:
    """Make of chapter NAME what a class works with where this program is not installed."""
    from game.html import MARK
    from game.html.playable import playable as made
    from game.playable.fold import fold
    from game.session import open_scenario

    if not playable:
        raise click.UsageError("say what to make of it: --playable")
    story, digest = open_scenario(name)
    path = out or Path(f"{story.id}.html")
    write_own(path, made(fold(story), digest, _word(sealed)), MARK)


def _word(sealed: str | None) -> str:
    """The word of a seal, empty where there is none. Raises UserError for one without letters."""
    if sealed is not None and not sealed.strip():
        raise UserError("--sealed wants a word that can be read out")
    return sealed or ""


def _write_page(path: Path, title: str, sheets: Iterable[Sheet], said: str = "") -> None:
    """Write pages as one HTML page, over an earlier one or where no file stands."""
    from game.html import MARK, one_page

    write_own(path, one_page(title, sheets, said), MARK)


VERBS = (replay, classroom, pack)
