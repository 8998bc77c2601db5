"""Maps as files declare them: what a scene of a day is given, and what an archive's check says."""

import shutil
from textwrap import dedent

import pytest
from helpers import answer, story_of

from game.desk.check import check
from game.drawing.time_row import TimeRow
from game.library import shipped
from game.playthrough.close import close
from game.playthrough.maps import whole_map
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.view import view
from game.reader.dates import Day

MAPS = """\
maps:
  river:
    title: The river
    date: 1918-02
    words: |
      The river runs from the town to the mill. [@minutes, p. 1]
    frame: {west: 20, east: 30, south: 50, north: 60}
    places:
      town: {name: Town, north: 55, east: 25}
      mill: {name: Mill, north: 56, east: 26}
      fort: {name: Fort, north: 57, east: 27, date: 1918-03-05}
    points:
      bend: {north: 55.5, east: 26.5}
    lines:
      road:
        kind: route
        label: The road
        date: 1917
        through: [town, bend, mill]
        words: It crosses the river twice. [@minutes]
        note: Straight between the places. [@minutes]
      front:
        kind: front
        label: The front
        date: 1918-03-04
        through: [bend, fort]
        note: Drawn after the minutes. [@minutes]
    areas:
      fields:
        label: Flooded fields
        date: 1918-03-03
        around: [town, bend, mill]
        note: Roughly. [@minutes]
"""
STORY = """\
title: Ford
seats:
  clerk: {}
scenes:
  ford:
    date: DATE
    map: river
    heard: Water.
    question: Stay?
    options:
      stay: {label: Stay}
      leave: {label: Leave}
people:
  clerk: {name: Clerk}
sources:
  minutes: {title: Minutes}
"""


def seen(date):
    play = Playthrough.start(story_of(STORY.replace("DATE", date) + MAPS), "clerk")
    return play, view(play)


@pytest.mark.parametrize(
    ("date", "drawn"),
    [
        ("1918-03-01", ["The road"]),
        ("1918-03-03", ["The road", "Flooded fields"]),
        ("1918-03-04", ["The road", "The front", "Flooded fields"]),
    ],
)
def test_a_scene_is_given_its_map_as_known_on_its_day(date, drawn):
    play, shown = seen(date)
    assert [one.label for one in (*shown.map.lines, *shown.map.areas)] == drawn
    assert [place.name for place in shown.map.places] == ["Town", "Mill"]
    whole = whole_map(play, play.scene("ford"))
    assert [one.label for one in whole.lines] == ["The road", "The front"]
    assert [place.name for place in whole.places] == ["Town", "Mill", "Fort"]


def test_its_lines_run_through_its_points_and_its_sentences_are_without_citations():
    shown = seen("1918-03-01")[1].map
    assert shown.lines[0].points == ((25, 55), (26.5, 55.5), (26, 56))
    assert shown.lines[0].through == ("Town", "Mill")
    assert shown.words == "The river runs from the town to the mill."
    assert shown.lines[0].words == "It crosses the river twice."


def test_a_scene_without_a_map_is_given_none():
    story = story_of(STORY.replace("DATE", "1918-03-01").replace("    map: river\n", "") + MAPS)
    assert view(Playthrough.start(story, "clerk")).map is None


def archive_check(tmp_path, maps):
    folder = tmp_path / "archive"
    shutil.copytree(shipped() / "archive", folder)
    (folder / "maps.yaml").write_text(maps)
    return {found.rule for found in check([str(folder)]).problems}


REGISTER = dedent(MAPS.removeprefix("maps:\n")).replace("@minutes", "@lenin-cw")


LATER = """\
  hall:
    date: 1918-03-04
    heard: Hall.
    question: Go?
    options:
      go: {label: Go}
      halt: {label: Halt}
"""


def test_the_record_shows_the_map_by_the_next_scene_and_the_end_shows_it_whole():
    text = STORY.replace("DATE", "1918-03-01").replace("people:", LATER + "people:") + MAPS
    play = Playthrough.start(story_of(text), "clerk")
    assert view(play).time == TimeRow((), Day(1918, 3, 1))
    play = answer(play, "stay")
    by_then = reveal(play).map
    assert [line.label for line in by_then.lines] == ["The road", "The front"]
    assert [place.name for place in by_then.places] == ["Town", "Mill"]
    assert view(play).time == TimeRow((Day(1918, 3, 1),), Day(1918, 3, 4))
    first = play.last
    play = answer(play, "go")
    assert reveal(play).map is None
    assert reveal(play, first).map == by_then
    assert reveal(play, first).time == TimeRow((), Day(1918, 3, 1))
    assert [[place.name for place in one.places] for one in close(play).maps] == [
        ["Town", "Mill", "Fort"]
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "rules"),
    [
        ("kind: route", "kind: railway", set()),
        ("north: 57", "north: 67", {"map-outside"}),
        ("[bend, fort]", "[bent, fort]", {"map-point"}),
        ("east: 30", "east: 10", {"map-frame"}),
        ("Roughly. [@lenin-cw]", "Roughly.", {"cites"}),
        ("Roughly. [@lenin-cw]", "Roughly. [@no-such-book]", {"unknown-source"}),
        ("      date: 1917\n", "", {"missing-field"}),
    ],
)
def test_the_check_of_an_archive_names_what_is_wrong_on_a_map(right, wrong, rules, tmp_path):
    assert right in REGISTER
    assert archive_check(tmp_path, REGISTER.replace(right, wrong, 1)) == rules


def test_the_shipped_maps_hold():
    assert [str(found) for found in check([str(shipped() / "archive")]).problems] == []
