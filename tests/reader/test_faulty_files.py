"""Every rule that binds, broken in a small file: the rule's name, the line, the column, the hint.

In the snippets `§` stands where the problem is expected; it is taken out before the file is read.
"""

from dataclasses import dataclass

import pytest
from helpers import load_text

HEAD = "title: Ford\nseats:\n  clerk:\n"
TAIL = """\
people:
  clerk:
    name: Clerk
  warden:
    name: Warden
sources:
  minutes:
    title: Minutes
"""
ASKED = """\
    question: Stay?
    options:
      stay:
        label: Stay
      leave:
        label: Leave
"""


@dataclass
class Fault:
    rule: str
    text: str
    hint: str = ""
    head: str = HEAD
    tail: str = TAIL
    warning: bool = False


def scene(body: str) -> str:
    return f"scenes:\n  ford:\n    heard: |\n      Water.\n{body}"


def own_map(places: str = "", lines: str = "") -> str:
    """A file with a map of its own."""
    return (
        "maps:\n  river:\n    title: The river\n    date: 1918-02-18\n    words: A river.\n"
        "    frame:\n      west: 20\n      east: 30\n      south: 50\n      north: 60\n"
        "    places:\n      town: {name: Town, north: 55, east: 25}\n"
        "      mill: {name: Mill, north: 56, east: 26}\n" + places + lines + scene("")
    )


def own_line(through: str, date: str = "      date: 1918\n") -> str:
    return (
        "    lines:\n      road:\n        kind: route\n        label: Road\n  "
        + date
        + f"        through: {through}\n        note: Straight. [@minutes]\n"
    )


