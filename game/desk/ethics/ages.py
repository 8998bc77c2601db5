"""No source is older than what it is cited for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.archive import Person, Work
from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.reader.days_in_words import dates
from game.reader.problems import Rule
from game.story.prose import CITATION, citations

SOURCE_AGE = Rule(
    "source-age",
    "ethics",
    "What is told after the stop, and every fate, cites a work that is not older than it.",
)

AGE_HINT = "Cite a work that appeared later; `politburo cite WORDS` finds one."


def too_old(text: str, year: int, works: Mapping[str, Work]) -> bool:
    """Whether all works that a text cites, as far as they are known, appeared before a year."""
    known = [works[cite.key].last_year for cite in citations(text) if cite.key in works]
    return bool(known) and all(last and last < year for last in known)


def told_before(text: str, works: Mapping[str, Work]) -> Iterator[tuple[int, int]]:
    """Years that a text tells of and that all works cited for them are older than.

    What stands before a citation, back to the one before it, is what it is cited for. Yields where
    the year stands, and the year.
    """
    begin = 0
    for found in CITATION.finditer(text):
        told = text[begin : found.start()]
        years = {offset: day.year for offset, day in dates(told)}
        offset = max(years, key=lambda at: years[at], default=-1)
        if offset >= 0 and too_old(found.group(), years[offset], works):
            yield begin + offset, years[offset]
        begin = found.end()


def fates_before_death(
    people: Mapping[str, Person], works: Mapping[str, Work]
) -> Iterator[tuple[str, str]]:
    """People whose fate rests only on works older than their death, and what is wrong with it."""
    for id, person in people.items():
        if person.died is not None and too_old(person.fate, person.died.year, works):
            yield id, f"The fate of `{id}` cites nothing younger than {person.died.year}."


def _page(reading: Reading, page: SceneTexts) -> None:
    day = reading.days[page.name]
    works = reading.archive.sources
    if day is None:
        return
    for text in (written.text for written in page.texts):
        for offset, year in told_before(text.value, works) if text.prose else ():
            says = f"{year} is told of, and what is cited for it is older."
            reading.report(SOURCE_AGE, text.path, says, AGE_HINT, offset=offset)
        if text.cites == "always" and too_old(text.value, day.year, works):
            says = f"`{text.field}` of `{text.path[-2]}` cites nothing younger than {day.year}."
            reading.report(SOURCE_AGE, text.path, says, AGE_HINT)


def _fates(reading: Reading) -> None:
    works = reading.archive.sources
    for id, says in fates_before_death(reading.scenario.people, works):
        reading.report(SOURCE_AGE, ("people", id, "fate"), says, AGE_HINT)


FAMILY = Family((SOURCE_AGE,), pages=(_page,), story=(_fates,))
