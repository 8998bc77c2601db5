"""A scene's map: on a key, beside the question in a broad window, in words in lines of text."""

import subprocess
import sys

import pytest
from helpers import BRIDGE, command, seated
from looking import playing, sees, shown

from game.drawing.labels import MARK
from game.html.marks import Drawer

MAPS = """\
maps:
  ford:
    title: The ford and the bridge
    date: 1918-01-20
    words: |
      The bridge stands above the ford.
    frame: {west: 26.9, east: 27.5, south: 55.4, north: 55.7}
    places:
      bridge-town: {name: Bridge Town, north: 55.56, east: 27.2}
      mill: {name: Upper Mill, north: 55.6, east: 27.0}
    lines:
      road:
        kind: route
        label: The road
        date: 1917
        through: [bridge-town, mill]
        note: |
          Straight between them. [@river-study]
      later-road:
        kind: front
        label: The later road
        date: 1930
        through: [bridge-town, mill]
        note: |
          Straight between them. [@river-study]
"""


@pytest.fixture
def mapped(tmp_path):
    """The small story, with a map on the table of its first scene."""
    text = BRIDGE.read_text("utf-8")
    first = text.index("    date:", text.index("scenes:"))
    path = tmp_path / "mapped.yaml"
    path.write_text(text[:first] + "    map: ford\n" + text[first:] + "\n" + MAPS, "utf-8")
    return path


async def test_the_map_is_opened_by_its_key_and_shows_nothing_later(mapped):
    async with playing(mapped, "miller", (80, 24)) as pilot:
        assert "k" in shown(pilot.app).split("The map")[0].split()[-1:]
        await pilot.press("k")
        await sees(pilot.app, "Bridge Town")
        assert MARK in shown(pilot.app)
        assert "The road, 1917" in shown(pilot.app)
        assert "later road" not in shown(pilot.app)


async def test_in_a_broad_window_the_map_lies_beside_the_question(mapped):
    async with playing(mapped, "miller", (170, 50)) as pilot:
        await sees(pilot.app, "Upper Mill")
        assert "H E A R D" in shown(pilot.app)


def test_in_lines_of_text_the_map_is_told(mapped):
    run = subprocess.run(
        [sys.executable, "-m", "game", "play", str(mapped), "--plain", "--seat", "miller"],
        input="k\n", capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Map: The ford and the bridge." in run.stdout
    assert "The bridge stands above the ford." in run.stdout
    assert "The road, 1917: by Bridge Town, Upper Mill." in run.stdout
    assert "later road" not in run.stdout


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [("The bridge stands above the ford.", "The bridge fell on 3 March 1918.", "3 March 1918"),
     ("title: The ford and the bridge", "title: The ford in 1925", "1925"),
     ("label: The road", "label: The road of 1925", "1925"),
     ("name: Upper Mill", "name: Mill of 1925", "1925")],
)  # fmt: skip
def test_the_words_of_a_map_on_the_table_are_held_to_the_day_of_the_scene(mapped, was, now, said):
    sound = command("check", str(mapped)).stdout
    assert "before-stop-dates" not in sound
    text = mapped.read_text("utf-8")
    assert was in text
    mapped.write_text(text.replace(was, now), "utf-8")
    found = [line for line in command("check", str(mapped)).stdout.splitlines() if said in line]
    assert ["[before-stop-dates]" in line and "The map `ford` says" in line for line in found] == [
        True
    ]


def test_what_is_later_than_the_scene_on_its_map_is_not_held_to_its_day(mapped):
    text = mapped.read_text("utf-8").replace("label: The later road", "label: The road of 1930")
    mapped.write_text(text, "utf-8")
    assert "before-stop-dates" not in command("check", str(mapped)).stdout


def test_a_map_is_drawn_where_a_game_is_read_back_as_a_page_for_print(mapped, tmp_path):
    game = seated(mapped)
    while game.at != "question":
        assert game.turn(1)
    game.choose(1)
    page = tmp_path / "page.html"
    told = command("replay", str(game.session.path), "--scenario", str(mapped), "--html", str(page))
    assert told.returncode == 0, told.stderr
    text = page.read_text("utf-8")
    assert text.count("<svg") == 1
    assert "<title>The ford and the bridge</title>" in text
    assert "The later road" not in text


def test_a_map_is_drawn_in_a_chapter_that_is_one_file(mapped):
    (_, shown) = seated(mapped).panel("map").blocks
    drawn = Drawer().block(shown)
    assert "<svg" in drawn
    assert "&lt;svg" not in drawn
