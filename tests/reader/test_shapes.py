"""Something of another shape in any field of any format is told as a problem, never a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import fuzzing
import pytest
from helpers import BRIDGE, command, load_text

from game.desk.check import check_text
from game.errors import UserError
from game.reader.source import value_at
from game.saves import parse

SMALL = """\
title: Ford
seats: {clerk: {brief: You.}}
meters: {days: {label: Days, start: 3}}
scenes:
  ford:
    heard: |
      {days > 1} You wait.
    question: Well?
    papers: {note: {title: Note, text: Words.}}
    voices: {clerk: {says: Words.}}
    calls: {look: {label: Look, text: Seen., opens: note}}
    options: {go: {label: Go, enters: Went.}, stay: {label: Stay}}
    motions: [{text: To go, for: clerk}]
endings: {last: {title: The end, text: Words.}}
people: {clerk: {name: Clerk}}
"""


def test_any_shape_in_any_field_is_checked_without_a_traceback(tmp_path):
    assert load_text(fuzzing._dumped(fuzzing._plain(SMALL))).playable
    tried = 0
    for kind, data in fuzzing.shapes(SMALL, fuzzing.SHAPES[:4]):
        tried += 1
        if kind == "scenario":
            checked = check_text(data, "t.yaml", "t", fuzzing.NOTHING)
            assert all("\n" not in str(problem) for problem in checked.all())
        elif kind in ("people", "sources", "series", "terms"):
            fuzzing.try_everything((kind, data), tmp_path)
        elif kind == "save":
            try:
                parse(data, "save.yaml")
            except UserError as wrong:
                assert str(wrong)
    assert tried > 500


@pytest.mark.parametrize(
    "field", ["title", "scenes.ford.title", "scenes.ford.heard", "seats.miller"]
)
def test_a_map_where_text_belongs_is_one_line_at_every_door(field, tmp_path):
    tree = fuzzing._plain(BRIDGE.read_text("utf-8"))
    *way, last = field.split(".")
    value_at(tree, way)[last] = {"a": {"b": "c"}}
    file = tmp_path / "t.yaml"
    file.write_bytes(fuzzing._dumped(tree))
    for words in (["check"], ["play", "--plain"], ["prove"]):
        done = command(*words, str(file))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert f"`{last}` must be text" in done.stdout + done.stderr or last == "miller"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("make", fuzzing.RANDOM, ids=lambda make: make.__name__)
def test_random_inputs_are_answered_at_every_door(make, seed, tmp_path: Path):
    fuzzing.try_everything(make(Random(seed)), tmp_path)
