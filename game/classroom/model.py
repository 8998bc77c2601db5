"""What is found in the saved games of a class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.room_votes import reasons
from game.playthrough.steps import Answer
from game.playthrough.view import shut_away


@dataclass(frozen=True)
class Game:
    """One game of the folder: whose it is, from which seat, and the run."""

    name: str
    seat: str
    play: Playthrough
    day: str

    @property
    def together(self) -> bool:
        """Whether a class played it before one screen, and voted."""
        return bool(self.play.questions)

    def first(self, scene: str) -> MinutedAnswer | None:
        """The first answer that a player gave at a scene, whether or not it was taken back."""
        lines = () if self.together else self.play.minutes
        return next((line for line in lines if line.answer.scene == scene), None)

    def standing(self, scene: str) -> Answer | None:
        """The answer that stands at a scene."""
        answers = (line.answer for line in self.play.standing)
        return next((answer for answer in answers if answer.scene == scene), None)

    def hands(self, scene: str) -> tuple[Mapping[str, int], ...]:
        """The hands that a class raised at a scene: in its first vote, and in its second."""
        lines = (line.votes for line in self.play.standing if line.answer.scene == scene)
        open_now = self.play.votes if self.play.question == scene else ()
        return tuple(vote.hands for vote in next(lines, open_now))

    def papers(self, line: MinutedAnswer) -> dict[str, str]:
        """The titles of the papers that lay before the player at an answer, by id.

        One that only a call brings did not, where that call was not made.
        """
        story, before = self.play.story, line.before
        scene = story.scenario.scenes[line.answer.scene]
        shut = shut_away(scene, before.calls)
        return {
            id: paper.title
            for id, paper in scene.papers.items()
            if id not in shut and story.branching.holds(paper.if_, before.facts, before.meters)
        }

    def said(self, scene: str, option: str) -> str:
        """The reason that a class put down for a line."""
        return reasons(self.play, scene).get(option, "")


@dataclass(frozen=True)
class By:
    """A game whose first answer was a line: why, and what took its place if it was taken back."""

    game: Game
    reason: str
    then: str = ""
    then_why: str = ""


@dataclass(frozen=True)
class Hands:
    """The hands of a class for a line before its talk, and after it, if it has voted again."""

    game: Game
    first: int
    second: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Taken:
    """A line of a question, the games that took it first, and the hands of classes for it."""

    number: int
    label: str
    by: tuple[By, ...]
    hands: tuple[Hands, ...] = ()

    @property
    def count(self) -> int:
        """How many took it at first."""
        return len(self.by) + sum(one.first for one in self.hands)

    @property
    def seats(self) -> tuple[tuple[str, int], ...]:
        """How many took it in each seat, those apart who voted as a class."""
        return _by_seat(one.game for one in self.by)


@dataclass(frozen=True)
class Question:
    """A question that some of the games answered."""

    scene: str
    day: str
    asked: str
    lines: tuple[Taken, ...]
    unopened: tuple[str, ...]
    """Papers that lay before somebody, and that nobody opened."""
    waiting: tuple[str, ...]
    """Games whose seat meets the question and that have not come to it."""

    @property
    def answers(self) -> int:
        """How many answered it."""
        return sum(line.count for line in self.lines)

    @property
    def divided(self) -> int:
        """How many pairs there are who took different lines, and have something to talk over.

        So a question on which three disagree does not stand before one that parts the whole class.
        """
        alike = sum(line.count**2 for line in self.lines)
        return (self.answers**2 - alike) // 2


@dataclass(frozen=True)
class Parting:
    """Two games from one seat, and the first question that they first answered differently."""

    one: Game
    other: Game
    asked: str
    day: str
    taken: tuple[tuple[str, str], tuple[str, str]]
    """The label and the reason of each."""


@dataclass(frozen=True)
class Classroom:
    """The games of a folder, what is odd in it, and its questions, the most divided first."""

    title: str
    games: tuple[Game, ...]
    odd: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    partings: tuple[Parting, ...]

    @property
    def seats(self) -> tuple[tuple[str, int], ...]:
        """How many sat in each seat."""
        return _by_seat(self.games)


def _by_seat(games: Iterable[Game]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(game.seat for game in games).items()))
