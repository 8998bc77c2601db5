"""Lists on the screen: titles that are long go on in a row of their own, seats stand in sight."""

import pytest
from helpers import BRIDGE, SHIPPED
from looking import NARROW, playing, shown, still

from game.sitting.menu import Menu

LONG = "The Testament That Was Read to Delegations Behind Closed Doors in Spring"


@pytest.mark.parametrize("size", [(60, 18), NARROW, (120, 44)])
async def test_a_long_title_on_the_agenda_is_not_cut(size, tmp_path, monkeypatch):
    text = BRIDGE.read_text("utf-8").replace("title: The Bridge", f"title: {LONG}", 1)
    (tmp_path / "long.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    async with playing(sitting=Menu(), size=size) as pilot:
        while LONG.rsplit(maxsplit=1)[-1] not in shown(pilot.app):
            await pilot.press("down")
        said = " ".join(shown(pilot.app).replace("draft", "").split())
        assert LONG in said


@pytest.mark.parametrize("name", SHIPPED)
async def test_all_seats_of_a_shipped_chapter_stand_in_sight_with_what_they_risk(name):
    opened = Menu().open(name)
    opened.turn(1)
    async with playing(sitting=opened, size=NARROW) as pilot:
        await still(pilot)
        said = " ".join(shown(pilot.app).split())
        assert all(one.label in said and one.under in said for one in opened.sheet.choices)
