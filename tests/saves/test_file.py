"""The file of a game: whole, durable, never written over what somebody else put there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import BRIDGE, answer, bridge
from hypothesis import given, settings
from hypothesis import strategies as st
from saved import begin, played, put, save_of, steps, written

from game import files, saves
from game.saves import Save, SaveError
from game.session import Session


@settings(max_examples=60)
@given(written, st.lists(st.lists(steps, max_size=3), max_size=3))
def test_a_save_that_grows_is_the_save_written_afresh(tmp_path_factory, save, grown):
    file = put(tmp_path_factory.mktemp("saves") / "s.yaml", save)
    for more in grown:
        save = Save(**{**vars_of(save), "steps": (*save.steps, *more)})
        assert file.write(save)
        assert saves.read(file.path) == save
    assert file.path.name == "s.yaml"


def vars_of(save):
    return {name: getattr(save, name) for name in Save.__dataclass_fields__}


# --- the disk


def test_it_is_on_the_disk_before_it_takes_the_old_ones_place(saves_folder, monkeypatch):
    done = []
    sync, replace = os.fsync, Path.replace

    def synced(handle):
        done.append("directory" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")
        sync(handle)

    def replaced(self, target):
        done.append("replace")
        return replace(self, target)

    session = Session.begin(bridge(), "miller", "d")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    session.answer("mend")
    assert done == ["file", "replace", "directory"]


@pytest.mark.parametrize("failing", [(os, "fsync"), (Path, "replace"), (os, "fdopen")])
def test_a_disk_that_fails_leaves_the_old_save_whole_and_no_scraps(
    saves_folder, monkeypatch, failing
):
    file = put(saves_folder / "s.yaml", save_of(played()))
    before = file.path.read_bytes()

    def fail(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*failing, fail)
    with pytest.raises(SaveError, match=r"s\.yaml: cannot be saved: No space left"):
        file.write(save_of(answer(played(), "arrest")))
    assert file.path.read_bytes() == before
    assert scraps(saves_folder) == []


def scraps(folder):
    """What lies in a folder beside the saves and the lock."""
    return [one for one in folder.iterdir() if one.suffix != ".yaml" and one.name != files.LOCK]


def test_a_failing_disk_leaves_the_question_open(monkeypatch):
    session = Session.begin(bridge(), "miller", "d")

    def fail(_handle):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    for act in (lambda: session.answer("mend"), lambda: session.call("chest")):
        with pytest.raises(SaveError) as caught:
            act()
        assert "\n" not in str(caught.value)
        assert session.play.question == "ford"
        assert session.play.steps == ()


def test_every_step_is_on_the_disk_when_the_run_has_taken_it(monkeypatch):
    session = Session.begin(bridge(), "miller", "d")
    assert not session.path.exists()
    for act in (
        lambda: session.call("chest"), lambda: session.answer("mend"), session.back,
        lambda: session.answer("pull-down"), lambda: session.answer("arrest"),
    ):  # fmt: skip
        act()
        assert saves.read(session.path).steps == session.play.steps


def test_a_disk_that_fails_at_the_first_step_leaves_no_empty_file(saves_folder, monkeypatch):
    game = Session.begin(*begin(BRIDGE))

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SaveError, match="No space left"):
        game.answer("mend")
    assert [one.name for one in saves_folder.iterdir()] == [files.LOCK]
    assert game.play.steps == ()


def test_a_save_that_could_not_be_read_back_replaces_nothing(saves_folder):
    file = put(saves_folder / "s.yaml", save_of(played()))
    before = file.path.read_bytes()
    with pytest.raises(SaveError, match="not be readable again"):
        file.write(save_of(answer(played(), "arrest"), nickname="two\nlines"))
    assert file.path.read_bytes() == before


def test_what_a_killed_process_left_unfinished_is_removed_at_the_next_step(saves_folder):
    session = Session.begin(bridge(), "miller", "d")
    saves_folder.mkdir()
    (saves_folder / f".bridge-miller-1.yaml.0a1b2c3d{files.PART}").write_text("half a sa")
    session.answer("mend")
    assert scraps(saves_folder) == []


def test_a_save_that_was_taken_back_hundreds_of_times_is_still_written_step_by_step(monkeypatch):
    session = Session.begin(bridge(), "miller", "d")
    for _ in range(3):
        session.answer("mend")
        session.back()
    parsed = []
    parse = saves.file.parse
    monkeypatch.setattr(
        saves.file, "parse", lambda text, name: parsed.append(len(text)) or parse(text, name)
    )
    for _ in range(100):
        session.answer("mend")
        session.back()
    assert max(parsed) < 500
    assert saves.read(session.path).steps == session.play.steps


# --- rights


@pytest.mark.skipif(os.name == "nt", reason="rights of another kind")
def test_a_save_has_the_rights_of_the_users_other_files_and_keeps_those_it_was_given(tmp_path):
    old = os.umask(0o027)
    try:
        session = Session.begin(bridge(), "miller", "d")
        session.answer("mend")
        assert session.path.stat().st_mode & 0o777 == 0o640
        session.path.chmod(0o664)
        session.answer("arrest")
        assert session.path.stat().st_mode & 0o777 == 0o664
    finally:
        os.umask(old)


# --- others


def test_a_file_that_somebody_changed_is_left_alone(saves_folder):
    file = put(saves_folder / "bridge-miller-1.yaml", save_of(played()))
    file.path.write_text("somebody else's\n")
    assert not file.write(save_of(answer(played(), "arrest")))
    assert file.path.name == "bridge-miller-2.yaml"
    assert (saves_folder / "bridge-miller-1.yaml").read_text() == "somebody else's\n"


def test_a_file_that_was_removed_is_written_again(saves_folder):
    file = put(saves_folder / "s.yaml", save_of(played()))
    file.path.unlink()
    longer = save_of(answer(played(), "arrest"))
    assert file.write(longer)
    assert saves.read(saves_folder / "s.yaml") == longer


RACER = """
import sys
from pathlib import Path
from game.session import Session
session = Session.resume(Path(sys.argv[1]), sys.argv[2])
print(flush=True)
sys.stdin.readline()
session.answer(sys.argv[3], "of " + sys.argv[3])
print(session.path.name)
"""


def test_of_processes_that_go_on_with_one_save_at_once_none_loses_its_answer(saves_folder):
    begun = Session.begin(*begin(BRIDGE))
    begun.call("chest")
    for _ in range(3):
        racers = [
            subprocess.Popen(
                [sys.executable, "-c", RACER, str(begun.path), str(BRIDGE), option],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )
            for option in ("mend", "pull-down", "wait", "mend")
        ]  # fmt: skip
        for racer in racers:
            racer.stdout.readline()
        for racer in racers:
            racer.stdin.write("\n")
            racer.stdin.flush()
        written = [racer.communicate()[0].strip() for racer in racers]
        assert len(set(written)) == 4
        for name, option in zip(written, ("mend", "pull-down", "wait", "mend"), strict=True):
            assert saves.read(saves_folder / name).steps[-1].reason == f"of {option}"
        put(begun.path, save_of(begun.play))


@pytest.mark.parametrize("held", [True, False])
def test_a_folder_that_another_process_holds_is_waited_for_and_then_said(
    saves_folder, monkeypatch, held
):
    monkeypatch.setattr(files, "PATIENCE", 0.1 if held else 30)
    session = Session.begin(bridge(), "miller", "d")
    saves_folder.mkdir()
    holds = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [sys.executable, "-c", holds, str(saves_folder / files.LOCK)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        other.stdout.readline()
        if held:
            with pytest.raises(SaveError, match="holds this folder"):
                session.answer("mend")
            assert session.play.steps == ()
        other.stdin.close()
        session.answer("mend")
    assert saves.read(session.path).steps == session.play.steps


# --- what others write into it --------------------------------------------------------------------


def marked(session):
    """A save that a teacher has marked by hand."""
    text = session.path.read_text("utf-8")
    text = text.replace("seat: miller", "seat: miller  # Masha, 10b\nremark: |\n  Ask her why.")
    session.path.write_text(text + "  remark: |\n    A good reason.\n# to be continued\n", "utf-8")
    return session


REMARKS = ("# Masha, 10b", "Ask her why.", "A good reason.", "# to be continued")


def test_remarks_and_comments_are_kept_when_the_save_grows():
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend", "the mill")
    marked(session)
    again = Session.resume(session.path, str(BRIDGE))
    again.answer("arrest")
    text = again.path.read_text("utf-8")
    assert all(remark in text for remark in REMARKS)
    assert saves.read(again.path).steps == again.play.steps


def test_remarks_are_kept_when_the_scenario_was_edited_and_the_save_grows(tmp_path):
    edited = tmp_path / "bridge.yaml"
    edited.write_text(BRIDGE.read_text("utf-8"), "utf-8")
    session = Session.begin(*begin(edited))
    session.answer("mend", "the mill")
    marked(session)
    edited.write_text(edited.read_text("utf-8").replace("Water at the ford", "High water"), "utf-8")
    again = Session.resume(session.path, str(edited))
    again.answer("arrest")
    text = again.path.read_text("utf-8")
    assert all(remark in text for remark in REMARKS)
    assert saves.read(again.path).digest == saves.digest(edited.read_text("utf-8"))


def test_a_save_whose_last_line_somebody_left_without_an_end_grows_all_the_same():
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend")
    session.path.write_text(session.path.read_text("utf-8").rstrip("\n") + "  # mark", "utf-8")
    session.answer("arrest")
    assert saves.read(session.path).steps == session.play.steps
    assert "# mark\n" in session.path.read_text("utf-8")
