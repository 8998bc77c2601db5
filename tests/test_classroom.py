"""The saved games of a class side by side: on the screen, in lines, as a table."""

import csv
import io

import pytest
from helpers import BRIDGE, command, one_line

from game.sitting.menu import Menu

FORD = str(BRIDGE)


def play(name, seat, *answers):
    """A game with these answers: a number and a reason each."""
    game = Menu(name).open(FORD).sit(seat)
    for number, reason in answers:
        while game.at != "question":
            assert game.turn(1)
        if "papers" in game.sheet.actions and name == "Anna":
            game.panel("papers")
        game.choose(number, reason)
    return game.session.path


@pytest.fixture
def folder(saves_folder):
    """Four games, of which one was left, one handed in twice, and one file that is none."""
    play("Anna", "miller", (1, "the mill"), (2, ""))
    play("Ben", "miller", (2, "the ford is free"))
    play("Cem", "clerk", (1, "=1+1"), (1, "he signed"))
    path = play("Dora", "miller", (2, "no planks"), (1, "he signed"))
    (saves_folder / "copy.yaml").write_bytes(path.read_bytes())
    (saves_folder / "broken.yaml").write_text("steps: [")
    return saves_folder


def told(folder, *words):
    done = command("class", str(folder), "--scenario", FORD, "--plain", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def flat(text):
    return " ".join(text.split())


def test_what_is_odd_is_a_line_each_and_stops_nothing(folder):
    text = flat(told(folder))
    assert "4 games: Clerk 1, Miller 3." in text
    assert "broken broken.yaml:1:" in text
    assert "Dora the same game once more; it is counted once" in text
    assert "Ben not played to the end" in text
    assert str(folder) not in text


def test_the_question_that_divides_the_class_stands_first_with_every_reason(folder):
    text = told(folder)
    first = flat(text.split("START HERE")[1].split("A CLASS")[0])
    assert "What is done about the bridge?" in first
    assert "2 ▆▆ 1 Mend the bridge with planks from the yard" in first
    assert "from the yard Clerk 1, Miller 1" in first
    assert 'Anna, Miller: "the mill"' in first
    assert 'Cem, Clerk: "=1+1"' in first
    assert 'Ben, Miller: "the ford is free"' in first
    assert text.count("START HERE") == 1


def test_who_has_not_come_to_a_question_is_named_there(folder):
    second = flat(told(folder).split("Is the warden arrested?")[1].split("A CLASS")[0])
    assert "Not yet come to it: Ben." in second


def test_papers_that_nobody_opened_are_named(folder):
    text = flat(told(folder))
    assert "Opened by nobody:" in text
    assert "Marks at the ford" not in text.split("Opened by nobody:")[1].split(".")[0]


def test_nothing_is_added_up_or_measured_against_history(folder):
    text = told(folder).lower()
    for word in ("%", "score", "average", "correct", "resolved", "what followed", "the record"):
        assert word not in text


def test_those_from_one_seat_who_part_are_laid_side_by_side(folder):
    text = flat(told(folder).split("WHERE TWO PART")[1])
    assert "Anna and Ben, from the seat of Miller" in text
    assert 'Pull the bridge down and use the ford; "the ford is free"' in text
    assert "Cem" not in text


def test_letters_stand_for_names(folder):
    text = told(folder, "--anon")
    for name in ("Anna", "Ben", "Cem", "Dora", "miller-1", "broken"):
        assert name not in text
    assert "A, Clerk" in text


def test_two_games_given_by_name_are_laid_side_by_side(folder):
    first, second = folder / "bridge-miller-1.yaml", folder / "bridge-miller-2.yaml"
    done = command("class", str(first), str(second), "--scenario", FORD, "--plain")
    assert "2 games: Miller 2." in done.stdout
    assert "Anna and Ben" in flat(done.stdout)


def test_a_table_is_written_in_which_nothing_is_a_formula(folder, tmp_path):
    path = tmp_path / "class.csv"
    done = command("class", str(folder), "--scenario", FORD, "--csv", str(path))
    assert (done.returncode, done.stdout) == (0, f"Written to {path}\n")
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["game"] for row in rows].count("Dora") == 2
    assert [row["reason"] for row in rows if row["game"] == "Cem"] == ["'=1+1", "he signed"]
    again = command("class", str(folder), "--scenario", FORD, "--csv", str(path))
    one_line(again.stderr, "there already")
    assert path.read_bytes().decode("utf-8-sig") == text


def test_a_table_and_a_page_are_both_written_where_both_are_asked_for(folder, tmp_path):
    table, page = tmp_path / "class.csv", tmp_path / "class.html"
    done = command(
        "class", str(folder), "--scenario", FORD, "--csv", str(table), "--html", str(page)
    )
    assert done.stdout == f"Written to {table}\nWritten to {page}\n"
    assert "START HERE" in page.read_text("utf-8")
    assert "Dora" in table.read_text("utf-8-sig")


def test_no_save_is_changed(folder):
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    told(folder)
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


@pytest.mark.parametrize(
    ("place", "says"),
    [("nowhere", "no such file or folder"), (".", "No saved game is there")],
)
def test_where_nothing_is_to_be_found_one_line_says_so(place, says, tmp_path):
    done = command("class", place, cwd=tmp_path)
    assert done.returncode == 1
    one_line(done.stderr, says)


def test_it_is_written_as_one_page_that_holds_what_was_typed_as_text(folder, tmp_path):
    play("Eva", "miller", (1, "<script>go()</script>"))
    target = tmp_path / "class.html"
    done = command("class", str(folder), "--scenario", FORD, "--html", str(target))
    assert done.returncode == 0, done.stderr
    page = target.read_text("utf-8")
    assert "START HERE" in page
    assert "&lt;script&gt;go()&lt;/script&gt;" in page
    assert "<script" not in page
    assert str(folder) not in page
