"""What `check` says of one mistake without being asked for all: one line, where the mistake is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.desk.check import check_text
from game.desk.results import Results

TEXT = (Path(__file__).parents[2] / "scenarios/examples/philadelphia-1776.yaml").read_text("utf-8")

OTHER_WORDS = {
    "another word for a field": ("    place: State House", "    location: State House", "Did you mean `place`?"),
    "the only field that is lacking": ("        label: Answer yes", "        heading: Answer yes", "Did you mean `label`?"),
    "a field that lacks its text": ("        says: |\n          He has no", "        speaks: |\n          He has no", "Did you mean `says`?"),
    "a block known by what is in it": ("    papers:", "    documents:", "Did you mean `papers`?"),
    "a field known by its value": ("    kind: memoir", "    sort: memoir", "Did you mean `kind`?"),
    "a capital": ("        for: join\n        against: refuse", "        For: join\n        against: refuse", "Did you mean `for`?"),
    "two letters of a short word": ("        for: join\n        against: refuse", "        fro: join\n        against: refuse", "Did you mean `for`?"),
    "another word misspelt": ("        kind: motion", "        typ: motion", "Did you mean `kind`?"),
    "a word that is a field of the whole file": ("        text: |\n          Six", "        content: |\n          Six", "Did you mean `text`?"),
    "the same beginning": ("opens: |", "opening: |", "Did you mean `opens`?"),
    "a field of other entries": ("    history: refuse", "    tally: 3 to 4\n    history: refuse", "an entry of `motions`"),
    "a misspelt field among entries": ("      allow: 2", "      alow: 2", "Did you mean `allow`?"),
}  # fmt: skip
IDS = {
    "several ids in one": ("[franklin, morton, wilson]", "franklin, Morton and wilson", "Write [franklin, morton, wilson]."),
    "a list in round brackets": ("[franklin, morton, wilson]", "(franklin, morton, wilson)", "Write [franklin, morton, wilson]."),
    "a list in braces": ("[franklin, morton, wilson]", "{franklin, morton, wilson}", "Write [franklin, morton, wilson]."),
    "capitals in a whole list": ("[franklin, morton, wilson]", "[Franklin, Morton, Wilson]", "Write [franklin, morton, wilson]."),
    "curly quotation marks in a list": ("[franklin, morton, wilson]", "[“franklin”, “morton”, wilson]", "Write [franklin, morton, wilson]."),
    "a list in a list": ("[franklin, morton, wilson]", "[franklin, [morton]]", "one pair of brackets"),
    "two commas": ("[franklin, morton, wilson]", "[franklin,, morton, wilson]", "Take one out."),
    "a seat by the whole name": ("seats:\n  dickinson:", "seats:\n  John Dickinson:", "Did you mean `dickinson`?"),
    "a seat misspelt": ("seats:\n  dickinson:", "seats:\n  dickenson:", "Did you mean `dickinson`?"),
    "a source entered under another's key": ("\n  mckean-letter:", "\n  journals:", "Rename one"),
    "an option entered twice": ("      stay-out:\n        label", "      vote-no:\n        label", "Rename one"),
    "a person taken out": ("  morton:\n    name: Morton\n    full: John Morton\n", "", "(and 3 more places)"),
    "a question without its options": ("    options:\n      join", "    answers:\n      join", "Did you mean `options`?"),
    "a call without its word": ("      {called-morris} Morris", "      {morris} Morris", "Did you mean `called-morris`?"),
}  # fmt: skip
LINES = {
    "a semicolon for a colon": ("    voices:\n      rutledge", "    voices;\n      rutledge", "Write `voices:`."),
    "a sign of equality": ("      allow: 2", "      allow = 2", "Write `allow: 2`."),
    "a date without its colon": ("      1775-07-08: wrote", "      1775-07-08 wrote", "Write `1775-07-08: "),
    "a bracket twice": ("[franklin, morton, wilson]", "[franklin, morton, wilson]]", "Write [franklin, morton, wilson]."),
    "two dashes": ("      - id: first-count", "      - - id: first-count", "Take one out."),
    "a wide colon": ("    history: refuse", "    history： refuse", "Write `history: refuse`."),
    "a field's colon forgotten among others": ("    author: John Adams\n", "    author John Adams\n", "Write `author: John Adams`."),
    "no space behind a dash": ("      - id: first-count", "      -id: first-count", "Write `- id: first-count`."),
    "words behind a block's colon": ("  tuesday:\n", "  tuesday: the second day\n", "Take what stands behind the colon out."),
    "names behind a block's colon": ("seats:\n  dickinson:", "seats: [dickinson, wilson]\n  dickinson:", "Take what stands behind the colon out."),
    "a field between a name and its block": ("    options:\n      join", "    options:\n    enters: Spoke\n      join", "Move the line"),
    "a hard space behind a bar": ("    outcome: |\n      Nine", "    outcome: |\u00a0\n      Nine", "Delete it."),
    "a value that is a comment": ("    place: State House, Philadelphia\n    title: The first", "    place: #1 State House\n    title: The first", "Put the text in quotes"),
    "an entry beside its block": ("      adams:\n        for: join\n", "    adams:\n        for: join\n", "Indent it by 6."),
    "a field swallowed by a text that lacks": ("    question: What do you do", "      question: What do you do", "Indent it by 4."),
}  # fmt: skip
OTHER_PROGRAMS = {
    "a second document": ("  tuesday:\n", "---\n  tuesday:\n", "begins a second YAML file"),
    "two versions": (
        "    time: morning\n    place: State House, Philadelphia\n    title: The second",
        "<<<<<<< mine\n    time: morning\n=======\n    time: noon\n>>>>>>> theirs\n    place: State House, Philadelphia\n    title: The second",
        "Keep the lines of one",
    ),
}  # fmt: skip
DATES = {
    "a day that may be two": ("    date: 1776-07-04", "    date: 07/04/1776", "1776-04-07 for 7 April 1776, or 1776-07-04 for 4 July 1776."),
    "a date with a remark": ("    date: 1776-07-04", "    date: 1776-07-04 (Thursday)", "Write 1776-07-04."),
    "a date without hyphens": ("    date: 1776-07-04", "    date: 1776 07 04", "Write 1776-07-04."),
    "a month in words": ("    date: 1776-07-04", "    date: 1776-Jul-04", "Write 1776-07-04."),
    "about a year": ("    date: 1776-07-04", "    date: c. 1776", "Write 1776."),
    "no such month": ("    date: 1776-07-04", "    date: 1776-17-04", "Months run from 01 to 12."),
    "no such day": ("    date: 1776-07-04", "    date: 1776-06-31", "June 1776 has 30 days."),
    "a day nobody knows": ("    date: 1776-07-04", "    date: unknown", "leave the line out"),
    "the one scene that is out of order": ("    date: 1776-07-01\n    time", "    date: 1777-07-01\n    time", "Correct one of the two dates"),
    "an office that ends before it begins": ("        from: 1775\n", "        from: 1785\n", "before `from`, 1785"),
}  # fmt: skip
CITATIONS = {
    "no sign in a citation": ("[@mckean-rodney]", "[mckean-rodney]", "Write [@mckean-rodney]."),
    "a citation in round brackets": ("[@mckean-rodney]", "(@mckean-rodney)", "Write [@mckean-rodney]."),
    "a colon behind the key": ("[@journals, 20 July 1776]\n  turned", "[@journals: 20 July 1776]\n  turned", "Write [@journals, 20 July 1776]."),
    "a semicolon behind the key": ("[@journals, 20 July 1776]\n  turned", "[@journals; 20 July 1776]\n  turned", "Write [@journals, 20 July 1776]."),
    "two brackets": ("[@mckean-rodney]", "[[@mckean-rodney]]", "Write [@mckean-rodney]."),
    "a citation in braces": ("[@mckean-rodney]", "{@mckean-rodney}", "Write [@mckean-rodney]."),
    "a space before the key": ("[@mckean-rodney]", "[@ mckean-rodney]", "Write [@mckean-rodney]."),
    "a comma before a second source": ("[@mckean-letter; @jefferson-notes, 1 July 1776]\n      refuse", "[@mckean-letter, @jefferson-notes, 1 July 1776]\n      refuse", "Write ; in place"),
    "the author for the key": ("[@mckean-rodney]", "[@Robert Morris]", "Did you mean `morris-letter`?"),
    "the beginning of a key": ("[@mckean-rodney]", "[@adams]", "Did you mean `adams-diary`?"),
}  # fmt: skip
CONDITIONS = {
    "a sign for and": ("    if: refuse and vote-yes", "    if: refuse && vote-yes", "Write `if: refuse and vote-yes`."),
    "if in braces": ("      {called-morris} Morris", "      {if called-morris} Morris", "Write {called-morris}."),
    "a space for a hyphen": ("      {called-morris} Morris", "      {called morris} Morris", "Write {called-morris}."),
    "a word of one's own before a name": ("      {called-morris} Morris", "      {option: called-morris} Morris", "Write {called-morris}."),
    "a colon behind a condition": ("      {called-morris} Morris", "      {called-morris}: Morris", "Take it out."),
    "if before a paragraph": ("      {dickinson} You speak", "      If dickinson: You speak", "A condition is written {dickinson}."),
    "no for not": ("        if: not dickinson", "        if: no dickinson", "Write `if: not dickinson`."),
    "two braces": ("      {called-morris} Morris", "      {{called-morris}} Morris", "Write {called-morris}."),
    "a plus between names": ("    if: refuse and vote-yes", "    if: refuse + vote-yes", "Write `if: refuse and vote-yes`.") ,
    "no brace before": ("      {called-morris} Morris", "      called-morris} Morris", "Write {called-morris}."),
    "angle brackets": ("      {called-morris} Morris", "      <called-morris> Morris", "A condition is written {called-morris}."),
    "a colon behind a name": ("      {dickinson} You speak", "      dickinson: You speak", "A condition is written {dickinson}."),
    "nothing in braces": ("      {called-morris} Morris", "      {} Morris", "Write it between them"),
    "words in braces": ("The doors are shut.", "The {doors} are shut.", "Take the braces out."),
    "an answer of later": ("      {called-morris} Morris", "      {vote-no} Morris", "Ask for something earlier."),
    "a voice whose condition is misspelt": ("        if: not dickinson", "        if: not dickenson", "Did you mean `dickinson`?"),
}  # fmt: skip
PRINTED = {
    "underlined words": ("The doors are shut.", "The _doors_ are shut.", "Take the signs out"),
    "words still to be written": ("The doors are shut.", "The doors are shut [insert hour].", "Take it out"),
    "a man who votes twice": ("        against: [willing, humphreys]", "        against: [willing, willing]", "stands twice under `against`"),
    "signs of code": ("The doors are shut.", "The `doors` are shut.", "Take the signs out"),
    "a sign of HTML": ("The doors are shut.", "The&nbsp;doors are shut.", "Write the sign itself"),
    "questions of the writer's own": ("The doors are shut.", "The doors [???] are shut.", "Take it out"),
    "a quotation mark alone": ('unanimity". [@jefferson-notes', "unanimity. [@jefferson-notes", "Add the one that is missing"),
    "another option than the one carried": ("    history: vote-yes", "    history: stay-out", "Correct `history`"),
}  # fmt: skip
MISTAKES = OTHER_WORDS | IDS | LINES | OTHER_PROGRAMS | DATES | CITATIONS | CONDITIONS | PRINTED
BEYOND = {
    "a person taken out": "taken_by: [franklin, morton, wilson]",
    "a quotation mark alone": "would then join in it",
}
"""Where a mistake is seen that cannot be seen in its own line: words of that line."""


def shown(text: str):
    return list(check_text(text, "t.yaml", "t").condensed())


def new(text: str):
    before = Counter((one.rule, one.says) for one in shown(TEXT))
    found = shown(text)
    return [one for one in found if (one.rule, one.says) not in before and one.rule != "chapter"]


@pytest.mark.parametrize(("old", "written", "advice"), MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_one_line_where_it_stands_with_advice(old, written, advice):
    assert old in TEXT
    found = new(TEXT.replace(old, written, 1))
    assert len(found) == 1, [str(one) for one in found]
    assert advice in str(found[0])
    name = next(name for name, one in MISTAKES.items() if one == (old, written, advice))
    begin = TEXT.index(BEYOND.get(name, old))
    first = TEXT[:begin].count("\n") + 1
    assert first <= found[0].line <= first + max(old.count("\n"), written.count("\n"))


def test_a_file_that_was_quoted_by_a_mail_is_told_once():
    quoted = "\n".join(f"> {line}" for line in TEXT.split("\n"))
    (problem,) = [one for one in new(quoted) if not one.warning]
    assert problem.line == 1
    assert "`> `" in problem.hint


@pytest.mark.parametrize(
    ("around", "advice"),
    [
        (lambda text: f"```yaml\n{text}```\n", "Take them out."),
        (
            lambda text: "\n".join(f"{n} {row}" for n, row in enumerate(text.split("\n"), 1)),
            "numbers",
        ),
    ],
    ids=["between lines of a web page", "numbered"],
)
def test_a_file_copied_from_elsewhere_is_told_once(around, advice):
    (problem,) = [one for one in new(around(TEXT)) if not one.warning]
    assert problem.line == 1
    assert advice in problem.hint


def test_a_file_that_was_not_saved_whole_is_told_where_it_ends():
    cut = TEXT[: TEXT.index("  thursday:")]
    (problem,) = [one for one in shown(cut) if not one.warning]
    assert problem.line == cut.rstrip().count("\n") + 1
    assert "without `people:` and `sources:`" in problem.says


def test_a_file_pasted_twice_is_told_once():
    doubled = f"{TEXT}\n{TEXT}"
    (problem,) = [one for one in shown(doubled) if not one.warning]
    assert problem.line == TEXT.count("\n") + 3
    assert "copies" in problem.hint


def test_what_may_follow_from_a_fault_of_structure_waits_until_it_is_mended():
    text = TEXT.replace("[@mckean-rodney]", "[@mckean-rodny]").replace("The doors", "The **doors**")
    results = Results([check_text(text, "t.yaml", "t")])
    *lines, last = results.lines()
    assert len(lines) == 1
    assert "unknown-source" in lines[0]
    assert "first" in last
    assert len(list(results.lines(all=True))) > 2


def test_quotations_of_one_paragraph_want_one_source():
    text = TEXT.replace(
        "The doors are shut.",
        '"The doors are shut and nobody comes," one says. "They will not be opened before night."',
    ).replace("[@journals, 7 June 1776]", "")
    found = [one for one in new(text) if one.rule == "cites"]
    assert len(found) <= 1


def test_a_quotation_of_several_paragraphs_may_open_each_with_a_mark():
    text = TEXT.replace(
        "      The doors are shut.",
        '      "It is late.\n\n      "It is very late," one says. [@journals, 1 July 1776]\n\n'
        "      The doors are shut.",
    )
    assert new(text) == []


def test_what_a_chapter_lacks_is_said_in_words():
    text = TEXT.replace("status: draft", "status: draft").replace(
        TEXT[TEXT.index("waivers:") : TEXT.index("seats:")], ""
    )
    (line,) = [one for one in shown(text) if one.rule == "chapter"]
    assert "A run has 2 questions; 4-6 are asked for." in line.says
    assert "size" not in line.says


def test_an_item_whose_first_line_has_no_name_is_told_with_the_field_that_it_lacks():
    old = "      - text: That the colonies are free (Pennsylvania's delegates, in Congress)"
    first, second = new(TEXT.replace(old, "      - That the colonies are free"))
    row = TEXT[: TEXT.index(old)].count("\n") + 1
    assert (first.line, first.hint) == (row, "Write the name before the text: `- name: …`.")
    assert "lacks the field `text`" in second.says
