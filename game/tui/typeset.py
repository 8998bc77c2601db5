"""Blocks set for the screen: the one door from story text to Textual, and never as markup."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from textual.content import Content

from game.drawing.ink import HEIGHT, Tone
from game.pages import lines, tables
from game.pages.blocks import (
    Block,
    Choice,
    Entry,
    Heading,
    Label,
    Mark,
    Para,
    Part,
    Quiet,
    Row,
    Rule,
)
from game.reader import cells
from game.reader.characters import printable
from game.tui import screenfuls

if TYPE_CHECKING:
    from game.drawing.pictures import Picture

COLUMN = 13
INDENT = 5
UNDER = 9
"""The column of the words under a choice."""
NEWLINE = Content("\n")
TONES: dict[Tone, str] = {"": "", "strong": "bold", "quiet": "$quiet", "label": "$red"}
"""The style of each tone of a picture."""


def text(words: str, style: str = "") -> Content:
    """Words as they are: nothing in them is a command to the terminal or to the markup."""
    return Content.styled(printable(words), style) if style else Content(printable(words))


def spaced(words: str, width: int = 72) -> str:
    """S P A C E D  C A P I T A L S, the only ornament; plain ones where there is no room."""
    wide = "  ".join(" ".join(word) for word in words.upper().split())
    return wide if cells.width(wide) <= width else words.upper()


def page(
    blocks: Iterable[Block], width: int, rows: int = HEIGHT, screen: int = 0, head: int = 0
) -> Content:
    """Blocks as one text, set to a width. `rows` is the height of the page, for maps.

    Where it is read in screenfuls of so many rows, none ends with what introduces something, be it
    the `head` of so many rows that stands under the text.
    """
    blocks = list(blocks)
    shown = [_block(block, width, rows) for block in blocks]
    tall = [one.plain.count("\n") + 1 for one in shown]
    blank = [0, *(0 if lines.tight(*pair) else 1 for pair in pairwise(blocks))]
    parts: list[Content] = []
    at = 0
    for index, one in enumerate(shown):
        gap = blank[index]
        if screen and lines.introduces(blocks[index]):
            group = takewhile(lines.introduces, blocks[index:])
            last = index + sum(1 for _ in group)
            follow = at + sum(blank[index : last + 1]) + sum(tall[index:last])
            gap += screenfuls.pushed(at + gap, follow, screen)
        parts += [Content("\n" * (gap + (index > 0))), one]
        at += gap + tall[index]
    if screen and head:
        parts.append(Content("\n" * screenfuls.pushed(at + 1, at + 1 + head, screen)))
    return Content("").join(parts)


def height(blocks: Iterable[Block], width: int) -> int:
    """The rows that blocks take, with the blank one after them; none where there are none."""
    whole = page(blocks, width).plain
    return whole.count("\n") + 2 if whole else 0


def _block(block: Block, width: int, rows: int) -> Content:
    if isinstance(block, Label):
        return text(spaced(block.text, width), "bold $red")
    if isinstance(block, Heading):
        return text(_filled(block.text, width), "bold")
    if isinstance(block, Row):
        return _row(block, width)
    if isinstance(block, Rule):
        return _rule(block.word, width)
    if not isinstance(block, Para | Quiet):
        return _picture(block, width, rows)
    style = "$quiet" if isinstance(block, Quiet) else ""
    return text(_filled(block.text, width), style)


def _filled(words: str, width: int) -> str:
    return "\n".join(lines.wrap(words, width) or [""])


def _row(row: Row, width: int) -> Content:
    style = "bold" if row.strong else "$quiet" if row.quiet else ""
    pad = " " * COLUMN
    body = lines.wrap(row.text, width, pad, pad) or [""]
    if row.right:
        return _row(replace(row, right=""), width) + _at_right(row.right, width, body[-1])
    if cells.width(row.left) > COLUMN - 2:
        return NEWLINE.join(
            [text(_filled(row.left, width), "$quiet"), text("\n".join(body), style)]
        )
    left = text(cells.padded(row.left, COLUMN), "$quiet")
    return left + text("\n".join([body[0][COLUMN:], *body[1:]]), style)


def _at_right(word: str, width: int, line: str) -> Content:
    """A word at the right edge: of the line before it where there is room, else of one more."""
    room = width - cells.width(line) - cells.width(word)
    gap = " " * room if room >= 2 else "\n" + " " * max(0, width - cells.width(word))
    return Content(gap) + text(word, "$quiet")


def _rule(word: str, width: int) -> Content:
    """A line across the page; the double one, with its word, is the stop's alone."""
    if not word:
        return text("─" * width, "$line")
    middle = f"  {spaced(word)}  "
    sides = max(2, width - cells.width(middle))
    left, right = "═" * (sides // 2), "═" * (sides - sides // 2)
    return text(left, "$line") + text(middle, "bold $red") + text(right, "$line")


def _picture(picture: Picture, width: int, height: int) -> Content:
    """A picture as drawn; its tones are an addition."""
    from game.drawing import pictures

    rows = (
        Content("").join(text(run.text, TONES[run.tone]) for run in row)
        for row in pictures.draw(picture, width, height, _has_braille())
    )
    return NEWLINE.join(rows)


def _has_braille() -> bool:
    """Whether the terminal can show braille cells: Linux's own console has no letters for them."""
    return os.environ.get("TERM", "") != "linux"


def heads(option: Choice, width: int) -> list[Content]:
    """What the columns of a table are called, where a choice is the first of its rows."""
    if not option.heads:
        return []
    line = " " * INDENT + tables.joined(option.heads, width - INDENT - 1)
    return [text(line, "$quiet")]


def detail_column(choices: Iterable[Choice]) -> int:
    """How wide the labels of choices with a detail are set, so that the details line up."""
    return max((cells.width(one.label) for one in choices if one.detail), default=0)


def choice(
    option: Choice, width: int, pointed: bool, column: int = 0, *, detailed: bool = True
) -> list[Content]:
    """A choice as lines: its number and label, with a bar when it is pointed at.

    Its detail stands beside or under it where the list is `detailed`. A row under heads keeps to
    one line.
    """
    label = _label(option, width - INDENT - 1)
    mark = "▌" if pointed else " "
    rows = [
        f"{mark}{option.number:>2}  {label[0]}",
        *(f"{' ' * INDENT}{line}" for line in label[1:]),
    ]
    detail = option.detail if detailed and not option.row else ""
    if detail and len(rows) == 1 and INDENT + column + 3 + cells.width(detail) <= width:
        rows[0] = f"{cells.padded(rows[0], INDENT + column)}   {detail}"
        detail = ""
    style = "bold $pointer-ink on $pointer" if pointed else "$quiet" if option.closed else ""
    shown = [text(cells.padded(row, width), style) for row in rows]
    for said in (detail, option.under):
        rows = lines.wrap(said, width, " " * INDENT, " " * INDENT)
        shown += [text(line, "$quiet") for line in rows]
    return shown


def _label(option: Choice, room: int) -> list[str]:
    if option.heads:
        return [tables.joined(option.row, room)]
    return (
        tables.wrapped(option.row, room) if option.row else lines.wrap(option.label, room) or [""]
    )


def under(
    option: Choice, parts: Iterable[str], width: int, *, joined: bool = False
) -> list[Content]:
    """Parts of what can be said of a choice, each word in a column before it.

    `joined`, those who speak against it stand in a row with those who speak for it.
    """
    said = [(part, *words) for part in parts for words in lines.said_of(option, part)]
    if joined and [part for part, _, _ in said].count(lines.SPOKEN) > 1:
        first, second = said[-2:]
        said = [*said[:-2], (*first[:2], f"{first[2]}; {second[1]} {second[2]}")]
    shown = [
        lines.wrap(words, width, f"{' ' * INDENT}{word:<{UNDER}}", " " * (INDENT + UNDER))
        for _, word, words in said
    ]
    return [text(line, "$quiet") for wrapped in shown for line in wrapped]


MARKS: dict[Mark, str] = {"": " ", "new": "•", "done": "✓"}


def part(shown: Part, key: str, width: int) -> Content:
    """A part of the margin: its label, its note, its key, and what it holds."""
    note = f"{shown.note}   {key}" if shown.note else key
    gap = width - cells.width(shown.label + note)
    head = [text(shown.label, "bold $red"), Content(" " * max(2, gap))]
    head += [text(shown.note, "$quiet"), text(note.removeprefix(shown.note), "bold")]
    column = max((cells.width(one.left) + 2 for one in shown.entries if one.left), default=0)
    return NEWLINE.join(
        [Content("").join(head), *(_entry(one, column, width) for one in shown.entries)]
    )


def _entry(entry: Entry, column: int, width: int) -> Content:
    """What is said stands in a column of its own; under the word before it where that is long."""
    mark = f"{MARKS[entry.mark]} "
    if column > width // 2:
        said = lines.wrap(f"{entry.left} {entry.text}", width, mark, "    ")
    else:
        left = mark + cells.padded(entry.left, column)
        said = lines.wrap(entry.text, width, left, " " * (2 + column)) or [left]
    return text("\n".join(said))
