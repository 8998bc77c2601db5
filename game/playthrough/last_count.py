"""The last counts of a run that give names: who moved, and how each voter ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.drawing.moved import Column, Moved, MovedRow
from game.drawing.voter_fates import FateColumn, VoterFate, VoterFates
from game.drawing.votes import STANDS, counted
from game.playthrough.counts import stand_of
from game.playthrough.people import who
from game.playthrough.play import Playthrough
from game.story.format import Motion, Scene
from game.story.motions import earlier
from game.story.texts import of_scene


class Count(NamedTuple):
    """A motion, and the scene in which it was put."""

    name: str
    scene: Scene
    motion: Motion


def last_count(play: Playthrough) -> Count | None:
    """The last motion with names in the scenes that a run has come to, if there is one."""
    return next(_counts(play), None)


def _counts(play: Playthrough) -> Iterator[Count]:
    """The motions with names in the scenes that a run has come to, the last one first."""
    for name in reversed(play.passed):
        for motion in reversed(play.scene(name).motions):
            if _named(motion):
                yield Count(name, play.scene(name), motion)


def voter_fates(play: Playthrough) -> VoterFates | None:
    """The people of the last count whom the player has met, each with how he ended."""
    count = last_count(play)
    if count is None:
        return None
    met = _met(play, _named(count.motion))
    people = play.story.archive.people
    numbers = counted(count.motion.tally)
    columns = []
    for place, stand in enumerate(STANDS):
        ids = [id for id in _named(count.motion) if stand_of(count.motion, id) == stand]
        shown = tuple(
            VoterFate(
                who(play.story.archive, id, count.scene.date).name,
                people[id].end if id in people else "",
                id == play.seat,
            )
            for id in ids
            if id in met
        )
        if ids:
            columns.append(FateColumn(stand, numbers[place] if numbers else len(ids), shown))
    day = f", {count.scene.date}" if count.scene.date else ""
    return VoterFates(f"{count.motion.text}{day}", tuple(columns))


def _met(play: Playthrough, ids: Iterable[str]) -> set[str]:
    """Of some people those who spoke, or were named before a stop, where the run has come to."""
    scenes = [play.scene(name) for name in play.passed]
    speakers = {voice.by or key for scene in scenes for key, voice in scene.voices.items()}
    words = "\n".join(
        text.value for scene in scenes for text in of_scene("", scene) if text.side == "before"
    )
    named = play.story.archive.people_named(words)
    return {id for id in ids if id in speakers | named | {play.seat}}


def moved(play: Playthrough) -> Moved | None:
    """The last count that repeats others, beside them; None where nothing was put again."""
    chains = (list(_chain(play, count))[::-1] for count in _counts(play))
    counts = next((chain for chain in chains if len(chain) > 1), None)
    if counts is None:
        return None
    columns = tuple(
        Column(
            one.scene.date.short if one.scene.date else "",
            one.motion.text,
            numbers.short if (numbers := counted(one.motion.tally)) else one.motion.tally,
        )
        for one in counts
    )
    ids = dict.fromkeys(id for one in reversed(counts) for id in _named(one.motion))
    last = counts[-1].scene.date
    rows = tuple(
        MovedRow(
            who(play.story.archive, id, last).name,
            tuple(stand_of(one.motion, id) for one in counts),
            id == play.seat,
        )
        for id in ids
    )
    return Moved(columns, rows)


def _chain(play: Playthrough, last: Count) -> Iterator[Count]:
    """A count, the one that it repeats, the one before that; those with names."""
    count: Count | None = last
    while count is not None:
        if _named(count.motion):
            yield count
        found = earlier(play.story.scenario, count.motion.again)
        count = Count(found[0], play.scene(found[0]), found[1]) if found else None


def _named(motion: Motion) -> list[str]:
    """Everybody whose vote the minutes of a motion give."""
    return [*motion.for_, *motion.against, *motion.abstained]
