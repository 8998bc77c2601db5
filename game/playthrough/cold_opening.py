"""A question that a class opens without having played up to it."""

from __future__ import annotations

from dataclasses import dataclass

from game.drawing.maps import Map
from game.playthrough.maps import map_on
from game.playthrough.meeting import Meeting, meeting
from game.playthrough.passages import Passage, Renderer
from game.playthrough.play import Playthrough


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
