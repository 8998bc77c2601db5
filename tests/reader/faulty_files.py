"""Small files with one fault each: fields, names and ways; the mark `§` stands where it is."""

from __future__ import annotations

from dataclasses import dataclass

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
        "duplicate-key", scene("    place: Smolny\n    §place: Kremlin\n"), "Keep one"
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
}
