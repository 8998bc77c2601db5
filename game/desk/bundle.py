"""`politburo bundle`: a scenario with the archive entries it uses inlined, so it travels alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.archive import REGISTERS, Archive, stands_in
from game.errors import UserError
from game.reader.entries import Entry, as_written
from game.reader.tree import Map
from game.story.format import Scenario, Scene
from game.story.load import Loaded
from game.story.prose import citations, plain
from game.story.texts import of_scenario

ADDED = "# From the shared archive, so that this file travels alone."

Wanted = dict[str, set[str]]
"""For each register the ids of the entries that are used."""


def bundle(loaded: Loaded) -> str:
    """The file's text with what it uses of the archive added to its own blocks.

    The author's text and comments stay as they are. Raises UserError if it cannot be played.
    """
    if loaded.scenario is None or not loaded.playable:
        raise UserError(f"{loaded.source.name}: mend it first (politburo check)")
    wanted = used(loaded.scenario, loaded.archive)
    text = loaded.source.text
    text = text if text.endswith("\n") else f"{text}\n"
    lines = text.splitlines()
    blocks: list[str] = []
    for register, (begin, end) in sorted(_places(loaded).items(), key=lambda row: -row[1][0]):
        lines[begin:end] = _joined(loaded, register, wanted[register], lines[begin:end])
    for register in REGISTERS:
        fresh = _entries(loaded, register, wanted[register])
        if fresh and register not in loaded.source.tree:
            blocks += [f"{register}:", *_dumped(fresh, 2)]
    note = ["", ADDED] if blocks else []
    return "\n".join([*lines, *note, *blocks]) + "\n"


def used(scenario: Scenario, archive: Archive) -> Wanted:
    """Everything a scenario uses, its own entries included."""
    wanted: Wanted = {
        "people": set(_people(scenario, archive)),
        "terms": set(_terms(scenario, archive)),
        "series": {id for id in scenario.shows if id in archive.series},
        "maps": {scene.map or "" for scene in scenario.scenes.values()} & set(archive.maps),
        "sources": set(),
    }
    texts = [text.value for text in of_scenario(scenario)]
    wanted["sources"] = {cited.key for text in texts for cited in citations(text)}
    for scene in scenario.scenes.values():
        wanted["sources"] |= {key for key in scene.historians if key in archive.sources}
    _follow(wanted, archive)
    return wanted


def _people(scenario: Scenario, archive: Archive) -> Iterator[str]:
    """People named by their ids, and those whose names stand in the text."""
    named = set(scenario.seats)
    for scene in scenario.scenes.values():
        named |= set(_in_scene(scene))
    yield from (id for id in named if id in archive.people)
    yield from archive.people_named(_words(scenario))


def _in_scene(scene: Scene) -> Iterator[str]:
    yield from scene.absent
    yield from scene.historians
    for key, voice in scene.voices.items():
        yield voice.by or key
    for option in scene.options.values():
        yield from option.taken_by
    for paper in scene.papers.values():
        yield from (paper.by, paper.to)
    for motion in scene.motions:
        yield from (*motion.for_, *motion.against, *motion.abstained, *motion.absent)


def _terms(scenario: Scenario, archive: Archive) -> Iterator[str]:
    words = _words(scenario)
    for id, term in archive.terms.items():
        if any(stands_in(form, words) for form in (term.term, *term.also)):
            yield id


def _words(scenario: Scenario) -> str:
    return "\n".join(plain(text.value) for text in of_scenario(scenario))


def _follow(wanted: Wanted, archive: Archive) -> None:
    """Add the sources that the entries themselves cite, until nothing new comes."""
    before = -1
    while before != len(wanted["sources"]):
        before = len(wanted["sources"])
        for register in REGISTERS:
            known: Mapping[str, Entry] = getattr(archive, register)
            for id in wanted[register] & set(known):
                wanted["sources"] |= set(_cited(as_written(known[id])))
        for id in wanted["people"]:
            wanted["sources"] |= set(archive.people[id].sources) & set(archive.sources)


def _cited(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield from (cited.key for cited in citations(data))
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _cited(value)


def _entries(loaded: Loaded, register: str, wanted: Iterable[str], own: bool = False) -> Any:
    """Entries as plain data: those the file lacks, or with `own` its own besides."""
    there = getattr(loaded.scenario, register)
    known: Mapping[str, Entry] = getattr(loaded.archive, register)
    ids = [*(there if own else ()), *(id for id in known if id in wanted and id not in there)]
    return {id: as_written(known[id]) for id in ids}


def _places(loaded: Loaded) -> dict[str, tuple[int, int]]:
    """For each register's block in the file its first line and the line after its last."""
    tree, lines = loaded.source.tree, loaded.source.lines
    starts = sorted(row for row, *_ in tree.marks.values())
    places: dict[str, tuple[int, int]] = {}
    for register in REGISTERS:
        if register in tree:
            begin = tree.marks[register][0]
            end = next((start for start in starts if start > begin), len(lines))
            while end > begin + 1 and _between(lines[end - 1]):
                end -= 1
            places[register] = (begin, end)
    return places


def _between(line: str) -> bool:
    """Whether a line belongs to what follows a block, not to the block."""
    return not line.strip() or line.startswith(("#", "..."))


def _joined(loaded: Loaded, register: str, wanted: set[str], block: list[str]) -> list[str]:
    """A register's block with the entries it lacks at its end."""
    fresh = _entries(loaded, register, wanted)
    if not fresh:
        return block
    node = loaded.source.tree[register]
    if isinstance(node, Map) and node and not node.flow:
        _, indent, *_ = next(iter(node.marks.values()))
        return [*block, *_dumped(fresh, indent)]
    # an empty block, or one in braces, is written anew
    return [f"{register}:", *_dumped(_entries(loaded, register, wanted, own=True), 2)]


def _dumped(entries: dict[str, Any], indent: int) -> list[str]:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Long text as a block, so that it stays readable."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
            super().increase_indent(flow, indentless=False)

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value or len(value) > 80 else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    dumped = yaml.dump(entries, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return [f"{' ' * indent}{line}".rstrip() for line in dumped.splitlines()]
