"""Chapters played to their endings in a real terminal of 80 by 24.

One chapter to each of its endings, its seats taking turns; each other to its first ending. Which
endings each seat can reach is proved state by state in `desk/test_prove.py`.
"""

import re

import pytest
from emulator import ENTER, QUIET, terminal
from helpers import SHIPPED, answer, routes, story_named

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.view import view

STEPS = 400


WHOLE = "brest-1918"
"""The chapter that is played to each of its endings."""


def turns():
    """A chapter, an ending, the seat and the hand that play to it; one run is by mouse alone."""
    seats = [*story_named(WHOLE).scenario.seats]
    endings = [*story_named(WHOLE).scenario.endings]
    for at, ending in enumerate(endings):
        yield WHOLE, ending, seats[at % len(seats)], ByKeys
    yield WHOLE, endings[-1], seats[len(endings) % len(seats)], ByMouse
    for name in SHIPPED:
        if name != WHOLE:
            scenario = story_named(name).scenario
            yield name, next(iter(scenario.endings)), next(iter(scenario.seats)), ByKeys


def ending_of(play):
    return play.story.rules.ending(play.now.facts, play.now.meters)


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
        self.at.click("Sit down")

    def choose(self, number, label):
        shown = f" {number}  {' '.join(label.split()[:3])}"
        for _ in range(STEPS):
            if shown in self.at.text():
                break
            self.at.changes(self.at.wheel)
        self.at.click(shown)
        self.at.click(f"line {number}")

    def enter(self):
        self.at.click("into the minutes")

    def read_passage(self):
        self.at.click("Read the passage")

    def on(self):
        self.at.click("enter " if "enter " in self.at.foot() else "page on")


@pytest.mark.parametrize(("name", "ending", "seat", "hand"), [*turns()])
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
    while "Sit down" not in at.text():
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
