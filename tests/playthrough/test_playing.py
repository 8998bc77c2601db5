"""The rules, played on the small story in tests/data/bridge.yaml."""

import dataclasses

import pytest
from helpers import answer, bridge, call, story_of
from runs import start, words

from game.playthrough.close import close, minute_book
from game.playthrough.play import Playthrough
from game.playthrough.recorded_steps import LeftOut, apply_recorded
from game.playthrough.reveal import reveal
from game.playthrough.seats import seats
from game.playthrough.steps import Answer, Back, CallMade, StepError
from game.playthrough.view import view

# --- seats ----------------------------------------------------------------------------------------


def test_a_run_begins_at_the_first_scene_with_what_is_on_file():
    seen = view(start())
    assert seen.meeting.scene == "ford"
    assert [(line.day, line.text) for line in seen.dossier] == [
        ("5 Aug 1917", "elected to the council")
    ]


def test_nobody_sits_in_a_seat_the_story_does_not_have():
    with pytest.raises(StepError, match="carter"):
        start("carter")


def test_a_paragraph_for_a_seat_is_read_in_that_seat_only():
    assert "The mill stops" in words(view(start("miller")).heard)
    assert "You hold the only list" not in words(view(start("miller")).heard)
    assert "You hold the only list" in words(view(start("clerk")).heard)


def test_a_scene_its_man_did_not_attend_is_passed_over():
    play = start("scout")
    assert play.question == "council"
    assert play.ahead == ("council",)
    assert answer(play, "arrest").passed == ("council",)


def test_an_absent_seat_cannot_answer_for_the_scene_it_missed():
    with pytest.raises(StepError):
        start("scout").step(Answer("ford", "mend"))


def test_offices_are_those_held_on_the_day():
    people = {one.id: one.office for one in view(start()).people}
    assert people["miller"] == "keeper of the mill"
    assert {seat.who.id for seat in seats(bridge())} == {"miller", "clerk", "scout"}


# --- what branches --------------------------------------------------------------------------------


def test_an_answer_leads_where_its_option_says_and_otherwise_where_the_scene_says():
    assert answer(start(), "pull-down").ahead == ("carts", "council")
    assert answer(start(), "mend").ahead == ("council",)


def test_a_paragraph_remembers_an_answer():
    assert "You asked for the ford" in words(view(answer(start(), "pull-down"), "council").heard)
    assert "You asked for the ford" not in words(view(answer(start(), "mend")).heard)


def test_a_line_of_an_earlier_chapter_is_remembered_where_the_story_knows_it():
    assert "Somebody recalls" in words(view(start(known=["rose"])).heard)
    assert "Somebody recalls" not in words(view(start()).heard)
    assert start(known=["rose", "stranger"]).known == {"rose"}


METERS = """\
title: T
seats:
  clerk:
meters:
  grain:
    label: Grain
    unit: puds
    start: 5
    min: 2
    max: 9
scenes:
  a:
    heard: |
      A.

      {grain > 5} More.

      {grain = 2} Least.
    question: Q?
    options:
      up:
        label: Up
        changes:
          grain: 100
      down:
        label: Down
        changes:
          grain: -100
  b:
    heard: |
      B.

      {grain = 9} Full.

      {grain = 2} Least.
    question: Q?
    options:
      low:
        label: Low
        if: grain < 9
      high:
        label: High
        if: grain = 9
        closed: not while the barn is empty
      any:
        label: Any
people:
  clerk:
    name: C
"""


def test_a_meter_is_counted_and_kept_between_its_least_and_its_greatest_figure():
    play = Playthrough.start(story_of(METERS), "clerk")
    assert [(one.label, one.figure, one.unit) for one in view(play).meters] == [
        ("Grain", 5, "puds")
    ]
    up, down = answer(play, "up"), answer(play, "down")
    assert (up.now.meters, down.now.meters) == ((9,), (2,))
    assert "Full." in words(view(up).heard)
    assert "Least." in words(view(down).heard)


def test_no_meter_is_shown_where_lives_hang_on_the_answer():
    play = answer(start(), "mend")
    assert view(play).meeting.gravity == "lethal"
    assert view(play).meters == ()


def test_a_closed_option_stays_with_its_reason_or_goes():
    play = Playthrough.start(story_of(METERS), "clerk")
    up, down = view(answer(play, "up")), view(answer(play, "down"))
    assert [(one.number, one.id, one.closed) for one in up.options] == [
        (2, "high", ""), (3, "any", ""),
    ]  # fmt: skip
    assert [(one.number, one.id, one.closed) for one in down.options] == [
        (1, "low", ""), (2, "high", "not while the barn is empty"), (3, "any", ""),
    ]  # fmt: skip
    with pytest.raises(StepError, match="not open"):
        answer(answer(play, "down"), "high")


def test_the_first_ending_that_holds_closes_the_book():
    def ending(first, second):
        return close(answer(answer(start(), first), second)).book.ending

    assert ending("pull-down", "release") == "The ford"
    assert ending("mend", "release") == "Steady"
    assert ending("mend", "arrest") == "The minute book"
    assert ending("wait", "release") == "The minute book"


def test_a_finished_run_takes_no_more_answers_and_an_open_one_has_no_close():
    play = answer(answer(start(), "mend"), "arrest")
    assert (play.finished, play.question, play.ahead) == (True, None, ())
    with pytest.raises(StepError, match="end"):
        play.step(Answer("council", "release"))
    with pytest.raises(ValueError, match="not at its end"):
        close(answer(start(), "mend"))


# --- a state is a value ---------------------------------------------------------------------------


def test_a_step_leaves_the_run_it_was_taken_in_as_it_was():
    play = start()
    before = (play.steps, play.now, play.minutes, view(play))
    called, answered = call(play, "chest"), answer(play, "mend")
    answered.step(Back("ford"))
    assert (play.steps, play.now, play.minutes, view(play)) == before
    assert called.steps != answered.steps


def test_a_run_cannot_be_written_to():
    play = answer(start(), "mend")
    for thing, name in ((play, "now"), (play.now, "facts"), (play.minutes[0], "withdrawn"),
                        (play.steps[0], "option"), (view(play), "heard")):  # fmt: skip
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, name, None)


def test_a_refused_step_changes_nothing():
    play = start()
    for step in (
        Answer("ford", "no"),
        Answer("council", "arrest"),
        Back("ford"),
        CallMade("ford", "no"),
    ):
        with pytest.raises(StepError):
            play.step(step)
    assert play == start()


def test_the_same_steps_give_the_same_screens():
    def run():
        play = answer(call(start(), "chest"), "mend", reason="r").step(Back("ford"))
        play = answer(answer(play, "pull-down"), "release")
        return play, close(play), reveal(play), minute_book(play)

    assert run() == run()


def test_steps_that_no_longer_fit_are_handed_back_each_with_its_reason():
    steps = [Answer("ford", "mend"), Answer("council", "gone"), Back("council")]
    again = apply_recorded(Playthrough.start(bridge(), "miller"), steps)
    assert again.play.question == "council"
    assert again.left_out == (
        LeftOut(steps[1], "the option `gone` is not open here"),
        LeftOut(steps[2], "the step belongs to `council`, but the run stands at `ford`"),
    )
