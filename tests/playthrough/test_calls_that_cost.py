"""Calls that take more than others, that move what is counted, and that lead to a further one."""

from __future__ import annotations

import pytest
from helpers import answer, call, load_text, story_of

from game.pages.panels import calls
from game.playthrough.play import Playthrough
from game.playthrough.steps import StepError
from game.playthrough.view import view

TEXT = """\
title: Ford
seats:
  clerk:
people:
  clerk:
    name: Clerk
meters:
  planks:
    label: Planks
    start: 5
scenes:
  ford:
    heard: |
      Water.
    question: Stay?
    changes:
      planks: -1
    calls:
      allow: 2
      shed:
        label: Count the planks
        text: |
          Two are rotten.
        changes:
          planks: -2
      warden:
        label: Walk to the warden
        text: |
          He is at home.
        cost: 2
      wife:
        label: Ask his wife as well
        text: |
          She has seen the ice.
        if: called-shed
    options:
      stay:
        label: Stay
        changes:
          planks: -1
      go:
        label: Go
  after:
    heard: |
      {planks <= 1} Few planks.

      {planks == 2} Some planks.

      {planks > 3} Many planks.
"""


def start():
    return Playthrough.start(story_of(TEXT), "clerk", ())


def shown(play):
    return [(one.label, one.made) for one in view(play).calls]


def test_a_call_that_takes_two_leaves_no_time_for_another():
    play = call(start(), "warden")
    assert view(play).calls_left == 0
    with pytest.raises(StepError):
        call(play, "shed")


def test_after_a_call_of_one_there_is_no_time_for_one_of_two_and_the_page_says_so():
    play = call(start(), "shed")
    with pytest.raises(StepError):
        call(play, "warden")
    choices = {one.label: one.closed for one in calls(view(play))[1]}
    assert choices["Walk to the warden (takes 2)"] == "no time left"
    assert choices["Ask his wife as well"] == ""


def test_a_call_that_another_leads_to_is_offered_only_then():
    assert "Ask his wife as well" not in dict(shown(start()))
    play = call(start(), "shed", "wife")
    assert dict(shown(play))["Ask his wife as well"]


def test_a_call_and_a_scene_move_what_is_counted():
    def told(play):
        return [passage.text for passage in view(play, "after").heard]

    assert told(answer(start(), "go")) == ["Many planks."]
    assert told(answer(call(start(), "shed"), "go")) == ["Some planks."]
    assert told(answer(call(start(), "shed"), "stay")) == ["Few planks."]


def test_a_passage_that_moves_a_meter_and_a_lethal_call_that_does_are_refused():
    passage = TEXT.replace(
        "    heard: |\n      {planks", "    changes: {planks: 1}\n    heard: |\n      {planks"
    )
    assert "question" in {one.rule for one in load_text(passage).problems}
    lethal = TEXT.replace(
        "    question: Stay?",
        "    gravity: lethal\n    note: |\n      N.\n    cost: |\n      C.\n    question: Stay?",
    )
    found = [one.says for one in load_text(lethal).problems if one.rule == "lethal-meters"]
    assert "`shed` moves a meter in a lethal scene." in found
    assert "`ford` moves a meter in a lethal scene." in found
