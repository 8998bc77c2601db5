"""A scenario watched while it is written: shown anew at every save, never ended by a mistake."""

from __future__ import annotations

import os
import re
import shutil
from itertools import count
from pathlib import Path

import pytest
from looking import answer
from textual.pilot import Pilot

from game.cli.desk import problems_of, route
from game.desk.check import check as look_over
from game.sitting.rehearsal import Rehearsal
from game.tui.watch import WatchApp

BRIDGE = Path(__file__).parent.parent / "data" / "bridge.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(BRIDGE, tmp_path / "bridge.yaml"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))


def watched(file: Path) -> WatchApp:
    app = WatchApp(Rehearsal(file, route, problems_of))
    app.held.clock = map(float, count(step=60)).__next__
    return app


def seen(app: WatchApp) -> str:
    screen = app.screen
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def saved(app: WatchApp, pilot: Pilot[None]) -> str:
    app.look()
    await pilot.pause()
    return seen(app)


async def test_saving_shows_the_new_words_at_the_same_place(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        await answer(pilot, 2)
        assert "S T O P" in seen(app)
        await pilot.press("enter")
        assert "drove through the ford" in seen(app)
        edit(file, "drove through the ford", "drove straight across")
        assert "drove straight across" in await saved(app, pilot)


async def test_a_broken_file_is_played_on_and_its_faults_are_listed_with_lines(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        edit(file, "taken_by: [warden]", "taken_by: [wardn]")
        text = await saved(app, pilot)
        assert "Water at the ford" in text
        assert re.search(r"PROBLEMS +1\b", text)
        await pilot.press("f")
        text = seen(app)
        assert "101:20" in text
        assert "Did you mean `warden`?" in text
        edit(file, "taken_by: [wardn]", "taken_by: [warden]")
        await saved(app, pilot)
        await pilot.press("escape")
        assert re.search(r"PROBLEMS +0\b", seen(app))


async def test_a_file_broken_from_the_start_says_why_and_recovers(file: Path) -> None:
    edit(file, "title: The Bridge", "titel: The Bridge")
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "`titel` is no field here." in seen(app)
        edit(file, "titel: The Bridge", "title: The Bridge")
        assert "Water at the ford" in await saved(app, pilot)


async def test_an_editor_that_saves_by_renaming_is_no_trouble(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        held = file.with_suffix(".new")
        held.write_text(file.read_text("utf-8").replace("Water at", "Water over"), "utf-8")
        file.unlink()
        assert "Water at the ford" in await saved(app, pilot)
        held.replace(file)
        assert "Water over the ford" in await saved(app, pilot)


async def test_a_file_put_in_place_with_the_same_size_and_time_is_shown(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "Water at the ford" in seen(app)
        put = file.with_suffix(".new")
        put.write_text(file.read_text("utf-8").replace("Water at", "Waves at"), "utf-8")
        stat = file.stat()
        os.utime(put, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        put.replace(file)
        assert "Waves at the ford" in await saved(app, pilot)


async def test_a_file_locked_for_a_moment_is_read_as_soon_as_it_can_be(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        edit(file, "Water at the ford", "Water over the ford")
        with monkeypatch.context() as moment:
            moment.setattr("game.library.read_at_most", locked)
            text = await saved(app, pilot)
        assert "Water at the ford" in text
        assert "cannot be read" in text
        text = await saved(app, pilot)
        assert "Water over the ford" in text
        assert "cannot be read" not in text


async def test_any_scene_can_be_gone_to_and_any_seat_taken(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("g", "2")
        assert "The carts stand in a row" in seen(app)
        await pilot.press("z", "3")
        assert app.sitting.at
        assert app.sitting.session.play.seat == "scout"


async def test_a_rehearsal_leaves_no_save(file: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("POLITBURO_SAVES", str(tmp_path / "saves"))
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        await answer(pilot, 1)
        await pilot.press("enter")
    assert not (tmp_path / "saves").exists()


async def test_watch_and_check_count_the_same(file: Path) -> None:
    app = watched(file)
    async with app.run_test(size=(120, 36)) as pilot:
        edit(file, "taken_by: [warden]", "taken_by: [wardn]")
        text = await saved(app, pilot)
    results = look_over([str(file)])
    assert re.search(rf"PROBLEMS +{results.errors}\b", text)
    assert f"{results.warnings} warnings for later" in text
