"""Characters that must never reach a terminal: they move the cursor, hide text or turn it round."""

from __future__ import annotations

import re
import unicodedata

REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
REPLACEMENT = "\ufffd"
_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])


def is_clean(text: str) -> bool:
    """Whether no refused character stands in a text; plain ASCII is told at a glance."""
    if text.isascii():
        return not text.encode().translate(None, _PLAIN)
    return REFUSED.search(text) is None


def describe(character: str) -> str:
    """The code point and its name, as in `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def clean(text: str) -> str:
    """Text that is safe to print: each refused character becomes U+FFFD.

    For whatever arrives after loading: nicknames, file names, texts of system errors.
    """
    return REFUSED.sub(REPLACEMENT, text)
