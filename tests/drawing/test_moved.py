from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, fits, grid, widths

from game.drawing import moved
from game.drawing.ink import plain
from game.drawing.moved import Column, Moved, MovedRow, say
from game.drawing.votes import STANDS
from game.pages import lines
from game.tui import typeset

F, A, S = STANDS
MOVED = Moved(
    (
        Column("17 Feb", "Offer peace at once", "5 to 6"),
        Column("18 Feb", "Offer Germany peace", "7 to 5, 1"),
        Column("23 Feb", "Accept the German terms at once", "7 to 4, 4"),
    ),
    (
        MovedRow("Bukharin", (A, A, A), you=True),
        MovedRow("Lenin", (F, F, F)),
        MovedRow("Trotsky", (A, F, S)),
        MovedRow("Stasova", (None, S, F)),
        MovedRow("Krestinsky", (A, A, S)),
        MovedRow("Bubnov", (None, None, A)),
    ),
)


def test_names_stand_by_their_votes_and_a_word_says_who_moved():
    assert (
        grid(moved.draw(MOVED, 70))
        == """
● for   ○ against   ─ abstained

            17 Feb         18 Feb         23 Feb
            Offer peace    Offer Germany  Accept the
            at once        peace          German terms
                                          at once
            5 to 6         7 to 5, 1      7 to 4, 4
Lenin       ●              ●              ●
Stasova                    ─              ●              came over
Trotsky     ○              ●              ─              moved twice
Krestinsky  ○              ○              ─              stood aside
Bukharin    ○              ○              ○              ◂ your seat
Bubnov                                    ○
"""
    )


def test_on_a_projector_the_motions_stand_above_the_table():
    assert (
        grid(moved.draw(MOVED, 54))
        == """
● for   ○ against   ─ abstained

17 Feb: Offer peace at once
18 Feb: Offer Germany peace
23 Feb: Accept the German terms at once

            17 Feb    18 Feb    23 Feb
            5 to 6    7 to 5, 1 7 to 4, 4
Lenin       ●         ●         ●
Stasova               ─         ●         came over
Trotsky     ○         ●         ─         moved twice
Krestinsky  ○         ○         ─         stood aside
Bukharin    ○         ○         ○         ◂ your seat
Bubnov                          ○
"""
    )


def test_the_words_tell_the_course_of_each_who_moved():
    assert say(MOVED)[3:] == [
        "Stasova came over: abstained on 18 Feb, for on 23 Feb.",
        "Trotsky moved twice: against on 17 Feb, for on 18 Feb, abstained on 23 Feb.",
        "Krestinsky stood aside: against on 17 Feb, against on 18 Feb, abstained on 23 Feb.",
        "Always for where named: Lenin.",
        "Always against where named: Bukharin (your seat), Bubnov.",
    ]
    assert " ".join(say(MOVED)) == " ".join(lines.of([MOVED], 1000))


def test_where_no_table_fits_the_words_stand_in_its_place():
    assert " ".join(plain(moved.draw(MOVED, 40))) == " ".join(say(MOVED))


def test_nothing_in_it_is_a_command_to_the_terminal():
    hostile = Moved((Column(HOSTILE, HOSTILE, HOSTILE),), (MovedRow(HOSTILE, (F,)),))
    shown = "\n".join([*plain(moved.draw(hostile, 150)), *say(hostile)])
    assert not any(sign in shown for sign in "\x1b\u202e\t")
    assert "[bold]" in typeset.page([hostile], 150).plain


@st.composite
def all_moved(draw):
    text = st.text(max_size=12)
    counts = draw(st.lists(st.builds(Column, text, text, text), max_size=4))
    stands = st.tuples(*[st.none() | st.sampled_from(STANDS)] * len(counts))
    rows = draw(st.lists(st.builds(MovedRow, text, stands, st.booleans()), max_size=6))
    return Moved(tuple(counts), tuple(rows))


@given(all_moved(), widths)
def test_nothing_stands_outside_the_width_and_the_same_gives_the_same(picture, width):
    drawn = moved.draw(picture, width)
    assert fits(drawn, width)
    assert drawn == moved.draw(picture, width)
