"""The seats of a scenario as they are offered."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough.dossier import DossierLine
from game.playthrough.passages import Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import Playthrough, Story


@dataclass(frozen=True)
class SeatView:
    """A seat as it is offered: who sits there, what it may cost him, his brief, what is on file."""

    who: Who
    stake: str
    brief: tuple[Passage, ...]
    dossier: tuple[DossierLine, ...]


def seats(story: Story) -> tuple[SeatView, ...]:
    """Every seat, in the order of the file."""
    day = next(iter(story.scenario.scenes.values())).date
    found = []
    for id, seat in story.scenario.seats.items():
        bare = Renderer(Playthrough.start(story, id), cited=False)
        lines = tuple(DossierLine(day.short, text) for day, text in seat.dossier.items())
        man, brief = who(story.archive, id, day), bare.passages(seat.brief)
        found.append(SeatView(man, seat.stake, brief, lines))
    return tuple(found)
