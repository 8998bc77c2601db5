"""Every kind of page as it stands on the screen, at three sizes, and in lines.

The grids lie in `golden/` and are looked through when they change: `pytest tests/tui/test_golden.py --golden`
writes them anew. The foot is left out after a stop; it has tests of its own.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from games import AFTER, after, at_page, turned
from looking import laid_over, rows, still, until

from game import library, saves
from game.classroom import found_in, gather
from game.pages import lines
from game.sitting.classroom import ClassSitting
from game.sitting.menu import Menu
from game.sitting.replay import read_back
from game.tui.app import PolitburoApp

GOLDEN = Path(__file__).parent / "golden"
FOOT = 2
"""Rows of the foot and the line over it."""
SIZES = {"60x18": (60, 18), "80x24": (80, 24), "120x40": (120, 40)}
LAID_OVER = {
    "heard": ("calls", "papers", "voices", "who", "dossier"),
    "question": ("heads", "minutes", "help"),
    "last heard": ("dossier", "minutes"),
}
"""The pages that are opened over another one, by the name of the page in `scenes`."""


def pages(opened):
    """Every page of the kind that lies open, in order; each is open while it is yielded."""
    kind = opened.at
    while opened.at == kind:
        yield opened.sheet
        if not opened.turn(1):
            return


def noted(game):
    """A game with something pencilled in, and its papers read."""
    game.panel("papers")
    game.pencil_in(1, "against")
    game.pencil_in(2, "for")
    return game


def two_games():
    """A game at its second question and one that is over, begun and kept in November 2026."""
    turned(Menu("Anna").open("bridge").sit("miller"), "question").choose(1)
    ended = Menu().open("bridge").sit("clerk")
    while not ended.session.play.finished:
        turned(ended, "question").choose(1)
    for day, seat in ((19, "clerk"), (20, "miller")):
        path = saves.folder() / f"bridge-{seat}-1.yaml"
        path.write_text(
            re.sub(r"(?m)^day: .*", "day: '2026-11-18'", path.read_text("utf-8")), "utf-8"
        )
        kept = datetime(2026, 11, day, 12, tzinfo=UTC).timestamp()
        os.utime(path, (kept, kept))


def scenes():
    """The pages before a record by name, each as a sitting at which it lies open."""
    two_games()
    yield "menu", Menu("Masha")
    yield "seats", Menu().open("bridge")
    briefed = Menu().open("bridge")
    briefed.choose(2)
    yield "brief", briefed
    yield "heard", at_page("heard", 0)
    yield "called", at_page("heard", 1)
    yield "question", noted(at_page("question", 1))
    yield "note", at_page("note", 2)
    yield "last heard", at_page("heard", 2)
    yield "last question", at_page("question", 2)


def classroom():
    """A game read back page by page, two games side by side, and what was edited since."""
    two_games()
    read = read_back(saves.folder() / "bridge-miller-1.yaml")
    yield f"replay: {read.at}", read
    while read.turn(1):
        yield f"replay: {read.at}", read
    laid = ClassSitting(gather(found_in([saves.folder()])))
    yield "class", laid
    while laid.turn(1):
        yield "class", laid
    story = library.find("bridge")
    story.write_text(
        story.read_text("utf-8").replace("Mend the bridge", "Patch the bridge"), "utf-8"
    )
    yield "edited", Menu().resume(saves.folder() / "bridge-miller-1.yaml").sitting


def lesson():
    """A class before one screen, from what is public so far to its debrief; a tie among it."""
    room = Menu("10b").open_room("bridge", cut=True)
    yield "heard, first", room
    while room.go_on():
        yield f"{room.at}", room
    room.vote("7 12 5")
    room.choose(2, "the ford is free, and the planks are dear this year")
    yield "voted once", room
    room.vote("3 12 9")
    yield "moved", room
    turned(room, "answered")
    yield "stop", room
    room.act("record")
    while room.at == "record":
        yield f"record: {room.sheet.contents[room.sheet.place]}", room
        room.turn(1)
    yield room.at, room
    turned(room, "question")
    yield "to be explained", room
    room.vote("7 3")
    room.vote("5 5")
    yield "tie", room
    room.choose(1)
    turned(room, "answered")
    yield "stop after a tie", room
    turned(room, "closes")
    yield "closes", room
    room.act("debrief")
    for card in room.sheet.contents:
        yield f"card: {card}", room
        room.turn(1)


def compare(name, grids, rewrite):
    found = "\n\n".join(grids) + "\n"
    path = GOLDEN / f"{name}.txt"
    if rewrite:
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def grid(app):
    """What stands on the screen over the foot."""
    return "\n".join(row.rstrip() for row in rows(app)[:-FOOT]).rstrip()


@pytest.fixture
def rewrite(request):
    return request.config.getoption("--golden")


@pytest.mark.parametrize("kind", AFTER)
@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_after_a_stop_stand_on_the_screen_as_they_were_looked_through(
    kind, size, rewrite, with_bridge
):
    opened, grids = after(kind), []
    app = PolitburoApp(opened)
    async with app.run_test(size=SIZES[size]) as pilot:
        for sheet in pages(opened):
            app.table.show()
            await still(pilot)
            grids.append(f"--- {sheet.contents[sheet.place]}\n{grid(app)}")
    compare(f"{kind}-{size}", grids, rewrite)


TAUGHT = {"classroom": classroom, "lesson": lesson}
"""What a teacher shows, page by page."""


@pytest.mark.parametrize("shown", TAUGHT)
@pytest.mark.parametrize("size", SIZES)
async def test_what_a_teacher_shows_stands_on_the_screen_as_it_was_looked_through(
    size, shown, rewrite, with_bridge
):
    app, grids = PolitburoApp(Menu()), []
    async with app.run_test(size=SIZES[size]) as pilot:
        for name, sitting in TAUGHT[shown]():
            app.sitting = sitting
            app.table.show()
            await still(pilot)
            grids.append(f"--- {name}\n{grid(app)}\n{rows(app)[-1].strip()}")
    compare(f"{shown}-{size}", grids, rewrite)


@pytest.mark.parametrize("shown", TAUGHT)
def test_what_a_teacher_shows_is_written_in_lines_as_it_was_looked_through(
    shown, rewrite, with_bridge
):
    written = [
        "\n".join([f"--- {name}", *lines.sheet(sitting.sheet)]) for name, sitting in TAUGHT[shown]()
    ]
    compare(f"{shown}-lines", written, rewrite)


@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_before_a_stop_stand_on_the_screen_as_they_were_looked_through(
    size, rewrite, with_bridge
):
    app, grids = PolitburoApp(Menu()), []
    async with app.run_test(size=SIZES[size]) as pilot:
        for name, sitting in scenes():
            app.sitting = sitting
            app.table.show()
            await still(pilot)
            grids.append(f"--- {name}\n{grid(app)}\n{rows(app)[-1].strip()}")
            for panel in LAID_OVER.get(name, ()):
                await laid_over(pilot, panel)
                await still(pilot)
                grids.append(f"--- {name}: {panel}\n{grid(app)}")
                app.panel.action_do("leave")
                await until(lambda: app.screen is app.table)
    compare(f"before-{size}", grids, rewrite)


def test_the_pages_before_a_stop_are_written_in_lines_as_they_were_looked_through(
    rewrite, with_bridge
):
    written = []
    for name, sitting in scenes():
        written += [f"--- {name}", *lines.sheet(sitting.sheet)]
        for panel in LAID_OVER.get(name, ()):
            if panel in sitting.panels:
                written += [f"--- {name}: {panel}", *lines.sheet(sitting.panel(panel))]
    compare("before-lines", ["\n".join(written)], rewrite)


@pytest.mark.parametrize("kind", AFTER)
def test_the_pages_after_a_stop_are_written_in_lines_as_they_were_looked_through(
    kind, rewrite, with_bridge
):
    compare(
        f"{kind}-lines",
        ["\n".join(lines.sheet(one)) for one in pages(after(kind))],
        rewrite,
    )
