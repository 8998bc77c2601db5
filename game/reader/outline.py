"""A YAML file's lines as its writer sees them: names, values and indentation, without the parser.

Only used where the parser has given up, to find the line that was meant; so it may guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_START = re.compile(r"( *)((?:- +|-$)*)(.*)")
_NAMED = re.compile(r"""([\w.-]+|"[^"]*"|'[^']*')\s*:(?:\s+(.*)|$)""")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(?:\s+#.*)?$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_CLOSER = {"[": "]", "{": "}"}


class FileLine(NamedTuple):
    """A line that is no comment, not blank and not inside a block of text.

    `indent` is where it begins, `column` where its name or its words do; they differ where it
    begins with `- `. `value` is what stands after the name, or everything if there is no name.
    """

    row: int
    indent: int
    column: int
    name: str
    value: str
    at: int
    """The column where the value begins."""

    @property
    def item(self) -> bool:
        """Whether it begins an item of a list."""
        return self.column > self.indent

    @property
    def opens(self) -> bool:
        """Whether what belongs to it stands on the lines below."""
        return not self.value and bool(self.name or self.item)

    @property
    def block(self) -> bool:
        """Whether a block of text stands below it."""
        return bool(_BLOCK.match(self.value))


class BlockLine(NamedTuple):
    """A line of a block of text: the indentation that the block has, and that of its opener."""

    row: int
    indent: int
    wanted: int
    opener: FileLine


def outline(lines: list[str]) -> Iterator[FileLine | BlockLine]:
    """The lines in order, comments and blank ones left out."""
    opener: FileLine | None = None
    wanted = 0
    until = -1  # inside a text in quotes or a list in brackets that runs over several lines
    for row, text in enumerate(lines):
        bare = text.lstrip(" ")
        if not bare.strip():
            continue
        indent = len(text) - len(bare)
        if opener is not None:
            if indent > (opener.column if opener.name else opener.indent):
                wanted = wanted or indent
                yield BlockLine(row, indent, wanted, opener)
                continue
            opener, wanted = None, 0
        if bare.startswith("#") or indent > until >= 0:
            continue
        line = line_of(row, text)
        yield line
        until = line.indent if runs_on(line.value) else -1
        opener = line if line.block else None


def line_of(row: int, text: str) -> FileLine:
    """A line taken apart."""
    found = _START.match(text)
    spaces, dashes, rest = found.groups() if found else ("", "", text)
    column = len(spaces) + len(dashes)
    named = _NAMED.match(rest)
    name, value = (named.group(1), named.group(2) or "") if named else ("", rest)
    at = column + (named.start(2) if named and named.group(2) else 0)
    value = value.rstrip()
    if value.startswith("#"):
        value = ""
    return FileLine(row, len(spaces), column, name, value, at)


def without_comment(value: str) -> str:
    """A plain value as YAML reads it."""
    return _COMMENT.sub("", value).rstrip()


def quotation_end(value: str) -> int:
    """Where a text in quotation marks ends (behind its mark), or -1 if it does not end here."""
    mark, at = value[0], 1
    while at < len(value):
        if mark == '"' and value[at] == "\\":
            at += 1
        elif value[at] == mark:
            if mark == '"' or value[at + 1 : at + 2] != "'":
                return at + 1
            at += 1
        at += 1
    return -1


def bracket_end(value: str) -> tuple[int, str]:
    """Where a list in brackets ends (behind its bracket), or -1 and the brackets that lack."""
    waiting: list[str] = []
    at = 0
    last = sign = ""  # the last sign that is no space, and the one looked at
    while at < len(value):
        last, sign = (last if sign.isspace() else sign), value[at]
        if sign in "\"'" and last in ("[", "{", ",", ":"):
            end = quotation_end(value[at:])
            if end < 0:
                break
            at += end - 1
        elif sign == "#" and value[at - 1 : at].isspace():
            break
        elif sign in _CLOSER:
            waiting.append(_CLOSER[sign])
        elif waiting and sign == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1, ""
        at += 1
    return -1, "".join(reversed(waiting))


def runs_on(value: str) -> bool:
    """Whether a value that is opened on this line may end on a later one."""
    if value[:1] in ("'", '"') and value:
        return quotation_end(value) < 0
    return value[:1] in _CLOSER and bracket_end(value)[0] < 0
