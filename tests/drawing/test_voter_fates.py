"""The ends of a count's voters: in columns where there is room, and the same in words."""

from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, fits, grid, widths

from game.drawing import voter_fates
from game.drawing.voter_fates import FateColumn, VoterFate, VoterFates, say

FATES = VoterFates(
    "Accept the terms, 23 February 1918",
    (
        FateColumn("for", 3, (VoterFate("Lenin", "died 1924"), VoterFate("Sokolnikov", "killed in prison 1939"))),
        FateColumn("against", 1, (VoterFate("Bukharin", "shot 1938", you=True),)),
        FateColumn("abstained", 1, ()),
    ),
)  # fmt: skip


def test_each_end_stands_under_its_name_in_the_column_of_his_vote():
    assert (
        grid(voter_fates.draw(FATES, 72))
        == """
Accept the terms, 23 February 1918

● for 3                 ○ against 1             ─ abstained 1
Lenin                   Bukharin ◂ your seat    1 you did not meet
  died 1924               shot 1938
Sokolnikov
  killed in
  prison 1939
and 1 you did not meet
"""
    )


def test_where_columns_have_no_room_they_stand_under_each_other():
    drawn = grid(voter_fates.draw(FATES, 40)).split("\n")
    assert (
        drawn.index("○ against 1") > drawn.index("and 1 you did not meet") > drawn.index("● for 3")
    )
    assert "  killed in prison 1939" in drawn


def test_it_says_the_same_in_words():
    assert say(FATES) == [
        "Accept the terms, 23 February 1918.",
        "For 3:", "  Lenin, died 1924.", "  Sokolnikov, killed in prison 1939.", "  And 1 you did not meet.",
        "Against 1:", "  Bukharin (your seat), shot 1938.",
        "Abstained 1:", "  1 you did not meet.",
    ]  # fmt: skip


words = st.text(max_size=40) | st.just(HOSTILE)


@given(widths, st.lists(st.tuples(words, words), max_size=4))
def test_whatever_the_names_it_fits(width, people):
    column = FateColumn("for", 9, tuple(VoterFate(name, end) for name, end in people))
    assert fits(voter_fates.draw(VoterFates(HOSTILE, (column, column)), width), width)


def test_where_your_seat_has_no_room_beside_a_name_it_stands_before_his_end():
    yours = FateColumn("abstained", 1, (VoterFate("Krestinsky", "shot 1938", you=True),))
    others = FateColumn("for", 1, (VoterFate("Lenin", "died 1924"),))
    drawn = grid(voter_fates.draw(VoterFates("Sign", (others, yours)), 40))
    assert "Krestinsky ◂\n" in drawn
    assert "your seat;\n" in drawn
    assert "Krestinsky ◂ your seat" in grid(
        voter_fates.draw(VoterFates("Sign", (others, yours)), 60)
    )
