"""Pages read after the answer. Made from a Reveal, a Close or a MinuteBook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from game.pages.before import note_line, paras
from game.pages.blocks import Block, Entry, Heading, Label, Names, Para, Part, Quiet, Row, Sheet
from game.playthrough.close import Close, MinuteBook
from game.playthrough.reveal import LineTaken, MotionView, Reveal

CARD_ACTIONS = ("confirm", "number", "previous", "following", "sources", "minutes", "undo")

Page: TypeAlias = tuple[list[Block], bool]
"""The blocks of a page, and whether it is extra: going on passes it by."""


def head(reveal: Reveal) -> tuple[str, str]:
    """The two ends of the line over a card."""
    left = " · ".join(
        part for part in ("MINUTES", reveal.meeting.day, reveal.meeting.place) if part
    )
    return left, f"{reveal.seat.formal} · the record"


def cards(reveal: Reveal) -> list[Sheet]:
    """The stop, then what followed, what the minutes hold, and the lines not taken."""
    cited = sources(reveal) if reveal.notes else []
    pages = [
        (_stop(reveal), False),
        (_followed(reveal), False),
        (_minutes(reveal), False),
        (_others(reveal), True),
        (cited, True),
    ]
    left, right = head(reveal)
    blank = Sheet("record", left, right, (), actions=CARD_ACTIONS)
    return _in_a_row(blank, pages)


def _in_a_row(blank: Sheet, pages: list[Page]) -> list[Sheet]:
    """The pages that are not empty, each with a numbered list of all of them in the margin."""
    full = [(blocks, extra) for blocks, extra in pages if blocks]
    titles = [next(b.text for b in blocks if isinstance(b, Label)) for blocks, _ in full]
    return [
        replace(blank, blocks=tuple(blocks), parts=(_contents(titles, at),), extra=extra)
        for at, (blocks, extra) in enumerate(full)
    ]


def _contents(titles: list[str], at: int) -> Part:
    entries = (
        Entry(title.capitalize(), f"{index + 1}", "here" if index == at else "")
        for index, title in enumerate(titles)
    )
    return Part("THESE PAGES", "", tuple(entries))


def _stop(reveal: Reveal) -> list[Block]:
    blocks: list[Block] = [
        Label("STOP"),
        Heading(reveal.meeting.title),
        Para(f"You have entered: {reveal.you.number}  {reveal.you.label}."),
    ]
    if reveal.reason:
        blocks.append(Quiet(f"You wrote: {reveal.reason}"))
    if reveal.remark:
        blocks.append(Quiet(f"Remark: {reveal.remark}"))
    return [
        *blocks,
        Para("Up to here, only what was known in the room. What follows is the record."),
    ]


def _followed(reveal: Reveal) -> list[Block]:
    blocks: list[Block] = [Label("WHAT FOLLOWED"), Row("You", reveal.you.label, strong=True)]
    blocks += [Row(reveal.seat.name, row) for row in reveal.in_the_minutes]
    if not reveal.in_the_minutes:
        where = "the minutes do" if reveal.motions else "the record given here does"
        blocks.append(Row(reveal.seat.name, f"{where} not name him on this question"))
    blocks.append(Heading(f"Those who took this line: {_joined(reveal.you.takers)}"))
    return [*blocks, *paras(reveal.you.follows), *_graded(reveal.you.grade)]


def _graded(grade: str) -> list[Block]:
    meanings = {
        "documented": "Documented: a protocol, decree, letter or stenogram survives.",
        "attested": "Attested: testimony or memoir only.",
        "disputed": "Disputed: historians disagree.",
        "inferred": "Inferred: reasoned, not an event.",
    }
    return [Quiet(meanings[grade])] if grade else []


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names) or "nobody is named"


def _minutes(reveal: Reveal) -> list[Block]:
    blocks: list[Block] = [Label("IN THE MINUTES")]
    for motion in reveal.motions:
        blocks += _motion(motion, reveal)
    resolved: list[Block] = [Heading(reveal.prevailed)] if reveal.prevailed else []
    resolved += paras(reveal.outcome)
    blocks += [Label("RESOLVED"), *resolved] if resolved else []
    if reveal.heads:
        blocks.append(Label("YOUR COUNT"))
        blocks += [
            Row(row.name, f"you: {row.expected}; the minutes: {row.minuted}",
                quiet=row.expected == row.minuted)
            for row in reveal.heads
        ]  # fmt: skip
    return blocks if len(blocks) > 1 else []


def _motion(motion: MotionView, reveal: Reveal) -> list[Block]:
    blocks: list[Block] = [Heading(motion.text)]
    columns = tuple((word, tuple(who.name for who in people)) for word, people in motion.columns)
    blocks.append(Quiet(f"{motion.tally} ({motion.grade})" if motion.tally else motion.grade))
    if columns:
        blocks.append(Names(columns, reveal.seat.name if motion.yours else ""))
    elif not motion.note:
        blocks.append(Quiet("The minutes give no names to this vote."))
    return blocks + paras(motion.note)


def _others(reveal: Reveal) -> list[Block]:
    blocks: list[Block] = []
    if reveal.not_taken:
        blocks.append(Label("LINES NOT TAKEN"))
        for line in reveal.not_taken:
            blocks += _line(line)
    if reveal.provenance:
        blocks.append(Label("HOW THE PAPERS REACHED US"))
        for paper in reveal.provenance:
            blocks += [Heading(paper.title), *paras(paper.text)]
    return blocks


def _line(line: LineTaken) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"{line.number}  {line.label}"),
        Quiet(f"{_joined(line.takers)} ({line.grade})" if line.grade else _joined(line.takers)),
    ]
    return blocks + paras(line.follows)


def sources(reveal: Reveal) -> list[Block]:
    """Where a card's matter is written."""
    return [Label("SOURCES"), *(note_line(note) for note in reveal.notes)]


