"""Texts taken apart once, and what a scene weighs in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.desk.words import without_asides, without_quotations, words_of
from game.reader.source import FieldPath
from game.story.format import Scene
from game.story.prose import Paragraph, paragraphs
from game.story.texts import Text

Extreme = Literal["shortest", "longest"]

_POSSESSIVE = ("'s", "’s")


class AnalysedText:
    """A text taken apart: `told` without citations and conditions, `own` without quotations too.

    Both keep every character's place. `vocabulary` holds the words of `own` in small letters,
    possessives also without their ending.
    """

    __slots__ = ("count", "field", "own", "text", "told", "vocabulary", "words")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.field = text.field
        self.told = without_asides(text.value) if text.prose else text.value
        self.own = without_quotations(self.told)
        self.words: list[str] = words_of(self.told)
        self.count = len(self.words)
        own = self.words if self.own is self.told else words_of(self.own)
        self.vocabulary = set(map(str.lower, own))
        if "'s" in self.own or "’s" in self.own:
            self.vocabulary |= {word[:-2] for word in self.vocabulary if word[-2:] in _POSSESSIVE}

    @property
    def paragraphs(self) -> Iterable[Paragraph]:
        """The paragraphs, with their conditions."""
        return paragraphs(self.text.value)


class SceneTexts(NamedTuple):
    """A scene and its texts."""

    name: str
    scene: Scene
    texts: list[AnalysedText]
    path: FieldPath
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The words of a scene: by part for everybody, by option for those who took it."""

    least: int
    """What is heard, without any remembered paragraph, for the seat that reads least."""
    told: int
    """The same for the seat that reads most."""
    most: int
    """The same with the longest remembered paragraph."""
    parts: Mapping[str, int]
    options: Mapping[str, int]
    chosen: Mapping[str, int]
    common: int
    """What everybody reads besides the passage, up to the chapter's close."""
    end: int
    """What everybody reads of it at the end."""

    def heard(self, extreme: Extreme) -> int:
        """The words of the passage."""
        return self.most if extreme == "longest" else self.least

    @property
    def whole(self) -> int:
        """Everything that can be opened, by the seat that reads most."""
        opened = sum(self.options.values()) + sum(self.chosen.values())
        return self.most + self.common + self.end + opened


def weigh(page: SceneTexts, seats: Iterable[str]) -> Weight:
    """The words of a scene."""
    parts: dict[str, int] = {}
    options: dict[str, int] = dict.fromkeys(page.scene.options, 0)
    chosen: dict[str, int] = {}
    least = told = most = end = 0
    for written in page.texts:
        path, field = written.text.path, written.field
        if field == "heard":
            least, told, most = span(written, seats)
        elif written.text.words == "opened":
            part = field if path[2] == "options" else str(path[2])
            chosen[part] = chosen.get(part, 0) + written.count
        elif written.text.words == "end":
            end += written.count
        elif written.text.words == "taken":
            options[str(path[3])] += written.count
        elif written.text.words == "run":
            part = "motions" if path[2] == "motions" else field
            parts[part] = parts.get(part, 0) + written.count
    return Weight(least, told, most, parts, options, chosen, sum(parts.values()), end)


def span(written: AnalysedText, seats: Iterable[str]) -> tuple[int, int, int]:
    """The fewest and the most words of a conditional text that one player reads without what is
    remembered, and the most with it.
    """
    if "{" not in written.text.value:
        return written.count, written.count, written.count
    common = remembered = 0
    own = dict.fromkeys(seats, 0)
    for paragraph in written.paragraphs:
        count = len(words_of(without_asides(paragraph.text)))
        if not paragraph.condition:
            common += count
        elif paragraph.condition in own:
            own[paragraph.condition] += count
        else:
            remembered = max(remembered, count)
    most = common + max(own.values(), default=0)
    return common + min(own.values(), default=0), most, most + remembered
