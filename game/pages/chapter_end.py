"""THE END of a chapter: the ending, how the voters ended, the cost; the rest behind numbers."""

from __future__ import annotations

from collections.abc import Iterable

from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.contents import Page, numbered
from game.pages.minute_book import minute_book
from game.pages.paragraphs import note_line, paras
from game.playthrough.close import Close, LaterLine, SeriesView
from game.playthrough.meeting import Meeting

ACTIONS = ("confirm", "pages", "previous", "undo", "following", "number")


def sheets(close: Close, signed: str = "") -> list[Sheet]:
    """The three pages on the way, then those to be turned to; `signed` is the player's name."""
    return numbered(blank(close), pages(close, signed))


def blank(close: Close) -> Sheet:
    """A page of the end without blocks."""
    right = f"{close.seat.formal} · the chapter's end"
    return Sheet("end", f"MINUTES · {close.title}", right, (), actions=ACTIONS)


def pages(close: Close, signed: str = "") -> list[Page]:
    """Every page that an end can have, in order; one that has nothing to say here is empty."""
    return [
        Page("The end", _ending(close)),
        Page("Their ends", _voter_fates(close)),
        Page("The cost", _cost(close)),
        Page("Minute book", minute_book(close.book, signed), extra=True, kept=True),
        Page("Who moved", _moved(close), extra=True),
        Page("Later", _later(close), extra=True),
        Page("Other lines", _other_lines(close), extra=True),
        Page("People", _fates(close), extra=True),
        Page("Historians", _historians(close), extra=True),
        Page("Figures", _series(close), extra=True),
        Page("Maps", [Label("ON THE MAP"), *close.maps] if close.maps else [], extra=True),
        Page("Sources", _sources(close), extra=True),
        Page("To talk over", _debrief(close), extra=True),
    ]


def _ending(close: Close) -> list[Block]:
    if not close.book.ending:
        return []
    return [Label("THE CHAPTER CLOSES"), Heading(close.book.ending), *paras(close.book.text)]


def _voter_fates(close: Close) -> list[Block]:
    """The people of the last count with names, and what your line there was later made to mean."""
    if close.voter_fates is None:
        return []
    blocks: list[Block] = [Label("HOW THEY ENDED"), close.voter_fates]
    if close.your_line is not None:
        blocks += [Quiet(f"Your line: {close.your_line.label}"), *paras(close.your_line.later[:1])]
    return blocks


def _cost(close: Close) -> list[Block]:
    found = ((after.meeting, paras(after.cost)) for after in close.after if after.cost)
    return _by_scene("WHAT IT COST WHOM", found)


def _moved(close: Close) -> list[Block]:
    return [Label("WHO MOVED"), close.moved] if close.moved is not None else []


def _later(close: Close) -> list[Block]:
    found = []
    for after in close.after:
        yours = [line for line in after.lines if line.yours]
        blocks = [*paras(after.later), *_lines(yours, "Your line, ")]
        found.append((after.meeting, blocks))
    return _by_scene("LATER", found)


def _other_lines(close: Close) -> list[Block]:
    found = (
        (after.meeting, _lines([line for line in after.lines if not line.yours]))
        for after in close.after
    )
    return _by_scene("THE OTHER LINES, LATER", found)


def _lines(lines: Iterable[LaterLine], whose: str = "") -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        takers = ", ".join(line.takers) or "nobody is named"
        blocks += [Quiet(f"{whose}{takers}: {line.label}", leads=True), *paras(line.later)]
    return blocks


def _historians(close: Close) -> list[Block]:
    found = (
        (
            after.meeting,
            [
                block
                for position in after.historians
                for block in (Quiet(position.by, leads=True), *paras(position.says))
            ],
        )
        for after in close.after
    )
    return _by_scene("WHAT HISTORIANS DISPUTE", found)


def _by_scene(label: str, found: Iterable[tuple[Meeting, list[Block]]]) -> list[Block]:
    """Blocks under the title and the day of each scene that has any."""
    blocks: list[Block] = []
    for meeting, inside in found:
        if inside:
            titled = f"{meeting.title}, {meeting.day}" if meeting.day else meeting.title
            blocks += [Heading(titled), *inside]
    return [Label(label), *blocks] if blocks else []


def _fates(close: Close) -> list[Block]:
    blocks: list[Block] = []
    for fate in close.fates:
        mark = " (your seat)" if fate.yours else ""
        years = f", {fate.years}" if fate.years else ""
        blocks += [Heading(f"{fate.who.formal}{years}{mark}"), *paras(fate.text)]
    return [Label("WHAT BECAME OF THEM"), *blocks] if blocks else []


def _series(close: Close) -> list[Block]:
    blocks = [block for series in close.series for block in _figures(series)]
    return [Label("SAID THEN, KNOWN NOW"), *blocks] if blocks else []


def _figures(series: SeriesView) -> list[Block]:
    """A series: its chart, where it has figures, and every row in words."""
    unit = f" ({series.unit})" if series.unit else ""
    blocks: list[Block] = [Heading(f"{series.title}{unit}"), *paras(series.note)]
    if series.chart is not None:
        blocks.append(series.chart)
    for day, room, now in series.rows:
        blocks.append(Row(day, room))
        if now:
            blocks.append(Row("known now", now, quiet=True))
    return blocks


def _sources(close: Close) -> list[Block]:
    return [Label("SOURCES"), *(note_line(note) for note in close.notes)] if close.notes else []


def _debrief(close: Close) -> list[Block]:
    asked = [Para(f"{number}. {text}") for number, text in enumerate(close.debrief, start=1)]
    return [Label("TO TALK OVER"), *asked, Quiet("The minutes are closed.")] if asked else []
