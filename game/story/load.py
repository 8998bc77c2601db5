"""From a file to a scenario, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from game.archive import REGISTERS, Archive
from game.reader.problems import Problem, Rule
from game.reader.source import FieldPath
from game.reader.tree import RULES as OF_READING
from game.reader.tree import SYNTAX, Source, read
from game.reader.validation import validate
from game.story import ethics, layout, structure
from game.story.format import Scenario
from game.story.texts import Text

OVERRIDES = Rule(
    "overrides",
    "structure",
    "A file's own entry that takes the place of the archive's is marked.",
    mild=True,
)

SAVED_GAME = Rule("saved-game", "structure", "The file is a scenario, not a saved game.")
RULES = (OVERRIDES, SAVED_GAME)
READ = {rule.name for rule in OF_READING}


@dataclass(frozen=True)
class Loaded:
    """What a file gave: the scenario if its form holds, the archive it sees, and the problems.

    `seen` is what could be read of a faulty one, to look over and never to play; `filled` are the
    fields in it that were made up, `texts` all its texts.
    """

    id: str
    source: Source
    archive: Archive
    scenario: Scenario | None
    seen: Scenario | None = None
    filled: Collection[FieldPath] = ()
    texts: Sequence[Text] = ()

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
    loaded = _load(data, name, id, archive)
    _once_a_line(loaded.source)
    return loaded


def _once_a_line(source: Source) -> None:
    """Where the syntax was at fault, what was read of the line is no ground for further blame."""
    rows = {found.line for found in source.problems if found.rule == SYNTAX.name}
    if rows:
        kept = [one for one in source.problems if one.rule in READ or one.line not in rows]
        source.problems[:] = kept


def _load(data: bytes | str, name: str, id: str, archive: Archive) -> Loaded:
    source = read(data, name)
    if _is_saved_game(source):
        import shlex

        hint = f"Go on with it: politburo continue {shlex.quote(name)}"
        source.report(SAVED_GAME, (0, 0), "This is a saved game, not a scenario.", hint)
        return Loaded(id, source, archive, None)
    blamed = layout.check_tree(source)
    scenario = validate(source, Scenario) if source.tree else None
    if scenario is not None:
        gone = _dropped(source)
        joined, texts = _look_over(scenario, source, archive, blamed, gone.__contains__)
        return Loaded(id, source, joined, scenario, scenario, texts=texts)
    from game.reader.partial import read_partially  # here, for most files have no fault

    rest = read_partially(source.tree, Scenario)
    rest.doubtful |= _dropped(source)
    if rest.entry is None:
        if source.tree:
            _rest_unseen(source)
        return Loaded(id, source, archive, None)
    joined, texts = _look_over(rest.entry, source, archive, blamed, rest.doubts)
    return Loaded(id, source, joined, None, rest.entry, rest.filled, texts)


def _dropped(source: Source) -> set[str]:
    """The names that went with what stood a second time and was not read."""
    if not source.dropped:
        return set()
    from game.reader.partial import names_in

    return {name for key, value in source.dropped for name in names_in(key, value)}


def _rest_unseen(source: Source) -> None:
    """Say that more may be wrong, where a file could not be read far enough to see it."""
    if source.problems:
        last = max(source.problems)
        hint = f"{last.hint} The rest is checked when this is mended.".strip()
        source.problems[source.problems.index(last)] = last._replace(hint=hint)


def _is_saved_game(source: Source) -> bool:
    return {"steps", "seat"} <= source.tree.keys() and "scenes" not in source.tree


def _look_over(
    seen: Scenario,
    source: Source,
    archive: Archive,
    blamed: Collection[FieldPath],
    doubts: Callable[[str], bool] = lambda _name: False,
) -> tuple[Archive, Sequence[Text]]:
    """Report what is wrong between the parts; the archive with the file's own, and the texts."""
    joined = _with_own(seen, source, archive)
    looked = structure.Structure(seen, source, joined, doubts, blamed)
    looked.run()
    ethics.check(seen, source, looked.texts)
    return joined, looked.texts


def _with_own(scenario: Scenario, source: Source, archive: Archive) -> Archive:
    own = Archive(**{name: getattr(scenario, name) for name in REGISTERS})
    for register in REGISTERS:
        for key, entry in getattr(own, register).items():
            if getattr(archive, register).get(key, entry) != entry:
                says = f"The file's own `{key}` takes the place of the archive's."
                mark = source.key_mark(register, key)
                source.report(OVERRIDES, mark, says, warning=True)
    return archive.joined(own)
