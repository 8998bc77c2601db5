"""Pages read before the answer. Made from a View and from nothing else."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from game.pages.blocks import (
    Block,
    Choice,
    Entry,
    Heading,
    Label,
    Para,
    Part,
    Quiet,
    Row,
    Rule,
    Sheet,
)
from game.playthrough.opening import Opening, SeatView
from game.playthrough.passages import Note, Passage
from game.playthrough.view import PaperView, View, VoiceView

QUESTION = "TO BE RESOLVED"
"""The label over an open question; RESOLVED stands over the record."""

ONE_VOICE = (
    "You are one voice. The votes stand as they were cast; what changes is where you stood. "
    "What you answer is entered in your own minute book, and then you read what the record says."
)


def paras(passages: Iterable[Passage]) -> list[Block]:
    """Paragraphs, with their notes left to the page's foot."""
    return [Para(passage.text) for passage in passages]


def notes(passages: Iterable[Passage]) -> list[Block]:
    """The notes that stand in some passages, once each."""
    found = {note.number: note for passage in passages for note in passage.notes}
    return [note_line(note) for note in found.values()]


def note_line(note: Note) -> Block:
    """A numbered source."""
    return Quiet(f"[{note.number}] {note.text}")


def head(view: View) -> tuple[str, str]:
    """The two ends of the line over a scene's page."""
    place = ", ".join(part for part in (view.meeting.place, view.meeting.time) if part)
    parts = ("MINUTES", view.meeting.day or view.title, place)
    count = f"question {view.question_number} of {view.questions}" if view.options else ""
    left = " · ".join(part for part in parts if part)
    return left, " · ".join(part for part in (view.seat.formal, count) if part)


def scene(view: View, reading: str = "read", read: Container[str] = ()) -> Sheet:
    """The scene: what is heard, and what can be resolved.

    `reading` is `read`, `summary` or `skip`, as chosen at the content note. `read` holds the papers
    that were opened already.
    """
    left, right = head(view)
    blocks: list[Block] = [Label("HEARD"), Heading(view.meeting.title)]
    if view.meeting.old_style:
        blocks.append(Quiet(f"{view.meeting.old_style}, Old Style"))
    if reading == "read":
        blocks += paras(view.heard)
        if view.told:
            blocks += [Rule(), *paras(view.told)]
    elif reading == "summary":
        blocks += paras(view.summary)
    else:
        blocks.append(Quiet("You have passed over this passage."))
    if not view.options:
        for paper in view.papers:
            blocks += paper_blocks(paper)
    blocks += [Row(meter.label, f"{meter.figure} {meter.unit}".strip()) for meter in view.meters]
    choices = tuple(Choice(o.number, o.label, o.hope, o.risk, o.closed) for o in view.options)
    page = Sheet("passage", left, right, tuple(blocks), actions=tuple(scene_actions(view)))
    if not choices:
        return page
    body = f"{view.meeting.body}: " if view.meeting.body else ""
    return replace(
        page, name="scene", choices=choices, ask=f"{body}{view.question}", ask_label=QUESTION,
        parts=tuple(margin(view, read)), binding=True, answers=True, asks_reason=view.asks_reason,
    )  # fmt: skip


def margin(view: View, read: Container[str]) -> Iterable[Part]:
    """What else there is, for the margin; `read` holds the papers that were opened already."""
    if not view.options:
        return
    if view.papers:
        titles = (
            Entry(paper.title, mark="" if paper.id in read else "new") for paper in view.papers
        )
        yield Part("ON THE TABLE", "papers", tuple(titles))
    if view.voices:
        heard = dict.fromkeys(voice.who for voice in view.voices)
        sides = (Entry(_sides([v for v in view.voices if v.who == who]), who.name) for who in heard)
        yield Part("IN THE ROOM", "voices", tuple(sides))
    if view.calls:
        made = (Entry(call.label, mark="done" if call.made else "") for call in view.calls)
        left = f"time for {view.calls_left}" if view.calls_left else "no time left"
        yield Part("CALLS", "calls", tuple(made), left)
    lines = tuple(Entry(line.text, line.day) for line in view.dossier[-4:])
    yield Part("YOUR DOSSIER", "dossier", lines or (Entry("nothing yet"),))


