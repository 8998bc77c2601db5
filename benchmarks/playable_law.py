"""Every page of every state of a chapter: does its playable file say what plain mode says?

    nice python benchmarks/playable_law.py            # all shipped chapters
    nice python benchmarks/playable_law.py brest-1918

States are those of `tests/helpers.py`, which walks a story by rules of its own. A state is looked
at where one of its pages is new: where something that a page's scene asks for, the calls made, the
way to it or an answer that the end tells of was not met in this form before. Reasons and heads are
put to the answers at random.
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
from playable_files import made  # noqa: E402
from playable_reader import File  # noqa: E402
from test_every_page import differing, with_own_words  # noqa: E402

from game.playthrough.play import Playthrough  # noqa: E402

SHOWN = 3
"""So many differences are shown of a chapter."""


def pages_of(play: Playthrough) -> Iterator[tuple[object, ...]]:
    """What tells the pages of a state from those of others, page by page."""
    facts = {place: still_asked(play, [place]) for place in (*play.ahead, "end")}
    way = (play.seat, play.passed, play.now.meters)
    for scene in play.ahead:
        yield "scene", *way, scene, facts[scene], play.now.calls if scene == play.question else ()
    if play.last is not None:
        answer = play.last.answer
        asked = still_asked(play, [answer.scene])
        yield "record", *way, answer.scene, answer.option, asked, play.last.before.calls
    if play.finished:
        yield "end", *way, facts["end"]
        for line in play.standing:
            yield "end", *way, facts["end"], line.answer.scene, line.answer.option


def law(name: str) -> int:
    """Look at every page of a chapter, print what was found; returns how many states differ."""
    story, random, seen = story_named(name), Random(name), set()
    begun = process_time()
    file = File(made(name))
    built = process_time() - begun
    states = looked_at = differences = 0
    for seat in story.scenario.seats:
        for play in reachable(story, seat):
            states += 1
            fresh = set(pages_of(play)) - seen
            if not fresh:
                continue
            seen |= fresh
            looked_at += 1
            whole = with_own_words(play, random)
            if (found := differing(file, whole)) is not None:
                differences += 1
                if differences <= SHOWN:
                    print(f"{name}, {seat}: {whole.steps}\n  {found[0]}\n  {found[1]}")
    print(
        f"{name}: {states:,} states, {len(seen):,} forms of pages, {looked_at:,} states looked at, "
        f"{differences} differ; the file took {built:.1f} s, all {process_time() - begun:.0f} s",
        flush=True,
    )
    return differences


if __name__ == "__main__":
    sys.exit(1 if sum(map(law, sys.argv[1:] or SHIPPED)) else 0)
