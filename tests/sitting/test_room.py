"""A class before one screen: cold questions, two hidden votes, the record behind its key, a debrief."""

import re

import pytest
from beyond import leaked
from helpers import BRIDGE, SHIPPED, command, one_line, story_named

from game import saves
from game.errors import UserError
from game.pages import lines
from game.playthrough.steps import Answer, Argued, Back, Vote
from game.sitting.menu import Menu
from game.sitting.room import Room

FORD = str(BRIDGE)
COLD = [
    (name, scene)
    for name in (FORD, *SHIPPED)
    for scene, item in story_named(name).scenario.scenes.items()
    if item.options
]


def opened(first=None, cut=False, name=FORD):
    return Menu("10b").open_room(name, first, cut)


def text_of(sheet):
    return " ".join(" ".join(lines.sheet(sheet)).split())


def to(room, name):
    while room.at != name:
        assert room.turn(1), f"no page {name} is left"
    return room.sheet


def voted(room, *votes):
    """The open question with these votes."""
    for hands in votes:
        to(room, "question")
        while "vote" not in room.sheet.actions:
            assert room.turn(1)
            to(room, "question")
        room.vote(hands)
    return room


def steps_of(room):
    return saves.read(room.session.path).steps


@pytest.mark.parametrize(("name", "scene"), COLD)
def test_up_to_the_stop_no_page_and_no_save_says_what_came_after(name, scene):
    room = opened(scene, name=name)
    play, seen = room.session.play, []
    heard = room.at
    while heard != "question":
        seen.append(room.sheet)
        assert room.go_on()
        heard = room.at
    seen.append(room.sheet)
    seen += [room.panel(one) for one in room.panels if one in room.sheet.actions]
    hands = " ".join("3" for one in room.sheet.choices if not one.closed)
    room.vote(hands)
    seen.append(room.sheet)
    room.vote(hands)
    seen.append(room.sheet)
    room.choose(room.sheet.choices[0].number)
    seen += [room.sheet, to(room, "answered")]
    assert seen[-1].stop
    told = "\n".join(line for sheet in seen for line in lines.sheet(sheet))
    assert leaked(told, play, scene) == []
    assert leaked(room.session.path.read_text("utf-8"), play, scene) == []
    assert story_named(name).scenario.scenes[scene].question.split()[0] in told


def test_what_is_heard_comes_a_paragraph_at_a_time():
    room = opened("dvinsk", name="brest-1918")
    sizes, told = [], [text_of(room.sheet)]
    while room.at == "heard":
        sizes.append(len(room.sheet.blocks))
        assert room.go_on()
        told.append(text_of(room.sheet))
    assert "SO FAR" in told[0]
    assert "HEARD" not in told[0]
    assert "Monday evening. Dvinsk has fallen" in told[1]
    assert "This morning Trotsky still asked" not in told[1]
    assert sizes == sorted(set(sizes))
    assert "THERE IS TIME FOR TWO" in told[-2]
    assert all("THERE IS TIME" not in one for one in told[:-2])


def test_nobody_has_a_seat_and_nothing_was_answered_before():
    for scene in ("ford", "council"):
        room, told = opened(scene), ""
        while room.at != "question":
            assert room.go_on()
            told += text_of(room.sheet)
        for words in ("The mill stops", "You hold the only list", "You asked for the ford",
                      "recalls what you said", "Miller", "dossier"):  # fmt: skip
            assert words not in told


def test_a_call_is_made_by_its_number_and_opens_its_paper():
    room = opened()
    while not room.sheet.choices:
        assert room.go_on()
    room.choose(2)
    assert "You find a letter." in text_of(room.sheet)
    assert "The lower bridge fell." in text_of(room.panel("papers"))


def test_a_vote_is_hidden_and_then_only_who_moved_is_shown():
    room = voted(opened(), "17 12 5")
    told = text_of(room.sheet)
    assert "34 hands" in told
    for count in ("17", "12", " 5 "):
        assert count not in told
    room.vote("13 12 9")
    assert room.at == "moved"
    told = text_of(room.sheet)
    assert "4 fewer: Mend the bridge" in told
    assert "no change: Pull the bridge down" in told
    assert "4 more: Wait for the water" in told
    for count in ("17", "13", "12", "34"):
        assert count not in told


def test_the_line_that_most_were_for_after_the_talk_is_entered():
    room = voted(opened(), "7 12 5", "3 12 9")
    assert "2 Pull the bridge down" in text_of(to(room, "answered"))
    assert steps_of(room) == (
        Vote("ford", {"mend": 7, "pull-down": 12, "wait": 5}),
        Vote("ford", {"mend": 3, "pull-down": 12, "wait": 9}),
        Answer("ford", "pull-down", "Pull the bridge down and use the ford"),
    )


