"""The skeleton that `politburo new` writes."""

import os
import sys

import pexpect
import pytest

from game.desk.check import check_text
from game.desk.new import id_of, skeleton, write_new
from game.desk.prove import prove
from game.errors import UserError
from game.library import shared_archive
from game.playthrough.close import close
from game.playthrough.play import Playthrough, Story
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer
from game.playthrough.view import view
from game.story.load import load
from tests.helpers import ROOT, command, one_line


def written(seats=("lenin", "hans-vogt"), title="The Mill", dates="1918-01-24/1918-03-04"):
    archive = shared_archive()
    return skeleton("the-mill", title, seats, dates, archive=archive, schema="../s.json")


def loaded(text):
    return load(text, "the-mill.yaml", "the-mill", shared_archive())


@pytest.mark.parametrize("seats", [["hans-vogt"], ["hans-vogt", "anna-weber"], ["lenin", "x"]])
@pytest.mark.parametrize("dates", ["1918", "1921-03", "1918-01-24/1918-03-04"])
def test_it_loads_without_any_problem(seats, dates):
    found = loaded(written(seats, dates=dates))
    assert found.problems == []
    assert found.playable
    assert list(found.scenario.seats) == seats


def test_it_passes_check():
    checked = check_text(written(), "the-mill.yaml", "the-mill")
    assert [str(problem) for problem in checked.all() if not problem.warning] == []


def test_it_plays_to_the_end_and_holds():
    found = loaded(written())
    story = Story.of("the-mill", found.scenario, found.archive)
    play = Playthrough.start(story, "hans-vogt")
    assert view(play).question == "What is done?"
    play = play.step(Answer("first-sitting", "wait"))
    assert reveal(play).you.follows
    assert "asked to wait" in " ".join(passage.text for passage in view(play).heard)
    play = play.step(Answer("second-sitting", "agree"))
    assert close(play).book.ending == "Those who waited"
    proof = prove(story)
    assert proof.complete
    assert not proof.refuted


def test_it_begins_with_the_line_for_editors():
    assert written().splitlines()[0] == "# yaml-language-server: $schema=../s.json"


def test_only_people_whom_the_archive_lacks_get_entries():
    people = loaded(written()).scenario.people
    members = {"a-member": "A member", "another-member": "Another member"}
    told = {id: person.name for id, person in people.items()}
    assert told == {"hans-vogt": "Hans Vogt", **members}
    known = [id for id in ("lenin", "trotsky") if id in shared_archive().people]
    assert loaded(written(known)).scenario.people.keys() == members.keys()


def test_old_style_stands_beside_days_of_the_old_calendar():
    scenes = loaded(written()).scenario.scenes
    assert scenes["first-sitting"].old_style == "11 January 1918"
    assert scenes["second-sitting"].old_style == ""


@pytest.mark.parametrize(
    ("day", "old"),
    [("1789-06-20", ""), ("1900-02-28", ""), ("1900-03-14", "1 March 1900"), ("1918-02-13", "31 January 1918"),
     ("1918-02-14", ""), ("1918-01", "")],
)  # fmt: skip
def test_old_style_is_written_and_asked_for_only_while_russia_was_thirteen_days_behind(day, old):
    text = written(["lenin"], dates=day)
    assert loaded(text).scenario.scenes["first-sitting"].old_style == old
    bare = "\n".join(line for line in text.split("\n") if "old_style" not in line)
    asked = [one for one in check_text(bare, "t", "t").all() if one.rule == "old-style"]
    assert bool(asked) == bool(old)


@pytest.mark.parametrize(
    "title", ["War: and Peace", "no", "1918", "# hash", 'say "so"', "{x}", "- a", "Grün", "a\nb"]
)
def test_any_title_is_read_back(title):
    assert loaded(written(title=title)).scenario.title == title.replace("\n", " ")


def test_hostile_characters_do_not_reach_the_file():
    assert loaded(written(title="a\x1b[2Jb")).problems == []


def test_what_cannot_be_is_said_in_one_line():
    with pytest.raises(UserError, match="not a date"):
        written(dates="tomorrow")
    with pytest.raises(UserError, match="ends before it begins"):
        written(dates="1919/1918")
    with pytest.raises(UserError, match="at least one seat"):
        written(seats=[])
    with pytest.raises(UserError, match="another id"):
        written(seats=["wait"])
    with pytest.raises(UserError, match="gives no id"):
        written(seats=["日本"])


def test_ids_are_made_of_words():
    assert id_of("Hans  Vogt!") == "hans-vogt"