def minute_book(book: MinuteBook) -> list[Block]:
    """The page to keep: dates in a column, a line each."""
    blocks: list[Block] = [
        Label("MINUTE BOOK"),
        Heading(book.title),
        Quiet(f"The seat of {book.seat.formal}"),
    ]
    for entry in book.entries:
        taken = f"{entry.answer} (withdrawn)" if entry.withdrawn else entry.answer
        blocks.append(Row(entry.day, entry.heard, strong=True))
        blocks.append(Row("you", taken))
        if entry.reason:
            blocks.append(Row("", f'"{entry.reason}"', quiet=True))
        if entry.remark:
            blocks.append(Row("remark", entry.remark))
        if not entry.withdrawn:
            decided = entry.decided or "no line prevailed as it was put"
            blocks.append(Row("resolved", decided, quiet=True))
    if not book.entries:
        blocks.append(Quiet("Nothing has been resolved yet."))
    return blocks


def close_sheets(close: Close) -> list[Sheet]:
    """The pages of a chapter's end, the ending first and the minute book next."""
    pages = [
        (_ending(close), False),
        (minute_book(close.book), False),
        (_cost(close), False),
        (_fates(close), False),
        (_later(close), False),
        (_historians(close), False),
        (_series(close), False),
        (_other_lines(close), True),
        (_sources(close), True),
        (_debrief(close), False),
    ]
    right = f"{close.seat.formal} · the chapter's end"
    actions = ("confirm", "number", "previous", "following", "undo")
    blank = Sheet("end", f"MINUTES · {close.title}", right, (), actions=actions)
    return _in_a_row(blank, pages)


def _sources(close: Close) -> list[Block]:
    return [Label("SOURCES"), *(note_line(note) for note in close.notes)] if close.notes else []


def _ending(close: Close) -> list[Block]:
    if not close.book.ending:
        return []
    return [Label("THE CHAPTER CLOSES"), Heading(close.book.ending), *paras(close.book.text)]


def _later(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for after in close.after:
        yours = [line for line in after.lines if line.yours]
        if after.later or yours:
            blocks.append(Heading(_titled(after.meeting.title, after.meeting.day)))
            blocks += paras(after.later)
            for line in yours:
                blocks.append(Quiet(f"Your line, {_joined(line.takers)}: {line.label}"))
                blocks += paras(line.later)
    return [Label("LATER"), *blocks] if blocks else []


def _other_lines(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for after in close.after:
        others = [line for line in after.lines if not line.yours]
        if others:
            blocks.append(Heading(_titled(after.meeting.title, after.meeting.day)))
            for line in others:
                blocks.append(Quiet(f"{_joined(line.takers)}: {line.label}"))
                blocks += paras(line.later)
    return [Label("THE OTHER LINES, LATER"), *blocks] if blocks else []


def _cost(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for after in close.after:
        if after.cost:
            blocks += [Heading(_titled(after.meeting.title, after.meeting.day)), *paras(after.cost)]
    return [Label("WHAT IT COST WHOM"), *blocks] if blocks else []


def _titled(title: str, day: str) -> str:
    return f"{title}, {day}" if day else title


def _fates(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for fate in close.fates:
        mark = " (your seat)" if fate.yours else ""
        years = f", {fate.years}" if fate.years else ""
        blocks += [Heading(f"{fate.who.formal}{years}{mark}"), *paras(fate.text)]
    return [Label("WHAT BECAME OF THEM"), *blocks] if blocks else []


def _historians(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for after in close.after:
        if after.historians:
            blocks.append(Heading(_titled(after.meeting.title, after.meeting.day)))
            for position in after.historians:
                blocks.append(Quiet(position.by))
                blocks += paras(position.says)
    return [Label("WHAT HISTORIANS DISPUTE"), *blocks] if blocks else []


def _series(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for series in close.series:
        unit = f" ({series.unit})" if series.unit else ""
        blocks += [Heading(f"{series.title}{unit}"), *paras(series.note)]
        if series.chart is not None:
            blocks.append(series.chart)
        for day, room, now in series.rows:
            blocks.append(Row(day, room))
            if now:
                blocks.append(Row("known now", now, quiet=True))
    return [Label("SAID THEN, KNOWN NOW"), *blocks] if blocks else []


def _debrief(close: Close) -> list[Block]:
    rows = [Row(f"{number}", text) for number, text in enumerate(close.debrief, start=1)]
    return [Label("TO TALK OVER"), *rows, Quiet("The minutes are closed.")] if rows else []
