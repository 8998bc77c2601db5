"""The dossier: the dated lines that are on file about whoever sits in the seat."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough.play import Playthrough


@dataclass(frozen=True)
class DossierLine:
    """A dated line of the dossier, with the reason given for it."""

    day: str
    text: str
    reason: str = ""


def dossier(play: Playthrough) -> tuple[DossierLine, ...]:
    """What is on file: the seat's own past, then each answer that stands."""
    seat = play.story.scenario.seats.get(play.seat)
    lines = [DossierLine(day.short, text) for day, text in (seat.dossier if seat else {}).items()]
    for line in play.standing:
        scene, option = play.scene(line.answer.scene), play.option(line.answer)
        day = scene.date.short if scene.date else ""
        lines.append(DossierLine(day, option.enters or option.label, line.answer.reason))
    return tuple(lines)
