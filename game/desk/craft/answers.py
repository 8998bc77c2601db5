"""Every answer is argued for and told apart."""

from __future__ import annotations

from itertools import combinations

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.reader.problems import Rule
from game.story.format import Option

PARTS = Rule(
    "option-parts",
    "craft",
    "An option says who took it (or is `inferred`), how well that is evidenced, what was hoped "
    "and feared, what it enters in the dossier and what followed.",
)
FOR = Rule("voice-for", "craft", "Each option has a voice for it, or says why nobody spoke.")
AGAINST = Rule(
    "voice-against", "craft", "Each option has a voice against it, or says why nobody spoke."
)
DISTINCT = Rule("distinct-follows", "craft", "No two answers are followed by the same text.")

ALIKE = 0.8
"""Two texts that share more of their words than this tell the same."""


def _parts(reading: Reading, page: SceneTexts) -> None:
    for key, option in page.scene.options.items():
        reading.lacking(PARTS, (*page.path, "options", key), _lacking(option))


def _lacking(option: Option) -> list[str]:
    fields = ["grade", "hope", "risk", "enters", "follows"]
    if option.grade != "inferred":
        fields.insert(0, "taken_by")
    return [field for field in fields if not getattr(option, field)]


def _voices(reading: Reading, page: SceneTexts) -> None:
    voices = page.scene.voices.values()
    for rule, word, spoken in (
        (FOR, "for", {key for voice in voices for key in voice.for_}),
        (AGAINST, "against", {key for voice in voices for key in voice.against}),
    ):
        for key, option in page.scene.options.items():
            if key not in spoken and not option.unspoken:
                says = f"No voice speaks {word} `{key}`."
                hint = (
                    f"Add `{word}: {key}` to a voice; or say why under the option, in `unspoken`."
                )
                reading.report(rule, (*page.path, "options", key), says, hint)


def _distinct(reading: Reading, page: SceneTexts) -> None:
    follows = [
        written
        for written in page.texts
        if written.field == "follows" and written.text.path[2] == "options"
    ]
    for one, other in combinations(follows, 2):
        if _alike(one, other):
            first, second = one.text.path[3], other.text.path[3]
            says = f"What follows `{second}` is nearly what follows `{first}`."
            hint = "Tell what happened to those who took this line."
            reading.report(DISTINCT, other.text.path, says, hint)


def _alike(one: AnalysedText, other: AnalysedText) -> bool:
    words, others = {*one.words}, {*other.words}
    return len(words & others) > ALIKE * len(words | others)


FAMILY = Family((PARTS, FOR, AGAINST, DISTINCT), pages=(_parts, _voices, _distinct))