FAULTS = {
    "syntax: a colon inside a text": Fault(
        "yaml-syntax", scene("    place: Smolny§: the hall\n"), "Put the text in quotes"
    ),
    "syntax: a tab": Fault("yaml-syntax", scene("§\tplace: Smolny\n"), "Indent with spaces"),
    "syntax: a quotation mark left open": Fault(
        "yaml-syntax", scene("") + TAIL + 'why: §"never closed\n', "Close it", tail=""
    ),
    "syntax: a second document": Fault("yaml-syntax", scene("") + TAIL + "§---\n", tail=""),
    "a key twice": Fault(
        "duplicate-key", scene("    place: Smolny\n    §place: Kremlin\n"), "Rename one"
    ),
    "an unknown field": Fault("unknown-field", scene("    §plaec: Smolny\n"), "`place`"),
    "an unknown field at the top": Fault(
        "unknown-field", scene("") + "§debreif:\n  - question: Why?\n", "`debrief`"
    ),
    "a missing field": Fault("missing-field", "scenes:\n  §ford:\n    place: Smolny\n", "`heard:`"),
    "text where a block belongs": Fault("wrong-type", scene("    papers: §none\n"), "Indent"),
    "a block where text belongs": Fault("wrong-type", scene("    place: §[a, b]\n"), "text"),
    "a word for a number": Fault(
        "wrong-type",
        "meters:\n  planks:\n    label: Planks\n    start: §many\n" + scene(""),
        "whole number",
    ),
    "no such day": Fault("wrong-type", scene("    date: §1918-02-30\n")),
    "a word outside the list": Fault("wrong-type", scene("    gravity: §letal\n"), "`lethal`"),
    "yes or no": Fault(
        "wrong-type", scene(ASKED + "    motions:\n      - text: Stay\n        heads: §maybe\n")
    ),
    "an id with capitals": Fault("wrong-type", "scenes:\n  §Ford:\n    heard: Water.\n", "small"),
    "an empty field": Fault("wrong-type", "scenes:\n  ford:\n    heard:§\n", "delete the line"),
    "an id for two things": Fault(
        "id-twice", scene(ASKED) + "endings:\n  §stay:\n    title: T\n    text: T\n", "Rename"
    ),
    "a call in two scenes": Fault(
        "id-twice",
        scene("    calls:\n      inn:\n        label: L\n        text: T\n" + ASKED)
        + "  hall:\n    heard: Hall.\n    calls:\n      §inn:\n        label: L\n        text: T\n"
        + ASKED.replace("stay", "go").replace("leave", "halt"),
        "Rename",
    ),
    "an unknown scene in next": Fault(
        "unknown-scene", scene("    next: §hal\n") + "  hall:\n    heard: Hall.\n", "`hall`"
    ),
    "an unknown scene in a lesson": Fault(
        "unknown-scene", "lesson:\n  pairs: [ford, §fort]\n" + scene(""), "`ford`"
    ),
    "an option's unknown next": Fault(
        "unknown-scene", scene(ASKED + "        next: §endd\n"), "`end`"
    ),
    "an unknown option in history": Fault(
        "unknown-option", scene(ASKED + "    history: §stya\n"), "`stay`"
    ),
    "an unknown option of a voice": Fault(
        "unknown-option",
        scene("    voices:\n      warden:\n        for: §leav\n        says: Go.\n" + ASKED),
        "`leave`",
    ),
    "an unknown option of a motion": Fault(
        "unknown-option",
        scene(ASKED + "    motions:\n      - text: Stay\n        puts: §sty\n"),
        "`stay`",
    ),
    "an unknown person in taken_by": Fault(
        "unknown-person", scene(ASKED + "        taken_by: [clerk, §wardn]\n"), "`warden`"
    ),
    "an unknown person who speaks": Fault(
        "unknown-person", scene("    voices:\n      §wardne:\n        says: Go.\n"), "`warden`"
    ),
    "an unknown person in a motion": Fault(
        "unknown-person",
        scene(ASKED + "    motions:\n      - text: Stay\n        for: [§clark]\n"),
        "`clerk`",
    ),
    "an unknown person absent": Fault("unknown-person", scene("    absent: §clrk\n"), "`clerk`"),
    "an unknown seat": Fault(
        "unknown-seat", scene(""), "`clerk`", head="title: Ford\nseats:\n  §clrek:\n"
    ),
    "an unknown source": Fault(
        "unknown-source",
        "scenes:\n  ford:\n    heard: |\n      Water.\n\n      It rose. [§@minuets, p. 3]\n",
        "`minutes`",
    ),
    "an unknown call": Fault(
        "unknown-call",
        scene("    calls:\n      inn:\n        label: L\n        text: T\n" + ASKED)
        + "  hall:\n    heard: |\n      Hall.\n\n      {clerk and §called-in} Yes.\n",
        "`called-inn`",
    ),
    "an unknown meter in a condition": Fault(
        "unknown-meter",
        "meters:\n  planks:\n    label: Planks\n    start: 1\n"
        + scene("    place: Hall\n").replace("Water.", "{clerk and §plank > 1} Water."),
        "`planks`",
    ),
    "an unknown meter in changes": Fault(
        "unknown-meter",
        "meters:\n  planks:\n    label: Planks\n    start: 1\n"
        + scene(ASKED + "        changes:\n          §plank: 1\n"),
        "`planks`",
    ),
    "an unknown name in a paragraph": Fault(
        "unknown-name", scene("").replace("Water.", "{not §clerc} Water."), "`clerk`"
    ),
    "an unknown `knows` name in a field": Fault(
        "unknown-name",
        "knows:\n  rose: spring/rising/rise\n" + scene(ASKED + "        if: clerk and §rosa\n"),
        "`rose`",
    ),
    "an unknown paper": Fault(
        "unknown-paper",
        scene(
            "    papers:\n      letter:\n        title: T\n        text: T\n"
            "    calls:\n      inn:\n        label: L\n        text: T\n        opens: [§leter]\n"
            + ASKED
        ),
        "`letter`",
    ),
    "an unknown series": Fault("unknown-series", "shows: [§bread]\n" + scene("")),
    "a condition that ends early": Fault("condition", scene(ASKED + "        if: clerk and§\n")),
    "a condition with two ids in a row": Fault(
        "condition", scene("").replace("Water.", "{clerk §clerk} Water.")
    ),
    "a condition with a bracket left open": Fault(
        "condition", scene(ASKED + "        if: (clerk or stay§\n")
    ),
    "a condition with a stray sign": Fault(
        "condition", scene(ASKED + "        if: clerk §& clerk\n")
    ),
    "a next that goes back": Fault(
        "next-order", scene("") + "  hall:\n    heard: Hall.\n    next: §ford\n", "later"
    ),
    "a next in a circle": Fault("next-order", scene("    next: §ford\n"), "later"),
    "an option's next that goes back": Fault(
        "next-order",
        scene("") + "  hall:\n    heard: Hall.\n" + ASKED + "        next: §ford\n",
        "later",
    ),
    "the following scene is earlier in time": Fault(
        "next-order",
        scene("    date: 1918-03-01\n    title: Ford\n")
        + "  hall:\n    date: §1918-02-01\n    heard: Hall.\n",
    ),
    "time goes back past a scene without a date": Fault(
        "next-order",
        scene("    date: 1918-03-01\n")
        + "  hall:\n    title: Hall\n    heard: Hall.\n"
        + "  yard:\n    date: §1918-02-01\n    heard: Yard.\n",
    ),
    "a next that goes back in time": Fault(
        "next-order",
        scene("    date: 1918-03-01\n    next: hall\n")
        + "  yard:\n    heard: Yard.\n  hall:\n    date: §1918-02-01\n    heard: Hall.\n",
    ),
    "a scene without a way on": Fault(
        "no-way-on",
        "seats:\n  clerk:\n  warden:\n"
        + scene(
            "    question: Stay?\n    §options:\n      stay:\n        label: Stay\n"
            "        if: warden\n      leave:\n        label: Leave\n        if: warden\n"
        ),
        "without `if`",
        head="title: Ford\n",
    ),
    "a motion has a seat absent": Fault(
        "seat-absent",
        scene(ASKED + "    motions:\n      - text: Stay\n        absent: [§clerk]\n"),
        "`absent`",
    ),
    "a paragraph for an absent seat": Fault(
        "seat-absent", "scenes:\n  ford:\n    absent: clerk\n    heard: |\n      {§clerk} You.\n"
    ),
    "a name in two columns": Fault(
        "motion-names",
        scene(
            ASKED + "    motions:\n      - text: Stay\n        for: [clerk]\n"
            "        against: [warden, §clerk]\n"
        ),
    ),
    "taken_by against the motion": Fault(
        "motion-names",
        scene(
            ASKED.replace("Stay\n      leave", "Stay\n        taken_by: [§warden]\n      leave")
            + "    motions:\n      - text: Stay\n        puts: stay\n        for: [clerk]\n"
            "        against: [warden]\n"
        ),
        "Correct one",
    ),
    "prose in braces": Fault(
        "prose-in-braces", "scenes:\n  ford: {heard: §The water stands high}\n", "line of its own"
    ),
    "prose without a block": Fault(
        "prose-block", "scenes:\n  ford:\n    §heard: First\n      second.\n", "`heard: |`"
    ),
    "a text cut short by a comment": Fault(
        "comment-cut", scene("    title: No. §#5 and more\n"), "quotes", warning=True
    ),
    "a condition inside a paragraph": Fault(
        "loose-brace", scene("").replace("Water.", "Water §{clerk} here."), "beginning"
    ),
    "a citation left open": Fault(
        "citation-form", scene("").replace("Water.", "Water. §[@minutes, p. 3"), "Write ]"
    ),
    "a field swallowed by a text": Fault(
        "swallowed-field",
        "scenes:\n  ford:\n    heard: |\n      Water.\n      §place: Smolny\n",
        "`heard`",
        warning=True,
    ),
    "a reserved id": Fault("reserved-id", "scenes:\n  §end:\n    heard: Water.\n", "another name"),
    "a form of knows": Fault("knows-form", "knows:\n  rose: §spring\n" + scene(""), "chapter/"),
    "a meter outside its range": Fault(
        "meter-range",
        "meters:\n  planks:\n    label: Planks\n    start: §9\n    max: 5\n" + scene(""),
    ),
    "a question without options": Fault(
        "question", "scenes:\n  §ford:\n    heard: Water.\n    question: Stay?\n"
    ),
    "calls without a question": Fault(
        "question",
        scene("    §calls:\n      inn:\n        label: L\n        text: T\n"),
    ),
    "a scene called end": Fault(
        "reserved-id",
        scene("") + "  §end:\n    heard: Hall.\n",
        "`end` is the word that closes the chapter; no scene",
    ),
    "an option called or": Fault(
        "reserved-id",
        scene(ASKED.replace("leave:", "§or:")),
        "`or` is a word of conditions and cannot be an id.",
    ),
    "an ending called not": Fault(
        "reserved-id",
        scene("") + "endings:\n  §not:\n    title: T\n    text: T\n",
        "`not` is a word",
    ),
    "prose without its bar": Fault(
        "prose-block",
        "scenes:\n  ford:\n    §heard:\n      Water.\n\n      It rose.\n",
        "Write `heard: |`",
    ),
    "prose that runs on": Fault(
        "prose-block",
        "scenes:\n  ford:\n    §heard: Water stands\n      at the ford.\n",
        "run together",
    ),
    "prose that is folded": Fault(
        "prose-block",
        "scenes:\n  ford:\n    §heard: >\n      Water.\n\n      It rose.\n",
        "`heard: |`",
    ),
    "a condition that is not closed": Fault(
        "loose-brace",
        scene("").replace("Water.", "§{clerk On the wall."),
        "Write {clerk} before the paragraph.",
    ),
    "a condition in the middle of a line": Fault(
        "loose-brace",
        scene("").replace("Water.", "Water §{clerk} rose."),
        "at the beginning of a paragraph",
    ),
    "a condition in a line of its own": Fault(
        "loose-brace",
        scene("").replace("Water.", "§{clerk}\n\n      Water."),
        "without a blank one",
    ),
    "a second condition": Fault(
        "loose-brace", scene("").replace("Water.", "{clerk} §{not clerk} Water."), "Join the two"
    ),
    "a brace alone": Fault(
        "loose-brace", scene("").replace("Water.", "Water§} rose."), "without its {"
    ),
    "a condition where everybody reads": Fault(
        "loose-brace", scene("    cost: |\n      §{clerk} He paid.\n"), "holds no conditions"
    ),
    "a citation without its sign": Fault(
        "citation-form",
        scene("").replace("Water.", "Water. §[minutes, 20 June]"),
        "A citation begins with @: [@minutes, 20 June].",
    ),
    "a citation that is not closed": Fault(
        "citation-form",
        scene("").replace("Water.", "Water. §[@minutes, 20 June"),
        "Write ] at its end.",
    ),
    "a citation in round brackets": Fault(
        "citation-form",
        scene("").replace("Water.", "Water (§@minutes)."),
        "square brackets: [@minutes].",
    ),
    "an empty text that must be there": Fault(
        "wrong-type", 'scenes:\n  ford:\n    heard: §""\n', "stands empty"
    ),
    "an empty block that must be there": Fault(
        "wrong-type", "scenes:\n  ford:\n    heard: §|\n", "stands empty"
    ),
    "an id that begins with a digit": Fault(
        "wrong-type", scene(ASKED.replace("leave:", "§1leave:")), "begin with a letter"
    ),
    "several ids without brackets": Fault(
        "wrong-type", scene("    absent: §clerk, warden\n"), "square brackets: [clerk, warden]."
    ),
    "a date in words": Fault("wrong-type", scene("    date: §20 June 1789\n"), "Write 1789-06-20."),
    "an id of a condition with capitals": Fault(
        "condition",
        scene("").replace("Water.", "{§Clerk} Water."),
        "ids are written small: {clerk}",
    ),
    "a word of a condition with capitals": Fault(
        "condition", scene("").replace("Water.", "{clerk §AND clerk} Water."), "write `and` small"
    ),
    "a programmer's sign": Fault(
        "condition", scene("").replace("Water.", "{clerk §&& clerk} Water."), "write `and`"
    ),
    "an anchor": Fault("alias", scene("    place: §&hall Smolny\n"), "quotes"),
    "an alias": Fault("alias", scene("    place: §*hall\n"), "Write the text out"),
    "a tag": Fault("yaml-tag", scene("    place: §!!str Smolny\n"), "quotes"),
    "nesting": Fault("nesting", "why: " + "[" * 23 + "§[x" + "]" * 24 + "\n" + scene("")),
    "lethal without cost": Fault(
        "lethal-cost", "scenes:\n  §ford:\n    gravity: lethal\n    note: N\n    heard: Water.\n"
    ),
    "lethal without a note": Fault(
        "lethal-note", "scenes:\n  §ford:\n    gravity: lethal\n    cost: C\n    heard: Water.\n"
    ),
    "lethal with a meter moved": Fault(
        "lethal-meters",
        "meters:\n  planks:\n    label: Planks\n    start: 1\n"
        + scene(
            "    gravity: lethal\n    note: N\n    cost: C\n"
            + ASKED
            + "        §changes:\n          planks: 1\n"
        ),
    ),
    "lethal with a meter asked for without spaces": Fault(
        "lethal-meters",
        "meters:\n  planks:\n    label: Planks\n    start: 1\n"
        + scene(
            "    gravity: lethal\n    note: N\n    cost: C\n" + ASKED + "        if: §planks>2\n"
        ),
    ),
    "lethal with a paragraph that asks for a meter": Fault(
        "lethal-meters",
        "meters:\n  planks:\n    label: Planks\n    start: 1\n"
        + scene("    gravity: lethal\n    note: N\n    cost: C\n").replace(
            "Water.", "{clerk and §planks = 2} Water."
        ),
    ),
    "lethal with heads": Fault(
        "lethal-heads",
        scene(
            "    gravity: lethal\n    note: N\n    cost: C\n"
            + ASKED
            + "    motions:\n      - text: Stay\n        puts: stay\n        §heads: yes\n"
        ),
    ),
    "heads of a motion that puts no option": Fault(
        "heads-option",
        scene(ASKED + "    motions:\n      - text: Stay\n        §heads: yes\n"),
        "puts:",
    ),
    "an atrocity with a question": Fault(
        "atrocity-question",
        "scenes:\n  ford:\n    gravity: atrocity\n    cost: C\n    heard: Water.\n"
        + ASKED.replace("    options", "    §options"),
        "Take it out",
    ),
    "a map from east to west": Fault(
        "map-frame",
        own_map().replace("west: 20", "west: 40").replace("frame", "§frame"),
        "less than `east`",
    ),
    "a place outside its map": Fault(
        "map-outside",
        own_map("      §far: {name: Far, north: 65, east: 25}\n"),
        "widen the frame",
    ),
    "a line through a place that is not there": Fault(
        "map-point", own_map(lines=own_line("[town, §mil]")), "`mill`"
    ),
    "a line without a day": Fault(
        "missing-field",
        own_map(lines=own_line("[town, mill]", "").replace("road", "§road")),
        "`date:`",
    ),
    "a line that says nowhere where it is written": Fault(
        "missing-field",
        own_map(lines=own_line("[town, mill]").replace("road", "§road")).replace(
            "        note: Straight. [@minutes]\n", ""
        ),
        "`note:`",
    ),
    "a map without a sentence": Fault(
        "missing-field",
        own_map().replace("    words: A river.\n", "").replace("  river", "  §river"),
        "`words:`",
    ),
    "a line through one place": Fault("wrong-type", own_map(lines=own_line("§[town]"))),
    "degrees in words": Fault(
        "wrong-type", own_map("      far: {name: Far, north: §65 N, east: 25}\n"), "59.94"
    ),
    "a map that nobody drew": Fault("unknown-map", own_map() + "    map: §rivers\n", "`river`"),
    "a map of a later day": Fault(
        "map-day", own_map() + "    date: 1918-02-17\n    map: §river\n", "another map"
    ),
    "figures without a sentence": Fault(
        "series-words",
        "series:\n  §votes:\n    title: Votes\n    points:\n      - date: 1918\n        room: 7.\n"
        "        said: 7\n" + scene(""),
        "`words:`",
    ),
    "a figure in words": Fault(
        "wrong-type",
        "series:\n  votes:\n    title: Votes\n    words: W.\n    points:\n      - date: 1918\n"
        "        room: 7.\n        said: §about seven\n" + scene(""),
        "9-20",
    ),
    "an atrocity without its victims": Fault(
        "atrocity-cost", "scenes:\n  §ford:\n    gravity: atrocity\n    heard: Water.\n", "victims"
    ),
}


