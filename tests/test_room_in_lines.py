"""A class before one screen in lines of text: for a teacher who listens, and for pipes."""

import re

import pexpect
import pytest
from emulator import terminal
from helpers import BRIDGE, SHIPPED, command, story_named

from game import saves

FORD = str(BRIDGE)


def hands(name, scene):
    """A vote on a question of the file, as a class without a seat sees it."""
    story = story_named(name)
    ways = story.branching.open_ways(story.branching.order[scene], 0, story.branching.start)
    return " ".join(str(3 + place) for place in range(len(ways)))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pipe_plays_the_lesson_of_a_shipped_chapter_to_its_debrief(name):
    asked = story_named(name).scenario.lesson.projector
    typed = "".join(f"n {hands(name, scene)}\nn {hands(name, scene)}\no\n" for scene in asked)
    done = command("play", name, "--room", "--cut", "--plain", reads=f"{typed}d\n")
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout
    assert text.count("\nSTOP\n") == len(asked)
    assert text.count("WHAT FOLLOWED") == len(asked)
    order = ["SO FAR", "HEARD", "hands counted", "WHO MOVED", "STOP", "WHAT FOLLOWED",
             "WHAT HAPPENED", "WHAT TO CHALLENGE IN THIS GAME"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert saves.read(saves.find(f"{name}-room-1")).stands == saves.CLOSED


def test_the_record_is_not_printed_before_it_is_asked_for():
    done = command("play", FORD, "--room", "--plain", reads="n 7 12 5\nn 3 12 9\n\n\nn\n")
    before, after = done.stdout.split("\nSTOP\n")
    assert "laid ten planks" not in done.stdout
    assert "4 fewer: Mend the bridge" in before
    assert "BEFORE YOU READ" in after


def test_what_was_typed_wrong_is_said_and_the_lesson_goes_on():
    done = command("play", FORD, "--room", "--plain", reads="n 7\nn 7 12 5\nu\nn 5 12 7\n?\n")
    text = " ".join(done.stdout.split())
    assert (
        "Give 3 numbers, the hands for lines 1, 2, 3, with spaces between: such as 7 7 7." in text
    )
    assert text.count("24 hands counted") == 2
    assert "n 7 12 5 3 counts the hands" in text.rsplit("24 hands counted", 1)[1]
    assert "Your place is kept." in done.stdout


def test_hands_typed_at_a_terminal_are_not_echoed():
    with terminal("play", FORD, "--room", "--plain") as at:
        at.child.expect("> ")
        for words in ("The yard is full", "What is done about the bridge"):
            at.child.sendline("")
            at.child.expect(words)
            at.child.expect("> ")
        at.child.sendline("n")
        at.child.expect("they are not shown")
        at.child.expect("> ")
        at.child.sendline("17 12 5")
        at.child.expect("34 hands counted")
        assert not re.search(rb"\b17\b|\b12\b", at.child.before)
        at.child.expect("> ")
        at.child.sendline("q")
        at.child.expect(pexpect.EOF)


def test_a_new_lesson_names_the_one_that_was_left_and_goes_on_in_a_file_of_its_own():
    lesson = ("play", FORD, "--room", "--plain", "--nickname", "10b")
    assert command(*lesson, reads="n 7 12 5\n").stderr == ""
    again = command(*lesson, reads="n 1 1 1\n")
    assert again.stderr == (
        "politburo: A lesson of this chapter was left: politburo continue bridge-room-1\n"
    )
    other = command(*lesson[:-1], "10c", reads="")
    assert other.stderr == ""
    assert saves.read(saves.find("bridge-room-1")).steps[0].hands["mend"] == 7
    assert saves.read(saves.find("bridge-room-2")).steps[0].hands["mend"] == 1
