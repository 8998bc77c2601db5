"""A class before one screen: questions opened cold, two votes on each, the record, a debrief."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from game.errors import UserError
from game.pages import replay
from game.pages.blocks import Sheet
from game.pages.debrief import cards
from game.playthrough.debrief import debrief
from game.playthrough.play import Story
from game.playthrough.room_votes import reasons
from game.playthrough.steps import CallMade, StepError
from game.playthrough.view import OptionView
from game.session import Session
from game.sitting.base import NOTHING_TO_UNDO, Next, Sitting, expect_choice
from game.sitting.projected import Projected
from game.sitting.room_pages import Leaf, LessonPages, leaves, record_of

OPENED = ("confirm", "following", "previous", "number", "list", "blank")
"""What works while a record lies open."""
NO_ENTER = ("question", "tie", "answered", "closes")
"""Pages from which going on leads nowhere: there is something to be done, or a record behind."""


class Room(Projected):
    """The questions of a lesson on the wall. Every vote is on the disk before it is shown."""

    panels: ClassVar[tuple[str, ...]] = ("map", "papers", "voices", "who", "list")
    undone: ClassVar[str] = "The hands are counted anew; the minutes keep both."

    def __init__(self, behind: Sitting | None, session: Session) -> None:
        """`behind` is what has the table when this lesson is left."""
        super().__init__()
        self._behind = behind
        self.session = session
        self._pages = LessonPages(session)
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
        self._leaves = list(leaves(self.session))

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
        further = page.contents[page.place + 1 :]
        return replace(page, actions=OPENED, confirm=f"next: {further[0]}" if further else "")

    def _page(self) -> Sheet:
        page = self._pages.sheet(self._leaf)
        idle = set() if self._index else {"previous"}
        idle |= set() if self.answered else {"undo"}
        idle |= {"following"} if self._index == self._count - 1 else set()
        signed = " · ".join(part for part in (self.session.nickname, page.right) if part)
        actions = tuple(name for name in page.actions if name not in idle)
        return replace(page, right=signed, actions=actions)

    # -- reading and turning

    def turn(self, by: int) -> bool:
        """Turn the pages; from a record's last page to what comes after its stop."""
        self._pages.latest = ""
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
        if leaf.name == "heard" and self._pages.read_on(leaf):
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
            self._pages.read_as(leaf, number)
            self.turn(1)
        elif leaf.name == "heard":
            self._call(number)
        elif leaf.name == "tie":
            papers = self._pages.opened(leaf)
            self.session.answer(self._option(number), papers=papers)
            self._open("moved")
        else:
            self._argue(number, reason)
        return Next(self, self.session.noticed())

    def _option(self, number: int) -> str:
        return next(one.id for one in self._pages.view(self._leaf).options if one.number == number)

    def _call(self, number: int) -> None:
        call = next(one for one in self._pages.view(self._leaf).calls if one.number == number)
        self.session.call(call.id)
        self._lay()
        self._pages.latest = call.id

    def _argue(self, number: int, reason: str) -> None:
        if not self.sheet.asks_reason:
            raise UserError("No reason is asked for here; the vote is n and the hands.")
        option = self._option(number)
        if not reason and option not in reasons(self.session.play, self._leaf.scene):
            raise UserError("Nothing is written. The vote is n and the hands.")
        self.session.argue(self._leaf.scene, option, reason)
        self._pages.draft = ""
        index = self._index
        self._lay()
        self._index = index

    def note_reason(self, text: str) -> None:
        """Keep what has been typed of a reason, until it is put down."""
        self._pages.draft = text

    def vote(self, hands: str) -> Next:
        """Count the hands, given in the order of the lines that are open. Raises UserError."""
        if "vote" not in self.sheet.actions:
            raise UserError("No vote is taken on this page.")
        lines = [one for one in self._pages.view(self._leaf).options if not one.closed]
        counted = dict(zip([one.id for one in lines], _hands(hands, lines), strict=True))
        self.session.vote(counted, self._pages.opened(self._leaf))
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
            questions = [self._pages.sheet(self._leaves[at]) for at in self._questions()]
            names = [f"{one.left}: {one.ask}" for one in questions]
            return replay.questions(self.session.play.story.scenario.title, names)
        page = self.sheet
        if name not in self.panels or name not in page.actions:
            return super().panel(name)
        return Sheet(name, page.left, page.right, self._pages.panel(self._leaf, name))

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
