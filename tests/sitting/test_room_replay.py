"""The lesson of a class read back: its questions, who moved, each record behind its key."""

import re

import pytest
from beyond import leaked
from helpers import BRIDGE, command

from game import saves
from game.errors import UserError
from game.pages import lines
from game.sitting.menu import Menu
from game.sitting.replay import read_back
from game.sitting.room import Room

FORD = str(BRIDGE)


@pytest.fixture
def lesson(saves_folder):
    """Voted, taken back and voted again on the first question; left at the second."""
    room = Menu("10b").open_room(FORD)
    for hands in ("7 12 5", "12 3 9", None, "3 12 9", "20 4"):
        if hands is None:
            room.undo()
            continue
        while "vote" not in room.sheet.actions:
            assert room.turn(1)
        if hands == "12 3 9":
            room.choose(2, "planks are dear")
        room.vote(hands)
    return room


@pytest.fixture
def wall(lesson):
    return read_back(lesson.session.path, FORD)


def text_of(sheet):
    return " ".join(" ".join(lines.sheet(sheet)).split())


def to(wall, name):
    while wall.at != name:
        assert wall.turn(1), f"no page {name} is left"
    return wall.sheet


def test_its_pages_come_in_order_and_no_record_among_them(wall):
    seen = [wall.at]
    while wall.turn(1):
        seen.append(wall.at)
    assert seen == ["heard", "papers", "voices", "question", "moved", "answered",
                    "heard", "question", "answered"]  # fmt: skip
    assert "No answer is entered." in text_of(wall.sheet)


def test_no_page_says_what_came_after_nor_how_many_hands_there_were(wall):
    while True:
        pinned = wall._pages[wall._index]
        scene = pinned.play.question
        assert leaked(text_of(wall.sheet), pinned.play, scene) == []
        if wall.at != "heard":  # where twelve planks are told of
            assert not re.search(r"\b(12|20|24)\b(?! January)", text_of(wall.sheet), re.IGNORECASE)
        if not wall.turn(1):
            break


def test_the_movement_and_the_reasons_are_read_back(wall):
    told = text_of(to(wall, "moved"))
    assert "4 fewer: Mend the bridge" in told
    assert "class: planks are dear" in told


def test_the_record_lists_what_got_a_vote_and_has_its_own_key(wall):
    to(wall, "answered")
    assert not wall.go_on()
    wall.act("record")
    assert "The carter drove through the ford" in text_of(wall.sheet)
    wall.leave()
    assert wall.at == "answered"


def test_a_remark_is_written_beside_the_answer_of_the_class(wall):
    to(wall, "answered")
    wall.note("Why so still?")
    assert [one.remark for one in saves.read(wall.session.path).steps if hasattr(one, "remark")] == [
        "", "Why so still?",
    ]  # fmt: skip
    assert "Why so still?" in text_of(wall.sheet)


def test_playing_on_is_a_new_lesson_from_this_question(wall, lesson):
    old = lesson.session.path.read_bytes()
    to(wall, "answered")
    room = wall.act("play_on").sitting
    assert isinstance(room, Room)
    assert room.session.play.questions == ("ford", "council")
    assert room.session.play.steps == ()
    assert lesson.session.path.read_bytes() == old


def test_the_whole_is_printed_with_each_record_and_the_cards_at_its_end(lesson, tmp_path):
    lesson.vote("5 19")
    path = lesson.session.path
    done = command("replay", str(path), "--scenario", FORD)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("WHO MOVED", "STOP", "WHAT FOLLOWED", "Played by 10b.",
                  "WHAT TO CHALLENGE IN THIS GAME"):  # fmt: skip
        assert words in done.stdout
    assert "The letter o" not in done.stdout
    target = tmp_path / "lesson.html"
    done = command("replay", str(path), "--scenario", FORD, "--html", str(target))
    assert done.returncode == 0
    assert "4 fewer: Mend the bridge" in target.read_text("utf-8")


def test_a_lesson_whose_story_is_gone_is_read_back_by_its_labels(lesson):
    done = command("replay", str(lesson.session.path))
    text = " ".join(done.stdout.split())
    assert "Pull the bridge down and use the ford" in text
    assert 'for pull-down: "planks are dear"' in text


def test_after_the_end_there_is_nothing_to_play_on_from(lesson):
    lesson.vote("5 19")
    wall = read_back(lesson.session.path, FORD)
    to(wall, "closes")
    wall.act("record")
    assert wall.at == "debrief"
    wall.leave()
    with pytest.raises(UserError, match="no question left"):
        wall.act("play_on")
