import re

from hypothesis import given
from hypothesis import strategies as st
from pictures import fits, grid, widths

from game.drawing.ink import plain
from game.drawing.time_row import TimeRow, draw, say
from game.pages import lines
from game.reader.dates import Day
from game.tui import typeset

FEBRUARY = TimeRow(
    (Day(1918, 1, 18), Day(1918, 1, 24), Day(1918, 2, 17), Day(1918, 2, 18), Day(1918, 2, 23)),
    Day(1918, 2, 18),
)


def test_days_stand_to_scale_up_to_today_and_not_beyond():
    assert (
        grid(draw(FEBRUARY, 60))
        == """
18 Jan ●────────●──────────────────────────────────●◉ 18 Feb
"""
    )


def test_years_are_named_where_there_are_several():
    years = TimeRow((Day(1931, 3), Day(1932, 8, 7)), Day(1932, 8, 7))
    assert (
        grid(draw(years, 60))
        == """
Mar 1931 ●──────────────────────────────────────◉ 7 Aug 1932
"""
    )


def test_a_first_scene_is_today():
    first = TimeRow((Day(1918, 1, 18),), Day(1918, 1, 18))
    assert plain(draw(first, 60)) == ["◉ 18 Jan"]
    assert say(first) == ["Today is 18 January 1918."]


def test_the_words_name_the_days_up_to_today():
    assert say(FEBRUARY) == [
        "Scenes so far on 18 January 1918, 24 January 1918, 17 February 1918. "
        "Today is 18 February 1918."
    ]
    assert lines.of([FEBRUARY], 200) == say(FEBRUARY)
    assert "◉" in typeset.page([FEBRUARY], 60).plain


days = st.builds(Day, st.integers(1917, 1956), st.integers(1, 12), st.integers(1, 28)) | st.builds(
    Day, st.integers(1917, 1956), st.integers(0, 12)
)
time_rows = st.builds(TimeRow, st.lists(days, max_size=9).map(tuple), days)


@given(time_rows, widths)
def test_one_row_within_the_width_that_ends_today(time, width):
    (row,) = draw(time, width)
    assert fits((row,), width)
    (shown,) = plain((row,))
    assert "◉" not in shown or "●" not in shown.partition("◉")[2]
    assert shown == plain(draw(time, width))[0]


@given(time_rows, st.lists(days).map(tuple), widths)
def test_days_to_come_change_nothing(time, later, width):
    to_come = tuple(day for day in later if day not in time.past and day.key > time.today.key)
    longer = TimeRow(time.days + to_come, time.today)
    assert draw(longer, width) == draw(TimeRow(tuple(time.past), time.today), width)
    assert say(longer) == say(TimeRow(tuple(time.past), time.today))


@given(time_rows)
def test_every_day_up_to_today_has_a_mark_where_there_is_room(time):
    (shown,) = plain(draw(time, 2000))
    apart = {(day.year, day.month or 1, day.day or 1) for day in [*time.past, time.today]}
    assert len(re.findall("[●◉]", shown)) <= len(apart)
