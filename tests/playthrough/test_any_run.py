"""Whatever is played, in whatever story: nothing raises, and the steps alone give it again."""

import pytest
from helpers import (
    STORIES,
    bridge,
    chairs,
    open_calls,
    open_options,
    reachable,
    still_asked,
    story_named,
    telling_runs,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from game.pages import lines
from game.pages import opening as opening_pages
from game.pages.chapter_end import sheets as end_sheets
from game.pages.minute_book import minute_book as minute_book_page
from game.pages.record import sheets as record_sheets
from game.playthrough.close import close, minute_book
from game.playthrough.opening import opening
from game.playthrough.play import Playthrough
from game.playthrough.recorded_steps import apply_recorded
from game.playthrough.reveal import reveal
from game.playthrough.seats import seats
from game.playthrough.steps import Answer, Back, CallMade, StepError
from game.playthrough.view import view


def possible(play):
    """Every step that can be taken here."""
    steps = [Back(play.last.answer.scene)] if play.last else []
    if play.question:
        steps += [Answer(play.question, option) for option in open_options(play)]
        scene = play.scene(play.question)
        if scene.calls and len(play.now.calls) < scene.calls.allow:
            made = play.now.calls
            steps += [CallMade(play.question, c) for c in open_calls(play) if c not in made]
    return steps


@settings(max_examples=120)
@given(st.data())
def test_any_steps_that_can_be_taken_are_taken_and_replayed_to_the_same_run(data):
    story = story_named(data.draw(st.sampled_from(STORIES)))
    seat = data.draw(st.sampled_from([*story.scenario.seats]))
    known = data.draw(st.sets(st.sampled_from([*story.scenario.knows, "stranger"])))
    play = Playthrough.start(story, seat, known)
    for _ in range(data.draw(st.integers(0, 14))):
        steps = possible(play)
        if not steps:
            break
        play = play.step(data.draw(st.sampled_from(steps)))
        assert play.finished == (play.question is None)
    replay = apply_recorded(Playthrough.start(story, seat, known), play.steps)
    again = replay.play
    assert (again, replay.left_out) == (play, ())
    assert [view(again, name) for name in again.ahead] == [view(play, name) for name in play.ahead]
    assert minute_book(again) == minute_book(play)


@settings(max_examples=80)
@given(st.data())
def test_any_steps_at_all_are_taken_or_refused_and_never_crash(data):
    story = story_named(STORIES[0])
    names = st.sampled_from(["ford", "carts", "council", "", "mend", "chest", "arrest", "release"])
    steps = st.one_of(
        st.builds(Answer, names, names), st.builds(CallMade, names, names), st.builds(Back, names)
    )
    play = Playthrough.start(story, "miller")
    for step in data.draw(st.lists(steps, max_size=20)):
        try:
            play = play.step(step)
        except StepError as wrong:
            assert str(wrong)
    assert apply_recorded(Playthrough.start(story, "miller"), play.steps).play == play


@pytest.mark.parametrize(("name", "seat"), chairs())
def test_no_reachable_page_of_the_record_fails_to_be_made(name, seat):
    story = story_named(name)
    assert lines.sheet(opening_pages.seats(opening(story), seats(story)))
    pages = 0
    met = set()
    for play in telling_runs(story, seat, tuple(story.scenario.knows)):
        last = (play.last.answer.scene, play.last.answer.option) if play.last else ("", "")
        record = (last, still_asked(play, last[:1]))
        if play.last and record not in met:
            met.add(record)
            pages += len(record_sheets(reveal(play), own_stop=True))
            assert minute_book_page(minute_book(play))
        end = (play.finished, still_asked(play, ("end",)))
        if play.finished and end not in met:
            met.add(end)
            pages += len(end_sheets(close(play)))
    assert pages


@pytest.mark.parametrize("seat", bridge().scenario.seats)
def test_every_question_can_be_answered_and_every_run_comes_to_an_end(seat):
    """For the small story, state by state; `desk/test_prove.py` proves it of the shipped ones."""
    runs = reachable(bridge(), seat)
    assert all(play.finished or open_options(play) for play in runs)
    assert any(play.finished for play in runs)
    assert all(close(play).book.ending for play in runs if play.finished)


def test_every_ending_is_reached_from_some_seat():
    story = bridge()
    met = {
        story.branching.ending(play.now.facts, play.now.meters)
        for seat in story.scenario.seats
        for play in reachable(story, seat)
        if play.finished
    }
    assert met == set(story.scenario.endings)
