"""The pages before anybody is seated: what the scenario opens with, the seats, a seat's brief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.paragraphs import paras
from game.playthrough.opening import Opening

if TYPE_CHECKING:
    from game.playthrough.seats import SeatView

ONE_VOICE = (
    "You are one voice. The votes stand as they were cast; what changes is where you stood. "
    "What you answer is entered in your own minute book, and then you read what the record says."
)


def opens(opening: Opening, onward: str) -> Sheet:
    """What everybody reads first; `onward` says which page comes next."""
    blocks: list[Block] = [Label("THE AGENDA"), *_title(opening), *paras(opening.opens)]
    return replace(_blank(opening, "opens"), blocks=tuple(blocks), actions=("confirm",),
                   confirm=f"next: {onward}")  # fmt: skip


def seats(opening: Opening, offered: Iterable[SeatView]) -> Sheet:
    """Whose place to take, and what it may cost him."""
    blocks: list[Block] = [] if opening.opens else [Label("THE AGENDA"), *_title(opening)]
    blocks.append(Para(ONE_VOICE))
    choices = tuple(
        Choice(number, seat.who.formal, detail=seat.who.office, under=seat.stake)
        for number, seat in enumerate(offered, start=1)
    )
    back = ("previous",) if opening.opens else ()
    return replace(
        _blank(opening, "seats"),
        blocks=tuple(blocks),
        choices=choices,
        ask="Whose place do you take?",
        actions=("number", "confirm", *back),
    )


def brief(opening: Opening, seat: SeatView, offered: bool = False) -> Sheet:
    """A seat's brief, and the choice to sit down; before one that was `offered` no list is read."""
    blocks: list[Block] = []
    first = offered and not opening.opens
    if first:
        blocks += [Label("THE AGENDA"), *_title(opening)]
    if offered:
        blocks.append(Para(ONE_VOICE))
    blocks += [Label("YOUR SEAT"), Heading(seat.who.formal)]
    if seat.who.office:
        blocks.append(Quiet(seat.who.office))
    blocks += paras(seat.brief)
    if seat.dossier:
        blocks.append(Label("ON FILE"))
        blocks += [Row(line.day, line.text) for line in seat.dossier]
    return replace(
        _blank(opening, "brief"),
        blocks=tuple(blocks),
        choices=(Choice(1, "Sit down"), Choice(2, "Look at another seat")),
        actions=("number", "confirm", *(() if first else ("previous",))),
    )


def _blank(opening: Opening, name: str) -> Sheet:
    return Sheet(name, opening.title.upper(), opening.day, ())


def _title(opening: Opening) -> list[Block]:
    ages = f"For ages {opening.ages}." if opening.ages else ""
    content = f"Contains: {', '.join(opening.content)}." if opening.content else ""
    blocks: list[Block] = [Heading(opening.title)]
    return [*blocks, Quiet(f"{ages} {content}".strip())] if ages or content else blocks