def scene_actions(view: View) -> Iterable[str]:
    """What works on a scene's page."""
    if view.options:
        yield from ("number", "confirm")
        for name, there in (
            ("papers", view.papers),
            ("voices", view.voices),
            ("calls", view.calls),
            ("heads", view.heads),
        ):
            if there:
                yield name
        yield from ("who", "dossier", "minutes", "undo", "previous")
    else:
        yield from ("confirm", "who", "dossier", "minutes", "undo", "previous", "following")


def paper_blocks(paper: PaperView) -> list[Block]:
    """A document: what it is, whose, of what day, for whom, and its words."""
    origin = ", ".join(part for part in (paper.by, paper.day, paper.kind) if part)
    addressed = f"; to {paper.to}" if paper.to else ""
    flags = f" ({', '.join(paper.flags)})" if paper.flags else ""
    blocks: list[Block] = [Heading(paper.title)]
    if origin or addressed or flags:
        blocks.append(Quiet(f"{origin}{addressed}{flags}".lstrip("; ")))
    return blocks + paras(paper.text)


def papers(view: View) -> list[Block]:
    """Every document on the table, and where it is written."""
    blocks = [block for paper in view.papers for block in paper_blocks(paper)]
    cited = notes(passage for paper in view.papers for passage in paper.text)
    return [Label("ON THE TABLE"), *blocks, *_written(cited)]


def _written(cited: list[Block]) -> list[Block]:
    return [Label("WHERE IT IS WRITTEN"), *cited] if cited else []


def voice_blocks(voice: VoiceView) -> list[Block]:
    """A member heard: who, what he says, how he stands."""
    blocks: list[Block] = [Heading(voice.who.name)]
    if voice.who.office:
        blocks.append(Quiet(voice.who.office))
    return [*blocks, *paras(voice.says), Quiet(stands(voice))]


def voices(view: View) -> list[Block]:
    """Every member heard, and where it is written."""
    blocks = [block for voice in view.voices for block in voice_blocks(voice)]
    cited = notes(passage for voice in view.voices for passage in voice.says)
    return [Label("IN THE ROOM"), *blocks, *_written(cited)]


def stands(voice: VoiceView) -> str:
    """Whether the words are his, when he said them, and which options he speaks for."""
    said = "his words" if voice.quoted else "reported"
    parts = (f"{said}, {voice.day}" if voice.day else said, _sides([voice]))
    return "; ".join(part for part in parts if part)


def _sides(voices: Sequence[VoiceView]) -> str:
    """The numbers of the lines that somebody speaks for and against."""
    sides = (
        ("for", sorted({number for voice in voices for number in voice.speaks_for})),
        ("against", sorted({number for voice in voices for number in voice.speaks_against})),
    )
    return ", ".join(f"{side} {_listed(numbers)}" for side, numbers in sides if numbers)


def _listed(numbers: Iterable[int]) -> str:
    return " and ".join(map(str, numbers))


def calls(view: View) -> tuple[list[Block], tuple[Choice, ...]]:
    """Calls already made with what they brought, and those there is still time for."""
    blocks: list[Block] = [Label("CALLS")]
    left = view.calls_left
    time = "time for one more call" if left == 1 else f"time for {left} more calls"
    blocks.append(Para(f"Before the sitting there is {time if left else 'no more time'}."))
    for call in view.calls:
        if call.made:
            blocks += [Heading(call.label), *paras(call.text)]
            for paper in view.papers:
                blocks += paper_blocks(paper) if paper.id in call.opened else []
            for voice in view.voices:
                blocks += voice_blocks(voice) if voice.id in call.opened else []
    choices = tuple(
        Choice(
            number,
            call.label,
            closed="made" if call.made else "" if call.cost <= left else "no time left",
        )
        for number, call in enumerate(view.calls, start=1)
    )
    return blocks, choices


