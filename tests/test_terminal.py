"""The real command in a real terminal: a pseudo-terminal, read as a screen, killed and gone on with."""

import re
import signal

import pexpect
import pytest
from emulator import ENTER, RIGHT, terminal
from helpers import BRIDGE, bridge

from game import saves
from game.files import LOCK


def sit_down(at):
    """From the brief of the seat that was named to its first scene."""
    at.sees("Y O U R  S E A T")
    at.press("1", "The water stands at the second mark")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["narrow", "broad"])
def test_the_command_is_played_to_an_ending_by_keys_and_leaves_the_terminal_as_it_was(
    size, saves_folder
):
    with terminal(size=size) as at:
        at.sees("T H E  A G E N D A", "The Bridge")
        at.press(at.number_of("The Bridge"), "Whose place do you take?")
        at.press("1", "You keep the mill")
        at.press(ENTER, "The water stands at the second mark")
        at.press("p", "The second mark was passed at night", "esc close")
        at.press("\x1b", "H E A R D")
        at.enters(1, "the mill")
        at.sees("You wrote: the mill")
        at.press(RIGHT, "The warden laid ten planks")
        while "A man is arrested in this scene" not in at.text():
            at.press(RIGHT)
            at.read()
        at.press("1", "is accused of taking planks")
        at.enters(2)
        while "the chapter's end" not in at.text():
            at.press(RIGHT)
            at.read()
        at.press("1", "Steady", "the warden went home")
        at.press("q")
        assert at.ended() == 0
        assert at.bytes.rstrip().endswith(b"\x1b[?1049l") or b"\x1b[?1049l" in at.bytes[-200:]
        assert b"\x1b[?25h" in at.bytes[at.bytes.rindex(b"\x1b[?1049h") :]
        for asked in re.findall(rb"\x1b\[\?(1000|1003|1006|1015|2004)h", at.bytes):
            assert at.bytes.rindex(b"\x1b[?" + asked + b"l") > at.bytes.rindex(
                b"\x1b[?" + asked + b"h"
            )
    steps = saves.read(saves_folder / "bridge-miller-1.yaml").steps
    assert [step.option for step in steps] == ["mend", "release"]


def test_a_killed_game_is_found_in_the_menu_and_gone_on_with_from_its_last_answer(saves_folder):
    with terminal("play", str(BRIDGE), "--seat", "miller") as at:
        sit_down(at)
        at.press("2", "You find a letter")
        at.enters(2, "carts")
        at.sees("You wrote: carts")
        at.child.kill(signal.SIGKILL)
        assert at.ended() == -signal.SIGKILL
    assert [one.name for one in saves_folder.glob("*.yaml")] == ["bridge-miller-1.yaml"]
    with terminal(size=(80, 60)) as at:
        at.sees("question 2")
        at.press(at.number_of("Miller"), "S T O P", "You wrote: carts")
        at.press(RIGHT, "The carter drove through the ford")
        while "A man is arrested in this scene" not in at.text():
            at.press(RIGHT)
            at.read()
        at.press("1", "You asked for the ford in January.", "You remember the letter.")
        at.press("d", "Spoke for the ford", "You wrote: carts", "esc close")
        at.press("\x1b", "H E A R D")
        at.enters(1)
        at.press("q")
        assert at.ended() == 0
    steps = saves.read(saves_folder / "bridge-miller-1.yaml").steps
    assert [getattr(step, "option", "") for step in steps] == ["", "pull-down", "arrest"]


def test_a_game_killed_in_the_middle_of_a_reason_has_lost_nothing_but_the_reason(saves_folder):
    with terminal("play", str(BRIDGE), "--seat", "clerk") as at:
        sit_down(at)
        at.points(1)
        at.press("half a", "half a")
        at.child.kill(signal.SIGKILL)
        at.ended()
    assert not saves_folder.exists()


def test_without_colour_no_colour_is_sent_and_the_pointer_is_seen():
    with terminal("play", str(BRIDGE), "--seat", "miller", NO_COLOR="1") as at:
        sit_down(at)
        at.to_question()
        at.press("\x1b[B\x1b[B", "▌ 2")
        at.press("q")
        assert at.ended() == 0
        coloured = re.findall(rb"\x1b\[[\d;]*[34]8;2;(\d+);(\d+);(\d+)", at.bytes)
        assert all(len(set(parts)) == 1 for parts in coloured)


def test_plain_mode_in_a_terminal_asks_waits_and_paints_nothing():
    with terminal("play", str(BRIDGE), "--seat", "miller", "--plain") as at:
        at.child.expect("> ")
        at.child.sendline("1")
        at.child.expect("The water stands")
        at.child.expect("> ")
        at.child.sendline("")
        at.child.expect("What is done about the bridge")
        at.child.expect("> ")
        at.child.sendline("1 for the mill")
        at.child.expect("You wrote: for the mill")
        at.child.expect("> ")
        assert b"ten planks" not in at.child.before
        at.child.sendline("")
        at.child.expect("The warden laid ten planks")
        at.child.sendline("q")
        at.child.expect("Your place is kept.")
        at.child.expect(pexpect.EOF)
        at.child.close()
        assert at.child.exitstatus == 0
        assert b"\x1b" not in at.child.before
    assert len(list(saves.listing())) == 1


