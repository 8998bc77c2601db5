"""The rules, played on the small story in tests/data/bridge.yaml."""

import dataclasses

import pytest
from helpers import answer, bridge, call, open_options, story_of

from game.playthrough.close import close, minute_book
from game.playthrough.opening import opening
from game.playthrough.play import Playthrough
from game.playthrough.replay import LeftOut, replayed
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, Back, CallMade, StepError
from game.playthrough.view import view


def start(seat="miller", known=()):
    return Playthrough.start(bridge(), seat, known)


def words(passages):
    return " ".join(passage.text for passage in passages)


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
    assert {seat.who.id for seat in opening(bridge()).seats} == {"miller", "clerk", "scout"}


# --- calls ----------------------------------------------------------------------------------------


def test_there_is_time_for_as_many_calls_as_allowed_and_no_more():
    play = call(start(), "chest")
    assert view(play).calls_left == 0
    with pytest.raises(StepError, match="no time"):
        call(play, "carter-home")


def test_a_call_is_made_once_and_must_exist():
    play = call(start(), "chest")
    with pytest.raises(StepError, match="has been made"):
        call(play, "chest")
    with pytest.raises(StepError, match="no call"):
        call(start(), "inn")


def test_what_a_call_brings_is_unread_before_it_is_made():
    before, after = view(start()), view(call(start(), "chest"))
    assert "You find a letter" not in words(c for call in before.calls for c in call.text)
    assert [paper.id for paper in before.papers] == ["levels"]
    assert [paper.id for paper in after.papers] == ["levels", "letter"]
    made = next(one for one in after.calls if one.id == "chest")
    assert (made.made, words(made.text)) == (True, "You find a letter.")


def test_a_voice_waits_for_the_call_its_condition_asks_for():
    assert [voice.id for voice in view(start()).voices] == ["warden"]
    assert [voice.id for voice in view(call(start(), "carter-home")).voices] == ["warden", "carter"]


def test_a_call_is_remembered_in_later_scenes():
    with_call = answer(call(start(), "chest"), "mend")
    assert "You remember the letter" in words(view(with_call).heard)
    assert "You remember the letter" not in words(view(answer(start(), "mend")).heard)


def test_calls_belong_to_the_question_that_waits():
    with pytest.raises(StepError):
        start().step(CallMade("council", "chest"))


def test_a_call_is_offered_only_where_its_condition_holds():
    asked = "    question: Q?\n    options:\n"
    story = story_of(
        "title: T\nseats:\n  clerk:\nscenes:\n  a:\n    heard: A\n"
        + asked
        + "      stay:\n        label: S\n      leave:\n        label: L\n"
        "  b:\n    heard: B\n    calls:\n      allow: 2\n"
        "      inn:\n        label: Inn\n        text: T\n        if: stay\n"
        "      mill:\n        label: Mill\n        text: T\n"
        + asked
        + "      go:\n        label: G\n      halt:\n        label: H\n"
        "people:\n  clerk:\n    name: C\n"
    )
    stayed, left = (answer(Playthrough.start(story, "clerk"), one) for one in ("stay", "leave"))
    assert [one.id for one in view(stayed).calls] == ["inn", "mill"]
    assert [one.id for one in view(left).calls] == ["mill"]
    assert call(stayed, "inn").now.calls == ("inn",)
    with pytest.raises(StepError, match="no call"):
        call(left, "inn")


def test_time_for_calls_is_never_more_than_there_are_calls():
    story = story_of(
        "title: T\nseats:\n  clerk:\nscenes:\n  a:\n    heard: A\n    calls:\n      allow: 3\n"
        "      inn:\n        label: Inn\n        text: T\n    question: Q?\n    options:\n"
        "      stay:\n        label: S\n      leave:\n        label: L\n"
        "people:\n  clerk:\n    name: C\n"
    )
    assert view(Playthrough.start(story, "clerk")).calls_left == 1


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


# --- the step back --------------------------------------------------------------------------------


def test_a_step_back_withdraws_the_line_from_the_dossier_and_leaves_it_in_the_minutes():
    play = answer(start(), "mend", reason="the mill").step(Back("ford"))
    assert play.question == "ford"
    assert [line.text for line in view(play).dossier] == ["elected to the council"]
    again = answer(play, "pull-down")
    assert [line.text for line in view(again).dossier][1:] == ["Spoke for the ford"]
    book = minute_book(again).entries
    assert [(one.answer, one.withdrawn) for one in book] == [
        ("Mend the bridge with planks from the yard", True),
        ("Pull the bridge down and use the ford", False),
    ]


