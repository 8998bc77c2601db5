"""How long each part is. The numbers stand in one table."""

from __future__ import annotations

from typing import NamedTuple

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.words import without_asides, words_of
from game.reader.problems import Rule, counted
from game.reader.source import FieldPath


class Limits(NamedTuple):
    """The fewest and the most words of a part."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.least}-{self.most}" if self.least else f"at most {self.most}"


LIMITS = {
    "heard": Limits(90, 170),
    "paper": Limits(40, 90),
    "voice": Limits(20, 40),
    "call": Limits(40, 90),
    "follows": Limits(30, 90),
    "outcome": Limits(30, 90),
    "later": Limits(40, 90),
    "cost": Limits(40, 90),
    "historian": Limits(0, 60),
}
PARAGRAPH = 90
"""The most words of a paragraph of `heard`."""


def _rule(part: str, what: str) -> Rule:
    limits = LIMITS[part]
    return Rule(f"{part}-length", "craft", f"{what} has {limits} words.".replace("-", " to "))


RULES = {
    "heard": Rule(
        "heard-length",
        "craft",
        "What is heard before a question is 90 to 170 words.",
    ),
    "paper": _rule("paper", "A paper's text"),
    "voice": _rule("voice", "What a voice says"),
    "call": _rule("call", "What a call brings"),
    "follows": _rule("follows", "What follows an answer"),
    "outcome": _rule("outcome", "The outcome"),
    "later": _rule("later", "What came later"),
    "cost": _rule("cost", "The cost"),
    "historian": _rule("historian", "A historian's position"),
}
PARAGRAPHS = Rule(
    "paragraph-length", "craft", f"A paragraph of what is heard has at most {PARAGRAPH} words."
)

_PARTS = {
    ("papers", "text"): "paper",
    ("voices", "says"): "voice",
    ("calls", "text"): "call",
    ("historians", "says"): "historian",
}
_BY_FIELD = ("follows", "outcome", "later", "cost")


def _page(reading: Reading, page: SceneTexts) -> None:
    for written in page.texts:
        path = written.text.path
        if written.field == "heard":
            _heard(reading, page, written)
            continue
        part = _PARTS.get((str(path[2]), str(path[-1])))
        if part is None and written.field in _BY_FIELD:
            part = written.field
        if part is not None:
            _measure(reading, part, path, written.count)


def _measure(reading: Reading, part: str, path: FieldPath, count: int) -> None:
    limits = LIMITS[part]
    if limits.least <= count <= limits.most:
        return
    name = path[-2] if part in ("heard", *_BY_FIELD) else path[3]
    says = f"`{name}`: {counted(count, 'word')} of `{path[-1]}`; {limits} are asked for."
    hint = "Cut it." if count > limits.most else "Say more, or join it to another part."
    reading.report(RULES[part], path, says, hint, measured=str(count), limit=str(limits))


def _heard(reading: Reading, page: SceneTexts, written: AnalysedText) -> None:
    if page.scene.options:
        _measure(reading, "heard", written.text.path, reading.weights[page.name].told)
    for paragraph in written.paragraphs if written.count > PARAGRAPH else ():
        count = len(words_of(without_asides(paragraph.text)))
        if count > PARAGRAPH:
            says = f"A paragraph of {count} words; at most {PARAGRAPH}."
            where = {"offset": paragraph.offset, "measured": str(count), "limit": str(PARAGRAPH)}
            reading.report(PARAGRAPHS, written.text.path, says, "Divide it.", **where)


FAMILY = Family((*RULES.values(), PARAGRAPHS), pages=(_page,))
