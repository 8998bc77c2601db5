"""What was put to the vote more than once: the motion that another one repeats."""

from __future__ import annotations

from collections.abc import Iterator

from game.reader.problems import Rule
from game.reader.tree import Source
from game.story.format import Motion, Scenario

UNKNOWN_MOTION = Rule(
    "unknown-motion",
    "structure",
    "`again` names an earlier motion by its `id`, or an earlier scene that has only one.",
)
RULES = (UNKNOWN_MOTION,)


def earlier(scenario: Scenario, again: str | None) -> tuple[str, Motion] | None:
    """The motion that `again` names, and its scene; None where it names none, or more than one."""
    if again is None:
        return None
    scene = scenario.scenes.get(again)
    if scene is not None and len(scene.motions) == 1:
        return again, scene.motions[0]
    named = ((name, motion) for name, _, motion in _all(scenario) if motion.id == again)
    return next(named, None)


def _all(scenario: Scenario) -> Iterator[tuple[str, int, Motion]]:
    for name, scene in scenario.scenes.items():
        for index, motion in enumerate(scene.motions):
            yield name, index, motion


def check(scenario: Scenario, source: Source) -> None:
    """Report every `again` that names no earlier motion."""
    before: set[str] = set()
    order = list(scenario.scenes)
    for name, index, motion in _all(scenario):
        if motion.again is not None:
            here = order.index(name)
            found = earlier(scenario, motion.again)
            scene = order.index(found[0]) if found else here
            same = found is not None and scene == here and motion.again in before
            if found is None or not (scene < here or same):
                _report(scenario, source, (name, index, motion.again), before)
        if motion.id is not None:
            before.add(motion.id)


def _report(
    scenario: Scenario, source: Source, place: tuple[str, int, str], before: set[str]
) -> None:
    name, index, again = place
    mark = source.value_mark("scenes", name, "motions", index, "again")
    says = f"`{again}` is no earlier motion."
    hint = source.nearest(again, before) or "Give the earlier motion an `id`, and name it here."
    if again in scenario.scenes and len(scenario.scenes[again].motions) > 1:
        says = f"`{again}` has more motions than one."
    source.report(UNKNOWN_MOTION, mark, says, hint)
