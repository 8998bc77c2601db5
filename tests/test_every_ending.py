"""Stories played to their endings in a real terminal of 80 by 24.

The small story to each of its endings, and once by mouse alone; one shipped chapter to its first
and its last. In `test_plain.py` every shipped chapter is played from each seat, and which endings
each seat can reach is proved state by state in `desk/test_prove.py`.
"""

import re
from pathlib import Path

import pytest
from emulator import ENTER, QUIET, terminal
from helpers import BRIDGE, answer, routes, story_named

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.view import view

STEPS = 400
SMALL, SHIPPED = str(BRIDGE), "brest-1918"


def turns():
    """A story, an ending, the seat and the hand that play to it."""
    endings = [*story_named(SMALL).scenario.endings]
    for ending in endings:
        yield SMALL, ending, "miller", ByKeys
    yield SMALL, endings[-1], "miller", ByMouse
    scenario = story_named(SHIPPED).scenario
    first, *_, last = scenario.endings
    one, other, *_ = scenario.seats
    yield SHIPPED, first, one, ByKeys
    yield SHIPPED, last, other, ByKeys


def ending_of(play):
    return play.story.branching.ending(play.now.facts, play.now.meters)


class ByKeys:
    """One answer or one page on, with the keyboard alone."""

    def __init__(self, at):
        self.at = at

    def begin(self):
        self.at.child.send("1")

    def choose(self, number, _label):
        self.at.press(str(number), f"line {number}")
        self.at.child.send(ENTER)

    def on(self):
        self.at.child.send(ENTER)

    read_passage = enter = on


class ByMouse:
    """The same with the mouse alone."""

    def __init__(self, at):
        self.at = at

    def begin(self):
        self.click("Sit down")

    def click(self, words):
        """Click on words of the page; they come into sight by the wheel."""
        for _ in range(STEPS):
            if words in self.at.text():
                break
            self.at.changes(self.at.wheel)
        self.at.click(words)

    def choose(self, number, label):
        self.click(f" {number}  {' '.join(label.split()[:3])}")
        self.at.click(f"line {number}")

    def enter(self):
        self.at.click("into the minutes")

    def read_passage(self):
        self.at.click("Read the passage")

    def on(self):
        self.at.click("enter " if "enter " in self.at.foot() else "page on")


@pytest.mark.parametrize(
    ("name", "ending", "seat", "hand"),
    [*turns()],
    ids=lambda one: getattr(one, "__name__", Path(str(one)).stem),
)
def test_each_ending_is_reached_and_kept(name, ending, seat, hand, saves_folder):
    story = story_named(name)
    options = routes(story, seat)[ending]
    with terminal("play", name, "--seat", seat) as at:
        shown = play_out(at, hand(at), story, seat, options)
    assert story.scenario.endings[ending].title in shown
    (save,) = saves_folder.glob("*.yaml")
    ended = saves.resume(saves.read(save), story, "").play
    assert [step.option for step in ended.steps] == options
    assert ending_of(ended) == ending


def play_out(at, hand, story, seat, options):
    """Answer as told and turn every page; everything that was shown after the last answer."""
    play, left, shown = Playthrough.start(story, seat), list(options), ""
    at.sees("esc leave")
    at.rests(0.3)
    while not re.search(r"1-\d take", at.foot()):
        at.changes(hand.on)
    at.changes(hand.begin)
    for _ in range(STEPS):
        text = at.text()
        if "Read the passage" in text:
            at.changes(hand.read_passage)
        elif left and re.search(r"1-\d point", at.foot()):
            offered = {one.id: one for one in view(play).options}[left.pop(0)]
            hand.choose(offered.number, offered.label)
            at.sees("I N T O  T H E  M I N U T E S", offered.label)
            hand.enter()
            at.sees("S T O P", "the record")
            at.rests(QUIET)
            play = answer(play, offered.id)
        elif "The minutes are closed" in text:
            return shown
        else:
            shown += "" if left else text
            at.changes(hand.on)
    raise AssertionError(f"no end in {STEPS} steps:\n{at.text()}")
