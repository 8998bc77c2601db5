"""Pages laid over a scene's: papers, voices, calls, heads, who is who, the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.drawing.votes import MARKS
from game.pages import tables
from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Row
from game.pages.paragraphs import notes, paras
from game.playthrough.counts import Head, LastTime
from game.playthrough.dossier import DossierLine
from game.playthrough.passages import Passage
from game.playthrough.view import CallView, PaperView, View, VoiceView

TERMS = "TERMS"
"""The label over the terms, where some occur."""


def paper_blocks(paper: PaperView) -> list[Block]:
    """A document: what it is, whose, of what day, for whom, and its words."""
    origin = ", ".join(part for part in (paper.by, paper.day, paper.kind) if part)
    addressed = f"; to {paper.to}" if paper.to else ""
    flags = f" ({', '.join(paper.flags)})" if paper.flags else ""
    blocks: list[Block] = [Heading(paper.title)]
    if origin or addressed or flags:
        blocks.append(Quiet(f"{origin}{addressed}{flags}".lstrip("; ")))
    return blocks + paras(paper.text)


def the_map(view: View) -> list[Block]:
    """The map on the table, if there is one."""
    return [Label("THE MAP"), view.map] if view.map is not None else []


def papers(view: View) -> list[Block]:
    """Every document on the table, and where it is written."""
    blocks = [block for paper in view.papers for block in paper_blocks(paper)]
    cited = written(passage for paper in view.papers for passage in paper.text)
    return [Label("ON THE TABLE"), *blocks, *cited]


def written(passages: Iterable[Passage]) -> list[Block]:
    """The sources that are cited in some passages, under a label; nothing where there are none."""
    cited = notes(passages)
    return [Label("WHERE IT IS WRITTEN"), *cited] if cited else []


def voice_blocks(voice: VoiceView) -> list[Block]:
    """A member heard: who, what he says, how he stands."""
    blocks: list[Block] = [Heading(voice.who.name)]
    if voice.who.office:
        blocks.append(Quiet(voice.who.office))
    said = "his words" if voice.quoted else "reported"
    said = f"{said}, {voice.day}" if voice.day else said
    how = "; ".join(part for part in (said, sides([voice])) if part)
    return [*blocks, *paras(voice.says), Quiet(how)]


def voices(view: View) -> list[Block]:
    """Every member heard, and where it is written."""
    blocks = [block for voice in view.voices for block in voice_blocks(voice)]
    cited = written(passage for voice in view.voices for passage in voice.says)
    return [Label("IN THE ROOM"), *blocks, *cited]


def sides(voices: Sequence[VoiceView]) -> str:
    """The numbers of the lines that somebody speaks for and against."""
    spoken = (
        ("for", sorted({number for voice in voices for number in voice.speaks_for})),
        ("against", sorted({number for voice in voices for number in voice.speaks_against})),
    )
    return ", ".join(f"{side} {_listed(numbers)}" for side, numbers in spoken if numbers)


def _listed(numbers: Iterable[int]) -> str:
    return " and ".join(map(str, numbers))


def calls(view: View) -> tuple[list[Block], tuple[Choice, ...]]:
    """Calls already made with what they brought, and those there is still time for."""
    blocks: list[Block] = [Label("CALLS")]
    left = view.calls_left
    time = "time for one more call" if left == 1 else f"time for {left} more calls"
    blocks.append(Para(f"Before the sitting there is {time if left else 'no more time'}."))
    for call in view.calls:
        blocks += brought(call) if call.made else []
    choices = tuple(
        Choice(
            call.number,
            call.label,
            closed="made" if call.made else "" if call.cost <= left else "no time left",
        )
        for call in view.calls
    )
    return blocks, choices


def brought(call: CallView) -> list[Block]:
    """What a call that was made brought: its words, and the papers and voices it opened."""
    blocks: list[Block] = [Heading(call.label), *paras(call.text)]
    for paper in call.papers:
        blocks += paper_blocks(paper)
    for voice in call.voices:
        blocks += voice_blocks(voice)
    return blocks


STANDS = {"": "not counted", "for": "for", "against": "against", "abstain": "abstains"}
GRID = {"for": MARKS["for"], "against": MARKS["against"], "abstain": MARKS["abstained"]}
"""The mark in each column of the grid; a dot stands where there is none."""


def heads(view: View, counted: Mapping[str, str]) -> tuple[list[Block], tuple[Choice, ...]]:
    """A grid of members, each to be pencilled in for, against or abstaining."""
    stands = [counted.get(head.id, "") for head in view.heads]
    pencilled = ", ".join(
        f"{stands.count(one)} {STANDS[one]}" for one in (*GRID, "") if one in stands
    )
    others = dict.fromkeys((head.last.day, head.last.on) for head in view.heads if head.last)
    blocks: list[Block] = [
        Label("COUNTING HEADS"),
        Para(f"The line put to the vote: {view.heads_on}."),
        *(Quiet(f"Last time, {day}: {on}.") for day, on in others if on),
        Quiet(f"In pencil: {pencilled}."),
    ]
    heads, *rows = _grid(view.heads, stands)
    choices = tuple(
        Choice(
            number,
            head.name,
            detail=f"{STANDS[stand]}{_last_time(head.last)}",
            row=row,
            heads=heads,
        )
        for number, (head, stand, row) in enumerate(zip(view.heads, stands, rows, strict=True), 1)
    )
    return blocks, choices


def _grid(heads: Sequence[Head], stands: Sequence[str]) -> list[tuple[str, ...]]:
    """What the columns are called; then a row for each man, a mark where he is pencilled in."""
    columns = [["", *(head.name for head in heads)]]
    columns += [[STANDS[one], *(_cell(one, stand) for stand in stands)] for one in GRID]
    if any(head.last for head in heads):
        columns.append(["last time", *(head.last.stand if head.last else "–" for head in heads)])
    return tables.aligned([*zip(*columns, strict=True)])


def _cell(column: str, stand: str) -> str:
    """A mark, or a dot, under the middle of a column's word."""
    return " " * (len(STANDS[column]) // 2) + (GRID[column] if stand == column else "·")


def _last_time(last: LastTime | None) -> str:
    """How a man stood at the count before."""
    return f"; last time, {last.day}: {last.stand}" if last else ""


def who_is_who(view: View) -> list[Block]:
    """People with the post they held on the day, and the terms that occur."""
    blocks: list[Block] = [Label("WHO IS WHO"), Quiet(f"As of {view.meeting.day}.")]
    blocks += [Row(person.name, person.office or "no office recorded") for person in view.people]
    if view.terms:
        blocks.append(Label(TERMS))
        blocks += [Row(note.term, note.means) for note in view.terms]
    return blocks


def dossier(view: View) -> list[Block]:
    """What is on file."""
    return dossier_of(view.seat.formal, view.dossier)


def dossier_of(formal: str, lines: Sequence[DossierLine]) -> list[Block]:
    """What is on file about a person, given by his whole name."""
    blocks: list[Block] = [Label("DOSSIER"), Heading(formal)]
    for line in lines:
        blocks += on_file(line)
    return blocks if lines else [*blocks, Quiet("Nothing is on file yet.")]


def on_file(line: DossierLine) -> list[Block]:
    """A line of the dossier, and what the player wrote beside it."""
    rows: list[Block] = [Row(line.day, line.text)]
    if line.reason:
        rows.append(Row("", f"You wrote: {line.reason}", quiet=True))
    return rows
