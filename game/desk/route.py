"""A shortest way to a scene: for jumping about in a file while it is written."""

from __future__ import annotations

from collections import deque

from game.playthrough.branching import FINISHED, Meters
from game.playthrough.play import Story
from game.playthrough.steps import Answer

STATES = 50_000


def route_to(story: Story, seat: str, scene: str) -> tuple[Answer, ...] | None:
    """The answers that bring a seat to a scene, as few as there can be, without calls.

    None if no such way leads there, or none was found in fifty thousand states.
    """
    branching = story.branching
    facts = branching.facts((seat,))
    first = (branching.arrive(0, facts, branching.start), facts, branching.start)
    ways: dict[tuple[int, int, Meters], tuple[Answer, ...]] = {first: ()}
    waiting = deque([first])
    while waiting and len(ways) < STATES:
        state = place, facts, meters = waiting.popleft()
        if place == FINISHED:
            continue
        stop = branching.stops[place]
        if stop.scene == scene:
            return ways[state]
        onward: list[tuple[tuple[int, int, Meters], tuple[Answer, ...]]] = [
            (branching.take(way, facts, meters), (Answer(stop.scene, way.option),))
            for way in branching.open_ways(place, facts, meters)
        ]
        passed = (branching.arrive(stop.to, facts, meters), facts, meters)
        for after, answered in onward or [(passed, ())]:
            if after not in ways:
                ways[after] = ways[state] + answered
                waiting.append(after)
    return None
