"""Plain mode: the same game through a pipe, in its own process."""

import io

import pytest
from helpers import (
    BRIDGE,
    SHIPPED,
    answer,
    bridge,
    chairs,
    command,
    lines_played,
    numbers,
    one_line,
    routes,
    story_named,
)

from game import saves
from game.line_input import StreamInput
from game.plain import Plain
from game.playthrough.play import Playthrough
from game.sitting.menu import Menu

FORD = str(BRIDGE)


WHOLE = (FORD, "brest-1918")
"""The stories that are played from every seat to every ending; the others to one from each seat."""


def ways():
    """A story, a seat, and the numbers answered on the way to an ending."""
    for name, seat in chairs():
        story = story_named(name)
        found = routes(story, seat)
        for ending in found if name in WHOLE else [next(iter(found))]:
            yield name, seat, ending, numbers(story, seat, found[ending])


WAYS = [*ways()]
IN_PROCESS = [way for way in WAYS if way[0] != FORD]


@pytest.mark.parametrize(
    ("name", "seat", "ending", "taken"), [way for way in WAYS if way[0] == FORD],
    ids=lambda one: None if isinstance(one, list) else str(one)[-20:],
)  # fmt: skip
def test_a_pipe_plays_the_small_story_to_each_ending(name, seat, ending, taken):
    done = command("play", name, "--plain", "--seat", seat, reads="".join(f"{n}\n" for n in taken))
    assert (done.returncode, done.stderr) == (0, "")
    assert bridge().scenario.endings[ending].title in done.stdout
    assert "MINUTE BOOK" in done.stdout
    assert "Rivers and Towns" in done.stdout.rsplit("SOURCES", 1)[1]


@pytest.mark.parametrize(("name", "seat", "ending", "taken"), IN_PROCESS)
def test_a_shipped_chapter_is_played_to_each_ending_from_each_seat(name, seat, ending, taken):
    text = lines_played(name, seat, "".join(f"{n}\n" for n in taken))
    story = story_named(name)
    assert (
        text.rsplit("THE CHAPTER CLOSES", 1)[1]
        .strip()
        .startswith(story.scenario.endings[ending].title)
    )
    assert text.count("\nSTOP\n") == len(taken)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pipe_plays_a_shipped_chapter_to_its_end_from_its_first_seat(name):
    seat, taken = next((seat, taken) for one, seat, _, taken in WAYS if one == name)
    done = command("play", name, "--plain", "--seat", seat, reads="".join(f"{n}\n" for n in taken))
    assert (done.returncode, done.stderr) == (0, "")
    assert "THE CHAPTER CLOSES" in done.stdout


def test_no_line_moves_the_cursor_or_is_wider_than_a_page():
    taken = next(taken for name, seat, _, taken in WAYS if name == FORD and seat == "miller")
    text = lines_played(
        FORD, "miller", "p\nv\nc 1\nh 1 for\nw\nd\nm\n" + "\n".join(map(str, taken))
    )
    assert "\x1b" not in text
    assert "\r" not in text
    assert [line for line in text.split("\n") if len(line) > 72] == []
    assert not any(line != line.rstrip() for line in text.split("\n"))


def test_without_a_seat_it_asks_for_one():
    done = command("play", FORD, "--plain", reads="2\n3\n2\n")
    assert done.returncode == 0
    assert "Whose place do you take?" in done.stdout
    assert "You keep the minutes." in done.stdout
    assert "You hold the only list of planks." in done.stdout
    assert "THE CHAPTER CLOSES" in done.stdout


@pytest.mark.parametrize("name", [FORD, "brest-1918"])
def test_that_the_votes_stand_as_they_were_is_said_however_one_comes_to_a_seat(name):
    seat = next(iter(story_named(name).scenario.seats))
    assert lines_played(name, "", "1\n").count("You are one voice.") == 1
    opened = Menu().open(name)
    opened.offer(seat)
    writes = io.StringIO()
    Plain(opened, StreamInput(io.StringIO(""), writes, False), writes).run()
    assert writes.getvalue().count("You are one voice.") == 1


def test_a_number_typed_at_the_papers_answers_nothing_until_it_is_typed_again(saves_folder):
    once = lines_played(FORD, "miller", "\np\n1\n", asks=True)
    assert "papers and voices have no numbers" in once
    assert "STOP" not in once
    assert "STOP" in lines_played(FORD, "miller", "\np\n1\n1\n", asks=True)
    assert "STOP" in lines_played(FORD, "miller", "p\n1\n")  # a pipe means what it says


def test_what_is_read_over_a_page_is_closed_to_the_page():
    text = lines_played(FORD, "miller", "p\nl\n", asks=True)
    assert text.count("Water at the ford") == 2
    assert "THE AGENDA" not in text
    assert "no page to turn to" not in lines_played(FORD, "miller", "p\nb\n", asks=True)


def test_what_is_read_over_a_page_is_closed_to_it_whatever_was_asked_meanwhile():
    text = lines_played(FORD, "miller", "w\n?\nx\nl\n", asks=True)
    assert text.count("Water at the ford") == 2
    assert "THE AGENDA" not in text
    assert "THE AGENDA" in lines_played(FORD, "miller", "w\nl\nl\n", asks=True)


