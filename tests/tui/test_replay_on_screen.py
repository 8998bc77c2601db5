"""A replay on the screen: keys alone, at the size of a projector."""

import pytest
from helpers import BRIDGE
from looking import playing, sees, shown

from game import saves
from game.sitting.menu import Menu
from game.sitting.replay import read_back

WALLS = [(60, 18), (120, 44)]


@pytest.fixture
def replay(saves_folder):
    """A game with one answer and its reason, left at its second question."""
    game = Menu("Anna").open(str(BRIDGE)).sit("miller")
    while game.at != "question":
        assert game.turn(1)
    game.choose(1, "the mill stands still")
    return read_back(game.session.path, str(BRIDGE))


@pytest.mark.parametrize("size", WALLS)
async def test_enter_comes_to_the_answer_and_o_opens_the_record(replay, size):
    async with playing(sitting=replay, size=size) as pilot:
        app = pilot.app
        for _ in range(6):
            await pilot.press("enter", "pagedown")
        assert app.sitting.at == "answered"
        await sees(app, "the mill stands still")
        await pilot.press("o")
        await sees(app, "laid ten planks")
        await pilot.press("escape")
        assert app.sitting.at == "answered"


@pytest.mark.parametrize("size", WALLS)
async def test_enter_held_for_long_opens_no_record(replay, size):
    async with playing(sitting=replay, size=size) as pilot:
        app = pilot.app
        app.held.clock = iter(step / 30 for step in range(10_000)).__next__
        for _ in range(40):
            await pilot.press("enter")
            assert "laid ten planks" not in shown(app)
        assert app.sitting.at == "question"  # whoever still holds it does not come to the answer


@pytest.mark.parametrize("size", WALLS)
async def test_a_key_of_the_wall_that_is_held_down_acts_once(replay, size):
    async with playing(sitting=replay, size=size) as pilot:
        app = pilot.app
        while app.sitting.at != "answered":
            await pilot.press("right")
        app.held.clock = iter(step / 30 for step in range(10_000)).__next__
        await pilot.press("b")
        for _ in range(9):
            await pilot.press("b")
        assert app.sitting.at == "blank"
        await pilot.press("escape", "o")
        await sees(app, "laid ten planks")


async def test_names_remarks_and_an_empty_wall_have_their_keys(replay):
    async with playing(sitting=replay, size=(60, 18)) as pilot:
        app = pilot.app
        await sees(app, "Anna")
        await pilot.press("n")
        assert "Anna" not in shown(app)
        while app.sitting.at != "answered":
            await pilot.press("right")
        await pilot.press("e", *"why", "enter")
        await pilot.pause()
        await sees(app, "why")
        assert saves.read(replay.session.path).steps[0].remark == "why"
        await pilot.press("b")
        assert app.sitting.at == "blank"
        assert "answered" not in "".join(shown(app).lower().split())
        await pilot.press("b")
        assert app.sitting.at == "answered"


async def test_the_list_of_questions_leads_to_one(replay):
    async with playing(sitting=replay, size=(60, 18)) as pilot:
        app = pilot.app
        await pilot.press("l")
        await sees(app, "Q U E S T I O N S")
        await pilot.press("2")
        assert app.sitting.at == "question"
        assert app.sitting.sheet.ask == "Is the warden arrested?"


async def test_p_plays_on_from_here(replay):
    async with playing(sitting=replay, size=(60, 18)) as pilot:
        app = pilot.app
        await pilot.press("p")
        await sees(app, "A new game")
        assert app.sitting.session.play.question == "ford"
        while app.sitting.at != "question":
            await pilot.press("right")
        await pilot.press("2", "enter", "enter")
        assert app.sitting.session.path.exists()
        assert app.sitting.session.path != replay.session.path
