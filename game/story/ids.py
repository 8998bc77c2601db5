"""Ids name one thing each, and none of them is a word that the format has already taken."""

from __future__ import annotations

from collections.abc import Iterator

from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.tree import Mark, Source
from game.story.conditions import WORDS
from game.story.format import CHAPTER_END, Scenario

ID_TWICE = Rule("id-twice", "structure", "An id names one thing in a file.")
RESERVED = Rule(
    "reserved-id", "structure", "No id is a word that conditions or `next` already understand."
)
RULES = (ID_TWICE, RESERVED)

_TAKEN = {
    CHAPTER_END: f"`{CHAPTER_END}` is the word that closes the chapter; "
    "no {kind} can be called so",
    **{word: f"`{word}` is a word of conditions and cannot be an id" for word in WORDS},
}


def check(scenario: Scenario, source: Source) -> set[str]:
    """Report ids that stand for two things or are taken; returns those that are taken."""
    places: dict[str, list[FieldPath]] = {}
    for path in _named(scenario):
        places.setdefault(str(path[-1]), []).append(path)
    for name, paths in places.items():
        if name in _TAKEN:
            for path in paths:
                _reserved(source, path, name)
        if len(paths) > 1:
            _twice(source, name, sorted(source.key_mark(*path) for path in paths))
    _calls(scenario, source)
    return places.keys() & _TAKEN.keys()


def _named(scenario: Scenario) -> Iterator[FieldPath]:
    for group in ("seats", "knows", "meters", "scenes", "endings"):
        yield from ((group, name) for name in getattr(scenario, group))
    for name, scene in scenario.scenes.items():
        yield from (("scenes", name, "options", option) for option in scene.options)


def _reserved(source: Source, path: FieldPath, name: str) -> None:
    says = _TAKEN[name].format(kind=str(path[-2]).removesuffix("s"))
    source.report(RESERVED, source.key_mark(*path), f"{says}.", "Give it another name.")


def _twice(source: Source, name: str, marks: list[Mark]) -> None:
    says = f"The id `{name}` is already used on line {marks[0][0] + 1}."
    for mark in marks[1:]:
        source.report(ID_TWICE, mark, says, "Rename one.")


def _calls(scenario: Scenario, source: Source) -> None:
    """A call's id names one call of the file; it may be the id of something else."""
    seen: set[str] = set()
    for name, scene in scenario.scenes.items():
        for call in scene.calls.each if scene.calls is not None else {}:
            if call in seen:
                mark = source.key_mark("scenes", name, "calls", call)
                says = f"The call `{call}` stands in another scene too."
                source.report(ID_TWICE, mark, says, "Rename one.")
            seen.add(call)
