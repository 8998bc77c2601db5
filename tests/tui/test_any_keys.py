"""Whatever keys are pressed, in any order: the screen goes on, and tells nothing too early."""

import asyncio

from beyond import leaked
from helpers import BRIDGE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from looking import NARROW, playing, shown

from game.pages.actions import BY_NAME, EVERYWHERE
from game.sitting.game import Game


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 999), min_size=10, max_size=30))
def test_every_key_of_the_screen_in_any_order(drawn):
    asyncio.run(pressed(drawn))


async def pressed(drawn):
    async with playing(BRIDGE, "miller", NARROW) as pilot:
        app = pilot.app
        for one in drawn:
            page = app.screen.sheet if hasattr(app.screen, "sheet") else None
            names = [*page.actions, *EVERYWHERE] if page else []
            keys = [BY_NAME[name].key for name in names if name not in ("number", "quit", "leave")]
            keys += ["enter", "down", "up", "space", "escape", *"123"]
            key = keys[one % len(keys)]
            await pilot.press(key)
            assert app.is_running, key
            if isinstance(app.sitting, Game) and app.sitting.at in ("heard", "question"):
                play = app.sitting.session.play
                assert leaked(shown(app), play, play.question) == []
