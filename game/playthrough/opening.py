"""What may be said of a scenario before anybody is seated."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough.play import Playthrough, Story
from game.playthrough.telling import Passage, Teller, Who, who
from game.playthrough.view import DossierLine


@dataclass(frozen=True)
class SeatView:
    """A seat as it is offered: who sits there, his brief, what is on file."""

    who: Who
    brief: tuple[Passage, ...]
    dossier: tuple[DossierLine, ...]


@dataclass(frozen=True)
class Opening:
    """The first page of a scenario: before anybody is seated."""

    title: str
    day: str
    ages: str
    content: tuple[str, ...]
    seats: tuple[SeatView, ...]


def opening(story: Story) -> Opening:
    """What may be said of a scenario before it begins."""
    scenario = story.scenario
    first = next(iter(scenario.scenes.values()))
    seats = []
    for id, seat in scenario.seats.items():
        bare = Teller(Playthrough.start(story, id), cited=False)
        lines = tuple(DossierLine(day.short, text) for day, text in seat.dossier.items())
        seats.append(SeatView(who(story.archive, id, first.date), bare.tell(seat.brief), lines))
    day = str(first.date) if first.date else ""
    return Opening(scenario.title, day, scenario.ages, tuple(scenario.content), tuple(seats))
