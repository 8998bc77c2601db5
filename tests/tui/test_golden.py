"""The pages of a record and of an end as they stand on the screen, at three sizes, and in lines.

The grids lie in `golden/` and are looked through when they change: `pytest tests/tui/test_golden.py --golden`
writes them anew. The foot is left out; it has tests of its own.
"""

from pathlib import Path

import pytest
from helpers import BRIDGE
from looking import rows

from game.pages import lines
from game.playthrough.steps import Answer, CallMade
from game.session import Session, open_scenario
from game.sitting.game import Game
from game.sitting.menu import Menu
from game.tui.app import PolitburoApp

GOLDEN = Path(__file__).parent / "golden"
FOOT = 2
"""Rows of the foot and the line over it."""
SIZES = {"60x18": (60, 18), "80x24": (80, 24), "120x40": (120, 40)}
STEPS = (
    CallMade("ford", "chest"),
    Answer("ford", "mend", "", "for the mill", {"warden": "against", "clerk": "for"}),
    Answer("council", "release"),
)
KINDS = {"first-record": 2, "record": 3, "end": 3}
"""How many steps lead to the pages."""


def game(kind):
    """A game whose last step has just been taken, at the first page of a kind."""
    story, digest = open_scenario(str(BRIDGE))
    session = Session.begin(story, "miller", digest)
    for step in STEPS[: KINDS[kind]]:
        session.play = session.play.step(step)
    opened = Game(Menu(), session)
    while opened.at != kind.removeprefix("first-"):
        assert opened.turn(1)
    return opened


def pages(opened):
    """Every page of the kind that lies open, in order; each is open while it is yielded."""
    kind = opened.at
    while opened.at == kind:
        yield opened.sheet
        if not opened.turn(1):
            return


def compare(name, grids, rewrite):
    found = "\n\n".join(grids) + "\n"
    path = GOLDEN / f"{name}.txt"
    if rewrite:
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


@pytest.fixture
def rewrite(request):
    return request.config.getoption("--golden")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_stand_on_the_screen_as_they_were_looked_through(kind, size, rewrite):
    opened, grids = game(kind), []
    app = PolitburoApp(opened)
    async with app.run_test(size=SIZES[size]) as pilot:
        for sheet in pages(opened):
            app.table.show()
            await pilot.pause()
            grid = "\n".join(row.rstrip() for row in rows(app)[:-FOOT])
            grids.append(f"--- {sheet.contents[sheet.place]}\n{grid.rstrip()}")
    compare(f"{kind}-{size}", grids, rewrite)


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_are_written_in_lines_as_they_were_looked_through(kind, rewrite):
    compare(f"{kind}-lines", ["\n".join(lines.sheet(one)) for one in pages(game(kind))], rewrite)
