"""The playable file as a teacher makes it: one file, the same bytes, nothing readable too early."""

import base64
import re
import zlib

import pytest
from beyond import leaked
from helpers import BRIDGE, command, one_line, story_named
from playable_files import made
from playable_reader import PACK

from game.errors import UserError
from game.playable.fold import fold
from game.playthrough.play import Playthrough


def packed(tmp_path, *words):
    target = tmp_path / "chapter.html"
    done = command("pack", str(BRIDGE), "--playable", "--out", str(target), *words)
    assert done.returncode == 0, done.stderr
    return target.read_text("utf-8")


def test_it_is_one_page_that_asks_for_nothing_from_outside(tmp_path):
    text = packed(tmp_path)
    assert "<title>The Bridge</title>" in text
    assert not re.search(r"<[^>]* (?:src|href|action)=|url\(|@import|https?:", text)
    assert "default-src 'none'" in text


def test_the_same_chapter_gives_the_same_bytes(tmp_path):
    assert packed(tmp_path) == packed(tmp_path) == made(BRIDGE)
    assert packed(tmp_path, "--sealed", "Iskra") == packed(tmp_path, "--sealed", "Iskra")
    assert packed(tmp_path, "--sealed", "Iskra") != packed(tmp_path, "--sealed", "Pravda")


@pytest.mark.parametrize("word", ["", "Iskra"])
def test_nothing_beyond_the_stop_stands_readable_in_its_source(word):
    play = Playthrough.start(story_named(str(BRIDGE)), "miller")
    assert leaked(made(BRIDGE, word), play, "ford") == []


def test_what_lies_open_from_the_beginning_holds_nothing_beyond_the_first_stop():
    opened = zlib.decompress(base64.b64decode(PACK.findall(made(BRIDGE))[0])).decode()
    play = Playthrough.start(story_named(str(BRIDGE)), "miller")
    assert "The water stands at the second mark." in opened
    assert leaked(opened, play, "ford") == []


def test_a_sealed_pack_cannot_be_inflated():
    opened, *sealed = PACK.findall(made(BRIDGE, "Iskra"))
    assert zlib.decompress(base64.b64decode(opened))
    assert sealed
    for pack in sealed:
        with pytest.raises(zlib.error):
            zlib.decompress(base64.b64decode(pack))


def test_a_chapter_of_too_many_states_is_refused_in_one_line():
    with pytest.raises(UserError, match=r"\Abridge: more than 10 states; .+\Z"):
        fold(story_named(str(BRIDGE)), bound=10)


def test_only_a_file_of_its_own_is_written_over(tmp_path):
    packed(tmp_path)
    (tmp_path / "mine.html").write_text("mine")
    done = command("pack", str(BRIDGE), "--playable", "--out", str(tmp_path / "mine.html"))
    assert done.returncode == 1
    one_line(done.stderr, "another file stands there")
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_a_word_without_letters_seals_nothing(tmp_path):
    done = command(
        "pack", str(BRIDGE), "--playable", "--sealed", " ", "--out", str(tmp_path / "a.html")
    )
    assert done.returncode == 1
    one_line(done.stderr, "--sealed")


def test_a_scenario_cannot_hold_what_stands_for_a_players_words(tmp_path):
    target = tmp_path / "bridge.yaml"
    text = BRIDGE.read_text("utf-8").replace("The carts stand", "\ufdd49\ufdd5 The carts")
    target.write_text(text, "utf-8")
    done = command("pack", str(target), "--playable", "--out", str(tmp_path / "a.html"))
    assert done.returncode == 1
    one_line(done.stderr, "U+FDD0")
