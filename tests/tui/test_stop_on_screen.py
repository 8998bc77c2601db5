"""The law of the stop on the screen: scrolled through, every panel, help, palette, copy.

What a page says is watched in `tests/test_the_stop.py`, for every shipped chapter; here it is what
the screen adds, for which one of them is enough.
"""

import pytest
from beyond import leaked
from helpers import BRIDGE, open_options, squeezed, story_named
from looking import BROAD, NARROW, everything, laid_over, playing, shown, until

from game.playthrough.play import Playthrough
from game.sitting.game import PANELS

NAMED = [(str(BRIDGE), "miller", size) for size in (NARROW, BROAD)]
NAMED.append(("brest-1918", "trotsky", NARROW))


async def opened(pilot):
    """Everything that can be brought on the screen without answering."""
    app = pilot.app
    seen = [await everything(pilot)]
    for name in [
        one for one in (*PANELS, "help") if one == "help" or one in app.table.sheet.actions
    ]:
        await laid_over(pilot, name)
        seen.append(await everything(pilot))
        app.panel.action_do("leave")
        await until(lambda: app.screen is app.table)
    app.table.action_do("copy")
    seen.append(app.clipboard)
    seen += [f"{one.title} {one.help}" for one in app.get_system_commands(app.screen)]
    await pilot.press("ctrl+p")
    await until(lambda: app.screen is not app.table)
    seen.append(shown(app))
    await pilot.press("escape")
    await until(lambda: app.screen is app.table)
    seen.append(str(app.tree))
    return "\n".join(seen)


@pytest.mark.parametrize(("name", "seat", "size"), NAMED)
async def test_nothing_on_the_screen_before_an_answer_says_what_came_after(name, seat, size):
    questions = 0
    async with playing(name, seat, size) as pilot:
        app = pilot.app
        sitting = app.sitting
        while (play := sitting.session.play).question and questions < 3:
            while sitting.at != "question":
                if sitting.at in ("note", "passage", "heard"):
                    scene = sitting._view().meeting.scene
                    app.table.show()
                    assert leaked(await everything(pilot), play, scene) == []
                assert sitting.turn(1)
            app.table.show()
            seen = await opened(pilot)
            assert squeezed(sitting._view().question) in squeezed(seen)
            assert leaked(seen, play, play.question) == []
            option = open_options(play)[0]
            sitting.choose(next(one.number for one in sitting._view().options if one.id == option))
            questions += 1
    assert questions


async def test_the_menu_the_seats_and_the_briefs_say_nothing_of_what_comes(with_bridge):
    play = Playthrough.start(story_named(str(BRIDGE)), "miller")
    async with playing() as pilot:
        seen = [await everything(pilot)]
        sitting = pilot.app.sitting = pilot.app.sitting.open(str(BRIDGE))
        for seat in range(1, 4):
            pilot.app.table.show()
            seen.append(await everything(pilot))
            sitting.choose(seat)
            pilot.app.table.show()
            seen.append(await everything(pilot))
            sitting.choose(2)
        assert "You keep the mill and signed nothing." in " ".join("\n".join(seen).split())
        assert leaked("\n".join(seen), play, "ford") == []
