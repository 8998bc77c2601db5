"""What terminals report of keys, and what is made of it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events

from game.pages.actions import TABLE
from game.pages.keyboard import latin
from game.tui.keys import KeyParser, PlacedKey


def keys(sequence):
    return [event for event in KeyParser(False).feed(sequence) if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("sequence", "key", "character", "place", "repeated"),
    [
        ("\x1b[112;;112u", "p", "p", "", False),
        ("\x1b[1079::112;;1079u", "з", "з", "p", False),
        ("\x1b[38:49:49;1:1;38u", "ampersand", "&", "1", False),
        ("\x1b[13u", "enter", "\r", "", False),
        ("\x1b[13;1:1u", "enter", "\r", "", False),
        ("\x1b[13;1:2u", "enter", "\r", "", True),
        ("\x1b[1;1:2B", "down", None, "", True),
        ("\x1b[1;5C", "ctrl+right", None, "", False),
        ("\x1b[112;5u", "ctrl+p", None, "", False),
        ("\x1b[112::112;13u", "ctrl+super+p", None, "p", False),
    ],
)
def test_a_key_is_told_with_its_place_and_whether_it_is_held(
    sequence, key, character, place, repeated
):
    (told,) = keys(sequence)
    assert isinstance(told, PlacedKey)
    assert (told.key, told.character) == (key, character)
    assert (told.place, told.repeated) == (place, repeated)


def test_a_key_that_is_let_go_of_is_no_key():
    assert keys("\x1b[13;1:3u") == []
    assert [one.key for one in keys("\x1b[13;1:3up")] == ["p"]


@given(st.text("\x1b[]<?;:0123456789uABMR~ptз$y", max_size=60))
@example("\x1b[99999999999;1u")
@example("\x1b[1::99999999u")
def test_no_bytes_of_a_terminal_end_the_game(sent):
    parser = KeyParser(False)
    if sent:
        list(parser.feed(sent))


def test_letters_are_small_latin_ones_by_their_place():
    assert latin("ЙЦУКЕН") == "qwerty"
    assert latin("Pз1?") == "pp1?"
    assert latin("йгше") == "quit"


def test_every_action_is_explained_in_a_whole_sentence():
    for action in TABLE:
        assert action.help.endswith("."), action.name
        assert not action.typed_help or action.typed_help.endswith("."), action.name
