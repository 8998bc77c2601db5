"""A save as text: readable, the same when it is read back, refused with the line at fault."""

import re
from datetime import date
from os import uname

import pytest
import yaml
from helpers import bridge
from hypothesis import given, settings
from hypothesis import strategies as st
from saved import played, save_of, written

from game import saves
from game.saves import SaveError
from game.session import Session


@settings(max_examples=200)
@given(written)
def test_what_is_saved_is_what_is_loaded(save):
    assert saves.parse(saves.render(save), "s.yaml") == save


def test_a_teacher_can_read_it():
    data = yaml.safe_load(saves.render(save_of(played())))
    assert list(data) == ["format", "scenario", "title", "digest", "seat", "nickname", "day",
                          "stands", "known", "steps"]  # fmt: skip
    assert data["steps"][1] == {
        "answer": "mend", "scene": "ford", "label": "Mend it", "reason": "no",
        "heads": {"warden": "for"}, "papers": ["levels"],
    }  # fmt: skip
    assert data["steps"][2] == {"back": "ford"}


def test_it_names_no_login_no_machine_no_path_and_no_hour(saves_folder, monkeypatch):
    monkeypatch.setenv("USER", "ivanov-login")
    monkeypatch.setenv("LOGNAME", "ivanov-login")
    session = Session.begin(bridge(), "miller", "0123456789abcdef")
    session.call("chest")
    session.answer("mend", "for the mill")
    text = session.path.read_text("utf-8")
    assert "ivanov" not in text
    assert uname().nodename not in text
    assert str(saves_folder) not in text
    assert "/" not in text
    assert not re.search(r"\d:\d\d|T\d\d", text)
    assert f"day: '{date.today().isoformat()}'" in text


# --- hostile files --------------------------------------------------------------------------------

HEAD = "format: 1\nscenario: bridge\nseat: miller\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("x", 1), ("- a\n", 1), (HEAD + "steps: none\n", 4), (HEAD + "steps:\n- jump: x\n", 5),
     (HEAD + "steps:\n- answer: a\n", 5), (HEAD + "steps:\n- {answer: a, call: b, scene: c}\n", 5),
     (HEAD.replace("format: 1", "format: 2"), 1), (HEAD.replace("miller", "../../etc"), 3),
     (HEAD + "nickname: a\x1b[2Jb\n", 4), (HEAD + "title: &a b\n", 4), (HEAD + "seat: clerk\n", 4),
     (HEAD + "steps:\n- answer: a\n  scene: b\n  heads: {c: maybe}\n", 7), ("scenario: bridge\n", 1),
     (HEAD + "steps: " + "[" * 200 + "]" * 200, 4), (HEAD + "x: y: z\n", 4)],
)  # fmt: skip
def test_a_save_that_is_none_is_refused_with_the_line_at_fault(tmp_path, text, line):
    path = tmp_path / "s.yaml"
    path.write_bytes(text.encode())
    with pytest.raises(SaveError) as caught:
        saves.read(path)
    first = str(caught.value).split("\n")[0]
    assert first.startswith(f"{path}:{line}:") or f"\n{path}:{line}:" in str(caught.value)
    assert "\x1b" not in str(caught.value)


@settings(max_examples=150)
@given(st.text() | st.text(alphabet=st.characters(codec=None)) | st.binary())
def test_any_bytes_are_a_save_or_refused(data):
    try:
        saves.parse(data, "s.yaml")
    except SaveError as wrong:
        assert str(wrong)


# --- free text written by hand

MARKED = (
    HEAD
    + """nickname: Anna: 10b
remark: Good: but why
steps:
- answer: mend
  scene: ford
  label: Mend it
  reason: for the mill: it has no other road
  remark: "Plain" words, said plainly:
    and on the next line
- call: chest
  scene: ford
"""
)


def test_free_text_with_a_colon_is_read_as_it_was_meant():
    save = saves.parse(MARKED, "s.yaml")
    assert (save.nickname, save.remark) == ("Anna: 10b", "Good: but why")
    assert save.steps[0].reason == "for the mill: it has no other road"
    assert save.steps[0].remark == '"Plain" words, said plainly: and on the next line'
    assert save.steps[1].call == "chest"


@pytest.mark.parametrize(
    ("line", "meant"),
    [("- why?", "- why?"), ("[sic] good", "[sic] good"), ("'tis good", "'tis good"),
     ("100 % right: yes", "100 % right: yes"), ("@Anna: well done", "@Anna: well done"),
     ("'Good: but why'", "Good: but why"), ('"Good: \\"why\\""', 'Good: "why"'), ("good # 10b", "good"),
     ("|\n  Good: but\n  why", "Good: but\nwhy\n"), ("Good\n  but: why", "Good but: why"),
     ("|-  # mark: 2\n  Good: but", "Good: but"), ("> so: what", "> so: what"),
     ("'Good: but\n  why'", "Good: but why")],
)  # fmt: skip
def test_a_remark_is_read_however_a_teacher_writes_it(line, meant):
    marked = HEAD + f"remark: {line}\nnickname: needs: quotes\n"
    assert saves.parse(marked, "s.yaml").remark == meant
    assert saves.parse(HEAD + f"remark: {line}\n", "s.yaml").remark == meant


def test_a_fault_beside_free_text_is_still_told_on_its_own_line():
    with pytest.raises(SaveError, match=r"^s\.yaml:16:"):
        saves.parse(MARKED + "- answer: mend\n  scene: [ford\n", "s.yaml")


@pytest.mark.parametrize("garbled", [b"Gr\xfcn: why", b"Green\x0c: why"])
def test_free_text_that_is_garbled_is_refused_however_else_it_would_be_mended(
    saves_folder, garbled
):
    saves_folder.mkdir()
    path = saves_folder / "s.yaml"
    path.write_bytes(HEAD.encode() + b"remark: " + garbled + b"\nnickname: needs: quotes\n")
    for door in (saves.read, Session.resume):
        with pytest.raises(SaveError, match=r"s\.yaml:4:"):
            door(path)


def test_a_file_that_is_too_large_is_no_save():
    with pytest.raises(SaveError, match="larger than 4 MiB"):
        saves.parse(HEAD + "# " + "x" * saves.SIZE, "s.yaml")
