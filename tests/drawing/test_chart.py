from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, fits, grid, widths

from game.drawing.chart import Chart, ChartRow, bar_of, draw, say
from game.drawing.ink import plain
from game.pages import lines
from game.reader.cells import width as cells_of
from game.reader.figures import Figure
from game.tui import typeset

CHART = Chart(
    (
        ChartRow("19 Jan 1918", Figure(2, 2), Figure(9, 20)),
        ChartRow("21 Jan 1918", Figure(15, 15, of=30)),
        ChartRow("22 Jan 1918"),
    ),
    "people",
    "The paper of the day counted fewer than are known now.",
)


def test_what_was_said_stands_over_what_is_known_with_ranges_shaded():
    assert (
        grid(draw(CHART, 60))
        == """
in people
19 Jan 1918  said then  █▌                          2
             known now  ████████░░░░░░░░░           9 to 20
21 Jan 1918  said then  █████████████·············  15 of 30

The paper of the day counted fewer than are known now.
"""
    )


def test_parts_of_totals_are_drawn_as_shares():
    shares = Chart((ChartRow("17 Feb", Figure(5, 5, 11)), ChartRow("8 Mar", Figure(30, 30, 46))))
    assert (
        grid(draw(shares, 50))
        == """
said then
17 Feb  ██████████████▌·················  5 of 11
8 Mar   █████████████████████···········  30 of 46
"""
    )


def test_the_words_give_every_figure():
    assert say(CHART) == [
        "The paper of the day counted fewer than are known now.",
        "19 Jan 1918: said then 2 people; known now 9 to 20 people.",
        "21 Jan 1918: said then 15 of 30 people.",
    ]
    assert lines.of([CHART], 100) == say(CHART)


def test_where_no_bars_fit_the_words_stand_in_their_place():
    assert " ".join(plain(draw(CHART, 35))) == " ".join(say(CHART))


def test_great_and_small_figures_are_printed_as_one_reads_them():
    assert Figure(56_000_000, 62_000_000).words == "56,000,000 to 62,000,000"
    assert Figure(2.5, 2.5).words == "2.5"


def test_nothing_in_it_is_a_command_to_the_terminal():
    hostile = Chart((ChartRow(HOSTILE, Figure(1, 2)),), HOSTILE, HOSTILE)
    shown = "\n".join([*plain(draw(hostile, 150)), *say(hostile)])
    assert not any(sign in shown for sign in "\x1b\u202e\t")
    assert "[bold]" in typeset.page([hostile], 150).plain


numbers = st.integers(0, 10**9) | st.floats(0, 1e9, allow_subnormal=False)
figures = st.builds(
    lambda low, more, rest: Figure(low, low + more, low + more + rest if rest else 0),
    *[numbers] * 3,
)
text = st.text(max_size=12)
rows = st.builds(ChartRow, text, st.none() | figures, st.none() | figures)
charts = st.builds(Chart, st.lists(rows, max_size=6).map(tuple), text, text)


@given(charts, widths)
def test_nothing_stands_outside_the_width_and_the_same_gives_the_same(chart, width):
    drawn = draw(chart, width)
    assert fits(drawn, width)
    assert drawn == draw(chart, width)


@given(figures, st.integers(8, 48))
def test_no_bar_is_longer_than_its_scale_allows(figure, room):
    greatest = max(figure.high, figure.of)
    if greatest:
        assert cells_of(bar_of(figure, greatest, room)) <= room
