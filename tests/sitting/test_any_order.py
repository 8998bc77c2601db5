"""Whatever a player does with what a page offers: nothing fails, nothing is told too early, and the
save comes back to the same page."""

import io
import os
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
from game.line_input import StreamInput
from game.pages import lines
from game.pages.actions import BY_NAME
from game.plain import Plain
from game.session import Session
from game.sitting.game import Game
from game.sitting.menu import Menu

LIMITS = settings(
    max_examples=30,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # a shorter way to a failure takes minutes to find; the steps are told
)


def text(sheet):
    return "\n".join(lines.sheet(sheet))


class Player(RuleBasedStateMachine):
    """A game in a folder of its own, and the promises that hold after every step."""

    @initialize(name=st.sampled_from(STORIES), data=st.data())
    def sit_down(self, name, data):
        self.folder = tempfile.mkdtemp()
        os.environ["POLITBURO_SAVES"] = self.folder
        self.name = name
        seat = data.draw(st.sampled_from(list(story_named(name).scenario.seats)))
        story = story_named(name)  # read once: what is told of it is asked for after every step
        self.begin(Game(Menu(), Session.begin(story, seat, "0123456789abcdef")))
        self.steps = ()

    def begin(self, game):
        self.game = game

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def told(self):
        """What has just been shown."""
        return text(self.game.sheet)

    @invariant()
    def nothing_beyond_the_stop_is_shown(self):
        scene = self.game.leaves[self.game.index].scene
        if scene:  # else a page of the record lies open
            assert leaked(self.told(), self.game.session.play, scene) == []

    @invariant()
    def the_save_comes_back_to_the_same_page(self):
        steps = self.game.session.play.steps
        if steps == self.steps:
            return
        self.steps = steps
        saved = saves.read(self.game.session.path)
        play = saves.resume(saved, story_named(self.name), saved.digest).play
        assert play == self.game.session.play
        again = Game(None, Session.rehearse(play))
        assert [(leaf.name, leaf.scene) for leaf in again.leaves] == [
            (leaf.name, leaf.scene) for leaf in self.game.leaves
        ]
        if self.game.at == again.at:
            assert text(again.sheet).splitlines()[:2] == text(self.game.sheet).splitlines()[:2]
        else:  # the same scene, at what there is to read of it
            assert {self.game.at, again.at} <= {"note", "heard", "question"}


class Sits(Player):
    """Through the sitting: every choice, action and panel that the open page offers."""

    @rule(data=st.data())
    def take(self, data):
        game, page = self.game, self.game.sheet
        offered = [("choose", one.number) for one in page.choices if not one.closed]
        offered += [(name, 0) for name in page.actions if name not in ("number", "confirm")]
        offered += [("go_on", 0), *(("open_page", number) for number in (1, 2, 5))]
        what, number = data.draw(st.sampled_from(offered))
        self.panel = None
        if what == "choose":
            assert game.choose(number, data.draw(st.sampled_from(["", "because"]))).sitting is game
        elif what in game.panels:
            self.panel = game.panel(what)
            if numbers := [one.number for one in self.panel.choices if not one.closed]:
                game.choose_in(what, data.draw(st.sampled_from(numbers)))
                self.panel = game.panel(what)
        elif what in ("previous", "following"):
            assert game.turn(1 if what == "following" else -1)
        elif what == "undo":
            game.undo()
        elif what == "open_page":
            game.open_page(number)
        else:
            assert not game.go_on() or game.sheet is not page

    @rule(number=st.integers(-1, 12), name=st.sampled_from(["papers", "calls", "heads", "nothing"]))
    def ask_for_what_is_not_there(self, number, name):
        self.panel = None
        for act in (
            lambda: (
                number in {one.number for one in self.game.sheet.choices}
                or self.game.choose(number)
            ),
            lambda: self.game.panel(name),
            lambda: self.game.choose_in(name, 99),
        ):
            try:
                act()
            except UserError as wrong:
                assert "\n" not in str(wrong)

    def told(self):
        over = getattr(self, "panel", None)
        return text(self.game.sheet) + (text(over) if over else "")


class Types(Player):
    """Through lines of text: what the page offers, and what it does not."""

    def begin(self, game):
        self.written = io.StringIO()
        self.plain = Plain(game, StreamInput(io.StringIO(), self.written, asks=True), self.written)
        self.plain.show()
        self.game = game

    @rule(data=st.data())
    def type(self, data):
        page = self.game.sheet
        offered = [BY_NAME[name].typed for name in page.actions if BY_NAME[name].typed]
        offered += [f"{one.number}{why}" for one in page.choices for why in ("", " because")]
        offered += [
            "",
            "c 1",
            "c 2",
            "h 1",
            "h 2 against",
            "h 9 for",
            "r",
            "?",
            "7",
            "what",
            "b",
            "n",
        ]
        self.written.seek(0)
        self.written.truncate()
        self.plain.take(data.draw(st.sampled_from(offered)))
        assert self.written.getvalue().strip()
        if self.plain.sitting is not self.game:  # read to its end, and left
            assert self.plain.sitting.at == "menu"
            self.plain.sitting = self.game

    def told(self):
        return self.written.getvalue()


def test_every_choice_action_and_panel_in_any_order():
    run_state_machine_as_test(Sits, settings=LIMITS)


def test_every_line_that_can_be_typed_in_any_order():
    run_state_machine_as_test(Types, settings=LIMITS)
