"""Counts that came before: how a man stood last time, and the motion that another one repeats."""

from __future__ import annotations

from dataclasses import dataclass

from game.drawing.votes import STANDS, Stand, Voter, Votes, counted
from game.playthrough.people import Who, who
from game.playthrough.play import Playthrough
from game.reader.dates import Day
from game.story.format import Motion, Scene
from game.story.motions import earlier


@dataclass(frozen=True)
class LastTime:
    """How a man stood at the last count: on which day, and on what.

    `on` is empty where the same thing was put to the vote.
    """

    stand: Stand
    day: str
    on: str = ""


@dataclass(frozen=True)
class Head:
    """A man whose vote is open, and what he did last time, if he is in an earlier count."""

    who: Who
    last: LastTime | None = None

    @property
    def id(self) -> str:
        """The person's id."""
        return self.who.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.who.name


def stand_of(motion: Motion, person: str) -> Stand | None:
    """How somebody voted on a motion; None where he did not, or no names are given."""
    columns = {"for": motion.for_, "against": motion.against, "abstained": motion.abstained}
    return next((stand for stand in STANDS if person in columns[stand]), None)


def heads(play: Playthrough, name: str) -> tuple[Head, ...]:
    """Those whose heads can be counted in a scene, by name."""
    scene = play.scene(name)
    motion = next((motion for motion in scene.motions if motion.heads), None)
    if motion is None:
        return ()
    found = (
        Head(who(play.story.archive, id, scene.date), _last_time(play, name, motion, id))
        for id in motion.heads
        if id != play.seat
    )
    return tuple(sorted(found, key=lambda head: (head.name, head.id)))


def _last_time(play: Playthrough, name: str, motion: Motion, person: str) -> LastTime | None:
    """The count that `again` names, where he was in it; else the last one the run has read of."""
    repeated = _repeated(play, name, motion)
    if repeated is not None and (stand := stand_of(repeated[1], person)):
        return LastTime(stand, _short(repeated[0].date))
    for passed in reversed(play.passed):
        scene = play.scene(passed)
        for one in reversed(scene.motions):
            if stand := stand_of(one, person):
                return LastTime(stand, _short(scene.date), one.text)
    return None


def _repeated(play: Playthrough, name: str, motion: Motion) -> tuple[Scene, Motion] | None:
    """The motion of an earlier scene that a motion repeats.

    One of the same scene is part of the same record, and is not known before it.
    """
    found = earlier(play.story.scenario, motion.again)
    return (play.scene(found[0]), found[1]) if found and found[0] != name else None


def votes(play: Playthrough, name: str, motion: Motion, expected: dict[str, Stand]) -> Votes:
    """A motion's count to be drawn, beside the earlier one that it repeats and the player's pencil.

    `expected` is how the player expected people to stand, by their ids.
    """
    scene, archive = play.scene(name), play.story.archive
    found = earlier(play.story.scenario, motion.again)
    before = found[1] if found else None
    columns = {"for": motion.for_, "against": motion.against, "abstained": motion.abstained}
    voters = tuple(
        Voter(
            who(archive, id, scene.date).name,
            stand,
            stand_of(before, id) if before else None,
            expected.get(id),
            id == play.seat,
        )
        for stand in STANDS
        for id in columns[stand]
    )
    return Votes(
        motion.text,
        counted(motion.tally),
        voters,
        tuple(who(archive, id, scene.date).name for id in motion.absent),
        motion.tally,
        _when(play, name, found[0]) if found else "",
        motion.grade,
        remarked=bool(motion.note),
        earlier_count=votes(play, *found, {}).numbers if found else None,
    )


def _when(play: Playthrough, name: str, earlier_scene: str) -> str:
    """When an earlier count was, in words."""
    day = play.scene(earlier_scene).date
    return "earlier in this sitting" if earlier_scene == name else f"on {day}" if day else ""


def _short(day: Day | None) -> str:
    return day.short if day else ""
