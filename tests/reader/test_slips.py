"""What a teacher writes who has not read the reference: one message each, and the rest still told."""

import pytest
from helpers import NOTHING, load_text, story_of

from game.desk.check import check_text
from game.desk.explain import explain
from game.desk.prove import prove

TEXT = """\
title: Two Letters
seats:
  dillon:
    brief: |
      You sit by the window.
    dossier:
      1961-01-21: sworn in
people:
  dillon:
    name: Dillon
    offices:
      - office: Secretary of the Treasury
        from: 1961
scenes:
  first-day:
    date: 1962-10-20
    heard: |
      The maps are on the table.
    voices:
      dillon:
        for: blockade
        says: |
          He would wait.
    question: What is advised?
    options:
      blockade:
        label: Stop the ships at sea
      strike:
        label: Destroy the launchers
  sunday:
    date: 1962-10-28
    heard: |
      A letter has come.

      {strike and dillon} You asked for this.
"""
SLIPS = {
    "a label for an id": ("for: blockade", "for: Stop the ships at sea", "Did you mean `blockade`?"),
    "a capital in an id": ("for: blockade", "for: Blockade", "Did you mean `blockade`?"),
    "braces in an if": (
        "label: Destroy the launchers",
        "label: Destroy the launchers\n        if: {dillon}",
        "`if` takes a condition without braces. Write `if: dillon`.",
    ),
    "a dash before a name": ("      1961-01-21:", "      - 1961-01-21:", "Take the `- ` away"),
    "no dash before an item": (
        "      - office: Secretary of the Treasury\n        from: 1961\n",
        "      office: Secretary of the Treasury\n      from: 1961\n",
        "Put `- ` before the first field",
    ),
    "a star before an item": ("      - office:", "      * office:", "A list's line begins with `- `"),
    "a bullet before an item": ("      - office:", "      • office:", "A list's line begins with `- `"),
    "an entry inside its neighbour": (
        "      strike:\n        label: Destroy",
        "        strike:\n          label: Destroy",
        "`strike` stands too deep: it belongs to `options`. Indent it by 6.",
    ),
    "an entry inside its neighbour, its fields beside it": (
        "      strike:\n        label: Destroy the launchers\n",
        "        strike:\n          label: Destroy the launchers\n        label: Destroy them\n",
        "`strike` stands too deep: it belongs beside `blockade`, not in it. Indent it by 6.",
    ),
    "curly quotation marks": ("title: Two Letters", "title: “Two: Letters”", "Write straight ones"),
    "a space that does not break": ("heard: |\n      A", "heard:\u00a0|\n      A", "non-breaking"),
    "an item without a field": ("        from: 1961\n", "", "Entry 1 of `offices` lacks the field"),
    "dashes of a word processor": ("date: 1962-10-28", "date: 1962–10–28", "Write 1962-10-28."),
    "an hour beside a date": ("date: 1962-10-28", "date: 1962-10-28 16:00", "Write 1962-10-28."),
    "time that goes back": ("date: 1962-10-28", "date: 1962-10-18", "Correct one of the two dates"),
    "a brace left open": (
        "{strike and dillon} You", "{strike and dillon You asked. You", "Write {strike and dillon"
    ),
    "a block for the wrong depth": ("people:", "  people:", "Begin it at the left edge."),
    "a seat nobody knows": ("seats:\n", "seats:\n  rusk:\n", "dd the person to the file's own `people`."),
}  # fmt: skip


def told(text):
    return [str(problem) for problem in load_text(text).problems if not problem.warning]


@pytest.mark.parametrize(("old", "new", "says"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_answered_once_in_words_that_help(old, new, says):
    assert told(TEXT) == []
    assert TEXT.count(old) == 1
    found = told(TEXT.replace(old, new))
    assert len([one for one in found if says in one]) == 1, found
    assert len(found) <= 2, found


def test_what_else_is_wrong_is_told_beside_a_wrong_id():
    text = TEXT.replace("for: blockade", "for: Blockade").replace(
        "{strike and", "{strike or nobody and"
    )
    assert {one.split("[")[1].split("]")[0] for one in told(text)} == {"wrong-type", "unknown-name"}


def test_a_scene_of_the_same_name_takes_no_blame_with_it():
    text = TEXT.replace("  sunday:\n", "  first-day:\n").replace("      strike:\n", "      hit:\n")
    text += (
        "    question: Which?\n    options:\n      turkey:\n        label: Trade them for ours\n"
    )
    text += "endings:\n  traded:\n    if: turkey\n    title: T\n    text: Traded.\n"
    text = text.replace("{strike and dillon} ", "")
    (only,) = told(text)
    assert "`first-day` stands here a second time" in only


def test_where_too_little_can_be_read_it_says_that_the_rest_waits():
    assert (
        "The rest is checked when this is mended." in told("title: T\nscenes: none\nseats: 5\n")[-1]
    )


def test_a_paragraph_that_asks_too_early_is_told_why_it_is_never_read():
    text = TEXT.replace("maps are on the table.", "maps are.\n\n      {strike} You asked.")
    found = prove(story_of(text)).findings
    assert "`strike` is answered in `first-day`, and not before." in found[0].says
    assert explain("reachable").startswith("reachable (proof:")


def test_what_stands_there_and_cannot_be_read_is_not_called_missing():
    text = TEXT.replace("date: 1962-10-28", "date: 1962-13-28").replace(
        "title: Two", "status: published\ntitle: Two"
    )
    says = [one.says for one in check_text(text, "t.yaml", "t", NOTHING).all()]
    assert any("`1962-13-28` has no such month" in one for one in says)
    assert "`sunday` lacks `title`." in says


def test_a_writer_is_told_of_calls_without_a_choice_and_of_dates_that_do_not_fit():
    calls = "    calls:\n      allow: 1\n      ask:\n        label: Ask\n        text: T.\n    question: What is"
    text = TEXT.replace("    question: What is", calls).replace(
        "title: Two", "dates: 1962-10-20/1962-10-29\ntitle: Two"
    )
    rules = {one.rule for one in check_text(text, "t.yaml", "t", NOTHING).all()}
    assert {"calls-choice", "dates-span"} <= rules
    mended = text.replace("10-29", "10-28").replace(
        "      ask:", "      go:\n        label: Go\n        text: T.\n      ask:"
    )
    rules = {one.rule for one in check_text(mended, "t.yaml", "t", NOTHING).all()}
    assert not {"calls-choice", "dates-span"} & rules
