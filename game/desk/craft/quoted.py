"""Whether the people of the time are heard in their own words before the answer."""

from __future__ import annotations

from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.desk.runs import run
from game.desk.words import quotations, words_of
from game.reader.dates import Day
from game.reader.days_in_words import named_days
from game.reader.problems import Rule
from game.story.prose import citations
from game.story.texts import Text

SCENE = Rule("quotation-heard", "craft", "What is heard before a question holds a quotation.")
CHAPTER = Rule(
    "quotations-count", "craft", "A run hears six quotations or more before its answers."
)
SIDES = Rule(
    "quotations-sides",
    "craft",
    "Quoted voices speak for two lines or more, and not only for the line that prevailed.",
)
DAY = Rule(
    "quotation-day",
    "craft",
    "Words quoted in a passage, by a voice or at a call are not cited to a later day than the "
    "scene's.",
)
CHAPTER_RULES = (CHAPTER, SIDES)

LEAST = 6
"""Quotations that a run hears."""
WORDS = 4
"""From so many words a passage in quotation marks is somebody's words and not a term."""


def _quoted(page: SceneTexts) -> int:
    """The quotations in what is heard in a scene."""
    heard = (
        written
        for written in page.texts
        if written.field == "heard" and written.own is not written.told
    )
    return sum(
        len(words_of(one.words)) >= WORDS for written in heard for one in quotations(written.told)
    )


def _scene(reading: Reading, page: SceneTexts) -> None:
    count = reading.quotations[page.name] = _quoted(page)
    if page.scene.options and not count:
        says = f"Nobody's own words stand in what is heard in `{page.name}`."
        hint = "Quote somebody; where no words survive, say so and quote a paper."
        reading.report(SCENE, (*page.path, "heard"), says, hint)


def _days(reading: Reading, page: SceneTexts) -> None:
    """A paper is printed as it stands, and may be known from a later print."""
    day = reading.days[page.name]
    if day is None:
        return
    for written in page.texts:
        text = written.text
        if text.side != "before" or written.own is written.told or text.path[2] == "papers":
            continue
        cited = citations(text.value)
        told: set[int] = set()
        for one in quotations(written.told):
            source = next((cite for cite in cited if cite.offset > one.offset), None)
            if source is None or source.offset in told or len(words_of(one.words)) < WORDS:
                continue
            told.add(source.offset)
            _later(reading, text, one.offset, source.where, day)


def _later(reading: Reading, text: Text, offset: int, where: str, day: Day) -> None:
    later = next((one.first for one in named_days(where) if day.before(one.first)), None)
    if later is not None and later.day:
        says = f"The words quoted are cited to {later}; the scene is of {day}."
        hint = "Quote what had been said by then. If the source only tells of it, cite its page."
        reading.report(DAY, text.path, says, hint, offset=offset)


def _chapter(reading: Reading) -> None:
    steps = run(reading, "shortest").steps
    count = sum(reading.quotations[name] for name, _ in steps)
    if reading.questions and count < LEAST:
        says = f"The shortest run hears {count} quotations; {LEAST} or more are asked for."
        where = {"measured": str(count), "limit": str(LEAST)}
        reading.report(CHAPTER, ("scenes",), says, **where)


def _sides(reading: Reading) -> None:
    """Counted over the questions of which it is known which line prevailed."""
    won = lost = 0
    for scene in reading.questions.values():
        for voice in scene.voices.values() if scene.history else ():
            if voice.speech == "quoted" and voice.for_:
                won += scene.history in voice.for_
                lost += scene.history not in voice.for_
    if won and not lost:
        says = "Only voices for the line that prevailed are quoted."
        reading.report(SIDES, ("scenes",), says, "Quote those who lost, too.")


FAMILY = Family((SCENE, CHAPTER, SIDES, DAY), pages=(_scene, _days), story=(_chapter, _sides))