STANDS = {"": "not counted", "for": "for", "against": "against", "abstain": "abstains"}


def heads(view: View, counted: Mapping[str, str]) -> tuple[list[Block], tuple[Choice, ...]]:
    """The list of members, each to be pencilled in for, against or abstaining."""
    blocks: list[Block] = [
        Label("COUNTING HEADS"),
        Para(f"The line put to the vote: {view.heads_on}."),
        Quiet("Choose a name again to change it: for, against, abstains, not counted."),
    ]
    choices = tuple(
        Choice(number, head.name, detail=STANDS[counted.get(head.id, "")])
        for number, head in enumerate(view.heads, start=1)
    )
    return blocks, choices


def who_is_who(view: View) -> list[Block]:
    """People with the post they held on the day, and the terms that occur."""
    blocks: list[Block] = [Label("WHO IS WHO"), Quiet(f"As of {view.meeting.day}.")]
    blocks += [Row(person.name, person.office or "no office recorded") for person in view.people]
    if view.terms:
        blocks.append(Label("TERMS"))
        blocks += [Row(note.term, note.means) for note in view.terms]
    return blocks


def dossier(view: View) -> list[Block]:
    """What is on file."""
    blocks: list[Block] = [Label("DOSSIER"), Heading(view.seat.formal)]
    for line in view.dossier:
        blocks.append(Row(line.day, line.text))
        if line.reason:
            blocks.append(Row("", f"You wrote: {line.reason}", quiet=True))
    return blocks if view.dossier else [*blocks, Quiet("Nothing is on file yet.")]


def ways_to_read(view: View) -> tuple[str, ...]:
    """What a content note offers, in the order of its choices."""
    return ("read", "summary", "skip") if view.summary else ("read", "skip")


def content_note(view: View) -> Sheet:
    """The page before a passage that some would rather not read."""
    left, right = head(view)
    blocks = (Label("BEFORE YOU READ"), Para(view.note))
    labels = {
        "read": "Read the passage",
        "summary": "Read a summary instead",
        "skip": "Pass over it, to the question" if view.options else "Pass over it",
    }
    choices = tuple(Choice(at, labels[way]) for at, way in enumerate(ways_to_read(view), 1))
    return Sheet("note", left, right, blocks, choices, "How will you go on?", (),
                 ("number", "confirm", "previous", "undo"))  # fmt: skip


def seats(opening: Opening) -> Sheet:
    """Whose place to take."""
    blocks: list[Block] = [Label("THE AGENDA"), Heading(opening.title), Para(ONE_VOICE)]
    ages = f"For ages {opening.ages}." if opening.ages else ""
    content = f"Contains: {', '.join(opening.content)}." if opening.content else ""
    if ages or content:
        blocks.append(Quiet(f"{ages} {content}".strip()))
    choices = tuple(
        Choice(number, seat.who.formal, detail=seat.who.office)
        for number, seat in enumerate(opening.seats, start=1)
    )
    return Sheet("seats", f"MINUTES · {opening.title}", opening.day, tuple(blocks), choices,
                 "Whose place do you take?", (), ("number", "confirm"))  # fmt: skip


def brief(opening: Opening, seat: SeatView, offered: bool = False) -> Sheet:
    """A seat's brief, and the choice to sit down; if `offered`, nothing was read before it."""
    blocks: list[Block] = [Label("YOUR SEAT"), Heading(seat.who.formal)]
    if offered:
        blocks = [Label("THE AGENDA"), Heading(opening.title), Para(ONE_VOICE), *blocks]
    if seat.who.office:
        blocks.append(Quiet(seat.who.office))
    blocks += paras(seat.brief)
    if seat.dossier:
        blocks.append(Label("ON FILE"))
        blocks += [Row(line.day, line.text) for line in seat.dossier]
    choices = (Choice(1, "Sit down"), Choice(2, "Look at another seat"))
    return Sheet("brief", f"MINUTES · {opening.title}", opening.day, tuple(blocks), choices, "",
                 (), ("number", "confirm"))  # fmt: skip
