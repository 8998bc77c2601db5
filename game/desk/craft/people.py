"""People in the text: not too many at once, and only where and what they were on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.archive import Person
from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.reader.dates import Day
from game.reader.problems import Rule
from game.reader.source import FieldPath

NAMES = Rule("names-per-paragraph", "craft", "A paragraph brings at most three new people.")
OFFICES = Rule(
    "office-dates",
    "craft",
    "People speak, vote and sign within their lives, and in an office that they held on the day.",
)

MOST_NEW = 3
_CAPITAL = re.compile(r"\b[A-ZА-ЯЁ][^\W_]*(?:-[^\W_]+)*")


def _introductions(reading: Reading, page: SceneTexts) -> None:
    """New people are counted within a scene, for a player may come to it by another way."""
    met = reading.seat_names.copy()
    for written in page.texts:
        if not written.text.prose or written.text.path[2] == "papers":
            continue
        if reading.surname_keys.isdisjoint(written.vocabulary):
            continue
        for paragraph in written.paragraphs:
            named = _named(reading, paragraph.plain)
            if len(named - met) > MOST_NEW:
                listed = ", ".join(sorted(named - met))
                says = f"{len(named - met)} new people in a paragraph: {listed}."
                where = {"measured": str(len(named - met)), "limit": str(MOST_NEW)}
                hint = "Bring them in one after another."
                path, offset = written.text.path, paragraph.offset
                reading.report(NAMES, path, says, hint, offset=offset, **where)
            met |= named


def _named(reading: Reading, text: str) -> set[str]:
    heads = set(_CAPITAL.findall(text)) & reading.surnames.keys()
    return {name for head in heads for name in reading.surnames[head] if name in text}


def _presences(page: SceneTexts) -> Iterator[tuple[FieldPath, str, Day | None, bool]]:
    """Everybody who acts in a scene: where, who, on what date, and whether in an office."""
    scene, path = page.scene, page.path
    for key, paper in scene.papers.items():
        if paper.by:
            yield (*path, "papers", key, "by"), paper.by, paper.date or scene.date, True
    for key, voice in scene.voices.items():
        yield (*path, "voices", key), voice.by or key, voice.date or scene.date, True
    for key, option in scene.options.items():
        for index, id in enumerate(option.taken_by):
            yield (*path, "options", key, "taken_by", index), id, scene.date, False
    for index, motion in enumerate(scene.motions):
        for field in ("for", "against", "abstained"):
            listed = motion.for_ if field == "for" else getattr(motion, field)
            for place, id in enumerate(listed):
                yield (*path, "motions", index, field, place), id, scene.date, False


def _offices(reading: Reading, page: SceneTexts) -> None:
    for path, id, day, in_office in _presences(page):
        person = reading.archive.people.get(id)
        if person is not None and day is not None:
            _on_the_day(reading, path, person, day, in_office)


def _on_the_day(
    reading: Reading, path: FieldPath, person: Person, day: Day, in_office: bool
) -> None:
    if person.born is not None and day.before(person.born):
        says = f"{person.name} acts {day.when} and was born {person.born.when}."
        reading.report(OFFICES, path, says, "Correct the person or the date.")
    elif person.died is not None and person.died.before(day):
        says = f"{person.name} acts {day.when} and had died {person.died.when}."
        reading.report(OFFICES, path, says, "Correct the person or the date.")
    elif in_office and person.offices and not person.in_office(day):
        says = f"No office of {person.name} is on file {day.when}."
        hint = "Add the office to the archive if it is lacking."
        if path[1:2] and person in reading.scenario.people.values():
            hint = "Correct its dates under `people`, or add the office he held then."
        reading.report(OFFICES, path, says, hint, mild=True)


FAMILY = Family((NAMES, OFFICES), pages=(_introductions, _offices))
