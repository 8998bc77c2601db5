"""Counts drawn: what stands in them, that they fit, and that they say the same in words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, fits, grid, widths

from game.drawing import votes_drawn
from game.drawing.ink import plain
from game.drawing.votes import MARKS, NO_NAMES, STANDS, Count, Voter, Votes, counted, say
from game.pages import lines
from game.tui import typeset

EIGHTEENTH = {"Stasova": "abstained", "Trotsky": "for", "Joffe": "against", "Lenin": "for"}
PENCIL = {"Lenin": "against", "Bubnov": "for", "Dzerzhinsky": "against", "Stalin": "for"}
STOOD = {
    "for": "Lenin Smilga Sokolnikov Stalin Stasova",
    "against": "Bubnov Bukharin",
    "abstained": "Dzerzhinsky Joffe Trotsky",
}
VOTES = Votes(
    "Accept the German terms at once",
    count=Count(5, 2, 3),
    voters=tuple(
        Voter(name, stand, EIGHTEENTH.get(name), PENCIL.get(name), you=name == "Bukharin")
        for stand, names in STOOD.items()
        for name in names.split()
    ),
    absent=("Zinoviev",),
    earlier="on 18 February",
    grade="documented",
)


def test_every_name_stands_in_its_column_with_its_remarks_in_words():
    assert (
        grid(votes_drawn.draw(VOTES, 80))
        == """
Accept the German terms at once                             carried · documented

10 counted   ●●●●●┊○○───   6 would be more than half

● for 5                   ○ against 2               ─ abstained 3
Lenin [against]           Bubnov [for]              Dzerzhinsky [against]
Smilga                    Bukharin ◂ your seat      Joffe was against
Sokolnikov                                          Trotsky was for
Stalin
Stasova was abstaining

was: how he stood on 18 February
[ ] what you had pencilled, where the minutes have it otherwise
absent: Zinoviev
"""
    )


def test_where_words_do_not_fit_marks_say_the_same():
    assert (
        grid(votes_drawn.draw(VOTES, 54))
        == """
Accept the German terms at once   carried · documented

10 counted   ●●●●●┊○○───   6 would be more than half

● for 5       ○ against 2   ─ abstained 3
  Lenin [○]     Bubnov [●]    Dzerzhinsky [○]
  Smilga        Bukharin ◂  ○›Joffe
  Sokolnikov                ●›Trotsky
  Stalin
─›Stasova

●› ○› ─› how he stood on 18 February
[ ] what you had pencilled, where the minutes have
it otherwise   ◂ your seat
absent: Zinoviev
"""
    )


def test_a_count_without_names_says_so():
    votes = Votes("Spin out the negotiations", counted("12 to 1"), grade="documented")
    assert (
        grid(votes_drawn.draw(votes, 60))
        == """
Spin out the negotiations               carried · documented
13 counted   ●●●●●●┊●●●●●●○   7 would be more than half
No names are given.
"""
    )
    assert say(votes) == [
        "Spin out the negotiations: carried, 12 for, 1 against. More than half would be 7.",
        NO_NAMES,
        "Documented.",
    ]


def test_the_earlier_count_is_drawn_over_tonights_and_said_before_it():
    again = replace(VOTES, earlier_count=Count(5, 6))
    assert (
        grid(votes_drawn.draw(again, 72)[1:5])
        == """

on 18 February   ●●●●●┊○○○○○○   lost, 5 for, 6 against
10 counted       ●●●●●┊○○───    6 would be more than half

"""
    )
    assert "how he stood" not in grid(votes_drawn.draw(again, 80))
    assert say(again)[0] == "On 18 February: lost, 5 for, 6 against."


def test_a_long_column_goes_on_beside_itself_where_there_is_room():
    votes = Votes("Send the case on", voters=tuple(Voter(f"Man {n:02}", "for") for n in range(20)))
    assert (
        grid(votes_drawn.draw(votes, 60)[-8:])
        == """
