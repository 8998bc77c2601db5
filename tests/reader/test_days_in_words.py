"""Days as prose and citations name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reader.dates import Day, Span
from game.reader.days_in_words import SEASON, covered, dated, dates, named_days

SCENE = Day(1918, 1, 18)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("notes to 11 December", ["11 December 0"]),
        ("March 4, 1918", ["4 March 1918"]),
        ("March 1918", ["March 1918"]),
        ("4th March 1918", ["4 March 1918"]),
        ("the 3rd of March, 1918", ["3 March 1918"]),
        ("entry of 1919", ["1919"]),
        ("Mar. 4, 1918; 5 Sept. 1918; Dec 1917", ["4 March 1918", "5 September 1918", "December 1917"]),
        ("on 3 March 1918 and March 1918", ["3 March 1918", "March 1918"]),
        ("March 3, 1918; the 1920s; 1919", ["3 March 1918", "1920", "1919"]),
        ("17 to 23 February", ["17 February 0 - 23 February 0"]),
        ("26 and 28 November 1917", ["26 November 1917 - 28 November 1917"]),
        ("17\u201323 February 1918", ["17 February 1918 - 23 February 1918"]),
        ("March 4\u20137, 1918", ["4 March 1918 - 7 March 1918"]),
        ("January\u2013March 1918", ["January 1918 - March 1918"]),
        ("1927\u201339, 1917 to 1921", ["1927 - 1939", "1917 - 1921"]),
        ("11 January to 23 February", ["11 January 0", "23 February 0"]),
        ("29 December to 3 January 1918", ["29 December 1917", "3 January 1918"]),
        ("11 January 1918 to 23 February", ["11 January 1918", "23 February 1918"]),
        ("30 December 1917 to 2 January", ["30 December 1917", "2 January 1918"]),
        ("6 (19) January 1918", ["6 January 1918 - 19 January 1918"]),
        ("1918-03-04, 4.3.1918, 20/6/1918, 4/3/1918", ["4 March 1918", "4 March 1918", "20 June 1918", "1918"]),
        ("vol. 26, 18 February evening", ["18 February 0"]),
        ("44 March 1918; 30 February 1918", ["March 1918", "February 1918"]),
        ("1,918 men and 1918 rifles, No 21925, pp. 1918, vol. 1919", []),
        ("They march 4 versts and may 5 men; May said it", []),
    ],
)  # fmt: skip
def test_dates_in_words(text, said):
    found = [(str(one.first), str(one.last)) for one in named_days(text)]
    assert [first if first == last else f"{first} - {last}" for first, last in found] == said


@given(st.text("0123456789 .,/-()JanuryMchDe\u2013", max_size=30))
def test_any_text_is_read_and_every_place_lies_in_it(text):
    for one in named_days(text):
        assert 0 <= one.begin < one.end <= len(text)
        assert one.first.month <= 12
        assert one.last.day <= 31


@pytest.mark.parametrize(
    ("day", "near", "year"),
    [
        (Day(0, 12, 11), SCENE, 1917), (Day(0, 3, 4), SCENE, 1918), (Day(0, 1, 18), SCENE, 1918),
        (Day(0, 1, 2), Day(1917, 12, 28), 1918), (Day(0, 7, 20), SCENE, None), (Day(0, 2, 29), Day(1917, 3, 1), None),
        (Day(0, 3, 4), Day(1918), None), (Day(0, 3, 4), None, None), (Day(1919, 3, 4), None, 1919),
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_of_the_scenes_season_or_of_none(day, near, year):
    found = dated(day, near)
    assert (found.year if found else None) == year


def test_the_time_that_a_source_covers_dates_what_the_season_cannot():
    minutes = covered("Minutes of the Central Committee, August 1917 \u2013 February 1918")
    assert minutes == Span(Day(1917, 8), Day(1918, 2))
    assert dated(Day(0, 9, 20), SCENE, minutes) == Day(1917, 9, 20)
    assert dated(Day(0, 12, 11), SCENE, minutes) == Day(1917, 12, 11)
    assert covered("Collected Works") is None


def test_a_season_holds_no_day_twice():
    assert 2 * SEASON < 365


def test_dates_are_those_whose_year_is_sure():
    text = "On 4 March, on 20 July and in 1919"
    assert [str(day) for _, day in dates(text, SCENE)] == ["4 March 1918", "1919"]
    assert [str(day) for _, day in dates(text)] == ["1919"]
