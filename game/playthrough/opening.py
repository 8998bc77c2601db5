"""What may be said of a scenario before anybody is seated."""

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


@dataclass(frozen=True)
class Opening:
    """The first page of a scenario: before anybody is seated.

    `agenda` says in a line what is decided; `opens` is read by everybody.
    """

    title: str
    agenda: str
    opens: tuple[Passage, ...]
    day: str
    ages: str
    content: tuple[str, ...]


def opening(story: Story) -> Opening:
    """What may be said of a scenario before it begins."""
    scenario = story.scenario
    first = next(iter(scenario.scenes.values()))
    any_seat = next(iter(scenario.seats))  # what is read first holds no conditions
    bare = Renderer(Playthrough.start(story, any_seat), cited=False)
    return Opening(
        title=scenario.title,
        agenda=scenario.agenda,
        opens=bare.passages(scenario.opens),
        day=str(first.date) if first.date else "",
        ages=scenario.ages,
        content=tuple(scenario.content),
    )


def seats(story: Story) -> tuple[SeatView, ...]:
    """The seats of a scenario as they are offered."""
    day = next(iter(story.scenario.scenes.values())).date
    found = []
    for id, seat in story.scenario.seats.items():
        bare = Renderer(Playthrough.start(story, id), cited=False)
        lines = tuple(DossierLine(day.short, text) for day, text in seat.dossier.items())
        man, brief = who(story.archive, id, day), bare.passages(seat.brief)
        found.append(SeatView(man, seat.stake, brief, lines))
    return tuple(found)
