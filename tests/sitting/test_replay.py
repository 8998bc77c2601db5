"""A saved game before a class: it stops before each record, and nothing of the record comes sooner."""

import pytest
from beyond import leaked
from helpers import BRIDGE

from game import saves
from game.errors import UserError
from game.pages import lines
from game.session import Session
from game.sitting.menu import Menu
from game.sitting.replay import read_back

FORD = str(BRIDGE)
EXTRA = ("papers", "voices")


def played(*numbers, seat="miller", nickname="Anna"):
    """A game with these answers, and its file."""
    game = Menu(nickname).open(FORD).sit(seat)
    for number in numbers:
        while game.at != "question":
            assert game.turn(1)
        game.choose(number, f"because of {number}")
    return game


@pytest.fixture
def replay(saves_folder):
    """Answered, taken back, answered again, and played to the end."""
    game = played(1)
    game.undo()
    for number in (2, 1):
        while game.at != "question":
            assert game.turn(1)
        game.choose(number, f"because of {number}")
    return read_back(game.session.path, FORD)


def text_of(sheet):
    return " ".join(" ".join(lines.sheet(sheet)).split())


def to(replay, name):
    while replay.at != name:
        assert replay.turn(1), f"no page {name} is left"
    return replay.sheet


def test_going_on_comes_to_the_answer_and_no_further(replay):
    seen = [replay.at]
    while replay.go_on():
        seen.append(replay.at)
    assert seen == ["heard", "question", "answered"]
    for _ in range(3):
        assert not replay.go_on()


def test_the_arrows_pass_every_record_by(replay):
    seen = [replay.at]
    while replay.turn(1):
        seen.append(replay.at)
    assert seen.count("answered") == 2
    assert seen[-1] == "closes"
    assert "record" not in seen
    assert "end" not in seen


@pytest.mark.parametrize(("name", "seat"), [(FORD, "miller"), ("brest-1918", "sverdlov")])
def test_no_page_that_the_arrows_come_to_says_what_came_after(name, seat, saves_folder):
    game = Menu().open(name).sit(seat)
    while not game.session.play.finished:
        while game.at != "question":
            assert game.turn(1)
        game.choose(next(one.number for one in game.sheet.choices if not one.closed))
    replay, looked_at = read_back(game.session.path, name), 0
    while True:
        play = replay._pages[replay._index].play
        if play.question and replay.at != "passage":
            assert leaked("\n".join(lines.sheet(replay.sheet)), play, play.question) == []
            looked_at += 1
        if not replay.turn(1):
            break
    assert looked_at > 7


def test_the_record_has_a_key_of_its_own_and_is_closed_again(replay):
    to(replay, "answered")
    replay.act("record")
    assert replay.at == "record"
    assert "The carter drove through the ford" in text_of(replay.sheet)
    assert not replay.sheet.stop
    assert "record" not in replay.sheet.actions
    replay.leave()
    assert replay.at == "answered"


def test_the_end_waits_behind_the_same_key(replay):
    to(replay, "closes")
    replay.act("record")
    assert replay.at == "end"


def test_an_answer_taken_back_is_one_line_with_its_reason(replay):
    told = text_of(to(replay, "answered"))
    assert told.count("Taken back") == 1
    assert '"because of 1"' in told
    assert '"because of 2"' in told


def test_papers_are_shown_whole_and_say_whether_they_were_opened(replay):
    told = text_of(to(replay, "papers"))
    assert "Never opened." in told
    assert "Opened." not in told.replace("Never opened.", "")


def test_names_are_hidden_and_shown(replay):
    assert "Anna" in replay.sheet.right
    replay.act("names")
    assert "Anna" not in replay.sheet.right
    replay.act("names")
    assert "Anna" in replay.sheet.right


def test_an_empty_wall_keeps_its_place(replay):
    to(replay, "question")
    replay.act("blank")
    assert replay.sheet.blocks == ()
    assert not replay.turn(1)
    replay.act("blank")
    assert replay.at == "question"


def test_the_list_leads_to_a_question_before_its_answer(replay):
    listed = replay.panel("list").choices
    assert len(listed) == 2
    assert replay.choose_in("list", 2)
    assert replay.at == "question"
    assert replay.sheet.ask in listed[1].label


def test_a_remark_is_written_beside_its_answer_and_nothing_else_changes(replay):
    path = replay.session.path
    path.write_text(path.read_text("utf-8") + "# kept by hand\n", "utf-8")
    before = saves.read(path)
    to(replay, "answered")
    replay.note("Good: but why?")
    after = saves.read(path)
    assert [getattr(step, "remark", "") for step in after.steps] == ["", "", "Good: but why?", ""]
    assert after == before
    assert "# kept by hand" in path.read_text("utf-8")
    assert "Good: but why?" in text_of(replay.sheet)
    assert replay.remarked == "Good: but why?"
    replay.note("")
    assert saves.read(path).steps == before.steps
    assert "remark" not in path.read_text("utf-8")


def test_no_remark_is_written_into_a_game_whose_answers_no_longer_stand_where_they_did(
    replay, tmp_path
):
    edited = tmp_path / "edited.yaml"
    text = (
        BRIDGE.read_text("utf-8").replace("pull-down", "gone").replace("Pull the bridge", "Cut it")
    )
    edited.write_text(text, "utf-8")
    path = replay.session.path
    before = path.read_bytes()
    again = Session.resume(path, str(edited))
    with pytest.raises(UserError, match=r"edited since: the remark would not find its answer\.$"):
        again.note(0, "Good")
    assert path.read_bytes() == before


def test_where_nothing_was_answered_there_is_nothing_to_remark_on(replay):
    with pytest.raises(UserError, match="no answer"):
        _at_the_end(replay).note("x")


def _at_the_end(replay):
    to(replay, "closes")
    return replay


def test_playing_on_is_a_new_game_from_the_same_place(replay):
    to(replay, "question")
    old = replay.session.path.read_bytes()
    game = replay.act("play_on").sitting
    assert game.session.play.question == "ford"
    assert game.session.path != replay.session.path
    while game.at != "question":
        assert game.turn(1)
    game.choose(1)
    assert game.session.path.exists()
    assert replay.session.path.read_bytes() == old


def test_after_the_end_there_is_nothing_to_play_on_from(replay):
    with pytest.raises(UserError, match="no question left"):
        _at_the_end(replay).act("play_on")


def test_a_game_that_was_left_stops_at_its_open_question(saves_folder):
    replay = read_back(played(1).session.path, FORD)
    while replay.turn(1):
        pass
    assert "No answer is entered." in text_of(replay.sheet)
    assert "record" not in replay.sheet.actions


def test_what_was_edited_stands_first(replay, tmp_path):
    edited = tmp_path / "bridge.yaml"
    edited.write_text(BRIDGE.read_text("utf-8").replace("Pull the bridge", "Take the bridge"))
    again = read_back(replay.session.path, str(edited))
    assert again.at == "changes"
    assert "Take the bridge" in text_of(again.sheet)