def test_a_step_back_gives_back_the_figures_and_keeps_the_calls_made_before():
    play = call(start(), "chest")
    back = answer(play, "mend").step(Back("ford"))
    assert back.now == play.now
    assert view(back).calls_left == 0
    assert [paper.id for paper in view(back).papers] == ["levels", "letter"]
    assert "Spoke" not in str(view(back).dossier)


def test_steps_back_can_follow_one_another_to_the_beginning_and_no_further():
    play = answer(answer(start(), "mend"), "arrest").step(Back("council")).step(Back("ford"))
    assert play.question == "ford"
    assert play.standing == ()
    assert [line.withdrawn for line in play.minutes] == [True, True]
    with pytest.raises(StepError, match="no answer"):
        play.step(Back("ford"))


def test_a_step_back_from_the_end_opens_the_last_question_again():
    play = answer(answer(start(), "mend"), "arrest").step(Back("council"))
    assert play.question == "council"
    assert answer(play, "release").finished
    assert close(answer(play, "release")).book.ending == "Steady"


def test_a_withdrawn_answer_leads_nowhere():
    play = answer(answer(start(), "pull-down").step(Back("ford")), "mend")
    assert play.passed == ("ford",)
    assert "You asked for the ford" not in words(view(play).heard)
    assert answer(play, "release").passed == ("ford", "council")


# --- the record -----------------------------------------------------------------------------------


def test_the_answer_never_enters_the_tally():
    rows = [reveal(answer(start(), option)).motions[0] for option in open_options(start())]
    assert len(rows) == 3
    assert len({row.votes for row in rows}) == 1


def test_the_real_mans_stand_is_shown_beside_the_players():
    seen = reveal(answer(start(), "mend"))
    assert seen.you.label == "Mend the bridge with planks from the yard"
    assert seen.seat_did == "Pull the bridge down and use the ford"


def test_heads_counted_are_laid_beside_the_minutes():
    heads = {"warden": "for", "carter": "abstain"}
    (motion,) = reveal(answer(start(), "mend", heads=heads)).motions
    voters = {one.name: (one.stand, one.pencil, one.missed) for one in motion.votes.voters}
    assert voters["Warden"] == ("for", "for", False)
    assert voters["Carter"] == ("against", "abstained", True)
    assert motion.not_named == ()


def test_heads_are_counted_of_those_who_are_named_but_oneself():
    assert [who.name for who in view(start()).heads] == ["Carter", "Clerk", "Warden"]
    assert view(answer(start(), "mend")).heads == ()


def test_two_men_of_one_name_are_two_heads():
    story = story_of(
        "title: T\nseats:\n  clerk:\nscenes:\n  a:\n    heard: A\n    question: Q?\n    options:\n"
        "      stay:\n        label: S\n      leave:\n        label: L\n    motions:\n"
        "      - text: M\n        puts: stay\n        heads: [two, one]\n        for: [one, two]\n        against: clerk\n"
        "people:\n  clerk:\n    name: C\n  one:\n    name: Smirnov\n  two:\n    name: Smirnov\n"
    )
    heads = view(Playthrough.start(story, "clerk")).heads
    assert [who.id for who in heads] == ["one", "two"]


def test_no_reason_is_asked_where_lives_hang_on_the_answer():
    assert view(start()).asks_reason
    assert not view(answer(start(), "mend")).asks_reason


def test_a_reason_is_quoted_back():
    play = answer(start(), "mend", reason="the mill must run")
    assert reveal(play).reason == "the mill must run"
    assert view(play).dossier[-1].reason == "the mill must run"
    assert minute_book(play).entries[0].reason == "the mill must run"


def test_the_close_tells_fates_only_of_those_who_were_met():
    fates = {fate.who.id: fate for fate in close(answer(start("scout"), "arrest")).fates}
    assert set(fates) <= {"warden", "scout", "carter", "clerk"}
    assert "miller" not in fates
    whole = close(answer(answer(start(), "mend"), "arrest"))
    assert [fate.who.id for fate in whole.fates] == ["miller", "warden"]
    assert [fate.yours for fate in whole.fates] == [True, False]


def test_a_scene_behind_or_beyond_the_stop_cannot_be_asked_for():
    play = start()
    for name in ("council", "carts", "nowhere"):
        with pytest.raises(ValueError, match="not ahead"):
            view(play, name)
    with pytest.raises(ValueError, match="not ahead"):
        view(answer(play, "mend"), "ford")
    with pytest.raises(ValueError, match="nothing"):
        reveal(play)


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
    again = replayed(bridge(), "miller", steps)
    assert again.play.question == "council"
    assert again.left_out == (
        LeftOut(steps[1], "the option `gone` is not open here"),
        LeftOut(steps[2], "the step belongs to `council`, but the run stands at `ford`"),
    )
