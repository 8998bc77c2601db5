"""The saved games of a class side by side: on the screen, in lines, as a table."""

import csv
import io
import re

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


def test_papers_that_nobody_opened_are_named_but_none_that_lay_before_nobody(folder, tmp_path):
    assert "Opened by nobody:" not in told(folder)
    few = tmp_path / "few"
    few.mkdir()
    path = play("Ben", "miller", (1, ""))
    path.rename(few / path.name)
    assert "Opened by nobody: Marks at the ford." in flat(told(few))
    table = tmp_path / "few.csv"
    command("class", str(few), "--scenario", FORD, "--csv", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [row["unopened"] for row in rows] == ["Marks at the ford"]


def taken_back(name, first, then):
    """A game whose first answer was taken back, and another one given, or none."""
    game = Menu(name).open(FORD).sit("miller")
    for answer in (first, then):
        while game.at != "question":
            assert game.turn(1)
        if answer is None:
            break
        game.choose(*answer)
        if answer is first:
            game.undo()
    return game.session.path


def test_the_first_answer_counts_and_one_that_took_its_place_stands_beside_it(folder, tmp_path):
    taken_back("Eva", (3, "the water falls"), (1, "it does not fall"))
    taken_back("Fred", (3, "too dear"), None)
    text = flat(told(folder).split("What is done about the bridge?")[1].split("A CLASS")[0])
    assert "2 ▆▆ 3 Wait for the water" in text
    assert 'Eva, Miller: "the water falls"; then 1: "it does not fall"' in text
    assert 'Fred, Miller: "too dear"; taken back' in text
    assert "2 ▆▆ 1 Mend the bridge" in text
    table = tmp_path / "class.csv"
    command("class", str(folder), "--scenario", FORD, "--csv", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [(row["line"], row["taken_back"]) for row in rows if row["game"] == "Eva"] == [
        ("3", "yes"), ("1", ""),
    ]  # fmt: skip


@pytest.fixture
def lesson(saves_folder):
    """A class that voted twice on the first question, and once on the second."""
    room = Menu("10b").open_room(FORD)
    for hands in ("7 12 5", "3 12 9", "20 4"):
        while "vote" not in room.sheet.actions:
            assert room.turn(1)
        if hands.startswith("3"):
            room.choose(2, "planks are dear")
        room.vote(hands)
    return room.session.path


def test_a_class_that_voted_stands_beside_the_games_of_its_pupils(folder, lesson, tmp_path):
    text = told(folder)
    assert "5 games: Clerk 1, Miller 3, together 1." in flat(text)
    first = flat(text.split("What is done about the bridge?")[1].split("A CLASS")[0])
    assert "9 ▆▆▆▆▆▆ 1 Mend the bridge" in first
    assert "14 ▆▆▆▆▆▆▆▆ 2 Pull the bridge down" in first
    assert '10b, together: 12 hands, then 12; "planks are dear"' in first
    second = flat(text.split("Is the warden arrested?")[1].split("A CLASS")[0])
    assert "10b, together: 20 hands Miller" not in second
    assert "10b, together: 20 hands" in second
    assert "Not yet come to it: Ben." in second
    table = tmp_path / "class.csv"
    command("class", str(folder), "--scenario", FORD, "--csv", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [(row["line"], row["hands"], row["hands_after"], row["reason"])
            for row in rows if row["game"] == "10b"] == [
        ("1", "7", "3", ""), ("2", "12", "12", "planks are dear"), ("3", "5", "9", ""),
    ]  # fmt: skip


def test_a_question_on_which_a_few_part_stands_behind_one_that_parts_the_class(saves_folder):
    for number, name in enumerate("ABCDEF", start=1):
        few = name < "C"
        play(name, "miller", (1 + number % 2, ""), *([(1 + number % 2, "")] if few else []))
    text = told(saves_folder)
    assert "What is done about the bridge?" in text.split("START HERE")[1].split("QUESTION")[0]


def test_a_folder_with_nothing_but_one_lesson_is_read(lesson, saves_folder):
    assert "10b, together: 12 hands, then 12" in told(saves_folder)


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


def test_the_letters_come_of_what_was_played_and_not_of_the_names_of_the_files(folder, tmp_path):
    before = told(folder, "--anon")
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    names = iter(("zoe", "yan", "xia", "wim", "vera", "ulf"))
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text("utf-8")
        for name in ("Anna", "Ben", "Cem"):
            text = text.replace(f"nickname: {name}", f"nickname: Z{name}")
        (renamed / f"{next(names)}.yaml").write_text(text, "utf-8")
    assert told(renamed, "--anon") == before
    assert told(folder, "--anon") == before
    order = [line.split()[0] for line in before.splitlines() if re.match(r"\S+ +not played", line)]
    assert len(order) == 1


def test_a_chapter_that_is_not_at_hand_is_said_of_its_games_and_refuses_no_folder(folder, tmp_path):
    path = folder / "bridge-miller-1.yaml"
    text = path.read_text("utf-8").replace("scenario: bridge", "scenario: gone-1917")
    (folder / "gone.yaml").write_text(text.replace("title: The Bridge", "title: Gone"), "utf-8")
    assert "Anna its chapter is not at hand: Gone" in flat(told(folder))
    alone = command("class", str(folder), "--plain")
    assert (alone.returncode, alone.stderr) == (0, "")
    assert flat(alone.stdout).count("its chapter is not at hand: The Bridge") == 5
    assert "Nothing has been answered" not in alone.stdout


def test_the_chapter_of_fewer_games_is_shown_where_that_of_most_is_not_at_hand(folder):
    game = Menu("Gus").open("brest-1918").sit("trotsky")
    while game.at != "question":
        assert game.turn(1)
    game.choose(1, "we cannot fight")
    text = flat(command("class", str(folder), "--plain").stdout)
    assert "1 game: Trotsky 1." in text
    assert 'Gus: "we cannot fight"' in text or "Gus" in text
    assert "Ben its chapter is not at hand: The Bridge" in text


def test_a_scenario_that_was_asked_for_and_is_not_there_is_refused(folder):
    done = command("class", str(folder), "--scenario", "nowhere")
    assert done.returncode == 1
    one_line(done.stderr, "nowhere")


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
