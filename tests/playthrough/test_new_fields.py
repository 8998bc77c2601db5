"""What a scenario opens with, counts repeated, the player's own words, documents, scenes passed over."""

from helpers import answer, call, load_text, story_of

from game.playthrough.close import close
from game.playthrough.cold_opening import cold_opening
from game.playthrough.opening import opening
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.seats import seats
from game.playthrough.steps import Back
from game.playthrough.view import view

STORY = """
title: The Ford
agenda: A town decides whether to cross.
opens: |
  A rope lies on the ice. [@minutes]
seats:
  clerk:
    stake: You keep the list. If it is wrong, they drown.
  miller:
scenes:
  monday:
    date: 1918-02-11
    title: Monday
    so_far: |
      The ice holds since Sunday.
    heard: |
      The ice.
    papers:
      wire:
        title: A wire
        kind: gathered by us from two wires
        text: |
          To the town.
          Stop.

          The first line of a long paragraph that has been wrapped by its writer
          - a list begins
          which goes on here and is also longer than a short line is allowed to be
          1. and a second item
    calls:
      allow: 1
      rope:
        label: Look at the rope
        text: It is wet.
      book:
        label: Look into the book
        text: It is dry.
        if: miller
      door:
        label: Look at the door
        text: It is shut.
    voices:
      ann:
        for: cross
        against: stay
        says: Let us cross.
      ben:
        for: cross
        says: I too.
        if: called-rope
    question: Cross?
    options:
      cross:
        label: Cross the ice
        taken_by: [ann]
      stay:
        label: Stay at home
    motions:
      - text: Cross on Monday
        id: first-count
        puts: cross
        for: [ann, clerk]
        against: [ben, dora]
      - text: Send for a rope
        for: [dora]
  fair:
    date: 1918-02-12
    title: The fair
    if: stay
    heard: |
      Only those who stayed see the fair.
  tuesday:
    date: 1918-02-13
    title: Tuesday
    heard: |
      Morning came. You wrote on Monday: {words:monday}. They have gone on. [@minutes] Nobody
      asks Mr. A. Weber.

      {words:monday}
    question: Cross now?
    options:
      now:
        label: Cross it now
      never:
        label: Never cross it
    motions:
      - text: Cross after all
        again: first-count
        puts: now
        heads: [dora, ann, clerk, emil]
        for: [ann, dora]
        against: [clerk]
        abstained: [emil]
        absent: [ben]
        tally: 2 to 1, 1 abstaining
people:
  clerk: {name: Clerk}
  miller: {name: Miller}
  ann: {name: Ann}
  ben: {name: Ben}
  dora: {name: Dora}
  emil: {name: Emil}
sources:
  minutes: {title: Minutes, kind: minutes}
"""


def start(seat="clerk"):
    return Playthrough.start(story_of(STORY), seat)


def texts(passages):
    return [passage.text for passage in passages]


def test_what_everybody_reads_before_the_seats_and_what_each_seat_may_lose():
    opened = opening(story_of(STORY))
    assert opened.agenda == "A town decides whether to cross."
    assert texts(opened.opens) == ["A rope lies on the ice."]
    assert [seat.stake for seat in seats(story_of(STORY))] == [
        "You keep the list. If it is wrong, they drown.",
        "",
    ]


def test_a_question_opened_cold_says_what_is_public_and_nothing_else():
    cold = cold_opening(start(), "monday")
    assert (cold.meeting.title, texts(cold.so_far)) == ("Monday", ["The ice holds since Sunday."])
    assert cold_opening(start(), "tuesday").so_far == ()


def test_a_document_keeps_short_lines_and_lists_and_nothing_else():
    [paper] = view(start()).papers
    assert paper.gathered
    assert texts(paper.text) == [
        "To the town.\nStop.",
        "The first line of a long paragraph that has been wrapped by its writer\n"
        "- a list begins which goes on here and is also longer than a short line is allowed to be\n"
        "1. and a second item",
    ]


def test_calls_are_numbered_as_they_are_offered():
    assert [(one.number, one.id) for one in view(start()).calls] == [(1, "rope"), (2, "door")]
    assert [one.id for one in view(start("miller")).calls] == ["rope", "book", "door"]
    seen = view(call(start(), "door"))
    assert (seen.calls_allowed, seen.calls_left, seen.calls[1].made) == (1, 0, True)


def test_an_option_names_the_voices_heard_for_and_against_it():
    cross, stay = view(start()).options
    assert (cross.spoken_for, cross.spoken_against) == (("Ann",), ())
    assert (stay.spoken_for, stay.spoken_against) == ((), ("Ann",))
    assert view(call(start(), "rope")).options[0].spoken_for == ("Ann", "Ben")


def test_a_scene_is_passed_over_where_its_condition_does_not_hold():
    assert answer(start(), "cross").ahead == ("tuesday",)
    stayed = answer(start(), "stay")
    assert stayed.ahead == ("fair", "tuesday")
    assert answer(stayed, "now").passed == ("monday", "fair", "tuesday")
    assert answer(answer(start(), "cross"), "now").passed == ("monday", "tuesday")
    assert [after.meeting.title for after in close(answer(stayed, "now")).after] == []


