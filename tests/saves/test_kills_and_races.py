"""The program killed at any moment, and played twice at once: nothing that was shown is lost.

A few rounds each in the suite; by hand as many as are asked for:
`pytest tests/saves/test_kills_and_races.py --rounds 200`.
"""

import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest
from emulator import ENTER, SLIP, WAIT, Terminal
from helpers import BRIDGE, ROOT
from saved import begin

from game import files, saves
from game.playthrough.steps import Answer, Vote
from game.session import Session

WROTE = re.compile(r"You wrote: (r\d+)\b")
"""The line of the record that says a reason back: from then on it must be in the save."""

TOLD = "This game goes on elsewhere too"


@pytest.fixture
def rounds(request):
    return request.config.getoption("--rounds")


def recorded(folder):
    """The reasons that stand in the saves of a folder, each of which can be read."""
    found = [saves.read(path).steps for path in folder.glob("*.yaml")]
    return {step.reason for steps in found for step in steps if isinstance(step, Answer)}


def goes_on_cleanly(folder):
    """The next step after a kill removes what was left unfinished."""
    for path in folder.glob("*.yaml"):
        session = Session.resume(path, str(BRIDGE))
        if session.play.question:
            session.answer("mend" if session.play.question == "ford" else "arrest")
        else:
            session.back()
        assert not list(folder.glob(f".*{files.PART}"))


