"""The ways through a scenario, measured in words: the shortest, the longest, and what they read.

Each seat is measured by itself, for it passes over the scenes that are closed to it. What hangs on
answers is not decided here: an option with `if` counts as open, a scene may be passed over or not,
and of the paragraphs that remember something the longest is shown or none. `politburo prove` is
exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from game.desk.analysis import Extreme
from game.desk.reading import Reading
from game.desk.words import without_asides, words_of
from game.story.conditions import Compare, ConditionError, Name, Node, Not, parse


@dataclass(frozen=True, slots=True)
class Run:
    """One way through: the scenes with the option taken, its questions and its words."""

    steps: tuple[tuple[str, str], ...]
    words: int
    questions: int


def run(reading: Reading, extreme: Extreme) -> Run:
    """The way through with the fewest or the most words, whatever the seat."""
    pick = max if extreme == "longest" else min
    return pick(
        (_run_of(reading, seat, extreme) for seat in _seats(reading)), key=lambda one: one.words
    )


def questions_on_a_run(reading: Reading) -> tuple[int, int]:
    """The fewest and the most questions on one way through, whatever the seat."""
    every = [_questions_of(reading, seat) for seat in _seats(reading)]
    return min(fewest for fewest, _ in every), max(most for _, most in every)


def between_questions(reading: Reading) -> dict[str, int]:
    """For each question, the most words heard from the answer before it up to its options."""
    longest: dict[str, int] = {}
    for seat in _seats(reading):
        for name, words in _between_of(reading, seat):
            longest[name] = max(longest.get(name, 0), words)
    return {name: longest[name] for name in reading.scenario.scenes if name in longest}


def _seats(reading: Reading) -> list[str]:
    return list(reading.scenario.seats) or [""]


def comes(reading: Reading, seat: str, name: str) -> tuple[bool, ...]:
    """Whether a seat comes to a scene; both where that hangs on the run."""
    scene = reading.scenario.scenes[name]
    if seat in scene.absent:
        return (False,)
    held = _holds(scene.if_, seat, reading.scenario.seats)
    return (True, False) if held is None else (held,)


def _holds(condition: str, seat: str, seats: Collection[str]) -> bool | None:
    """Whether a condition holds for a seat whatever it answers; None if that cannot be said."""
    if not condition:
        return True
    try:
        return _node_holds(parse(condition), seat, seats)
    except ConditionError:
        return None


def _node_holds(node: Node, seat: str, seats: Collection[str]) -> bool | None:
    if isinstance(node, Name):
        return node.name == seat if node.name in seats else None
    if isinstance(node, Not):
        held = _node_holds(node.part, seat, seats)
        return None if held is None else not held
    if isinstance(node, Compare):
        return None
    parts = [_node_holds(part, seat, seats) for part in node.parts]
    decides = node.word == "or"
    if decides in parts:
        return decides
    return None if None in parts else not decides


def _run_of(reading: Reading, seat: str, extreme: Extreme) -> Run:
    """A seat's way through with the fewest or the most words."""
    best: dict[str | None, tuple[int, str | None, str | None]] = {None: (0, None, None)}
    pick = max if extreme == "longest" else min
    for name in reversed(reading.scenario.scenes):
        weight = reading.weights[name]
        ways: list[tuple[int, str | None, str | None]] = []
        for come in comes(reading, seat, name):
            if not come:
                onward = reading.next_of(name)
                ways.append((best.get(onward, _NOTHING)[0], None, onward))
                continue
            base = weight.heard(extreme) + weight.common
            ways += [
                (base + weight.options.get(key, 0) + best.get(to, _NOTHING)[0], key, to)
                for key, to in reading.ways[name].items()
            ]
        best[name] = pick(ways, key=lambda way: way[0])
    brief = reading.scenario.seats[seat].brief if seat in reading.scenario.seats else ""
    closings = [ending.text for ending in reading.scenario.endings.values()]
    around = _words(brief) + pick(map(_words, closings), default=0)
    return _told(reading, best, around)


_NOTHING: tuple[int, str | None, str | None] = (0, None, None)


def _words(text: str) -> int:
    return len(words_of(without_asides(text)))


def _told(
    reading: Reading,
    best: Mapping[str | None, tuple[int, str | None, str | None]],
    around: int,
) -> Run:
    steps: list[tuple[str, str]] = []
    first = next(iter(reading.scenario.scenes))
    name: str | None = first
    for _ in reading.order:
        if name is None:
            break
        _, option, onward = best[name]
        if option is not None:
            steps.append((name, option))
        name = onward
    questions = sum(bool(option) for _, option in steps)
    return Run(tuple(steps), best[first][0] + around, questions)


def _questions_of(reading: Reading, seat: str) -> tuple[int, int]:
    counts: dict[str | None, tuple[int, int]] = {None: (0, 0)}
    for name in reversed(reading.scenario.scenes):
        asks = int(bool(reading.scenario.scenes[name].options))
        ways: list[tuple[int, int]] = []
        for come in comes(reading, seat, name):
            onward = reading.nexts(name) if come else {reading.next_of(name)}
            after = [counts.get(to, (0, 0)) for to in onward]
            asked = asks * come
            ways += [(asked + fewest, asked + most) for fewest, most in after]
        counts[name] = (min(a for a, _ in ways), max(b for _, b in ways))
    return counts[next(iter(reading.scenario.scenes))]


def _between_of(reading: Reading, seat: str) -> Iterator[tuple[str, int]]:
    """For each question of a seat but its first, the words heard before it since the last."""
    passed: dict[str, int] = {next(iter(reading.scenario.scenes)): 0}
    answered: set[str] = set()
    for name, scene in reading.scenario.scenes.items():
        if name not in passed:
            continue
        for come in comes(reading, seat, name):
            sofar = passed[name] + (reading.weights[name].most if come else 0)
            asks = bool(scene.options) and come
            if asks and name in answered:
                yield name, sofar
            for to in reading.nexts(name) if come else {reading.next_of(name)}:
                if to is not None:
                    passed[to] = max(passed.get(to, 0), 0 if asks else sofar)
                    if asks or name in answered:
                        answered.add(to)
