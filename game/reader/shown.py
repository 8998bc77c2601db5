"""What a field is for: on which side of the stop it is shown, where it must cite, who reads it.

Every field of a scenario and of the archive says so where it is declared, and nowhere else.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Side = Literal["before", "after", "end", "teacher", "never"]
"""Shown before the answer, after it, at the chapter's end, to a teacher, or to nobody: `never` is
for what only the program reads, such as conditions."""

Cites = Literal["", "always", "if quoted", "here or in provenance", "unless filed under a source"]
"""Where a text must name a source."""

Words = Literal["", "run", "taken", "end", "opened"]
"""Who reads a text: every run up to the close, those who took its option, every run at the end,
or those who open it.
"""


class Shown(NamedTuple):
    """On which side of the stop a field is shown; for a text also what it must cite, who reads it.

    It stands in the field's annotation: `outcome: Annotated[Prose, Shown("after")] = ""`.
    """

    side: Side
    cites: Cites = ""
    words: Words = ""


class OtherWords:
    """Other words that a writer may use for a field; what is said of an unknown one names it.

    It stands in the field's annotation: `Annotated[Line, BEFORE, OtherWords("location")]`.
    """

    def __init__(self, *words: str) -> None:
        self.words = words


BEFORE, AFTER, END, TEACHER, NEVER = (
    Shown("before"),
    Shown("after"),
    Shown("end"),
    Shown("teacher"),
    Shown("never"),
)
