"""The ethics that a scenario's shape can break; the author's desk looks at its words besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.swallowed import swallowed
from game.reader.tree import Source
from game.story.conditions import Compare, ConditionError, names, parse
from game.story.format import Scenario, Scene
from game.story.texts import Text, conditions

LETHAL_COST = Rule("lethal-cost", "ethics", "A lethal scene says who paid: `cost`.")
LETHAL_NOTE = Rule("lethal-note", "ethics", "A lethal scene has a content note: `note`.")
LETHAL_METERS = Rule("lethal-meters", "ethics", "No meters where lives hang on the answer.")
LETHAL_HEADS = Rule("lethal-heads", "ethics", "No heads are counted where lives hang on a vote.")
ATROCITY = Rule(
    "atrocity-question",
    "ethics",
    "An atrocity is shown as it is documented and never offered as a choice.",
    "The scene shows the paper, who signed, who if anyone did not, and who the victims were.",
)
ATROCITY_COST = Rule("atrocity-cost", "ethics", "An atrocity scene says who the victims were.")
RULES = (LETHAL_COST, LETHAL_NOTE, LETHAL_METERS, LETHAL_HEADS, ATROCITY, ATROCITY_COST)


def check(scenario: Scenario, source: Source, texts: Iterable[Text] | None = None) -> None:
    """Report every scene whose gravity forbids what it holds, or asks for what it lacks.

    `texts` spares a walk where `of_scenario` has been walked already.
    """
    lethal = {name for name, scene in scenario.scenes.items() if scene.gravity == "lethal"}
    if lethal:
        _meters(scenario, source, lethal, texts)
    for name, scene in scenario.scenes.items():
        if scene.gravity == "lethal":
            _lethal(source, name, scene)
        elif scene.gravity == "atrocity":
            _atrocity(source, name, scene)


def changing(name: str, scene: Scene) -> Iterator[tuple[FieldPath, Mapping[str, int]]]:
    """What may move meters in a scene, each with its path: itself, its calls, its options."""
    path: FieldPath = ("scenes", name)
    yield path, scene.changes
    for key, call in scene.calls.each.items() if scene.calls is not None else ():
        yield (*path, "calls", key), call.changes
    for key, option in scene.options.items():
        yield (*path, "options", key), option.changes


def _lethal(source: Source, name: str, scene: Scene) -> None:
    path: FieldPath = ("scenes", name)
    for rule, field in ((LETHAL_COST, "cost"), (LETHAL_NOTE, "note")):
        if not getattr(scene, field):
            mark, hint = swallowed(source, path, field) or (source.key_mark(*path), "Add it.")
            source.report(rule, mark, f"`{name}` is lethal and has no `{field}`.", hint)
    for way, changes in changing(name, scene):
        if changes:
            says = f"`{way[-1]}` moves a meter in a lethal scene."
            mark = source.key_mark(*way, "changes")
            source.report(LETHAL_METERS, mark, says, "Take `changes` out.")
    for index, motion in enumerate(scene.motions):
        if motion.heads:
            mark = source.key_mark(*path, "motions", index, "heads")
            says = "Heads are counted in a lethal scene."
            source.report(LETHAL_HEADS, mark, says, "Take `heads` out.")


def _meters(
    scenario: Scenario, source: Source, lethal: set[str], texts: Iterable[Text] | None
) -> None:
    for where, offset, text in conditions(scenario, texts):
        inside = where[0] == "scenes" and where[1] in lethal
        if inside and (meter := _meter_in(text)) is not None:
            mark = source.text_mark(where, offset + meter.offset)
            says = f"`{meter.meter}` is asked for in a lethal scene."
            source.report(LETHAL_METERS, mark, says, "Take the comparison out.")


def _meter_in(condition: str) -> Compare | None:
    """The first meter that a condition asks for; one that cannot be read is reported elsewhere."""
    try:
        return next((part for part in names(parse(condition)) if isinstance(part, Compare)), None)
    except ConditionError:
        return None


def _atrocity(source: Source, name: str, scene: Scene) -> None:
    for field in ("question", "options", "calls"):
        if getattr(scene, field):
            mark = source.key_mark("scenes", name, field)
            says = f"`{name}` is an atrocity and has `{field}`."
            source.report(ATROCITY, mark, says, "Take it out; show what was done, and by whom.")
    if not scene.cost:
        here = source.key_mark("scenes", name), "Say who the victims were."
        mark, hint = swallowed(source, ("scenes", name), "cost") or here
        source.report(ATROCITY_COST, mark, f"`{name}` has no `cost`.", hint)
