"""Saves: whole, durable, readable, and tolerant of a scenario that was edited since."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from helpers import BRIDGE, answer, bridge, call, story_of
from hypothesis import given, settings
from hypothesis import strategies as st

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, CallMade
from game.saves import Save, SaveError
from game.session import Session

ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True) | st.sampled_from(
    ["no", "yes", "on", "null", "true", "e1"]
)
kept = st.text(max_size=60).map(lambda text: saves.tidy_reason(text))
stands = st.sampled_from(["for", "against", "abstain"])
steps = st.one_of(
    st.builds(CallMade, ids, ids),
    st.builds(Back, ids),
    st.builds(Answer, ids, ids, kept, kept, st.dictionaries(ids, stands, max_size=4),
              st.lists(ids, max_size=3).map(tuple)),
)  # fmt: skip
written = st.builds(
    Save, ids, kept, st.from_regex(r"[0-9a-f]{16}", fullmatch=True), ids,
    st.dates().map(str), kept, st.lists(ids, max_size=3).map(tuple),
    st.lists(steps, max_size=6).map(tuple),
)  # fmt: skip


def played():
    play = call(Playthrough.start(bridge(), "miller", ["rose"]), "chest")
    play = answer(
        play, "mend", label="Mend it", reason="no", heads={"warden": "for"}, papers=("levels",)
    )
    return answer(play.step(Back("ford")), "pull-down", label="Pull it down")


def save_of(play, digest="0123456789abcdef", nickname="Masha"):
    return saves.of(play, digest, "2026-01-31", nickname)


# --- the file -------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(written)
def test_what_is_saved_is_what_is_loaded(save):
    assert saves.parse(saves.render(save), "s.yaml") == save


@settings(max_examples=60)
@given(written, st.lists(steps, max_size=3))
def test_a_save_that_grows_is_the_save_written_afresh(tmp_path_factory, save, more):
    path = tmp_path_factory.mktemp("saves") / "s.yaml"
    saves.write(path, save)
    longer = Save(**{**vars_of(save), "steps": (*save.steps, *more)})
    assert saves.read(saves.write(path, longer, save.steps)) == longer


def vars_of(save):
    return {name: getattr(save, name) for name in Save.__dataclass_fields__}


def test_a_save_is_resumed_as_the_same_run(saves_folder):
    play = played()
    saves.write(saves_folder / "s.yaml", save_of(play))
    resumed = saves.resume(saves.read(saves_folder / "s.yaml"), bridge(), "0123456789abcdef")
    assert (resumed.play, resumed.left_over, resumed.changes) == (play, (), ())


def test_a_teacher_can_read_it():
    data = yaml.safe_load(saves.render(save_of(played())))
    assert list(data) == ["format", "scenario", "title", "digest", "seat", "nickname", "day",
                          "known", "steps"]  # fmt: skip
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
    assert os.uname().nodename not in text
    assert str(saves_folder) not in text
    assert "/" not in text
    assert not re.search(r"\d:\d\d|T\d\d", text)
    assert f"day: '{date.today().isoformat()}'" in text


def test_the_menu_reads_any_title_from_the_head_of_a_save(saves_folder):
    for number, title in enumerate(
        [
            "War, Peace, or Neither",
            "It's # late: 'now'",
            "no",
            "Ж" * 150,
            'A "quoted" word',
            "x " * 90,
        ]
    ):
        save = Save("brest-1918", title.strip(), "", "lenin", "2026-01-31", "О'Нил")
        saves.write(saves_folder / f"{number}.yaml", save)
        assert [(one.title, one.nickname) for one in saves.listing()
                if one.path.stem == str(number)] == [(title.strip(), "О'Нил")]  # fmt: skip


# --- the disk -------------------------------------------------------------------------------------


def test_it_is_on_the_disk_before_it_takes_the_old_ones_place(saves_folder, monkeypatch):
    done = []
    sync, replace = os.fsync, Path.replace

    def synced(handle):
        done.append("directory" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")
        sync(handle)

    def replaced(self, target):
        done.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    saves.write(saves_folder / "s.yaml", save_of(played()))
    assert done == ["file", "replace", "directory"]


@pytest.mark.parametrize("failing", ["fsync", "replace", "mkstemp"])
def test_a_disk_that_fails_leaves_the_old_save_whole_and_no_scraps(
    saves_folder, monkeypatch, failing
):
    path = saves_folder / "s.yaml"
    saves.write(path, save_of(played()))
    before = path.read_bytes()

    def fail(*_args, **_more):
        raise OSError(28, "No space left on device")

    place = {"fsync": os, "replace": Path, "mkstemp": saves.tempfile}[failing]
    monkeypatch.setattr(place, failing, fail)
    with pytest.raises(SaveError, match=r"s\.yaml: cannot be saved: No space left"):
        saves.write(path, save_of(answer(played(), "arrest")), played().steps)
    assert path.read_bytes() == before
    assert [one.name for one in saves_folder.iterdir()] == ["s.yaml"]


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


def test_a_new_game_never_takes_an_old_ones_name(saves_folder):
    paths = []
    for _ in range(3):
        session = Session.begin(bridge(), "miller", "d")
        session.answer("mend")
        paths.append(session.path.name)
    assert paths == ["bridge-miller-1.yaml", "bridge-miller-2.yaml", "bridge-miller-3.yaml"]
    assert len(saves.listing()) == 3


def test_saves_go_where_the_variable_says(tmp_path, monkeypatch):
    monkeypatch.setenv("POLITBURO_SAVES", str(tmp_path / "elsewhere"))
    session = Session.begin(bridge(), "clerk", "d")
    session.answer("wait")
    assert [one.name for one in (tmp_path / "elsewhere").iterdir()] == ["bridge-clerk-1.yaml"]


def test_without_the_variable_a_checkout_keeps_saves_beside_itself_and_a_wheel_does_not(
    monkeypatch, tmp_path
):
    monkeypatch.delenv("POLITBURO_SAVES")
    assert saves.folder() == BRIDGE.parents[2] / "saves"
    monkeypatch.setattr("game.saves.checkout", lambda: None)
    assert saves.folder().is_relative_to(tmp_path / "home")


def test_what_is_no_save_in_the_folder_is_passed_over(saves_folder):
    saves.write(saves_folder / "good.yaml", save_of(played()))
    (saves_folder / "empty.yaml").touch()
    (saves_folder / "list.yaml").write_text("- a\n")
    (saves_folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (saves_folder / "folder.yaml").mkdir()
    (saves_folder / "gone.yaml").symlink_to(saves_folder / "nowhere")
    assert [one.path.name for one in saves.listing()] == ["good.yaml"]


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


def begin(path):
    from game.session import open_scenario

    story, digest = open_scenario(str(path))
    return story, "miller", digest


# --- a scenario that was edited -------------------------------------------------------------------


def resumed_in(text, play):
    return saves.resume(save_of(play), story_of(text, "bridge"), "another")


def labelled():
    play = Playthrough.start(bridge(), "miller")
    for option in ("mend", "arrest"):
        play = answer(play, option, label=play.scene(play.question).options[option].label)
    return play


def test_a_label_that_was_reworded_is_said_and_the_run_goes_on():
    text = BRIDGE.read_text("utf-8").replace("Mend the bridge with planks", "Repair it with planks")
    resumed = resumed_in(text, labelled())
    assert resumed.play.finished
    assert resumed.left_over == ()
    assert resumed.changes == (
        'In ford the option read "Mend the bridge with planks from the yard", '
        'now "Repair it with planks from the yard".',
    )


def test_an_option_that_was_removed_ends_the_replay_there_and_says_what_was_lost():
    text = BRIDGE.read_text("utf-8").replace("      arrest:\n", "      detain:\n")
    text = text.replace("puts: arrest", "puts: detain").replace(
        "history: arrest", "history: detain"
    )
    resumed = resumed_in(text, labelled())
    assert resumed.play.question == "council"
    assert [step.option for step in resumed.left_over] == ["arrest"]
    assert '"Arrest the warden now" (council)' in resumed.changes[-1]


def test_a_scene_that_was_renamed_ends_the_replay_there():
    text = BRIDGE.read_text("utf-8").replace("council:\n    date", "assembly:\n    date")
    text = text.replace("next: council", "next: assembly").replace(
        "ford, council", "ford, assembly"
    )
    resumed = resumed_in(text, labelled())
    assert resumed.play.question == "assembly"
    assert len(resumed.changes) == 1
    assert "council" in resumed.changes[0]


def test_a_seat_that_was_removed_is_one_line():
    text = BRIDGE.read_text("utf-8").replace(
        "  scout:\n    brief: |\n      You were away when the council first met.\n", ""
    )
    with pytest.raises(SaveError, match="no seat `scout`") as caught:
        saves.resume(save_of(Playthrough.start(bridge(), "scout")), story_of(text, "bridge"), "x")
    assert "\n" not in str(caught.value)


def test_a_run_that_no_longer_fits_goes_on_in_a_new_file(tmp_path):
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend")
    session.answer("arrest")
    old = session.path.read_bytes()
    edited = tmp_path / "bridge.yaml"
    text = BRIDGE.read_text("utf-8").replace("      release:\n", "      free:\n")
    edited.write_text(text.replace("planks <= 2 and release", "planks <= 2 and free"), "utf-8")
    fits = Session.resume(session.path, str(edited))
    assert fits.path == session.path
    edited.write_text(text.replace("      arrest:\n", "      hold:\n").replace(": arrest\n", ": hold\n")
                      .replace("and release", "and free"), "utf-8")  # fmt: skip
    again = Session.resume(session.path, str(edited))
    assert again.changes
    assert again.path != session.path
    again.answer("free")
    assert session.path.read_bytes() == old
    assert saves.read(again.path).steps[-1].option == "free"


def test_a_scenario_file_of_any_name_gives_a_save_that_can_be_resumed(tmp_path):
    path = tmp_path / "My Bridge, 2nd draft.yaml"
    path.write_text(BRIDGE.read_text("utf-8"), "utf-8")
    session = Session.begin(*begin(path))
    session.answer("mend")
    again = Session.resume(session.path, str(path))
    assert (again.play.steps, again.changes) == (session.play.steps, ())


# --- hostile files --------------------------------------------------------------------------------

HEAD = "format: 1\nscenario: bridge\nseat: miller\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("x", 1), ("- a\n", 1), (HEAD + "steps: none\n", 4), (HEAD + "steps:\n- jump: x\n", 5),
     (HEAD + "steps:\n- answer: a\n", 5), (HEAD + "steps:\n- {answer: a, call: b, scene: c}\n", 5),
     (HEAD.replace("format: 1", "format: 2"), 1), (HEAD.replace("miller", "../../etc"), 3),
     (HEAD + "nickname: a\x1b[2Jb\n", 4), (HEAD + "nickname: &a b\n", 4), (HEAD + "seat: clerk\n", 4),
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


@pytest.mark.parametrize("scene", ["ford\n  label: x", "nowhere"])
def test_steps_that_never_were_possible_are_left_over(scene):
    save = saves.parse(HEAD + f"steps:\n- answer: fly\n  scene: {scene}\n", "s.yaml")
    resumed = saves.resume(save, bridge(), "x")
    assert len(resumed.left_over) == 1
    assert resumed.play.steps == ()


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_reason_is_kept_as_one_printable_line(text):
    tidy = saves.tidy_reason(text)
    assert len(tidy) <= 200
    assert tidy == " ".join(tidy.split())
    assert tidy.encode().decode() == tidy
