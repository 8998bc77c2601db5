"""What a player takes in who reads a passage once: few figures, few new names, a short opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.word_lists import STOPWORDS
from game.desk.words import words_of
from game.reader.days_in_words import named_days
from game.reader.problems import Rule
from game.reader.sentences import sentences
from game.story.texts import Text

FIGURES = Rule(
    "heard-figures", "craft", "What is heard before a question holds at most two figures."
)
NEW_NAMES = Rule(
    "heard-names", "craft", "What is heard before a question names at most three new people."
)
LABEL_TOLD = Rule("label-told", "craft", "No seat's own text says the label of an option.")
OPENING = Rule(
    "opening-length",
    "craft",
    "`opens` has at most 70 words, a brief 60, a stake 16, a `so_far` 80, the first passage 120.",
)

MOST_FIGURES = 2
MOST_NAMES = 3
TOLD = 0.8
"""A sentence that has more of a label's words than this says the label."""
LEAST_LABEL = 3
"""Labels with fewer words of their own than this are no more than common words."""
OPENING_WORDS = {"opens": 70, "brief": 60, "stake": 16, "so_far": 80}
FIRST_HEARD = 120

_NUMBER_WORDS = frozenset(
    [
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "dozens",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ]
)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(
    rf"\b(?:\d[\d,.]*\d|\d|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million)s?)*\b",
    re.IGNORECASE,
)
_HOUR = (
    r"(?:half\s+past\s+|quarter\s+(?:past|to)\s+)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b"
    r"|\b\w+\s+(?:o['’]clock|hours?|minutes?|years? old)\b"
    rf"|\b{_HOUR}\s+(?:in the (?:morning|afternoon|evening)|at night|[ap]\.?m\b)"
    rf"|\b(?:at|by|until|till|before|after|since|towards)\s+{_HOUR}(?=[.,;:!?)\"”]|\s*$)"
    rf"|\b(?:half\s+past|quarter\s+(?:past|to))\s+\w+",
    re.MULTILINE | re.IGNORECASE,
)
"""Times of day and lengths of time; `by ten.` is an hour, `by ten votes` is not."""


def _unconditional(written: AnalysedText) -> Iterator[str]:
    """The paragraphs that every seat reads."""
    return (one.plain for one in written.paragraphs if not one.condition)


def figures(text: str) -> list[str]:
    """The figures of a text, dates and times of day apart."""
    for named in named_days(text):
        text = f"{text[: named.begin]}{' ' * (named.end - named.begin)}{text[named.end :]}"
    return [found.group() for found in _FIGURE.finditer(_CLOCK.sub(" ", text))]


def _may_count(written: AnalysedText) -> bool:
    """Whether there is any number in it, in figures or in words."""
    return (
        not _NUMBER_WORDS.isdisjoint(written.vocabulary) or _DIGIT.search(written.told) is not None
    )


def _figures(reading: Reading, page: SceneTexts) -> None:
    for written in page.texts if page.scene.options else ():
        if written.field != "heard" or not _may_count(written):
            continue
        found = [figure for text in _unconditional(written) for figure in figures(text)]
        if len(found) > MOST_FIGURES:
            says = f"{len(found)} figures in what is heard in `{page.name}`: {', '.join(found)}."
            where = {"measured": str(len(found)), "limit": str(MOST_FIGURES)}
            hint = "Keep the one that matters; the others can stand in a paper."
            reading.report(FIGURES, written.text.path, says, hint, **where)


def _names(reading: Reading, page: SceneTexts) -> None:
    """Names are new where no brief and no passage before this one in the file has them."""
    for written in page.texts:
        if written.field != "heard" or reading.surname_keys.isdisjoint(written.vocabulary):
            continue
        fresh = [one for one in _in(reading, written.text.value) if one not in reading.met]
        if page.scene.options and len(fresh) > MOST_NAMES:
            says = f"{len(fresh)} new people in what is heard in `{page.name}`: {', '.join(fresh)}."
            where = {"measured": str(len(fresh)), "limit": str(MOST_NAMES)}
            hint = "Let voices and papers bring the others."
            reading.report(NEW_NAMES, written.text.path, says, hint, **where)
        reading.met.update(fresh)


def _opened_with(reading: Reading, written: AnalysedText) -> None:
    """Who is named before the first scene."""
    if written.field in ("brief", "opens") and not written.text.scene:
        reading.met.update(reading.seat_names, _in(reading, written.text.value))


def _in(reading: Reading, text: str) -> list[str]:
    """The names of people that a text has, each once, in order."""
    found = reading.name_pattern.findall(text) if reading.surnames else ()
    return list(dict.fromkeys(found))


def _labels(reading: Reading, page: SceneTexts) -> None:
    seats = reading.scenario.seats
    heard = [
        written for written in page.texts if written.field == "heard" and "{" in written.text.value
    ]
    if not heard or not page.scene.options:
        return
    labels = {
        key: {word.lower() for word in words_of(option.label)} - STOPWORDS
        for key, option in page.scene.options.items()
    }
    for written in heard:
        for paragraph in written.paragraphs:
            if paragraph.condition in seats:
                _tells(reading, written.text, paragraph.offset, paragraph.plain, labels)


def _tells(
    reading: Reading, text: Text, offset: int, told: str, labels: dict[str, set[str]]
) -> None:
    for _, sentence in sentences(told):
        said = {word.lower() for word in words_of(sentence)}
        for key, words in labels.items():
            if len(words) >= LEAST_LABEL and len(words & said) > TOLD * len(words):
                says = f"A seat's own paragraph says the label of `{key}`."
                hint = "Say what he knows or risks; what to do is his to choose."
                reading.report(LABEL_TOLD, text.path, says, hint, offset=offset)


def _opening(reading: Reading, written: AnalysedText) -> None:
    most = OPENING_WORDS.get(written.field)
    if most is not None and written.text.side == "before":
        _too_long(reading, written.text, written.count, most)


def _first(reading: Reading, page: SceneTexts) -> None:
    if not reading.order[page.name]:
        for written in page.texts:
            if written.field == "heard":
                told = reading.weights[page.name].told
                _too_long(reading, written.text, told, FIRST_HEARD)


def _too_long(reading: Reading, text: Text, count: int, most: int) -> None:
    if count > most:
        says = f"`{text.field}` has {count} words; at most {most}."
        where = {"measured": str(count), "limit": str(most)}
        reading.report(OPENING, text.path, says, "Cut it to one thing.", **where)


FAMILY = Family(
    (FIGURES, NEW_NAMES, LABEL_TOLD, OPENING),
    texts=(_opening, _opened_with),
    pages=(_figures, _names, _labels, _first),
)
