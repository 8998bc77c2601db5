"""Who is in the room: voices, votes and counts that cannot be as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.drawing.votes import counted as count_in
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.story.conditions import Compare, ConditionError, Name, compile_all, names, parse
from game.story.format import Motion

OWN_VOICE = Rule(
    "own-voice",
    "structure",
    "No seat hears the man in it speak: his voice has an `if` that shuts that seat out.",
)
ABSENT = Rule(
    "absent-acts", "structure", "Whoever stands under `absent` has no voice and no vote there."
)
TOGETHER = Rule(
    "carried-together",
    "craft",
    "Options exclude each other: no two were carried by the same sitting.",
)

ATOMS = 10
"""A condition with more names than this is not looked through."""


def may_hold(condition: str, seat: str, seats: list[str]) -> bool:
    """Whether a condition can hold for a seat, whatever was answered before; True if unreadable."""
    if not condition:
        return True
    try:
        node = parse(condition)
    except ConditionError:
        return True
    parts = list(names(node))
    if any(isinstance(part, Compare) for part in parts):
        return True  # a meter may have any figure
    asked = sorted({part.name for part in parts if isinstance(part, Name)})
    free = [name for name in asked if name not in seats]
    if len(free) > ATOMS:
        return True
    bits = {name: 1 << at for at, name in enumerate([*free, *seats])}
    [test] = compile_all([node], bits, {})
    every = product((0, 1), repeat=len(free))
    facts = (sum(bits[n] for n, on in zip(free, row, strict=True) if on) for row in every)
    return test is None or any(test(fact | bits[seat], ()) for fact in facts)


def _own_voices(reading: Reading, page: SceneTexts) -> None:
    seats = list(reading.scenario.seats)
    for key, voice in page.scene.voices.items():
        man = voice.by or key
        there = man in seats and man not in page.scene.absent
        if there and _half_read(reading, (*page.path, "voices", key), voice.if_):
            continue
        if there and may_hold(page.scene.if_, man, seats) and may_hold(voice.if_, man, seats):
            says = f"The seat `{man}` hears `{key}`, which is himself."
            hint = f"Add `if: not {man}`, or tell his words in a paragraph of his own."
            reading.report(OWN_VOICE, (*page.path, "voices", key), says, hint)


def _half_read(reading: Reading, path: FieldPath, condition: str) -> bool:
    """Whether a condition stands there that could not be read, or asks for what is not there."""
    if not condition:
        return reading.stands is not None and reading.stands((*path, "if"))
    try:
        asked = [one.name for one in names(parse(condition)) if isinstance(one, Name)]
    except ConditionError:
        return True
    return not reading.askable.issuperset(asked)


def _acting(page: SceneTexts) -> Iterator[tuple[FieldPath, str, str]]:
    """Everybody who speaks or votes in a scene: where, who, and what he does."""
    for key, voice in page.scene.voices.items():
        if voice.date is None or voice.date == page.scene.date:
            yield (*page.path, "voices", key), voice.by or key, "speaks"
    for index, motion in enumerate(page.scene.motions):
        for field, ids in _columns(motion).items():
            for place, id in enumerate(ids):
                yield (*page.path, "motions", index, field, place), id, "votes"


def _columns(motion: Motion) -> dict[str, list[str]]:
    return {"for": motion.for_, "against": motion.against, "abstained": motion.abstained}


def _absent(reading: Reading, page: SceneTexts) -> None:
    for path, id, does in _acting(page):
        if id in page.scene.absent:
            says = f"`{id}` stands under `absent` and {does}."
            hint = "Correct one of them; words of another day have their own `date`."
            reading.report(ABSENT, path, says, hint)


def _carried(motion: Motion) -> bool:
    count = count_in(motion.tally)
    return count.carried if count else len(motion.for_) > len(motion.against)


def _together(reading: Reading, page: SceneTexts) -> None:
    carried = [motion.puts for motion in page.scene.motions if motion.puts and _carried(motion)]
    for one, other in combinations(dict.fromkeys(carried), 2):
        says = f"`{one}` and `{other}` were both carried."
        hint = "They are two questions; ask one of them, or join the two options."
        reading.report(TOGETHER, (*page.path, "options", other), says, hint)


FAMILY = Family((OWN_VOICE, ABSENT, TOGETHER), pages=(_own_voices, _absent, _together))
