"""What follows from the two votes of a class on a question, and the reasons that it put down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.playthrough.play import VOTES, MinutedAnswer, Playthrough
from game.playthrough.steps import Argued


@dataclass(frozen=True)
class LineMoved:
    """A line that a class could vote for: by how many hands it moved, and its reason.

    `voted` says whether any hand was ever raised for it.
    """

    number: int
    id: str
    label: str
    moved: int
    voted: bool
    reason: str = ""


@dataclass(frozen=True)
class Entered:
    """What a class entered, the movement between its votes, and whether a tie was broken.

    The votes are not `known` where the scenario was edited since, and they do not fit it any more.
    """

    number: int
    label: str
    lines: tuple[LineMoved, ...]
    known: bool
    tied: tuple[int, ...] = ()
    """The numbers of the lines that had equally many hands, where the teacher decided."""


def leading(hands: Mapping[str, int]) -> tuple[str, ...]:
    """The options with the most hands: several in a tie."""
    most = max(hands.values(), default=0)
    return tuple(option for option, count in hands.items() if count == most and most)


def reasons(play: Playthrough, scene: str) -> dict[str, str]:
    """The reasons that a class put down at a scene, by option, the latest of each."""
    said = {
        step.option: step.reason
        for step in play.steps
        if isinstance(step, Argued) and step.scene == scene
    }
    return {option: reason for option, reason in said.items() if reason}


def entered(play: Playthrough, line: MinutedAnswer) -> Entered:
    """What came of the votes on a question that was answered."""
    scene = line.answer.scene
    options = play.scene(scene).options
    numbers = {id: number for number, id in enumerate(options, start=1)}
    votes = [vote.hands for vote in line.votes]
    known = len(votes) == VOTES
    why = reasons(play, scene)
    tied = leading(votes[-1]) if known else ()
    return Entered(
        numbers[line.answer.option],
        options[line.answer.option].label,
        tuple(
            LineMoved(
                number,
                id,
                options[id].label,
                votes[1].get(id, 0) - votes[0].get(id, 0) if known else 0,
                any(hands.get(id) for hands in votes),
                why.get(id, ""),
            )
            for id, number in numbers.items()
            if any(id in hands for hands in votes) or id == line.answer.option
        ),
        known,
        tuple(numbers[id] for id in tied) if len(tied) > 1 else (),
    )
