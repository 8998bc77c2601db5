"""The one-line fields at the head of a file, for lists of many files.

Read without the YAML parser, whose import alone would cost a menu a tenth of its first paint.
"""

from __future__ import annotations

import re
from pathlib import Path

from game.reader.characters import printable

_FIELD = re.compile(r"([a-z_]+):(?: +(\S.*))?$")
_KEY = re.compile(r"  ([\w-]+):")
_QUOTED = re.compile(r"""'((?:[^']|'')*)'|"([^"\\]*)\"""")
_LONGEST = 200
_HEAD = 128 * 1024
"""So many characters of a file are looked through: many times what stands above the scenes."""


def read_header(path: Path, stop: str, block: str = "") -> dict[str, str]:
    """The one-line fields that stand before the field `stop`, safe to print.

    Of the field `block` the keys are given, parted by spaces; other blocks, lists and comments are
    passed over. A file that cannot be read gives nothing.
    """
    found: dict[str, str] = {}
    inside = ""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file.read(_HEAD).split("\n"):
                if line.startswith(f"{stop}:"):
                    break
                if field := _FIELD.match(line):
                    inside = field.group(1)
                    if field.group(2):
                        found.setdefault(inside, _value(field.group(2)))
                elif inside == block and (key := _KEY.match(line)):
                    found[block] = f"{found.get(block, '')} {key.group(1)}".strip()
    except OSError:
        return {}
    return found


def _value(text: str) -> str:
    if quoted := _QUOTED.match(text):
        text = quoted.group(1).replace("''", "'") if text[0] == "'" else quoted.group(2)
    else:
        text = text.split(" #", maxsplit=1)[0].strip()
    return printable(text)[:_LONGEST]
