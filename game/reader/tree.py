"""YAML text to plain dicts, lists and strings that remember where they stood.

Whatever is wrong with the text is reported on its line, and read on behind it.
"""

from __future__ import annotations

import codecs
import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import yaml

from game.reader.builder import Builder
from game.reader.characters import REFUSED, REPLACEMENT, describe, is_clean
from game.reader.source import (
    CHARACTER,
    ENCODING,
    MOST_LINES,
    RULES,
    SYNTAX,
    Map,
    Mark,
    Seq,
    Source,
)

__all__ = ["RULES", "SYNTAX", "Map", "Mark", "Seq", "Source", "collector_paused", "read"]

RECOVERIES = 24
APART = 4
"""Lines nearer than this to one that was set aside are taken for part of the same fault."""
REFUSALS = 40
HEAD = 4096
BLANKS = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Tabs and the like, which may stand where spaces should indent."""
SIZE = 12 * 1024 * 1024
"""The largest file that is read, in bytes: more than ten thousand scenes."""


def read(data: bytes | str, name: str, refused: re.Pattern[str] = REFUSED) -> Source:
    """Read a whole YAML file; what is wrong stands in the result's `problems`.

    `name` is what the problems call the file, `refused` the characters that must not stand in it.
    The tree holds all that could be understood.
    """
    if len(data) > SIZE:
        source = Source(name, "")
        source.report(ENCODING, (0, 0), "The file is larger than 12 MiB.", "Split it.")
        return source
    if isinstance(data, bytes) and (told := _no_text(data)):
        source = Source(name, "")
        source.report(ENCODING, (0, 0), *told)
        return source
    source = Source(name, _decode(data), refused)
    if isinstance(data, bytes):
        _check_encoding(source, data)
    text = _without_refused(source)
    with collector_paused():
        root = _build_recovering(source, text)
    if isinstance(root, Map):
        source.tree = root
    elif not source.problems:
        source.report(SYNTAX, (0, 0), "The file holds no fields.", "Begin with `title:`.")
    return source


_OF_PROGRAMS = {
    b"PK\x03\x04": "a Word or another office document, or an archive of files",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML document",
}
"""How files begin that are often sent under a wrong name, and what they are."""
_AS_PLAIN = "Open it in its own program and save it as plain text, in UTF-8."
_AS_UTF8 = "Save it once more with the encoding UTF-8 (in Notepad: Save as, Encoding)."


def _no_text(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no UTF-8 text at all, and what to do; None if it may be text."""
    head = data[:HEAD]
    for begins, what in _OF_PROGRAMS.items():
        if head.lstrip().lower().startswith(begins.lower()):
            return f"This is {what}, not plain text.", _AS_PLAIN
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return "This text is in UTF-16, which is not read here.", _AS_UTF8
    if head.count(0) * 10 <= len(head):
        return None
    if head.count(0) * 3 > len(head):
        return "This text is in UTF-16, which is not read here.", _AS_UTF8
    return "This is not a text file.", _AS_PLAIN


def _decode(data: bytes | str) -> str:
    text = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")  # how old Macs ended lines


def _check_encoding(source: Source, data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        row = data.count(b"\n", 0, fault.start)
        line = data[data.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        mark = (row, len(line.decode("utf-8-sig")))
        source.report(ENCODING, mark, "This is not UTF-8 text.", "Save the file as UTF-8.")


def _without_refused(source: Source) -> str:
    refused = source.refused
    if is_clean(source.text, refused):
        return source.text
    found = Counter(refused.findall(source.text))
    for sign, count in islice(found.items(), REFUSALS):
        at = source.text.index(sign)
        row = source.text.count("\n", 0, at)
        column = at - (source.text.rfind("\n", 0, at) + 1)
        more = f", and {count - 1:,} more like it" if count > 1 else ""
        says = f"A character that must not stand in this file: {describe(sign)}{more}."
        hint = "Delete it; retype the words around it if you cannot see it."
        if count > 1:
            hint = "Delete them; retype the words around them if you cannot see them."
        source.report(CHARACTER, (row, column), says, hint)
    return refused.sub(REPLACEMENT, source.text)


@contextmanager
def collector_paused() -> Iterator[None]:
    """The cyclic collector is two thirds of the time on large files, and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _straightened(source: Source, text: str) -> str:
    """The text without tabs and other blanks where spaces indent; they are reported once."""
    if not any(sign in text for sign in BLANKS):
        return text
    from game.reader.indent_signs import with_spaces

    if text.count("\n") > MOST_LINES:
        return text
    found = with_spaces(text)
    if found is None:
        return text
    what = (
        "A tab stands where spaces indent"
        if found.tab
        else ("A non-breaking space stands in the indentation")
    )
    lines = f"{found.more} more line{'s' * (found.more != 1)}"
    says = f"{what}, and on {lines}." if found.more else f"{what}."
    hint = "Indent with spaces." if found.tab else "Put ordinary spaces in its place."
    source.report(SYNTAX, (found.row, found.column), says, hint)
    return found.text


_FOREIGN = re.compile(r"^(?:\.\.\.|---|>|<{7}|```|[ \t]*1[.:|]? )", re.MULTILINE)


def _without_foreign_lines(source: Source, text: str) -> str:
    """The text without lines that another program added; they are reported once."""
    if not _FOREIGN.search(text):
        return text
    from game.reader.foreign_lines import without_foreign_lines

    found = without_foreign_lines(text)
    if found is None:
        return text
    source.report(SYNTAX, (found.row, 0), found.says, found.hint)
    return found.text


def _build_recovering(source: Source, text: str) -> Any:
    """Build; a fault of syntax is mended in the text read on, so that one run shows everything."""
    straight = _without_foreign_lines(source, _straightened(source, text))
    if straight is not text:
        text, source.mended = straight, straight.split("\n")
    aside = -APART
    long = text.count("\n") > MOST_LINES
    for _ in range(RECOVERIES):
        sofar = len(source.problems)
        try:
            return Builder(source).build(text)
        except yaml.YAMLError as error:
            from game.reader import syntax

            del source.problems[sofar:]
            if long:
                fault = syntax.as_the_parser_says([], error)
                source.report(SYNTAX, (fault.row, fault.column), fault.says, fault.hint)
                return None
            fault = syntax.explain(text.split("\n"), error)
        if not fault.aside or fault.row - aside >= APART:  # else it is part of the last one
            source.report(SYNTAX, (fault.row, fault.column), fault.says, fault.hint)
        if not fault.mended:
            return None
        aside = max(fault.mended) if fault.aside else aside
        text = _replaced(source, text, fault.mended)
    return None


def _replaced(source: Source, text: str, mended: dict[int, str]) -> str:
    lines = text.split("\n")
    for row, line in mended.items():
        lines[row] = line
    source.mended = lines
    return "\n".join(lines)
