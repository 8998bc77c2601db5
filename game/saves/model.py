"""What a save holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.errors import UserError
from game.playthrough.steps import Step

if TYPE_CHECKING:
    from game.playthrough.play import Playthrough


CLOSED = "closed"
"""What stands in the save of a game that was played to its end."""


class SaveError(UserError):
    """A save that cannot be read or written; the message is one line for people."""


@dataclass(frozen=True)
class Save:
    """A playthrough as it stands in a file: of a seat, or of a class.

    `room` are the questions that a class opens one after another; then there is no seat. `digest`
    is the fingerprint of the scenario's text, `day` the ISO date on which the game was begun,
    `known` the lines known from earlier chapters. `stands` says for a list of saves where the game
    stands: CLOSED, or the day of the scene whose question is open. Two saves of the same game are
    equal whatever was remarked in them.
    """

    scenario: str
    title: str
    digest: str
    seat: str
    day: str
    nickname: str = ""
    known: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    room: tuple[str, ...] = ()
    remark: str = field(default="", compare=False)
    stands: str = field(default="", compare=False)


def of(play: Playthrough, text_digest: str, day: str, nickname: str = "", remark: str = "") -> Save:
    """The save of a playthrough."""
    return Save(
        play.story.id,
        play.story.scenario.title,
        text_digest,
        play.seat,
        day,
        nickname,
        tuple(sorted(play.known)),
        play.steps,
        play.questions,
        remark,
        _stands(play),
    )


def _stands(play: Playthrough) -> str:
    if play.finished:
        return CLOSED
    day = play.scene(play.question).date if play.question else None
    return day.iso if day is not None else ""


def digest(text: str) -> str:
    """A short fingerprint of a scenario's text."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
