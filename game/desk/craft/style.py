"""The style of the prose: long sentences, readability, hindsight, words that hide what was done."""

from __future__ import annotations

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.word_lists import EUPHEMISMS, HINDSIGHT
from game.desk.words import Readability, readability, words_of
from game.reader.problems import Rule
from game.reader.sentences import sentences
from game.reader.source import FieldPath

SENTENCE = Rule(
    "sentence-length", "craft", "Sentences have 16 words in the mean of a scene, and none over 32."
)
READABILITY = Rule(
    "readability",
    "craft",
    "A scenario reads at ARI 10 and LIX 45 or easier, what is heard in a scene at ARI 12 and "
    "LIX 50; names are not counted.",
)
HIND = Rule("hindsight", "craft", "Before the stop nothing speaks from knowledge of the end.")
EUPHEMISM = Rule(
    "euphemism", "craft", "Euphemisms of the time stand in quotation marks and are explained."
)

MEAN_SENTENCE = 16
MOST_SENTENCE = 32
FEW_SENTENCES = 8
"""Below so many sentences a mean says little."""
_SHORT = 2 * MOST_SENTENCE
"""A sentence of so few characters cannot hold too many words, and is not counted."""
STORY_LIMITS = (10.0, 45.0)
HEARD_LIMITS = (12.0, 50.0)
FEW_WORDS = 60
"""Below so many words readability says little."""


def _wording(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    if text.side == "before":
        for offset, words in HINDSIGHT.found(written.own, written.vocabulary):
            says = f"`{words}` speaks from knowledge of the end."
            hint = "Say what was known in the room."
            reading.report(HIND, text.path, says, hint, offset=offset)
    for offset, words in EUPHEMISMS.found(written.own, written.vocabulary):
        says = f"`{words}` stands without quotation marks."
        hint = "Quote it and say at once what was done, or say it plainly."
        reading.report(EUPHEMISM, text.path, says, hint, offset=offset)


def _page(reading: Reading, page: SceneTexts) -> None:
    words = count = 0
    for written in page.texts:
        if not written.text.prose:
            continue
        said = sentences(written.own)
        if written.text.path[2] != "papers":
            _readable(reading, page, written, len(said))
        own = written.count if written.own is written.told else len(words_of(written.own))
        words, count = words + own, count + len(said)
        if own > MOST_SENTENCE:
            for offset, sentence in said:
                if len(sentence) > _SHORT and len(sentence.split()) > MOST_SENTENCE:
                    _too_long(reading, written, offset, len(words_of(sentence)))
    if count >= FEW_SENTENCES and words > MEAN_SENTENCE * count:
        says = f"Sentences of `{page.name}` have {words / count:.1f} words in the mean."
        where = {"measured": f"{words / count:.1f}", "limit": str(MEAN_SENTENCE)}
        reading.report(SENTENCE, page.path, says, "Divide the longest ones.", **where)


def _too_long(reading: Reading, written: AnalysedText, offset: int, length: int) -> None:
    if length > MOST_SENTENCE:
        says = f"A sentence of {length} words; at most {MOST_SENTENCE}."
        where = {"measured": str(length), "limit": str(MOST_SENTENCE)}
        hint = "Divide it; words in quotation marks are not counted."
        reading.report(SENTENCE, written.text.path, says, hint, offset=offset, **where)


def _readable(reading: Reading, page: SceneTexts, written: AnalysedText, said: int) -> None:
    counts = readability(written.words, said, reading.names)
    reading.readability += counts
    if written.field == "heard" and counts.words >= FEW_WORDS:
        where = f"What is heard in `{page.name}`"
        _hard(reading, (*page.path, "heard"), where, counts, HEARD_LIMITS)


def _hard(
    reading: Reading,
    path: FieldPath,
    what: str,
    counts: Readability,
    limits: tuple[float, float],
) -> None:
    most_ari, most_lix = limits
    if counts.ari > most_ari or counts.lix > most_lix:
        measured = f"ARI {counts.ari:.1f}, LIX {counts.lix:.0f}"
        limit = f"ARI {most_ari:.0f}, LIX {most_lix:.0f}"
        says = f"{what} reads at {measured}; at most {limit}."
        hint = "Shorter sentences and shorter words."
        reading.report(READABILITY, path, says, hint, measured=measured, limit=limit)


def _story(reading: Reading) -> None:
    counts = reading.readability
    if counts.words >= FEW_WORDS:
        _hard(reading, ("title",), "The scenario", counts, STORY_LIMITS)


FAMILY = Family(
    (SENTENCE, READABILITY, HIND, EUPHEMISM), texts=(_wording,), pages=(_page,), story=(_story,)
)
