"""THE DEBRIEF of a class: five cards on the questions that it answered. Made from a Debrief."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.contents import Page, numbered
from game.pages.paragraphs import note_line, paras
from game.pages.record import GRADES
from game.playthrough.debrief import Debrief, Debriefed, Line

NOTHING = "The file tells nothing of it. Who would know, and where is it written?"
TO_CHALLENGE = (
    "Each line was somebody's then. Which line did nobody put, and what kept them from it?",
    "The game lets those speak who sat in the room. Who was not asked, and had to bear it?",
    "Look at the sources: who wrote them down, when, and what had that person to gain?",
    "You voted with time to talk and nothing to lose. What can such a vote not show?",
)


def cards(debrief: Debrief) -> list[Sheet]:
    """What happened, what it cost whom, why, what is unknown, and what to challenge."""
    blank = Sheet("debrief", f"DEBRIEF · {debrief.title}", "five cards", (),
                  actions=("following", "previous", "number"))  # fmt: skip
    pages = [
        Page("What happened", _card("WHAT HAPPENED", debrief, _happened)),
        Page("The cost", [*_card("WHAT IT COST WHOM", debrief, _cost), *_ends(debrief)]),
        Page("Why", [*_card("WHY", debrief, _why), *_to_talk_over(debrief)]),
        Page("Unknown", _card("WHAT IS UNKNOWN", debrief, _unknown)),
        Page("To challenge", _challenge(debrief)),
    ]
    if debrief.notes:
        sources = [Label("SOURCES"), *(note_line(note) for note in debrief.notes)]
        pages.append(Page("Sources", sources, extra=True))
    return numbered(blank, pages)


def _card(
    label: str, debrief: Debrief, told: Callable[[Debriefed], Iterator[Block]]
) -> list[Block]:
    """A card: under each question what is told of it."""
    blocks: list[Block] = [Label(label)]
    for one in debrief.questions:
        day = f", {one.meeting.day}" if one.meeting.day else ""
        blocks += [Heading(f"{one.meeting.title}{day}"), *(list(told(one)) or [Quiet(NOTHING)])]
    return blocks


def _happened(one: Debriefed) -> Iterator[Block]:
    yield Quiet(one.question)
    if one.prevailed:
        yield Row("resolved", one.prevailed, strong=True)
    yield from paras(one.outcome)
    yield from paras(one.later)


def _cost(one: Debriefed) -> Iterator[Block]:
    """Who paid, and what became of those who took each line."""
    yield from paras(one.cost)
    for line in one.lines:
        if line.later:
            yield Quiet(f"{_takers(line)}: {line.label}")
            yield from paras(line.later)


def _takers(line: Line) -> str:
    return ", ".join(line.takers) or "nobody is named"


def _why(one: Debriefed) -> Iterator[Block]:
    """What those who took each line hoped for, and what was said against it."""
    for line in one.lines:
        yield Quiet(f"{_takers(line)}: {line.label}")
        yield from (Row("hoped", line.hope) for _ in range(bool(line.hope)))
        yield from (Row("feared", line.risk) for _ in range(bool(line.risk)))


def _ends(debrief: Debrief) -> list[Block]:
    """How those ended who voted last."""
    return [Label("HOW THEY ENDED"), debrief.ends] if debrief.ends is not None else []


def _to_talk_over(debrief: Debrief) -> list[Block]:
    rows = [Row(f"{at}", text) for at, text in enumerate(debrief.to_talk_over, start=1)]
    return [Label("TO TALK OVER"), *rows] if rows else []


def _unknown(one: Debriefed) -> Iterator[Block]:
    """What historians dispute, where a record falls silent, what no document shows."""
    for position in one.historians:
        yield Quiet(position.by)
        yield from paras(position.says)
    yield from paras(one.remarks)
    for line in one.lines:
        if line.grade not in ("", "documented"):
            yield Row(line.grade, f"{line.label}: {GRADES[line.grade]}")


def _challenge(debrief: Debrief) -> list[Block]:
    """What a class may hold against the game itself."""
    asked = (Row(f"{at}", text) for at, text in enumerate(TO_CHALLENGE, start=1))
    blocks: list[Block] = [Label("WHAT TO CHALLENGE IN THIS GAME"), *asked]
    for one in debrief.questions:
        spoke = f"heard: {', '.join(one.heard)}" if one.heard else "nobody was heard"
        said = f"{len(one.lines)} lines were put to you; {spoke}."
        blocks += [Heading(one.question), Para(said)]
    return blocks
