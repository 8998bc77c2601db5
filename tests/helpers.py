"""What several tests share: the stories, every state they can reach, and a door to the command."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

from game import library
from game.archive import REGISTERS, Archive
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, CallMade
from game.sitting.game import Game
from game.sitting.menu import Menu
from game.story.conditions import Name, names, parse
from game.story.load import Loaded, load
from game.story.texts import conditions

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
BRIDGE = DATA / "bridge.yaml"
SHIPPED = [one.id for one in library.listing() if one.path.parent == library.shipped()]
STORIES = [str(BRIDGE), *SHIPPED]
_STORIES: dict[str, Story] = {}
NOTHING = Archive.of({name: {} for name in REGISTERS})


def load_text(text: str | bytes, id: str = "t") -> Loaded:
    return load(text, "t.yaml", id, NOTHING)


def story_of(text: str, id: str = "t") -> Story:
    loaded = load_text(text, id)
    assert loaded.playable, [str(problem) for problem in loaded.problems]
    return Story.of(id, loaded.scenario, loaded.archive)


@cache
def story_named(name: str) -> Story:
    return library.open_story(name)


def bridge() -> Story:
    return story_named(str(BRIDGE))


def seated(name: str | Path = BRIDGE, seat: str = "miller") -> Game:
    """A new game from the menu."""
    return Menu().open(str(name)).sit(seat)


def asked(name: str | Path = BRIDGE, seat: str = "miller") -> Game:
    """A new game, its first question lying open."""
    game = seated(name, seat)
    while game.at != "question":
        assert game.turn(1)
    return game


def chairs() -> list[tuple[str, str]]:
    """Every story with each of its seats."""
    return [(name, seat) for name in STORIES for seat in story_named(name).scenario.seats]


def answer(play: Playthrough, option: str, **more: object) -> Playthrough:
    return play.step(Answer(play.question, option, **more))


def call(play: Playthrough, *calls: str) -> Playthrough:
    for one in calls:
        play = play.step(CallMade(play.question, one))
    return play


def open_options(play: Playthrough) -> list[str]:
    place = play.story.rules.order[play.question]
    ways = play.story.rules.open_ways(place, play.now.facts, play.now.meters)
    return [way.option for way in ways]


def open_calls(play: Playthrough) -> list[str]:
    """The calls that could be made here, were there time."""
    rules = play.story.rules
    stop = rules.stops[rules.order[play.question]]
    return [
        visit.call
        for visit in stop.calls
        if visit.test is None or visit.test(play.now.facts, play.now.meters)
    ]


def with_calls(play: Playthrough) -> list[Playthrough]:
    """This run with every set of calls for which there is time, the empty one first."""
    scene = play.scene(play.question)
    allow = scene.calls.allow if scene.calls else 0
    return [
        call(play, *some)
        for count in range(allow + 1)
        for some in combinations(open_calls(play), count)
    ]


@cache
def _asked(name: str, place: str) -> frozenset[str]:
    """What the texts and conditions of a scene ask for; `end` stands for what is read at the end."""
    found: set[str] = set()
    for path, _, text in conditions(_STORIES[name].scenario):
        last = path[-1] in ("later", "cost", "says") or path[0] in ("endings", "debrief")
        if place == ("end" if path[0] != "scenes" else path[1]) or (place == "end" and last):
            found.update(part.name for part in names(parse(text)) if isinstance(part, Name))
    return frozenset(found)


def still_asked(play: Playthrough, places: Iterable[str]) -> int:
    """Of the facts of a run those that these scenes ask for; `end` stands for the pages there."""
    _STORIES[play.story.id] = play.story
    wanted = frozenset[str]().union(*(_asked(play.story.id, one) for one in places))
    return play.now.facts & sum(play.story.rules.bits[name] for name in wanted)


def reachable(story: Story, seat: str, known: tuple[str, ...] = ()) -> list[Playthrough]:
    """A run for every state that can be reached: open questions with every set of calls, and ends.

    Runs count as one that came to the same scenes after the same answer, with the same questions
    behind them, and whose facts are the same as far as anything yet to be read asks for them.
    """
    found: list[Playthrough] = []
    seen: set[object] = set()
    waiting = [Playthrough.start(story, seat, known)]
    order = list(story.scenario.scenes)
    while waiting:
        play = waiting.pop()
        last = (play.last.answer.scene, play.last.answer.option) if play.last else (order[0], "")
        facts = still_asked(play, (*order[order.index(last[0]) :], "end"))
        behind = frozenset(line.answer.scene for line in play.minutes)
        here = (play.ahead, last, behind, facts, play.now.meters)
        if here in seen:
            continue
        seen.add(here)
        if play.finished:
            found.append(play)
            continue
        called = with_calls(play)
        found += called
        onward = {
            still_asked(one, (*order[order.index(play.question) :], "end")): one
            for one in reversed(called)
        }
        waiting += [answer(one, option) for one in onward.values() for option in open_options(one)]
    return found


def squeezed(text: str) -> str:
    """Text without spaces, line breaks and note numbers: how it was wrapped makes no difference."""
    return re.sub(r"\s+|\[\d+\]", "", text)


def command(
    *words: str, reads: str | bytes = "", env: dict[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run `python -m game` as a stranger would: no terminal, its own process."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})}
    given = reads.encode() if isinstance(reads, str) else reads
    done = subprocess.run(
        [sys.executable, "-m", "game", *words],
        input=given, capture_output=True, env=surroundings, cwd=cwd, timeout=60, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def one_line(text: str, *words: str) -> None:
    """An error for people: one line, these words in it, no traceback."""
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    for word in words:
        assert word in text


# --- every page that differs ----------------------------------------------------------------------


def telling_runs(
    story: Story, seat: str, known: tuple[str, ...] = (), after: bool = True
) -> list[Playthrough]:
    """Of the reachable runs one for each page that can differ: the same scenes ahead and behind,
    and the same facts as far as the scenes ahead, or at the end the endings, ask for them.

    With `after` also one for each answer before them, for the pages that come after it.
    """
    runs: dict[object, Playthrough] = {}
    for play in reachable(story, seat, known):
        last = (play.last.answer.scene, play.last.answer.option) if play.last and after else ()
        facts = still_asked(play, (*play.ahead, *last[:1], *(["end"] * play.finished)))
        behind = frozenset(line.answer.scene for line in play.minutes)
        key = (play.ahead, last, behind, facts, play.now.meters, frozenset(play.now.calls))
        runs.setdefault(key, play)
    return list(runs.values())
