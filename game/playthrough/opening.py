"""What may be said of a scenario before anybody is seated."""

from __future__ import annotations

from dataclasses import dataclass

from game.drawing.maps import Map
from game.playthrough.maps import map_on
from game.playthrough.passages import Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import Playthrough, Story
from game.playthrough.view import DossierLine, Meeting, meeting


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
    seats: tuple[SeatView, ...]


def opening(story: Story) -> Opening:
    """What may be said of a scenario before it begins."""
    scenario = story.scenario
    first = next(iter(scenario.scenes.values()))
    opens: tuple[Passage, ...] = ()
    seats = []
    for id, seat in scenario.seats.items():
        bare = Renderer(Playthrough.start(story, id), cited=False)
        lines = tuple(DossierLine(day.short, text) for day, text in seat.dossier.items())
        man, brief = who(story.archive, id, first.date), bare.passages(seat.brief)
        seats.append(SeatView(man, seat.stake, brief, lines))
        opens = bare.passages(scenario.opens)  # it holds no conditions: the same for every seat
    return Opening(
        title=scenario.title,
        agenda=scenario.agenda,
        opens=opens,
        day=str(first.date) if first.date else "",
        ages=scenario.ages,
        content=tuple(scenario.content),
        seats=tuple(seats),
    )


@dataclass(frozen=True)
class ColdOpening:
    """What a class is told that opens a question without having played up to it."""

    title: str
    meeting: Meeting
    so_far: tuple[Passage, ...]
    map: Map | None


def cold_opening(play: Playthrough, name: str) -> ColdOpening:
    """What is public by the day of a scene. Raises KeyError if there is no such scene."""
    scene = play.scene(name)
    return ColdOpening(
        play.story.scenario.title,
        meeting(name, scene),
        Renderer(play, cited=False).passages(scene.so_far),
        map_on(play, scene, scene.date),
    )
