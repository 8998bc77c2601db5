"""Counts put again: the earlier one a page before, who moved and how the voters ended at the end."""

from helpers import answer, story_of

from game.pages import chapter_end, record
from game.pages.leaves import record_of
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.steps import Back

TEXT = """
title: T
seats:
  anna:
  boris:
scenes:
  first:
    date: 1918-02-17
    title: First
    heard: Anna and Boris sit with Clara.
    question: Q?
    options:
      yes-1:
        label: Yes
        taken_by: [anna]
      no-1:
        label: No
        taken_by: [boris]
    motions:
      - text: Sign
        for: [anna]
        against: [boris, clara, dora]
        tally: 1 to 3
        grade: documented
  second:
    date: 1918-02-23
    title: Second
    heard: Again.
    question: Q?
    options:
      yes-2:
        label: Yes again
        taken_by: [anna, boris]
        later: They were praised for it.
      no-2:
        label: No again
        later: It was later called treason.
    motions:
      - text: Sign at once
        again: first
        for: [anna, boris, dora]
        against: [clara]
        tally: 3 to 1
        grade: documented
people:
  anna: {name: Anna, ended: shot 1938, born: 1880, died: 1938, fate: Shot.}
  boris: {name: Boris, born: 1881, died: 1950, fate: He died.}
  clara: {name: Clara, ended: died 1960, fate: She died.}
  dora: {name: Dora, ended: died 1970, fate: She died.}
"""


def finished(seat="anna"):
    play = Playthrough.start(story_of(TEXT), seat)
    return answer(answer(play, "no-1"), "no-2")


def count_page(play):
    sheets = record.sheets(reveal(play), own_stop=False)
    return sheets[sheets[0].contents.index("Count")]


def test_the_earlier_count_stands_over_tonights_with_who_moved_marked():
    blocks = count_page(finished()).blocks
    (votes,) = [block for block in blocks if hasattr(block, "voters")]
    assert [one.name for one in votes.voters if one.moved] == ["Boris", "Dora"]
    assert votes.earlier_count == (1, 3, 0)


def test_who_moved_stands_at_the_end_with_every_count_that_was_put_again():
    moved = close(finished("boris")).moved
    assert [column.tally for column in moved.counts] == ["1 to 3", "3 to 1"]
    rows = {row.name: (row.stands, row.you) for row in moved.rows}
    assert rows["Boris"] == (("against", "for"), True)
    assert rows["Anna"] == (("for", "for"), False)


def test_a_last_count_that_repeats_none_leaves_the_counts_before_it_their_page():
    after = """
  third:
    heard: Once more.
    question: Q?
    options:
      yes-3:
        label: Yes
    motions:
      - text: Ratify
        for: [anna]
        grade: documented
people:"""
    play = Playthrough.start(story_of(TEXT.replace("\npeople:", after)), "anna")
    told = close(answer(answer(answer(play, "no-1"), "no-2"), "yes-3"))
    assert [column.motion for column in told.moved.counts] == ["Sign", "Sign at once"]
    assert told.voter_fates.motion == "Ratify"


def test_the_last_counts_voters_stand_with_their_ends_and_strangers_are_only_counted():
    fates = close(finished()).voter_fates
    named = {man.name: man.end for column in fates.columns for man in column.people}
    assert named == {"Anna": "shot 1938", "Boris": "1881–1950", "Clara": "died 1960"}
    assert [(column.stand, column.votes, column.rest) for column in fates.columns] == [
        ("for", 3, "and 1 you did not meet"),
        ("against", 1, ""),
    ]


def test_one_line_says_what_the_players_own_line_there_was_made_to_mean():
    their_ends = next(one for one in chapter_end.sheets(close(finished())) if one.place == 0)
    said = [getattr(block, "text", "") for block in their_ends.blocks]
    assert "Your line: No again" in said
    assert "It was later called treason." in said
    assert "They were praised for it." not in said


def test_the_stop_is_a_page_after_the_first_question_and_a_line_after_the_others():
    first = answer(Playthrough.start(story_of(TEXT), "anna"), "no-1")
    assert record_of(first)[0].contents[0] == "Stop"
    assert record_of(finished())[0].contents[0] == "What followed"
    withdrawn = answer(first.step(Back("first")), "yes-1")
    assert record_of(withdrawn)[0].contents[0] == "Stop"
