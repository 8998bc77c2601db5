"""The author's verbs as a real process: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from game.cli import main

ROOT = Path(__file__).parent.parent
BRIDGE = ROOT / "tests" / "data" / "bridge.yaml"


def politburo(*words: str, cwd: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "POLITBURO_SAVES": str(cwd / "saves")}
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        cwd=cwd, env=env, input=text, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_verb_and_every_option_says_what_it_does_in_a_sentence() -> None:
    for name, verb in {"politburo": main, **main.commands}.items():
        assert verb.help is not None, name
        assert verb.help.rstrip().endswith("."), name
        for option in verb.get_params(click.Context(verb)):
            if isinstance(option, click.Option):
                assert (option.help or "").endswith("."), (name, option.opts)


def test_a_new_scenario_passes_check_and_prove_and_is_played_to_its_end(tmp_path: Path) -> None:
    made = politburo("new", "my-town", "--seats", "Anna Weber, lenin", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "scenario.schema.json").exists()
    assert politburo("check", "my-town.yaml", cwd=tmp_path).returncode == 0
    assert politburo("prove", "my-town.yaml", cwd=tmp_path).returncode == 0
    played = politburo("play", "my-town.yaml", "--seat", "anna-weber", cwd=tmp_path, text="1\n1\n")
    assert played.returncode == 0, played.stderr
    assert "MINUTE BOOK" in played.stdout


def test_new_does_not_write_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "my-town.yaml").write_text("mine", "utf-8")
    made = politburo("new", "my-town", cwd=tmp_path)
    assert made.returncode == 1
    assert made.stderr.count("\n") == 1
    assert (tmp_path / "my-town.yaml").read_text("utf-8") == "mine"


def test_check_prints_places_counts_and_exit_codes(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(BRIDGE.read_text("utf-8").replace("next: council", "next: counsil"), "utf-8")
    found = politburo("check", "bad.yaml", cwd=tmp_path)
    assert found.returncode == 1
    line = next(line for line in found.stdout.splitlines() if "unknown-scene" in line)
    assert line.startswith("bad.yaml:")
    assert "Did you mean `council`?" in line
    assert politburo("check", "-", cwd=tmp_path, text=BRIDGE.read_text("utf-8")).returncode == 0
    as_json = json.loads(politburo("check", "--json", "bad.yaml", cwd=tmp_path).stdout)
    assert {"unknown-scene"} <= {row["rule"] for row in as_json}


def test_check_without_words_is_a_usage_error(tmp_path: Path) -> None:
    assert politburo("check", cwd=tmp_path).returncode == 2


def test_explain_tells_a_rule_and_the_nearest_name(tmp_path: Path) -> None:
    assert "cites" in politburo("check", "--explain", "cites", cwd=tmp_path).stdout
    wrong = politburo("check", "--explain", "cite", cwd=tmp_path)
    assert wrong.returncode == 1
    assert "`cites`" in wrong.stderr
    assert wrong.stderr.count("\n") == 1


def test_report_gives_the_figures_of_a_shipped_chapter(tmp_path: Path) -> None:
    assert "minutes" in politburo("check", "--report", "brest-1918", cwd=tmp_path).stdout
    assert json.loads(politburo("check", "--report", "--json", "brest-1918", cwd=tmp_path).stdout)


def test_graph_draws_in_the_terminal_and_as_files(tmp_path: Path) -> None:
    assert "council" in politburo("graph", str(BRIDGE), cwd=tmp_path).stdout
    assert politburo("graph", str(BRIDGE), "--svg", "g.svg", cwd=tmp_path).returncode == 0
    assert (tmp_path / "g.svg").read_text("utf-8").startswith("<svg")
    assert "flowchart" in politburo("graph", str(BRIDGE), "--mermaid", cwd=tmp_path).stdout
    assert "digraph" in politburo("graph", str(BRIDGE), "--dot", cwd=tmp_path).stdout


def test_a_bundle_travels_alone(tmp_path: Path) -> None:
    made = politburo("bundle", "brest-1918", cwd=tmp_path)
    (tmp_path / "share.yaml").write_text(made.stdout, "utf-8")
    assert politburo("check", "share.yaml", cwd=tmp_path).returncode == 0


def test_schema_and_cite_print_what_a_writer_needs(tmp_path: Path) -> None:
    assert "properties" in json.loads(politburo("schema", cwd=tmp_path).stdout)
    assert "bone-minutes-1974" in politburo("cite", "bone", "minutes", cwd=tmp_path).stdout
    assert politburo("cite", "nobody-of-that-name", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("verb", ["prove", "graph", "bundle", "play", "watch"])
def test_a_scenario_that_is_not_there_is_one_line(verb: str, tmp_path: Path) -> None:
    found = politburo(verb, "no-such-file.yaml", cwd=tmp_path)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "Traceback" not in found.stderr


def test_scenarios_of_a_folder_are_known_by_name(tmp_path: Path, monkeypatch) -> None:
    shutil.copy(BRIDGE, tmp_path / "bridge.yaml")
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    assert politburo("prove", "bridge", cwd=tmp_path).returncode == 0
    assert politburo("check", "bridge", cwd=tmp_path).returncode == 0
    assert "The Bridge" in politburo("--plain", cwd=tmp_path).stdout


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a disk that is always full"
)
@pytest.mark.parametrize(
    "words", [["check", str(BRIDGE)], ["schema"], ["--help"], ["cite", "bone"]]
)
def test_a_full_disk_is_one_line(words: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", *words], check=False, stdout=full, stderr=subprocess.PIPE,
            text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "politburo: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
@pytest.mark.parametrize("words", ["check -", "play brest-1918 --plain --seat bukharin", "schema"])
def test_closed_streams_are_nothing_and_no_traceback(
    words: str, closed: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        f"{sys.executable} -m game {words} {closed}", shell=True, check=False, capture_output=True,
        text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, input="",
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout


def test_a_pipe_and_a_device_are_no_saved_games(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "/dev/zero"):
        done = politburo("replay", name, cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "no saved game" in done.stderr
