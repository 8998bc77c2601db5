"""Slips of indentation and of signs: one message each, on the line that is wrong, saying how it
would be right; and what stands below is read on.
"""

import pytest
from helpers import BRIDGE, load_text

from game.reader.outline import FileLine, outline
from game.reader.tree import read

TEXT = """\
title: The Oath
content: [crowds]
seats:
  clerk:
    brief: |
      You keep the minutes.
scenes:
  oath:
    place: Tennis court
    title: The door is closed
    heard: |
      Two men stand at the door.

      {clerk} You write it down.
    papers:
      letter:
        title: A letter
        by: clerk
        text: |
          The hall is shut. [@minutes, 20 June]
      notice:
        title: A notice
        by: clerk
        text: |
          Closed today. [@minutes, 20 June]
    voices:
      warden:
        for: [swear, wait]
        says: |
          He asks for an oath. [@minutes, 20 June]
    question: What is done?
    options:
      swear:
        label: Swear today
        grade: documented
        enters: Spoke for the oath
        next: after
      wait:
        label: Wait for the king
        grade: inferred
        next: after
    motions:
      - text: Swear the oath
        puts: swear
        for: [clerk]
    history: swear
  after:
    place: Church
    title: The next day
    heard: |
      The doors are open.
endings:
  done:
    title: Done
    text: |
      It was done. [@minutes, 21 June]
debrief:
  - question: |
      Who closed the door?
    note: |
      Listen for the king.
  - question: |
      Who had the key?
people:
  clerk:
    name: Clerk
  warden:
    name: Warden
sources:
  minutes:
    title: Minutes
"""


def found(text):
    return [problem for problem in load_text(text).problems if not problem.warning]


def slipped(old, new, text=TEXT):
    assert text.count(old) == 1, old
    return text.replace(old, new)


def line_of(text, words):
    return next(at for at, line in enumerate(text.split("\n"), 1) if words in line)


def test_the_file_is_sound():
    assert found(TEXT) == []


