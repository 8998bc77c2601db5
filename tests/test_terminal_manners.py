"""How the command treats a terminal: taken, given back, poor, tiny, gone; keys of any keyboard."""

import os
import signal
import termios

import pytest
from emulator import terminal
from helpers import BRIDGE

from game import saves

SCENE = "The water stands at the second mark"
MODES = (b"1000", b"1003", b"1006", b"2004", b"1004", b"1049")


def seated(**more):
    return terminal("play", str(BRIDGE), "--seat", "miller", **more)


def sit_down(at):
    at.sees("Y O U R  S E A T")
    at.press("1", SCENE)


def given_back(at):
    """Every mode that was set is reset after it, the cursor shows, the line discipline is back."""
    for mode in MODES:
        at.sends(b"\x1b[?" + mode + b"l")  # a busy machine takes its time to end a program
    at.rests(0.5)
    for mode in MODES:
        assert at.bytes.rindex(b"\x1b[?" + mode + b"l") > at.bytes.rindex(b"\x1b[?" + mode + b"h")
    assert at.bytes.rindex(b"\x1b[?25h") > at.bytes.rindex(b"\x1b[?25l")
    now = termios.tcgetattr(at.child.child_fd)
    assert now[:4] == at.before[:4]


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (signal.SIGTERM, ""),
        (signal.SIGHUP, ""),
        (signal.SIGTERM, "m"),
        (signal.SIGTERM, "u"),
        (signal.SIGTERM, "\x10"),
    ],
    ids=["page", "window closed", "panel", "slip", "palette"],
)
def test_a_signal_to_end_gives_the_terminal_back_and_loses_nothing(number, keys, saves_folder):
    with seated() as at:
        sit_down(at)
        at.enters(2)
        if keys:
            at.changes(lambda: at.press(keys))
        os.kill(at.child.pid, number)
        given_back(at)
        assert at.ended() == 128 + number
        assert b"Traceback" not in at.bytes
    (save,) = saves_folder.glob("*.yaml")
    assert [step.option for step in saves.read(save).steps] == ["pull-down"]


def test_lines_of_text_too_end_at_a_signal_with_its_exit_code():
    with seated(TERM="dumb") as at:
        at.child.expect("> ")
        os.kill(at.child.pid, signal.SIGTERM)
        assert at.ended() == 128 + signal.SIGTERM
        assert b"Traceback" not in at.bytes


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["full", "plain"])
def test_a_window_that_is_closed_leaves_no_process_though_the_signal_is_ignored(plain):
    with terminal(
        "play", str(BRIDGE), "--seat", "miller", *plain, ignore_sighup=True, errors="/dev/null"
    ) as at:
        at.sees("You keep the mill")
        at.close_window()


def test_errors_sent_to_a_file_leave_the_picture_on_the_screen(tmp_path):
    errors = tmp_path / "err.txt"
    with seated(errors=errors) as at:
        sit_down(at)
        at.press("q")
        assert at.ended() == 0
    assert errors.read_bytes() == b""


@pytest.mark.parametrize("name", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_paint_gets_lines_of_text(name):
    with seated(TERM=name) as at:
        at.child.expect("> ")
        at.child.sendline("1")
        at.child.expect(SCENE)
        assert b"\x1b" not in at.child.before


def test_in_a_window_too_small_to_read_keys_do_nothing_but_leave():
    with seated() as at:
        sit_down(at)
        at.rests(0.2)
        page = at.text()
        for size in ((1, 1), (39, 24), (80, 11)):
            at.resize(*size)
            at.rests(0.3)
            at.press("1\r\r\x1b[Bptu\x1b[C")
            at.press("\x1b[<0;1;1M\x1b[<0;1;1m")
            at.rests(0.3)
            at.resize(80, 24)
            at.rests(0.3)
            assert at.text() == page
        at.resize(1, 1)
        at.rests(0.3)
        at.press("q")
        assert at.ended() == 0
    assert not saves.count()


def test_where_no_colour_is_wished_none_is_sent_on_any_page():
    with seated(NO_COLOR="1") as at:
        sit_down(at)
        at.to_question()
        at.press("\x1b[B\x1b[B", "▌ 2")
        assert at.screen.buffer[at.row_of("▌ 2")][6].reverse
        at.press("p", "passed at night")
        at.changes(lambda: at.press("\x1b"))
        at.changes(lambda: at.press("\x10"))
        at.changes(lambda: at.press("\x1b"))
        at.enters(1, "for the mill")
        at.press("q")
        assert at.ended() == 0
        assert at.colours() == []


@pytest.mark.parametrize(
    "key",
    ["p", "P", "з", "З", "\x1b[1079::112;1:1;1079u", "\x1b[960::112;;960u"],
    ids=["small", "caps lock", "russian", "russian capital", "by its place", "greek by its place"],
)
def test_a_letter_key_works_by_its_letter_or_by_its_place(key):
    with seated() as at:
        sit_down(at)
        at.press(key, "The second mark was passed at night")


@pytest.mark.parametrize("typed", ["P", "з", "З"])
def test_a_letter_works_by_its_place_in_lines_of_text_too(typed):
    with seated(TERM="dumb") as at:
        at.child.expect("> ")
        at.child.sendline("1")
        at.child.expect("> ")
        at.child.sendline(typed)
        at.child.expect("The second mark was passed at night")


def test_a_digit_of_a_french_keyboard_works_where_the_terminal_tells_its_place():
    with seated() as at:
        at.sees("Y O U R  S E A T")
        at.press("\x1b[38:49:49;;38u", SCENE)


def test_what_is_typed_into_the_slip_is_never_a_key(saves_folder):
    with seated() as at:
        sit_down(at)
        at.points(1)
        at.press("Зqtp йцу ", "Зqtp йцу")
        at.press("\x1b[1079::112;1:1;1079u\x1b[1079::112;1:3u", "Зqtp йцу з")
        at.press("\r", "S T O P")
    (save,) = saves_folder.glob("*.yaml")
    assert saves.read(save).steps[0].reason == "Зqtp йцу з"


# --- the ground of the terminal -------------------------------------------------------------------

PAPER, DARK = b"48;2;244;236;220", b"48;2;27;25;23"


@pytest.mark.parametrize("cut", [0, 2, 20])
def test_on_the_first_start_the_theme_follows_the_ground_that_the_terminal_tells(cut):
    answer = "\x1b]11;rgb:ffff/fdfd/f5f5\x1b\\"
    with seated(POLITBURO_THEME="") as at:
        at.sends(b"\x1b]11;?")
        at.press(answer[:cut])
        at.rests(0.05)
        at.press(answer[cut:])
        at.sends(PAPER)
        sit_down(at)


@pytest.mark.parametrize("env", [{}, {"COLORFGBG": "15;0"}, {"COLORFGBG": "nonsense"}])
def test_a_terminal_that_tells_nothing_or_is_dark_gets_the_dark_theme_at_once(env):
    with seated(POLITBURO_THEME="", **env) as at:
        sit_down(at)
        assert DARK in at.bytes
        assert PAPER not in at.bytes


def test_the_environment_may_tell_the_ground_too():
    with seated(POLITBURO_THEME="", COLORFGBG="0;15") as at:
        sit_down(at)
        assert DARK not in at.bytes


def test_a_theme_that_was_chosen_stays_whatever_the_ground():
    with seated(COLORFGBG="0;15") as at:
        sit_down(at)
        assert b"\x1b]11;?" not in at.bytes
        assert PAPER not in at.bytes
