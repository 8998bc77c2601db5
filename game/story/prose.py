"""Prose fields: paragraphs kept by conditions, and citations standing in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

CONDITION = re.compile(r"\{([^{}\n]*)\}\s*")
CITATION = re.compile(r"(?<!\s)\s*+\[@([^\[\]]*)\]")
BLANK = re.compile(r"\n[ \t]*\n\s*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source's key and the place in it; `offset` is where it stands in the field's text."""

    key: str
    where: str
    offset: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the condition that opens it, and its text with the citations still in place."""

    condition: str
    text: str
    offset: int

    @property
    def pieces(self) -> tuple[str | tuple[Citation, ...], ...]:
        """Runs of plain text, and between them the citations that stand there."""
        return _pieces(self.text, self.offset)

    @property
    def plain(self) -> str:
        """The text alone, on one line, without citations."""
        return _SPACE.sub(" ", CITATION.sub("", self.text)).strip()


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


def _pieces(text: str, offset: int) -> tuple[str | tuple[Citation, ...], ...]:
    pieces: list[str | tuple[Citation, ...]] = []
    begin = 0
    for mark in CITATION.finditer(text):
        if run := _SPACE.sub(" ", text[begin : mark.start()]):
            pieces.append(run)
        pieces.append(tuple(_citations(mark.group(1), offset + mark.start(1) - 1)))
        begin = mark.end()
    if run := _SPACE.sub(" ", text[begin:]).rstrip():
        pieces.append(run)
    return tuple(pieces)


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
