"""The step back: what it withdraws, and what stays."""

import pytest
from helpers import answer, call
from runs import start, words

from game.playthrough.close import close, minute_book
from game.playthrough.steps import Back, StepError
from game.playthrough.view import view


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