def test_a_tie_is_broken_by_the_teacher_and_noted():
    room = voted(opened(), "7 7 0", "6 6 2")
    assert room.at == "tie"
    assert [one.number for one in room.sheet.choices] == [1, 2]
    room.choose(2)
    assert room.at == "moved"
    told = text_of(to(room, "answered"))
    assert "Lines 1 and 2 had equally many hands; the teacher broke the tie." in told
    assert steps_of(room)[-1].option == "pull-down"


@pytest.mark.parametrize(
    "typed", ["", "7 12", "7 12 5 3", "7 12 x", "7 -1 5", "1000 1 1", "0 0 0", "7 12 5.5"]
)
def test_what_is_no_vote_is_refused_without_being_read_out(typed):
    room = opened()
    to(room, "question")
    with pytest.raises(UserError) as refused:
        room.vote(typed)
    assert not re.search(r"12|1000|5\.5|x", str(refused.value).replace("lines 1, 2, 3", ""))
    assert room.at == "question"
    assert not room.session.kept


def test_commas_between_the_numbers_are_no_matter():
    assert voted(opened(), "7,12, 5").session.play.votes[0].hands["pull-down"] == 12


def test_a_line_of_reason_stands_with_its_line_before_and_after_the_second_vote():
    room = voted(opened(), "7 12 5")
    room.choose(2, "the planks are dear")
    assert "class: the planks are dear" in text_of(room.sheet)
    room.vote("3 12 9")
    assert "class: the planks are dear" in text_of(room.sheet)
    room.choose(1, "the mill")
    told = text_of(room.sheet)
    assert "class: the mill" in told
    room.choose(2, "")
    assert "planks are dear" not in text_of(room.sheet)
    assert steps_of(room)[-1] == Argued("ford", "pull-down", "")


def test_a_reason_is_put_down_for_an_earlier_question_too():
    room = voted(opened(), "7 12 5", "3 12 9", "7 3", "2 8")
    room.choose_in("list", 1)
    room.choose(1, "the mill")
    assert room.at == "question"
    assert "class: the mill" in text_of(room.sheet)


def test_where_lives_hang_on_it_the_class_votes_on_what_it_can_explain():
    room = opened("council")
    told = text_of(to(room, "question"))
    assert "TO BE EXPLAINED" in told
    assert "Which of these lines can you explain?" in told
    assert "Is the warden arrested?" in told
    with pytest.raises(UserError, match="No reason is asked"):
        room.choose(1, "he took planks")
    voted(room, "3 1", "2 2")
    room.choose(2)
    assert "The class can explain this line; nobody took it" in text_of(to(room, "answered"))


def test_at_the_stop_going_on_opens_nothing_and_o_the_record():
    room = voted(opened(), "7 12 5", "3 12 9")
    to(room, "answered")
    for _ in range(3):
        assert not room.go_on()
    assert room.at == "answered"
    room.act("record")
    assert room.at == "record"
    room.leave()
    assert room.at == "answered"


def test_the_record_lists_every_line_that_got_a_vote_in_either():
    room = voted(opened(), "1 12 0", "0 13 0")
    to(room, "answered")
    room.act("record")
    told = text_of(room.sheet)
    assert "The warden laid ten planks" in told
    assert "The carter drove through the ford" in told
    assert "nothing was resolved" not in told
    while room.go_on() or room.turn(1):
        if room.at != "record":
            break
        told += text_of(room.sheet)
    assert "LINES NOT TAKEN" in told
    assert "nothing was resolved" in told
    for word in ("You:", "You entered", "is not named on this question"):
        assert word not in told


def test_no_record_opens_before_its_stop():
    room = opened()
    to(room, "question")
    for name in ("record", "debrief"):
        with pytest.raises(UserError, match="none of that"):
            room.act(name)


def test_after_the_record_the_next_question_is_opened_cold():
    room = voted(opened(cut=True), "7 12 5", "3 12 9")
    to(room, "answered")
    room.act("record")
    while room.at == "record":
        assert room.turn(1)
    assert room.at == "note"
    assert "question 2 of 2" in room.sheet.right


