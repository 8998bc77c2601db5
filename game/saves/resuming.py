"""A save played again in its scenario, and what has changed there since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.playthrough.steps import Answer, Argued, CallMade, Step, Vote
from game.saves.model import Save, SaveError

if TYPE_CHECKING:
    from game.playthrough.play import Playthrough, Story
    from game.playthrough.recorded_steps import LeftOut


@dataclass(frozen=True)
class Resumed:
    """A save played again: the run, what it is without, and a sentence for each change."""

    play: Playthrough
    left_out: tuple[LeftOut, ...] = ()
    changes: tuple[str, ...] = ()


def resume(save: Save, story: Story, text_digest: str) -> Resumed:
    """Play a save again, all of it that still fits, and say what has changed since.

    Raises SaveError if the scenario no longer has the seat, or any of a class's questions.
    """
    from game.playthrough.play import Playthrough
    from game.playthrough.recorded_steps import apply_recorded
    from game.playthrough.steps import StepError

    scenes = story.scenario.scenes
    asked = [name for name in save.room if name in scenes and scenes[name].options]
    try:
        beginning = (
            Playthrough.cold(story, asked)
            if save.room
            else Playthrough.start(story, save.seat, save.known)
        )
    except StepError as wrong:
        raise SaveError(f"{save.scenario}: {wrong}; the save cannot be played again") from None
    again = apply_recorded(beginning, save.steps)
    left_out = [f"Left out: the question {name}." for name in save.room if name not in asked]
    left_out += [f"Left out: {_printed(one.step)}: {one.why}." for one in again.left_out]
    reworded = list(_reworded(again.play)) if save.digest != text_digest else []
    return Resumed(again.play, again.left_out, (*left_out, *reworded))


def _reworded(play: Playthrough) -> Iterator[str]:
    for line in play.minutes:
        label = play.option(line.answer).label
        if line.answer.label and line.answer.label != label:
            yield f'In {line.answer.scene} the option read "{line.answer.label}", now "{label}".'


def _printed(step: Step) -> str:
    if isinstance(step, Answer):
        return f'"{step.label or step.option}" ({step.scene})'
    if isinstance(step, Vote):
        return f"a vote ({step.scene})"
    if isinstance(step, Argued):
        return f"a reason for {step.option} ({step.scene})"
    if isinstance(step, CallMade):
        return f"the call {step.call} ({step.scene})"
    return f"a step back ({step.scene})"
