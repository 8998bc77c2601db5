"""The pages of a game in order, played again from its first step."""

from __future__ import annotations

from collections.abc import Iterator

from game.pages import before, end
from game.pages.blocks import Sheet
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer
from game.playthrough.view import View, view
from game.sitting.leaves import record_of


def pages(whole: Playthrough) -> Iterator[Sheet]:
    """Every scene as it was seen, the record of each answer, and the end or the open question."""
    play = Playthrough.start(whole.story, whole.seat, whole.known)
    shown: tuple[str, ...] = ()
    for step in whole.steps:
        if play.ahead != shown:
            yield from (before.scene(view(play, name)) for name in play.ahead[:-1])
        shown = play.ahead
        if isinstance(step, Answer):
            yield from _scene_as_answered(view(play))
        play = play.step(step)
        if isinstance(step, Answer):
            yield from record_of(play)
    yield from (before.scene(view(play, name)) for name in play.ahead)
    if play.finished:
        yield from end.sheets(close(play))


def _scene_as_answered(seen: View) -> Iterator[Sheet]:
    """A scene with the calls that were made before it was answered."""
    page = before.scene(seen)
    if any(call.made for call in seen.calls):
        blocks, _ = before.calls(seen)
        yield Sheet("calls", page.left, page.right, tuple(blocks))
    yield page
