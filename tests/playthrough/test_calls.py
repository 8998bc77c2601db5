"""Calls: how many there is time for, what each brings, where it is offered."""

import pytest
from helpers import answer, call, story_of
from runs import start, words

from game.playthrough.play import Playthrough
from game.playthrough.steps import CallMade, StepError
from game.playthrough.view import view


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
