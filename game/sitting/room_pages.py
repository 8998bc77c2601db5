"""The pages of a lesson in their order, and each as it stands with what was read and noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.errors import UserError
from game.pages import before, changes, panels, room
from game.pages.blocks import Block, Label, Sheet
from game.pages.pencil import Pencil
from game.pages.record import of_class
from game.playthrough.cold_opening import cold_opening
from game.playthrough.passages import Passage
from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.room_votes import entered, leading, reasons
from game.playthrough.view import View, view
from game.session import Session


@dataclass(frozen=True)
class Leaf:
    """A page of a question: what it is, and the run as it stands before the answer.

    `line` is the answer, where it is given.
    """

    name: str
    scene: str = ""
    play: Playthrough | None = None
    line: MinutedAnswer | None = None


def leaves(session: Session) -> Iterator[Leaf]:
    """The questions that were answered, each to its stop; the one that is open; or the end."""
    play = session.play
    if session.changes:
        yield Leaf("changes")
    for line in play.standing:
        scene, at = line.answer.scene, play.before(line)
        yield from _to_question(at, scene, line)
        yield Leaf("question", scene, at, line)
        yield Leaf("moved", scene, at, line)
        yield Leaf("answered", scene, at, line)
    if play.question is None:
        yield Leaf("closes")
        return
    yield from _to_question(play, play.question, None)
    yield Leaf("tie" if play.votes[1:] else "question", play.question, play)


def _to_question(play: Playthrough, scene: str, line: MinutedAnswer | None) -> Iterator[Leaf]:
    if play.scene(scene).note:
        yield Leaf("note", scene, play, line)
    yield Leaf("heard", scene, play, line)


class LessonPages:
    """Makes a lesson's pages, and keeps how far each passage was read and what was opened."""

    def __init__(self, session: Session) -> None:
        """What was answered and voted stands in the session."""
        self.session = session
        self.latest = ""
        """The call made last, while the page shows what it brought."""
        self.draft = ""
        """What was typed of a reason that is not put down yet."""
        self._read: dict[str, int] = {}
        """How far each passage has been read, in steps of `room.paragraphs`."""
        self._ways: dict[str, str] = {}
        """How each passage is read: `read`, `summary` or `skip`."""
        self._pencils: dict[str, Pencil] = {}

    def sheet(self, leaf: Leaf) -> Sheet:
        """A page of the lesson."""
        title = self.session.play.story.scenario.title
        if leaf.name == "changes":
            return changes.changes(title, self.session.changes, own_file=self.session.moved)
        if leaf.name == "closes":
            return room.closes(title)
        seen = self.view(leaf)
        if leaf.name == "note":
            return before.content_note(seen)
        if leaf.name == "heard":
            reading = self._ways.get(leaf.scene, "read")
            read, pencil = self._read_of(leaf), self._pencil(leaf.scene)
            return room.heard(seen, self._so_far(leaf), pencil, read, reading, self.latest)
        if leaf.name == "tie":
            return room.tie(seen, self._tied(seen))
        if leaf.name == "question":
            return self._question(leaf, seen)
        assert leaf.line is not None  # noqa: S101
        came = entered(self.session.play, leaf.line)
        if leaf.name == "moved":
            return replace(room.moved(seen, came), reason=self.draft)
        return room.stop(seen, came)

    def _question(self, leaf: Leaf, seen: View) -> Sheet:
        closed = leaf.line is not None
        votes = () if closed else self.session.play.votes
        hands = [sum(vote.hands.values()) for vote in votes]
        why = reasons(self.session.play, leaf.scene)
        page = room.question(seen, self._pencil(leaf.scene), why, hands, closed)
        return replace(page, reason=self.draft)

    def view(self, leaf: Leaf) -> View:
        """The View of a page's scene. Raises UserError where a page has none."""
        if leaf.play is None:
            raise UserError("There is none of that on this page.")
        return view(leaf.play, leaf.scene)

    def _so_far(self, leaf: Leaf) -> Sequence[Passage]:
        assert leaf.play is not None  # noqa: S101
        return cold_opening(leaf.play, leaf.scene).so_far

    def _pencil(self, scene: str) -> Pencil:
        return self._pencils.setdefault(scene, Pencil())

    def _tied(self, seen: View) -> list[int]:
        tied = leading(self.session.play.votes[-1].hands)
        return [one.number for one in seen.options if one.id in tied]

    def _steps_of(self, leaf: Leaf) -> int:
        reading = self._ways.get(leaf.scene, "read")
        return room.paragraphs(self.view(leaf), self._so_far(leaf), reading)

    def _read_of(self, leaf: Leaf) -> int:
        """How far a passage is read; whole where the question was voted on, or a call made."""
        play = self.session.play
        known = leaf.line is not None or play.votes or play.now.calls
        return self._steps_of(leaf) if known else self._read.get(leaf.scene, 1)

    def read_on(self, leaf: Leaf) -> bool:
        """Bring the next paragraph; false where all are there."""
        read = self._read_of(leaf)
        if read >= self._steps_of(leaf):
            return False
        self._read[leaf.scene] = read + 1
        return True

    def read_as(self, leaf: Leaf, number: int) -> None:
        """Read a passage in one of the ways that its content note offers."""
        self._ways[leaf.scene] = before.ways_to_read(self.view(leaf))[number - 1]

    def opened(self, leaf: Leaf) -> tuple[str, ...]:
        """The papers of a scene that the class has opened."""
        return tuple(self._pencil(leaf.scene).papers)

    def panel(self, leaf: Leaf, name: str) -> tuple[Block, ...]:
        """What is laid over a page: the map, papers, voices, or who is who."""
        seen, pencil = self.view(leaf), self._pencil(leaf.scene)
        if name == "map" and seen.map is not None:
            return (Label("THE MAP"), seen.map)
        if name == "papers":
            pencil.papers = [paper.id for paper in seen.papers]
            return tuple(panels.papers(seen))
        if name == "voices":
            pencil.voices = [voice.id for voice in seen.voices]
            return tuple(panels.voices(seen))
        return tuple(panels.who_is_who(seen))


def record_of(play: Playthrough, line: MinutedAnswer) -> list[Sheet]:
    """The record of a question on which a class voted: first of every line that got a vote."""
    came = entered(play, line)
    voted = {one.number for one in came.lines if one.voted} | {came.number}
    return of_class(reveal(play, line), voted)
