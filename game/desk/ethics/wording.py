"""Words that must not stand: "you" after the stop, long quotations, our exclamations, rewards."""

from __future__ import annotations

import re

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.word_lists import NO_NAME_SURVIVES, REWARD_TITLES, REWARDS
from game.desk.word_lists import THIS_SEAT as THIS_SEAT_WORDS
from game.desk.words import quotations, words_of
from game.reader.problems import Rule

NO_YOU = Rule(
    "no-you-after-stop",
    "ethics",
    'After the answer nothing is told to "you": third person, past, real names.',
)
QUOTATION = Rule("quotation-length", "ethics", "A quotation has at most 40 words.")
MARKS = Rule("quoted-marks", "craft", "A `quoted` voice holds his words in quotation marks.")
EXCLAMATION = Rule("exclamation", "ethics", "No exclamation marks of our own.")
REWARD = Rule(
    "reward-words", "ethics", "Endings and labels hold no words of winning, scoring or reward."
)

THIS_SEAT = Rule("this-seat", "ethics", "The man is called by his name, never `this seat`.")
SURVIVES = Rule(
    "no-name-survives",
    "ethics",
    "What we have not found is not said to be lost: `we have found none`.",
)

MOST_QUOTED = 40
_YOU = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
_YOUS = frozenset({"you", "your", "yours", "yourself", "yourselves", "you're", "you've", "you’re"})


def _you(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    if text.side not in ("after", "end") or text.path[0] == "debrief":
        return
    if not _YOUS.isdisjoint(written.vocabulary) and (found := _YOU.search(written.own)):
        says = f'"{found.group()}" stands in `{written.field}`, which is read after the stop.'
        hint = "Name those who took this line, in the third person."
        reading.report(NO_YOU, text.path, says, hint, offset=found.start())


def _our_claims(reading: Reading, written: AnalysedText) -> None:
    """Words that only somebody could say who knows all records, or sits outside the story."""
    if written.text.side == "teacher":
        return
    for rule, phrases, hint in (
        (THIS_SEAT, THIS_SEAT_WORDS, "Say the man's name."),
        (SURVIVES, NO_NAME_SURVIVES, "Say that we have found none."),
    ):
        for offset, words in phrases.found(written.own, written.vocabulary):
            says = f"`{words}` stands in `{written.field}`."
            reading.report(rule, written.text.path, says, hint, offset=offset)


def _quotations(reading: Reading, written: AnalysedText) -> None:
    if written.own is written.told or written.count <= MOST_QUOTED:
        return
    for one in quotations(written.told):
        _too_long(reading, written, one.offset, len(words_of(one.words)), one.closed)


def _too_long(
    reading: Reading, written: AnalysedText, offset: int, count: int, closed: bool = True
) -> None:
    if count > MOST_QUOTED:
        says = f"A quotation of {count} words; at most {MOST_QUOTED}."
        hint = "Tell part of it in your own words."
        if not closed:
            says = f"A quotation of {count} words is not closed; at most {MOST_QUOTED}."
            hint = "Put the closing mark where it ends."
        measure = {"measured": str(count), "limit": str(MOST_QUOTED)}
        reading.report(QUOTATION, written.text.path, says, hint, offset=offset, **measure)


def _quoted_voices(reading: Reading, page: SceneTexts) -> None:
    """A voice that is `quoted` may leave the quotation marks out."""
    for written in page.texts:
        if _is_quoted(page, written) and written.own is written.told:
            _too_long(reading, written, 0, written.count)


def _unmarked(reading: Reading, page: SceneTexts) -> None:
    for written in page.texts:
        if _is_quoted(page, written) and written.own is written.told:
            says = f"`{written.text.path[3]}` is `quoted`, and no quotation marks stand there."
            hint = "Put his words in quotation marks; an account of them is `reported`."
            reading.report(MARKS, written.text.path, says, hint)


def _is_quoted(page: SceneTexts, written: AnalysedText) -> bool:
    path = written.text.path
    if path[2] != "voices" or path[-1] != "says":
        return False
    return page.scene.voices[str(path[3])].speech == "quoted"


def _exclamations(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    if "!" not in written.own:
        return
    in_paper = text.path[2:3] == ("papers",) and written.field == "text"
    if in_paper or (text.path[2:3] == ("voices",) and _speech(reading, written) == "quoted"):
        return
    says = f"An exclamation mark of our own in `{written.field}`."
    hint = "End with a full stop; words of the time stand in quotation marks."
    reading.report(EXCLAMATION, text.path, says, hint, offset=written.own.index("!"))


def _speech(reading: Reading, written: AnalysedText) -> str:
    path = written.text.path
    return reading.scenario.scenes[str(path[1])].voices[str(path[3])].speech


def _rewards(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    ending = text.path[0] == "endings"
    if not ending and written.field not in ("label", "enters"):
        return
    found = list(REWARDS.found(written.own, written.vocabulary))
    if ending and written.field == "title":
        found += REWARD_TITLES.found(written.own, written.vocabulary)
    for offset, words in found:
        says = f"`{words}` makes a contest of it."
        hint = "Say what was so; nothing here is won."
        reading.report(REWARD, text.path, says, hint, offset=offset)


FAMILY = Family(
    (NO_YOU, QUOTATION, EXCLAMATION, REWARD, MARKS, THIS_SEAT, SURVIVES),
    texts=(_you, _our_claims, _quotations, _exclamations, _rewards),
    pages=(_quoted_voices, _unmarked),
)
