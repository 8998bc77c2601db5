"""What a question rests on, and how its scene is dated."""

from __future__ import annotations

from game.archive import Work
from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.reader.dates import Day
from game.reader.days_in_words import named_days
from game.reader.problems import Rule, counted
from game.story.prose import citations

KINDS = Rule(
    "sources-kinds",
    "craft",
    "A question rests on at least three sources of two kinds, one not made by the regime.",
)
PARTS = Rule(
    "scene-parts",
    "craft",
    "A question has a date, a place, a title and an `outcome`; any scene a date and a title.",
)
OLD_STYLE = Rule(
    "old-style",
    "craft",
    "From March 1900 to 13 February 1918 a day is given in Old Style too; a scenario set outside "
    "Russia waives this.",
)

CITATION_YEAR = Rule(
    "citation-year",
    "craft",
    "A day in a citation that is read before the stop has its year.",
    mild=True,
)

SOURCES = 3
MOST_KINDS = 2
OLD_CALENDAR = (Day(1900, 3, 1), Day(1918, 2, 13))
"""The days on which Russia counted thirteen days behind; before them it was twelve or fewer."""


def cited(reading: Reading, page: SceneTexts) -> dict[str, Work]:
    """The sources that a scene's texts cite."""
    keys = {
        cite.key
        for written in page.texts
        if written.told is not written.text.value
        for cite in citations(written.text.value)
    }
    register = reading.archive.sources
    return {key: register[key] for key in sorted(keys) if key in register}


def _kinds(reading: Reading, page: SceneTexts) -> None:
    if not page.scene.options:
        return
    works = cited(reading, page).values()
    kinds = {work.kind for work in works}
    outside = any(work.origin != "regime" for work in works)
    if len(works) >= SOURCES and len(kinds) >= MOST_KINDS and outside:
        return
    rests = f"{counted(len(works), 'source')} of {counted(len(kinds), 'kind')}"
    whose = "" if outside or not works else ", all made by the regime"
    says = (
        f"`{page.name}` rests on {rests}{whose}; three of two kinds are asked for, "
        "one of them not made by the regime."
    )
    where = {
        "measured": f"{counted(len(works), 'source')}, {counted(len(kinds), 'kind')}",
        "limit": f"{SOURCES} sources, {MOST_KINDS} kinds",
    }
    reading.report(KINDS, page.path, says, "Cite what else bears on it.", **where)


def _parts(reading: Reading, page: SceneTexts) -> None:
    scene = page.scene
    fields = ("date", "place", "title", "outcome") if scene.options else ("date", "title")
    reading.lacking(PARTS, page.path, [field for field in fields if not getattr(scene, field)])
    day = scene.date
    if not reading.in_russia or scene.old_style:
        return
    if day is not None and in_old_calendar(day):
        says = f"`{page.name}` has no `old_style` date."
        hint = "Give the day thirteen days earlier, in words."
        reading.report(OLD_STYLE, (*page.path, "date"), says, hint)


def in_old_calendar(day: Day) -> bool:
    """Whether it is a day that Russia dated thirteen days earlier."""
    first, last = OLD_CALENDAR
    return bool(day.day) and not day.before(first) and not last.before(day)


def _years(reading: Reading, page: SceneTexts) -> None:
    """Citations that may stand before the stop, and that have to be dated by guessing."""
    for written in page.texts:
        if written.text.side != "before" or not written.text.prose:
            continue
        for cite in citations(written.text.value):
            work = reading.archive.sources.get(cite.key)
            named = named_days(cite.where) if work and work.of_its_time else ()
            if any(not day.first.year for day in named):
                says = f"`{cite.where}` names a day without its year."
                path, hint = written.text.path, "Write the year."
                reading.report(CITATION_YEAR, path, says, hint, offset=cite.offset, mild=True)


FAMILY = Family((KINDS, PARTS, OLD_STYLE, CITATION_YEAR), pages=(_kinds, _parts, _years))
