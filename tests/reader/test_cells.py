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