def test_a_call_at_a_question_does_not_close_the_scene_in_which_it_is_made():
    """Though the scene asks for a figure that the call changes."""
    text = STORY.replace(
        "    heard: |\n      The ice.\n", "    if: days < 3\n    heard: |\n      The ice.\n"
    )
    text = text.replace(
        "        text: It is wet.\n",
        "        text: It is wet.\n        changes:\n          days: 5\n",
    )
    story = story_of(f"{text}meters:\n  days:\n    label: Days\n    start: 0\n")
    called = call(Playthrough.start(story, "clerk"), "rope")
    assert called.question == "monday"
    assert answer(called, "cross").passed == ("monday",)


def test_a_question_closed_to_a_seat_is_not_among_those_it_is_told_of():
    text = STORY.replace("    title: Tuesday\n", "    title: Tuesday\n    if: miller\n")
    asked = {seat: view(Playthrough.start(story_of(text), seat)) for seat in ("clerk", "miller")}
    assert {seat: shown.questions for seat, shown in asked.items()} == {"clerk": 1, "miller": 2}


def test_the_players_reason_is_quoted_where_it_was_given():
    given = answer(start(), "cross", reason="the mill must run [@x] {clerk}")
    assert texts(view(given).heard) == [
        'Morning came. You wrote on Monday: "the mill must run [@x] {clerk}". They have gone on. '
        "Nobody asks Mr. A. Weber.",
        '"the mill must run [@x] {clerk}"',
    ]
    assert view(given).heard[0].notes == ()


def test_the_sentence_that_quotes_it_is_left_out_where_none_was_given():
    left_out = ["Morning came. They have gone on. Nobody asks Mr. A. Weber."]
    assert texts(view(answer(start(), "cross")).heard) == left_out
    taken_back = answer(start(), "cross", reason="no").step(Back("monday"))
    assert texts(view(answer(taken_back, "cross")).heard) == left_out


def test_heads_to_count_say_what_each_did_last_time():
    heads = view(answer(start(), "cross")).heads
    assert [(head.name, head.last and (head.last.stand, head.last.day, head.last.on)) for head in heads] == [
        ("Ann", ("for", "11 Feb 1918", "")),
        ("Dora", ("against", "11 Feb 1918", "")),
        ("Emil", None),
    ]  # fmt: skip
    assert view(answer(start(), "cross")).heads_on == "Cross it now"


def test_without_the_same_thing_before_it_is_the_last_count_read_of():
    story = story_of(STORY.replace("        again: first-count\n", ""))
    heads = view(answer(Playthrough.start(story, "miller"), "cross")).heads
    assert {head.name: head.last.on for head in heads if head.last} == {
        "Ann": "Cross on Monday", "Clerk": "Cross on Monday", "Dora": "Send for a rope",
    }  # fmt: skip


def test_a_count_of_the_same_sitting_is_not_known_before_it():
    story = story_of(
        STORY.replace("      - text: Cross after all\n", "      - text: Cross at dawn\n        id: dawn\n"
                      "        against: [ann]\n      - text: Cross after all\n").replace("again: first-count", "again: dawn")
    )  # fmt: skip
    play = answer(Playthrough.start(story, "clerk"), "cross")
    assert {head.name: head.last.stand for head in view(play).heads if head.last}["Ann"] == "for"
    votes = reveal(answer(play, "now")).motions[1].votes
    assert votes.earlier == "earlier in this sitting"
    assert {one.name: one.before for one in votes.voters}["Ann"] == "against"


def test_a_count_is_drawn_beside_the_earlier_one_and_the_pencil():
    play = answer(answer(start(), "cross"), "now", heads={"dora": "against", "emil": "abstain"})
    votes = reveal(play).motions[0].votes
    assert (votes.motion, votes.earlier, votes.absent) == (
        "Cross after all",
        "on 11 February 1918",
        ("Ben",),
    )
    rows = {one.name: (one.stand, one.before, one.pencil, one.you) for one in votes.voters}
    assert rows == {
        "Ann": ("for", "for", None, False), "Dora": ("for", "against", "against", False),
        "Clerk": ("against", "for", None, True), "Emil": ("abstained", None, "abstained", False),
    }  # fmt: skip
    assert votes.count == (2, 1, 1)


def test_nobody_is_introduced_by_a_name_or_an_office_of_later():
    text = (
        STORY.replace("      The ice.\n", "      The ice. Ben is there.\n")
        .replace(
            "  ann: {name: Ann}",
            "  ann:\n    name: Ann\n    offices:\n      - {office: mayor, from: 1918-02}\n"
            "      - {office: keeper, from: 1917, to: 1918}\n      - {office: judge, from: 1918-02-11}\n",
        )
        .replace("ben: {name: Ben}", "ben: {name: Ben, known_from: 1918-02}")
    )
    people = {
        one.name: one.office for one in view(Playthrough.start(story_of(text), "clerk")).people
    }
    assert people["Ann"] == "keeper; judge"
    assert "Ben" not in people


def test_the_file_itself_is_sound():
    assert load_text(STORY).problems == []
