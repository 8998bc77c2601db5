"""What a player notes and reads while a question is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game.playthrough.steps import Stand


@dataclass
class Pencil:
    """Notes for one question. Heads, papers and the reason are entered with the answer.

    `heads` says of people, by id, how they are expected to vote. `papers` and `voices` are the ids
    of those that were read; `dossier_read` says whether the dossier was. `reason` is what has been
    typed of a reason that is not entered yet.
    """

    heads: dict[str, Stand] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    dossier_read: bool = False
    reason: str = ""


PencilsLeft = dict[tuple[Path | None, str | None], Pencil]
"""What was noted in games that were left: by the game's file, or the one it would get, and the
scene whose question is open."""
