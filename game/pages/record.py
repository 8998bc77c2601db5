"""THE RECORD: the pages read after an answer. Made from a Reveal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from game.drawing.votes import Votes
from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Rule, Sheet
from game.pages.contents import Page, numbered
from game.pages.prose import note_line, paras
from game.playthrough.reveal import LineTaken, MotionView, Reveal

ACTIONS = ("confirm", "previous", "undo", "sources", "minutes", "pages", "following", "number")
"""The most useful first: where the foot has no room, the last ones are left out."""
GRADES = {
    "documented": "a protocol, decree, letter or stenogram survives",
    "attested": "testimony or memoir only",
    "disputed": "historians disagree",
    "inferred": "reasoned, not an event",
}
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


def sheets(reveal: Reveal, own_stop: bool) -> list[Sheet]:
    """The stop, what followed, the counts, what was resolved; then what lies behind numbers.

    With `own_stop` the stop is a page; else it opens the first page of the record.
    """
    left = " · ".join(
        part for part in ("MINUTES", reveal.meeting.day, reveal.meeting.place) if part
    )
    right = f"{reveal.seat.formal} · the record"
    blank = Sheet("record", left, right, (), actions=ACTIONS, time=reveal.time)
    entered = Quiet("Entered in your minute book:")
    stop = [Page("Stop", [entered, *_stop(reveal), Para(BELOW)])] if own_stop else []
    first, *others = numbered(
        blank,
        [
            *stop,
            Page("What followed", _followed(reveal, own_stop)),
            *_counts(reveal),
            Page("Map", [Label("ON THE MAP"), reveal.map] if reveal.map else [], extra=True),
            Page("Not taken", _not_taken(reveal), extra=True),
            Page("Papers", _provenance(reveal), extra=True),
            Page("Sources", sources(reveal) if reveal.notes else [], extra=True),
        ],
    )
    return [replace(first, stop=own_stop), *others]


BELOW = "Up to here, only what was known in the room. Below this line is the record."


def _stop(reveal: Reveal) -> list[Block]:
    """What was entered, and the double rule."""
    blocks: list[Block] = [Heading(f"{reveal.you.number}  {reveal.you.label}")]
    if reveal.reason:
        blocks.append(Quiet(f"You wrote: {reveal.reason}"))
    if reveal.remark:
        blocks.append(Quiet(f"Remark: {reveal.remark}"))
    return [*blocks, Rule("STOP")]


def _followed(reveal: Reveal, own_stop: bool) -> list[Block]:
    """What happened to those who took the line; then what you entered, and what your man did."""
    you, seat = reveal.you, reveal.seat
    grade = f" ({you.grade})" if you.grade else ""
    return [
        *([] if own_stop else _stop(reveal)),
        Label("WHAT FOLLOWED"),
        *paras(you.follows),
        Quiet(f"Those who took this line{grade}: {_joined(you.takers)}."),
        *([Row("You", you.label, strong=True)] if own_stop else []),
        Row(seat.name, reveal.seat_did or "is not named on this question", strong=not own_stop),
    ]


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names) or "nobody is named"


def _counts(reveal: Reveal) -> list[Page]:
    """A page for each count with names, in order; those without names stand together.

    What was resolved stands under the last ones without names, or on a page of its own.
    """
    counts = list(_grouped(reveal.motions))
    resolved: list[Block] = [Heading(reveal.prevailed)] if reveal.prevailed else []
    resolved += paras(reveal.outcome)
    if resolved:
        resolved.insert(0, Label("RESOLVED"))
    last_unnamed = bool(counts) and not counts[-1][-1].votes.voters
    pages: list[Page] = []
    for number, group in enumerate(counts):
        title = "Count" if len(counts) == 1 else f"{_ordinal(number)} count"
        label = "IN THE MINUTES" if len(counts) == 1 else title.upper()
        pages += [
            _before(motion.votes.before, motion.earlier) for motion in group if motion.earlier
        ]
        pages.append(Page(title, [Label(label), *chain(*map(_count, group))]))
    if last_unnamed:
        pages[-1].blocks.extend(resolved)
    elif resolved:
        pages.append(Page("Resolved", resolved))
    return pages


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else f"{number + 1}th"


def _before(when: str, earlier: Votes) -> Page:
    """The count that a motion repeats, one turn before it."""
    return Page(
        "Before", [Label("THE COUNT BEFORE"), Quiet(f"{when[:1].upper()}{when[1:]}"), earlier]
    )


def _count(motion: MotionView) -> list[Block]:
    not_named = [
        Quiet(f"You had pencilled {name} {stand}; the minutes do not name him.")
        for name, stand in motion.not_named
    ]
    return [motion.votes, *paras(motion.note), *not_named]


def _grouped(motions: Iterable[MotionView]) -> Iterator[list[MotionView]]:
    """Motions in order: one that has names alone, those between two such together."""
    unnamed: list[MotionView] = []
    for motion in motions:
        if not motion.votes.voters:
            unnamed.append(motion)
            continue
        if unnamed:
            yield unnamed
            unnamed = []
        yield [motion]
    if unnamed:
        yield unnamed


def _not_taken(reveal: Reveal) -> list[Block]:
    lines = [block for line in reveal.not_taken for block in _line(line)]
    return [Label("LINES NOT TAKEN"), *lines] if lines else []


def _line(line: LineTaken) -> list[Block]:
    grade = f" ({line.grade})" if line.grade else ""
    return [
        Heading(f"{line.number}  {line.label}"),
        Quiet(f"{_joined(line.takers)}{grade}"),
        *paras(line.follows),
    ]


def _provenance(reveal: Reveal) -> list[Block]:
    papers = [
        block for paper in reveal.provenance for block in (Heading(paper.title), *paras(paper.text))
    ]
    return [Label("HOW THE PAPERS REACHED US"), *papers] if papers else []


def sources(reveal: Reveal) -> list[Block]:
    """Where the matter of a record is written, and what its grades of evidence mean."""
    grades = {reveal.you.grade, *(line.grade for line in reveal.not_taken)}
    grades |= {motion.votes.grade for motion in reveal.motions}
    meanings = [Row(grade, means) for grade, means in GRADES.items() if grade in grades]
    return [Label("SOURCES"), *(note_line(note) for note in reveal.notes), *meanings]
