"""A player's own words: what is kept of them, and what a terminal is given."""

import pytest
from helpers import BRIDGE, bridge, command, one_line
from hypothesis import given
from hypothesis import strategies as st

from game import saves
from game.errors import UserError
from game.pages import lines
from game.pages.blocks import Para
from game.reader.characters import REFUSED
from game.session import Session

HEART = "I \u2764\ufe0f peace"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
PERSIAN = "\u0645\u06cc\u200c\u0631\u0648\u0645"
FROM_THE_WEB = "ent\u00adeignet"


@pytest.mark.parametrize("words", [HEART, FAMILY, PERSIAN, FROM_THE_WEB])
def test_signs_that_join_letters_are_kept_in_the_save_and_not_sent_to_a_terminal(words):
    session = Session.begin(bridge(), "miller", "d", nickname=words)
    session.answer("mend", f"{words} \u200fand more")
    save = saves.read(session.path)
    assert save.nickname == words
    assert save.steps[0].reason == f"{words} \u200fand more"
    (drawn,) = lines.of([Para(save.steps[0].reason)])
    assert "\ufffd" not in drawn
    assert REFUSED.search(drawn) is None
    (listed,) = saves.listing()
    assert "\ufffd" not in listed.nickname
    assert REFUSED.search(listed.nickname) is None


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_reason_is_kept_as_one_line_that_can_be_written(text):
    tidy = saves.tidy_reason(text)
    assert len(tidy) <= saves.REASON_LENGTH
    assert tidy == " ".join(tidy.split())
    assert tidy.encode().decode() == tidy


def test_of_a_reason_of_two_lines_both_are_kept():
    assert (
        saves.tidy_reason("The ice goes,\r\nand\u2028the mill\ttoo.")
        == "The ice goes, and the mill too."
    )


def test_what_moves_the_cursor_or_turns_text_round_is_not_kept():
    assert saves.tidy_reason("a\x1b[2Jb\u202ec") == "a\ufffd[2Jb\ufffdc"


def test_a_reason_that_is_too_long_is_not_cut_inside_a_joined_sign():
    tidy = saves.tidy_reason("x" * 198 + FAMILY)
    assert tidy == "x" * 198 + FAMILY[0]


@pytest.mark.parametrize(
    "nickname", ["Anna\nK.", "\x1b[31mred", "\u202etrebor", "a" * 60, "\udcff"]
)
def test_a_nickname_is_tidied_so_that_the_save_can_be_opened(nickname):
    session = Session.begin(bridge(), "miller", "d", nickname=nickname)
    session.answer("mend")
    assert "\n" not in saves.read(session.path).nickname
    assert Session.resume(session.path, str(BRIDGE)).play.steps == session.play.steps


def test_a_nickname_that_is_too_long_is_refused_before_the_game_begins(saves_folder):
    with pytest.raises(UserError, match="at most 60"):
        Session.begin(bridge(), "miller", "d", nickname="a" * 61)
    done = command("play", str(BRIDGE), "--seat", "miller", "--nickname", "a" * 400, reads="1\n")
    one_line(done.stderr, "nickname", "at most 60")
    assert done.stdout == ""
    assert not saves_folder.exists()


@pytest.mark.parametrize("name", [b"a\nb", b"a\x1b[31mb", "a\u202eb".encode(), b"a\xffb"])
def test_a_scenario_whose_name_no_save_can_hold_is_refused_in_one_line(name, tmp_path):
    path = bytes(tmp_path) + b"/" + name + b".yaml"
    with open(path, "wb") as file:
        file.write(BRIDGE.read_bytes())
    done = command("play", path, "--seat", "miller", reads="1\n1\n")
    assert done.returncode == 1
    one_line(done.stderr, "rename the file")
    assert "\x1b" not in done.stderr
