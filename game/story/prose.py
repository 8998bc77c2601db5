"""Prose fields: paragraphs kept by conditions, and citations standing in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

CONDITION = re.compile(r"\{(?!words:)([^{}\n]*)\}\s*")
OWN_WORDS = re.compile(r"\{words:\s*([^{}\n]*?)\s*\}")
CITATION = re.compile(r"(?<!\s)\s*+\[@([^\[\]]*)\]")
BLANK = re.compile(r"\n[ \t]*\n\s*")
SHORT_LINE = 60
"""A paragraph of a document whose lines are all no longer keeps its line breaks."""
_SPACE = re.compile(r"\s+")
_ITEM = re.compile(r"(?:-|\d+\.) +(?=\S)")
_MARK = re.compile(f"{CITATION.pattern}|{OWN_WORDS.pattern}")


class Citation(NamedTuple):
    """A source's key and the place in it; `offset` is where it stands in the field's text."""

    key: str
    where: str
    offset: int


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The place of the reason that the player gave at a scene."""

    scene: str


Piece: TypeAlias = str | OwnWords | tuple[Citation, ...]


class Paragraph(NamedTuple):
    """A paragraph: the condition that opens it, and its text with the citations still in place."""

    condition: str
    text: str
    offset: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Runs of plain text, and between them the citations and own words that stand there."""
        return _pieces(self.text, self.offset)

    @property
    def plain(self) -> str:
        """The text alone, on one line, without citations and own words."""
        return _SPACE.sub(" ", _MARK.sub("", self.text)).strip()


@lru_cache(maxsize=4096)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a prose field, in order."""
    found: list[Paragraph] = []
    begin = 0
    for end, resume in [
        *((gap.start(), gap.end()) for gap in BLANK.finditer(text)),
        (len(text), 0),
    ]:
        part = text[begin:end]
        opening = CONDITION.match(part)
        skip = opening.end() if opening else 0
        if part[skip:].strip():
            condition = opening.group(1).strip() if opening else ""
            found.append(Paragraph(condition, part[skip:].rstrip(), begin + skip))
        begin = resume
    return tuple(found)


def _pieces(text: str, offset: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    begin = 0
    for mark in _MARK.finditer(text):
        if run := _SPACE.sub(" ", text[begin : mark.start()]):
            pieces.append(run)
        if mark.group(2) is not None:
            pieces.append(OwnWords(mark.group(2)))
        else:
            pieces.append(tuple(_citations(mark.group(1), offset + mark.start(1) - 1)))
        begin = mark.end()
    if run := _SPACE.sub(" ", text[begin:]).rstrip():
        pieces.append(run)
    return tuple(pieces)


def kept_lines(paragraph: Paragraph, document: bool) -> list[Paragraph]:
    """A paragraph in the lines that it keeps, each as a paragraph of its own.

    The items of a list are kept in a `document`, and the lines of a paragraph in which all are
    short, as in a telegram; longer lines are wrapped text. Elsewhere all is one line.
    """
    rows = paragraph.text.splitlines(keepends=True) if document else [paragraph.text]
    short = all(len(row.rstrip()) <= SHORT_LINE for row in rows)
    kept: list[Paragraph] = []
    at = paragraph.offset
    for row in rows:
        if kept and not short and not _ITEM.match(row):
            kept[-1] = kept[-1]._replace(text=kept[-1].text + row)
        else:
            kept.append(paragraph._replace(text=row, offset=at))
        at += len(row)
    return kept


def _citations(inside: str, offset: int) -> list[Citation]:
    cited: list[Citation] = []
    for part in inside.split(";"):
        key, _, where = part.strip().removeprefix("@").partition(",")
        cited.append(Citation(key.strip(), " ".join(where.split()), offset))
    return cited


@lru_cache(maxsize=4096)
def citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a text, in order."""
    if "[@" not in text:
        return ()
    return tuple(
        cited
        for mark in CITATION.finditer(text)
        for cited in _citations(mark.group(1), mark.start(1) - 1)
    )


def plain(text: str) -> str:
    """A field's words without conditions and citations, paragraphs joined by newlines."""
    return "\n".join(paragraph.plain for paragraph in paragraphs(text))
