"""A class before one screen: questions opened cold, two votes on each, the record, a debrief."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from game.errors import UserError
from game.pages import before, changes, panels, replay, room
from game.pages.blocks import Block, Label, Sheet
from game.pages.debrief import cards
from game.pages.pencil import Pencil
from game.pages.record import of_class
from game.playthrough.cold_opening import cold_opening
from game.playthrough.debrief import debrief
from game.playthrough.passages import Passage
from game.playthrough.play import MinutedAnswer, Playthrough, Story
from game.playthrough.reveal import reveal
from game.playthrough.room_votes import entered, leading, reasons
from game.playthrough.steps import CallMade, StepError
from game.playthrough.view import OptionView, View, view
from game.session import Session
from game.sitting.base import NOTHING_TO_UNDO, Next, Sitting, expect_choice
from game.sitting.projected import Projected

OPENED = ("following", "previous", "number", "list", "blank")
"""What works while a record lies open."""
NO_ENTER = ("question", "tie", "answered", "closes")
"""Pages from which going on leads nowhere: there is something to be done, or a record behind."""


@dataclass(frozen=True)
class Leaf:
    """A page of a question: what it is, and the run as it stands before the answer.

    `line` is the answer, where it is given.
    """

    name: str
    scene: str = ""
    play: Playthrough | None = None
    line: MinutedAnswer | None = None


class Room(Projected):
    """The questions of a lesson on the wall. Every vote is on the disk before it is shown."""

    panels: ClassVar[tuple[str, ...]] = ("map", "papers", "voices", "who", "list")
    undone: ClassVar[str] = "The hands are counted anew; the minutes keep both."

    def __init__(self, behind: Sitting | None, session: Session) -> None:
        """`behind` is what has the table when this lesson is left."""
        super().__init__()
        self._behind = behind
        self.session = session
        self._read: dict[str, int] = {}
        """How far each passage has been read, in steps of `room.paragraphs`."""
        self._reading: dict[str, str] = {}
        """How each passage is read: `read`, `summary` or `skip`."""
        self._pencils: dict[str, Pencil] = {}
        self._latest = ""
        """The call made last, while the page shows what it brought."""
        self._draft = ""
        self._lay()
        self._index = self._where_it_stood()

    @classmethod
    def begin(
        cls, behind: Sitting, story: Story, digest: str, first: str | None, cut: bool
    ) -> Room:
        """A new lesson: all questions, those from `first` on, or with `cut` the scenario's choice.

        Raises UserError.
        """
        questions = [name for name, scene in story.scenario.scenes.items() if scene.options]
        if cut:
            questions = list(story.scenario.lesson.projector) if story.scenario.lesson else []
            if not questions:
                raise UserError(f"{story.id}: its file names no `projector` under `lesson`")
        elif first is not None:
            questions = questions[questions.index(first) :] if first in questions else [first]
        try:
            return cls(behind, Session.begin_room(story, questions, digest, behind.nickname))
        except StepError as wrong:
            raise UserError(str(wrong)) from None

    def _lay(self) -> None:
        self._leaves = list(_leaves(self.session))

    def _where_it_stood(self) -> int:
        """Where a lesson is gone on with: at the last answer, or at the question that is open."""
        play = self.session.play
        last = play.steps[-1] if play.steps else None
        if self.session.changes or last is None:
            return 0
        if isinstance(last, CallMade):
            return self._last("heard")
        answered = play.last is not None and last.scene == play.last.answer.scene
        return self._last("moved" if answered else "question", "tie")

    def _last(self, *names: str) -> int:
        """The place of the last page of one of these names."""
        return max(at for at, leaf in enumerate(self._leaves) if leaf.name in names)

    # -- what is shown

    @property
    def _leaf(self) -> Leaf:
        return self._leaves[self._index]

    @property
    def _count(self) -> int:
        return len(self._leaves)

    @property
    def is_kept(self) -> bool:
        """Whether this lesson stands in a file; it does from its first vote or call."""
        return self.session.kept

    def _of_record(self, page: Sheet) -> Sheet:
        return replace(page, actions=OPENED, confirm="")

    def _page(self) -> Sheet:
        page = self._sheet_of(self._leaf)
        idle = set() if self._index else {"previous"}
        idle |= set() if self.answered else {"undo"}
        idle |= {"following"} if self._index == self._count - 1 else set()
        signed = " · ".join(part for part in (self.session.nickname, page.right) if part)
        actions = tuple(name for name in page.actions if name not in idle)
        return replace(page, right=signed, actions=actions)

    def _sheet_of(self, leaf: Leaf) -> Sheet:
        title = self.session.play.story.scenario.title
        if leaf.name == "changes":
            return changes.changes(title, self.session.changes, own_file=self.session.moved)
        if leaf.name == "closes":
            return room.closes(title)
        seen = self._view(leaf)
        if leaf.name == "note":
            return before.content_note(seen)
        if leaf.name == "heard":
            reading = self._reading.get(leaf.scene, "read")
            read, pencil = self._read_of(leaf), self._pencil(leaf.scene)
            return room.heard(seen, self._so_far(leaf), pencil, read, reading, self._latest)
        if leaf.name == "tie":
            return room.tie(seen, self._tied(seen))
        if leaf.name == "question":
            return self._question(leaf, seen)
        assert leaf.line is not None  # noqa: S101
        came = entered(self.session.play, leaf.line)
        if leaf.name == "moved":
            return replace(room.moved(seen, came), reason=self._draft)
        return room.stop(seen, came)

    def _question(self, leaf: Leaf, seen: View) -> Sheet:
        closed = leaf.line is not None
        votes = () if closed else self.session.play.votes
        hands = [sum(vote.hands.values()) for vote in votes]
        why = reasons(self.session.play, leaf.scene)
        page = room.question(seen, self._pencil(leaf.scene), why, hands, closed)
        return replace(page, reason=self._draft)

    def _view(self, leaf: Leaf) -> View:
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

    # -- reading and turning

    def _steps_of(self, leaf: Leaf) -> int:
        reading = self._reading.get(leaf.scene, "read")
        return room.paragraphs(self._view(leaf), self._so_far(leaf), reading)

    def _read_of(self, leaf: Leaf) -> int:
        """How far a passage is read; whole where the question was voted on, or a call made."""
        play = self.session.play
        known = leaf.line is not None or play.votes or play.now.calls
        return self._steps_of(leaf) if known else self._read.get(leaf.scene, 1)

    def turn(self, by: int) -> bool:
        """Turn the pages; from a record's last page to what comes after its stop."""
        self._latest = ""
        if self._record and not self._blank and self._at + by >= len(self._record):
            if self._index + 1 >= self._count:
                return False
            self._uncover()
        return super().turn(by)

    def go_on(self) -> bool:
        """Read the next paragraph, or turn to the next page; never to a record."""
        if self._blank:
            return False
        if self._record:
            return self._at + 1 < len(self._record) and self.turn(1)
        leaf = self._leaf
        if leaf.name == "heard" and self._read_of(leaf) < self._steps_of(leaf):
            self._read[leaf.scene] = self._read_of(leaf) + 1
            return True
        return leaf.name not in NO_ENTER and self.turn(1)

    def leave(self) -> Sitting | None:
        """Close what lies over the page, or leave the lesson; its place is kept in the save."""
        return super().leave() or self._behind

    # -- steps

    def choose(self, number: int, reason: str = "") -> Next:
        """Choose how to read, make a call, break a tie, or put down a reason for a line."""
        expect_choice(self.sheet, number)
        leaf = self._leaf
        if leaf.name == "note":
            ways = before.ways_to_read(self._view(leaf))
            self._reading[leaf.scene] = ways[number - 1]
            self.turn(1)
        elif leaf.name == "heard":
            self._call(number)
        elif leaf.name == "tie":
            papers = tuple(self._pencil(leaf.scene).papers)
            self.session.answer(self._option(number), papers=papers)
            self._open("moved")
        else:
            self._argue(number, reason)
        return Next(self, self.session.noticed())

    def _option(self, number: int) -> str:
        return next(one.id for one in self._view(self._leaf).options if one.number == number)

    def _call(self, number: int) -> None:
        call = next(one for one in self._view(self._leaf).calls if one.number == number)
        self.session.call(call.id)
        self._lay()
        self._latest = call.id

    def _argue(self, number: int, reason: str) -> None:
        if not self.sheet.asks_reason:
            raise UserError("No reason is asked for here; the vote is n and the hands.")
        option = self._option(number)
        if not reason and option not in reasons(self.session.play, self._leaf.scene):
            raise UserError("Nothing is written. The vote is n and the hands.")
        self.session.argue(self._leaf.scene, option, reason)
        self._draft = ""
        index = self._index
        self._lay()
        self._index = index

    def note_reason(self, text: str) -> None:
        """Keep what has been typed of a reason, until it is put down."""
        self._draft = text

    def vote(self, hands: str) -> Next:
        """Count the hands, given in the order of the lines that are open. Raises UserError."""
        if "vote" not in self.sheet.actions:
            raise UserError("No vote is taken on this page.")
        lines = [one for one in self._view(self._leaf).options if not one.closed]
        counted = dict(zip([one.id for one in lines], _hands(hands, lines), strict=True))
        self.session.vote(counted, tuple(self._pencil(self._leaf.scene).papers))
        votes = self.session.play.votes
        self._open("moved" if not votes else "tie" if votes[1:] else "question")
        return Next(self, (*self._counted(), *self.session.noticed()))

    def _counted(self) -> tuple[str, ...]:
        """After the first vote what comes now; how many hands there were shows a mistyped one."""
        votes = self.session.play.votes
        if len(votes) != 1:
            return ()
        return (f"{sum(votes[0].hands.values())} hands counted. Now talk; then vote once more.",)

    def _open(self, name: str) -> None:
        """Lay the pages out anew, and open the last of a name."""
        self._lay()
        self._index = self._last(name)

    @property
    def answered(self) -> str:
        """What would be taken back: a vote that waits for the next, or the last answer's second."""
        play = self.session.play
        if play.votes:
            which = "second" if play.votes[1:] else "first"
            return f"The {which} vote: {play.scene(play.question or '').question}"
        last = play.last
        return f"The second vote: {play.scene(last.answer.scene).question}" if last else ""

    def undo(self) -> None:
        """Withdraw the last vote, and stand before its question again. Raises UserError."""
        if not self.answered:
            raise UserError(NOTHING_TO_UNDO)
        self.session.back()
        self._uncover()
        self._open("question")

    # -- the record and the debrief

    def act(self, name: str) -> Next:
        """Open the record or the debrief, or empty the wall. Raises UserError."""
        line = self._leaf.line
        opens: dict[str, Callable[[], list[Sheet]]] = {
            "record": lambda: record_of(self.session.play, line) if line else [],
            "debrief": lambda: cards(debrief(self.session.play)),
        }  # fmt: skip
        if name not in opens:
            return super().act(name)
        if name not in self.sheet.actions:
            raise UserError("There is none of that on this page.")
        self._lay_over(opens[name]())
        return Next(self)

    # -- panels

    def panel(self, name: str) -> Sheet:
        """What lies on the table, who is in the room, or the questions that were opened."""
        if name == "list":
            questions = [self._sheet_of(self._leaves[at]) for at in self._questions()]
            names = [f"{one.left}: {one.ask}" for one in questions]
            return replay.questions(self.session.play.story.scenario.title, names)
        page = self.sheet
        if name not in self.panels or name not in page.actions:
            return super().panel(name)
        seen, pencil = self._view(self._leaf), self._pencil(self._leaf.scene)
        blocks: list[Block]
        if name == "map" and seen.map is not None:
            blocks = [Label("THE MAP"), seen.map]
        elif name == "papers":
            pencil.papers = [paper.id for paper in seen.papers]
            blocks = panels.papers(seen)
        elif name == "voices":
            pencil.voices = [voice.id for voice in seen.voices]
            blocks = panels.voices(seen)
        else:
            blocks = panels.who_is_who(seen)
        return Sheet(name, page.left, page.right, tuple(blocks))

    def choose_in(self, name: str, number: int) -> bool:
        """Go to a question."""
        found = self._questions()
        if name != "list" or not 1 <= number <= len(found):
            return False
        self._uncover()
        self._index = found[number - 1]
        return True

    def _questions(self) -> list[int]:
        return [at for at, leaf in enumerate(self._leaves) if leaf.name in ("question", "tie")]

    @property
    def page_stem(self) -> str:
        """Named after the lesson."""
        return self.session.path.stem if self.session.path is not None else super().page_stem


def record_of(play: Playthrough, line: MinutedAnswer) -> list[Sheet]:
    """The record of a question on which a class voted: first of every line that got a vote."""
    came = entered(play, line)
    voted = {one.number for one in came.lines if one.voted} | {came.number}
    return of_class(reveal(play, line), voted)


def _leaves(session: Session) -> Iterator[Leaf]:
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


def _hands(typed: str, lines: Sequence[OptionView]) -> list[int]:
    """The numbers that were typed, one for each line. Raises UserError; it repeats none of them."""
    parts = re.split(r"[\s,;]+", typed.strip())
    if not all(re.fullmatch(r"\d{1,3}", part) for part in parts) or len(parts) != len(lines):
        numbers = ", ".join(f"{one.number}" for one in lines)
        says = f"Give {len(lines)} numbers, the hands for lines {numbers}"
        raise UserError(f"{says}, with spaces between: such as {' '.join('7' for _ in lines)}.")
    hands = [int(part) for part in parts]
    if not any(hands):
        raise UserError("No hand was raised.")
    return hands
