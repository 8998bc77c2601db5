"""A sitting: which page lies open, and what can be done with it."""

import os

import pytest
from helpers import BRIDGE, asked, seated

from game import saves
from game.errors import UserError
from game.pages import lines
from game.sitting.base import Next
from game.sitting.menu import Menu


def text(sheet):
    return "\n".join(lines.sheet(sheet))


def kinds(sitting):
    return [leaf.name for leaf in sitting.leaves]


def test_from_the_menu_to_the_first_scene_and_back_again():
    menu = Menu()
    assert menu.at == "menu"
    assert menu.leave() is None
    sitting = menu.open(str(BRIDGE))
    assert sitting.at == "seats"
    assert sitting.choose(1) == Next(sitting)
    assert sitting.at == "brief"
    assert "You keep the mill" in text(sitting.sheet)
    sitting.choose(2)
    assert sitting.at == "seats"
    sitting.choose(2)
    assert "You keep the minutes" in text(sitting.sheet)
    assert sitting.leave() is sitting
    assert sitting.at == "seats"
    sitting.choose(1)
    game = sitting.choose(1).sitting
    assert game.at == "heard"
    assert game.leave() is menu


def test_from_the_seats_and_from_a_brief_one_does_not_turn_on():
    opened = Menu().open(str(BRIDGE))
    assert not opened.turn(1)
    opened.choose(1)
    assert not opened.turn(1)
    assert opened.at == "brief"
    assert opened.turn(-1)
    assert opened.at == "seats"
    assert not opened.turn(-1)


def test_the_stop_lies_between_the_answer_and_the_record():
    sitting = asked()
    sitting.choose(1, "the mill")
    assert sitting.at == "record"
    first = text(sitting.sheet)
    assert "STOP" in first
    assert "the mill" in first
    assert "ten planks" not in first
    sitting.turn(1)
    assert "ten planks" in text(sitting.sheet)


def test_a_page_is_turned_on_and_back_but_never_past_an_open_question():
    sitting = asked()
    assert not sitting.turn(1)
    assert sitting.turn(-1)
    assert sitting.at == "heard"
    assert not sitting.turn(-1)
    sitting.turn(1)
    sitting.choose(2)
    pages = [sitting.at]
    while sitting.turn(1):
        pages.append(sitting.at)
    assert list(dict.fromkeys(pages)) == ["record", "passage", "note", "heard", "question"]
    assert pages.count("record") > 2
    assert not sitting.turn(1)
    while sitting.turn(-1):
        pass
    assert sitting.index == 0
    assert sitting.session.play.question == "council"


def test_a_content_note_offers_to_read_to_read_a_summary_or_to_pass_over():
    for number, words, other in (
        (1, "accused of taking planks", "arrest is debated"),
        (2, "arrest is debated", "accused of taking"),
        (3, "passed over this passage", "accused of taking"),
    ):
        sitting = seated(seat="scout")
        assert sitting.at == "note"
        assert "accused of taking" not in text(sitting.sheet)
        sitting.choose(number)
        assert sitting.at == "heard"
        assert words in text(sitting.sheet)
        assert other not in text(sitting.sheet)
        sitting.turn(1)
        assert "Is the warden arrested?" in text(sitting.sheet)


def test_a_line_that_is_not_there_is_said():
    sitting = asked()
    for number in (7, 0):
        with pytest.raises(UserError, match=f"There is no line {number} here."):
            sitting.choose(number)
    assert sitting.at == "question"


def test_the_chapter_runs_to_its_last_page_and_then_to_the_menu():
    sitting = asked()
    sitting.choose(1)
    while sitting.at != "note":
        assert sitting.turn(1)
    sitting.choose(1)
    sitting.turn(1)
    sitting.choose(2)
    shown = [text(sitting.sheet)]
    while sitting.turn(1):
        shown.append(text(sitting.sheet))
    assert sitting.at == "end"
    whole = "\n".join(shown)
    for words in ("Steady", "MINUTE BOOK", "LATER", "Anna Weber lost her boat", "Hans Vogt",
                  "became mayor", "It was the cheapest course", "There were 150",
                  "Who paid for the planks?", "Rivers and Towns"):  # fmt: skip
        assert words in whole
    assert "Listen for Anna Weber" not in whole
    assert sitting.at_end
    assert sitting.leave().at == "menu"


def test_an_answer_taken_back_opens_its_question_again():
    sitting = asked()
    sitting.choose(1)
    sitting.undo()
    assert sitting.at == "question"
    assert sitting.session.play.question == "ford"
    assert not sitting.answered
    assert "(withdrawn)" in text(sitting.panel("minutes"))
    with pytest.raises(UserError, match="no answer"):
        sitting.undo()
    assert sitting.session.play.question == "ford"


def test_what_was_penciled_in_goes_into_the_answer():
    sitting = asked()
    sitting.panel("papers")
    sitting.choose_in("heads", 1)
    sitting.choose_in("heads", 3)
    sitting.choose_in("heads", 3)
    assert "Warden — against" in text(sitting.panel("heads"))
    sitting.choose(1)
    step = sitting.session.play.steps[-1]
    assert (dict(step.heads), step.papers) == ({"carter": "for", "warden": "against"}, ("levels",))
    while "counted" not in text(sitting.sheet) and "Mend the bridge today" not in text(
        sitting.sheet
    ):
        assert sitting.turn(1)
    assert "Warden (you had pencilled against)" in text(sitting.sheet)


