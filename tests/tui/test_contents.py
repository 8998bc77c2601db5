"""The row of pages under a record and an end: every page can be opened by keys and by the mouse."""

import pytest
from games import after
from looking import click_words, page_words, playing, sees, shown

SIZES = pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 50)])


@SIZES
async def test_the_row_stands_on_every_page_with_the_open_one_marked(size):
    async with playing(sitting=after("end"), size=size) as pilot:
        app = pilot.app
        titles = app.sitting.sheet.contents
        assert len(titles) > 9
        for number, title in enumerate(titles, start=1):
            assert f"›{number} {title}" in shown(app)
            await pilot.press("right")


async def test_pages_beyond_the_ninth_are_opened_from_the_list_of_all():
    async with playing(sitting=after("end"), size=(60, 18)) as pilot:
        app = pilot.app
        titles = app.sitting.sheet.contents
        await pilot.press("0")
        await sees(app, titles[-1])
        await pilot.press(*["up" if app.screen.query_one("Choices").number else "down"], "enter")
        assert app.sitting.sheet.place == len(titles) - 1
        assert "T O  T A L K  O V E R" in page_words(app)


async def test_a_digit_and_a_click_open_a_page():
    async with playing(sitting=after("record"), size=(80, 24)) as pilot:
        app = pilot.app
        await pilot.press("2")
        assert app.sitting.sheet.place == 1
        await click_words(pilot, "3 Not taken")
        assert app.sitting.sheet.place == 2
        assert "L I N E S  N O T  T A K E N" in page_words(app)


async def test_what_stands_behind_a_number_is_passed_by_when_reading_on():
    opened = after("first-record")
    read = [opened.sheet.contents[opened.sheet.place]]
    while opened.at == "record" and opened.go_on():
        if opened.at == "record":
            read.append(opened.sheet.contents[opened.sheet.place])
    assert read == ["Stop", "What followed", "Count"]
