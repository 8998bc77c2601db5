"""A scene before the answer: what is heard, and what is to be resolved.

Made from a View and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Rule, Sheet
from game.pages.margin import margin
from game.pages.panels import brought, paper_blocks, written
from game.pages.paragraphs import paras
from game.pages.pencil import Pencil
from game.playthrough.view import OptionView, View

QUESTION = "TO BE RESOLVED"
"""The label over an open question; RESOLVED stands over the record."""
PASSED_OVER = "You have passed over this passage."
NUMBERS = ("NO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
READ_ANY_TIME = ("who", "dossier", "minutes", "undo", "previous", "following")


def head(view: View) -> tuple[str, str]:
    """The two ends of the line over a scene's page."""
    day = ", ".join(part for part in (view.meeting.day.upper(), view.meeting.time) if part)
    left = " · ".join(part for part in (day or view.title, view.meeting.place) if part)
    count = f"question {view.question_number} of {view.questions}" if view.options else ""
    return left, " · ".join(part for part in (view.seat.formal, count) if part)


def ways_to_read(view: View) -> tuple[str, ...]:
    """What a content note offers, in the order of its choices."""
    return ("read", "summary", "skip") if view.summary else ("read", "skip")


def content_note(view: View) -> Sheet:
    """The page before a passage that some would rather not read."""
    left, right = head(view)
    labels = {
        "read": "Read the passage",
        "summary": "Read a summary instead",
        "skip": "Pass over it, to the question" if view.options else "Pass over it",
    }
    return Sheet(
        "note",
        left,
        right,
        (Label("BEFORE YOU READ"), Para(view.note)),
        choices=tuple(Choice(at, labels[way]) for at, way in enumerate(ways_to_read(view), 1)),
        ask="How will you go on?",
        actions=("number", "confirm", "previous", "undo"),
    )


def passage(view: View, reading: str = "read") -> Sheet:
    """A scene without a question: what was heard and, for there is no stop, the papers.

    `reading` is `read`, `summary` or `skip`, as chosen at the content note.
    """
    left, right = head(view)
    blocks = _heard(view, reading)
    for paper in view.papers:
        blocks += paper_blocks(paper)
    blocks += written(passage for paper in view.papers for passage in paper.text)
    actions = ("confirm", *(("map",) if view.map else ()), *READ_ANY_TIME)
    return Sheet("passage", left, right, tuple(blocks), actions=actions, time=view.time)


def heard(view: View, pencil: Pencil, reading: str = "read", latest: str = "") -> Sheet:
    """What is heard before a question, and the calls there is time for.

    `latest` is the id of the call made last, if the page is shown for what it brought.
    """
    left, right = head(view)
    blocks = _heard(view, reading)
    begins = 0
    for call in view.calls:
        if call.made:
            begins = len(blocks) if call.id == latest else begins
            blocks += brought(call)
    choices = tuple(
        Choice(call.number, call.label)
        for call in view.calls
        if call.cost <= view.calls_left and not call.made
    )
    more = " MORE" if any(call.made for call in view.calls) else ""
    return Sheet(
        "heard",
        left,
        right,
        tuple(blocks),
        choices=choices,
        ask_label=f"THERE IS TIME FOR {NUMBERS[min(9, view.calls_left)]}{more}" if choices else "",
        parts=tuple(margin(view, pencil)),
        time=view.time,
        actions=("confirm", *(("number",) if choices else ()), *_actions(view)),
        verb="call",
        begins=begins,
        binding=True,
        optional=True,
    )


def _heard(view: View, reading: str) -> list[Block]:
    blocks: list[Block] = [Label("HEARD"), Heading(view.meeting.title)]
    if view.meeting.old_style:
        blocks.append(Quiet(f"{view.meeting.old_style}, Old Style"))
    if reading == "skip":
        blocks.append(Quiet(PASSED_OVER))
    elif reading == "summary":
        blocks += paras(view.summary)
    else:
        blocks += paras(view.heard)
        blocks += [Rule(), *paras(view.told)] if view.told else []
    return blocks + [
        Quiet(f"{meter.label}: {meter.figure} {meter.unit}".strip()) for meter in view.meters
    ]


def question(view: View, pencil: Pencil) -> Sheet:
    """What is to be resolved: the lines that can be taken, and who speaks for and against them."""
    left, right = head(view)
    body = f"{view.meeting.body}: " if view.meeting.body else ""
    return Sheet(
        "question",
        left,
        right,
        (),
        choices=tuple(_choice(option) for option in view.options),
        ask=f"{body}{view.question}",
        ask_label=QUESTION,
        parts=tuple(margin(view, pencil)),
        time=view.time,
        actions=("number", "confirm", *_actions(view)),
        verb="line",
        binding=True,
        answers=True,
        asks_reason=view.asks_reason,
        reason=pencil.reason,
    )


def _choice(option: OptionView) -> Choice:
    return Choice(
        option.number,
        option.label,
        option.hope,
        option.risk,
        option.closed,
        spoken_for=option.spoken_for,
        spoken_against=option.spoken_against,
    )


def _actions(view: View) -> Iterator[str]:
    """What works on the pages of a question's scene."""
    yield from (("map",) if view.map else ())
    yield from (("papers",) if view.papers else ())
    yield from (("voices",) if view.voices else ())
    yield from (("calls",) if view.calls else ())
    yield from (("heads",) if view.heads else ())
    yield from READ_ANY_TIME
