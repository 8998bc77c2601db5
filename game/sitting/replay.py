"""The pages of a game in order, played again from its first step."""

from __future__ import annotations

from collections.abc import Iterator

from game.pages import before, end
from game.pages.blocks import Sheet
from game.pages.pencil import Pencil
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, CallMade
from game.playthrough.view import view
from game.sitting.leaves import record_of


def pages(whole: Playthrough) -> Iterator[Sheet]:
    """Every scene as it was seen, the record of each answer, and the end or the open question."""
    play = Playthrough.start(whole.story, whole.seat, whole.known)
    withdrawn = False
    for step in whole.steps:
        if isinstance(step, Answer):
            yield from _ahead(play, passages=not withdrawn)
        withdrawn = isinstance(step, Back) or (withdrawn and isinstance(step, CallMade))
        play = play.step(step)
        if isinstance(step, Answer):
            yield from record_of(play)
    yield from _ahead(play)
    if play.finished:
        yield from end.sheets(close(play))


def _ahead(play: Playthrough, passages: bool = True) -> Iterator[Sheet]:
    """The scenes ahead, the question with the calls made before it."""
    for name in play.ahead:
        seen = view(play, name)
        if name == play.question:
            yield before.heard(seen, Pencil())
            yield before.question(seen, Pencil())
        elif passages:
            yield before.passage(seen)
