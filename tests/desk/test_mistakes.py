"""Single mistakes in a whole file: each is said on its line, with advice that mends it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.desk.check import check_text
from game.desk.prove import prove
from game.library import open_story

FILE = Path(__file__).parents[2] / "scenarios" / "examples" / "philadelphia-1776.yaml"
TEXT = FILE.read_text("utf-8")
SILENT = {
    "square brackets for a condition": ("      {wilson} In June", "      [wilson] In June", "A condition is written {wilson}."),
    "round brackets for a condition": ("      {wilson} In June", "      (wilson) In June", "A condition is written {wilson}."),
    "no history": ("    history: vote-yes\n", "", "no line prevailed"),
    "a paper's author misspelt": ("        by: Thomas Jefferson", "        by: adms", "Did you mean `adams`?"),
    "a historian misspelt": (
        "    history: refuse\n",
        "    history: refuse\n    historians:\n      adms:\n        says: |\n          So. [@journals, 1]\n",
        "Did you mean `adams`?",
    ),
    "a tally against the names": ("        tally: 3 to 2;", "        tally: 4 to 2;", "3 and 2 names stand there"),
    "a note inside a text": ("      Each colony has one", "      # to do\n      Each colony has one", "`# to do` stands in the text"),
    "bold": ("The doors are shut.", "The **doors** are shut.", "printed with its signs"),
    "a tag of HTML": ("The doors are shut.", "The <b>doors</b> are shut.", "printed with its signs"),
    "a link": ("The doors are shut.", "The [doors](http://x.org) are shut.", "printed with its signs"),
    "a hidden option before another": (
        "        label: Say no a second time, alone if need be",
        "        label: Say no a second time, alone if need be\n        if: wilson",
        "`closed`",
    ),
    "an absent man who speaks": ("    heard: |\n      The doors", "    absent: adams\n    heard: |\n      The doors", "stands under `absent` and speaks"),
}  # fmt: skip
WRONG = {
    "an id with a letter of another alphabet": ("  willing:\n", "  wílling:\n", "Write `willing` wherever"),
    "a capital end": ("    title: The second day of July\n", "    next: End\n    title: The second day of July\n", "Write `end`"),
    "a name without its colon": ("      vote-no:\n", "      vote-no\n", "Write `vote-no:`."),
    "a text's name without its colon": ("    heard: |\n      The doors", "    heard |\n      The doors", "Write `heard: |`."),
    "seats in brackets": ("seats:\n  dickinson:\n", "seats: [dickinson, wilson]\nx:\n  dickinson:\n", "under `seats:`, with a colon: `dickinson:`"),
    "a citation without its comma": ("[@journals, 20 July 1776]", "[@journals 20 July 1776]", "Write [@journals, 20 July 1776]."),
    "a condition in brackets": ("    if: stay-out", "    if: [stay-out, refuse]", "Write `if: stay-out and refuse`"),
    "a bare question": (
        "  - question: |\n      Is staying away a vote? What would Dickinson have answered?",
        "  - Is staying away a vote?",
        "Write `- question: …`",
    ),
    "a date with the month first": ("    date: 1776-07-04", "    date: 07/19/1776", "Write 1776-07-19."),
    "a date that may be two": ("    date: 1776-07-04", "    date: 07/04/1776", "Write 1776-04-07 for 7 April 1776, or 1776-07-04 for 4 July 1776."),
    "semicolons in a list": ("[willing, humphreys]", "[willing; humphreys]", "[willing, humphreys]"),
    "the end of a document": ("  thursday:\n", "...\n  thursday:\n", "Take it out."),
    "an office at the wrong time": ("        from: 1774\n        to: 1776", "        from: 1778\n        to: 1779", "under `people`"),
    "a field by another word": ("    place: State House", "    location: State House", "Did you mean `place`?"),
    "a person by his whole name": ("taken_by: [franklin, morton", "taken_by: [benjamin-franklin, morton", "Did you mean `franklin`?"),
    "a person by another first name": ("taken_by: [franklin, morton", "taken_by: [ben-franklin, morton", "Did you mean `franklin`?"),
    "a long quotation that is not closed": (
        "      Each colony has one voice",
        f'      "Nobody {"and nobody " * 20} Each colony has one voice',
        "Put the closing mark where it ends.",
    ),
    "words quoted before they were said": (
        "      Today the vote is final.",
        '      "Members of a different sentiment attend," one says. [@jefferson-notes, 4 July 1776] It is final.',
        "The words quoted are cited to 4 July 1776; the scene is of 2 July 1776.",
    ),
    "a tab": ("    place: State House", "\tplace: State House", "Indent with spaces"),
    "a level too deep": ("    voices:\n      dickinson:", "      voices:\n      dickinson:", "Indent it by 4."),
}  # fmt: skip


@cache
def before() -> frozenset[tuple[str, str]]:
    return frozenset((one.rule, one.says) for one in check_text(TEXT, "t.yaml", "t").all())


def new_problems(text):
    measures = {
        "size",
        "quotations-count",
        "heard-length",
        "seats-count",
        "remembered",
        "sources-kinds",
        "dates-span",
    }
    found = check_text(text, "t.yaml", "t").all()
    return [
        one for one in found if (one.rule, one.says) not in before() and one.rule not in measures
    ]


@pytest.mark.parametrize(
    ("old", "new", "advice"), [*SILENT.values(), *WRONG.values()], ids=[*SILENT, *WRONG]
)
def test_a_single_mistake_is_said_once_on_its_line_with_what_mends_it(old, new, advice):
    assert TEXT.count(old) >= 1
    text = TEXT.replace(old, new, 1)
    row = TEXT[: TEXT.index(old)].count("\n") + 1
    found = new_problems(text)
    said = [one for one in found if advice in f"{one.says} {one.hint}"]
    assert said, [str(one) for one in found]
    rows = range(row - 1, row + max(old.count("\n"), new.count("\n")) + 1)
    elsewhere = {"no history", "an absent man who speaks", "an office at the wrong time"}
    named = next(
        (name for name, one in {**SILENT, **WRONG}.items() if one == (old, new, advice)), ""
    )
    assert said[0].line in rows or named in elsewhere
    assert len(found) <= 2


def test_quotations_in_every_kind_of_marks_need_a_source():
    for opened, closed in ("“”", "„“", "»«", "«»", "‘’", '""'):
        quoted = f"{opened}Nothing is ready and nobody knows{closed}"
        text = TEXT.replace("  Philadelphia,", f"  {quoted}, says one. Philadelphia,", 1)
        assert [one for one in new_problems(text) if "A quotation without a source" in one.says]


def test_a_shout_inside_a_quotation_of_any_marks_is_no_alarm():
    for opened, closed in ("“”", "„“", "»«", "«»", "‘’"):
        text = TEXT.replace(
            "      Today the vote",
            f"      {opened}Nieder mit Serbien!{closed} is read. Today the vote",
        )
        assert new_problems(text) == []


def test_the_example_is_a_draft_that_holds():
    proof = prove(open_story(str(FILE)))
    assert proof.complete
    assert not proof.refuted
    assert all(all(chair.endings.values()) for chair in proof.chairs)
    assert all(problem.warning for problem in check_text(TEXT, "t.yaml", "t").all())


def test_a_block_one_level_too_deep_whose_entries_are_not_is_one_mistake():
    found = new_problems(TEXT.replace("\nscenes:\n", "\n  scenes:\n"))
    assert [one.line for one in found] == [TEXT[: TEXT.index("\nscenes:")].count("\n") + 2]
    assert "`scenes` stands too deep" in found[0].says


@pytest.mark.parametrize(
    "old",
    ["  willing:\n    name", "      morris:\n        label", "      stay-out:\n        label"],
)
def test_a_name_with_a_capital_is_said_where_it_stands_and_nothing_that_follows_from_it(old):
    new = old[: len(old) - len(old.lstrip())] + old.lstrip().capitalize()
    found = [one for one in new_problems(TEXT.replace(old, new, 1)) if not one.warning]
    assert [one.line for one in found] == [TEXT[: TEXT.index(old)].count("\n") + 1]
    assert "small letters" in found[0].hint
