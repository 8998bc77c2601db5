"""Whether a question can leave the player without an open option."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from game.story.conditions import Compare, ConditionError, Name, Node, compile_all, names, parse
from game.story.format import Meter, Scene

ATOMS = 12


def always_open(scene: Scene, seats: list[str], meters: Mapping[str, Meter]) -> bool:
    """Whether some option is open whatever was done before and whoever sits there.

    Exact but for lines that exclude each other; where more than twelve names are asked for at
    once it is left to `politburo prove`, and True is returned. Conditions that cannot be read
    count as open, for they are reported elsewhere.
    """
    guards = [option.if_ for option in scene.options.values()]
    if not all(guards):
        return True
    try:
        nodes: list[Node | None] = [parse(guard) for guard in guards]
    except ConditionError:
        return True
    asked = {part for node in nodes if node is not None for part in names(node)}
    compared = {part.meter for part in asked if isinstance(part, Compare)}
    free = sorted({p.name for p in asked if not isinstance(p, Compare)} - {*seats})
    if len(free) > ATOMS or not compared <= set(meters):
        return True
    figures = _figures(asked, meters)
    bits = {name: 1 << index for index, name in enumerate([*free, *seats])}
    places = {meter: index for index, meter in enumerate(sorted(figures))}
    tests = compile_all(nodes, bits, places)
    chairs = [seat for seat in seats if seat not in scene.absent]
    return all(
        any(test is None or test(facts | bits[chair], values) for test in tests)
        for chair in chairs
        for facts in range(1 << len(free))
        for values in product(*(figures[meter] for meter in sorted(figures)))
    )


def _figures(asked: set[Name | Compare], meters: Mapping[str, Meter]) -> dict[str, list[int]]:
    """For each meter, figures on both sides of everything it is compared with."""
    figures: dict[str, list[int]] = {}
    for part in asked:
        if isinstance(part, Compare):
            near = (part.number - 1, part.number, part.number + 1)
            meter = meters[part.meter]
            inside = [number for number in near if meter.min <= number <= meter.max]
            figures.setdefault(part.meter, [meter.min, meter.max]).extend(inside)
    return {meter: sorted(set(values)) for meter, values in figures.items()}
