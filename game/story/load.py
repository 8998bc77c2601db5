"""From a file to a scenario, with everything that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass

from game.archive import Archive
from game.reader.fields import salvage, validate
from game.reader.problems import Problem, Rule
from game.reader.tree import Source, read
from game.story import ethics, structure
from game.story.format import Scenario

OVERRIDES = Rule(
    "overrides", "structure", "A file's own entry that takes the place of the archive's is marked."
)


@dataclass(frozen=True)
class Loaded:
    """What a file gave: the scenario if its form holds, the archive it sees, and the problems."""

    id: str
    source: Source
    archive: Archive
    scenario: Scenario | None

    @property
    def problems(self) -> list[Problem]:
        """Everything found, in the file's order."""
        return sorted(set(self.source.problems))

    @property
    def playable(self) -> bool:
        """Whether it can be played: no problem of structure or ethics."""
        return self.scenario is not None and all(found.warning for found in self.source.problems)


def load(data: bytes | str, name: str, id: str, archive: Archive) -> Loaded:
    """Read a scenario; `name` is what problems call the file, `id` the scenario's id.

    Nothing is half-loaded: if `playable` is false the scenario must not be played.
    """
    source = read(data, name)
    structure.check_tree(source)
    scenario = validate(source, Scenario) if source.tree else None
    seen = scenario or salvage(source.tree, Scenario)
    if seen is None:
        return Loaded(id, source, archive, None)
    joined = _with_own(seen, source, archive)
    structure.Structure(seen, source, joined).run()
    ethics.check(seen, source)
    return Loaded(id, source, joined, scenario)


def _with_own(scenario: Scenario, source: Source, archive: Archive) -> Archive:
    own = Archive.model_construct(
        sources=scenario.sources,
        people=scenario.people,
        series=scenario.series,
        terms=scenario.terms,
    )
    for register in ("sources", "people", "series", "terms"):
        for key, entry in getattr(own, register).items():
            if getattr(archive, register).get(key, entry) != entry:
                says = f"The file's own `{key}` takes the place of the archive's."
                mark = source.key_mark(register, key)
                source.report(OVERRIDES, mark, says, warning=True)
    return archive.joined(own)
