import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from game.reader.cells import cut, padded, width, wrap
from game.reader.characters import clean


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "Слушали — постановили: «нет»",
        "日本語中文",
        "한국",
        "🚩 flag",
        "e\u0301\u0323",
        "●○─◂┊▌⣿",
        "",
    ],
)
def test_a_text_takes_the_cells_that_the_screen_gives_it(text):
    assert width(text) == cell_len(text)


@given(st.text(max_size=20).map(clean), st.integers(0, 25))
def test_a_text_cut_fits_and_one_that_fits_is_left_alone(text, cells):
    assert width(cut(text, cells)) <= cells
    assert cut(text, width(text)) == text
    assert width(padded(text, cells)) == max(cells, width(text))


@given(st.text(max_size=60).map(clean), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_no_letter(text, cells):
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_between_words():
    assert wrap("one two  three\nfour", 9) == ["one two", "three", "four"]
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert wrap(" ", 5) == []


def test_lines_have_what_stands_before_them():
    assert wrap("one two three", 10, "1  ", "   ") == ["1  one two", "   three"]


def test_no_word_stands_alone_in_the_last_line_if_the_line_above_can_spare_one():
    assert wrap("one two three four", 13) == ["one two", "three four"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("a b unbreakable", 11) == ["a b", "unbreakable"]


def test_letters_of_two_cells_need_no_space_between_them_to_break_a_line():
    assert wrap("用木場的木板把橋修好，讓磨坊", 20) == ["用木場的木板把橋修", "好，讓磨坊"]
    assert wrap("the ford 渡口旁邊", 14) == ["the ford 渡口", "旁邊"]
    assert wrap("「橋」", 4) == ["「橋", "」"]
