"""Floor 6: the verbs of the command that play: a chapter, or a game that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from game.cli.console import one_line
from game.cli.screen_or_lines import run

if TYPE_CHECKING:
    from game.sitting.base import Next


@click.command()
@click.argument("scenario")
@click.option("--seat", help="Whose place to take, by id; asked for if left out.")
@click.option("--nickname", default="", help="A name to sign the saved game with.")
@click.option("--room", is_flag=True, help="A class before one screen: no seat, two votes.")
@click.option("--from", "first", help="With --room: the question to open cold, by its scene.")
@click.option("--cut", is_flag=True, help="With --room: the lesson's own questions only.")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@one_line
def play(  # noqa: PLR0913, PLR0917 - one for each option
    scenario: str,
    seat: str | None,
    nickname: str,
    room: bool,
    first: str | None,
    cut: bool,
    plain: bool,
) -> None:
    """Play SCENARIO, given by its name or as a file."""
    from game import saves
    from game.sitting.base import Next
    from game.sitting.menu import Menu

    if not room and (first is not None or cut):
        raise click.UsageError("--from and --cut belong to --room.")
    if room and seat is not None:
        raise click.UsageError("--room has no seat.")
    if first is not None and cut:
        raise click.UsageError("--from and --cut cannot be given together.")

    def start() -> Next:
        menu = Menu(saves.tidy_nickname(nickname))
        if room:
            lesson = menu.open_room(scenario, first, cut)
            return Next(lesson, menu.left_open(lesson))
        opened = menu.open(scenario)
        if seat is not None:
            opened.offer(seat)
        return Next(opened)

    run(start, plain)


@click.command(name="continue")
@click.argument("save")
@click.option("--scenario", help="A scenario or file to use instead of the one named in the save.")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@one_line
def go_on(save: str, scenario: str | None, plain: bool) -> None:
    """Go on with SAVE where it was left: a file, or its name in the folder of saves."""
    from game import saves
    from game.sitting.menu import Menu

    run(lambda: Menu().resume(saves.find(save), scenario), plain)


VERBS = (play, go_on)
