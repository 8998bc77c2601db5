"""The days of the chapter stand under the head where there is room."""

import pytest
from helpers import BRIDGE
from looking import answer, playing, rows, sees, shown

from game.drawing.time_row import TODAY


@pytest.mark.parametrize(
    ("size", "there"), [((80, 24), True), ((160, 50), True), ((80, 23), False)]
)
async def test_the_record_has_them_under_its_head_where_the_window_is_high_enough(size, there):
    async with playing(BRIDGE, "miller", size) as pilot:
        await answer(pilot, 1)
        await pilot.press("enter")
        await sees(pilot.app, "the record")
        await pilot.pause()
        assert (TODAY in rows(pilot.app)[2]) == there
        assert shown(pilot.app).count(TODAY) == there
