"""A scenario as the desk's rules read it, and the findings they make.

A rule of wording is a function of a `Reading` and an `AnalysedText`; a rule of a scene, of a
`Reading` and its `SceneTexts`; a rule of the whole story, of a `Reading` alone. Each text is taken
apart once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from game.archive import Archive
from game.desk.analysis import AnalysedText, SceneTexts, Weight
from game.desk.words import Readability, words_of
from game.reader.dates import Day
from game.reader.problems import Problem, Rule
from game.reader.source import FieldPath
from game.reader.tree import Source
from game.story.conditions import ConditionError, Name, names, parse
from game.story.format import CHAPTER_END, Option, Scenario, Scene
from game.story.texts import Text, conditions


class Finding(NamedTuple):
    """A rule broken at a place; its line is looked up only when it is shown.

    `offset` is a place in a text field; without it the name of the field is meant. A `mild`
    finding is a warning even in a published scenario.
    """

    rule: Rule
    path: FieldPath
    says: str
    hint: str = ""
    offset: int = -1
    measured: str = ""
    limit: str = ""
    mild: bool = False

    def problem(self, source: Source, binding: bool) -> Problem:
        """The finding on its line; craft is a warning where it is not `binding`."""
        if self.offset < 0:
            mark = source.key_mark(*self.path)
        else:
            mark = source.text_mark(self.path, self.offset)
        warning = self.mild or (self.rule.kind == "craft" and not binding)
        return Problem.at(
            source.name, mark, self.rule, self.says, self.hint, self.measured, self.limit,
            warning=warning,
        )  # fmt: skip


@lru_cache(maxsize=1024)
def _names(condition: str) -> tuple[str, ...]:
    """The ids a condition asks for; none if it cannot be read, which is reported elsewhere."""
    try:
        return tuple(part.name for part in names(parse(condition)) if isinstance(part, Name))
    except ConditionError:
        return ()


class Reading:
    """One scenario being read."""

    def __init__(
        self,
        id: str,
        scenario: Scenario,
        archive: Archive,
        stands: Callable[[FieldPath], bool] | None = None,
    ) -> None:
        """`stands` tells of a faulty file whether a field is there, though it was not readable."""
        self.id = id
        self.stands = stands
        self.scenario = scenario
        self.archive = archive
        self.findings: list[Finding] = []
        self.order = {name: index for index, name in enumerate(scenario.scenes)}
        self.default_next = dict(pairwise(scenario.scenes))
        self.readability = Readability()
        self.weights: dict[str, Weight] = {}
        self.quotations: dict[str, int] = {}
        self.met: set[str] = set()
        self.conditional: list[Text] = []

    def report(
        self, rule: Rule, path: FieldPath, says: str, hint: str = "", **more: object
    ) -> None:
        """Note a finding."""
        self.findings.append(Finding(rule, path, says, hint, **more))  # type: ignore[arg-type]

    def lacking(self, rule: Rule, path: FieldPath, fields: Iterable[str]) -> None:
        """Note which of these fields of an entry are not there, if any; they stand empty."""
        there = self.stands
        if gone := [field for field in fields if there is None or not there((*path, field))]:
            listed = ", ".join(f"`{field}`" for field in gone)
            hint = f"Fill {'them' if len(gone) > 1 else 'it'} in."
            self.report(rule, path, f"`{path[-1]}` lacks {listed}.", hint)

    def next_of(self, name: str, option: Option | None = None) -> str | None:
        """The scene an option leads to, or None for the chapter's end."""
        scene = self.scenario.scenes[name]
        to = (option.next if option else None) or scene.next or self.default_next.get(name)
        return to if to != CHAPTER_END and to in self.order else None

    @cached_property
    def ways(self) -> dict[str, dict[str, str | None]]:
        """For each scene where each option leads; without a question one way, under no name."""
        return {
            name: {key: self.next_of(name, option) for key, option in scene.options.items()}
            or {"": self.next_of(name)}
            for name, scene in self.scenario.scenes.items()
        }

    def nexts(self, name: str) -> set[str | None]:
        """The scenes that can follow; None for the chapter's end."""
        return set(self.ways[name].values())

    @cached_property
    def days(self) -> dict[str, Day | None]:
        """Each scene's date; where it has none, the last one before it in the file."""
        found: dict[str, Day | None] = {}
        last: Day | None = None
        for name, scene in self.scenario.scenes.items():
            last = scene.date or last
            found[name] = last
        return found

    @cached_property
    def begins(self) -> Day | None:
        """The first date of the story."""
        return next((day for day in self.days.values() if day), None)

    @cached_property
    def arrivals(self) -> dict[str, Day | None]:
        """The first date that a player who comes to a scene then meets; None if there is none."""
        found: dict[str, Day | None] = {}
        for name, scene in reversed(self.scenario.scenes.items()):
            after = [found.get(to) for to in self.nexts(name) if to is not None]
            days = [day for day in after if day is not None]
            found[name] = scene.date or min(days, key=lambda day: day.key, default=None)
        return found

    @cached_property
    def coined(self) -> list[tuple[str, Day]]:
        """Names and terms that came into use at a known date, and that date."""
        dated = (self.archive.people[id] for id in self.archive.people_lines("known_from"))
        people = [(who.name, who.known_from) for who in dated]
        terms = [
            (form, term.known_from)
            for term in self.archive.terms.values()
            for form in (term.term, *term.also)
        ]
        return [(name, day) for name, day in (*people, *terms) if day]

    @cached_property
    def names(self) -> set[str]:
        """Every word of the declared names of people, terms and places, as it is written."""
        listed = [*self.people_names, *self.archive.people_lines("full").values()]
        for term in self.archive.terms.values():
            listed += [term.term, *term.also]
        listed += [scene.place for scene in self.scenario.scenes.values()]
        return {word for name in listed for word in words_of(name)}

    @cached_property
    def people_names(self) -> list[str]:
        """The names of all people, as the text uses them."""
        return list(self.archive.people_lines("name").values())

    @cached_property
    def surnames(self) -> dict[str, list[str]]:
        """The names of people under the word by which each is looked for."""
        found: dict[str, list[str]] = {}
        for name in self.people_names:
            words = [word for word in words_of(name) if word[0].isupper()]
            if words and name not in found.get(words[-1], ()):
                found.setdefault(words[-1], []).append(name)
        return found

    @cached_property
    def name_pattern(self) -> re.Pattern[str]:
        """Finds the names of people in a text, the longest first."""
        names = {name for names in self.surnames.values() for name in names}
        listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")

    @cached_property
    def surname_keys(self) -> set[str]:
        """The words of `surnames` in small letters."""
        return set(map(str.lower, self.surnames))

    @cached_property
    def in_russia(self) -> bool:
        """Whether the days are Russia's: a scene says them in Old Style, or a seat is a person of
        the archive, which knows people of Russia alone.
        """
        scenes = self.scenario.scenes.values()
        shared = any(seat not in self.scenario.people for seat in self.scenario.seats)
        return shared or any(scene.old_style for scene in scenes)

    @cached_property
    def seat_names(self) -> set[str]:
        """The names of those whose place can be taken: a player knows his own."""
        people = self.archive.people
        return {people[seat].name for seat in self.scenario.seats if seat in people}

    @cached_property
    def asked(self) -> dict[str, list[int]]:
        """For each id that a condition asks for, the places of the scenes that ask.

        The endings stand at the place after the last scene; briefs stand at -1.
        """
        found: dict[str, list[int]] = {}
        for path, _, text in conditions(self.scenario, self.conditional):
            at = self.order.get(str(path[1]), -1) if path[0] == "scenes" else -1
            place = len(self.order) if path[0] == "endings" else at
            for name in _names(text):
                found.setdefault(name, []).append(place)
        return found

    @cached_property
    def askable(self) -> set[str]:
        """The names that conditions can ask for."""
        return self.scenario.askable

    @cached_property
    def questions(self) -> dict[str, Scene]:
        """The scenes that ask something."""
        return {name: scene for name, scene in self.scenario.scenes.items() if scene.options}


TextRule: TypeAlias = Callable[[Reading, AnalysedText], None]
PageRule: TypeAlias = Callable[[Reading, SceneTexts], None]
StoryRule: TypeAlias = Callable[[Reading], None]


class Family(NamedTuple):
    """Rules that belong together, and the functions that look for them."""

    rules: tuple[Rule, ...]
    texts: tuple[TextRule, ...] = ()
    pages: tuple[PageRule, ...] = ()
    story: tuple[StoryRule, ...] = ()