def marked(fault: Fault) -> tuple[str, int, int]:
    """The file without the mark, and the line and column where it stood."""
    text = fault.head + fault.text + fault.tail
    assert text.count("§") == 1
    before = text[: text.index("§")]
    return text.replace("§", ""), before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_broken_rule_is_named_with_its_place_and_a_way_out(fault):
    text, line, column = marked(fault)
    loaded = load_text(text)
    found = [problem for problem in loaded.problems if problem.rule == fault.rule]
    assert found, [str(problem) for problem in loaded.problems]
    assert (line, column) in [(one.line, one.column) for one in found], [str(one) for one in found]
    there = next(one for one in found if (one.line, one.column) == (line, column))
    assert fault.hint in f"{there.says} {there.hint}"
    level = "warning" if fault.warning else "error"
    assert str(there).startswith(f"t.yaml:{line}:{column}: {level} [{fault.rule}]")
    assert loaded.playable == fault.warning


def test_the_small_file_without_a_fault_is_played():
    assert load_text(HEAD + scene(ASKED) + TAIL).playable


def test_every_rule_that_binds_has_its_faulty_file():
    from game.reader import fields, tree
    from game.story import ethics, structure

    elsewhere = {"encoding", "character", "overrides"}  # each has tests of its own
    rules = {rule.name for room in (tree, fields, structure, ethics) for rule in room.RULES}
    assert rules - elsewhere == {fault.rule for fault in FAULTS.values()}


