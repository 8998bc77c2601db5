"""A key that is held down reads on; it answers nothing, begins no game and opens no record."""

import pytest
from helpers import BRIDGE
from looking import NARROW, playing, rows, sees, shown, to_question
from textual import events

from game.tui.keys import FIRST_REPEAT, NEXT_REPEAT, HeldKeys, PlacedKey

SIZES = pytest.mark.parametrize("size", [NARROW, (120, 44)], ids=["narrow", "broad"])


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


async def hold(pilot, clock, key, seconds=3.0):
    """A key held down as X11 repeats it: again after 0.66 s, then 25 times a second."""
    clock.now += 60
    end = clock.now + seconds
    await pilot.press(key)
    clock.now += 0.66
    while clock.now < end:
        await pilot.press(key)
        clock.now += 0.04


@SIZES
@pytest.mark.parametrize("key", ["enter", "space", "right", "1"])
async def test_held_from_what_is_heard_it_stands_at_the_question(size, key, saves_folder):
    async with playing(BRIDGE, "miller", size) as pilot:
        app = pilot.app
        clock = app.held.clock = Clock()
        await hold(pilot, clock, key, 1.5)
        assert app.sitting.at == ("heard" if key == "1" else "question")
        assert app.table.slip.matter is None
        assert len(app.sitting.session.play.steps) == (key == "1")


@SIZES
async def test_held_on_a_line_that_is_pointed_at_it_opens_the_slip_and_enters_nothing(
    size, saves_folder
):
    async with playing(BRIDGE, "miller", size) as pilot:
        app = pilot.app
        clock = app.held.clock = Clock()
        await to_question(pilot)
        await pilot.press("1")
        await hold(pilot, clock, "enter")
        await sees(app, "I N T O  T H E  M I N U T E S")
        await sees(app, "Press Enter once more, after a moment, to enter it.")
        assert app.sitting.session.play.steps == ()


@SIZES
@pytest.mark.parametrize("key", ["enter", "space", "right", "pagedown"])
async def test_held_from_the_slip_it_stands_at_the_stop(size, key):
    async with playing(BRIDGE, "miller", size) as pilot:
        app = pilot.app
        clock = app.held.clock = Clock()
        await to_question(pilot)
        for pressed in ("1", "enter"):
            clock.now += 60
            await pilot.press(pressed)
        await hold(pilot, clock, "enter", 1.5)
        assert app.sitting.sheet.stop
        await sees(app, "S T O P")
        if key != "enter":
            await pilot.press(key)
            assert not app.sitting.sheet.stop  # pressed once, it turns the page


@SIZES
async def test_held_from_the_menu_it_begins_no_game(size, saves_folder, with_bridge):
    async with playing(size=size) as pilot:
        app = pilot.app
        clock = app.held.clock = Clock()
        await hold(pilot, clock, "enter")
        assert app.sitting.at in ("opens", "seats")
        assert not saves_folder.exists()


async def test_with_no_line_pointed_at_enter_says_how_to_point():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await to_question(pilot)
        assert "enter" not in rows(app)[-1]
        await pilot.press("enter")
        await sees(app, "Point at a line first")
        await pilot.press("2")
        assert "enter line 2" in shown(app)


def test_a_terminal_that_tells_is_believed_and_another_is_timed():
    clock = Clock()
    held = HeldKeys(clock)
    enter = PlacedKey("enter", "\r", "", repeated=False)
    assert [held.note(one) for one in (enter, enter, PlacedKey("enter", "\r", "", True))] == [
        False, False, True,
    ]  # fmt: skip

    timed = []
    for name, wait in (
        ("a", 0),
        ("a", FIRST_REPEAT / 2),
        ("b", 0),
        ("a", 0),
        ("a", FIRST_REPEAT * 2),
    ):
        clock.now += wait
        timed.append(held.note(events.Key(name, None)))
    assert timed == [False, True, False, False, False]


def test_who_presses_again_in_the_same_measure_is_understood_the_third_time():
    clock = Clock()
    held = HeldKeys(clock)
    told = []
    for _ in range(3):
        told.append(held.note(events.Key("enter", "\r")))
        clock.now += (FIRST_REPEAT + NEXT_REPEAT) / 2
    assert told == [False, True, False]
