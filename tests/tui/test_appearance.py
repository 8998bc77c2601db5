"""Terminals of any size, lines of the right length, and nothing that moves."""

import pytest
from helpers import BRIDGE
from looking import BROAD, NARROW, answer, page_words, playing, rows, sees, shown, until

from game.tui.typeset import COLUMN

TINY = [(39, 12), (6, 3), (1, 1)]


@pytest.mark.parametrize("place", ["menu", "heard", "question", "panel", "slip", "palette"])
async def test_a_terminal_that_is_too_small_asks_for_room_and_loses_nothing(place):
    async with playing(BRIDGE, None if place == "menu" else "miller") as pilot:
        app = pilot.app
        for key in {"menu": ["escape"], "panel": ["p"], "slip": ["right", "1", "enter"],
                    "question": ["right"], "palette": ["ctrl+p"],
                    }.get(place, []):  # fmt: skip
            await pilot.press(key)
        before, at = app.screen, app.sitting.at
        await pilot.pause()
        words = shown(app)
        for size in TINY:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.is_running
            if place != "palette" and size[0] >= 6:
                text = "".join(shown(app).split())
                assert "Pleasemakethiswindowlarger".startswith(text[:5])
        await pilot.press("left")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.is_running
        assert (app.screen, app.sitting.at) == (before, at)
        for row in words.splitlines()[1:6]:
            await until(lambda row=row: row in shown(app))


async def test_the_smallest_terminal_it_is_made_for_shows_every_page():
    async with playing(BRIDGE, "miller", (40, 12)) as pilot:
        app = pilot.app
        await sees(app, "H E A R D")
        assert "larger" not in shown(app)
        await answer(pilot, 1)
        await pilot.press("right")
        assert "The warden laid ten planks" in " ".join(page_words(app).split())
        assert all(len(row) <= 40 for row in rows(app))


async def test_a_window_made_broad_shows_the_margin_and_made_narrow_folds_it():
    async with playing(BRIDGE, "miller", NARROW) as pilot:
        app = pilot.app
        assert "p On the table" in shown(app)
        assert "Marks at the ford" not in shown(app)
        await pilot.resize_terminal(*BROAD)
        await sees(app, "Marks at the ford")
        await sees(app, "YOUR DOSSIER")
        await pilot.resize_terminal(*NARROW)
        await until(lambda: "Marks at the ford" not in shown(app))


@pytest.mark.parametrize("size", [NARROW, BROAD, (200, 60)], ids=["narrow", "broad", "vast"])
async def test_a_line_of_text_is_never_longer_than_the_measure(size):
    async with playing("brest-1918", "bukharin", size) as pilot:
        while pilot.app.sitting.at != "question":
            pilot.app.sitting.turn(1)
        pilot.app.table.show()
        await pilot.pause()
        longest = max(len(line.rstrip()) for line in page_words(pilot.app).split("\n"))
        assert 55 <= longest <= 75
        assert COLUMN < longest


async def test_an_idle_screen_sends_nothing():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await pilot.pause()
        before = shown(app)
        timers = [one for node in (app, *app.screen.walk_children()) for one in node._timers]
        assert not any(timer._active.is_set() for timer in timers)
        assert app.animation_level == "none"
        await pilot.pause()
        assert shown(app) == before
