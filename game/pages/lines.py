"""Blocks as lines of plain text: for plain mode, files, the clipboard and tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Row, Rule, Sheet
from game.reader import cells
from game.reader.characters import printable

WIDTH = 72
COLUMN = 14
SPOKEN, WEIGHED, CLOSED = "spoken", "weighed", "closed"
"""What can stand under a choice: who speaks for and against it, hope and risk, why it is closed."""

_ITEM = re.compile(r"(?:-|\d+\.) ")


def wrap(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Text in lines of at most `width` cells, without what a terminal must not be given.

    Its own line breaks stay; the further lines of a list's item stand under its words.
    """
    rows: list[str] = []
    for line in printable(text).split("\n"):
        item = _ITEM.match(line)
        hanging = later + " " * (item.end() if item else 0)
        rows += cells.wrap(line, width, later if rows else first, hanging)
    return rows


def of(blocks: Iterable[Block], width: int = WIDTH) -> list[str]:
    """Blocks as lines of at most `width` cells, a blank line between paragraphs."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not tight(before, block):
            lines.append("")
        lines += _lines(block, width)
        before = block
    return lines


def tight(before: Block, block: Block) -> bool:
    """Whether a block stands right under the one before it, without a blank line."""
    if isinstance(block, Row):
        return isinstance(before, Row) and not block.strong
    if isinstance(before, Quiet) and before.leads:
        return True
    return isinstance(before, Heading) and isinstance(block, Quiet)


def introduces(block: Block) -> bool:
    """Whether a block is nothing without the one after it."""
    if isinstance(block, Row):
        return block.strong
    return isinstance(block, Label | Heading) or (isinstance(block, Quiet) and block.leads)


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Label | Heading | Para | Quiet):
        text = block.text.upper() if isinstance(block, Label) else block.text
        yield from wrap(text, width) or [""]
    elif isinstance(block, Row):
        text = f"{block.text} ({block.right})" if block.right else block.text
        yield from hanging(block.left, text, width)
    elif isinstance(block, Rule):
        yield block.word or "* * *"
    else:
        from game.drawing import pictures

        for sentence in pictures.say(block):
            yield from wrap(sentence, width)


def hanging(left: str, text: str, width: int, column: int = COLUMN) -> list[str]:
    """A word in a column and text beside it, later lines indented under the text."""
    if cells.width(left) > column - 2:
        return [*wrap(left, width), *_indented(text, width, column)]
    body = wrap(text, width, cells.padded(left, column), " " * column)
    return [line.rstrip() for line in body] or [left]


def _indented(text: str, width: int, column: int) -> list[str]:
    pad = " " * column
    return wrap(text, width, pad, pad)


def _in_words(option: Choice) -> str:
    """The label, with what stands in the other columns of its row."""
    if option.detail:
        return f"{option.label} — {option.detail}"
    if option.heads:
        named = zip(option.heads[1:], option.row[1:], strict=True)
        return "; ".join(
            [
                option.label,
                *(f"{head.strip()} {cell.strip()}" for head, cell in named),
                option.aside,
            ]
        )
    if option.row:
        return " ".join(option.row).rstrip()
    return option.label


def choice(option: Choice, width: int = WIDTH) -> list[str]:
    """A numbered choice with its hope and its risk."""
    label = _in_words(option)
    lines = hanging(f"{option.number}", label, width, 4)
    lines += _indented(option.under, width, 4)
    for part in (SPOKEN, WEIGHED, CLOSED):
        for word, said in said_of(option, part):
            lines += _indented(f"{word}: {said}", width, 4)
    return lines


def said_of(option: Choice, part: str) -> Iterator[tuple[str, str]]:
    """What can be said of a choice, each with its word: who speaks, hope, risk and the reason of a
    class, why it is closed.
    """
    said = {
        SPOKEN: (("for", _names(option.spoken_for)), ("against", _names(option.spoken_against))),
        WEIGHED: (("hope", option.hope), ("risk", option.risk), ("class", option.reason)),
        CLOSED: (("closed", option.closed),),
    }
    yield from ((word, words) for word, words in said[part] if words)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def sheet(page: Sheet, width: int = WIDTH) -> list[str]:
    """A whole page as lines."""
    lines = _head(page, width)
    if page.blocks:
        lines += ["", *of(page.blocks, width)]
    if page.ask_label:
        lines += ["", page.ask_label]
    if page.ask:
        lines += ["", *wrap(page.ask, width)]
    group = ""
    for option in page.choices:
        if option.group != group:
            group = option.group
            lines += ["", group.upper()]
        lines += ["", *choice(option, width)] if option.hope else choice(option, width)
    if page.contents:
        lines += ["", *wrap(_contents(page), width)]
    return lines


def _head(page: Sheet, width: int) -> list[str]:
    """Both ends of the line over a page, under each other where they have no room side by side."""
    ends = [end for end in (page.left, page.right) if end]
    line = "  |  ".join(ends)
    return (
        [line] if cells.width(line) <= width else [row for end in ends for row in wrap(end, width)]
    )


def _contents(page: Sheet) -> str:
    """The pages that this one belongs to; a number opens one."""
    named = (
        f"{index + 1} {title}{' (this page)' if index == page.place else ''}"
        for index, title in enumerate(page.contents)
    )
    return f"Pages: {', '.join(named)}."
