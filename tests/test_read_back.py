"""A saved game read back in lines, and what is said where it cannot be."""

import os
import subprocess
import sys

import pytest
from helpers import BRIDGE, ROOT, command, lines_played, one_line

from game.sitting.replay import read_back

FORD = str(BRIDGE)


@pytest.fixture
def saved(saves_folder):
    lines_played(FORD, "miller", "c 2\n1 the mill\nu\n2\n1\n")
    return saves_folder / "bridge-miller-1.yaml"


def test_a_save_is_read_back_to_its_end(saved):
    before = saved.read_bytes()
    done = command("replay", str(saved), "--scenario", FORD)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\nSTOP\n") == 2
    assert 'Taken back: 1 Mend the bridge with planks from the yard; "the mill".' in " ".join(
        done.stdout.split()
    )
    assert "THE CHAPTER CLOSES" in done.stdout
    assert saved.read_bytes() == before


def test_a_replay_stops_before_what_has_not_been_answered(saves_folder):
    lines_played(FORD, "miller", "1\n")
    done = command("replay", str(saves_folder / "bridge-miller-1.yaml"), "--scenario", FORD)
    assert "Is the warden arrested?" in done.stdout
    assert "signed the order" not in done.stdout


def test_each_scene_of_a_replay_stands_before_what_came_after_it(saved):
    names = [page.name for page in read_back(saved, FORD).transcript()]
    assert [name for name, before in zip(names, ["", *names], strict=False) if name != before] == [
        "heard", "papers", "voices", "question", "answered", "record", "passage",
        "heard", "question", "answered", "record", "end",
    ]  # fmt: skip


def test_a_game_whose_story_is_gone_is_read_back_by_its_labels(saved):
    done = command("replay", str(saved))
    assert done.returncode == 0
    text = " ".join(done.stdout.split())
    assert "bridge" in text
    assert "The answers are read back as they were printed when they were given." in text
    assert "Pull the bridge down and use the ford" in text
    assert "signed the order" not in text


def test_a_replay_of_an_edited_scenario_says_what_changed(saved, tmp_path):
    edited = tmp_path / "bridge.yaml"
    edited.write_text(BRIDGE.read_text("utf-8").replace("Pull the bridge", "Take the bridge"))
    done = command("replay", str(saved), "--scenario", str(edited))
    assert done.returncode == 0
    one_line(done.stderr, "politburo:", 'now "Take the bridge down and use the ford"')


def test_a_reader_who_leaves_early_leaves_no_traceback(saved, tmp_path):
    errors = tmp_path / "errors"
    with errors.open("wb") as sink:
        run = subprocess.Popen(
            [sys.executable, "-m", "game", "replay", str(saved), "--scenario", FORD],
            stdout=subprocess.PIPE, stderr=sink, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        run.stdout.close()
        run.wait(30)
    assert "Traceback" not in errors.read_text()
