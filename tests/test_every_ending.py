"""Every shipped chapter to each of its endings, in a real terminal of 80 by 24.

Each seat is sat in once at least; that every ending can be reached from every seat is proved
state by state in `desk/test_prove.py`.
"""

import re

import pytest
from emulator import ENTER, QUIET, terminal
from helpers import SHIPPED, answer, open_options, story_named

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.view import view

STEPS = 400


def turns():
    """Each ending of each chapter; the seats take turns, and the last run is by mouse alone."""
    for name in SHIPPED:
        scenario = story_named(name).scenario
        seats = [*scenario.seats]
        for at, ending in enumerate(scenario.endings):
            yield name, ending, seats[at % len(seats)], ByKeys
        yield name, ending, seats[(at + 1) % len(seats)], ByMouse


def ending_of(play):
    return play.story.rules.ending(play.now.facts, play.now.meters)


def route_to(story, seat, ending):
    """The answers of one run that comes to an ending."""
    todo = [Playthrough.start(story, seat)]
    while todo:
        play = todo.pop()
        if not play.finished:
            todo += [answer(play, option) for option in open_options(play)]
        elif ending_of(play) == ending:
            return [step.option for step in play.steps]
    raise AssertionError(f"no way to {ending} for {seat}")


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
    options = route_to(story, seat, ending)
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
