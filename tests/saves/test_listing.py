"""What a menu says of the saves, and where they are."""

import os
import tracemalloc

import pytest
from helpers import BRIDGE, bridge
from saved import begin, played, put, save_of

from game import saves
from game.saves import Save, SaveError
from game.session import Session


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
        put(saves_folder / f"{number}.yaml", save)
        assert [(one.title, one.nickname) for one in saves.listing()
                if one.path.stem == str(number)] == [(title.strip(), "О'Нил")]  # fmt: skip


def test_a_new_game_never_takes_an_old_ones_name(saves_folder):
    paths = []
    for _ in range(3):
        session = Session.begin(bridge(), "miller", "d")
        session.answer("mend")
        paths.append(session.path.name)
    assert paths == ["bridge-miller-1.yaml", "bridge-miller-2.yaml", "bridge-miller-3.yaml"]
    assert len(list(saves.listing())) == 3


def test_saves_go_where_the_variable_says(tmp_path, monkeypatch):
    monkeypatch.setenv("POLITBURO_SAVES", str(tmp_path / "elsewhere"))
    session = Session.begin(bridge(), "clerk", "d")
    session.answer("wait")
    assert [one.name for one in (tmp_path / "elsewhere").glob("*.yaml")] == ["bridge-clerk-1.yaml"]


def test_without_the_variable_a_checkout_keeps_saves_beside_itself_and_a_wheel_does_not(
    monkeypatch, tmp_path
):
    monkeypatch.delenv("POLITBURO_SAVES")
    assert saves.folder() == BRIDGE.parents[2] / "saves"
    monkeypatch.setattr("game.saves.places.checkout", lambda: None)
    assert saves.folder().is_relative_to(tmp_path / "home")


def test_a_folder_that_can_be_made_is_no_trouble(saves_folder):
    assert not saves_folder.exists()
    assert saves.trouble() == ""
    saves_folder.mkdir()
    assert saves.trouble() == ""


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("file", "it is no folder"),
        ("file/below", "Not a directory"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_folder_that_cannot_keep_saves_is_told_in_a_line(path, why, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("POLITBURO_SAVES", str(tmp_path / path))
    assert saves.trouble() == f"No game can be saved in {tmp_path / path}: {why}."
    assert list(saves.listing()) == []


def test_so_is_one_that_may_not_be_written_nor_the_folder_in_which_it_would_be_made(
    saves_folder, monkeypatch
):
    monkeypatch.setattr("os.access", lambda path, _: path != saves_folder.parent)
    assert saves.trouble().endswith("saves: it cannot be read and written.")
    saves_folder.mkdir()
    assert saves.trouble() == ""
    monkeypatch.setattr("os.access", lambda path, _: path != saves_folder)
    assert saves.trouble().endswith("saves: it cannot be read and written.")


def test_what_is_no_save_in_the_folder_is_passed_over(saves_folder):
    put(saves_folder / "good.yaml", save_of(played()))
    (saves_folder / "empty.yaml").touch()
    (saves_folder / "list.yaml").write_text("- a\n")
    (saves_folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (saves_folder / "folder.yaml").mkdir()
    (saves_folder / "gone.yaml").symlink_to(saves_folder / "nowhere")
    assert [one.path.name for one in saves.listing()] == ["good.yaml"]


def test_a_file_too_large_to_be_a_save_is_passed_over_and_never_read(saves_folder):
    put(saves_folder / "good.yaml", save_of(played()))
    with (saves_folder / "huge.yaml").open("wb") as huge:
        huge.write(b"format: 1\nscenario: bridge\n")
        huge.truncate(2 << 30)
    tracemalloc.start()
    try:
        assert [one.path.name for one in saves.listing()] == ["good.yaml"]
        with pytest.raises(SaveError, match="larger than 4 MiB"):
            saves.read(saves_folder / "huge.yaml")
        assert tracemalloc.get_traced_memory()[1] < 4 * saves.SIZE
    finally:
        tracemalloc.stop()


def test_the_saves_changed_last_come_first(saves_folder):
    for day, name in enumerate(["old", "new", "middle"]):
        put(saves_folder / f"{name}.yaml", save_of(played()))
        os.utime(saves_folder / f"{name}.yaml", (0, (100, 300, 200)[day]))
    assert [one.path.stem for one in saves.listing()] == ["new", "middle", "old"]


@pytest.mark.skipif(os.name == "nt", reason="a path of Windows is right there")
@pytest.mark.parametrize("given", ["Z:\\nowhere", "\\\\school\\saves", "~nobody-of-that-name/s"])
def test_a_folder_that_cannot_be_meant_is_refused_and_not_made(given, monkeypatch, tmp_path):
    monkeypatch.setenv("POLITBURO_SAVES", given)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SaveError, match="POLITBURO_SAVES: ") as caught:
        Session.begin(bridge(), "miller", "d")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_with_the_longest_of_names_can_be_saved(tmp_path):
    path = tmp_path / f"{'ж' * 120}.yaml"
    path.write_bytes(BRIDGE.read_bytes())
    session = Session.begin(*begin(path))
    session.answer("mend")
    assert Session.resume(session.path, str(path)).play.steps == session.play.steps