def test_all_faults_of_a_file_come_at_once_each_on_its_line():
    text = HEAD + scene(
        "    plaec: Smolny\n    date: 1918-13-01\n    next: nowhere\n"
        + ASKED
        + "        taken_by: [nobody]\n        if: clerk and nothing\n"
    )
    found = {(problem.line, problem.rule) for problem in load_text(text + TAIL).problems}
    assert found == {
        (8, "unknown-field"), (9, "wrong-type"), (10, "unknown-scene"),
        (17, "unknown-person"), (18, "unknown-name"),
    }  # fmt: skip


def test_after_faults_of_syntax_the_reader_reads_on():
    text = HEAD + scene("    place: a: b\n    plaec: Smolny\n    time: c: d\n    next: nowhere\n")
    found = {(problem.line, problem.rule) for problem in load_text(text + TAIL).problems}
    assert {
        (8, "yaml-syntax"), (9, "unknown-field"), (10, "yaml-syntax"), (11, "unknown-scene"),
    } <= found  # fmt: skip


def test_a_files_own_entry_that_hides_the_archives_is_a_warning_and_plays():
    from game.archive import Archive, Person
    from game.story.load import load

    archive = Archive.model_construct(
        sources={}, people={"clerk": Person(name="Other")}, series={}, terms={}
    )
    loaded = load(HEAD + scene("") + TAIL, "t.yaml", "t", archive)
    assert [(one.rule, one.line, one.warning) for one in loaded.problems] == [
        ("overrides", 9, True)
    ]
    assert loaded.playable
    assert loaded.archive.people["clerk"].name == "Clerk"