def test_where_enter_passes_pages_by_it_is_said_before():
    text = lines_played(FORD, "miller", "\n1\n\n\n", asks=True)
    record = text.rsplit("RESOLVED", 1)[1]
    assert "4 Not taken" in record
    assert "Enter passes by 4 to 6; a number opens one." in record
    assert "Enter passes by" not in text.rsplit("RESOLVED", 1)[0]


def test_at_the_end_enter_says_what_is_left_to_read_and_opens_no_menu():
    text = lines_played(FORD, "miller", "\n1\n\n\n\n\n\n1\n" + "\n" * 8, asks=True)
    assert "THE CHAPTER CLOSES" in text
    assert "Enter goes no further: a number opens a page" in text
    assert "THE AGENDA" not in text
    assert "THE AGENDA" in lines_played(
        FORD, "miller", "\n1\n\n\n\n\n\n1\n" + "\n" * 8 + "l\n", asks=True
    )


def test_without_a_terminal_it_is_plain_by_itself_and_opens_the_menu(with_bridge):
    done = command(reads="q\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "THE AGENDA" in done.stdout
    assert "The Bridge" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_whole_way_from_the_menu(with_bridge):
    menu = command(reads="").stdout
    number = next(line.split()[0] for line in menu.split("\n") if "The Bridge" in line)
    done = command(reads=f"{number}\n3\n1\n")
    assert done.returncode == 0
    assert "The carter signed the order." in done.stdout


def test_when_the_lines_end_the_place_is_kept_and_can_be_gone_on_with(saves_folder):
    done = command("play", FORD, "--seat", "miller", reads="1 the mill must run\n")
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("Your place is kept.")
    path = saves_folder / "bridge-miller-1.yaml"
    assert saves.read(path).steps[0].reason == "the mill must run"
    done = command("continue", str(path), "--scenario", FORD, reads="1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "You wrote: the mill must run" in done.stdout
    assert "THE CHAPTER CLOSES" in done.stdout
    assert len(saves.read(path).steps) == 2


def test_leaving_keeps_the_place_too(saves_folder):
    assert command("play", FORD, "--seat", "miller", reads="c 1\nq\n").returncode == 0
    assert len(saves.read(saves_folder / "bridge-miller-1.yaml").steps) == 1


@pytest.mark.parametrize(
    "line",
    ["hello", "?", "9" * 5000, "-1", "1.5", "h", "h 1 maybe", "c", "x", "²", "\x1b[A", "l l"],
)
def test_what_it_does_not_understand_is_answered_and_changes_nothing(line):
    text = lines_played(FORD, "scout", f"{line}\n")
    assert "Your place is kept." not in text  # nothing was answered, so nothing was written
    told = text.rsplit("Is the warden arrested?", 1)[1]
    assert any(
        words in told for words in ("A number takes that line", "There is none", "There is no line")
    )
    assert "STOP" not in text


def test_a_number_that_is_no_line_is_said():
    assert "There is no line 9 here." in lines_played(FORD, "miller", "9\n")
    assert "There is no line 0 here." in lines_played(FORD, "miller", "0\n")


@pytest.mark.parametrize(
    ("letter", "words"),
    [("p", "second mark was passed at night"), ("v", "It will hold."), ("c", "Visit the carter"),
     ("c 1", "broken axle"), ("c2", "You find a letter."), ("h", "COUNTING HEADS"),
     ("h 3 against", "Warden — against"), ("w", "keeper of the mill"), ("d", "elected to the council"),
     ("m", "Nothing has been resolved yet."), ("r", "What is done about the bridge?"),
     ("?", "A number takes that line"), ("P", "second mark was passed at night")],
)  # fmt: skip
def test_letters_open_what_else_there_is(letter, words):
    text = lines_played(FORD, "miller", f"{letter}\n")
    told = text.rsplit("Also here:", 1 if letter != "r" else 2)[1]
    assert words in told


def test_a_letter_for_what_is_not_there_says_so():
    assert "There is none of that on this page." in lines_played(FORD, "scout", "\np\n")
    assert "There is none of that on this page." in lines_played(FORD, "", "p\n")


def test_where_somebody_sits_pages_wait_to_be_turned():
    quick = lines_played(FORD, "miller", "1\n")
    asked = lines_played(FORD, "miller", "\n1\n", asks=True)
    assert "ten planks" in quick
    assert "ten planks" not in asked
    assert "STOP" in asked
    turned = lines_played(FORD, "miller", "\n1\n\n\ns\nb\n", asks=True)
    assert "Minutes of the town council" in turned.rsplit("SOURCES", 1)[1]
    assert turned.count("The warden laid ten planks") == 2
    assert "Press Enter to go on" in lines_played(FORD, "miller", "\n1\n9\n", asks=True)


def test_an_answer_is_taken_back_and_given_again():
    text = lines_played(FORD, "miller", "1\nu\n2\nm\n")
    book = text.rsplit("MINUTE BOOK", 1)[1]
    assert "(withdrawn)" in book
    assert "Pull the bridge down" in book


def test_no_reason_is_taken_where_lives_hang_on_the_answer(saves_folder):
    lines_played(FORD, "scout", "1 because I say so\n")
    assert saves.read(saves_folder / "bridge-scout-1.yaml").steps[0].reason == ""


def test_a_disk_that_fails_leaves_the_question_open(tmp_path):
    (tmp_path / "file").touch()
    done = command("play", FORD, "--seat", "miller", reads="1\np\n",
                   env={"POLITBURO_SAVES": str(tmp_path / "file" / "saves")})  # fmt: skip
    assert done.returncode == 0
    assert "cannot be saved" in done.stdout
    assert "STOP" not in done.stdout
    assert "second mark was passed" in done.stdout.rsplit("cannot be saved", 1)[1]


def test_bytes_that_are_no_text_are_read_as_a_reason_like_any_other(saves_folder):
    done = command("play", FORD, "--seat", "miller", reads=b"\xff\xfe\n1 \xff planks\n",
                   env={"PYTHONIOENCODING": "utf-8:strict"})  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert saves.read(saves_folder / "bridge-miller-1.yaml").steps[0].reason == "\ufffd planks"


def test_a_terminal_without_these_letters_still_gets_the_words():
    done = command("play", FORD, "--seat", "miller", reads="1\n", env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mend the bridge" in done.stdout


def test_hostile_text_is_printed_as_it_is(tmp_path):
    words = "[/x] [bold]x[/] [sic] \\[b] %s"
    path = tmp_path / "hostile.yaml"
    text = BRIDGE.read_text("utf-8").replace("The water stands at the second mark.", words)
    path.write_text(text, "utf-8")
    shown = lines_played(str(path), "miller", f"1 {words} [@click=app.quit]x[/]\n")
    assert f"\n{words} The council" in shown
    assert f"You wrote: {words} [@click=app.quit]x[/]" in " ".join(shown.split())


# --- errors ---------------------------------------------------------------------------------------


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        "title: Bad\nseats:\n  clerk:\nscenes:\n  a:\n    herd: A\npeople:\n  clerk:\n    name: C\n"
    )
    return path


def test_a_broken_scenario_is_told_line_by_line_without_a_traceback(bad):
    done = command("play", str(bad), "--plain", "--seat", "clerk")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "bad.yaml:6:5: error [unknown-field] `herd` is no field here. Did you mean `heard`?"
        in done.stderr
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [(("play", "nowhere"), ("nowhere", "there is no scenario")),
     (("play", "nowhere.yaml"), ("nowhere.yaml", "no such file")),
     (("play", "/"), ("this is a folder",)),
     (("play", FORD, "--seat", "carter"), ("carter", "miller, clerk, scout")),
     (("replay", "nowhere.yaml"), ("nowhere.yaml", "No such file")),
     (("replay", "/"), ("this is no file",)),
     (("continue", "/nowhere/x.yaml"), ("cannot be read",)),
     (("play", "~nobody-here/x.yaml"), ("no such file",)),
     (("play", "x" * 3000), ("there is no scenario",)),
     (("play", "a\x1b[2Jb"), ("there is no scenario",))],
    ids=lambda one: one[0] + "-" + one[1][:12] if isinstance(one, tuple) and len(one) > 1 else None,
)  # fmt: skip
def test_an_error_is_one_line_that_says_what_and_where(words, said):
    done = command(*words)
    assert (done.returncode, done.stdout) == (1, "")
    one_line(done.stderr, "politburo: ", *said)
    assert "\x1b" not in done.stderr


def test_a_save_that_is_none_is_told_with_its_line(tmp_path):
    path = tmp_path / "s.yaml"
    path.write_text("scenario: bridge\nseat: miller\nsteps:\n- jump: x\n")
    done = command("replay", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{path}:4:3: error [unknown-field]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [("play",), ("nonsense",), ("play", FORD, "--seta", "x"), ("replay",)]
)
def test_a_wrong_use_exits_with_two(words):
    done = command(*words)
    assert done.returncode == 2
    assert "Usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_played_in_lines_is_the_run_the_rules_give(saves_folder):
    lines_played(FORD, "miller", "1\n2\n")
    play = answer(answer(Playthrough.start(bridge(), "miller"), "mend"), "release")
    saved = saves.read(saves_folder / "bridge-miller-1.yaml")
    assert [(step.scene, step.option) for step in saved.steps] == [
        (step.scene, step.option) for step in play.steps
    ]


def test_a_reason_that_is_not_kept_whole_is_said_to_be():
    text = lines_played(FORD, "miller", f"1 {'long ' * 80}\n1 but why\n")
    assert "Only the first 200 characters of your reason are kept." in text
    assert "No reason is asked here; yours was not written down." in text


def test_a_page_of_heads_says_how_they_are_counted_and_that_a_number_answers():
    said = "Type h 1 for the first of them. A number alone answers the question."
    assert said in lines_played(FORD, "miller", "h\n")
    assert said not in lines_played(FORD, "miller", "p\n")
