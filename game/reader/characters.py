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
_JOINING = (
    "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
INVISIBLE = re.compile(f"[{_JOINING}]")
"""Characters without a width that writing needs: the Persian non-joiner, the joiners and variation
selectors of emoji, soft hyphens, marks of direction. They stand in no scenario, where they could
hide a difference between two names; what a player writes keeps them. No terminal shows them, for
terminals disagree on the width of what they join."""
UNWRITABLE = re.compile(f"(?![{_JOINING}]){REFUSED.pattern}")
"""What not even a player's own words may hold: control characters, overrides of direction."""
_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])


def is_clean(text: str, refused: re.Pattern[str] = REFUSED) -> bool:
    """Whether no refused character stands in a text; plain ASCII is told at a glance."""
    if text.isascii():
        return not text.encode().translate(None, _PLAIN)
    return refused.search(text) is None


def printable(text: str) -> str:
    """Text as a terminal is given it: without invisible characters, and clean."""
    return text if is_clean(text) else clean(INVISIBLE.sub("", text))


def describe(character: str) -> str:
    """The code point and its name, as in `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def clean(text: str) -> str:
    """Text that is safe to print: each refused character becomes U+FFFD.

    For whatever arrives after loading: file names, texts of system errors.
    """
    return REFUSED.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """A player's words as they are kept: on one line, and what is unwritable becomes U+FFFD."""
    return UNWRITABLE.sub(REPLACEMENT, " ".join(text.replace("\ufeff", "").split()))


def for_message(text: str, longest: int = 500) -> str:
    """Text for a message: clean, on one line, its middle left out beyond `longest` characters."""
    line = " ".join(clean(text).split())
    if len(line) <= longest:
        return line
    half = longest // 2
    return f"{line[:half]} … {line[-half:]}"
