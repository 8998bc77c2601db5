"""Every rule of every floor in one table, and a scenario read by those of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.archive import Archive
from game.desk import craft, ethics, waivers
from game.desk.analysis import AnalysedText, SceneTexts, weigh
from game.desk.craft import memory, quoted, shape
from game.desk.reading import Reading
from game.reader import fields, tree
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.story import ethics as shape_ethics
from game.story import load, structure
from game.story.format import Scenario
from game.story.texts import Text, of_scenario

FAMILIES = (*ethics.FAMILIES, *craft.FAMILIES)

UNREADABLE = Rule("unreadable", "structure", "The file is there and can be read.")
CHAPTER = Rule(
    "chapter", "craft", "A draft is told in one line of what only a finished chapter can have."
)

ALL_RULES: dict[str, Rule] = {
    rule.name: rule
    for rules in (
        (UNREADABLE,),
        tree.RULES,
        fields.RULES,
        structure.RULES,
        load.RULES,
        shape_ethics.RULES,
        *(family.rules for family in FAMILIES),
        (CHAPTER,),
        waivers.RULES,
    )
    for rule in rules
}
"""Every rule by its name: structure first, then ethics, then craft."""

OF_CHAPTERS = frozenset(
    rule.name for rule in (*shape.CHAPTER_RULES, *quoted.CHAPTER_RULES, *memory.CHAPTER_RULES)
)
"""Rules that only a finished chapter can keep."""

_TEXT_RULES = [look for family in FAMILIES for look in family.texts]
_PAGE_RULES = [look for family in FAMILIES for look in family.pages]
_STORY_RULES = [look for family in FAMILIES for look in family.story]


def read(
    id: str,
    scenario: Scenario,
    archive: Archive,
    texts: Sequence[Text] | None = None,
    stands: Callable[[FieldPath], bool] | None = None,
) -> Reading:
    """A scenario read by all the rules of the desk; waivers are not yet heard.

    `texts` spares a walk where `of_scenario` has been walked already; `stands` tells of a faulty
    file whether a field is there, though it could not be read.
    """
    reading = Reading(id, scenario, archive, stands)
    every = list(of_scenario(scenario)) if texts is None else texts
    reading.conditional = [text for text in every if "{" in text.value]
    of_scenes: dict[str, list[Text]] = {"": [], **{name: [] for name in scenario.scenes}}
    for text in every:
        of_scenes[text.scene].append(text)
    for name, own in of_scenes.items():
        _part(reading, name, [AnalysedText(text) for text in own])
    for look in _STORY_RULES:
        look(reading)
    return reading


def _part(reading: Reading, name: str, texts: list[AnalysedText]) -> None:
    """The texts of one scene; without a name, those that belong to none."""
    for written in texts:
        for text_rule in _TEXT_RULES:
            text_rule(reading, written)
    if not name:
        return
    scene = reading.scenario.scenes[name]
    page = SceneTexts(name, scene, texts, ("scenes", name))
    seats = [seat for seat in reading.scenario.seats if seat not in scene.absent]
    reading.weights[name] = weigh(page, seats)
    for page_rule in _PAGE_RULES:
        page_rule(reading, page)
