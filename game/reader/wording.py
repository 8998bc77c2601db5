"""What does not fit a field, in a writer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.reader.dates import DateError
from game.reader.faults import Fault, What
from game.reader.figures import FigureError
from game.reader.id_wording import no_id, no_key
from game.reader.kinds import ChoiceKind, IdKind, TextKind, WholeKind
from game.reader.problems import nearest


def wording(name: str, fault: Fault, tree: object) -> tuple[str, str]:
    """What is wrong with a value of a file's tree, and what to do.

    `name` is the field, or the place in a list.
    """
    given, wanted = fault.given, fault.wanted
    if given is None:
        return f"`{name}` stands empty.", "Fill it in, or delete the line."
    if isinstance(fault.error, DateError | FigureError):
        return f"{fault.error}.", fault.error.hint
    if fault.in_name or fault.what == "no id":
        return no_key(tree, str(given)) if fault.in_name else no_id(tree, name, str(given))
    if isinstance(wanted, ChoiceKind):
        expected = _or(f"`{word}`" for word in wanted.values)
        hint = nearest(str(given), wanted.values) or "Write one of these."
        return f"`{name}` is `{given}`; it can be {expected}.", hint
    if fault.what == "too long" and isinstance(wanted, TextKind | IdKind):
        return f"`{name}` is longer than {wanted.most:,} characters.", "Shorten it."
    if fault.what == "empty":
        where = "beside" if isinstance(wanted, TextKind) and wanted.one_line else "under"
        return f"`{name}` stands empty.", f"Write its text {where} it."
    return _expected(name, fault)


def _or(words: Iterable[str]) -> str:
    """`one`, `two` or `three`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _expected(name: str, fault: Fault) -> tuple[str, str]:
    given = fault.given
    glued = _GLUED.match(given) if isinstance(given, str) else None
    if glued and fault.what == "no block":
        return f"After `{glued.group(1)}:` a space is missing.", f"Write `{glued.group(1)}: …`."
    dated = _DATED.match(given) if isinstance(given, str) else None
    if dated and fault.what == "no block":
        return f"After `{dated.group(1)}` a colon is missing.", f"Write `{dated.group(1)}: …`."
    if told := _other_kind(name, fault.what, given):
        return told
    if isinstance(fault.wanted, WholeKind) and fault.what in ("too small", "too large"):
        limit = f"{fault.wanted.least} or more" if fault.what == "too small" else ""
        return f"`{name}` is `{given}`.", f"Write {limit or f'{fault.wanted.most} or less'}."
    says, hint = _EXPECTED[fault.what]
    return f"`{name}` {says.format(given=given)}", hint


def _other_kind(name: str, what: What, given: object) -> tuple[str, str] | None:
    """A list where a block is wanted, a block where a list or a text is."""
    if what == "no text" and isinstance(given, list) and name.isdecimal():
        return "A list stands inside a list.", "Write one pair of brackets round the whole list."
    if isinstance(given, list) and what == "no block":
        return f"`{name}` is no list.", _names_under(name, given)
    if name == "if" and isinstance(given, list):
        listed = " and ".join(str(one) for one in given)
        hint = f"Write `if: {listed}`, or with `or` between them."
        return "`if` takes one condition.", hint
    if what == "no list" and isinstance(given, dict | str):
        first = given if isinstance(given, str) else str(next(iter(given), ""))
        if first[:2] in _BULLETS:
            return f"`{name}` must be a list.", "A list's line begins with `- `."
    if what == "no list" and isinstance(given, dict) and not any(given.values()):
        return f"`{name}` must be a list.", f"Write [{', '.join(given)}]."
    if what == "no list" and isinstance(given, dict):
        hint = "Put `- ` before the first field of each entry, and indent the others by 2 more."
        return f"`{name}` must be a list.", hint
    if what == "no text" and isinstance(given, dict) and not any(given.values()):
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
_DATED = re.compile(r"(\d{4}(?:-\d\d){0,2}) \S")
_GLUED = re.compile(r"([a-z][\w-]*):\S")


_EXPECTED: dict[What, tuple[str, str]] = {
    "several lines": ("must be one line of text.", "Shorten it, or use a longer field."),
    "no text": ("must be text.", "Write it as text; under `|` if it is long."),
    "no block": ("must be a block of fields.", "Indent its fields under it."),
    "no list": ("must be a list.", "Write [one, two], or a line `- one` for each."),
    "too many": ("holds more entries than any story.", "Shorten it."),
    "too few": ("is empty; it needs at least one.", "Add one, indented under it."),
    "no whole number": ("is `{given}`, not a whole number.", "Write a whole number."),
    "no number": ("is `{given}`, not a number.", "Write a number: 59.94."),
    "too small": ("is `{given}`, which is too small.", ""),
    "too large": ("is `{given}`, which is too large.", ""),
}
