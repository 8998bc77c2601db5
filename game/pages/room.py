"""Pages of a question that a class opens cold before one screen, up to the stop and at it.

Nobody has a seat. How many hands there were for a line is never shown, only who moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.pages import before
from game.pages.blocks import (
    Block,
    Choice,
    Heading,
    Label,
    Para,
    Quiet,
    Row,
    Rule,
    Sheet,
    SlipWords,
)
from game.pages.paragraphs import paras
from game.pages.pencil import Pencil
from game.pages.record import BELOW, OPENS_RECORD
from game.playthrough.passages import Passage
from game.playthrough.room_votes import Entered, LineMoved
from game.playthrough.view import View

TO_READ = ("map", "papers", "voices", "who")
TURNING = ("following", "previous", "undo", "list", "blank")
EXPLAINED = "TO BE EXPLAINED"
"""The label over a question on which lives hang: nobody is asked what he would have done."""
CAN_EXPLAIN = "Which of these lines can you explain?"
REASON = SlipWords("A REASON FOR THIS LINE", "put it down", "One line, in the words of the class")
TIE = SlipWords("THE TIE IS BROKEN", "the teacher decides", "")


def paragraphs(view: View, so_far: Sequence[Passage], reading: str) -> int:
    """In how many steps the passage is read: what is public so far, then a paragraph at a time."""
    heard = {"read": view.heard, "summary": view.summary}.get(reading, ())
    return bool(so_far) + max(1, len(heard))


def heard(  # noqa: PLR0913, PLR0917 - a passage, and how far and in which form it is read
    view: View,
    so_far: Sequence[Passage],
    pencil: Pencil,
    read: int,
    reading: str = "read",
    latest: str = "",
) -> Sheet:
    """What is public by this day, and the passage as far as it is read; then the calls.

    `read` counts the steps of `paragraphs`.
    """
    page = before.heard(view, pencil, reading, latest)
    public: list[Block] = [Label("SO FAR"), *paras(so_far)] if so_far else []
    whole = read >= paragraphs(view, so_far, reading)
    shown = page.blocks if whole else _first(page.blocks, read - bool(so_far))
    begins = len(public) + (page.begins or _last_para(shown)) if shown else 0
    onward = "next: the question" if whole else "read on"
    return replace(
        _of_class(page, view),
        blocks=(*public, *shown),
        begins=begins,
        choices=page.choices if whole else (),
        ask_label=page.ask_label if whole else "",
        confirm=onward,
        actions=("confirm", *(("number",) if whole and page.choices else ()), *_reads(view)),
    )


def _first(blocks: Sequence[Block], count: int) -> tuple[Block, ...]:
    """The head of a passage with so many of its paragraphs; nothing where there are none."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Para)]
    return tuple(blocks[: places[count - 1] + 1]) if count else ()


def _last_para(blocks: Sequence[Block]) -> int:
    """Where the last paragraph begins; with the first one its head is seen."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Para)]
    return places[-1] if len(places) > 1 else 0


def question(
    view: View,
    pencil: Pencil,
    reasons: Mapping[str, str],
    hands: Sequence[int] = (),
    closed: bool = False,
) -> Sheet:
    """What is to be resolved, or to be explained: all lines that can be voted for.

    `reasons` are those put down so far, by option; `hands` the number of all in each vote so far.
    The vote may be `closed`.
    """
    page = _of_class(before.question(view, pencil), view)
    choices = tuple(
        replace(choice, reason=reasons.get(option.id, ""))
        for choice, option in zip(page.choices, view.options, strict=True)
    )
    return replace(
        page,
        choices=choices,
        right=_counted(page.right, hands),
        actions=("confirm", "number", *(() if closed else ("vote",)), *_reads(view)),
        slip=REASON,
        verb="reason for" if view.asks_reason else "",
        optional=True,
        confirm="",
    )


def _counted(right: str, hands: Sequence[int]) -> str:
    counted = f"{hands[0]} hands" if hands else ""
    return " · ".join(part for part in (right, counted) if part)


def _of_class(page: Sheet, view: View) -> Sheet:
    """A page without what belongs to a seat; where lives hang on it, with another question."""
    parts = tuple(part for part in page.parts if part.action in TO_READ)
    if page.answers and view.meeting.gravity != "open":
        return replace(page, parts=parts, ask=CAN_EXPLAIN, ask_label=EXPLAINED, blocks=(
            Para(page.ask),
        ))  # fmt: skip
    return replace(page, parts=parts)


def _reads(view: View) -> tuple[str, ...]:
    there = {"map": view.map, "papers": view.papers, "voices": view.voices, "who": True}
    return ("following", *(name for name in TO_READ if there[name]), *TURNING[1:])


def tie(view: View, numbers: Sequence[int]) -> Sheet:
    """Lines with equally many hands after the talk: the teacher decides."""
    page = before.question(view, Pencil())
    tied = tuple(replace(one, hope="", risk="") for one in page.choices if one.number in numbers)
    said = "Equally many hands were raised for these lines. The teacher decides; that is noted."
    return replace(
        _of_class(page, view),
        name="tie",
        blocks=(Para(said),),
        choices=tied,
        ask="",
        ask_label="A TIE",
        parts=(),
        actions=("number", "confirm", *TURNING),
        verb="line",
        slip=TIE,
        asks_reason=False,
    )


def moved(view: View, entered: Entered) -> Sheet:
    """The movement between the two votes, and nothing else of them."""
    page = _of_class(before.question(view, Pencil()), view)
    return replace(
        page,
        name="moved",
        blocks=(),
        choices=tuple(_moved(line, entered.known) for line in entered.lines),
        ask=page.ask,
        ask_label="WHO MOVED",
        parts=(),
        actions=("confirm", "number", *TURNING),
        slip=REASON,
        verb="reason for" if view.asks_reason else "",
        optional=True,
        confirm="next: the stop",
    )


def _moved(line: LineMoved, known: bool) -> Choice:
    label = f"{_movement(line.moved)}: {line.label}" if known else line.label
    return Choice(line.number, label, reason=line.reason)


def _movement(by: int) -> str:
    """By how many hands a line moved, in words."""
    return f"{by} more" if by > 0 else f"{-by} fewer" if by else "no change"


def stop(view: View, entered: Entered, remark: str = "") -> Sheet:
    """What was entered, and the double rule; the record waits behind its key."""
    left, right = before.head(view)
    lethal = view.meeting.gravity != "open"
    word = (
        "The class can explain this line; nobody took it:" if lethal else "Entered for the class:"
    )
    blocks: list[Block] = [Quiet(word), Heading(f"{entered.number}  {entered.label}")]
    if entered.tied:
        tied = " and ".join(map(str, entered.tied))
        blocks.append(Quiet(f"Lines {tied} had equally many hands; the teacher broke the tie."))
    blocks += [Row("remark", remark)] if remark else []
    blocks += [Rule("STOP"), Para(BELOW), OPENS_RECORD]
    actions = ("record", *TURNING, "debrief")
    return Sheet("answered", left, right, tuple(blocks), actions=actions, time=view.time,
                 confirm="", stop=True)  # fmt: skip


def closes(title: str) -> Sheet:
    """After the last question: the debrief has a key of its own."""
    said = Quiet("The letter d opens the debrief: five cards on what was asked.")
    blocks = (Label("THE LESSON CLOSES"), Heading(title), said)
    actions = ("debrief", "previous", "undo", "list", "blank")
    return Sheet("closes", title, "", blocks, actions=actions, confirm="")
