"""THE RECORD: the pages read after an answer. Made from a Reveal."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from game.drawing.votes import Stand
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
VOTED: dict[Stand, str] = {
    "for": "voted for",
    "against": "voted against",
    "abstained": "abstained on",
}


def sheets(reveal: Reveal, own_stop: bool) -> list[Sheet]:
    """The stop, what followed, the count and what was resolved; then what lies behind numbers.

    With `own_stop` the stop is a page; else it opens the first page of the record.
    """
    left = " · ".join(
        part for part in ("MINUTES", reveal.meeting.day, reveal.meeting.place) if part
    )
    right = f"{reveal.seat.formal} · the record"
    blank = Sheet("record", left, right, (), actions=ACTIONS, time=reveal.time)
    entered = Quiet("Entered in your minute book:")
    stop = [Page("Stop", [entered, *_stop(reveal), Para(BELOW)])] if own_stop else []
    on_the_map: list[Block] = [Label("ON THE MAP"), reveal.map] if reveal.map else []
    behind = {
        "Other counts": _other_counts(reveal),
        "Map": on_the_map,
        "Not taken": _not_taken(reveal),
        "Papers": _provenance(reveal),
        "Sources": sources(reveal) if reveal.notes else [],
    }
    first, *others = numbered(
        blank,
        [
            *stop,
            Page("What followed", _followed(reveal, own_stop)),
            _decided(reveal),
            *(
                Page(title, [*blocks, _pair(reveal)], extra=True)
                for title, blocks in behind.items()
                if blocks
            ),
        ],
    )
    return [replace(first, stop=own_stop), *others]


BELOW = "Up to here, only what was known in the room. Below this line is the record."


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


def _pair(reveal: Reveal) -> Quiet:
    """What you entered beside what your man did, in one row."""
    did = seat_did(reveal.seat_did, reveal.you.label)
    return Quiet(f"You: {reveal.you.label} · {reveal.seat.name}: {did}")


def _decided(reveal: Reveal) -> Page:
    """The decisive count, or every one where none has names; then what was resolved."""
    shown = [motion for motion in reveal.motions if motion.decisive] or reveal.motions
    blocks: list[Block] = [Label("IN THE MINUTES")] if shown else []
    blocks += chain(*map(_count, shown))
    if shown:
        blocks.append(_with_his_vote(reveal))
    resolved: list[Block] = [Heading(reveal.prevailed)] if reveal.prevailed else []
    resolved += paras(reveal.outcome)
    if resolved:
        blocks += [Label("RESOLVED"), *resolved]
        if not shown:
            blocks.append(_pair(reveal))
    return Page("Count" if shown else "Resolved", blocks)


def _with_his_vote(reveal: Reveal) -> Para | Quiet:
    """The pair; where the two took different lines, with the count that his own vote decided."""
    pair = _pair(reveal)
    if not reveal.seat_lines or reveal.you.number in reveal.seat_lines:
        return pair
    for votes in (motion.votes for motion in reveal.motions):
        numbers = votes.numbers
        voter = next((one for one in votes.voters if one.you), None)
        if voter and numbers and abs(numbers.for_ - numbers.against) == 1:
            became = "carried" if numbers.carried else "lost"
            his = f'he {VOTED[voter.stand]} "{votes.motion}", {became} by one vote'
            return Para(f"{pair.text}; {his}.")
    return pair


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


def _not_taken(reveal: Reveal) -> list[Block]:
    lines = [block for line in reveal.not_taken for block in _line(line)]
    return [Label("LINES NOT TAKEN"), *lines] if lines else []


def _line(line: LineTaken) -> list[Block]:
    return [
        Heading(f"{line.number}  {line.label}"),
        Quiet(_takers(line)),
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