def told(text):
    return [
        f"{one.line} {one.says} {one.hint}" for one in load_text(text).problems if not one.warning
    ]


def warned(text):
    return [(one.line, one.rule) for one in load_text(text).problems if one.warning]


@pytest.mark.parametrize(
    "heard",
    [
        "Water stands high.",
        '"Water stands high."',
        "'It''s high.'",
        ">-\n      Water\n      stands.",
    ],
)
def test_prose_of_one_paragraph_may_stand_plain_quoted_or_folded(heard):
    assert told(HEAD + f"scenes:\n  ford:\n    heard: {heard}\n" + TAIL) == []


def test_a_question_swallowed_by_the_text_above_is_named_with_its_line():
    text = HEAD + scene("      question: Stay?\n" + ASKED.split("\n", 1)[1]) + TAIL
    (only,) = told(text)
    assert only.startswith("5 `ford` lacks `question`. Line 8, `question:`, stands too deep")
    assert only.endswith("read as part of `heard`. Indent it by 4.")
    assert warned(text) == []


def test_a_text_that_must_be_there_swallowed_by_another_is_named_with_its_line():
    text = (
        HEAD
        + "scenes:\n  ford:\n    note: |\n      High.\n      heard: |\n        {clerk} Water.\n"
        + TAIL
    )
    (only,) = told(text)
    assert only.startswith("5 `ford` lacks the field `heard`. Line 8, `heard:`")


