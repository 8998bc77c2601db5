"""Small files: whole or not at all, and never in place of somebody else's."""

import os
import threading

import pytest
from helpers import BRIDGE, command, one_line

from game import files


def test_no_picture_is_written_over_a_file_that_the_program_did_not_make(tmp_path):
    mine = tmp_path / "my.yaml"
    mine.write_bytes(BRIDGE.read_bytes())
    done = command("graph", str(mine), "--svg", str(mine))
    assert done.returncode == 1
    one_line(done.stderr, "my.yaml", "another file stands there")
    assert mine.read_bytes() == BRIDGE.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_place_for_a_picture_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "g.svg")
    done = command("graph", str(BRIDGE), "--svg", str(tmp_path / "g.svg"))
    assert done.returncode == 1
    one_line(done.stderr, "g.svg", "another file stands there")


def test_a_picture_is_drawn_anew_over_an_older_one(tmp_path):
    picture = tmp_path / "g.svg"
    assert command("graph", str(BRIDGE), "--svg", str(picture)).returncode == 0
    first = picture.read_bytes()
    picture.write_bytes(first + b"<!-- older -->")
    assert command("graph", str(BRIDGE), "--svg", str(picture)).returncode == 0
    assert picture.read_bytes() == first


def test_a_new_file_takes_no_name_that_is_taken_and_leaves_no_scraps(tmp_path):
    path = tmp_path / "a.txt"
    files.create(path, "first")
    with pytest.raises(FileExistsError):
        files.create(path, "second")
    assert path.read_text() == "first"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_where_no_hard_links_are_a_new_file_is_still_never_written_over(tmp_path, monkeypatch):
    def fail(*_args):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    test_a_new_file_takes_no_name_that_is_taken_and_leaves_no_scraps(tmp_path)


def test_numbered_files_written_at_once_take_a_name_each(tmp_path):
    written = []
    writers = [
        threading.Thread(
            target=lambda: written.append(files.create_numbered(tmp_path, "page", ".txt", "x"))
        )
        for _ in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(path.name for path in written) == [f"page-{n}.txt" for n in range(1, 9)]


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    files.replace(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_what_a_kill_left_unfinished_long_ago_is_removed_what_is_being_written_is_not(tmp_path):
    old, young = (tmp_path / f".a.txt.{name}{files.PART}" for name in ("0000", "1111"))
    old.write_text("half")
    os.utime(old, (0, 0))
    young.write_text("hal")
    files.replace(tmp_path / "b.txt", "whole")
    assert sorted(os.listdir(tmp_path)) == [young.name, "b.txt"]


def test_a_file_system_without_locks_is_written_to_all_the_same(tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(files.errno.ENOLCK, "No locks available")

    monkeypatch.setattr(files, "_try_lock", fail)
    with files.locked(tmp_path / "new"):
        files.replace(tmp_path / "new" / "a.txt", "x")
    assert (tmp_path / "new" / "a.txt").read_text() == "x"
