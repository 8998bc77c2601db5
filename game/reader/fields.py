"""The kinds of field that files have by name, and the rules that fields are held to."""

from __future__ import annotations

from typing import Annotated

from game.reader.dates import Day, Span
from game.reader.figures import FORM as FIGURE_FORM
from game.reader.figures import Figure
from game.reader.kinds import (
    CONDITION,
    ID_FORM,
    KEY_FORM,
    LINE,
    PLAIN,
    PROSE,
    IdKind,
    ParsedKind,
    TextKind,
)
from game.reader.problems import Rule
from game.reader.shown import OtherWords

UNKNOWN = Rule("unknown-field", "structure", "Only the fields of the reference are used.")
MISSING = Rule("missing-field", "structure", "A field that must be there is there.")
WRONG = Rule("wrong-type", "structure", "A field holds the kind of thing its reference says.")
RULES = (UNKNOWN, MISSING, WRONG)

LONGEST_NAME = 60
LONGEST_LINE = 300
LONGEST_TEXT = 100_000
"""The most characters of one text: sixteen thousand words, several times a whole chapter."""

Id = Annotated[str, IdKind(ID_FORM, LONGEST_NAME, "id")]
"""Small letters, digits and single hyphens, beginning with a letter."""

Key = Annotated[str, IdKind(KEY_FORM, LONGEST_NAME, "key of a source")]
"""A key of the archive, as in `[@bone-minutes-1974]`."""

Line = Annotated[str, TextKind(LINE, LONGEST_LINE)]
"""Text on one line."""

FilledLine = Annotated[str, TextKind(LINE, LONGEST_LINE, filled=True)]
"""Text on one line that must not be empty."""

Prose = Annotated[str, TextKind(PROSE, LONGEST_TEXT)]
"""Paragraphs, with `{conditions}` and `[@citations]`; written as a block under `|`."""

FilledProse = Annotated[str, TextKind(PROSE, LONGEST_TEXT, filled=True)]
"""Prose that must not be empty."""

PlainText = Annotated[str, TextKind(PLAIN, LONGEST_TEXT)]
"""Paragraphs with `[@citations]`."""

FilledPlain = Annotated[str, TextKind(PLAIN, LONGEST_TEXT, filled=True)]
"""Paragraphs with `[@citations]` that must not be empty."""

Condition = Annotated[
    str, TextKind(CONDITION, LONGEST_TEXT), OtherWords("when", "condition", "only_if")
]
"""Ids joined by and, or, not and brackets."""

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"

Date = Annotated[Day, ParsedKind(Day.parse, lambda day: day.iso, _DAY, "date")]
"""A date: 1918-02-18, 1918-02 or 1918. New Style."""

DateSpan = Annotated[
    Span, ParsedKind(Span.parse, lambda span: span.iso, f"{_DAY}(/{_DAY})?", "date/date")
]
"""From a date to a date: 1918-01-18/1918-02-24."""

Number = Annotated[
    Figure,
    ParsedKind(Figure.parse, lambda one: one.written, FIGURE_FORM, "number, range or part"),
]
"""A number, a range or a part of a total: 7, 9-20 or 7 of 15."""
