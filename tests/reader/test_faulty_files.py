"""Every rule that binds, broken in a small file: the rule's name, the line, the column, the hint.

In the snippets `§` stands where the problem is expected; it is taken out before the file is read.
"""

import faulty_files
import pytest
from faulty_files import ASKED, HEAD, TAIL, Fault, own_line, own_map, scene
from helpers import load_text

FAULTS = faulty_files.FAULTS | {
    "a reserved id": Fault("reserved-id", "scenes:\n  §end:\n    heard: Water.\n", "another name"),
    "a form of knows": Fault("knows-form", "knows:\n  rose: §spring\n" + scene(""), "chapter/"),
    "a meter outside its range": Fault(
        "meter-range",
        "meters:\n  planks:\n    label: Planks\n    start: §9\n    max: 5\n" + scene(""),
    ),
    "an answer asked for too early": Fault(
        "asked-early",
        scene(ASKED).replace("Water.", "{§stay} Water."),
        "something earlier",
        warning=True,
    ),
    "a death before a birth": Fault(
        "life-dates",
        scene(""),
        "Correct one",
        tail=TAIL.replace(
            "    name: Warden\n", "    name: Warden\n    §born: 1890\n    died: 1880\n"
        ),
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
        "Write [@minutes, 20 June].",
    ),
    "a citation that is not closed": Fault(
        "citation-form",
        scene("").replace("Water.", "Water. §[@minutes, 20 June"),
        "Write ] at its end.",
    ),
    "a citation in round brackets": Fault(
        "citation-form",
        scene("").replace("Water.", "Water (§@minutes)."),
        "Write [@minutes].",
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
        "wrong-type", scene("    absent: §clerk, warden\n"), "Write [clerk, warden]."
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
            + "    motions:\n      - text: Stay\n        puts: stay\n        §heads: warden\n        for: warden\n"
        ),
    ),
    "heads of a motion that puts no option": Fault(
        "heads-option",
        scene(
            ASKED
            + "    motions:\n      - text: Stay\n        §heads: warden\n        for: warden\n"
        ),
        "puts:",
    ),
    "a head that did not vote": Fault(
        "heads-option",
        scene(
            ASKED
            + "    motions:\n      - text: Stay\n        puts: stay\n        heads: [§warden]\n"
        ),
        "not among those who voted",
    ),
    "a motion again that is not there": Fault(
        "unknown-motion",
        scene(
            ASKED
            + "    motions:\n      - text: Stay\n        id: first\n      - text: Stay\n        again: §frist\n"
        ),
        "Did you mean `first`?",
    ),
    "a motion again of a scene with two": Fault(
        "unknown-motion",
        scene(ASKED + "    motions:\n      - text: Stay\n      - text: Go\n")
        + "  later:\n    heard: Hall.\n    question: Now?\n    options:\n      up:\n        label: Up\n"
        "      down:\n        label: Down\n    motions:\n      - text: Up\n        again: §ford\n",
        "more motions than one",
    ),
    "a motion that repeats itself": Fault(
        "unknown-motion",
        scene(ASKED + "    motions:\n      - text: Stay\n        id: it\n        again: §it\n"),
    ),
    "own words of no question": Fault(
        "own-words", "scenes:\n  ford:\n    heard: |\n      Water. You wrote: §{words:frod}\n"
    ),
    "own words of a question not yet answered": Fault(
        "own-words", scene(ASKED).replace("Water.", "Water. §{words:ford}"), "earlier question"
    ),
    "own words where everybody reads": Fault(
        "own-words",
        scene(ASKED + "    cost: |\n      You wrote: §{words:ford}\n"),
        "read by everybody",
    ),
    "own words in a lethal scene": Fault(
        "lethal-words",
        scene(ASKED)
        + "  later:\n    gravity: lethal\n    note: N\n    cost: C\n    heard: |\n      You wrote: §{words:ford}\n",
    ),
    "own words of a lethal scene": Fault(
        "lethal-words",
        scene("    gravity: lethal\n    note: N\n    cost: C\n" + ASKED)
        + "  later:\n    heard: |\n      You wrote: §{words:ford}\n",
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

    elsewhere = {"encoding", "character", "overrides", "body-terms"}  # each has tests of its own
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
