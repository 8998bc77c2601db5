"""A session: the run and its file, never apart."""

import pytest
from helpers import BRIDGE, bridge

from game import saves
from game.errors import UserError
from game.playthrough.steps import StepError
from game.session import Session, open_scenario


def test_nothing_is_written_before_the_first_step(saves_folder):
    Session.begin(bridge(), "miller", "d")
    assert not saves_folder.exists()


def test_the_printed_label_is_saved_beside_the_options_id():
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend", "  for \n the\x07 mill ", {"clerk": "for"}, ("levels",))
    step = saves.read(session.path).steps[0]
    assert step.label == "Mend the bridge with planks from the yard"
    assert step.reason == "for the\ufffd mill"
    assert (dict(step.heads), step.papers) == ({"clerk": "for"}, ("levels",))


def test_a_step_that_cannot_be_taken_writes_nothing(saves_folder):
    session = Session.begin(bridge(), "miller", "d")
    for act in (lambda: session.answer("fly"), lambda: session.call("fly"), session.back):
        with pytest.raises(StepError):
            act()
    assert not saves_folder.exists()


def test_a_finished_session_refuses_politely():
    session = Session.begin(bridge(), "scout", "d")
    session.answer("arrest")
    with pytest.raises(StepError, match="end"):
        session.answer("release")
    session.back()
    assert session.play.question == "council"


def test_a_rehearsal_is_never_written(saves_folder):
    session = Session.rehearse(Session.begin(bridge(), "miller", "d").play)
    session.answer("mend")
    session.back()
    assert not saves_folder.exists()


def test_the_fingerprint_changes_with_the_text_and_with_nothing_else(tmp_path):
    path = tmp_path / "bridge.yaml"
    path.write_bytes(BRIDGE.read_bytes())
    first = open_scenario(str(path))[1]
    path.touch()
    assert open_scenario(str(path))[1] == first == open_scenario(str(BRIDGE))[1]
    path.write_bytes(BRIDGE.read_bytes() + b"# x\n")
    assert open_scenario(str(path))[1] != first


def test_a_save_of_a_scenario_that_is_gone_is_one_line():
    session = Session.begin(bridge(), "miller", "d")
    session.answer("mend")
    with pytest.raises(UserError, match="there is no scenario") as caught:
        Session.resume(session.path)
    assert "\n" not in str(caught.value)


def test_a_game_that_is_played_on_in_two_places_loses_nothing_and_says_so(saves_folder):
    story, digest = open_scenario(str(BRIDGE))
    begun = Session.begin(story, "miller", digest)
    begun.call("chest")
    one, other = (Session.resume(begun.path, str(BRIDGE)) for _ in range(2))
    one.answer("mend", "of the first")
    other.answer("pull-down", "of the second")
    assert one.path == begun.path
    assert other.path.name == "bridge-miller-2.yaml"
    assert "bridge-miller-2" in other.notice
    assert not one.notice
    assert saves.read(one.path).steps[-1].reason == "of the first"
    assert [saves.read(other.path).steps[at] for at in (0, 1)] == list(other.play.steps)
    other.back()
    assert other.path.name == "bridge-miller-2.yaml"


def test_two_new_games_begun_at_once_take_a_file_each(saves_folder):
    story, digest = open_scenario(str(BRIDGE))
    games = [Session.begin(story, "miller", digest, name) for name in ("A", "B")]
    assert games[0].path == games[1].path
    for game in games:
        game.answer("mend")
    assert sorted(saves.read(path).nickname for path in saves_folder.glob("*.yaml")) == ["A", "B"]
