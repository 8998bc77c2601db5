"""Where scenarios are found, and what is said where they are not."""

import os

import pytest
from helpers import BRIDGE, SHIPPED

from game import library
from game.errors import UserError

STORY = """\
title: {title}
{head}seats:
  clerk:
scenes:
  hall:
    heard: Hall.
people:
  clerk:
    name: Clerk
"""


def put(folder, id, title="T", head=""):
    folder.mkdir(exist_ok=True)
    (folder / f"{id}.yaml").write_text(STORY.format(title=title, head=head), "utf-8")


@pytest.fixture
def own(tmp_path, monkeypatch):
    folders = tmp_path / "one", tmp_path / "two"
    monkeypatch.setenv("POLITBURO_SCENARIOS", os.pathsep.join(map(str, folders)))
    return folders


def test_the_shipped_chapters_are_found_by_their_names():
    assert "brest-1918" in SHIPPED
    for id in SHIPPED:
        assert library.open_story(id).id == id


def test_scenarios_are_listed_by_year_then_name_those_without_a_year_last(own):
    put(own[0], "b", head="dates: 1905\n")
    put(own[0], "a", head="dates: 1905-05/1906\n")
    put(own[0], "c", head="dates: 1899-01-01/1900\n")
    put(own[1], "zz")
    put(own[1], "career")
    listed = library.listing()
    assert [one.id for one in listed if one.id not in SHIPPED] == ["c", "a", "b", "zz"]
    assert [one.year for one in listed] == sorted(one.year for one in listed)


def test_a_later_folder_wins_for_the_list_and_for_the_play(own):
    put(own[0], "same", "First")
    put(own[1], "same", "Second")
    assert [one.title for one in library.listing() if one.id == "same"] == ["Second"]
    assert library.open_story("same").scenario.title == "Second"


def test_a_head_is_read_as_it_is_written(own):
    put(own[0], "q", "'It''s # here'", 'status: published  # yes\nages: "12+"\n')
    one = next(one for one in library.listing() if one.id == "q")
    assert (one.title, one.status, one.ages) == ("It's # here", "published", "12+")


def test_what_is_no_scenario_does_not_stop_the_list(own):
    put(own[0], "good")
    (own[0] / "broken.yaml").write_bytes(b"\xff\x00{{{")
    (own[0] / "folder.yaml").mkdir()
    (own[0] / "gone.yaml").symlink_to(own[0] / "nowhere")
    (own[0] / "notes.txt").write_text("title: no\n")
    listed = [one.id for one in library.listing() if one.id not in SHIPPED]
    assert listed == ["broken", "good"]


def test_a_control_character_in_a_title_never_reaches_the_menu(own):
    put(own[0], "x", "A\x1b[2JB\u202e")
    one = next(one for one in library.listing() if one.id == "x")
    assert one.title == "A\ufffd[2JB\ufffd"


def test_a_path_is_taken_as_a_path_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(BRIDGE.parent)
    for name in ("bridge.yaml", "./bridge.yaml", str(BRIDGE)):
        assert library.open_story(name).id == "bridge"
    monkeypatch.setenv("HOME", str(BRIDGE.parent))
    assert library.find("~/bridge.yaml") == BRIDGE


@pytest.mark.parametrize(
    "name",
    ["nowhere", "", "career", "nowhere.yaml", "a/b", "/", ".", "~nobody-here/x.yaml", "x" * 400,
     "x" * 400 + ".yaml", "a\x00b.yaml", "a\x00b", "tests", "a\x1b[2Jb"],
)  # fmt: skip
def test_a_scenario_that_is_not_there_is_one_line(name):
    with pytest.raises(UserError) as caught:
        library.open_story(name)
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert "there is no" in str(caught.value)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UserError, match="brest-1918"):
        library.open_story("brest")


def test_a_broken_scenario_says_what_is_wrong_where_and_never_half_loads(own):
    put(own[0], "bad", head="".join(f"field{n}: x\n" for n in range(8)))
    with pytest.raises(UserError) as caught:
        library.open_story("bad")
    lines = str(caught.value).split("\n")
    assert lines[0].startswith(f"{own[0] / 'bad.yaml'}:2:1: error [unknown-field] `field0`")
    assert len(lines) == 6
    assert "3 more" in lines[-1]


def test_a_folder_that_is_not_there_is_no_fault(monkeypatch):
    monkeypatch.setenv("POLITBURO_SCENARIOS", "/nowhere::~nobody-here/x")
    assert [one.id for one in library.listing()] == SHIPPED
