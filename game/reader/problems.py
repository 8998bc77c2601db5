"""What is wrong in a file, where, and what to do: rules, problems and near names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from game.reader.characters import for_message

Kind = Literal["structure", "ethics", "craft", "proof"]


class Rule(NamedTuple):
    """A rule a file is held to: its stable name, its kind and its definition.

    `structure` and `ethics` always bind; `craft` binds a published scenario and warns in a draft;
    `proof` is what only a walk through every state shows. A `mild` one never does more than warn.
    """

    name: str
    kind: Kind
    means: str
    why: str = ""
    mild: bool = False


class Problem(NamedTuple):
    """One place where a file breaks a rule. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    rule: str
    kind: Kind
    says: str
    hint: str = ""
    measured: str = ""
    limit: str = ""
    warning: bool = False

    @classmethod
    def at(  # noqa: PLR0913, PLR0917 - a problem has so many parts
        cls,
        file: str,
        mark: tuple[int, int],
        rule: Rule,
        says: str,
        hint: str = "",
        measured: str = "",
        limit: str = "",
        *,
        warning: bool = False,
    ) -> Problem:
        """A problem at a mark, which counts from 0.

        What is quoted from the file in `says` and `hint` becomes one line that is safe to print.
        """
        line, column = mark
        return cls(
            file, line + 1, column + 1, rule.name, rule.kind,
            for_message(says), for_message(hint), measured, limit, warning,
        )  # fmt: skip

    def __str__(self) -> str:
        level = "warning" if self.warning else "error"
        text = f"{self.file}:{self.line}:{self.column}: {level} [{self.rule}] {self.says}"
        return f"{text} {self.hint}" if self.hint else text


LONGEST_NAME = 80
"""No name may be longer than 60 characters; what is longer than this is no misspelt name."""


def closest(name: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known name that is most like this one, if it is `alike` enough (1 is the same)."""
    if len(name) > LONGEST_NAME:
        return ""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=alike)
    return close[0] if close else ""


def nearest(name: str, known: Iterable[str], alike: float = 0.6) -> str:
    """'Did you mean `x`?' with the closest known name, or an empty string."""
    close = closest(name, known, alike)
    return f"Did you mean `{close}`?" if close else ""


def one_of(names: Iterable[str], most: int = 8) -> str:
    """A short list of the names that would be right."""
    listed = sorted(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(f"`{name}`" for name in listed[:most]) + more


def indent(columns: int, what: str = "it") -> str:
    """What to do with a line that stands too deep, or not deep enough."""
    return f"Indent {what} by {columns}." if columns else f"Begin {what} at the left edge."


def counted(number: int, what: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{number:,} {what}{'s' * (number != 1)}"
