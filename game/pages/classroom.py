"""The pages over a folder of saved games: its questions, those that part a class first."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom import By, Classroom, Hands, Parting, Question
from game.pages.blocks import Block, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.contents import Page, numbered

ACTIONS = ("confirm", "following", "previous", "number", "pages")
BAR = "▆"
NO_GAME = "Of no game the chapter is at hand."
LONGEST = 8
"""The longest bar, in cells: it has room beside a figure in the column of a row."""


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
        Para(f"{count} game{'s' * (count != 1)}: {_listed(room.seats)}." if count else NO_GAME),
    ]
    if room.odd:
        blocks.append(Label("TO BE LOOKED AT"))
        blocks += [Row(name, why, quiet=True) for name, why in room.odd]
    if room.games and not room.questions:
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
    most = max(line.count for line in question.lines)
    for line in question.lines:
        strong = bool(line.count)
        blocks.append(Row(_bar(line.count, most), f"{line.number}  {line.label}", strong=strong))
        if several and line.by:
            blocks.append(Row("", _listed(line.seats)))
        blocks += [Row("", _by(one, several), quiet=True) for one in line.by]
        blocks += [Row("", _hands(one), quiet=True) for one in line.hands]
    if question.unopened:
        blocks.append(Quiet(f"Opened by nobody: {'; '.join(question.unopened)}."))
    if question.waiting:
        blocks.append(Quiet(f"Not yet come to it: {', '.join(question.waiting)}."))
    return blocks


def _by(one: By, several: bool) -> str:
    """Who took a line at first, and why; then what took its place."""
    who = f"{one.game.name}, {one.game.seat}" if several else one.game.name
    said = f'{who}: "{one.reason}"' if one.reason else who
    then = f'{one.then}: "{one.then_why}"' if one.then_why else one.then
    return f"{said}; {then}" if then else said


def _hands(one: Hands) -> str:
    """How a class voted for a line, and the reason that it put down."""
    then = "" if one.second is None else f", then {one.second}"
    said = f'; "{one.reason}"' if one.reason else ""
    return f"{one.game.name}, together: {one.first} hands{then}{said}"


def _bar(count: int, most: int) -> str:
    """A figure and a bar; where some bars would be too long, all are shorter in proportion."""
    length = -(-count * LONGEST // most) if most > LONGEST else count
    return f"{count} {BAR * length}".rstrip()


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