def test_any_other_field_inside_a_text_is_a_warning():
    text = HEAD + scene("      place: The ford\n") + TAIL
    assert (told(text), warned(text)) == ([], [(8, "swallowed-field")])
    assert load_text(text).playable
    assert warned(HEAD + scene("      Note: it rose.\n") + TAIL) == []


@pytest.mark.parametrize(
    ("title", "cut"),
    [("The door # 1 closed", True), ("Room #3", True), ("Ford # the old one", False), ("Ford  # 1", False),
     ("'The door # 1 closed'", False), ("x # 1", False), ("Ford", False)],
)  # fmt: skip
def test_a_text_cut_by_a_number_sign_is_a_warning(title, cut):
    text = HEAD.replace("Ford", title) + scene("      The house # 1 stands.\n") + TAIL
    assert warned(text) == ([(1, "comment-cut")] if cut else [])
    assert load_text(text).playable


def test_what_follows_from_a_value_already_reported_is_not_said():
    text = (
        HEAD
        + scene(
            ASKED.replace("stay:", "Stay:") + "    history: stay\n    motions:\n      - text: T\n"
            "        for: [The Clerk, warden]\n        against: [Another One]\n        puts: stay\n"
        )
        + "endings:\n  done:\n    if: stay\n    title: T\n    text: T\n"
        + TAIL
    )
    assert [one.split()[0] for one in told(text)] == ["10", "17", "18"]
    assert not any("not-read" in one for one in told(text))


