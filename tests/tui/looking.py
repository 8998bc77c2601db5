"""Looking at the running screen as a player does: its rows of text, and where in them words stand."""

import asyncio
from contextlib import asynccontextmanager
from itertools import count
from time import monotonic

from game.sitting.menu import Menu
from game.tui.app import PolitburoApp

NARROW = (80, 24)
BROAD = (120, 40)


def rows(app):
    """What stands on the screen, row by row."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def shown(app):
    return "\n".join(rows(app))


def page_words(app):
    """The words of the open page in reading order, in and out of sight, as they are set."""
    parts = [app.screen.query_one("#text"), app.screen.query_one("Choices")]
    return "\n".join(str(part.render()) for part in parts if part.display)


async def until(wanted, seconds=20.0):
    """Wait for a condition."""
    end = monotonic() + seconds
    while not wanted():
        assert monotonic() < end, "this never came"
        await asyncio.sleep(0.002)


async def still(pilot):
    """Wait until nothing on the screen changes any more, the scroll bars included."""
    before, alike = None, 0
    while alike < 2:
        await pilot.pause()
        alike = alike + 1 if rows(pilot.app) == before else 0
        before = rows(pilot.app)


async def laid_over(pilot, action):
    """Open a panel, and wait until it lies there."""
    app = pilot.app
    app.table.action_do(action)
    await until(lambda: app.screen is app.panel and app.panel.query("#foot"))
    await pilot.pause()


async def to_question(pilot):
    """Read on, through everything that was heard, to the question."""
    app = pilot.app
    while app.sitting.at != "question":
        assert app.sitting.turn(1)
    app.table.show()
    await pilot.pause()


async def answer(pilot, number, reason=""):
    """Point at a line of the question that comes next, and enter it."""
    await to_question(pilot)
    await pilot.press(str(number), "enter", *reason, "enter")
    await until(lambda: pilot.app.sitting.at != "question")


async def sees(app, words):
    """Wait until words stand on the screen, however they are wrapped."""
    wanted = "".join(words.split())
    try:
        await until(lambda: wanted in "".join(shown(app).split()), 5)
    except AssertionError:
        raise AssertionError(f"{words!r} is not on the screen:\n{shown(app)}") from None


async def everything(pilot):
    """All rows of the open page, scrolled through from top to end."""
    app = pilot.app
    page = app.screen.query_one("#page")
    seen, top = [], 0
    while True:
        page.scroll_to(y=top, animate=False, immediate=True)
        await pilot.pause()
        seen += rows(app)
        if top >= page.max_scroll_y:
            return "\n".join(seen)
        top += max(1, page.size.height)


async def click_words(pilot, words, times=1):
    """Click on words that stand on the screen; scroll to them as with a wheel if they do not."""
    for _ in range(40):
        for y, row in enumerate(rows(pilot.app)):
            if words in row:
                await pilot.click(offset=(row.index(words) + len(words) // 2, y), times=times)
                return
        page = pilot.app.screen.query_one("#page")
        assert page.scroll_y < page.max_scroll_y, f"{words!r} nowhere in\n{shown(pilot.app)}"
        page.scroll_relative(y=4, animate=False, immediate=True)
        await pilot.pause()


@asynccontextmanager
async def playing(scenario=None, seat=None, size=NARROW, sitting=None):
    """A running app: at the menu, or seated in a scenario."""
    sitting = sitting or Menu()
    if scenario:
        sitting = sitting.open(str(scenario))
    if seat:
        sitting = sitting.sit(seat)
    app = PolitburoApp(sitting)
    app.held.clock = map(
        float, count(step=60)
    ).__next__  # nobody holds a key: a minute lies between
    async with app.run_test(size=size) as pilot:
        await until(lambda: app.screen is app.table and app.table.sheet.name)
        await pilot.pause()
        yield pilot
