"""The lesson of a class read back: its questions, who moved, and each record behind its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.pages import replay, room
from game.pages.blocks import Sheet
from game.pages.debrief import cards
from game.pages.pencil import Pencil
from game.playthrough.cold_opening import cold_opening
from game.playthrough.debrief import debrief
from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.room_votes import entered, reasons
from game.playthrough.steps import Answer
from game.playthrough.view import view
from game.sitting.base import Sitting
from game.sitting.menu import Menu
from game.sitting.replay import Pinned, Replay, on_the_table
from game.sitting.room import Room
from game.sitting.room_pages import record_of


class RoomReplay(Replay):
    """A lesson as it stands in its file; the votes are not shown, only the movement is."""

    def _pinned(self) -> Iterator[Pinned]:
        whole = self.session.play
        places = [at for at, step in enumerate(whole.steps) if isinstance(step, Answer)]
        for at, line in zip(places, whole.minutes, strict=True):
            if not line.withdrawn:
                yield from self._answered(line, at)
        if whole.question is None:
            yield Pinned(replay.closes(whole.story.scenario.title), whole)
        else:
            yield from self._to_question(whole, whole.question)
            seen = view(whole)
            yield Pinned(replay.not_answered(seen), whole)

    def _answered(self, line: MinutedAnswer, at: int) -> Iterator[Pinned]:
        whole, scene = self.session.play, line.answer.scene
        play, after = whole.before(line), whole.after(line)
        seen, came = view(play, scene), entered(whole, line)
        yield from self._to_question(play, scene, at, after, line.answer.papers)
        for page in (room.moved(seen, came), room.stop(seen, came, line.answer.remark)):
            yield Pinned(replace(page, actions=replay.ACTIONS, verb=""), play, at, after)

    def _to_question(
        self,
        play: Playthrough,
        scene: str,
        at: int | None = None,
        after: Playthrough | None = None,
        papers: tuple[str, ...] = (),
    ) -> Iterator[Pinned]:
        seen, so_far = view(play, scene), cold_opening(play, scene).so_far
        read = room.paragraphs(seen, so_far, "read")
        heard = room.heard(seen, so_far, Pencil(), read)
        heard = replace(heard, begins=0, choices=(), ask_label="", parts=())
        yield Pinned(replace(heard, actions=replay.TURNING), play, at)
        yield from on_the_table(play, seen, papers, at)
        asked = room.question(seen, Pencil(), reasons(self.session.play, scene), closed=True)
        actions = replay.ACTIONS if after is not None else replay.TURNING
        yield Pinned(replace(asked, actions=actions, parts=(), verb=""), play, at, after)

    @staticmethod
    def _record_of(after: Playthrough) -> list[Sheet]:
        assert after.last is not None  # noqa: S101
        return record_of(after, after.last)

    @staticmethod
    def _end(play: Playthrough) -> list[Sheet]:
        return cards(debrief(play))

    def _from(self, play: Playthrough) -> Sitting:
        """A new lesson from this question on."""
        whole = self.session.play
        further = whole.questions[whole.questions.index(play.question or "") :]
        return Room(Menu(), self.session.branch(Playthrough.cold(whole.story, further)))