def test_the_debrief_has_five_cards_on_the_questions_that_were_played():
    room = voted(opened(), "7 12 5", "3 12 9")
    to(room, "answered")
    room.act("debrief")
    cards = [room.sheet]
    while room.turn(1) and room.at == "debrief":
        cards.append(room.sheet)
    labels = [one.blocks[0].text for one in cards]
    assert labels == ["WHAT HAPPENED", "WHAT IT COST WHOM", "WHY", "WHAT IS UNKNOWN",
                      "WHAT TO CHALLENGE IN THIS GAME", "SOURCES"]  # fmt: skip
    told = [text_of(one) for one in cards]
    assert "The bridge was mended by order of the chair" in told[0]
    assert "Anna Weber lost her boat" in told[1]
    assert "The mill runs on." in told[2]
    assert "Who paid for the planks?" in told[2]
    assert "It was the cheapest course" in told[3]
    assert "testimony or memoir only" in told[3]
    assert "3 lines were put to you" in told[4]
    assert "arrested" not in " ".join(told)


def test_a_mistyped_vote_is_taken_back_and_the_minutes_keep_both():
    room = voted(opened(), "12 7 5")
    room.undo()
    assert room.at == "question"
    voted(room, "7 12 5", "3 12 9")
    assert "4 fewer: Mend" in text_of(room.sheet)
    room.undo()
    assert room.at == "question"
    room.vote("3 9 12")
    assert "3 fewer: Pull" in text_of(room.sheet)
    assert [type(step) for step in steps_of(room)] == [
        Vote, Back, Vote, Vote, Answer, Back, Vote, Answer,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("votes", "at"),
    [((), "heard"), (("7 12 5",), "question"), (("6 6 2", "6 6 2"), "tie"),
     (("7 12 5", "3 12 9"), "moved")],
)  # fmt: skip
def test_the_next_lesson_goes_on_where_this_one_stood(votes, at, saves_folder):
    room = opened(cut=True)
    while not room.sheet.choices:
        assert room.go_on()
    room.choose(1)
    voted(room, *votes)
    again = Menu().resume(room.session.path, FORD).sitting
    assert isinstance(again, Room)
    assert again.at == at
    if votes:
        assert again.sheet == room.sheet
    assert again.session.play.steps == room.session.play.steps


def test_nothing_of_a_machine_stands_in_the_save(saves_folder):
    room = voted(opened(), "7 12 5", "3 12 9")
    text = room.session.path.read_text("utf-8")
    assert room.session.path.name == "bridge-room-1.yaml"
    assert re.sub(r"digest: .*\n|day: .*\n", "", text) == (
        "format: 1\nscenario: bridge\ntitle: The Bridge\nroom:\n- ford\n- council\n"
        "nickname: 10b\nstands: '1918-03-04'\nsteps:\n"
        "- vote:\n    mend: 7\n    pull-down: 12\n    wait: 5\n  scene: ford\n"
        "- vote:\n    mend: 3\n    pull-down: 12\n    wait: 9\n  scene: ford\n"
        "- answer: pull-down\n  scene: ford\n  label: Pull the bridge down and use the ford\n"
    )


def test_an_edited_question_keeps_what_fits_and_says_what_does_not(tmp_path):
    room = voted(opened(), "7 12 5", "3 12 9")
    edited = tmp_path / "bridge.yaml"
    edited.write_text(BRIDGE.read_text("utf-8").replace("pull-down", "ford-only"), "utf-8")
    again = Menu().resume(room.session.path, str(edited)).sitting
    assert again.at == "changes"
    assert "Left out: a vote (ford)" in text_of(again.sheet)
    told = text_of(to(again, "moved"))
    assert "Pull the bridge down" in told
    assert "fewer" not in told


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--room", "--from", "nowhere"), 1, "`brest-1918` has no question `nowhere` (tauride, "),
        (("--room", "--from", "signed"), 1, "has no question `signed`"),
        (("--from", "dvinsk"), 2, "--from and --cut belong to --room"),
        (("--cut",), 2, "--from and --cut belong to --room"),
        (("--room", "--seat", "trotsky"), 2, "--room has no seat"),
        (("--room", "--cut", "--from", "dvinsk"), 2, "cannot be given together"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(words, code, says):
    done = command("play", "brest-1918", *words)
    assert done.returncode == code
    one_line(done.stderr.splitlines()[-1] + "\n", says)


def test_a_chapter_without_a_cut_says_so(tmp_path):
    path = tmp_path / "short.yaml"
    text = re.sub(r"(?m)^lesson:\n(  .*\n)+", "", BRIDGE.read_text("utf-8"))
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=r"^short: its file names no `projector` under `lesson`$"):
        opened(cut=True, name=str(path))