● for 20
Man 00              Man 07              Man 14
Man 01              Man 08              Man 15
Man 02              Man 09              Man 16
Man 03              Man 10              Man 17
Man 04              Man 11              Man 18
Man 05              Man 12              Man 19
Man 06              Man 13
"""
    )
    assert len(votes_drawn.draw(votes, 12)) > 20


def test_that_no_names_are_given_is_said_once():
    remarked = Votes("Spin out the talks", counted("12 to 1"), remarked=True)
    assert NO_NAMES not in grid(votes_drawn.draw(remarked, 60))
    assert NO_NAMES not in say(remarked)


def test_a_tally_in_other_words_is_given_as_it_stands():
    votes = Votes("Wage a revolutionary war", tally="none for")
    assert (
        grid(votes_drawn.draw(votes, 40))
        == "\nWage a revolutionary war\nnone for\nNo names are given.\n"
    )
    assert say(votes)[0] == "Wage a revolutionary war: none for."


def test_where_only_those_against_are_known_the_motion_is_not_called_lost():
    votes = Votes(
        "Put him out", tally="carried, three against", voters=(Voter("Tomsky", "against"),)
    )
    drawn = grid(votes_drawn.draw(votes, 40))
    assert "carried, three against" in drawn
    assert "Tomsky" in drawn
    assert "lost" not in drawn
    assert "half" not in drawn
    assert say(votes)[0] == "Put him out: carried, three against."


def test_the_words_say_who_moved_who_was_missed_and_whose_seat_it_is():
    assert say(VOTES) == [
        "Accept the German terms at once: carried, 5 for, 2 against, 3 abstained. More than half "
        "would be 6.",
        "For 5: Lenin (you had pencilled against), Smilga, Sokolnikov, Stalin, Stasova (abstained "
        "on 18 February).",
        "Against 2: Bubnov (you had pencilled for), Bukharin (your seat).",
        "Abstained 3: Dzerzhinsky (you had pencilled against), Joffe (against on 18 February), "
        "Trotsky (for on 18 February).",
        "Absent: Zinoviev.",
        "Documented.",
    ]


def test_tallies_of_the_minutes_are_read():
    assert counted("7 to 5, 1 abstaining") == Count(7, 5, 1)
    assert counted("5 to 6") == Count(5, 6, 0)
    assert counted("none for") is None
    assert not Count(6, 6).carried
    assert Count(7, 4, 4).carried
    assert Count(7, 4, 4).verdict == "carried by less than half"
    assert Count(6, 4, 2).verdict == "carried"


def test_a_running_count_is_a_strip_of_marks():
    assert Count(3, 2, 1).strip == "●●●  ○○  ─"
    assert Count(0, 1).strip == "○"


def test_a_page_of_lines_has_the_sentences_and_the_screen_has_the_marks():
    assert "you had pencilled against" in "\n".join(lines.of([VOTES]))
    assert "●●●●●┊○○───" in typeset.page([VOTES], 70).plain


def test_nothing_in_it_is_a_command_to_the_terminal():
    votes = Votes(HOSTILE, voters=(Voter(HOSTILE, "for"),), earlier=HOSTILE, absent=(HOSTILE,))
    shown = "\n".join([*plain(votes_drawn.draw(votes, 60)), *say(votes)])
    assert not any(sign in shown for sign in "\x1b\u202e\t")
    assert "[bold]" in typeset.page([votes], 200).plain


names = st.text(max_size=15)
stands = st.sampled_from(STANDS)
voters = st.builds(Voter, names, stands, st.none() | stands, st.none() | stands, st.booleans())
counts = st.builds(Count, st.integers(0, 90), st.integers(0, 90), st.integers(0, 30))
all_votes = st.builds(
    Votes,
    names,
    st.none() | counts,
    st.lists(voters, max_size=9).map(tuple),
    st.lists(names, max_size=2).map(tuple),
    names,
    names,
    names,
    st.booleans(),
    st.none() | counts,
)


@given(all_votes, widths)
def test_nothing_stands_outside_the_width_and_the_same_gives_the_same(votes, width):
    drawn = votes_drawn.draw(votes, width)
    assert fits(drawn, width)
    assert drawn == votes_drawn.draw(votes, width)


@given(counts)
def test_there_are_as_many_marks_as_votes_and_the_line_stands_at_half(count):
    marks = votes_drawn.marks(count)
    assert tuple(marks.count(MARKS[stand]) for stand in STANDS) == count
    assert marks.index("┊") == sum(count) // 2
    assert ("●" in marks[marks.index("┊") :]) == (count.for_ * 2 > sum(count))


@given(all_votes)
def test_every_voter_is_named_in_the_words(votes):
    said = "\n".join(say(votes))
    assert all(one.name in said for one in votes.voters if one.name.isalnum())
