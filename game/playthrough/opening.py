"""What may be said of a scenario before anybody is seated."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough.passages import Passage, Renderer
from game.playthrough.play import Playthrough, Story


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
