"""The stop in the words: nothing later than the scene before it, nothing past the next one after.

A date to come that the room could know of is allowed where the sentence says so: `until`,
`by`, `called for`; with `will` it must be a day of the next months.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from game.archive.maps import MapArea, MapLine
from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.words import Phrases, any_of
from game.reader.dates import Day
from game.reader.days_in_words import dates
from game.reader.problems import Rule
from game.reader.sentences import sentences
from game.reader.source import FieldPath
from game.story.prose import paragraphs

BEFORE_STOP = Rule(
    "before-stop-dates", "ethics", "Nothing read before the stop is dated later than its scene."
)
LATER = Rule(
    "later-than-next", "ethics", "A reveal tells nothing dated after the scene that comes next."
)
KNOWN_FROM = Rule(
    "known-from", "ethics", "Before the stop no name or term is used that came into use later."
)

_ARRANGED = Phrases("""
    called for, set for, fixed for, planned, scheduled, due, was to, were to, postponed to
    put off to
""")
_TO_COME = Phrases("""
    called for, set for, fixed for, planned, scheduled, due, was to, were to, postponed to
    put off to, from, until, till, by, before, next, is to, are to, plan, plans
    expires, deadline, promise, promised, target, five-year
""")
_PREDICTED = Phrases("will, shall")
"""A day of the near future can be arranged; only who knows the end foretells a year."""
NEAR = 100
"""Days ahead of a scene for which its people could make arrangements."""

_OF_THE_FILE = {"ages", "title"}
"""What is said of the whole file, and not from a day in it."""


def _before(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    if text.side != "before" or written.field == "old_style":
        return
    if not text.scene and written.field in _OF_THE_FILE:
        return
    limit = reading.days.get(text.scene) if text.scene else reading.begins
    if limit is None:
        return
    for offset, day in _later(written, limit, limit, _TO_COME):
        says = f"{day} is later than {limit}."
        hint = "Before the answer nobody knows it; tell it after, or say that it was planned."
        reading.report(BEFORE_STOP, text.path, says, hint, offset=offset)
    _names(reading, written, limit)


def _later(
    written: AnalysedText, now: Day | None, limit: Day, allowed: Phrases
) -> Iterator[tuple[int, Day]]:
    """Days past a limit; those without a year are dated by `now`, from which the text speaks."""
    for offset, day in dates(written.told, now):
        if limit.before(day):
            sentence = _sentence(written.told, offset)
            words = set(sentence.lower().split())
            arranged = any(allowed.found(sentence, words)) or (
                _is_near(day, limit) and any(_PREDICTED.found(sentence, words))
            )
            if not arranged:
                yield offset, day


def _is_near(day: Day, limit: Day) -> bool:
    if not day.day or not limit.day:
        return False
    return (date(*day.key) - date(*limit.key)).days <= NEAR


def _sentence(text: str, offset: int) -> str:
    return next((said for begin, said in reversed(sentences(text)) if begin <= offset), "")


def _names(reading: Reading, written: AnalysedText, limit: Day) -> None:
    """Names and terms of the archive that came into use after `limit`."""
    for name, day in reading.coined:
        head = name.split()[0].lower()
        if head not in written.vocabulary or not limit.before(day):
            continue
        if found := any_of((name,)).search(written.own):
            says = f"`{name}` came into use {day.when}, after {limit}."
            hint = "Use the name of the time."
            reading.report(KNOWN_FROM, written.text.path, says, hint, offset=found.start())


def _headers(reading: Reading, page: SceneTexts) -> None:
    """Dates and persons of papers and voices."""
    limit = reading.days[page.name]
    if limit is None:
        return
    for group in ("papers", "voices"):
        for key, entry in getattr(page.scene, group).items():
            path = (*page.path, group, key)
            if entry.date is not None and limit.before(entry.date):
                says = f"`{key}` is dated {entry.date}, later than {limit}."
                reading.report(BEFORE_STOP, (*path, "date"), says, "Move it, or correct a date.")
            _person(reading, path, entry.by or (key if group == "voices" else ""), limit)


def _person(reading: Reading, path: FieldPath, id: str, limit: Day) -> None:
    person = reading.archive.people.get(id)
    if person is not None and person.known_from and limit.before(person.known_from):
        says = f"`{person.name}` came into use in {person.known_from}, after {limit}."
        reading.report(KNOWN_FROM, path, says, "Use the name of the time.")


def _map(reading: Reading, page: SceneTexts) -> None:
    """The words of the map on the table, of which those of later lines and areas are not shown."""
    limit, entry = reading.days[page.name], reading.archive.maps.get(page.scene.map or "")
    if limit is None or entry is None:
        return
    dated: list[MapLine | MapArea] = [*entry.lines.values(), *entry.areas.values()]
    shown = [one for one in dated if one.date.surely_by(limit)]
    places = [
        one.name for one in entry.places.values() if not one.date or one.date.surely_by(limit)
    ]
    words = [entry.title, entry.words, *places, *(one.label for one in shown),
             *(one.words for one in shown)]  # fmt: skip
    for text in (paragraph.plain for one in words for paragraph in paragraphs(one)):
        path, where = (*page.path, "map"), f'The map `{page.scene.map}` says "{text}":'
        for day in (day for _, day in dates(text, limit) if limit.before(day)):
            says, hint = (
                f"{where} {day} is later than {limit}.",
                "Give the words a day of their own.",
            )
            reading.report(BEFORE_STOP, path, says, hint)
        for name, day in reading.coined:
            if limit.before(day) and any_of((name,)).search(text):
                says = f"{where} `{name}` came into use {day.when}, after {limit}."
                reading.report(KNOWN_FROM, path, says, "Use the name of the time.")


def _dossiers(reading: Reading) -> None:
    begins = reading.begins
    for seat, entry in reading.scenario.seats.items():
        for day in entry.dossier:
            if begins is not None and begins.before(day):
                path = ("seats", seat, "dossier", day.iso)
                says = f"A line of {day} is on file before the story begins, in {begins}."
                reading.report(BEFORE_STOP, path, says, "Correct the date, or take it out.")


def _after(reading: Reading, page: SceneTexts) -> None:
    """What follows, what was decided and what was voted, beside the date of the next scene."""
    for written in page.texts:
        text = written.text
        if text.side != "after" or written.field == "provenance":
            continue
        limit = _next_day(reading, page, text.path)
        if limit is None:
            continue
        for offset, day in _later(written, reading.days[page.name], limit, _ARRANGED):
            says = f"{day} is later than {limit}, where the story goes on."
            hint = "Tell it in `later`, which waits for the chapter's end."
            reading.report(LATER, text.path, says, hint, offset=offset)


def _next_day(reading: Reading, page: SceneTexts, path: FieldPath) -> Day | None:
    """The date past which a reveal tells nothing; in a last scene, its own year."""
    option = page.scene.options.get(str(path[3])) if path[2] == "options" else None
    nexts = [reading.next_of(page.name, option)] if option else reading.nexts(page.name)
    found = [reading.arrivals[name] for name in nexts if name is not None]
    days = [day for day in found if day is not None]
    if days:
        return min(days, key=lambda day: day.key)
    own = reading.days[page.name]
    return Day(own.year) if own is not None else None


FAMILY = Family(
    (BEFORE_STOP, LATER, KNOWN_FROM),
    texts=(_before,),
    pages=(_headers, _map, _after),
    story=(_dossiers,),
)