def test_a_misspelt_register_is_said_and_not_that_its_sources_are_unknown():
    text = (
        HEAD
        + scene("").replace("Water.", "Water. [@minutes, p. 3]")
        + TAIL.replace("sources:", "source:")
    )
    (only,) = told(text)
    assert "`source` is no field here. Did you mean `sources`?" in only


def test_the_text_of_a_misspelt_field_is_looked_over_all_the_same():
    body = scene("").replace("heard:", "herd:").replace("Water.", "{nobody} Water.")
    assert [one.split()[0] for one in told(HEAD + body + TAIL)] == ["6", "6"]


def test_a_misspelt_field_is_not_missing_as_well():
    assert len(told(HEAD + scene("").replace("heard:", "herd:") + TAIL)) == 1


STRAYS = {
    "a last field among the options": (
        "        label: Leave\n", "      label: Leave\n", "`label` stands beside `leave`, not under it. Indent it by 8."
    ),
    "options under their own heading's level": (
        "      stay:\n        label: Stay\n      leave:\n        label: Leave\n",
        "    stay:\n      label: Stay\n    leave:\n      label: Leave\n",
        "`stay` and 1 more stand beside `options`, not under it. Indent them by 6.",
    ),
    "a register inside another": ("sources:\n  minutes", "  sources:\n  minutes", "`sources`"),
    "an entry as deep as its fields": (
        "  ford:\n    heard: |\n      Water.\n", "    ford:\n    heard: |\n      Water.\n",
        "`ford` stands as deep as its fields",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), STRAYS.values(), ids=STRAYS.keys())
def test_fields_beside_their_entry_are_one_fault(old, new, says):
    text = HEAD + scene(ASKED).replace("Water.", "Water. [@minutes, 3]") + TAIL
    old, new = (one.replace("Water.", "Water. [@minutes, 3]") for one in (old, new))
    assert text.count(old) == 1
    (only,) = told(text.replace(old, new))
    assert says in only


def test_a_saved_game_is_no_scenario():
    (only,) = told("format: 1\nscenario: ford\nseat: clerk\nsteps: []\n")
    assert (
        only == "1 This is a saved game, not a scenario. Go on with it: politburo continue t.yaml"
    )


def test_lethal_scenes_are_looked_over_in_one_walk(monkeypatch):
    from game.story import ethics

    walks = []
    walk = ethics.conditions
    monkeypatch.setattr(ethics, "conditions", lambda *given: walks.append(1) or walk(*given))
    lethal = "    gravity: lethal\n    note: N\n    cost: C\n    heard: Water.\n"
    load_text(HEAD + "scenes:\n" + "".join(f"  s{n}:\n{lethal}" for n in range(30)) + TAIL)
    assert len(walks) == 1
