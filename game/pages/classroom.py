"""The pages over a folder of saved games: its questions, those that part a class first."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom import Classroom, Parting, Question, Taken
from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.contents import Page, numbered

ACTIONS = ("confirm", "following", "previous", "number", "pages")
BAR = "▆"
LONGEST = 12
"""The longest bar, in cells; the figure beside it says how many there are."""


def sheets(room: Classroom) -> list[Sheet]:
    """The folder, each question with its lines and reasons, and the games that part early."""
    blank = Sheet("class", "A CLASS", room.title, (), actions=ACTIONS)
    pages = [Page("Games", _games(room))]
    for place, question in enumerate(room.questions):
        title = question.day or f"question {place + 1}"
        pages.append(Page(title, _question(question, room, first=place == 0)))
    pages.append(Page("Parting", [*_partings(room.partings)]))
    return numbered(blank, pages)


def _games(room: Classroom) -> list[Block]:
    count = len(room.games)
    blocks: list[Block] = [
        Label("GAMES"),
        Heading(room.title),
        Para(f"{count} game{'s' * (count != 1)}: {_listed(room.seats)}."),
    ]
    if room.odd:
        blocks.append(Label("TO BE LOOKED AT"))
        blocks += [Row(name, why, quiet=True) for name, why in room.odd]
    if not room.questions:
        blocks.append(Quiet("Nothing has been answered in them yet."))
    return blocks


def _listed(seats: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{seat} {count}" for seat, count in seats)


def _question(question: Question, room: Classroom, *, first: bool) -> list[Block]:
    """How many took what, with what they wrote; a figure and a bar, and no share of anything."""
    blocks: list[Block] = [Label("START HERE" if first and question.divided else "QUESTION")]
    blocks += [Heading(question.asked), Quiet(question.day)] if question.day else [
        Heading(question.asked)
    ]  # fmt: skip
    several = len(room.seats) > 1
    for line in question.lines:
        blocks.append(Row(_bar(line), f"{line.number}  {line.label}", strong=bool(line.by)))
        if several and line.by:
            blocks.append(Row("", _listed(line.seats)))
        for game, reason in line.by:
            who = f"{game.name}, {game.seat}" if several else game.name
            blocks.append(Row("", f'{who}: "{reason}"' if reason else who, quiet=True))
    if question.unopened:
        blocks.append(Quiet(f"Opened by nobody: {'; '.join(question.unopened)}."))
    if question.waiting:
        blocks.append(Quiet(f"Not yet come to it: {', '.join(question.waiting)}."))
    return blocks


def _bar(line: Taken) -> str:
    count = len(line.by)
    return f"{count} {BAR * min(count, LONGEST)}".rstrip()


def _partings(partings: tuple[Parting, ...]) -> Iterator[Block]:
    """Pairs of games to be laid side by side."""
    if not partings:
        return
    yield Label("WHERE TWO PART")
    for one in partings:
        yield Heading(f"{one.one.name} and {one.other.name}, from the seat of {one.one.seat}")
        yield Quiet(f"{one.day}: {one.asked}" if one.day else one.asked)
        for game, (label, reason) in zip((one.one, one.other), one.taken, strict=True):
            yield Row(game.name, f'{label}; "{reason}"' if reason else label)
