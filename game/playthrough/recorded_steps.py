"""Recorded steps taken again in a scenario that may have been edited since they were recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Argued, Back, CallMade, Step, StepError, Vote


@dataclass(frozen=True)
class LeftOut:
    """A recorded step that can no longer be taken, and why."""

    step: Step
    why: str


@dataclass(frozen=True)
class Applied:
    """The run that the steps lead to, and those of them that it is without."""

    play: Playthrough
    left_out: tuple[LeftOut, ...] = ()


def apply_recorded(beginning: Playthrough, steps: Iterable[Step]) -> Applied:
    """Take steps again, each that can be taken; one that cannot does not stop those behind it.

    A scene or an option whose id was changed is still found: the option by the label that was
    printed, the scene by the ids of the options and calls in it, which are unique in a file.
    """
    play = beginning
    left_out: list[LeftOut] = []
    renamed: dict[str, str] = {}
    for step in steps:
        found = _with_present_ids(step, play, renamed)
        try:
            play = play.step(found)
        except StepError as wrong:
            left_out.append(LeftOut(step, str(wrong)))
        else:
            renamed[step.scene] = found.scene
    return Applied(play, tuple(left_out))


def _with_present_ids(step: Step, play: Playthrough, renamed: dict[str, str]) -> Step:
    """The step under the ids that its scene and its option have now, where that is certain."""
    if isinstance(step, Back):
        return Back(renamed.get(step.scene, step.scene))
    here = play.question
    if here is None:
        return step
    scene = play.scene(here)
    if step.scene not in play.story.scenario.scenes:
        calls = scene.calls.each if scene.calls else {}
        ids = calls.keys() if isinstance(step, CallMade) else scene.options.keys()
        return replace(step, scene=here) if _named_in(step) <= ids else step
    if not isinstance(step, Answer) or step.scene != here or step.option in scene.options:
        return step
    same = [id for id, option in scene.options.items() if option.label == step.label]
    return replace(step, option=same[0]) if len(same) == 1 else step


def _named_in(step: CallMade | Answer | Vote | Argued) -> set[str]:
    """The options or calls that a step names."""
    if isinstance(step, Vote):
        return {*step.hands}
    return {step.call if isinstance(step, CallMade) else step.option}
