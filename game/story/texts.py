"""Every text of a scenario with its place and its side of the stop.

For whatever must look at all of them: structure, the author's desk, the law of the stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from game.story.format import (
    Call,
    Debrief,
    Ending,
    Historian,
    Motion,
    Option,
    Paper,
    Scenario,
    Scene,
    Seat,
    Voice,
)
from game.story.prose import paragraphs

Stage = Literal["before", "after", "end", "teacher"]
"""Read before the stop, after it, at the chapter's end, or by a teacher only."""

Path = tuple[str | int, ...]

_STAGES: dict[type[BaseModel], dict[str, Stage]] = {
    Scene: {"outcome": "after", "cost": "end", "later": "end"},
    Option: {"enters": "after", "follows": "after", "later": "end"},
    Paper: {"provenance": "after"},
    Motion: {"text": "after", "tally": "after", "note": "after"},
    Historian: {"by": "end", "says": "end"},
    Ending: {"title": "end", "text": "end"},
    Debrief: {"question": "end", "note": "teacher"},
}
_STORY = (Scene, Option, Paper, Voice, Call, Motion, Historian, Ending, Debrief, Seat)


class Text(NamedTuple):
    """A text field: where it stands, what it says, when it is read.

    `prose` fields may hold paragraphs and citations; `conditional` ones also conditions.
    """

    path: Path
    value: str
    stage: Stage
    prose: bool
    conditional: bool

    @property
    def field(self) -> str:
        """The field's name."""
        return str(self.path[-1])

    @property
    def scene(self) -> str:
        """The id of the scene it belongs to, or an empty string."""
        return str(self.path[1]) if self.path[0] == "scenes" else ""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    alias: str
    shape: Literal["prose", "plain", "line"]
    stage: Stage


@cache
def _text_fields(declared: type[BaseModel]) -> tuple[_Field, ...]:
    found: list[_Field] = []
    stages = _STAGES.get(declared, {})
    for name, field in declared.model_fields.items():
        extra = field.json_schema_extra
        marks = extra if isinstance(extra, dict) else {}
        if field.annotation is not str or "x-condition" in marks:
            continue
        shape: Literal["prose", "plain", "line"] = "prose" if "x-prose" in marks else "line"
        if "x-plain" in marks:
            shape = "plain"
        found.append(_Field(name, field.alias or name, shape, stages.get(name, "before")))
    return tuple(found)


@cache
def prose_names() -> frozenset[str]:
    """The names of the fields that hold prose anywhere in the format."""
    fields = chain.from_iterable(_text_fields(declared) for declared in _STORY)
    return frozenset(field.alias for field in fields if field.shape != "line")


_ENTRIES: dict[str, type[BaseModel]] = {
    "seats": Seat,
    "scenes": Scene,
    "papers": Paper,
    "voices": Voice,
    "calls": Call,
    "options": Option,
    "motions": Motion,
    "historians": Historian,
    "endings": Ending,
    "debrief": Debrief,
}


@cache
def _names_in(group: str) -> frozenset[str]:
    declared = _ENTRIES.get(group, Scenario)
    return frozenset(field.alias or name for name, field in declared.model_fields.items())


def fields_of(path: Path) -> frozenset[str]:
    """The names of all fields of the entry that a text's path leads into."""
    return _names_in(str(path[-3]) if len(path) > 2 else "")


def _of(entry: BaseModel, path: Path, stage: Stage | None = None) -> Iterator[Text]:
    values = entry.__dict__
    for field in _text_fields(type(entry)):
        if value := values[field.name]:
            yield Text(
                (*path, field.alias),
                value,
                stage or field.stage,
                field.shape != "line",
                field.shape == "prose",
            )


def of_scene(name: str, scene: Scene) -> Iterator[Text]:
    """The texts of one scene, in the order in which they are read."""
    path: Path = ("scenes", name)
    yield from _of(scene, path)
    for group in ("papers", "voices"):
        for key, entry in getattr(scene, group).items():
            yield from _of(entry, (*path, group, key))
    if scene.calls is not None:
        for key, call in scene.calls.each.items():
            yield from _of(call, (*path, "calls", key))
    for key, option in scene.options.items():
        yield from _of(option, (*path, "options", key))
    for index, motion in enumerate(scene.motions):
        for text in _of(motion, (*path, "motions", index)):
            known = motion.heads and text.field == "text"
            yield Text(text.path, text.value, "before", False, False) if known else text
    for key, historian in scene.historians.items():
        yield from _of(historian, (*path, "historians", key))


def of_scenario(scenario: Scenario) -> Iterator[Text]:
    """The texts of a scenario that a player reads, and the teacher's."""
    yield from _of(scenario, (), None)
    for key, seat in scenario.seats.items():
        yield from _of(seat, ("seats", key))
        for day, line in seat.dossier.items():
            yield Text(("seats", key, "dossier", day.iso), line, "before", False, False)
    for name, scene in scenario.scenes.items():
        yield from of_scene(name, scene)
    for key, ending in scenario.endings.items():
        yield from _of(ending, ("endings", key))
    for index, question in enumerate(scenario.debrief):
        yield from _of(question, ("debrief", index))


def conditions(
    scenario: Scenario, texts: Iterable[Text] | None = None
) -> Iterator[tuple[Path, int, str]]:
    """Every condition: the path of its field, the offset of its text in the field, the text.

    `texts` spares a second walk where `of_scenario` has been walked already.
    """
    for text in of_scenario(scenario) if texts is None else texts:
        if text.conditional and "{" in text.value:
            for paragraph in paragraphs(text.value):
                if paragraph.condition:
                    offset = text.value.rfind("{", 0, paragraph.offset) + 1
                    yield text.path, offset, paragraph.condition
    for name, scene in scenario.scenes.items():
        for path, entry in _guarded(name, scene):
            if entry.if_:
                yield (*path, "if"), 0, entry.if_
    for key, ending in scenario.endings.items():
        if ending.if_:
            yield ("endings", key, "if"), 0, ending.if_


def _guarded(name: str, scene: Scene) -> Iterator[tuple[Path, Any]]:
    path: Path = ("scenes", name)
    for group in ("papers", "voices", "options"):
        for key, entry in getattr(scene, group).items():
            yield (*path, group, key), entry
    if scene.calls is not None:
        for key, call in scene.calls.each.items():
            yield (*path, "calls", key), call
