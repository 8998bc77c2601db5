"""A player's own words as they are kept: on one line, within a length."""

from __future__ import annotations

from game.errors import UserError
from game.reader.characters import INVISIBLE, one_line

REASON_LENGTH = 200
"""Characters of a reason that are kept."""
NICKNAME_LENGTH = 60
"""Characters that a nickname may have: a column of a list."""


def tidy_reason(text: str) -> str:
    """A reason as it is kept: one line of at most REASON_LENGTH characters."""
    return _cut(one_line(text), REASON_LENGTH)


def tidy_nickname(text: str) -> str:
    """A nickname as it is kept: one line. Raises UserError if it is too long."""
    tidy = one_line(text)
    if len(tidy) > NICKNAME_LENGTH:
        raise UserError(
            f"the nickname has {len(tidy)} characters; give one of at most {NICKNAME_LENGTH}"
        )
    return tidy


def _cut(text: str, length: int) -> str:
    """The beginning of a text, not ending with a joiner of what was cut off."""
    if len(text) <= length:
        return text
    cut = text[:length]
    while cut and (cut[-1].isspace() or INVISIBLE.match(cut[-1])):
        cut = cut[:-1]
    return cut