def test_an_error_before_the_screen_opens_is_one_line_and_the_screen_never_opens():
    with terminal("play", "nowhere") as at:
        assert at.ended() == 1
        assert at.bytes.startswith(b"politburo: nowhere: there is no scenario")
        assert at.bytes.count(b"\n") == 1
        assert b"\x1b[?1049h" not in at.bytes


def test_ctrl_q_and_the_end_of_the_terminal_keep_the_place(saves_folder):
    with terminal("play", str(BRIDGE), "--seat", "miller") as at:
        sit_down(at)
        at.enters(1)
        at.press("\x11")
        assert at.ended() == 0
    assert (
        saves.resume(saves.read(saves_folder / "bridge-miller-1.yaml"), bridge(), "").play.question
        == "council"
    )


@pytest.mark.parametrize("keys", [ENTER + "\r" * 8, "\x1b[C" + ENTER + "\r"])
def test_keys_that_come_in_one_burst_enter_an_answer_once_and_open_no_record(keys, saves_folder):
    with terminal("play", str(BRIDGE), "--seat", "miller") as at:
        sit_down(at)
        at.points(1)
        at.press(keys, "S T O P", "the record")
        at.rests(0.2)
        at.sees("S T O P")
        at.press("q")
        assert at.ended() == 0
        assert b"Traceback" not in at.bytes
    (save,) = saves_folder.glob("*.yaml")
    assert [step.option for step in saves.read(save).steps] == ["mend"]


def test_two_clicks_in_one_burst_open_one_slip(saves_folder):
    with terminal("play", str(BRIDGE), "--seat", "miller", size=(120, 40)) as at:
        sit_down(at)
        at.to_question()
        at.click("Mend the bridge", times=2)
        at.sees("I N T O  T H E  M I N U T E S")
        at.rests(0.2)
        at.click("go back")
        at.sees("1-3 point")
        at.press("q")
        assert at.ended() == 0
    assert not saves_folder.exists()


def test_plain_before_the_verb_holds_for_the_verb():
    with terminal("--plain", "play", str(BRIDGE), "--seat", "miller") as at:
        at.child.expect("> ")
        at.child.sendline("q")
        at.child.expect(pexpect.EOF)
        assert b"\x1b[?1049h" not in at.child.before
        assert b"Your place is kept" not in at.child.before  # nothing was answered


def test_what_has_changed_since_a_game_was_saved_is_a_page_that_can_be_opened_again(tmp_path):
    with terminal("play", str(BRIDGE), "--seat", "miller") as at:
        sit_down(at)
        at.enters(1)
        at.press("q")
        at.ended()
    edited = tmp_path / "bridge.yaml"
    edited.write_text(
        BRIDGE.read_text().replace("label: Mend the bridge", "label: Repair the bridge")
    )
    with terminal("continue", "bridge-miller-1", "--scenario", str(edited)) as at:
        at.sees("E D I T E D  S I N C E", 'the option read "Mend the bridge', 'now "Repair')
        at.press(RIGHT, "S T O P")
        at.press("e", "E D I T E D  S I N C E", "esc close")
        at.press("\x1b", "Entered in your minute book")
        at.press("q")
        assert at.ended() == 0


def test_in_lines_at_a_terminal_a_line_can_be_edited_and_is_not_lost_when_the_disk_fails(
    saves_folder,
):
    saves_folder.mkdir()
    (saves_folder / LOCK).mkdir()  # nothing can be saved here
    with terminal("play", str(BRIDGE), "--seat", "miller", "--plain") as at:
        at.child.expect("> ")
        at.child.sendline("1")
        at.child.expect("The water stands")
        at.child.expect("> ")
        at.child.sendline("")
        at.child.expect("What is done about the bridge")
        at.child.expect("> ")
        at.child.send("2 no plank\x1b[D\x1b[D\x1b[D\x1b[D\x1b[Dsingle \x1b[F is left\r")
        at.child.expect("cannot be saved")
        at.child.expect("> 2 no single plank is left")
        (saves_folder / LOCK).rmdir()
        at.child.send("\r")
        at.child.expect("You wrote: no single plank is left")
        at.child.sendline("q")
        assert at.ended() == 0
    (answer,) = saves.read(saves_folder / "bridge-miller-1.yaml").steps
    assert answer.reason == "no single plank is left"


@pytest.mark.parametrize("words", [(), ("play", str(BRIDGE))], ids=["menu", "play"])
def test_a_folder_of_saves_that_cannot_be_meant_is_one_line_and_the_screen_never_opens(words):
    with terminal(*words, POLITBURO_SAVES="~nobody-of-that-name/s") as at:
        assert at.ended() == 1
        assert at.bytes.startswith(b"politburo: POLITBURO_SAVES: ")
        assert at.bytes.count(b"\n") == 1


@pytest.mark.parametrize(
    "words", [(), ("play", str(BRIDGE), "--seat", "miller")], ids=["menu", "play"]
)
@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["screen", "lines"])
def test_a_folder_that_cannot_keep_saves_is_told_before_anything_is_answered(
    words, plain, tmp_path
):
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "saves")
    with terminal(*words, *plain, size=(80, 60), errors="&1", POLITBURO_SAVES=folder) as at:
        at.sees("No game can be saved in", "Not a directory.")
        at.press("q")
