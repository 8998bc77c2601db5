"""What a player does: a call made, an answer given, a step back; and what a class does besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Stand = Literal["for", "against", "abstain"]
"""How a man is expected to stand on a motion."""


@dataclass(frozen=True)
class CallMade:
    """A visit made or a paper read before the sitting."""

    scene: str
    call: str


@dataclass(frozen=True)
class Answer:
    """An option taken; `label` is what was printed, so that a save survives an edited file.

    A `remark` is somebody's note in the save; it changes nothing.
    """

    scene: str
    option: str
    label: str = ""
    reason: str = ""
    heads: Mapping[str, Stand] = field(default_factory=dict)
    papers: tuple[str, ...] = ()
    remark: str = field(default="", compare=False)


@dataclass(frozen=True)
class Back:
    """The last answer withdrawn: out of the dossier, not out of the minutes.

    Of a class its last vote, with the answer that came of it.
    """

    scene: str


@dataclass(frozen=True)
class Vote:
    """The hands of a class counted for each option; a class votes before its talk, and after it."""

    scene: str
    hands: Mapping[str, int]


@dataclass(frozen=True)
class Argued:
    """A line of reason that a class put down for an option, in place of an earlier one."""

    scene: str
    option: str
    reason: str = ""


Step: TypeAlias = CallMade | Answer | Back | Vote | Argued


class StepError(ValueError):
    """A step that cannot be taken here; the message says why."""
