"""The skeleton that `politburo new` writes."""

import pytest

from game.desk.check import check_text
from game.desk.new import id_of, skeleton, write_new
from game.desk.prove import prove
from game.library import LibraryError, shared_archive
from game.playthrough.close import close
from game.playthrough.play import Playthrough, Story
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer
from game.playthrough.view import view
from game.story.load import load


def written(seats=("lenin", "hans-vogt"), title="The Mill", dates="1918-01-24/1918-03-04"):
    archive = shared_archive()[0]
    return skeleton("the-mill", title, seats, dates, archive=archive, schema="../s.json")


def loaded(text):
    return load(text, "the-mill.yaml", "the-mill", shared_archive()[0])


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
    assert {id: person.name for id, person in people.items()} == {"hans-vogt": "Hans Vogt"}
    known = [id for id in ("lenin", "trotsky") if id in shared_archive()[0].people]
    assert loaded(written(known)).scenario.people == {}


def test_old_style_stands_beside_days_of_the_old_calendar():
    scenes = loaded(written()).scenario.scenes
    assert scenes["first-sitting"].old_style == "11 January 1918"
    assert scenes["second-sitting"].old_style == ""


@pytest.mark.parametrize(
    "title", ["War: and Peace", "no", "1918", "# hash", 'say "so"', "{x}", "- a", "Grün", "a\nb"]
)
def test_any_title_is_read_back(title):
    assert loaded(written(title=title)).scenario.title == title.replace("\n", " ")


def test_hostile_characters_do_not_reach_the_file():
    assert loaded(written(title="a\x1b[2Jb")).problems == []


def test_what_cannot_be_is_said_in_one_line():
    with pytest.raises(LibraryError, match="not a date"):
        written(dates="tomorrow")
    with pytest.raises(LibraryError, match="ends before it begins"):
        written(dates="1919/1918")
    with pytest.raises(LibraryError, match="at least one seat"):
        written(seats=[])
    with pytest.raises(LibraryError, match="another id"):
        written(seats=["wait"])
    with pytest.raises(LibraryError, match="gives no id"):
        written(seats=["Ленин"])


def test_ids_are_made_of_words():
    assert id_of("Hans  Vogt!") == "hans-vogt"


def test_nothing_is_written_over(tmp_path):
    path = tmp_path / "the-mill.yaml"
    write_new(path, written())
    assert path.read_text("utf-8") == written()
    with pytest.raises(LibraryError) as refused:
        write_new(path, "other")
    assert "\n" not in str(refused.value)
    assert path.read_text("utf-8") == written()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(LibraryError, match="No such file"):
        write_new(tmp_path / "nowhere" / "x.yaml", "text")
