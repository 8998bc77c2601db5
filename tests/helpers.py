"""What several tests share: the stories, every state they can reach, and a door to the command."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

from game import library
from game.archive import Archive
from game.line_input import StreamInput
from game.plain import Plain
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, CallMade
from game.playthrough.view import view
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
NOTHING = Archive()


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
    place = play.story.branching.order[play.question]
    ways = play.story.branching.open_ways(place, play.now.facts, play.now.meters)
    return [way.option for way in ways]


def open_calls(play: Playthrough) -> list[str]:
    """The calls that could be made here, were there time."""
    branching = play.story.branching
    stop = branching.stops[branching.order[play.question]]
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
def _masks(name: str, place: str) -> dict[str, int]:
    """Each condition of a scene with the facts it asks for; `end` stands for what is read there."""
    bits = _STORIES[name].branching.bits
    found: dict[str, int] = {}
    for path, _, text in conditions(_STORIES[name].scenario):
        last = path[-1] in ("later", "cost", "says") or path[0] in ("endings", "debrief")
        if place == ("end" if path[0] != "scenes" else path[1]) or (place == "end" and last):
            asked = {part.name for part in names(parse(text)) if isinstance(part, Name)}
            found[text] = sum(bits[one] for one in asked)
    return found


@cache
def _asked(name: str, place: str) -> int:
    found = 0
    for mask in _masks(name, place).values():
        found |= mask
    return found


def still_asked(play: Playthrough, places: Iterable[str]) -> int:
    """Of the facts of a run those that these scenes ask for; `end` stands for the pages there."""
    _STORIES[play.story.id] = play.story
    wanted = 0
    for place in places:
        wanted |= _asked(play.story.id, place)
    return play.now.facts & wanted


def _decided(play: Playthrough, places: Iterable[str]) -> set[tuple[str, str, int]]:
    """What a run answers to each single condition of these scenes."""
    _STORIES[play.story.id] = play.story
    return {
        (place, text, play.now.facts & mask)
        for place in places
        for text, mask in _masks(play.story.id, place).items()
    }


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


def telling_runs(story: Story, seat: str, known: tuple[str, ...] = ()) -> list[Playthrough]:
    """Of the reachable runs enough to see each part of each page in each of its forms.

    A page is put together from parts, and each part hangs on one condition of its own: so a run is
    taken if it comes to its scenes in another way (scenes ahead and behind, the answer before them,
    meters, calls) or gives one of their conditions an answer that no run before it gave. Every
    mixture of those answers would be some hundred times as many pages with no part that is new.
    """
    runs: list[Playthrough] = []
    met: set[object] = set()
    for play in reachable(story, seat, known):
        last = (play.last.answer.scene, play.last.answer.option) if play.last else ()
        places = (*play.ahead, *last[:1], *(["end"] * play.finished))
        behind = frozenset(line.answer.scene for line in play.minutes)
        way = (play.ahead, last, behind, play.now.meters, frozenset(play.now.calls))
        shown = {way, *_decided(play, places)}
        if not shown <= met:
            met |= shown
            runs.append(play)
    return runs


def routes(story: Story, seat: str) -> dict[str, list[str]]:
    """For each ending that a seat can reach, the options answered on one way there, without calls."""
    found: dict[str, list[str]] = {}
    waiting = [Playthrough.start(story, seat)]
    while waiting and len(found) < max(1, len(story.scenario.endings)):
        play = waiting.pop()
        if play.finished:
            ending = story.branching.ending(play.now.facts, play.now.meters)
            found.setdefault(ending, [line.answer.option for line in play.minutes])
        else:
            waiting += [answer(play, option) for option in open_options(play)]
    return found


def numbers(story: Story, seat: str, options: Iterable[str]) -> list[int]:
    """The numbers of a route's options on their pages."""
    play, found = Playthrough.start(story, seat), []
    for option in options:
        offered = {one.id: one.number for one in view(play, play.question).options}
        found.append(offered[option])
        play = answer(play, option)
    return found


def lines_played(name, seat, reads, asks=False):
    """A game in this process: the same door as the command, without a second of start."""
    sitting, writes = Menu().open(name), io.StringIO()
    if seat:
        sitting = sitting.sit(seat)
    Plain(sitting, StreamInput(io.StringIO(reads), writes, asks), writes).run()
    return writes.getvalue()
