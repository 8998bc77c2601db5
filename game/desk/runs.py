"""The ways through a scenario, measured in words: the shortest, the longest, and what they read.

Conditions are not decided here: an option with `if` counts as open, and of the paragraphs that
remember something a scene shows the longest or none. `politburo prove` is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.desk.analysis import Extreme
from game.desk.reading import Reading
from game.desk.words import without_asides, words_of


@dataclass(frozen=True, slots=True)
class Run:
    """One way through: the scenes with the option taken, its questions and its words."""

    steps: tuple[tuple[str, str], ...]
    words: int
    questions: int


def run(reading: Reading, extreme: Extreme) -> Run:
    """The way through with the fewest or the most words."""
    best: dict[str | None, tuple[int, str]] = {None: (0, "")}
    pick = max if extreme == "longest" else min
    for name in reversed(reading.scenario.scenes):
        weight = reading.weights[name]
        base = weight.heard(extreme) + weight.common
        ways = [
            (base + weight.options.get(key, 0) + best.get(to, (0, ""))[0], key)
            for key, to in reading.ways[name].items()
        ]
        best[name] = pick(ways, key=lambda way: way[0])
    briefs = [seat.brief for seat in reading.scenario.seats.values()]
    closings = [ending.text for ending in reading.scenario.endings.values()]
    around = pick(map(_words, briefs), default=0) + pick(map(_words, closings), default=0)
    return _told(reading, best, around)


def _words(text: str) -> int:
    return len(words_of(without_asides(text)))


def _told(reading: Reading, best: Mapping[str | None, tuple[int, str]], around: int) -> Run:
    steps: list[tuple[str, str]] = []
    first = next(iter(reading.scenario.scenes))
    name: str | None = first
    while name is not None and len(steps) <= len(reading.order):
        option = best[name][1]
        steps.append((name, option))
        name = reading.ways[name][option]
    questions = sum(bool(option) for _, option in steps)
    return Run(tuple(steps), best[first][0] + around, questions)


def questions_on_a_run(reading: Reading) -> tuple[int, int]:
    """The fewest and the most questions on one way through."""
    counts: dict[str | None, tuple[int, int]] = {None: (0, 0)}
    for name in reversed(reading.scenario.scenes):
        asks = int(bool(reading.scenario.scenes[name].options))
        after = [counts.get(to, (0, 0)) for to in reading.nexts(name)]
        counts[name] = (asks + min(a for a, _ in after), asks + max(b for _, b in after))
    return counts[next(iter(reading.scenario.scenes))]


def between_questions(reading: Reading) -> dict[str, int]:
    """For each question, the most words heard from the answer before it up to its options."""
    passed: dict[str, int] = {}
    first = next(iter(reading.scenario.scenes), None)
    for name, scene in reading.scenario.scenes.items():
        sofar = passed.get(name, 0) + reading.weights[name].most
        passed[name] = sofar
        onward = 0 if scene.options else sofar
        for to in reading.nexts(name):
            if to is not None:
                passed[to] = max(passed.get(to, 0), onward)
    return {
        name: passed[name]
        for name, scene in reading.scenario.scenes.items()
        if scene.options and name != first
    }
