"""Whatever a teacher does with what the wall offers: nothing is told too early, no hand is shown,
and the save comes back to the same page."""

import os
import re
import shutil
import tempfile

from beyond import leaked
from helpers import STORIES, story_named
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from game import saves
from game.errors import UserError
from game.pages import lines
from game.sitting.menu import Menu
from game.sitting.room import Room

BEFORE = ("note", "heard", "question", "tie", "moved", "answered")
"""Pages that stand before a record, the stop among them."""
HANDS = 701
"""Hands of each vote: a number that no story tells of."""


class Teacher(RuleBasedStateMachine):
    """A lesson in a folder of its own, and the promises that hold after every step."""

    @initialize(data=st.data(), name=st.sampled_from(STORIES), cut=st.booleans())
    def open(self, data, name, cut):
        self.folder = tempfile.mkdtemp()
        os.environ["POLITBURO_SAVES"] = self.folder
        self.name = name
        questions = [id for id, one in story_named(name).scenario.scenes.items() if one.options]
        first = None if cut else data.draw(st.sampled_from(questions))
        self.room = Menu("10b").open_room(name, first, cut)
        self.panel = None
        self.steps = ()

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(data=st.data())
    def act(self, data):
        room, page = self.room, self.room.sheet
        offered = [("choose", one.number) for one in page.choices if not one.closed]
        offered += [(name, 0) for name in page.actions if name not in ("number", "confirm")]
        offered += [("vote", 0)] * 4 * ("vote" in page.actions) + [("go_on", 0), ("leave", 0)]
        what, number = data.draw(st.sampled_from(offered))
        self.panel = None
        if what == "choose":
            self.put_down(page, number, data.draw(st.sampled_from(["", "because"])))
        elif what == "vote":
            open_lines = [one for one in page.choices if not one.closed]
            spread = data.draw(st.permutations([HANDS, *[0] * (len(open_lines) - 1)]))
            room.vote(" ".join(map(str, spread)))
        elif what in room.panels:
            self.panel = room.panel(what)
            if what == "list":
                room.choose_in(what, 1)
        elif what in ("previous", "following"):
            room.turn(1 if what == "following" else -1)
        elif what == "undo":
            room.undo()
        elif what == "leave":
            room.leave()
        elif what == "go_on":
            before = room.at
            room.go_on()
            assert before in ("record", "debrief") or room.at not in ("record", "debrief")
        else:
            room.act(what)

    def put_down(self, page, number, reason):
        try:
            self.room.choose(number, reason)
        except UserError:  # a reason where none is asked for, or none that is written
            assert page.name in ("question", "moved")

    @invariant()
    def nothing_beyond_the_stop_is_shown_and_no_count(self):
        sheet = self.room.sheet
        shown = lines.sheet(sheet) + (lines.sheet(self.panel) if self.panel else [])
        if sheet.name in BEFORE:
            leaf = self.room._leaf
            assert leaked("\n".join(shown), leaf.play, leaf.scene) == []
            told = re.sub(rf"{HANDS} (more|fewer|hands)", "", "\n".join(shown))
            assert str(HANDS) not in told

    @invariant()
    def no_stop_and_no_record_share_a_page(self):
        sheet = self.room.sheet
        stop = any(getattr(block, "word", "") == "STOP" for block in sheet.blocks)
        assert not (stop and sheet.name in ("record", "debrief"))

    @invariant()
    def the_save_comes_back_to_the_same_lesson(self):
        steps = self.room.session.play.steps
        if steps == self.steps:
            return
        self.steps = steps
        saved = saves.read(self.room.session.path)
        assert saved.steps == steps
        again = saves.resume(saved, story_named(self.name), saved.digest)
        mine = self.room.session.play
        assert (again.play.now, again.play.minutes, again.play.votes) == (
            mine.now,
            mine.minutes,
            mine.votes,
        )
        assert again.left_out == ()
        read = Menu().resume(self.room.session.path, self.name).sitting
        assert isinstance(read, Room)
        if self.room._leaf is self.room._leaves[-1]:
            assert (read.at, read.sheet.choices) == (self.room.at, self.room.sheet.choices)


def test_everything_that_the_wall_offers_in_any_order():
    run_state_machine_as_test(
        Teacher,
        settings=settings(
            max_examples=25, stateful_step_count=30,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip
