"""The whole game by mouse alone."""

import pytest
from helpers import BRIDGE
from looking import BROAD, NARROW, click_words, page_words, playing, sees, shown, until

from game.pages.actions import BY_NAME


async def foot(pilot, action):
    """Click the word of an action in the last row."""
    word = BY_NAME[action].label if action in BY_NAME else action
    last = [row for row in shown(pilot.app).split("\n") if row.strip()][-1]
    assert word in last, last
    await pilot.click(offset=(last.index(word) + 1, pilot.app.size.height - 1))


@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
async def test_from_the_menu_to_the_end_and_back_by_mouse_alone(size, with_bridge):
    async with playing(size=size) as pilot:
        app = pilot.app
        await click_words(pilot, "The Bridge")
        await sees(app, "Whose place")
        await click_words(pilot, "K. Miller")
        await sees(app, "You keep the mill")
        await click_words(pilot, "Sit down")
        await sees(app, "The water stands")
        if size == NARROW:
            await click_words(pilot, "On the table")
        else:
            await click_words(pilot, "Marks at the ford")
        await sees(app, "passed at night")
        await foot(pilot, "close")
        await until(lambda: app.screen is app.table)
        await click_words(pilot, "2  Look into the town chest")
        await sees(app, "You find a letter.")
        while app.sitting.at != "question":
            await foot(pilot, "enter")
        await click_words(pilot, "h heads" if size == NARROW else "THE VOTE TO COME")
        await sees(app, "C O U N T I N G")
        await click_words(pilot, "Warden")
        await foot(pilot, "close")
        assert app.sitting.pencil.heads == {"warden": "for"}
        await click_words(pilot, "Mend the bridge", times=2)
        await click_words(pilot, "go back")
        assert app.sitting.at == "question"
        await foot(pilot, "line 1")
        await click_words(pilot, "into the minutes")
        await until(lambda: app.sitting.at == "record")
        await sees(app, "S T O P")
        for _ in range(30):
            if app.sitting.at == "note":
                break
            await foot(pilot, "enter")
        await click_words(pilot, "Read the passage")
        assert "accused of taking planks" in page_words(app)
        await foot(pilot, "next: the question")
        await click_words(pilot, "Let the warden go home")
        await foot(pilot, "line 2")
        await click_words(pilot, "into the minutes")
        await until(lambda: app.sitting.at == "record")
        steps = app.sitting.session.play.steps
        while "enter" in shown(app).rstrip().split("\n")[-1]:
            await foot(pilot, "enter")
        assert app.sitting.at_end
        await foot(pilot, "leave")
        assert app.sitting.at == "menu"
    assert [type(step).__name__ for step in steps] == ["CallMade", "Answer", "Answer"]


async def test_the_keys_of_the_foot_are_words_to_click():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await foot(pilot, "who")
        await sees(app, "keeper of the mill")
        await foot(pilot, "close")
        await foot(pilot, "help")
        await sees(app, "K E Y S")


async def test_a_click_on_nothing_does_nothing():
    async with playing(BRIDGE, "miller") as pilot:
        before = shown(pilot.app)
        await pilot.click(offset=(1, 1))
        await pilot.click(offset=(40, 3))
        await pilot.pause()
        assert shown(pilot.app) == before
