"""What is wrong with an id, in a writer's words, and which one was meant."""

from __future__ import annotations

import re

from game.reader.intended_ids import intended_id, intended_list, namesake, plain_name
from game.reader.kinds import ID_FORM

_FORM = "Use small letters, digits and hyphens, and begin with a letter: `like-this`."


def no_key(tree: object, given: str) -> tuple[str, str]:
    """A name in a block that cannot be an id."""
    says, plain = f"`{given}` cannot be an id.", plain_name(given)
    if (other := namesake(tree, given)) and other != plain:
        return says, f"Did you mean `{other}`? Ids name things here, not words."
    if not re.fullmatch(ID_FORM, plain):
        return says, _FORM
    small = "ids have small letters a to z and digits"
    return says, f"Write `{plain}` wherever it is named: {small}."


def no_id(tree: object, name: str, given: str) -> tuple[str, str]:
    """A word that should name an entry; `name` is the field, or the place in a list."""
    if name == "next" and plain_name(given) == "end":
        return f"`{given}` is no id.", "Write `end`: words of the format are written small."
    if name.isdecimal() and (several := _several(tree, given)):
        return f"`{given}` is not one id.", f"Write [{', '.join(several)}]."
    known = intended_id(tree, given)
    if re.fullmatch(ID_FORM, known) and (given.isascii() or known == plain_name(given)):
        return f"`{given}` is no id.", f"Did you mean `{known}`? Ids name things here, not words."
    return no_key(tree, given)


def no_ids(tree: object, given: list[str]) -> tuple[str, str] | None:
    """Several of a list of ids that are none, if it can be told which were meant."""
    meant = [one if re.fullmatch(ID_FORM, one) else intended_id(tree, one) for one in given]
    if not all(meant):
        return None
    wrong = [one for one in given if not re.fullmatch(ID_FORM, one)]
    listed = ", ".join(f"`{one}`" for one in wrong)
    return f"{listed} are no ids.", f"Write [{', '.join(meant)}]."


def _several(tree: object, given: str) -> list[str]:
    """The ids that stand in one item of a list."""
    words = [word for word in re.split(r"[,;\s]+", given) if word]
    as_ids = all(re.fullmatch(ID_FORM, word) for word in words)
    if len(words) > 1 and ("," in given or ";" in given) and as_ids:
        return words
    return intended_list(tree, given)
