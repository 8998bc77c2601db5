"""Dates as a record gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reader.dates import DateError, Day, Span


@pytest.mark.parametrize(
    ("written", "printed", "short"),
    [("1918", "1918", "1918"), ("1918-02", "February 1918", "Feb 1918"),
     ("1918-02-18", "18 February 1918", "18 Feb 1918"), ("1916-02-29", "29 February 1916", "29 Feb 1916")],
)  # fmt: skip
def test_a_date_is_printed_as_exactly_as_it_is_known(written, printed, short):
    day = Day.parse(written)
    assert (str(day), day.short, day.iso) == (printed, short, written)


@pytest.mark.parametrize(
    "text", ["", "18", "1918-2", "1918-13", "1918-00", "1918-02-30", "1918-02-00", "1918-02-18 ", "x",
             "1918-02-18-01", "18 February 1918"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"date|month|day"):
        Day.parse(text)


def test_a_span_that_ends_before_it_begins_is_refused():
    assert Span.parse("1918-01/1918-02").iso == "1918-01/1918-02"
    assert Span.parse("1918-01").iso == "1918-01"
    with pytest.raises(ValueError, match="ends before"):
        Span.parse("1918-02/1918-01")


days = st.builds(Day, st.integers(1900, 1960), st.integers(0, 12), st.just(0)) | st.dates().map(
    lambda day: Day(day.year, day.month, day.day)
)


@given(days, days)
def test_of_two_dates_at_most_one_is_surely_earlier(one, other):
    assert not (one.before(other) and other.before(one))
    assert not one.before(one)
    assert Day.parse(one.iso.zfill(4)) == one


def test_a_month_is_not_earlier_than_a_day_of_it():
    assert not Day.parse("1918-02").before(Day.parse("1918-02-18"))
    assert Day.parse("1918-01").before(Day.parse("1918-02-01"))
    assert not Day.parse("1918").before(Day.parse("1918-12-31"))


@pytest.mark.parametrize(
    ("written", "right"),
    [("1789-6-20", "1789-06-20"), ("20 June 1789", "1789-06-20"), ("20.6.1789", "1789-06-20"),
     ("20. 6. 1789", "1789-06-20"), ("June 20, 1789", "1789-06-20"), ("20th of June 1789", "1789-06-20"),
     ("20/6/1789", "1789-06-20"), ("1789/06/20", "1789-06-20"), ("June 1789", "1789-06"), ("1789-6", "1789-06"),
     ("5/6/1789", "1789-06-05 for 5 June 1789, or 1789-05-06 for 6 May 1789."), ("31 June 1789", "year-month-day"), ("tomorrow", "year-month-day")],
)  # fmt: skip
def test_a_date_written_otherwise_is_answered_with_its_right_form(written, right):
    with pytest.raises(DateError) as wrong:
        Day.parse(written)
    assert wrong.value.hint.startswith(f"Write {right}")


@pytest.mark.parametrize(
    ("written", "right"),
    [("1789-6-20/1789-7-14", "1789-06-20/1789-07-14"), ("1789-06-20 - 1789-07-14", "1789-06-20/1789-07-14"),
     ("20 June 1789 to 14 July 1789", "1789-06-20/1789-07-14"), ("20/6/1789", "1789-06-20"),
     ("x/y", "year-month-day")],
)  # fmt: skip
def test_two_dates_written_otherwise_too(written, right):
    with pytest.raises(DateError) as wrong:
        Span.parse(written)
    assert wrong.value.hint.startswith(f"Write {right}")


@pytest.mark.parametrize(
    ("text", "said"),
    [("1914-07-07", "on 7 July 1914"), ("1914-07", "in July 1914"), ("1914", "in 1914")],
)
def test_a_sentence_says_when_with_the_right_word_before_it(text, said):
    assert Day.parse(text).when == said
