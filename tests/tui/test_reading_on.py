"""Enter reads on: to what stands below the screen, and from a stop to the next scene in a few keys."""

from functools import cache

import pytest
from helpers import SHIPPED, answer, open_options, seated, story_named
from looking import NARROW, playing, shown, still

from game.pages.leaves import record_of
from game.playthrough.play import Playthrough
from game.session import Session, open_scenario
from game.sitting.game import Game
from game.sitting.menu import Menu
from game.tui import typeset
from game.tui.layout import MEASURE

PRESSES = 4
"""Keys that lead from a stop to the next scene, at most."""
REASON = "Because the soldiers are going home, and nobody can hold them."


def records(name):
    """Every question of a story with every answer from every seat, once each: play after it."""
    for seat in story_named(name).scenario.seats:
        asked, open_ = set(), [Playthrough.start(story_named(name), seat)]
        while open_:
            play = open_.pop()
            new = [one for one in open_options(play) if (play.question, one) not in asked]
            asked.update((play.question, one) for one in new)
            after = [answer(play, one, reason=REASON) for one in new]
            yield from after
            open_ += [one for one in after if one.question]


def rows(play):
    """The rows of the pages that Enter leads through."""
    pages = (sheet for sheet in record_of(play) if not sheet.extra)
    return sum(typeset.height(sheet.blocks, MEASURE) for sheet in pages)


@cache
def longest(name):
    """Of every scene with a question the run whose record is longest."""
    found = {}
    for play in records(name):
        scene = play.last.answer.scene
        if scene not in found or rows(play) > rows(found[scene]):
            found[scene] = play
    return found


def game_of(name, play):
    story, digest = open_scenario(name)
    session = Session.begin(story, play.seat, digest)
    session.play = play
    return Game(Menu(), session)


@pytest.mark.parametrize("name", SHIPPED)
async def test_four_keys_lead_from_the_stop_of_every_scene_to_what_comes_next(name):
    async with playing(size=NARROW) as pilot:
        app = pilot.app
        for scene, play in longest(name).items():
            app.sitting, presses = game_of(name, play), 0
            app.table.show()
            while app.sitting.at == "record":
                await pilot.pause()
                app.table.action_do("confirm")
                presses += 1
            assert presses <= PRESSES, f"{name}: {scene} takes {presses}"


async def test_a_brief_whose_choices_lie_below_the_screen_is_read_to_them_first():
    opened = Menu().open("brest-1918")
    opened.offer("trotsky")
    async with playing(sitting=opened, size=(60, 18)) as pilot:
        opened.turn(1)
        pilot.app.table.show()
        await still(pilot)
        assert "Sit down" not in shown(pilot.app)
        while "Sit down" not in shown(pilot.app):
            assert "read on" in shown(pilot.app)
            await pilot.press("enter")
            await still(pilot)
            assert pilot.app.sitting is opened
        assert "enter take 1" in shown(pilot.app)


async def test_pages_of_an_end_are_named_at_eighty_columns_all_of_them():
    game = seated("brest-1918", "krestinsky")
    while not game.session.play.finished:
        game.session.answer(open_options(game.session.play)[0], "", {}, ())
    game.lay(game.session)
    while game.at != "end":
        assert game.turn(1)
    async with playing(sitting=game, size=NARROW) as pilot:
        for place in range(len(game.sheet.contents)):
            game.open_page(place + 1)
            pilot.app.table.show()
            await still(pilot)
            assert all(title in shown(pilot.app) for title in game.sheet.contents)
