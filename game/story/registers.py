"""A scenario's own maps and series, and the maps that its scenes show."""

from __future__ import annotations

from collections.abc import Callable

from game.archive import Archive, checks
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.tree import Source
from game.story.format import Scenario, Scene

UNKNOWN_MAP = Rule("unknown-map", "structure", "A scene's `map` is one that is known.")
MAP_DAY = Rule(
    "map-day", "structure", "A scene that shows a map is not of an earlier day than the map's."
)
RULES = (UNKNOWN_MAP, MAP_DAY, *checks.RULES)


def check(
    scenario: Scenario, source: Source, archive: Archive, doubts: Callable[[str], bool]
) -> None:
    """Report what does not hold; `doubts` tells of a name that what defines it was not read."""
    for key, person in scenario.people.items():
        checks.check_person(person, source, ("people", key))
    for key, entry in scenario.maps.items():
        checks.check_map(entry, source, ("maps", key))
    for key, series in scenario.series.items():
        checks.check_series(series, source, ("series", key))
    for name, scene in scenario.scenes.items():
        if scene.map is not None and not doubts(scene.map):
            _shown(scene.map, scene, source, archive, ("scenes", name, "map"))


def _shown(key: str, scene: Scene, source: Source, archive: Archive, path: FieldPath) -> None:
    entry = archive.maps.get(key)
    if entry is None:
        hint = source.nearest(key, archive.maps) or "Add it to the file's `maps`."
        source.report(UNKNOWN_MAP, source.value_mark(*path), f"No map is called `{key}`.", hint)
    elif scene.date is None or not entry.date.surely_by(scene.date):
        says = f"`{key}` shows what was known {entry.date.when}, and the scene is not of that time."
        hint = "Give both a day, the map's no later than the scene's; or show another map."
        source.report(MAP_DAY, source.value_mark(*path), says, hint)
