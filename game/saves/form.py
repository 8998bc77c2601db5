"""The fields of a save file, declared once."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from game.playthrough.steps import Answer, Back, CallMade, Step
from game.reader.fields import Id, Line
from game.reader.shown import Entry


class SavedStep(Entry):
    """A step: a call, an answer, or a step back."""

    call: Id | None = None
    """The call that was made."""
    answer: Id | None = None
    """The option that was taken."""
    back: Id | None = None
    """The scene whose answer was withdrawn."""
    scene: Id | None = None
    """Where the call or the answer was."""
    label: Line = ""
    """The option as it was printed."""
    reason: Line = ""
    """The reason given."""
    heads: dict[Id, Literal["for", "against", "abstain"]] = {}
    """How each man was expected to stand."""
    papers: list[Id] = []
    """The papers that were opened."""
    remark: str = ""
    """A teacher's remark; read back with the game, and kept."""

    @model_validator(mode="after")
    def _one_kind(self) -> SavedStep:
        if sum(part is not None for part in (self.call, self.answer, self.back)) != 1:
            raise ValueError("a step is one of `call`, `answer`, `back`")
        if self.back is None and self.scene is None:
            raise ValueError("a call or an answer names its `scene`")
        return self


class SavedGame(Entry):
    """A save file."""

    format: int = Field(default=1, ge=1, le=1)
    """The version of this format."""
    scenario: Line
    """The scenario's id: its file's name."""
    title: Line = ""
    """The scenario's title."""
    digest: Line = ""
    """A fingerprint of the scenario's text, to see whether it was edited."""
    seat: Id
    """Whose place was taken."""
    nickname: Line = ""
    """What the player wishes to be called, if anything."""
    day: Line = ""
    """The day on which the game was begun."""
    stands: Line = ""
    """Where the game stands: `closed`, or the day of the scene whose question is open."""
    known: list[Id] = []
    """Lines known from earlier chapters."""
    remark: str = ""
    """A teacher's remark; read back with the game, and kept."""
    steps: list[SavedStep] = []
    """What was done, in order."""

    @model_validator(mode="before")
    @classmethod
    def _no_scenario(cls, data: object) -> object:
        if isinstance(data, dict) and "scenes" in data:
            raise ValueError("This is a scenario, not a saved game")
        return data


def to_step(saved: SavedStep) -> Step:
    """The step that a saved one stands for."""
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