@pytest.mark.parametrize(
    ("name", "id"),
    [("Otto Hörsing", "otto-horsing"), ("Martin-Dauch", "martin-dauch"), ("Großmann", "grossmann"),
     ("Søren Łukasz", "soren-lukasz"), ("Ленин", "lenin"), ("Щербаков", "shcherbakov"),
     ("Кржижановский", "krzhizhanovskii"), ("d'Églantine", "deglantine")],
)  # fmt: skip
def test_a_name_gives_an_id_and_stays_as_it_was_written(name, id):
    found = loaded(written(seats=[name, "hans-vogt"]))
    assert list(found.scenario.seats) == [id, "hans-vogt"]
    assert found.problems == []
    own = found.scenario.people
    assert id not in own or own[id].name == name
    assert own["hans-vogt"].name == "Hans Vogt"


def test_the_skeleton_holds_every_part_and_explains_it():
    text = written()
    scene = loaded(text).scenario.scenes["first-sitting"]
    assert (len(scene.papers), len(scene.voices), len(scene.calls.each)) == (1, 2, 2)
    assert scene.motions[0].puts == "act-now"
    assert all(seat.dossier for seat in loaded(text).scenario.seats.values())
    lines = [line.strip() for line in text.split("\n")]
    for part in ("papers:", "voices:", "calls:", "motions:"):
        assert lines[lines.index(part) - 1].startswith("#"), part


@pytest.mark.parametrize("seats", [["hans-vogt"], ["lenin", "trotsky", "x"]])
def test_the_skeleton_can_be_proved(seats):
    found = loaded(written(seats))
    assert not prove(Story.of("the-mill", found.scenario, found.archive)).refuted


def test_nothing_is_written_over(tmp_path):
    path = tmp_path / "the-mill.yaml"
    write_new(path, written())
    assert path.read_text("utf-8") == written()
    with pytest.raises(UserError) as refused:
        write_new(path, "other")
    assert "\n" not in str(refused.value)
    assert path.read_text("utf-8") == written()


def test_the_closing_line_names_what_was_written_and_can_be_copied(tmp_path):
    first = command("new", "my play", "--seats", "hans-vogt", cwd=tmp_path)
    assert first.stdout == (
        "Written to 'my play.yaml' and scenario.schema.json. Next: politburo watch 'my play.yaml'\n"
    )
    assert "politburo check 'my play.yaml'" in (tmp_path / "my play.yaml").read_text("utf-8")
    second = command("new", "other", "--seats", "hans-vogt", cwd=tmp_path)
    assert second.stdout == "Written to other.yaml. Next: politburo watch other.yaml\n"


def test_a_wrong_date_at_the_prompt_is_asked_for_again(tmp_path):
    shell = pexpect.spawn(
        sys.executable, ["-m", "game", "new", "mill", "--title", "T", "--seats", "hans-vogt"],
        cwd=str(tmp_path), env={**os.environ, "PYTHONPATH": str(ROOT)}, encoding="utf-8", timeout=20,
    )  # fmt: skip
    shell.expect("From a day to a day")
    shell.sendline("20 June 1789")
    shell.expect("Write 1789-06-20")
    shell.expect("From a day to a day")
    shell.sendline("1789-06-20")
    shell.expect("Written to mill.yaml")
    shell.expect(pexpect.EOF)
    assert "dates: 1789-06-20" in (tmp_path / "mill.yaml").read_text("utf-8")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="there is no such folder"):
        write_new(tmp_path / "nowhere" / "x.yaml", "text")


def test_a_folder_of_any_name_is_written_in_and_a_name_that_no_file_should_have_is_refused(
    tmp_path,
):
    folder = tmp_path / "a\udcff\x1b[2Jb"
    folder.mkdir()
    done = command("new", str(folder / "mill.yaml"))
    assert (done.returncode, done.stderr) == (0, "")
    assert loaded((folder / "mill.yaml").read_bytes()).problems == []
    for name in ("mi\udcffll.yaml", "mi\x1bll.yaml", "mi\nll.yaml"):
        done = command("new", str(folder / name))
        assert done.returncode == 1
        one_line(done.stderr, "cannot hold these characters")
    assert [path.name for path in folder.glob("mi*.yaml")] == ["mill.yaml"]


def test_outside_russia_no_old_style_is_written_or_asked_for():
    text = written(["hans-vogt"], dates="1914-07-07/1914-07-28")
    assert "old_style" not in text
    rules = {one.rule for one in check_text(text, "t", "t").all()}
    assert not rules & {"old-style", "history-missing", "markup", "notes-in-text", "hidden-option"}
