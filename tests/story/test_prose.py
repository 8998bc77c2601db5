"""Prose: paragraphs, the conditions that open them, citations where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from game.story.prose import Citation, citations, paragraphs, plain

TEXT = """\
First line
goes on. [@bone, 18 February; @carr, vol. 3]

{trotsky and not fight} Only here.

 {x}
"""


def test_paragraphs_are_kept_apart_and_a_condition_opens_one():
    first, second = paragraphs(TEXT)
    assert (first.condition, first.plain) == ("", "First line goes on.")
    assert (second.condition, second.plain) == ("trotsky and not fight", "Only here.")
    assert plain(TEXT) == "First line goes on.\nOnly here."


def test_a_citation_gives_its_source_its_place_and_where_it_stands():
    at = TEXT.index("@bone")
    assert citations(TEXT) == (
        Citation("bone", "18 February", at),
        Citation("carr", "vol. 3", at),
    )
    assert paragraphs(TEXT)[0].pieces == ("First line goes on.", citations(TEXT))


def test_brackets_that_are_no_citation_stay_in_the_text():
    assert plain("He said [sic] so [/x] {no} here.") == "He said [sic] so [/x] {no} here."


@given(st.text())
def test_any_text_is_parted_without_loss_of_its_words(text):
    for paragraph in paragraphs(text):
        assert paragraph.plain == " ".join(paragraph.plain.split())
        assert text[paragraph.offset :].startswith(paragraph.text)
    for cited in citations(text):
        assert text[cited.offset] == "@" or text[cited.offset - 1] == "["
