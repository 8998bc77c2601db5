"""A save gone on with in a scenario that was edited since."""

import re

import pytest
from helpers import BRIDGE, answer, bridge, story_of
from saved import begin, played, put, save_of

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, CallMade
from game.saves import SaveError
from game.session import Session

HEAD = "format: 1\nscenario: bridge\nseat: miller\n"


def test_a_save_is_resumed_as_the_same_run(saves_folder):
    play = played()
    file = put(saves_folder / "s.yaml", save_of(play))
    resumed = saves.resume(file.save, bridge(), "0123456789abcdef")
    assert (resumed.play, resumed.left_out, resumed.changes) == (play, (), ())


def resumed_in(text, play):
    return saves.resume(save_of(play), story_of(text, "bridge"), "another")


def labelled():
    play = Playthrough.start(bridge(), "miller")
    for option in ("mend", "arrest"):
        play = answer(play, option, label=play.scene(play.question).options[option].label)
    return play


def test_a_label_that_was_reworded_is_said_and_the_run_goes_on():
    text = BRIDGE.read_text("utf-8").replace("Mend the bridge with planks", "Repair it with planks")
    resumed = resumed_in(text, labelled())
    assert resumed.play.finished
    assert resumed.left_out == ()
    assert resumed.changes == (
        'In ford the option read "Mend the bridge with planks from the yard", '
        'now "Repair it with planks from the yard".',
    )


def test_an_answer_whose_option_was_removed_is_left_out_and_said():
    text = re.sub(r"\barrest\b", "detain", edited(("Arrest the warden now", "Detain him")))
    resumed = resumed_in(text, labelled())
    assert resumed.play.question == "council"
    assert [one.step.option for one in resumed.left_out] == ["arrest"]
    assert '"Arrest the warden now" (council)' in resumed.changes[-1]


LABEL = "Mend the bridge with planks from the yard"


def edited(*changes):
    text = BRIDGE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_call_that_was_renamed_costs_the_call_and_nothing_behind_it():
    play = call_and_answers()
    resumed = resumed_in(
        edited(("      chest:\n", "      box:\n"), ("called-chest", "called-box")), play
    )
    assert resumed.play.finished
    assert resumed.play.steps == play.steps[1:]
    assert resumed.changes == ("Left out: the call chest (ford): there is no call `chest` here.",)


def call_and_answers():
    play = Playthrough.start(bridge(), "miller").step(CallMade("ford", "chest"))
    return answer(answer(play, "mend", label=LABEL, reason="the mill"), "arrest")


def test_an_option_that_was_renamed_is_found_by_the_label_that_was_printed():
    text = re.sub(r"\bmend\b", "repair", edited())
    resumed = resumed_in(text, call_and_answers())
    assert resumed.left_out == ()
    assert [line.answer.option for line in resumed.play.minutes] == ["repair", "arrest"]
    assert resumed.play.minutes[0].answer.reason == "the mill"


def test_a_scene_that_was_renamed_is_found_by_its_options_and_so_are_steps_back():
    text = edited(("council:\n    date", "assembly:\n    date"), ("next: council", "next: assembly"),
                  ("ford, council", "ford, assembly"))  # fmt: skip
    play = call_and_answers().step(Back("council"))
    resumed = resumed_in(text, answer(play, "release"))
    assert resumed.left_out == ()
    assert [line.answer.scene for line in resumed.play.minutes] == ["ford", "assembly", "assembly"]
    assert resumed.play.last.answer.option == "release"


def test_a_new_question_in_the_middle_is_where_the_game_goes_on():
    text = re.sub(r"\bmend\b", "renew", edited((LABEL, "Renew the bridge")))
    resumed = resumed_in(text, call_and_answers())
    assert resumed.play.question == "ford"
    assert [type(one.step) for one in resumed.left_out] == [Answer, Answer]


def test_a_seat_that_was_removed_is_one_line():
    text = BRIDGE.read_text("utf-8").replace(
        "  scout:\n    brief: |\n      You were away when the council first met.\n", ""
    )
    with pytest.raises(SaveError, match="no seat `scout`") as caught:
        saves.resume(save_of(Playthrough.start(bridge(), "scout")), story_of(text, "bridge"), "x")
    assert "\n" not in str(caught.value)


def test_a_run_that_no_longer_fits_goes_on_in_a_new_file(tmp_path):
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend")
    session.answer("arrest")
    old = session.path.read_bytes()
    file = tmp_path / "bridge.yaml"
    text = BRIDGE.read_text("utf-8").replace("      release:\n", "      free:\n")
    file.write_text(text.replace("planks <= 2 and release", "planks <= 2 and free"), "utf-8")
    fits = Session.resume(session.path, str(file))
    assert fits.path == session.path
    text = re.sub(r"\barrest\b", "hold", text.replace("Arrest the warden now", "Hold him"))
    file.write_text(text.replace("and release", "and free"), "utf-8")
    again = Session.resume(session.path, str(file))
    assert again.changes
    assert again.path != session.path
    again.answer("free")
    assert session.path.read_bytes() == old
    assert saves.read(again.path).steps[-1].option == "free"


def test_a_scenario_file_of_any_name_gives_a_save_that_can_be_resumed(tmp_path):
    path = tmp_path / "My Bridge, 2nd draft.yaml"
    path.write_text(BRIDGE.read_text("utf-8"), "utf-8")
    session = Session.begin(*begin(path))
    session.answer("mend")
    again = Session.resume(session.path, str(path))
    assert (again.play.steps, again.changes) == (session.play.steps, ())


@pytest.mark.parametrize("scene", ["ford\n  label: x", "nowhere"])
def test_steps_that_never_were_possible_are_left_out(scene):
    save = saves.parse(HEAD + f"steps:\n- answer: fly\n  scene: {scene}\n", "s.yaml")
    resumed = saves.resume(save, bridge(), "x")
    assert len(resumed.left_out) == 1
    assert resumed.play.steps == ()
