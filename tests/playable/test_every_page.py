"""The law of the playable file: it shows the pages of plain mode, word for word, in every state."""

from random import Random

import pytest
from beyond import leaked
from helpers import BRIDGE, reachable, story_named
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plain_words import compare, follow
from playable_files import made
from playable_reader import File, Reader
from random_stories import Maker

from game.archive import Archive
from game.html.playable import playable
from game.playable.fold import fold
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, Back, CallMade
from game.playthrough.view import view

REASON = 'Ben knows: </p><script>alert("1")</script> & {words} \N{FIRE} \u05d0'


class Quoting(Maker):
    """Random stories that also cite sources and say the player's own words back."""

    def words(self):
        said = super().words()
        if self.rng.random() < 0.3:
            said += f" [@work-{self.rng.randint(1, 5)}]"
        return said

    def scene(self, index, count, meters):
        scene = super().scene(index, count, meters)
        for field in ("heard", "outcome", "later"):
            if index and self.rng.random() < 0.3:
                asked = self.rng.randrange(index)
                scene[field] += f"\n\n{self.words()}. You wrote then: {{words:s{asked}}}"
        return scene


def steps_from(play, random, back=0.15):
    """A random run to its close: calls, answers with reasons and heads, steps back."""
    while not play.finished:
        stop = play.story.branching.stops[play.story.branching.order[play.question]]
        calls = [visit.call for visit in stop.calls if visit.call not in play.now.calls]
        seen = view(play)
        options = [one.id for one in seen.options if not one.closed]
        random.shuffle(calls)
        if play.last and random.random() < back:
            play = play.step(Back(play.last.answer.scene))
        elif calls and random.random() < 0.5 and (made_one := called(play, calls)):
            play = made_one
        elif options:
            heads = {one.id: random.choice(["for", "against", "abstain"])
                     for one in seen.heads if random.random() < 0.7}  # fmt: skip
            reason = REASON if seen.asks_reason and random.random() < 0.5 else ""
            play = play.step(Answer(play.question, random.choice(options), "", reason, heads))
        else:
            return
        yield play


def called(play, calls):
    for call in calls:
        try:
            return play.step(CallMade(play.question, call))
        except ValueError:
            continue
    return None


def differing(file, play):
    return compare(play, follow(Reader(file, play.seat), play.steps))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
@example(45)  # whether an option was offered is told in the record
@example(46)  # a source that stands under a condition is numbered at the end
def test_random_runs_of_random_stories(seed):
    random = Random(seed)
    scenario = Quoting(random).story()
    archive = Archive(people=scenario.people)
    story = Story.of("t", scenario, archive)
    file = File(playable(fold(story), ""))
    for seat in story.scenario.seats:
        for _ in range(4):
            for play in steps_from(Playthrough.start(story, seat), random):
                assert differing(file, play) is None


def with_own_words(play, random):
    """The run again, reasons and heads put beside its answers at random."""
    again = Playthrough.start(play.story, play.seat)
    for step in play.steps:
        if isinstance(step, Answer):
            seen = view(again)
            heads = {one.id: random.choice(["for", "against", "abstain"])
                     for one in seen.heads if random.random() < 0.7}  # fmt: skip
            reason = REASON if seen.asks_reason and random.random() < 0.6 else ""
            step = Answer(step.scene, step.option, "", reason, heads)  # noqa: PLW2901
        again = again.step(step)
    return again


@pytest.mark.parametrize("seat", story_named(str(BRIDGE)).scenario.seats)
def test_every_state_of_the_small_story(seat):
    story, file, random = story_named(str(BRIDGE)), File(made(BRIDGE)), Random(seat)
    runs = reachable(story, seat)
    assert len(runs) > 2
    for play in runs:
        assert differing(file, with_own_words(play, random)) is None
    for _ in range(20):
        for play in steps_from(Playthrough.start(story, seat), random):
            assert differing(file, play) is None


def test_a_shipped_chapter():
    """One test, for the file is made once: its size, its source before any answer, its pages.

    `benchmarks/playable_law.py` looks at every state of every chapter.
    """
    story, text = story_named("june-1941"), made("june-1941")
    assert len(text.encode()) < 1_200_000
    file, random = File(text), Random(0)
    for seat in story.scenario.seats:
        first = Playthrough.start(story, seat)
        assert leaked(text, first, first.ahead[0]) == []
        for play in steps_from(first, random):
            assert differing(file, play) is None


def test_the_law_can_be_broken():
    file = File(made(BRIDGE))
    play = next(steps_from(Playthrough.start(story_named(str(BRIDGE)), "clerk"), Random(1)))
    assert differing(file, play) is None
    for pack in file.packs:
        pack["text"] = [text.replace("bridge", "ferry") for text in pack["text"]]
    file.words.clear()
    assert differing(file, play) is not None
