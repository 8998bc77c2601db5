"""The labels of a question: alike in length and weight, unlike in words, without reasons."""

from __future__ import annotations

from itertools import combinations

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.reading import Family, Reading
from game.desk.word_lists import LOADED, REASONS, STOPWORDS
from game.reader.problems import Rule, counted
from game.reader.source import FieldPath

LENGTH = Rule("label-length", "craft", "A label has 5 to 12 words and at most 70 characters.")
RATIO = Rule("label-ratio", "craft", "The longest label is at most 1.8 times the shortest.")
OVERLAP = Rule("label-overlap", "craft", "Two labels share at most 0.35 of their words.")
WEIGHT = Rule("loaded-label", "craft", "No label praises or blames what it offers.")
REASON = Rule("label-reason", "craft", "No label holds a reason or an outcome.")
COUNT = Rule("options-count", "craft", "A question has two to five options.")

WORDS = (5, 12)
CHARACTERS = 70
MOST_RATIO = 1.8
MOST_OVERLAP = 0.35


def _question(reading: Reading, page: SceneTexts) -> None:
    options = page.scene.options
    if not options:
        return
    here: FieldPath = (*page.path, "options")
    if not 2 <= len(options) <= 5:
        says = f"`{page.name}` has {counted(len(options), 'option')}."
        reading.report(COUNT, here, says, measured=str(len(options)), limit="2-5")
    if len(options) < 2:
        return
    sizes = {key: len(option.label) for key, option in options.items()}
    ratio = max(sizes.values()) / min(sizes.values())
    if ratio > MOST_RATIO:
        longest = max(sizes, key=sizes.__getitem__)
        says = f"The longest label of `{page.name}` is {ratio:.1f} times the shortest."
        where = {"measured": f"{ratio:.2f}", "limit": str(MOST_RATIO)}
        hint = "Shorten the one or fill out the other."
        reading.report(RATIO, (*here, longest, "label"), says, hint, **where)
    _overlaps(reading, page, here)


def _overlaps(reading: Reading, page: SceneTexts, here: FieldPath) -> None:
    contents = {
        str(written.text.path[3]): written.vocabulary - STOPWORDS
        for written in page.texts
        if written.field == "label" and written.text.path[2] == "options"
    }
    for one, other in combinations(contents, 2):
        shared = contents[one] & contents[other]
        if len(shared) < 2:
            continue
        overlap = len(shared) / len(contents[one] | contents[other])
        if overlap > MOST_OVERLAP:
            says = f"The labels of `{one}` and `{other}` share {overlap:.2f} of their words."
            hint = "Say what differs."
            where = {"measured": f"{overlap:.2f}", "limit": str(MOST_OVERLAP)}
            reading.report(OVERLAP, (*here, other, "label"), says, hint, **where)


def _label(reading: Reading, written: AnalysedText) -> None:
    text = written.text
    if written.field != "label" or text.path[2] != "options":
        return
    least, most = WORDS
    count, size = written.count, len(text.value)
    if not least <= count <= most or size > CHARACTERS:
        says = f"A label of {counted(count, 'word')} and {counted(size, 'character')}."
        limit = f"{least}-{most} words, at most {CHARACTERS} characters"
        measured = f"{counted(count, 'word')}, {counted(size, 'character')}"
        reading.report(
            LENGTH, text.path, says, f"Asked for: {limit}.", measured=measured, limit=limit
        )
    for offset, words in LOADED.found(written.own, written.vocabulary):
        says = f"`{words}` tells the player what to think of it."
        reading.report(WEIGHT, text.path, says, "Say what is done.", offset=offset)
    for offset, words in REASONS.found(written.own, written.vocabulary):
        says = f"`{words}` begins a reason inside a label."
        hint = "Reasons stand in `hope`, `risk` and the voices."
        reading.report(REASON, text.path, says, hint, offset=offset)


FAMILY = Family(
    (LENGTH, RATIO, OVERLAP, WEIGHT, REASON, COUNT), texts=(_label,), pages=(_question,)
)
