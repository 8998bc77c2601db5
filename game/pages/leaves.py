"""The pages of a game that can be turned to: from the last answer's record to the next question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.pages import chapter_end, record
from game.pages.blocks import Heading, Para, Sheet
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal

HEARD = "what is heard"


@dataclass(frozen=True)
class Leaf:
    """A page in the order of reading.

    A page of a `scene` ahead, given by its id, is made when it is shown, for a call may change it.
    A page of the record or of the end is made at once, and stands in `sheet`. An `extra` one is
    there to be turned to; going on passes it by.
    """

    name: str
    title: str
    """What it is called where it is offered."""
    scene: str = ""
    sheet: Sheet | None = None
    extra: bool = False


def leaves(play: Playthrough, signed: str = "") -> list[Leaf]:
    """The record of the last answer, then the scenes to the next question, or to the end.

    `signed` is the name with which the player signs.
    """
    laid = [_finished(page) for page in record_of(play)] if play.last else []
    for name in play.ahead:
        laid += _of_scene(play, name)
    if play.finished:
        laid += [_finished(page) for page in chapter_end.sheets(close(play), signed)]
    return laid or [_finished(_NOTHING_MORE)]


def record_of(play: Playthrough) -> list[Sheet]:
    """The record of the last answer; after the first question of a run the stop is a page."""
    questions = {line.answer.scene for line in play.minutes}
    return record.sheets(reveal(play), own_stop=len(questions) == 1)


def _of_scene(play: Playthrough, name: str) -> Iterator[Leaf]:
    if play.scene(name).note:
        yield Leaf("note", "a note on what follows", name)
    if name != play.question:
        yield Leaf("passage", HEARD, name)
    else:
        yield Leaf("heard", HEARD, name)
        yield Leaf("question", "the question", name)


def _finished(sheet: Sheet) -> Leaf:
    title = sheet.contents[sheet.place].lower() if sheet.contents else sheet.name
    return Leaf(sheet.name, title, sheet=sheet, extra=sheet.extra)


_NOTHING_MORE = Sheet(
    "end",
    "MINUTES",
    "",
    (Heading("The minutes are closed"), Para("There is nothing more to read here.")),
    actions=("confirm", "previous", "undo"),
)
