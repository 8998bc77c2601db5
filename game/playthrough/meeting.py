"""The head of a page: where and when a scene is."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.format import Scene


@dataclass(frozen=True)
class Meeting:
    """Where and when: the head of a page."""

    scene: str
    title: str
    day: str
    old_style: str
    time: str
    place: str
    body: str
    gravity: str


def meeting(name: str, scene: Scene) -> Meeting:
    """The head of a scene's page."""
    return Meeting(
        name,
        scene.title,
        str(scene.date) if scene.date else "",
        scene.old_style,
        scene.time,
        scene.place,
        scene.body,
        scene.gravity,
    )
