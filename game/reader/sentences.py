"""The sentences of a text, found by their stops; initials and abbreviations do not end one.

A blank line ends a sentence without a stop, and so does the next item of a list.
"""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?…][\"”’')\]]*(?:\s+(?=[\"“‘'(]*[A-ZА-Я0-9])|\Z)")
_GAP = re.compile(r"\n[ \t]*(?:\n|(?=- +\S))")
_INITIAL = re.compile(r"(?:\b[A-ZА-Я]|\b(?:Mr|Mrs|Dr|St|Gen|No|vol|pp?|cf|ca?|ed|tr))\Z")
_LETTER = re.compile(r"[^\W_]")


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text: where each begins and what it says."""
    found: list[tuple[int, str]] = []
    begin = 0
    for gap in _GAP.finditer(text):
        found += _in_paragraph(text[begin : gap.start()], begin)
        begin = gap.end()
    return found + _in_paragraph(text[begin:], begin)


def _in_paragraph(text: str, at: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    begin = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        end = stop.start()
        if _abbreviated(text, begin, end):
            continue
        found.append((at + begin, text[begin : stop.end()].rstrip()))
        begin = stop.end()
    if begin < len(text):
        found.append((at + begin, text[begin:].rstrip()))
    return [one for one in found if one[1][:1].isalnum() or _LETTER.search(one[1])]


def _abbreviated(text: str, begin: int, end: int) -> bool:
    """Whether the stop at `end` belongs to an initial or an abbreviation, of three letters at most.

    Most stops follow a longer word, which is seen without the pattern.
    """
    if text[end] != "." or (end - begin > 3 and text[end - 4 : end].isalpha()):
        return False
    return _INITIAL.search(text, max(begin, end - 6), end) is not None
