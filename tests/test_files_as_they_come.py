"""Files as teachers have them: Notepad's endings, Word's documents, other encodings and line ends."""

from __future__ import annotations

import json

import pytest
from helpers import BRIDGE, command, load_text

from game.library import find, listing

TEXT = BRIDGE.read_text("utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "ferry.yaml.txt").write_text(TEXT.replace("The Bridge", "The Ferry"), "utf-8")
    (tmp_path / "mill.yml").write_text(TEXT.replace("The Bridge", "The Mill"), "utf-8")
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "name", ["ferry", "ferry.yaml", "ferry.yaml.txt", "ferry.yml", "mill", "mill.yml", "mill.yaml"]
)
def test_a_scenario_is_found_under_every_name_a_teacher_would_type(name, folder):
    for given in (name, str(folder / name)):
        if given == name and "." in name:
            continue  # a file's name is looked for in this folder
        assert find(given).name.startswith(name.split(".")[0])


def test_every_verb_takes_the_same_names(folder):
    for words in (["check", "ferry.yaml"], ["prove", "ferry.yaml"], ["graph", "ferry.yaml"],
                  ["bundle", "ferry.yaml"], ["check", "ferry"], ["prove", "ferry"], ["check", "mill"]):  # fmt: skip
        done = command(*words, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    played = command("play", "ferry.yaml", "--seat", "miller", "--plain", cwd=folder, reads="q\n")
    assert "The Ferry" in played.stdout


def test_the_menu_and_a_folder_hold_the_same_files(folder):
    titles = {one.id: one.title for one in listing()}
    assert titles["ferry"] == "The Ferry"
    assert titles["mill"] == "The Mill"
    assert command("check", str(folder)).stdout.splitlines()[-1].startswith("2 files")


def test_a_file_that_is_not_there_is_said_with_the_nearest_that_is(folder):
    for words in (["check", "fery.yaml"], ["play", "fery.yaml"]):
        done = command(*words, cwd=folder)
        assert done.returncode == 1
        assert "Did you mean `ferry.yaml.txt`?" in done.stdout + done.stderr
    assert "this is a folder" in command("play", str(folder)).stderr


OTHERS = {
    "word": (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 40, "a Word or another office document"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "an old Word document"),
    "rtf": (b"{\\rtf1\\ansi title: Ferry}", "an RTF document"),
    "pdf": (b"%PDF-1.7\n", "a PDF"),
    "web page": (b"\n<!doctype html><html>", "a web page"),
    "utf-16": (TEXT.encode("utf-16"), "UTF-16"),
    "utf-16 without its mark": (TEXT.encode("utf-16-le"), "UTF-16"),
}


@pytest.mark.parametrize(("data", "what"), OTHERS.values(), ids=OTHERS.keys())
def test_a_file_of_another_program_is_one_sentence_that_says_what_to_do(data, what, tmp_path):
    file = tmp_path / "ferry.yaml"
    file.write_bytes(data)
    rows = json.loads(command("check", "--json", str(file)).stdout)
    assert len(rows) == 1
    assert what in rows[0]["says"]
    assert "plain text" in rows[0]["hint"] or "UTF-8" in rows[0]["hint"]


def test_the_line_ends_of_old_macs_are_line_ends():
    loaded = load_text(TEXT.replace("\n", "\r").encode())
    assert loaded.playable
    assert loaded.scenario == load_text(TEXT).scenario


def test_nine_soft_hyphens_are_one_problem():
    found = load_text(TEXT.replace("The carts", "The\u00ad carts", 9).encode()).problems
    signs = [one for one in found if one.rule == "character"]
    assert len(signs) == 1
    assert "SOFT HYPHEN" in signs[0].says
