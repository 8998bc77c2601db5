"""Windows of every width: one column, a margin, two facing pages; the measure never shrinks."""

import pytest
from helpers import BRIDGE
from hypothesis import given
from hypothesis import strategies as st
from looking import answer, page_words, playing, rows, sees, shown, to_question, until
from rich.cells import cell_len

from game.tui.layout import EDGE, MARGIN_FROM, WIDEST, layout


@given(st.integers(1, 400), st.booleans(), st.booleans())
def test_the_measure_never_shrinks_as_the_window_grows(columns, parts, readable):
    narrow, wider = layout(columns, parts, readable), layout(columns + 1, parts, readable)
    assert narrow.measure <= wider.measure <= 70
    assert narrow.across <= wider.across <= WIDEST - 2 * EDGE
    if narrow.facing == wider.facing:
        assert bool(narrow.beside) <= bool(wider.beside)


@given(st.integers(40, 400), st.booleans(), st.booleans())
def test_everything_has_room(columns, parts, readable):
    plan = layout(columns, parts, readable)
    beside = plan.beside + 8 if plan.beside else 0
    assert plan.measure + beside <= plan.across <= columns - 2 * EDGE
    assert plan.beside == 0 or plan.beside >= 28


NAMES = {"p": "papers", "v": "voices", "c": "calls", "d": "dossier"}


def longest(app):
    return max(cell_len(line.rstrip()) for line in page_words(app).split("\n"))


async def test_a_window_made_wider_step_by_step_never_has_shorter_lines():
    async with playing("brest-1918", "bukharin", (60, 40)) as pilot:
        app = pilot.app
        await to_question(pilot)
        await pilot.press("1")
        before = 0
        for columns in (60, 76, 80, 100, MARGIN_FROM - 1, MARGIN_FROM, 140, 155, 156, 160, 200):
            await pilot.resize_terminal(columns, 40)
            await until(lambda c=columns: len(rows(app)[0]) == c)
            await pilot.pause()
            assert longest(app) >= before, columns
            before = longest(app)
            left = len(rows(app)[1]) - len(rows(app)[1].lstrip())
            assert left == EDGE + max(0, columns - WIDEST) // 2, "in the middle of the window"


async def test_one_column_a_margin_and_facing_pages():
    async with playing(BRIDGE, "miller", (111, 40)) as pilot:
        app = pilot.app
        await sees(app, "p On the table")
        assert "Marks at the ford" not in shown(app)
        await pilot.resize_terminal(112, 40)
        await sees(app, "• Marks at the ford")
        assert "p On the table" not in shown(app)
        await pilot.resize_terminal(156, 40)
        await sees(app, "The second mark was passed at night")
        assert "The water stands" in shown(app), "beside what is heard"


async def test_what_is_opened_lies_beside_the_question_in_a_broad_window():
    async with playing(BRIDGE, "miller", (160, 40)) as pilot:
        app = pilot.app
        await pilot.press("v")
        await sees(app, "It will hold")
        assert app.screen is app.table
        assert "passed at night" not in shown(app)
        await sees(app, "›v voices")
        for key in "pvcd":
            assert f"{key} {NAMES[key]}" in shown(app), "no key is out of sight"
        await pilot.press("p")
        await sees(app, "passed at night")
        await pilot.press("right", "c")
        await until(lambda: app.screen is app.panel)


async def test_the_facing_page_is_scrolled_by_the_same_keys_after_tab():
    async with playing("brest-1918", "bukharin", (160, 16)) as pilot:
        app = pilot.app
        await to_question(pilot)
        await pilot.press("w")
        leaf = app.table.query_one("#leaf")
        await until(lambda: leaf.max_scroll_y > 0)
        await pilot.press("tab", "down", "space")
        await until(lambda: leaf.scroll_y > 2)
        await sees(app, "tab back to this page")
        assert app.table.query_one("Choices").index is None
        await pilot.press("tab", "down")
        assert app.table.query_one("Choices").index == 0


@pytest.mark.parametrize("columns", [112, 120, 155])
async def test_the_margin_says_what_is_unread_made_and_said_for_which_line(columns):
    async with playing(BRIDGE, "miller", (columns, 44)) as pilot:
        app = pilot.app
        await sees(app, "• Marks at the ford")
        await pilot.press("p", "escape")
        await until(lambda: "• Marks at the ford" not in shown(app))
        assert "Marks at the ford" in shown(app)
        await sees(app, "Warden for 1")
        await sees(app, "time for 1 c")
        await pilot.press("2")
        await sees(app, "✓ Look into the town chest")
        await sees(app, "no time left")


async def test_the_pages_of_the_record_stand_in_a_row_where_there_is_no_margin():
    async with playing(BRIDGE, "miller", (60, 24)) as pilot:
        app = pilot.app
        await answer(pilot, 1)
        await sees(app, "›1 Stop")
        assert all(f" {title} " in shown(app) for title in app.table.sheet.contents)
        await pilot.press("2")
        await sees(app, "›2 What followed")
