"""A condition that cannot be read: how it is written; loaded only where one is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.story.conditions import ConditionError, Name, names, parse

_SIGNS = ((r"&+|\+|,|;|:", " and "), (r"\|+|/", " or "), (r"!(?!=)", " not "), (r"={1,2}", " and "))
_WORDS = re.compile(r"\b(?:if|when|is|was|the|seat|option|answer|answered|chose)\b(?!-)")
"""Words that say what a name is, or join it to its sentence; conditions have none of them."""
_NO = re.compile(r"\b(?:no|non|without|unless)\b(?!-)")


def intended_condition(text: str, askable: Collection[str]) -> str:
    """The condition that was meant, if it can be told: `a && !b` means `a and not b`.

    `askable` are the names that conditions can ask for.
    """
    small = _NO.sub("not", _WORDS.sub(" ", text.casefold()))
    bare = small.replace(":", " ")
    tried = [small, _joined(small, askable)]
    for sign, word in _SIGNS:
        small = re.sub(sign, word, small)
    tried += [small, _joined(small, askable), f"{small})", small.replace("(", "").replace(")", "")]
    for one in (*tried, bare):
        right = " ".join(one.split())
        if _holds(right, askable):
            return right
    return ""


def _joined(text: str, askable: Collection[str]) -> str:
    """Words side by side: a name with a space instead of its hyphen, or two names."""
    words = text.split()
    for at in range(len(words) - 1):
        pair = f"{words[at]}-{words[at + 1]}"
        if pair in askable:
            words[at : at + 2] = [pair]
            break
        if words[at] in askable and words[at + 1] in askable:
            words.insert(at + 1, "and")
            break
    return " ".join(words)


def _holds(text: str, askable: Collection[str]) -> bool:
    try:
        asked = list(names(parse(text)))
    except ConditionError:
        return False
    return all(isinstance(one, Name) and one.name in askable for one in asked)
