"""Every page of two stories, set for windows of many widths: nothing hangs over, nothing hangs loose."""

from functools import cache
from itertools import pairwise

import pytest
from helpers import BRIDGE, open_options, seated, story_named

from game.pages import lines
from game.pages.blocks import Heading, Label, Para, Quiet
from game.reader import cells
from game.tui import typeset
from game.tui.layout import layout
from game.tui.screenfuls import OVERLAP, pushed

STORIES = (str(BRIDGE), "brest-1918")
SIZES = {"60x18": (60, 18), "80x24": (80, 24), "112x30": (112, 30), "156x44": (156, 44),
         "200x60": (200, 60)}  # fmt: skip
HEAD_AND_FOOT = 8
"""Rows of a window that are not the page's: at least so many where pages are listed."""


def leaves(game):
    """Every page that lies open on the way of a game, each with what can be laid over it."""
    while True:
        sheet = game.sheet
        yield sheet
        for name in game.panels:
            if name in sheet.actions and name not in ("pages", "sources"):
                yield game.panel(name)
        if not game.turn(1):
            return


@cache
def pages(story):
    """The pages of a run from each seat, and the different ones of another run."""
    found = {}
    for seat in story_named(story).scenario.seats:
        for way in (0, -1):
            game = seated(story, seat)
            while True:
                found.update((repr(sheet), sheet) for sheet in leaves(game))
                if not game.session.play.question:
                    break
                asks = game.sheet.asks_reason
                option = open_options(game.session.play)[way]
                game.session.answer(option, "because of the horses" if asks else "", {}, ())
                game.lay(game.session)
    return list(found.values())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("story", STORIES, ids=["bridge", "brest"])
def test_no_row_is_wider_than_the_measure_and_no_word_stands_alone_without_need(story, size):
    for sheet in pages(story):
        measure = layout(SIZES[size][0], bool(sheet.parts), bool(sheet.parts)).measure
        for row in typeset.page(sheet.blocks, measure).plain.split("\n"):
            assert cells.width(row.rstrip()) <= measure, row
        for block in sheet.blocks:
            if isinstance(block, Para | Quiet) and "\n" not in block.text:
                assert not alone(lines.wrap(block.text, measure), measure), block.text


def alone(rows, measure):
    """Whether a word stands alone in the last row though the one above could spare another."""
    if len(rows) < 2 or len(rows[-1].split()) > 1 or len(rows[-2].split()) < 3:
        return False
    return cells.width(f"{rows[-2].split()[-1]} {rows[-1]}") <= measure


@pytest.mark.parametrize("story", STORIES, ids=["bridge", "brest"])
def test_no_label_stands_over_nothing(story):
    for sheet in pages(story):
        for block, after in pairwise([*sheet.blocks, None]):
            if isinstance(block, Label | Heading):
                assert not isinstance(after, Label), (sheet.name, block)
                assert after is not None or sheet.choices, (sheet.name, block)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("story", STORIES, ids=["bridge", "brest"])
def test_no_screenful_ends_with_what_introduces_something(story, size):
    width, height = SIZES[size]
    screen = height - HEAD_AND_FOOT
    for sheet in pages(story):
        measure = layout(width, bool(sheet.parts), bool(sheet.parts)).measure
        rows = typeset.page(sheet.blocks, measure, screen=screen).split("\n", allow_blank=True)
        heads = {
            typeset.page([block], measure).plain.split("\n")[-1]
            for block in sheet.blocks
            if isinstance(block, Label | Heading)
        }
        for last in range(screen - 1, len(rows) - 1, screen - OVERLAP):
            seen = [row for row in rows[: last + 1] if row.plain.strip()][-1]
            bold = any("bold" in str(span.style) for span in seen.spans)
            assert not (bold and seen.plain in heads), (sheet.name, seen.plain)


@pytest.mark.parametrize("screen", [1, 2, 3, 10, 15])
def test_rows_are_pushed_below_the_end_of_a_screenful_and_no_further(screen):
    ends = {screen - 1 + k * (screen - OVERLAP) for k in range(80)} if screen > OVERLAP else set()
    for start in range(60):
        for follow in range(start, start + max(1, screen - OVERLAP)):
            parted = [end for end in sorted(ends) if start <= end < follow]
            assert pushed(start, follow, screen) == (parted[-1] + 1 - start if parted else 0)
