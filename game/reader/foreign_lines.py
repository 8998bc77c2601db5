"""Lines that other programs put into a file: how they are said, and the text without them."""

from __future__ import annotations

import re
from typing import NamedTuple

_END = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)
_DIVIDER = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HEAD = re.compile(r"\s*(?:#.*\s*)*\Z")
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)
_OURS = re.compile(r"^<{7}.*\n((?:.*\n)*?)={7}\n(?:.*\n)*?>{7}.*\n?", re.MULTILINE)
_FENCE = re.compile(r"\s*```\w*[ \t]*\n")
_FENCED = re.compile(r"^```[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"\A[ \t]*(\d+)[.:|]?(?: |$)")
_VERSIONS = re.compile(r"^<{7}", re.MULTILINE)


class ForeignLines(NamedTuple):
    """Where the first stands, what is wrong, what to do, and the text without them."""

    row: int
    says: str
    hint: str
    text: str


def without_foreign_lines(text: str) -> ForeignLines | None:
    """A text without what other programs added, or None if nothing is there."""
    return (
        _without_fence(text)
        or _without_numbers(text)
        or _without_quoting(text)
        or _without_versions(text)
        or _without_dividers(text)
    )


def _without_fence(text: str) -> ForeignLines | None:
    found = _FENCE.match(text)
    if found is None:
        return None
    says = "The file stands between lines with ```, as on a web page."
    bare = "\n" * text.count("\n", 0, found.end()) + _FENCED.sub("", text[found.end() :])
    return ForeignLines(0, says, "Take them out.", bare)


def _without_numbers(text: str) -> ForeignLines | None:
    lines = text.rstrip("\n").split("\n")
    if not all(_numbered(line, at) for at, line in enumerate(lines, 1)):
        return None
    says = "Every line begins with its number."
    bare = "\n".join(_NUMBER.sub("", line, count=1) for line in lines)
    return ForeignLines(0, says, "Take the numbers away.", bare)


def _numbered(line: str, number: int) -> bool:
    found = _NUMBER.match(line)
    return found is not None and int(found.group(1)) == number


def _without_quoting(text: str) -> ForeignLines | None:
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.startswith(">") for line in lines)
    if not quoted or quoted < len(lines):
        return None
    says = "Every line begins with `>`, as a mail program quotes."
    return ForeignLines(0, says, "Take the `> ` away from every line.", _QUOTED.sub("", text))


def _without_versions(text: str) -> ForeignLines | None:
    found = _VERSIONS.search(text)
    if found is None:
        return None
    says = "Two versions of the file stand here, between `<<<<<<<` and `>>>>>>>`."
    hint = "Keep the lines of one, and take the lines with `<<<<<<<`, `=======` and `>>>>>>>` out."
    return ForeignLines(text.count("\n", 0, found.start()), says, hint, _OURS.sub(r"\1", text))


def _without_dividers(text: str) -> ForeignLines | None:
    """A text without the lines `---` and `...`, behind which YAML reads no more of this file."""
    for found in _END.finditer(text):
        if text[found.end() :].strip():
            says = "A line `...` ends a YAML file, and more stands behind it."
            row = text.count("\n", 0, found.start())
            return ForeignLines(row, says, "Take it out.", _END.sub("", text))
    for found in _DIVIDER.finditer(text):
        if not _HEAD.match(text[: found.start()]):
            says = "A line `---` begins a second YAML file in this one."
            row = text.count("\n", 0, found.start())
            head = text[: found.start()]
            return ForeignLines(
                row, says, "Take it out.", head + _DIVIDER.sub("", text[found.start() :])
            )
    return None
