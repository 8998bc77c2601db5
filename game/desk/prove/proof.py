"""The proof of a scenario: walk every chair, then say what does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from game.desk.prove.coverage import Coverage
from game.desk.prove.items import Item, of_scenario, outermost
from game.desk.prove.result import Chair, Proof, ProofFinding
from game.desk.prove.survey import HELD, Survey, TooLargeError
from game.desk.prove.walk import Walk
from game.playthrough.play import Story
from game.playthrough.relevance import Relevance
from game.story.conditions import Name, names, parse
from game.story.texts import fields_at

BOUND = 200_000
"""How many states are walked before a scenario counts as too large to be proved."""
MOST_CALLS = 200
"""How many sets of calls are looked at in a scene of such a scenario."""

MOST_SHARE = 45
"""The most of all runs, in per cent, that one of several endings closes."""
LEAST_ENDINGS = 3

Progress = Callable[[str, float], None]
"""A function that is called with the id of the seat being walked and the share done, 0 to 1."""


def prove(
    story: Story,
    *,
    bound: int = BOUND,
    progress: Progress | None = None,
) -> Proof:
    """Walk every state that a player of any seat can come to.

    Where there are more than `bound`, walk as many, spread evenly over the scenes, and claim
    nothing of what they did not show.
    """
    relevance = Relevance(story.branching)
    seats = tuple(story.scenario.seats)
    complete, coverage, chairs = True, Coverage(), list[Chair]()
    try:
        survey = Survey(story.branching, relevance)
        for seat in seats:
            room = bound - sum(chair.states for chair in chairs)
            walk = Walk(survey, relevance, coverage, seat, room)
            chairs.append(walk.run(partial(progress, seat) if progress else _silent))
    except TooLargeError:
        complete, coverage, chairs = False, Coverage(), []
        survey = Survey(story.branching, relevance, MOST_CALLS)
        most = max(1, bound // (len(seats) * len(story.branching.stops)))
        for seat in seats:
            walk = Walk(survey, relevance, coverage, seat, bound, most)
            chairs.append(walk.run(partial(progress, seat) if progress else _silent))
    return _proof(story, bound, complete, coverage, tuple(chairs))


def _silent(_share: float) -> None:
    """The progress of a proof that nobody watches."""


def _proof(
    story: Story, bound: int, complete: bool, coverage: Coverage, chairs: tuple[Chair, ...]
) -> Proof:
    items = list(of_scenario(story.scenario))
    found = coverage.found
    unseen = tuple(item for item in items if item not in found)
    findings = [*_stuck(coverage), *_endless(story, coverage)]
    certain = unseen if complete else _cut_off(story, unseen)
    findings += _unreachable(story, certain)
    if complete:
        findings += [*_always(items, coverage), *_shares(chairs)]
    return Proof(
        id=story.id,
        title=story.scenario.title,
        complete=complete,
        bound=bound,
        states=sum(chair.states for chair in chairs),
        findings=tuple(sorted(findings, key=lambda finding: finding.remark)),
        found=tuple(found[item] for item in items if item in found),
        unseen=unseen if complete else tuple(item for item in unseen if item not in certain),
        chairs=chairs,
    )


def _stuck(coverage: Coverage) -> Iterator[ProofFinding]:
    for (scene, _), witness in coverage.stuck.items():
        says = f"At `{scene}` the player can be left without an open option."
        yield ProofFinding("way-on", ("scenes", scene, "options"), 0, says, witness)


def _endless(story: Story, coverage: Coverage) -> Iterator[ProofFinding]:
    last = next(reversed(story.scenario.endings), "")
    for witness in coverage.endless.values():
        says = "A run can close without an ending: give the last one no `if`."
        yield ProofFinding("ending", ("endings", last), 0, says, witness)


_UNREACHABLE = {
    "scene": "No run comes to the scene {name}.",
    "option": "The option {name} is never open.",
    "call": "The call {name} can never be made.",
    "paper": "The paper {name} is never on the table.",
    "voice": "The voice {name} is never heard.",
    "paragraph": "The paragraph under {name} is never read.",
    "ending": "No run closes with the ending {name}.",
}


def _unreachable(story: Story, unseen: tuple[Item, ...]) -> Iterator[ProofFinding]:
    for item in outermost(unseen):
        says = _UNREACHABLE[item.kind].format(name=f"`{item.name}`")
        if item.condition and item.kind != "paragraph":
            says += f" Its condition is `{item.condition}`."
        says += _too_early(story, item)
        yield ProofFinding("reachable", item.path, item.offset, says)


def _too_early(story: Story, item: Item) -> str:
    """The answer that a condition asks for before it can have been given, if there is one."""
    order, scenes = story.branching.order, story.scenario.scenes
    if item.scene not in order or not item.condition:
        return ""
    here = order[item.scene] + (fields_at(item.guard)[str(item.guard[-1])].shown.side != "before")
    answers = {option: name for name, scene in scenes.items() for option in scene.options}
    for asked in names(parse(item.condition)):
        if isinstance(asked, Name) and order.get(answers.get(asked.name, ""), -1) >= here:
            return f" `{asked.name}` is answered in `{answers[asked.name]}`, and not before."
    return ""


def _cut_off(story: Story, unseen: tuple[Item, ...]) -> tuple[Item, ...]:
    """What stands in scenes that no option leads to, whatever its condition: sure without a walk.

    A scene that all seats pass over counts as come to here.
    """
    stops = story.branching.stops
    come_to = {0}
    for place, stop in enumerate(stops):
        if place in come_to:
            come_to.update(way.to for way in stop.ways)
            if stop.skipped_by or stop.test is not None or not stop.ways:
                come_to.add(stop.to)
    cut_off = {stop.scene for place, stop in enumerate(stops) if place not in come_to}
    return tuple(item for item in unseen if item.scene in cut_off)


def _shares(chairs: tuple[Chair, ...]) -> Iterator[ProofFinding]:
    """Endings that close too many of the runs, those of all seats counted together."""
    closed = Counter[str]()
    for chair in chairs:
        closed.update(chair.endings)
    runs = closed.total()
    named = {ending: count for ending, count in closed.items() if ending}
    for ending, count in named.items() if len(named) >= LEAST_ENDINGS else ():
        if 100 * count > MOST_SHARE * runs:
            says = f"`{ending}` closes {round(100 * count / runs)} % of all runs."
            yield ProofFinding("ending-share", ("endings", ending), 0, says, remark=True)


def _always(items: list[Item], coverage: Coverage) -> Iterator[ProofFinding]:
    for item in items:
        if coverage.truths.get(item) == HELD:
            says = f"`{item.condition}` holds wherever it is asked; it can be left out."
            yield ProofFinding("always", item.guard, item.offset, says, remark=True)
