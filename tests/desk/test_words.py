"""Sentences, quotations, dates and readability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desk.words import (
    WORD,
    Phrases,
    quotations,
    readability,
    without_asides,
    without_quotations,
    words_of,
)
from game.reader.sentences import sentences

TEXTS = st.text("ab.!? \n\"“”[]@{}'A1,", max_size=60)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("N. N. Krestinsky spoke. He left.", ["N. N. Krestinsky spoke.", "He left."]),
        ("He said no\nto it. Then\n\nno more", ["He said no\nto it.", "Then", "no more"]),
        ("It cost 3.5 roubles. Dr. Weber paid.", ["It cost 3.5 roubles.", "Dr. Weber paid."]),
        ("Why? “So.” Yes…", ["Why?", "“So.”", "Yes…"]),
        ("Due:\n- a cart\n- a horse", ["Due:", "- a cart", "- a horse"]),
        ("", []),
    ],
)
def test_sentences(text, said):
    found = sentences(text)
    assert [sentence for _, sentence in found] == said
    assert all(text[at:].startswith(sentence) for at, sentence in found)


@given(TEXTS)
def test_blanking_keeps_every_place(text):
    for blank in (without_asides, without_quotations):
        blanked = blank(text)
        assert len(blanked) == len(text)
        assert [i for i, c in enumerate(blanked) if c == "\n"] == [
            i for i, c in enumerate(text) if c == "\n"
        ]


@given(TEXTS)
def test_sentences_hold_every_word(text):
    words = [word for _, sentence in sentences(text) for word in WORD.findall(sentence)]
    assert words == [word for part in text.split("\n\n") for word in WORD.findall(part)]


def test_quotations_are_blanked_and_found():
    text = 'He said "no. Never." and left. “Yes”, she said. «Нет»'
    assert [one.words for one in quotations(text)] == ["no. Never.", "Yes", "Нет"]
    assert without_quotations(text).split() == [
        "He", "said", ".", "and", "left.", ",", "she", "said.",
    ]  # fmt: skip


def test_an_open_quotation_ends_with_its_paragraph():
    assert without_quotations('"One\n\n"Two" three').split() == ["three"]


def test_readability_masks_names():
    words = ["Krestinsky", "sat", "with", "Krestinsky"]
    plain = readability(words, 1, set())
    masked = readability(words, 1, {"Krestinsky"})
    assert (plain.long_words, masked.long_words) == (2, 0)
    assert masked.letters == plain.letters - 10
    assert (masked + masked).lix == masked.mean_sentence == 4
    assert plain.ari == pytest.approx(4.71 * 27 / 4 + 0.5 * 4 - 21.43)


def test_phrases_are_found_whole_and_over_line_ends():
    phrases = Phrases("would prove, purge\n in hindsight")
    text = "It would\n prove so; In hindsight the purges purge."
    found = list(phrases.found(text, {word.lower() for word in WORD.findall(text)}))
    assert [words for _, words in found] == ["would prove", "In hindsight", "purge"]
    assert text[found[2][0] :] == "purge."


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.just("\n"), max_size=40))
def test_words_are_found_alike_by_both_ways(text):
    assert words_of(text) == WORD.findall(text)


def test_a_word_is_long_from_seven_letters_on_as_lix_defines_it():
    assert readability(["letter", "answer", "council", "sitting"], 1, set()).long_words == 2
    assert readability(["letter"], 1, set()).lix == 1
    assert readability(["council"], 1, set()).lix == 101
