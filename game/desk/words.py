"""Words counted: what stands in a text outside its citations and quotations, and how hard it reads.

Nothing here needs a dictionary: sentences are found by their stops, and readability is measured
by letters and words (ARI, LIX) rather than by syllables.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word: letters or figures, with hyphens and apostrophes inside."""

_SEPARATORS = str.maketrans(dict.fromkeys(string.punctuation, " "))
_ASIDE = re.compile(r"\{[^{}\n]*\}|\[@[^\[\]]*\]")
_QUOTED = re.compile(
    r'"[^"\n]*(?:\n(?![ \t]*\n)[^"\n]*)*(?:"|\Z|(?=\n[ \t]*\n))'
    r"|“[^”\n]*(?:\n(?![ \t]*\n)[^”\n]*)*(?:”|\Z|(?=\n[ \t]*\n))"
    r"|«[^»]*»|„[^“”\n]*(?:\n(?![ \t]*\n)[^“”\n]*)*[“”]|»[^«]*«"
    r"|‘(?:[^’\n]|’(?=\w)|\n(?![ \t]*\n))*’"
)
MARKS = '"„“”«»‘’'
_INSIDE = re.compile(r"[^\n]")

LONG_WORD = 7
"""From so many letters on LIX calls a word long."""


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    if text.isascii() and "-" not in text and "'" not in text:
        return text.translate(_SEPARATORS).split()  # the same, in a third of the time
    return WORD.findall(text)


def without_asides(text: str) -> str:
    """The text with conditions and citations blanked out; every other character keeps its place."""
    if "[@" not in text and "{" not in text:
        return text
    return _ASIDE.sub(_blank, text)


def without_quotations(text: str) -> str:
    """The text with quotations blanked out; a stop inside one still ends a sentence.

    A quotation that is not closed runs to the end of its paragraph, as in long speeches.
    """
    if '"' not in text and (text.isascii() or not any(mark in text for mark in "“«„»‘")):
        return text
    return _QUOTED.sub(_blank_quotation, text)


def _blank(found: re.Match[str]) -> str:
    return _INSIDE.sub(" ", found.group())


def _blank_quotation(found: re.Match[str]) -> str:
    blank = _INSIDE.sub(" ", found.group())
    ends = found.group().rstrip('"“”«»’ ')[-1:] in (".", "!", "?", "…")
    return blank[:-1] + "." if ends else blank


class Quotation(NamedTuple):
    """Words in quotation marks: where the opening mark stands, and whether there is a closing one.

    One that is not closed runs to the end of its paragraph.
    """

    offset: int
    words: str
    closed: bool


def quotations(text: str) -> Iterator[Quotation]:
    """Every quotation of a text, in order."""
    for found in _QUOTED.finditer(text):
        whole = found.group()
        closed = len(whole) > 1 and whole[-1] in MARKS
        yield Quotation(found.start(), whole.strip(MARKS), closed)


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts from which both measures come; sums of texts add up."""

    words: int = 0
    sentences: int = 0
    letters: int = 0
    long_words: int = 0

    def __add__(self, other: Readability) -> Readability:
        return Readability(
            self.words + other.words,
            self.sentences + other.sentences,
            self.letters + other.letters,
            self.long_words + other.long_words,
        )

    @property
    def mean_sentence(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def ari(self) -> float:
        """The Automated Readability Index: about the school year that reads it with ease."""
        if not self.words:
            return 0.0
        return 4.71 * self.letters / self.words + 0.5 * self.mean_sentence - 21.43

    @property
    def lix(self) -> float:
        """LIX: under 30 very easy, to 40 easy, to 50 middling, over 60 very hard."""
        return self.mean_sentence + 100 * self.long_words / self.words if self.words else 0.0


NAME_LENGTH = 5
"""What a masked name counts as: a short word."""


def readability(words: list[str], sentences: int, names: set[str]) -> Readability:
    """The counts of a text of so many sentences; words that are `names` count as short ones."""
    letters = sum(map(len, words))
    longer = len([word for word in words if len(word) >= LONG_WORD])
    if not names.isdisjoint(words):
        masked = [word for word in words if word in names]
        letters += NAME_LENGTH * len(masked) - sum(map(len, masked))
        longer -= len([word for word in masked if len(word) >= LONG_WORD])
    return Readability(len(words), sentences, letters, longer)


class Phrases:
    """Words and phrases looked for together, whatever their case; forms are spelt out."""

    def __init__(self, listed: str) -> None:
        """`listed` has one or more phrases a line, separated by commas."""
        parts = (phrase.strip() for line in listed.splitlines() for phrase in line.split(","))
        self._by_key: dict[str, list[str]] = {}
        for phrase in filter(None, parts):
            longest = max(words_of(phrase.lower()), key=len)
            self._by_key.setdefault(longest, []).append(phrase)
        self._keys = frozenset(self._by_key)

    def found(self, text: str, vocabulary: set[str]) -> Sequence[tuple[int, str]]:
        """Each occurrence: where it stands and how it is written.

        `vocabulary` holds the text's words in small letters. Most texts hold no phrase's longest
        word, and are not searched at all.
        """
        if self._keys.isdisjoint(vocabulary):
            return ()
        keys = sorted(self._keys & vocabulary)
        likely = tuple(phrase for key in keys for phrase in self._by_key[key])
        hits = any_of(likely).finditer(text)
        return [(hit.start(), " ".join(hit.group().split())) for hit in hits]


@lru_cache(maxsize=256)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words, longer ones first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)