SLIPS = {
    "a field left among the scenes": (
        "    question: What", "  question: What",
        "`question` stands 2 spaces left of its neighbours (`place`, `title`, `heard`). Indent it by 4.",
    ),
    "a block of options left among the scenes": (
        "    options:", "  options:",
        "`options` stands 2 spaces left of its neighbours (`place`, `title`, `heard`). Indent it by 4.",
    ),
    "a field left among the options": (
        "        grade: documented", "      grade: documented",
        "`grade` stands 2 spaces left of its neighbours (`label`, `enters`, `next`). Indent it by 8.",
    ),
    "a field too far right": (
        "    title: The door", "      title: The door",
        "`title` stands 2 spaces right of its neighbours (`place`, `heard`, `papers`). Indent it by 4.",
    ),
    "a text one space too far right": (
        "    heard: |\n      Two", "     heard: |\n      Two",
        "`heard` stands 1 space right of its neighbours (`place`, `title`, `papers`). Indent it by 4.",
    ),
    "a block too far right": (
        "    options:", "      options:",
        "`options` stands 2 spaces right of its neighbours (`place`, `title`, `heard`). Indent it by 4.",
    ),
    "papers one space left": (
        "    papers:", "   papers:",
        "`papers` stands 1 space left of its neighbours (`place`, `title`, `heard`). Indent it by 4.",
    ),
    "a question with a quotation mark left open": (
        "question: What is", 'question: "What is', "A quotation mark is opened and never closed. Close it.",
    ),
    "a first field too far right": (
        "        label: Swear", "          label: Swear",
        "`label` stands 2 spaces right of its neighbours (`grade`, `enters`, `next`). Indent it by 8.",
    ),
    "an option one space left": (
        "      wait:", "     wait:", "`wait` stands 1 space left of its neighbours (`swear`). Indent it by 6.",
    ),
    "no space after the colon": (
        "title: The Oath", "title:The Oath", "After `title:` a space is missing. Write `title: The Oath`.",
    ),
    "no space after the colon of a last field": (
        "    title: Minutes", "    title:Minutes", "After `title:` a space is missing.",
    ),
    "no colon after an option": ("      swear:", "      swear", "`swear` has no colon. Write `swear:`."),
    "no colon after a later option": ("      wait:", "      wait", "`wait` has no colon. Write `wait:`."),
    "no colon after a scene": ("  after:", "  after", "`after` has no colon. Write `after:`."),
    "no colon before a text": (
        "    place: Church", "    place Church", "`place` has no colon. Write `place: Church`.",
    ),
    "no dash before a second item": (
        "  - question: |\n      Who had", "  question: |\n      Who had",
        "The item of a list begins with `- `, which is missing here. Write `- question: ",
    ),
    "no dash before a first item": (
        "      - text: Swear", "      text: Swear",
        "The item of a list begins with `- `, which is missing here. Write `- text: ",
    ),
    "a dash before a field": (
        "        enters: Spoke", "        - enters: Spoke",
        "A `- ` stands before the field `enters`, which is not in a list. Take it out.",
    ),
    "a non-breaking space": (
        "    place: Church", "    \u00a0\u00a0place: Church".replace("    ", "  "),
        "A non-breaking space stands in the indentation. Put ordinary spaces in its place.",
    ),
    "a tab": ("    place: Church", "\tplace: Church", "A tab stands where spaces indent. Indent with spaces."),
    "a quotation inside a label": (
        "Swear today", '"Sign", and write "opposed"',
        "A text that begins with a quotation mark must end with it. Put it under `|`, or begin with a word.",
    ),
    "a word in single quotation marks": (
        "Swear today", "'Swear' it today",
        "A text that begins with a quotation mark must end with it. Put it under `|`, or begin with a word.",
    ),
    "a quotation mark left open": (
        "place: Church", 'place: "Church', "A quotation mark is opened and never closed. Close it.",
    ),
    "text behind the bar": (
        "heard: |\n      Two", "heard: | Two men.\n      Two",
        "Nothing stands after the `|` on its line. Begin the text on the next line, indented.",
    ),
    "text behind the bar alone": (
        "note: |\n      Listen for the king.", "note: | Listen for the king.",
        "Nothing stands after the `|` on its line. Begin the text on the next line, indented.",
    ),
    "a bracket left open": (
        "for: [swear, wait]", "for: [swear, wait", "A bracket is opened here and not closed. Write `]` at its end.",
    ),
    "a bracket left open before a new block": (
        "content: [crowds]", "content: [crowds", "A bracket is opened here and not closed. Write `]` at its end.",
    ),
    "a colon inside a text": ("Swear today", "Swear: today", "A colon followed by a space stands inside a text."),
    "no bar before a text with a condition": (
        "heard: |\n      Two", "heard:\n      Two", "`heard` is written without `|`",
    ),
    "a text one space left": (
        "      Listen for", "    Listen for", "This line does not stand as deep as the text it belongs to. Indent it by 6.",
    ),
    **{
        f"a text that begins with {sign[0]}": (
            "place: Church", f"place: {sign}", f"A text cannot begin with {sign[0]}. Put it in quotes.",
        )
        for sign in ("@The", "*The*", "- The", "&c. and", "% of", "`The", "? The", "[The] church", "] The")
    },
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_once_on_its_line(old, new, says):
    text = slipped(old, new)
    (problem,) = found(text)
    assert says in f"{problem.says} {problem.hint}"
    at = text.index(new)
    begun = len(new) - len(new.lstrip()) if not new.startswith("\t") else 0
    assert problem.line == text.count("\n", 0, at + begun) + 1


@pytest.mark.parametrize(("old", "new", "says"), SLIPS.values(), ids=SLIPS.keys())
def test_what_stands_below_a_slip_is_read_on(old, new, says):
    text = slipped(old, new) + "term: {}\n"
    assert [problem.rule for problem in found(text)].count("unknown-field") >= 1
    assert found(text)[-1].line == text.count("\n")


PAIRS = [
    ("a text one space too far right", "a block too far right"),
    ("papers one space left", "a question with a quotation mark left open"),
    ("a field left among the scenes", "no dash before a second item"),
    ("no space after the colon", "an option one space left"),
    ("no colon after an option", "no colon after a later option"),
    ("a text that begins with @", "a quotation inside a label"),
    ("a bracket left open", "a first field too far right"),
    ("a bracket left open", "a quotation mark left open"),
]


@pytest.mark.parametrize("names", PAIRS)
def test_two_slips_are_both_told(names):
    text = TEXT
    for name in names:
        text = slipped(*SLIPS[name][:2], text)
    told = [f"{problem.says} {problem.hint}" for problem in found(text)]
    assert len(told) == 2, told
    assert all(any(SLIPS[name][2] in one for one in told) for name in names)


def test_a_file_indented_by_tabs_or_by_other_blanks_gets_one_message_and_is_understood():
    for blank in ("\t", "\u00a0\u00a0", "\u2003\u2003"):
        text = TEXT.replace("  ", blank)
        (problem,) = found(text)
        assert "more lines" in problem.says
        assert read(text, "t").tree == read(TEXT, "t").tree


def test_blanks_inside_a_text_are_the_writers_own():
    for blank in "\t\u00a0\u2003":
        assert (
            found(slipped("      {clerk} You write", f"      {{clerk}} You\n      {blank}write"))
            == []
        )


def test_a_line_inside_a_text_that_stands_too_far_left_is_the_one_named():
    text = slipped("      {clerk} You", "     {clerk} You")
    (problem,) = found(text)
    assert problem.line == line_of(TEXT, "{clerk} You")
    assert problem.says == "This line stands 1 space left of the text it belongs to."


LINES = BRIDGE.read_text("utf-8").split("\n")
FIELDS = [one for one in outline(LINES) if isinstance(one, FileLine)]


def harmed(line, how):
    text = LINES[line.row]
    return {
        "left": text[2:] if line.indent > 1 else text,
        "one left": text[1:] if line.indent else text,
        "right": f"  {text}",
        "one right": f" {text}",
        "no space": text.replace(": ", ":", 1),
        "no colon": text.rstrip().removesuffix(":"),
        "no dash": text.replace("- ", "", 1),
        "quote": text.replace(": ", ': "', 1) if not line.block else text,
        "no bracket": text.replace("]", "", 1),
    }[how]


@pytest.mark.parametrize(
    "how",
    [
        "left",
        "one left",
        "right",
        "one right",
        "no space",
        "no colon",
        "no dash",
        "quote",
        "no bracket",
    ],
)
def test_hardly_any_slip_in_a_whole_story_is_told_twice_or_elsewhere(how):
    """Each line of the small story harmed in turn: where it is told at all, it is told there."""
    base = {str(problem) for problem in found("\n".join(LINES))}
    told = wrong = 0
    for line in FIELDS[::3]:
        text = harmed(line, how)
        if text == LINES[line.row]:
            continue
        problems = found("\n".join([*LINES[: line.row], text, *LINES[line.row + 1 :]]))
        here = [problem for problem in problems if str(problem) not in base]
        told += bool(here)
        wrong += bool(here) and [one.line for one in here] != [line.row + 1]
    assert told
    assert wrong <= told * 0.1, (wrong, told)
