"""The pages before anybody is seated: what the scenario opens with, the seats, a seat's brief."""

from __future__ import annotations

from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.prose import paras
from game.playthrough.opening import Opening, SeatView

ONE_VOICE = (
    "You are one voice. The votes stand as they were cast; what changes is where you stood. "
    "What you answer is entered in your own minute book, and then you read what the record says."
)


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
