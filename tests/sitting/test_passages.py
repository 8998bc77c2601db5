"""A passage without a question: what was heard stands apart from what the record says of it."""

from helpers import story_of

from game.pages.blocks import Para, Rule
from game.session import Session
from game.sitting.game import Game
from game.sitting.menu import Menu

TEXT = """
title: T
seats:
  anna:
scenes:
  told:
    heard: They sit.
    outcome: It was decided.
  asked:
    heard: Again.
    question: Q?
    options:
      stay:
        label: Stay
people:
  anna: {name: Anna}
"""


def test_a_rule_stands_between_what_was_heard_and_what_was_decided():
    game = Game(Menu(), Session.begin(story_of(TEXT), "anna", "d"))
    texts = [block for block in game.sheet.blocks if isinstance(block, Para | Rule)]
    assert texts == [Para("They sit."), Rule(), Para("It was decided.")]
