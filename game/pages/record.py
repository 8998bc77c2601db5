"""THE RECORD: the pages read after an answer. Made from a Reveal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Rule, Sheet
from game.pages.contents import Page, numbered
from game.pages.paragraphs import note_line, paras
from game.playthrough.reveal import LineTaken, MotionView, Reveal

ACTIONS = ("confirm", "previous", "undo", "sources", "minutes", "pages", "following", "number")
"""The most useful first: where the foot has no room, the last ones are left out."""
GRADES = {
    "documented": "a protocol, decree, letter or stenogram survives",
    "attested": "testimony or memoir only",
    "disputed": "historians disagree",
    "inferred": "reasoned, not an event",
}


def sheets(reveal: Reveal, own_stop: bool) -> list[Sheet]:
    """The stop, what followed, the count and what was resolved; then what lies behind numbers.

    With `own_stop` the stop is a page; else it opens the first page of the record.
    """
    entered = Quiet("Entered in your minute book:")
    stop = [Page("Stop", [entered, *_stop(reveal), Para(BELOW)])] if own_stop else []
    followed = Page("What followed", _followed(reveal, own_stop))
    first, *others = numbered(
        _blank(reveal), [*stop, followed, _decided(reveal), *_behind(reveal, reveal.not_taken)]
    )
    return [replace(first, stop=own_stop), *others]


def of_class(reveal: Reveal, voted: Collection[int]) -> list[Sheet]:
    """The record after the votes of a class: first every line that got one, given by its number."""
    lines = sorted((reveal.you, *reveal.not_taken), key=lambda line: line.number)
    taken = [block for line in lines if line.number in voted for block in _line(line)]
    others = [line for line in lines if line.number not in voted]
    followed = Page("What followed", [Label("WHAT FOLLOWED"), *taken])
    return numbered(_blank(reveal), [followed, _decided(reveal), *_behind(reveal, others)])


def _blank(reveal: Reveal) -> Sheet:
    head = ("MINUTES", reveal.meeting.day, reveal.meeting.place)
    left = " · ".join(part for part in head if part)
    right = " · ".join(part for part in (reveal.seat.formal, "the record") if part)
    return Sheet("record", left, right, (), actions=ACTIONS, time=reveal.time)


def _behind(reveal: Reveal, not_taken: Iterable[LineTaken]) -> list[Page]:
    """The pages that going on passes by."""
    found: dict[str, list[Block]] = {
        "Other counts": _other_counts(reveal),
        "Map": [Label("ON THE MAP"), reveal.map] if reveal.map else [],
        "Not taken": _not_taken(not_taken),
        "Papers": _provenance(reveal),
        "Sources": sources(reveal) if reveal.notes else [],
    }
    return [
        Page(title, [*blocks, *_pair(reveal)], extra=True)
        for title, blocks in found.items()
        if blocks
    ]


BELOW = "Up to here, only what was known in the room. Below this line is the record."
OPENS_RECORD = Quiet("The letter o opens the record.")
"""Under a stop before a class."""


def _stop(reveal: Reveal) -> list[Block]:
    """What was entered, and the double rule."""
    you = reveal.you
    blocks: list[Block] = [Row("You", f"{you.number}  {you.label}", strong=True)]
    if reveal.reason:
        blocks.append(Row("", f"You wrote: {reveal.reason}", quiet=True))
    if reveal.remark:
        blocks.append(Row("remark", reveal.remark, quiet=True))
    return [*blocks, Rule("STOP")]


def _followed(reveal: Reveal, own_stop: bool) -> list[Block]:
    """What happened to those who took the line; then what you entered, and what your man did.

    What you entered is not said again under a stop over which it stands.
    """
    you = reveal.you
    return [
        *([Label("WHAT FOLLOWED")] if own_stop else _stop(reveal)),
        *paras(you.follows),
        *([Row("You", you.label, strong=True)] if own_stop else []),
        Row("taken by", _takers(you)),
        Row(reveal.seat.name, seat_did(reveal.seat_did, you.label)),
    ]


def seat_did(did: str, yours: str) -> str:
    """What the man in the seat did, as it stands beside the line that the player entered."""
    if not did:
        return "not named on this question"
    return "the same" if did == yours else did


def _takers(line: LineTaken) -> str:
    grade = f" ({line.grade})" if line.grade else ""
    return (", ".join(line.takers) or "nobody is named") + grade


def _pair(reveal: Reveal) -> list[Block]:
    """What you entered beside what your man did, in one row; nothing where there is no seat."""
    return [Quiet(_paired(reveal))] if reveal.seat.id else []


def _paired(reveal: Reveal) -> str:
    did = seat_did(reveal.seat_did, reveal.you.label)
    return f"You: {reveal.you.label} · {reveal.seat.name}: {did}"


def _decided(reveal: Reveal) -> Page:
    """The decisive count, or every one where none has names; then what was resolved."""
    shown = [motion for motion in reveal.motions if motion.decisive] or reveal.motions
    blocks: list[Block] = [Label("IN THE MINUTES")] if shown else []
    blocks += chain(*map(_count, shown))
    if shown:
        blocks += _with_his_vote(reveal)
    resolved: list[Block] = [Heading(reveal.prevailed)] if reveal.prevailed else []
    resolved += paras(reveal.outcome)
    if resolved:
        blocks += [Label("RESOLVED"), *resolved]
        if not shown:
            blocks += _pair(reveal)
    return Page("Count" if shown else "Resolved", blocks)


def _with_his_vote(reveal: Reveal) -> list[Block]:
    """The pair; where the line entered fell by the one vote of the man in the seat, the sum."""
    for motion in reveal.motions:
        numbers = motion.votes.numbers
        voter = next((one for one in motion.votes.voters if one.you), None)
        if numbers is None or voter is None or motion.puts != reveal.you.number:
            continue
        if voter.stand == "against" and numbers.against - numbers.for_ == 1:
            lost = f'"{motion.votes.motion}" lost by one vote, and {reveal.seat.name} voted against'
            carried = f"With his vote where yours is: {numbers.against} to {numbers.for_}"
            return [*_pair(reveal), Para(f"{lost}. {carried}.")]
    return _pair(reveal)


def _other_counts(reveal: Reveal) -> list[Block]:
    """The counts beside the decisive one, in order."""
    if not any(motion.decisive for motion in reveal.motions):
        return []
    others = [motion for motion in reveal.motions if not motion.decisive]
    return [Label("THE OTHER COUNTS"), *chain(*map(_count, others))] if others else []


def _count(motion: MotionView) -> list[Block]:
    """A count drawn, and what there is to say of it."""
    not_named = [
        Quiet(f"You had pencilled {name} {stand}; the minutes do not name him.")
        for name, stand in motion.not_named
    ]
    return [motion.votes, *paras(motion.note), *not_named]


def _not_taken(lines: Iterable[LineTaken]) -> list[Block]:
    blocks = [block for line in lines for block in _line(line)]
    return [Label("LINES NOT TAKEN"), *blocks] if blocks else []


def _line(line: LineTaken) -> list[Block]:
    return [
        Heading(f"{line.number}  {line.label}" if line.offered else line.label),
        Quiet(_takers(line), leads=True),
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
