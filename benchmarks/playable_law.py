"""Every page of every state of a chapter: does its playable file say what plain mode says?

    nice python benchmarks/playable_law.py            # all shipped chapters
    nice python benchmarks/playable_law.py brest-1918

States are those of `tests/helpers.py`, which walks a story by rules of its own. The pages of a
state are its record, its scenes ahead and its end; each of these is looked at where it is new:
where something that it asks for, the calls made, the way to it or an answer that the end tells of
was not met in this form before. Reasons and heads are put to the answers at random.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "playable")]

from helpers import SHIPPED, reachable, still_asked, story_named  # noqa: E402
from plain_words import (  # noqa: E402
    follow,
    plain_end,
    plain_panels,
    plain_record,
    plain_scene,
)
from playable_files import made  # noqa: E402
from playable_reader import File, Reader  # noqa: E402
from test_every_page import with_own_words  # noqa: E402

from game.playthrough.play import Playthrough  # noqa: E402


def parts_of(play: Playthrough) -> Iterator[tuple[object, ...]]:
    """What tells parts of a state from those of others: its record, each scene, its end."""
    way = (play.seat, play.passed, play.now.meters)
    for scene in play.ahead:
        calls = play.now.calls if scene == play.question else ()
        yield "scene", scene, *way, still_asked(play, [scene]), calls
    if play.last is not None:
        answer, asked = play.last.answer, still_asked(play, [play.last.answer.scene])
        yield "record", answer.scene, *way, answer.option, asked, play.last.before.calls
    if play.finished:
        asked = still_asked(play, ["end"])
        yield "end", "", *way, asked
        for line in play.standing:
            yield "end", "", *way, asked, line.answer.scene, line.answer.option


def differing(play: Playthrough, reader: Reader, part: str, scene: str) -> bool:
    """Whether plain mode and the file differ in a part."""
    if part == "record":
        return plain_record(play) != reader.record()
    if part == "end":
        return plain_end(play) != reader.end()
    return (plain_scene(play, scene), plain_panels(play, scene)) != (
        reader.scene(scene),
        reader.panels(scene),
    )


def law(name: str) -> int:
    """Look at every part of a chapter, print what was found; returns how many parts differ."""
    story, random, seen = story_named(name), Random(name), set()
    begun = process_time()
    file = File(made(name))
    built = process_time() - begun
    states = differences = 0
    for seat in story.scenario.seats:
        for play in reachable(story, seat):
            states += 1
            fresh = set(parts_of(play)) - seen
            if not fresh:
                continue
            seen |= fresh
            whole = with_own_words(play, random)
            reader = follow(Reader(file, seat), whole.steps)
            for part, scene in {one[:2] for one in fresh}:
                if differing(whole, reader, part, scene):
                    differences += 1
                    print(f"{name}, {seat}: {part} {scene}: {whole.steps}")
    print(
        f"{name}: {states:,} states, {len(seen):,} forms of their parts, {differences} differ; "
        f"the file took {built:.1f} s, all {process_time() - begun:.0f} s",
        flush=True,
    )
    return differences


if __name__ == "__main__":
    sys.exit(1 if sum(map(law, sys.argv[1:] or SHIPPED)) else 0)
