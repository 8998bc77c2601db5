"""The slip: what is about to be entered is looked at once more, and nothing typed on it is lost."""

import os

import pytest
from helpers import BRIDGE
from looking import NARROW, page_words, playing, rows, sees, shown, to_question, until
from textual import events

from game.saves import REASON_LENGTH


async def opened(pilot, number="1"):
    await to_question(pilot)
    await pilot.press(number, "enter")
    await sees(pilot.app, "I N T O  T H E  M I N U T E S")


async def pasted(pilot, text):
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def line(app):
    return app.table.slip.line.value


async def test_it_is_part_of_the_page_and_the_foot_says_what_enter_does():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        assert app.screen is app.table
        assert "Pull the bridge down" in shown(app)
        assert rows(app)[-1].split() == ["enter", "into", "the", "minutes", "esc", "go", "back"]


async def test_it_says_how_much_room_is_left_and_that_the_line_is_full():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        await sees(app, f"room for {REASON_LENGTH} more")
        await pilot.press(*"mill")
        await sees(app, f"room for {REASON_LENGTH - 4} more")
        await pasted(pilot, "x" * (REASON_LENGTH - 4))
        await pilot.press("y")
        await sees(app, f"The line is full: {REASON_LENGTH} characters.")
        assert line(app) == "mill" + "x" * (REASON_LENGTH - 4)


async def test_a_paste_of_two_lines_becomes_one_and_one_over_the_limit_keeps_what_fits():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        await pasted(pilot, "the mill\r\nand the ford\n")
        assert line(app) == "the mill and the ford"
        await pilot.press("ctrl+u")
        await pasted(pilot, "a" * REASON_LENGTH + "which is lost")
        assert line(app) == "a" * REASON_LENGTH
        await sees(app, '13 characters did not fit: "which is lost"')


async def test_what_is_typed_is_there_again_after_the_slip_was_put_away():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        await pilot.press(*"mill", "escape", "left", "p", "escape", "right", "2", "enter")
        assert line(app) == "mill"
        await pilot.press("enter")
        await sees(app, "You wrote: mill")


async def test_an_answer_taken_back_offers_its_reason_again():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        await pilot.press(*"mill", "enter", "u", "enter")
        await until(lambda: app.sitting.at == "question")
        await pilot.press("2", "enter")
        assert line(app) == "mill"


async def test_keys_that_come_before_the_line_has_them_are_not_lost():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await to_question(pilot)
        await pilot.press("1")
        for key in ("enter", "q", "u", "i", "t"):  # in one burst
            app.simulate_key(key)
        await until(lambda: line(app) == "quit")
        assert app.is_running


async def test_a_failing_disk_leaves_it_open_with_what_was_typed(monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        await pilot.press(*"mill")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            await pilot.press("enter")
            await sees(app, "No space left on device")
        assert (app.sitting.at, line(app)) == ("question", "mill")
        await pilot.press("enter")
        await sees(app, "You wrote: mill")


async def test_where_lives_hang_on_the_answer_no_reason_is_asked():
    async with playing(BRIDGE, "scout") as pilot:
        app = pilot.app
        await opened(pilot)
        assert "reason" not in shown(app)
        await pilot.press("q", "1", "enter")
        assert app.sitting.at == "record"
        assert "Arrest the warden" in page_words(app)


@pytest.mark.parametrize("size", [NARROW, (60, 18)], ids=["narrow", "wall"])
async def test_the_line_stays_in_sight_below_the_choices(size):
    async with playing("brest-1918", "trotsky", size) as pilot:
        await opened(pilot)
        await pilot.press(*"mark")
        await sees(pilot.app, "mark")
        await sees(pilot.app, "I N T O  T H E  M I N U T E S")


async def test_a_burst_of_keys_is_taken_in_the_order_in_which_it_came():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await opened(pilot)
        for key in ("a", "b", "ctrl+u", "c", "d", "left", "e", "enter"):
            app.simulate_key(key)
        await sees(app, "You wrote: ced")
