"""A passage without a question: what was heard stands apart from what the record says of it."""

from helpers import story_of

from game.pages import lines
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


CALLED = """
title: T
seats:
  anna:
meters:
  carts:
    label: Carts
    start: 5
scenes:
  first:
    heard: A.
    question: Q?
    options:
      stay:
        label: Stay
  told:
    heard: |
      They sit.

      {called-inn} Somebody has been to the inn.

      {carts < 5} A cart is gone.
  asked:
    heard: |
      Again.

      {called-inn} You have been to the inn.
    calls:
      allow: 1
      inn:
        label: Go to the inn
        text: |
          It is full.
        changes:
          carts: -1
    question: Q?
    options:
      stay-on:
        label: Stay
people:
  anna: {name: Anna}
"""


def test_a_passage_that_is_paged_back_to_is_as_it_was_whatever_was_called_since():
    game = Game(Menu(), Session.begin(story_of(CALLED), "anna", "d"))
    while game.at != "question":
        assert game.turn(1)
    game.choose(1)
    while game.at != "passage":
        assert game.turn(1)
    read = game.sheet
    assert game.turn(1)
    game.choose(1)
    assert "You have been to the inn." in lines.sheet(game.sheet)
    assert game.turn(-1)
    assert game.sheet == read


def test_so_is_one_at_the_very_beginning():
    opening = CALLED[: CALLED.index("  first:")] + CALLED[CALLED.index("  told:") :]
    game = Game(Menu(), Session.begin(story_of(opening), "anna", "d"))
    read = game.sheet
    assert game.at == "passage"
    assert game.turn(1)
    game.choose(1)
    assert game.turn(-1)
    assert game.sheet == read


def test_an_answer_taken_back_opens_its_question_where_it_has_no_note_to_be_read():
    game = Game(Menu(), Session.begin(story_of(CALLED), "anna", "d"))
    for _ in range(2):
        while game.at != "question":
            assert game.turn(1)
        game.choose(1)
    game.undo()
    assert game.at == "question"
    assert game.session.play.question == "asked"
