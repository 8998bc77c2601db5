"""What is found in the saved games of a class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer


@dataclass(frozen=True)
class Game:
    """One game of the folder: whose it is, from which seat, and the run."""

    name: str
    seat: str
    play: Playthrough
    day: str

    def answered(self, scene: str) -> Answer | None:
        """The answer that stands at a scene."""
        standing = (one.answer for one in self.play.minutes if not one.withdrawn)
        return next((answer for answer in standing if answer.scene == scene), None)


@dataclass(frozen=True)
class Taken:
    """A line of a question and the games that took it, with what each wrote."""

    number: int
    label: str
    by: tuple[tuple[Game, str], ...]

    @property
    def seats(self) -> tuple[tuple[str, int], ...]:
        """How many took it in each seat."""
        return _by_seat(game for game, _ in self.by)


@dataclass(frozen=True)
class Question:
    """A question that some of the games answered."""

    scene: str
    day: str
    asked: str
    lines: tuple[Taken, ...]
    unopened: tuple[str, ...]
    """Papers on the table that nobody opened."""
    waiting: tuple[str, ...]
    """Games whose seat meets the question and that have not come to it."""

    @property
    def answers(self) -> int:
        """How many answered it."""
        return sum(len(line.by) for line in self.lines)

    @property
    def divided(self) -> float:
        """From 0, where all took one line, towards 1."""
        most = max((len(line.by) for line in self.lines), default=0)
        return 1 - most / self.answers if self.answers else 0.0


@dataclass(frozen=True)
class Parting:
    """Two games from one seat, and the first question that they answered differently."""

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
