"""What does not fit a field, in a writer's words rather than the library's."""

from __future__ import annotations

import re

from pydantic_core import ErrorDetails

from game.reader.dates import DateError
from game.reader.figures import FigureError
from game.reader.intended_ids import intended_id, plain_name
from game.reader.problems import nearest

ID_FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
FILLED = r"\S"
FILLED_LINE = r"^[^\n]*\S[^\n]*$"
"""The forms of text that must not be empty."""


def wording(name: str, detail: ErrorDetails, in_key: bool, tree: object) -> tuple[str, str]:
    """What is wrong with a value of a file's tree, and what to do."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if given is None:
        return f"`{name}` stands empty.", "Fill it in, or delete the line."
    error = context.get("error")
    if isinstance(error, DateError | FigureError) or (
        error and not name
    ):  # what is nobody's is the file's
        return f"{error}.", getattr(error, "hint", "")
    if in_key or (kind == "string_pattern_mismatch" and "a-z" in str(context.get("pattern"))):
        return _no_id(name, str(given), "" if in_key else intended_id(tree, str(given)))
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "`")
        hint = nearest(str(given), re.findall(r"`(.*?)`", expected))
        return f"`{name}` is `{given}`; it can be {expected}.", hint
    if kind == "string_too_long":
        return f"`{name}` is longer than {context['max_length']:,} characters.", "Shorten it."
    return _expected(name, detail) or (f"`{name}`: {error or detail['msg']}.", "")


def _expected(name: str, detail: ErrorDetails) -> tuple[str, str] | None:
    kind, given = detail["type"], detail["input"]
    pattern = detail.get("ctx", {}).get("pattern")
    if pattern == FILLED:
        return f"`{name}` stands empty.", "Write its text under it."
    if pattern == FILLED_LINE and not str(given).strip():
        return f"`{name}` stands empty.", "Write its text beside it."
    glued = _GLUED.match(given) if isinstance(given, str) else None
    if glued and kind.startswith(("model_", "dict_")):
        return f"After `{glued.group(1)}:` a space is missing.", f"Write `{glued.group(1)}: …`."
    if told := _other_kind(name, kind, given):
        return told
    for sign, says, hint in _EXPECTED:
        if kind.startswith(sign):
            return f"`{name}` {says.format(given=given)}", hint
    return None


def _other_kind(name: str, kind: str, given: object) -> tuple[str, str] | None:
    """A list where a block is wanted, a block where a list or a text is."""
    if isinstance(given, list) and kind.startswith(("model_", "dict_")):
        return f"`{name}` is no list.", _names_under(name, given)
    if name == "if" and isinstance(given, list):
        listed = " and ".join(str(one) for one in given)
        hint = f"Write `if: {listed}`, or with `or` between them."
        return "`if` takes one condition.", hint
    if kind == "list_type" and isinstance(given, dict | str):
        first = given if isinstance(given, str) else str(next(iter(given), ""))
        if first[:2] in _BULLETS:
            return f"`{name}` must be a list.", "A list's line begins with `- `."
    if kind == "list_type" and isinstance(given, dict):
        hint = "Put `- ` before the first field of each entry, and indent the others by 2 more."
        return f"`{name}` must be a list.", hint
    if kind == "string_type" and isinstance(given, dict) and not any(given.values()):
        written = ", ".join(given)
        if name == "if":
            return "`if` takes a condition without braces.", f"Write `if: {written}`."
        return f"`{name}` must be text.", "Put text that begins with { in quotes, or under `|`."
    return None


def _names_under(name: str, given: list[object]) -> str:
    """How a block is written that was written as a list."""
    if getattr(given, "flow", False):
        first = next((one for one in given if isinstance(one, str)), "name")
        return f"Write each on a line of its own under `{name}:`, with a colon: `{first}:`."
    return "Take the `- ` away: here stand names with a colon."


_BULLETS = ("* ", "• ", "– ", "— ")
_GLUED = re.compile(r"([a-z][\w-]*):\S")


def _no_id(name: str, given: str, known: str) -> tuple[str, str]:
    words = [word for word in re.split(r"[,;\s]+", given) if word]
    several = len(words) > 1 and ("," in given or ";" in given)
    if several and all(re.match(ID_FORM, word) for word in words):
        says = f"`{given}` is not one id."
        return says, f"Several ids stand in square brackets: [{', '.join(words)}]."
    plain = plain_name(given)
    if name == "next" and plain == "end":
        return f"`{given}` is no id.", "Write `end`: words of the format are written small."
    if re.match(ID_FORM, plain) and plain != known and not (known and given.isascii()):
        says = f"`{given}` cannot be an id."
        hint = f"Write `{plain}` wherever it is named: ids have small letters a to z and digits."
        return says, hint
    if known:
        return f"`{given}` is no id.", f"Did you mean `{known}`? Ids name things here, not words."
    hint = "Use small letters, digits and hyphens, and begin with a letter: `like-this`."
    return f"`{given}` cannot be an id.", hint


_EXPECTED = (
    ("string_pattern", "must be one line of text.", "Shorten it, or use a longer field."),
    ("string_type", "must be text.", "Write it as text; under `|` if it is long."),
    ("dict_type", "must be a block of fields.", "Indent its fields under it."),
    ("model_", "must be a block of fields.", "Indent its fields under it."),
    ("list_type", "must be a list.", "Write [one, two], or a line `- one` for each."),
    ("too_long", "holds more entries than any story.", "Shorten it."),
    ("too_short", "is empty; it needs at least one.", "Add one, indented under it."),
    ("int", "is `{given}`, not a whole number.", "Write a whole number."),
    ("float", "is `{given}`, not a number.", "Write a number: 59.94."),
    ("greater", "is `{given}`, which is too small.", ""),
    ("less", "is `{given}`, which is too large.", ""),
)