def noted(game):
    """A game with something noted for the question that is open."""
    game.panel("papers")
    game.pencil_in(1, "against")
    game.note_reason("the mill must")
    return game.pencil


def test_what_was_noted_is_there_again_when_a_game_that_was_left_is_opened(with_bridge):
    game = asked()
    noted(game)
    menu = game.leave()
    game = menu.open(str(BRIDGE)).sit("miller")
    assert game.turn(1)
    assert (game.pencil.heads, game.pencil.reason) == ({"carter": "against"}, "the mill must")
    assert not any(part.is_new for part in game.sheet.parts if part.action == "papers")
    game.choose(1, game.sheet.reason)
    while game.at != "question":
        game.choose(1) if game.at == "note" else game.turn(1)
    assert game.pencil.heads == {}
    assert game.sheet.reason == ""


def test_so_it_is_in_a_game_taken_from_the_menu_and_no_other_has_it(with_bridge):
    game = seated()
    game.choose(1)
    notes = noted(game)
    menu = game.leave()
    other = menu.open(str(BRIDGE)).sit("miller")
    assert other.pencil.reason == ""
    rows = [choice for choice in menu.sheet.choices if choice.group == "Open minutes"]
    assert len(rows) == 1
    again = menu.choose(rows[0].number).sitting
    assert again.pencil == notes
    assert "the mill must" in again.pencil.reason


def test_a_head_goes_round_and_is_rubbed_out():
    sitting = asked()
    seen = []
    for _ in range(4):
        sitting.choose_in("heads", 1)
        seen.append(sitting.pencil.heads.get("carter"))
    assert seen == ["for", "against", "abstain", None]


def test_a_call_made_in_its_panel_is_made_and_saved():
    sitting = asked()
    assert "broken axle" not in text(sitting.panel("calls"))
    sitting.choose_in("calls", 1)
    assert "broken axle" in text(sitting.panel("calls"))
    for number in (1, 2, 9):
        with pytest.raises(UserError):
            sitting.choose_in("calls", number)
    assert saves.read(sitting.session.path).steps == sitting.session.play.steps
    assert len(sitting.session.play.steps) == 1


def test_a_game_is_resumed_at_the_record_of_its_last_answer():
    sitting = asked()
    sitting.choose(1)
    resumed = Menu().resume(sitting.session.path, str(BRIDGE))
    assert resumed.remarks == ()
    other = resumed.sitting
    assert other.at == "record"
    assert text(other.sheet) == text(sitting.sheet)
    assert kinds(other) == kinds(sitting)


def test_a_game_left_at_a_call_or_a_step_back_is_resumed_at_its_question():
    sitting = asked()
    sitting.choose_in("calls", 2)
    other = Menu().resume(sitting.session.path, str(BRIDGE)).sitting
    assert other.at == "heard"
    assert "You find a letter" in text(other.sheet)
    other.turn(1)
    other.choose(1)
    other.undo()
    again = Menu().resume(other.session.path, str(BRIDGE)).sitting
    assert (again.at, again.session.play.question) == ("question", "ford")


def test_games_to_go_on_with_stand_in_the_menu_and_are_taken_by_number(with_bridge):
    sitting = asked(seat="clerk")
    sitting.choose(3)
    menu = Menu()
    entry = next(one for one in menu.sheet.choices if one.group != "The agenda")
    assert entry.label == "Clerk, The Bridge"
    other = menu.choose(entry.number).sitting
    assert other.at == "record"
    assert other.session.play.steps == sitting.session.play.steps


def test_a_failing_disk_leaves_the_page_open_and_says_one_line(monkeypatch):
    sitting = asked()
    before = text(sitting.sheet)

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    for act in (lambda: sitting.choose(1), lambda: sitting.choose_in("calls", 1)):
        with pytest.raises(UserError, match="No space left") as caught:
            act()
        assert "\n" not in str(caught.value)
    assert sitting.at == "question"
    assert text(sitting.sheet) == before
    monkeypatch.undo()
    sitting.choose(1)
    assert sitting.at == "record"


def test_a_broken_save_in_the_menu_leaves_the_menu_open(saves_folder, with_bridge):
    saves_folder.mkdir()
    (saves_folder / "bad.yaml").write_text("scenario: bridge\nseat: nobody\nsteps: 3\n")
    menu = Menu()
    number = next(one.number for one in menu.sheet.choices if one.group != "The agenda")
    with pytest.raises(UserError, match=r"bad\.yaml:3:"):
        menu.choose(number)
    assert menu.at == "menu"


def test_an_unknown_seat_is_answered_with_the_known_ones():
    with pytest.raises(UserError, match="miller, clerk, scout"):
        seated(seat="carter")


def test_a_page_written_out_is_named_after_its_game(saves_folder):
    assert seated().page_stem == "bridge-miller-1"


def test_a_scenario_given_by_its_file_stands_in_the_menu_with_its_games(saves_folder):
    menu = Menu()
    assert "The Bridge" not in [one.label for one in menu.sheet.choices]
    game = menu.open(str(BRIDGE)).sit("miller")
    game.turn(1)
    game.choose(1, "planks")
    offered = {one.label: one.number for one in menu.sheet.choices if one.group == "Open minutes"}
    assert "The Bridge" in [one.label for one in menu.sheet.choices if one.group == "The agenda"]
    sitting = menu.choose(offered["Miller, The Bridge"]).sitting
    assert sitting.session.play.last.answer.reason == "planks"
