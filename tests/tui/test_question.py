"""TO BE RESOLVED: every line in sight, what is said of it, and the way there."""

import re

import pytest
from helpers import BRIDGE, SHIPPED, open_options, story_named
from helpers import answer as play_on
from looking import NARROW, answer, page_words, playing, rows, sees, shown, still, to_question

from game.pages import lines
from game.playthrough.play import Playthrough
from game.session import Session
from game.sitting.game import Game

PUBLISHED = [name for name in SHIPPED if story_named(name).scenario.status == "published"]


def questions(name):
    """Each question of a shipped chapter, as it is put on one way from each seat, as a game there."""
    found = {}
    for seat in story_named(name).scenario.seats:
        play = Playthrough.start(story_named(name), seat)
        while not play.finished:
            game = Game(None, Session.rehearse(play))
            while game.at != "question":
                assert game.turn(1)
            found.setdefault(repr(game.sheet.choices), game)
            play = play_on(play, open_options(play)[0])
    return found.values()


@pytest.mark.parametrize("size", [NARROW, (60, 18)], ids=["narrow", "wall"])
@pytest.mark.parametrize("name", SHIPPED)
async def test_all_lines_of_every_shipped_question_stand_in_sight_with_what_is_said_of_the_one_pointed_at(
    name, size
):
    async with playing(size=size) as pilot:
        app = pilot.app
        for game in questions(name):
            app.sitting = game
            app.table.show()
            await pilot.pause()
            for pointed in range(len(app.table.sheet.choices) + 1):
                text = " ".join(shown(app).split())
                for one in app.table.sheet.choices:
                    assert f"{one.number} {one.label}" in text, (pointed, shown(app))
                if pointed:
                    one = app.table.sheet.choices[pointed - 1]
                    said = (one.hope, one.risk, *one.spoken_for, *one.spoken_against)
                    assert all(" ".join(words.split()) in text for words in said), shown(app)
                await pilot.press("down")


async def test_hope_and_risk_are_those_of_the_line_pointed_at_where_there_is_no_room_for_all():
    async with playing("brest-1918", "trotsky", NARROW) as pilot:
        app = pilot.app
        while app.sitting.at != "question":
            app.sitting.turn(1)
        app.table.show()
        first, second = app.table.sheet.choices[:2]
        await pilot.press("1")
        await sees(app, first.hope)
        assert " ".join(second.hope.split()) not in " ".join(shown(app).split())
        await pilot.press("2")
        await sees(app, second.risk)
        assert " ".join(first.hope.split()) not in " ".join(shown(app).split())


async def test_what_is_said_of_the_lines_takes_every_row_that_there_is():
    async with playing(BRIDGE, "miller", (80, 20)) as pilot:
        app = pilot.app
        await to_question(pilot)
        said = [words for one in app.table.sheet.choices for words in (one.hope, one.risk) if words]

        async def all_said(height):
            await pilot.resize_terminal(80, height)
            await still(pilot)
            return all(words in shown(app) for words in said)

        height = 20
        while await all_said(height - 1):
            height -= 1
        assert await all_said(height)
        page = app.screen.query_one("#page")
        assert app.screen.query_one("Choices").size.height == page.size.height


async def test_each_line_shows_who_was_heard_for_and_against_it():
    async with playing(BRIDGE, "miller", (80, 30)) as pilot:
        app = pilot.app
        await pilot.press("right")
        await sees(app, "for      Warden")
        await sees(app, "against  Warden")
        await pilot.press("left", "1", "right")  # the carter is heard only by a call
        await sees(app, "for      Carter")


async def test_a_figure_that_the_room_counts_stands_on_the_page():
    async with playing(BRIDGE, "miller", NARROW) as pilot:
        assert "Planks in the yard: 12 planks" in page_words(pilot.app)


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("size", [NARROW, (120, 44)], ids=["narrow", "broad"])
async def test_from_launch_to_the_first_question_it_takes_six_keys_at_most(name, size):
    async with playing(size=size) as pilot:
        app = pilot.app
        chapter = next(one for one in app.table.sheet.choices
                       if one.label == story_named(name).scenario.title)  # fmt: skip
        await pilot.press(str(chapter.number))
        keys = 1
        while app.sitting.at != "question":
            await pilot.press("enter")
            keys += 1
            assert keys <= 6, shown(app)


async def test_what_is_new_has_a_dot_until_it_is_read():
    async with playing(BRIDGE, "miller", NARROW) as pilot:
        app = pilot.app
        assert "p On the table •" in shown(app)
        await pilot.press("p", "escape")
        assert "p On the table •" not in shown(app)
        await answer(pilot, 1)
        while app.sitting.at != "heard":
            app.sitting.choose(1) if app.sitting.at == "note" else app.sitting.turn(1)
        app.table.show()
        await pilot.pause()
        assert "d Your dossier •" in shown(app)


async def test_of_the_head_nothing_is_left_out_that_would_fit():
    async with playing("brest-1918", "trotsky", (72, 20)) as pilot:
        app = pilot.app
        await to_question(pilot)
        place = app.table.sheet.left.rpartition(" · ")[2]

        async def head(width):
            await pilot.resize_terminal(width, 20)
            await still(pilot)
            return rows(app)[1].strip()

        width = 72
        while place in await head(width - 1):
            width -= 1
        assert re.fullmatch(r"\S+( \S+)*  \S+( \S+)*", await head(width))


async def test_the_date_stands_at_every_width():
    async with playing("brest-1918", "trotsky", (40, 20)) as pilot:
        app = pilot.app
        while app.sitting.at != "question":
            app.sitting.turn(1)
        for width in (40, 50, 60, 80, 120, 160):
            await pilot.resize_terminal(width, 20)
            app.table.show()
            await pilot.pause()
            assert "24 JANUARY 1918" in rows(app)[1], width


def test_in_lines_of_text_a_number_stands_before_its_line_and_what_is_said_of_it_under_it():
    from helpers import asked

    printed = lines.sheet(asked().sheet)
    at = printed.index("1   Mend the bridge with planks from the yard")
    assert printed[at + 1 : at + 4] == [
        "    for: Warden", "    hope: The mill runs on.", "    risk: The planks are gone.",
    ]  # fmt: skip
    assert printed.index("TO BE RESOLVED") < at
