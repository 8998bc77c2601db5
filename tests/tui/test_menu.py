"""The title page: the agenda, open minutes as a table, and lists too long for one screen."""

import os
from datetime import UTC, datetime

import pytest
from helpers import BRIDGE, asked
from looking import NARROW, answer, page_words, playing, rows, sees, shown, until

from game import library, saves
from game.pages import lines
from game.sitting.menu import Menu

HEAD = """format: 1
title: {title}
status: draft
dates: {year}-01-01/{year}-02-01
agenda: What is done in the year {year} is decided by a vote of five.
seats:
  miller:
    brief: |
      You.
scenes:
  one:
    heard: |
      A sentence.
"""


def to_question(game):
    """Turn to the question that comes next, past notes and calls."""
    while game.at != "question":
        assert game.turn(1)
    return game


@pytest.fixture
def kept(saves_folder, with_bridge):
    """A game at its second question, and one played to its end, both with a name and a day."""
    menu = Menu("Anna")
    to_question(menu.open(str(BRIDGE)).sit("miller")).choose(1)
    ended = Menu().open(str(BRIDGE)).sit("clerk")
    while not ended.session.play.finished:
        to_question(ended).choose(1)
    day = datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp()
    for number, name in enumerate(("bridge-clerk-1", "bridge-miller-1")):
        os.utime(saves_folder / f"{name}.yaml", (day + number, day + number))
    return menu


