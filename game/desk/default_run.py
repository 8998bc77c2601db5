"""One run to its close, by one seat that opens nothing and makes no call: what it reads."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from game.desk.reading import Reading
from game.desk.words import without_asides, words_of
from game.story.conditions import Compare, ConditionError, Name, Node, Not, parse
from game.story.format import Option, Scene
from game.story.prose import paragraphs
from game.story.texts import Text, of_scene

Known = Callable[[Name | Compare], bool | None]
"""Whether what a condition asks for is so; None if that cannot be said."""

BRIEF = "brief"
ENDING = "ending"
FOLLOWS = "what followed"
"""What the parts of a run are called that are no fields of a scene which everybody reads."""

_COMPARES: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class Run(NamedTuple):
    """One way through: the scenes with the option taken, and the words it reads by part."""

    steps: tuple[tuple[str, str], ...]
    reads: Mapping[str, int]

    @property
    def words(self) -> int:
        """All words up to the close."""
        return sum(self.reads.values())

    @property
    def questions(self) -> int:
        """How many questions were answered."""
        return sum(bool(option) for _, option in self.steps)


def holds(condition: str, known: Known) -> bool | None:
    """Whether a condition holds; None if that cannot be said. The empty one always holds."""
    if not condition:
        return True
    try:
        return _holds(parse(condition), known)
    except ConditionError:
        return None


def _holds(node: Node, known: Known) -> bool | None:
    if isinstance(node, Name | Compare):
        return known(node)
    if isinstance(node, Not):
        held = _holds(node.part, known)
        return None if held is None else not held
    parts = [_holds(part, known) for part in node.parts]
    decides = node.word == "or"
    if decides in parts:
        return decides
    return None if None in parts else not decides


class _Part(NamedTuple):
    """The words of one text of a scene: those that always stand, and those under conditions."""

    name: str
    option: str
    taken: bool
    always: int
    sometimes: tuple[tuple[str, int], ...]


class Walker:
    """Walks one scenario as often as it is asked to; the words of a scene are counted once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parts: dict[str, list[_Part]] = {}

    def run(self, seat: str, ranked: Mapping[str, Sequence[str]]) -> Run:
        """The run of a seat that takes at each scene the first of the `ranked` options open."""
        return _Walk(self, seat).run(ranked)

    def parts_of(self, name: str) -> list[_Part]:
        """The texts of a scene that a run reads."""
        if name not in self.parts:
            texts = of_scene(name, self.reading.scenario.scenes[name])
            self.parts[name] = [_part(text) for text in texts if text.words in ("run", "taken")]
        return self.parts[name]


def _part(text: Text) -> _Part:
    taken = text.words == "taken"
    name = FOLLOWS if taken else "motions" if text.path[2] == "motions" else text.field
    option = str(text.path[3]) if text.path[2] == "options" else ""
    return _Part(name, option, taken, *_counts(text.value))


def _counts(text: str) -> tuple[int, tuple[tuple[str, int], ...]]:
    """The words of a text that always stand, and those of its paragraphs under conditions."""
    if "{" not in text:
        return len(words_of(without_asides(text))), ()
    each = [(one.condition, len(words_of(without_asides(one.text)))) for one in paragraphs(text)]
    always = sum(count for condition, count in each if not condition)
    return always, tuple((condition, count) for condition, count in each if condition)


class _Walk:
    def __init__(self, walker: Walker, seat: str) -> None:
        self.walker, self.reading, self.seat = walker, walker.reading, seat
        self.so = {seat}
        self.meters = {name: one.start for name, one in self.reading.scenario.meters.items()}
        self.reads: Counter[str] = Counter()

    def run(self, ranked: Mapping[str, Sequence[str]]) -> Run:
        scenes, seats = self.reading.scenario.scenes, self.reading.scenario.seats
        if self.seat in seats:
            self.reads[BRIEF] = self._kept(*_counts(seats[self.seat].brief))
        steps: list[tuple[str, str]] = []
        name: str | None = next(iter(scenes))
        for _ in scenes:  # no way leads back, unless the file is faulty
            if name is None:
                break
            scene, option = scenes[name], None
            if self.seat not in scene.absent and self._is(scene.if_):
                taken = next((one for one in ranked[name] if self._is(scene.options[one].if_)), "")
                option = scene.options.get(taken)
                self._read(name, scene, taken)
                self._answer(scene, taken, option)
                steps.append((name, taken))
            name = self.reading.next_of(name, option)
        endings = self.reading.scenario.endings.values()
        ending = next((one.text for one in endings if self._is(one.if_)), "")
        self.reads[ENDING] = self._kept(*_counts(ending))
        return Run(tuple(steps), dict(self.reads))

    def _read(self, name: str, scene: Scene, taken: str) -> None:
        for part in self.walker.parts_of(name):
            option = scene.options.get(part.option)
            if part.taken:
                read = part.option == taken
            else:
                read = option is None or bool(option.closed) or self._is(option.if_)
            if read:
                self.reads[part.name] += self._kept(part.always, part.sometimes)

    def _answer(self, scene: Scene, taken: str, option: Option | None) -> None:
        if option is None:
            return
        self.so.add(taken)
        for meter, by in (*option.changes.items(), *scene.changes.items()):
            limits = self.reading.scenario.meters.get(meter)
            if limits is not None:
                self.meters[meter] = max(limits.min, min(limits.max, self.meters[meter] + by))

    def _kept(self, always: int, sometimes: tuple[tuple[str, int], ...]) -> int:
        return always + sum(count for condition, count in sometimes if self._is(condition))

    def _is(self, condition: str) -> bool:
        return bool(holds(condition, self._known))

    def _known(self, asked: Name | Compare) -> bool:
        if isinstance(asked, Name):
            return asked.name in self.so
        return asked.meter in self.meters and _COMPARES[asked.sign](
            self.meters[asked.meter], asked.number
        )
