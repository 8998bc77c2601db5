"""Sources are numbered in the order in which a page cites them, and a page with numbers lists them."""

import re

import pytest
from helpers import STORIES, answer, open_options, story_named, with_calls

from game.pages import before, lines, panels
from game.pages.pencil import Pencil
from game.playthrough.play import Playthrough
from game.playthrough.view import view

MARK = re.compile(r"\[(\d+)\]")
LISTED = "WHERE IT IS WRITTEN"


def views(name):
    """What is seen on one run from each seat, with every set of calls."""
    for seat in story_named(name).scenario.seats:
        play = Playthrough.start(story_named(name), seat)
        while True:
            yield from (view(play, one) for one in play.ahead)
            if not play.question:
                break
            yield from map(view, with_calls(play))
            play = answer(play, open_options(play)[0])


def first_met(blocks):
    said = "\n".join(lines.of(blocks))
    cited, _, listed = said.partition(LISTED)
    return [*dict.fromkeys(MARK.findall(cited))], MARK.findall(listed)


@pytest.mark.parametrize("name", STORIES)
def test_papers_and_voices_number_their_sources_from_one(name):
    for seen in views(name):
        for blocks in (panels.papers(seen), panels.voices(seen)):
            cited, listed = first_met(blocks)
            assert cited == [str(number) for number in range(1, len(cited) + 1)]
            assert sorted(listed) == sorted(cited)


@pytest.mark.parametrize("name", STORIES)
def test_what_is_heard_and_what_a_call_brought_have_no_numbers_without_a_list(name):
    for seen in views(name):
        if seen.options:
            assert first_met(before.heard(seen, Pencil()).blocks) == ([], [])
            assert first_met(panels.calls(seen)[0]) == ([], [])
        else:
            cited, listed = first_met(before.passage(seen).blocks)
            assert sorted(listed) == sorted(cited)
