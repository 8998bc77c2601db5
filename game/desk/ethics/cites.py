"""What is told as fact says where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.words import quotations
from game.reader.days_in_words import named_days
from game.reader.entries import ShownEntry
from game.reader.problems import Rule
from game.reader.sentences import sentences
from game.reader.source import FieldPath
from game.story.texts import Text, entries, of_entry

CITES = Rule(
    "cites",
    "ethics",
    "Every `follows`, `outcome`, `cost`, `later`, historian, fate, line on a map, paper, quotation "
    "and figure of casualties cites a source.",
)

_QUOTATION = 6
"""From so many words a passage in quotation marks is somebody's words, not a term or a title."""

_NUMBER = (
    r"(?:\d[\d,.]*\d|\d|hundreds?|thousands?|millions?|dozens|scores|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_GAP = r"(?:[\s,-]+(?!\d)[^\s.;]+){0,4}?[\s,-]+"
_HARM = (
    r"(?:dead|deaths|killed|shot|executed|executions|died|dying|perished|starved|victims|deported|"
    r"casualties|wounded|corpses|bodies|arrested|arrests|exiled|hanged|murdered)"
)
_HARM_BEFORE = r"(?:killed|shot|executed|deported|arrested|hanged|murdered|starved|wounded|exiled)"


@cache
def _counting_nobody() -> re.Pattern[str]:
    """Numbers that count nobody: times, ages, articles."""
    return re.compile(
        r"\b(?:Article|Order|No|point|item|section|aged?|number|chapter|[Cc]ell)\.?\s+\d+\b"
        r"|\b\d{1,2}(?:[:.]\d\d|\s+o['’]clock|\s+(?:days?|hours?|weeks?|months?|years?))\b"
        r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
        r"(?:days?|hours?|weeks?|months?|years?|o['’]clock)\b"
    )


@cache
def _casualties() -> re.Pattern[str]:
    """A number of people beside what was done to them."""
    return re.compile(
        rf"\b{_NUMBER}\b{_GAP}{_HARM}\b"
        rf"|\b{_HARM_BEFORE}\s+(?:some\s+|about\s+|over\s+)?{_NUMBER}\b",
        re.IGNORECASE,
    )


_HARMS = frozenset(_HARM.strip("(?:)").split("|"))


def _page(reading: Reading, page: SceneTexts) -> None:
    for written in page.texts:
        text = written.text
        if text.cites and "[@" not in text.value and _must_cite(reading, page, text):
            what = f"`{written.field}` of `{text.path[-2]}`"
            reading.report(CITES, text.path, f"{what} cites no source.", _HINT)


_HINT = "Add [@source-key, place in it]; `politburo cite WORDS` finds the key."


def _must_cite(reading: Reading, page: SceneTexts, text: Text) -> bool:
    key = str(text.path[-2])
    if text.cites == "unless filed under a source":
        return key not in reading.archive.sources
    if text.cites == "if quoted":
        return page.scene.voices[key].speech == "quoted"
    if text.cites == "here or in provenance":
        return "[@" not in page.scene.papers[key].provenance
    return True


def _figures(reading: Reading, written: AnalysedText) -> None:
    """Figures of casualties, and quotations, in texts that cite nothing at all."""
    text = written.text
    if not text.prose or "[@" in text.value or text.cites == "always":
        return
    if not _HARMS.isdisjoint(written.vocabulary):
        for begin, sentence in sentences(_counting(written.own)):
            if found := _casualties().search(sentence):
                says = f"A figure without a source: `{' '.join(found.group().split())}`."
                reading.report(CITES, text.path, says, _HINT, offset=begin + found.start())
    if written.own is not written.told and text.path[2:3] not in (("papers",), ("voices",)):
        told = -1
        for one in quotations(written.told):
            paragraph = written.told.count("\n\n", 0, one.offset)
            if len(one.words.split()) >= _QUOTATION and paragraph != told:
                told = paragraph
                says = f'A quotation without a source: "{_short(one.words)}".'
                reading.report(CITES, text.path, says, _HINT, offset=one.offset)


def _counting(text: str) -> str:
    """A text with everything blanked whose numbers count nobody."""
    for named in named_days(text):
        text = f"{text[: named.begin]}{' ' * (named.end - named.begin)}{text[named.end :]}"
    return _counting_nobody().sub(lambda found: " " * len(found.group()), text)


def _short(words: str) -> str:
    return " ".join(words.split()[:5]) + " …"


def _own_entries(reading: Reading) -> None:
    """The file's own people and maps."""
    own: dict[str, Mapping[str, ShownEntry]]
    own = {"people": reading.scenario.people, "maps": reading.scenario.maps}
    for register, listed in own.items():
        for key, entry in listed.items():
            for path, says in uncited(entry, (register, key)):
                reading.report(CITES, path, says, _HINT)


def uncited(entry: ShownEntry, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The texts of an archive's entry that must cite a source and cite none, with what to say."""
    for place, one in entries(entry, path):
        for text in of_entry(one, place):
            if text.cites == "always" and "[@" not in text.value:
                yield text.path, f"`{text.field}` of `{place[-1]}` cites no source."


FAMILY = Family((CITES,), texts=(_figures,), pages=(_page,), story=(_own_entries,))