def plain_process(*words):
    return subprocess.Popen(
        [sys.executable, "-m", "game", *words, "--plain"], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_lines_of_text_killed_at_any_moment_lose_nothing_that_was_shown(
    rounds, tmp_path, monkeypatch
):
    typed = "".join(f"1 r{number}\nu\n" for number in range(2000)).encode()
    seen = 0
    for number in range(rounds):
        folder = tmp_path / str(number)
        monkeypatch.setenv("POLITBURO_SAVES", str(folder))
        with plain_process("play", str(BRIDGE), "--seat", "miller") as child:
            child.stdin.write(typed)
            child.stdin.flush()
            child.stdout.readline()
            time.sleep(random.Random(number).uniform(0, 0.6))
            child.kill()
            shown = set(WROTE.findall(child.stdout.read().decode(errors="replace")))
        assert shown <= recorded(folder)
        goes_on_cleanly(folder)
        seen += len(shown)
    assert seen > rounds


MOVED = re.compile(r"(\d+) fewer: Mend")
COUNTED = re.compile(r"(\d+) hands counted")


def test_votes_of_a_class_killed_at_any_moment_are_in_the_save_once_anything_of_them_was_shown(
    rounds, tmp_path, monkeypatch
):
    typed = "".join(f"n {1 + k} 900 0\nn 0 900 0\nu\nu\n" for k in range(800)).encode()
    seen = 0
    for number in range(rounds):
        folder = tmp_path / str(number)
        monkeypatch.setenv("POLITBURO_SAVES", str(folder))
        with plain_process("play", str(BRIDGE), "--room", "--from", "ford") as child:
            child.stdin.write(typed)
            child.stdin.flush()
            child.stdout.readline()
            time.sleep(random.Random(number).uniform(0, 0.6))
            child.kill()
            told = child.stdout.read().decode(errors="replace")
        found = [saves.read(path).steps for path in folder.glob("*.yaml")]
        votes = [step.hands for steps in found for step in steps if isinstance(step, Vote)]
        first = [hands["mend"] for hands in votes[::2]]
        moved = [one["mend"] for one, other in zip(votes[::2], votes[1::2], strict=False)]
        assert {int(total) - 900 for total in COUNTED.findall(told)} <= set(first)
        assert {int(fewer) for fewer in MOVED.findall(told)} <= set(moved)
        seen += len(MOVED.findall(told))
    assert seen > rounds


def test_a_full_screen_killed_at_any_moment_loses_nothing_that_was_shown(
    rounds, tmp_path, monkeypatch
):
    seen = 0
    for number in range(rounds):
        chance = random.Random(number)
        folder = tmp_path / str(number)
        monkeypatch.setenv("POLITBURO_SAVES", str(folder))
        at = Terminal(("play", str(BRIDGE), "--seat", "miller"), (80, 24))
        to_the_question(at)
        shown = set()
        for key in answers_and_steps_back(at, chance.randint(1, 5)):
            at.child.send(key)
            shown |= set(WROTE.findall(at.text()))
        time.sleep(chance.uniform(0, 0.1))
        at.child.kill(signal.SIGKILL)
        at.ended()
        shown |= set(WROTE.findall(at.text()))
        assert shown <= recorded(folder)
        goes_on_cleanly(folder)
        seen += len(shown)
    assert seen > rounds // 2


def test_a_vote_on_a_full_screen_is_in_the_save_once_it_is_counted(saves_folder):
    at = Terminal(("play", str(BRIDGE), "--room", "--from", "ford"), (60, 18))
    at.sees("The water stands at the second mark")
    at.to_question()
    at.press("n", "T H E  V O T E")
    at.press("7 12 5", "numbers so far: 3")
    at.press(ENTER, "24 hands counted")
    at.child.kill(signal.SIGKILL)
    at.ended()
    (path,) = saves_folder.glob("*.yaml")
    assert saves.read(path).steps == (Vote("ford", {"mend": 7, "pull-down": 12, "wait": 5}),)
    again = Terminal(("continue", str(path), "--scenario", str(BRIDGE)), (60, 18))
    again.sees("24 hands", "T O  B E  R E S O L V E D")
    again.child.kill(signal.SIGKILL)
    again.ended()


ERASE = "\x15"
"""ctrl+u: what stands before the cursor is deleted; the last reason is offered again."""


def to_the_question(at):
    at.sees("Y O U R  S E A T")
    at.press("1", "The water stands at the second mark")
    at.to_question()


def answers_and_steps_back(at, times):
    """The keys of so many answers, each taken back but the last, which is entered unwatched."""
    for number in range(times):
        at.sees("1-3 point")
        yield "1"
        at.sees("line 1")
        yield ENTER
        at.sees(SLIP)
        yield f"{ERASE}r{number}"
        at.sees(f"r{number}")
        yield ENTER
        if number < times - 1:
            at.sees(f"You wrote: r{number}")
            yield "u"
            at.sees("T A K E  B A C K")
            yield ENTER


def test_two_processes_in_lines_on_one_save_lose_neither_answer(rounds, tmp_path, monkeypatch):
    for number in range(rounds):
        folder = tmp_path / str(number)
        monkeypatch.setenv("POLITBURO_SAVES", str(folder))
        path = a_game_begun()
        pair = [plain_process("continue", str(path), "--scenario", str(BRIDGE)) for _ in range(2)]
        for child in pair:
            while b"Wait for the water" not in child.stdout.readline():
                pass
        for index, child in enumerate(pair):
            child.stdin.write(f"1 r{index}\n".encode())
            child.stdin.flush()
        output = [child.communicate()[0].decode() for child in pair]
        assert [set(WROTE.findall(one)) for one in output] == [{"r0"}, {"r1"}]
        assert recorded(folder) == {"r0", "r1"}
        assert sum(TOLD in one for one in output) == 1


def test_two_full_screens_on_one_save_lose_neither_answer(rounds, tmp_path, monkeypatch):
    for number in range(rounds):
        folder = tmp_path / str(number)
        monkeypatch.setenv("POLITBURO_SAVES", str(folder))
        path = a_game_begun()
        pair = [
            Terminal(("continue", str(path), "--scenario", str(BRIDGE)), (80, 24)) for _ in range(2)
        ]
        for index, at in enumerate(pair):
            at.points(1)
            at.press(f"r{index}", f"r{index}")
        for at in pair:
            at.child.send(ENTER)
        for index, at in enumerate(pair):
            at.sees(f"You wrote: r{index}")
        assert recorded(folder) == {"r0", "r1"}
        one_is_told(pair)
        for at in pair:
            at.child.kill(signal.SIGKILL)
            at.ended()


def one_is_told(pair):
    end = time.monotonic() + WAIT
    while [at.read() and TOLD in at.text() for at in pair].count(True) != 1:
        assert time.monotonic() < end


def a_game_begun():
    session = Session.begin(*begin(BRIDGE))
    session.call("chest")
    return session.path