@pytest.fixture
def many(tmp_path, saves_folder, monkeypatch):
    """28 chapters and 200 saves, the newest with the highest number."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(28):
        text = HEAD.format(title=f"Chapter {number + 1}", year=1919 + number)
        (folder / f"chapter-{number + 1}.yaml").write_text(text)
    monkeypatch.setattr(library, "folders", lambda: [folder])
    saves_folder.mkdir()
    for number in range(1, 201):
        path = saves_folder / f"chapter-1-miller-{number}.yaml"
        path.write_text(f"format: 1\nscenario: chapter-1\ntitle: Chapter 1\nseat: miller\nnickname: N{number}\n"
                        "day: 2026-11-19\nsteps: []\n")  # fmt: skip
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


async def test_open_minutes_are_a_table_of_seat_name_place_and_day(kept):
    async with playing() as pilot:
        app = pilot.app
        await sees(app, "O P E N  M I N U T E S")
        table = [" ".join(row.split()) for row in rows(app)]
        at = table.index("seat signed stands at kept")
        assert table[at + 1].endswith("Miller Anna 4 Mar 1918, question 2 20 Nov")
        assert table[at + 2].endswith("Clerk – closed 20 Nov")
        column = rows(app)[at].index("stands")
        assert rows(app)[at + 1][column:].startswith("4 Mar")
        assert rows(app)[at + 2][column:].startswith("closed")


async def test_in_a_narrow_window_every_row_loses_the_same_and_says_where_the_game_stands(kept):
    async with playing(size=(60, 24)) as pilot:
        app = pilot.app
        await sees(app, "O P E N  M I N U T E S")
        at = next(n for n, row in enumerate(rows(app)) if "stands at" in row)
        column = rows(app)[at].index("stands at")
        assert rows(app)[at + 1][column:].startswith("4 Mar 1918, question 2")
        assert rows(app)[at + 2][column:].startswith("closed")


async def test_a_file_is_named_only_while_its_game_is_pointed_at(kept):
    async with playing() as pilot:
        app = pilot.app
        assert "bridge-miller-1" not in shown(app)
        await pilot.press("down")
        await sees(app, "bridge-clerk-1, begun")
        assert "bridge-miller-1" not in shown(app)
        await pilot.press("up")
        await sees(app, "bridge-miller-1, begun")
        assert "bridge-clerk-1" not in shown(app)


async def test_open_minutes_stand_before_the_agenda(kept):
    async with playing() as pilot:
        groups = [one.group for one in pilot.app.table.sheet.choices]
        assert groups == ["Open minutes"] * 2 + ["The agenda"] * (len(groups) - 2)
        await pilot.press("enter")
        assert pilot.app.sitting.session.play.seat == "miller"


def test_lines_of_text_say_what_the_columns_are(kept):
    written = " ".join(" ".join(lines.sheet(kept.sheet)).split())
    assert "Miller, The Bridge; signed Anna; stands at 4 Mar 1918, question 2" in written
    assert "bridge-miller-1" in written


async def test_a_finished_game_is_reopened_at_its_end(kept):
    async with playing() as pilot:
        app = pilot.app
        number = next(one.number for one in app.table.sheet.choices if "Clerk" in one.label)
        await pilot.press(str(number))
        await until(lambda: app.sitting.at == "end")
        await sees(app, "MINUTE BOOK")


async def test_the_agenda_says_by_year_what_is_decided(many):
    async with playing(size=(80, 40)) as pilot:
        app = pilot.app
        await sees(app, "1919  Chapter 1")
        await sees(app, "What is done in the year 1919")
        years = [one.row[0] for one in app.table.sheet.choices if one.group == "The agenda"]
        assert years == sorted(years)
        assert len(years) == 28


async def test_a_chapter_of_two_figures_is_opened_by_its_digits(many):
    async with playing() as pilot:
        app = pilot.app
        number = {one.label: str(one.number) for one in app.table.sheet.choices}
        assert len(number["Chapter 12"]) == 2
        await pilot.press(*number["Chapter 12"])
        assert app.sitting.at == "menu"
        assert app.table.query_one("Choices").number == int(number["Chapter 12"])
        await sees(app, f"▌{number['Chapter 12']}  1930  Chapter 12")
        await pilot.press("down", *number["Chapter 2"], "enter")
        await sees(app, "chapter-2.yaml")  # a chapter that is no more than a head cannot be opened


async def test_two_hundred_games_are_turned_through_newest_first(many):
    async with playing(size=NARROW) as pilot:
        app = pilot.app
        *newest, every = [one for one in app.table.sheet.choices if one.group == "Open minutes"]
        assert [one.row[1].strip() for one in newest] == ["N200", "N199", "N198"]
        assert every.label == "all saved games: 200"
        app.table.choose(every.number)
        await sees(app, "page 1 of 23")
        await pilot.press("right", "right")
        await sees(app, "page 3 of 23")
        signed = [one.row[1].strip() for one in app.table.sheet.choices]
        assert signed == [f"N{number}" for number in range(182, 173, -1)]
        await pilot.press("left", "escape")
        await sees(app, "P O L I T B U R O")
        assert "Chapter 1" in page_words(app)


def test_only_the_saves_of_a_page_are_read(many, monkeypatch):
    read = []
    monkeypatch.setattr(
        saves.summaries, "read_header", lambda path, **_: read.append(path) or {"scenario": "x"}
    )
    assert Menu().sheet.choices
    assert len(read) <= 4


def test_a_save_says_where_its_game_stands(saves_folder):
    asked().choose(1)
    text = (saves_folder / "bridge-miller-1.yaml").read_text("utf-8")
    assert "stands: '1918-03-04'" in text


async def test_a_nickname_is_given_on_the_screen_and_stands_in_new_games(saves_folder, with_bridge):
    async with playing() as pilot:
        app = pilot.app
        await pilot.press("n")
        await sees(app, "S I G N")
        await pilot.press(*"Anna q", "enter")
        await sees(app, "New games are signed: Anna q.")
        chapter = next(one.number for one in app.table.sheet.choices if one.label == "The Bridge")
        await pilot.press(str(chapter), "1", "1")
        await answer(pilot, 1)
    text = (saves_folder / "bridge-miller-1.yaml").read_text("utf-8")
    assert "nickname: Anna q" in text


async def test_a_nickname_can_be_left_as_it_was_and_taken_away(with_bridge):
    async with playing(sitting=Menu("Anna")) as pilot:
        app = pilot.app
        await pilot.press("n", "x", "escape")
        await sees(app, "New games are signed: Anna.")
        await pilot.press("n", *["backspace"] * 5, "enter")
        await until(lambda: "signed" not in shown(app))


async def test_all_pages_of_the_end_are_reached_by_digits(kept):
    async with playing() as pilot:
        app = pilot.app
        number = next(one.number for one in app.table.sheet.choices if "Clerk" in one.label)
        await pilot.press(str(number), "0")
        await until(lambda: app.screen is app.panel)
        last = app.panel.sheet.choices[-1]
        await pilot.press(*str(last.number), *(["enter"] if last.number > 9 else []))
        await until(lambda: app.screen is app.table)
        assert app.sitting.at_end
