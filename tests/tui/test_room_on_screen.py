"""A class before one screen, by keys alone, from the projector's size up."""

import pytest
from helpers import BRIDGE, SHIPPED, squeezed, story_named
from looking import playing, rows, sees, shown, until

from game import saves
from game.sitting.menu import Menu

FORD = str(BRIDGE)
WALLS = [(60, 18), (80, 24), (120, 44)]
QUESTIONS = {
    name: [id for id, scene in story_named(name).scenario.scenes.items() if scene.options]
    for name in (FORD, *SHIPPED)
}


def room(first=None, cut=False, name=FORD):
    return Menu("10b").open_room(name, first, cut)


async def types(pilot, text):
    for letter in text:
        await pilot.press("space" if letter == " " else letter)


async def votes(pilot, hands):
    """From any page of a question: to its lines, and a vote."""
    while pilot.app.sitting.at != "question":
        await pilot.press("right")
    await pilot.press("n")
    await until(lambda: pilot.app.table.slip.matter is not None)
    await types(pilot, hands)
    await pilot.press("enter")
    await until(lambda: pilot.app.table.slip.matter is None)


async def to_stop(pilot):
    await votes(pilot, "7 12 5")
    await votes(pilot, "3 12 9")
    await pilot.press("enter")
    await sees(pilot.app, "S T O P")


@pytest.mark.parametrize("name", QUESTIONS)
async def test_every_line_of_every_question_stands_on_the_smallest_wall_after_three_keys(name):
    async with playing(sitting=room(name=name), size=(60, 18)) as pilot:
        app = pilot.app
        for scene in QUESTIONS[name]:
            app.sitting = room(scene, name=name)
            app.table.show()
            for _ in range(3):
                if app.sitting.at != "question":
                    await pilot.press("1" if app.sitting.at == "note" else "right")
            assert app.sitting.at == "question"
            await pilot.pause()
            seen = squeezed(shown(app))
            for line in app.sitting.sheet.choices:
                assert squeezed(line.label) in seen, (scene, line.label)


@pytest.mark.parametrize("size", WALLS)
async def test_what_is_typed_is_not_shown_and_only_the_movement_is(size):
    async with playing(sitting=room(), size=size) as pilot:
        app = pilot.app
        while app.sitting.at != "question":
            await pilot.press("right")
        await pilot.press("n")
        await types(pilot, "17 12 5")
        await sees(app, "numbers so far: 3")
        assert "17 12" not in shown(app)
        await pilot.press("enter")
        await sees(app, "34 hands counted. Now talk; then vote once more.")
        await votes(pilot, "13 12 9")
        await sees(app, "4 fewer: Mend the bridge")
        await sees(app, "4 more: Wait for the water")
        assert "13" not in shown(app)


@pytest.mark.parametrize("size", WALLS)
async def test_at_the_stop_enter_held_opens_nothing_and_o_opens_the_record(size):
    async with playing(sitting=room(), size=size) as pilot:
        app = pilot.app
        await to_stop(pilot)
        app.held.clock = iter(step / 30 for step in range(10_000)).__next__
        for _ in range(90):
            await pilot.press("enter")
        assert app.sitting.at == "answered"
        assert "laid ten planks" not in shown(app)
        await pilot.press("o")
        await sees(app, "laid ten planks")
        await pilot.press("escape")
        await sees(app, "S T O P")


@pytest.mark.parametrize("size", [(60, 18), (72, 20), (80, 24), (100, 30), (112, 36), (120, 44)])
async def test_no_stop_and_its_record_share_a_screen(size):
    async with playing(sitting=room(), size=size) as pilot:
        app = pilot.app
        await to_stop(pilot)
        page = app.screen.query_one("#page")
        page.scroll_end(animate=False)
        await pilot.pause()
        assert "laid ten planks" not in shown(app)
        await pilot.press("o")
        await sees(app, "W H A T  F O L L O W E D")
        assert "S T O P" not in shown(app)
        while app.sitting.at == "record":
            await pilot.press("right")
            await pilot.pause()
            assert "S T O P" not in shown(app)


async def test_a_tie_a_reason_and_a_vote_taken_back_have_their_slips():
    async with playing(sitting=room(), size=(60, 18)) as pilot:
        app = pilot.app
        await votes(pilot, "7 7 0")
        await pilot.press("2", "enter", *"carts", "enter")
        await sees(app, "class    carts")
        await votes(pilot, "6 6 2")
        await sees(app, "A  T I E")
        await pilot.press("enter")
        assert app.sitting.at == "tie"
        await pilot.press("2", "enter")
        await sees(app, "T H E  T I E  I S  B R O K E N")
        await pilot.press("enter")
        await sees(app, "1 fewer: Mend")
        await pilot.press("u")
        await sees(app, "The hands are counted anew; the minutes keep both.")
        await pilot.press("enter")
        await until(lambda: app.sitting.at == "question")


async def test_a_wrong_count_leaves_the_slip_with_what_was_typed(saves_folder):
    async with playing(sitting=room(), size=(60, 18)) as pilot:
        app = pilot.app
        while app.sitting.at != "question":
            await pilot.press("right")
        await pilot.press("n", *"7", "enter")
        await sees(app, "Give 3 numbers, the hands for lines 1, 2, 3")
        assert app.table.slip.matter is not None
        assert not saves_folder.exists()


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_each_new_paragraph_comes_into_sight_at_one_key(size):
    async with playing(sitting=room("dvinsk", name="brest-1918"), size=size) as pilot:
        app = pilot.app
        seen = app.sitting._pages.view(app.sitting._leaf).heard
        for passage in seen:
            await pilot.press("enter")
            await sees(app, passage.text)


async def test_the_lesson_is_found_in_the_menu_and_gone_on_with(with_bridge):
    async with playing(sitting=Menu("10b").open_room("bridge"), size=(80, 24)) as pilot:
        await votes(pilot, "7 12 5")
    assert [type(step).__name__ for step in saves.read(saves.find("bridge-room-1")).steps] == [
        "Vote"
    ]
    async with playing(size=(80, 24)) as pilot:
        app = pilot.app
        assert any("A class" in row and "10b" in row for row in rows(app))
        await pilot.press("1", "enter")
        await sees(app, "24 hands")
        assert app.sitting.at == "question"


async def test_the_wall_is_emptied_and_lit_again_and_the_list_leads_back():
    async with playing(sitting=room(cut=True), size=(60, 18)) as pilot:
        app = pilot.app
        await to_stop(pilot)
        await pilot.press("b")
        assert "STOP" not in squeezed(shown(app))
        await pilot.press("b", "l")
        await sees(app, "Q U E S T I O N S")
        await sees(app, "What is done about the bridge?")
        assert "warden" not in shown(app)
        await pilot.press("1")
        await until(lambda: app.sitting.at == "question")
