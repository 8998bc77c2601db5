"""The fields of a save file, declared once."""

from __future__ import annotations

from typing import Annotated, Literal

from game.playthrough.steps import Answer, Argued, Back, CallMade, Step, Vote
from game.reader.entries import Entry
from game.reader.fields import Id, Line
from game.reader.kinds import TextKind, WholeKind
from game.saves.text import SIZE

Remark = Annotated[str, TextKind(None, SIZE)]
"""Text as long as there is room for in a save."""

MOST_HANDS = 999
"""So many hands one line may have."""


class SavedStep(Entry):
    """A step: a call, an answer, or a step back; of a class also a vote, or a line of reason."""

    call: Id | None = None
    """The call that was made."""
    answer: Id | None = None
    """The option that was taken."""
    back: Id | None = None
    """The scene whose answer was withdrawn."""
    vote: dict[Id, Annotated[int, WholeKind(0, MOST_HANDS)]] | None = None
    """The hands of a class, by option."""
    argued: Id | None = None
    """The option for which a class put a reason down."""
    scene: Id | None = None
    """Where it was."""
    label: Line = ""
    """The option as it was printed."""
    reason: Line = ""
    """The reason given."""
    heads: dict[Id, Literal["for", "against", "abstain"]] = {}
    """How each man was expected to stand."""
    papers: list[Id] = []
    """The papers that were opened."""
    remark: Remark = ""
    """A teacher's remark; read back with the game, and kept."""

    @property
    def fault(self) -> str:
        """What does not fit together in it, as a sentence; or an empty string."""
        kinds = (self.call, self.answer, self.back, self.vote, self.argued)
        if sum(part is not None for part in kinds) != 1:
            return "A step is one of `call`, `answer`, `back`, `vote`, `argued`."
        if self.back is None and self.scene is None:
            return "A call, an answer, a vote or a reason names its `scene`."
        return ""


class SavedGame(Entry):
    """A save file."""

    format: Annotated[int, WholeKind(1, 1)] = 1
    """The version of this format."""
    scenario: Line
    """The scenario's id: its file's name."""
    title: Line = ""
    """The scenario's title."""
    digest: Line = ""
    """A fingerprint of the scenario's text, to see whether it was edited."""
    seat: Id | None = None
    """Whose place was taken."""
    room: list[Id] = []
    """Instead of a seat: the questions that a class opens, one after another."""
    nickname: Line = ""
    """What the player wishes to be called, if anything."""
    day: Line = ""
    """The day on which the game was begun."""
    stands: Line = ""
    """Where the game stands: `closed`, or the day of the scene whose question is open."""
    known: list[Id] = []
    """Lines known from earlier chapters."""
    remark: Remark = ""
    """A teacher's remark; read back with the game, and kept."""
    steps: list[SavedStep] = []
    """What was done, in order."""

    @property
    def fault(self) -> str:
        """What does not fit together in its header, as a sentence; or an empty string."""
        if (self.seat is None) == (not self.room):
            return "A saved game has a `seat`, or the questions of a `room`."
        return ""


def to_step(saved: SavedStep) -> Step:
    """The step that a saved one stands for."""
    if saved.vote is not None:
        return Vote(saved.scene or "", saved.vote)
    if saved.argued is not None:
        return Argued(saved.scene or "", saved.argued, saved.reason)
    if saved.call is not None:
        return CallMade(saved.scene or "", saved.call)
    if saved.back is not None:
        return Back(saved.back)
    return Answer(
        saved.scene or "",
        saved.answer or "",
        saved.label,
        saved.reason,
        saved.heads,
        tuple(saved.papers),
        saved.remark,
    )
