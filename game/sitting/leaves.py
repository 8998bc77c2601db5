"""The pages of a game that can be turned to: from the last answer's record to the next question."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from game.pages import before, end, record
from game.pages.blocks import Heading, Para, Sheet
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.view import view


@dataclass(frozen=True)
class Leaf:
    """A page in the order of reading. `scene` is the id of the scene ahead that it shows, if any.

    An `extra` one is there to be turned to; going on passes it by.
    """

    name: str
    sheet: Callable[[Playthrough], Sheet]
    scene: str = ""
    extra: bool = False


def leaves(play: Playthrough, reading: Mapping[str, str], read: Container[str]) -> list[Leaf]:
    """The record of the last answer, then the passages to the next question, or to the end.

    `reading` says of a scene how its passage is read, as chosen at its content note; `read` holds
    the papers that were opened already. Both are looked at whenever a page is shown.
    """
    laid = [_finished(page) for page in record_of(play)] if play.last else []
    for name in play.ahead:
        laid += _of_scene(play, name, reading, read)
    if play.finished:
        laid += [_finished(page) for page in end.sheets(close(play))]
    return laid or [_finished(_NOTHING_MORE)]


def record_of(play: Playthrough) -> list[Sheet]:
    """The record of the last answer; after the first question of a run the stop is a page."""
    questions = {line.answer.scene for line in play.minutes}
    return record.sheets(reveal(play), own_stop=len(questions) == 1)


def _of_scene(
    play: Playthrough, name: str, reading: Mapping[str, str], read: Container[str]
) -> Iterator[Leaf]:
    if play.scene(name).note:
        yield Leaf("note", lambda now: before.content_note(view(now, name)), name)
    kind = "scene" if name == play.question else "passage"

    def shown(now: Playthrough) -> Sheet:
        return before.scene(view(now, name), reading.get(name, "read"), read)

    yield Leaf(kind, shown, name)


def _finished(sheet: Sheet) -> Leaf:
    return Leaf(sheet.name, lambda _: sheet, extra=sheet.extra)


_NOTHING_MORE = Sheet(
    "end",
    "MINUTES",
    "",
    (Heading("The minutes are closed"), Para("There is nothing more to read here.")),
    actions=("confirm", "previous", "undo"),
)
