"""`{words:scene}` in prose: the reason that the player gave there is quoted in its place.

The sentence that holds it is left out where none was given.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from game.reader.problems import Rule
from game.reader.sentences import sentences
from game.reader.tree import Source
from game.story.format import Scenario
from game.story.prose import CITATION, OWN_WORDS, Paragraph
from game.story.texts import Text

OWN_WORDS_SCENE = Rule(
    "own-words",
    "structure",
    "`{words:scene}` stands in prose, and names a question that has been answered by then.",
)
LETHAL_WORDS = Rule(
    "lethal-words",
    "ethics",
    "The player's own words are never quoted where lives hang on the answer, nor from there.",
)
RULES = (OWN_WORDS_SCENE, LETHAL_WORDS)


def kept(paragraph: Paragraph, given: Collection[str]) -> Paragraph:
    """A paragraph without the sentences that quote a reason which was not given.

    `given` are the scenes at which the player gave one.
    """
    text = paragraph.text
    if OWN_WORDS.search(text) is None:
        return paragraph
    bare = CITATION.sub(_blank, OWN_WORDS.sub(_filled, text))
    begins = [0, *(begin for begin, _ in sentences(bare)[1:]), len(text)]
    said = (text[begin:end] for begin, end in pairwise(begins))
    rest = (one for one in said if all(hit[1] in given for hit in OWN_WORDS.finditer(one)))
    return paragraph._replace(text="".join(rest).rstrip())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _filled(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def check(scenario: Scenario, source: Source, texts: Iterable[Text]) -> None:
    """Report every `{words:scene}` that cannot be read, or must not be."""
    for text in texts:
        if "{words:" in text.value:
            for found in OWN_WORDS.finditer(text.value):
                _check(scenario, source, text, found)


def _check(scenario: Scenario, source: Source, text: Text, found: re.Match[str]) -> None:
    name, mark = found[1], source.text_mark(text.path, found.start())
    asked = {key: scene for key, scene in scenario.scenes.items() if scene.options}
    if not text.conditional:
        says = f"`{text.field}` is read by everybody, and holds no words of the player's own."
        source.report(OWN_WORDS_SCENE, mark, says, "Take them out.")
    elif name not in asked:
        says = f"No question is called `{name}`."
        source.report(OWN_WORDS_SCENE, mark, says, source.nearest(name, asked))
    elif not _answered(list(scenario.scenes), text, name):
        says = f"`{name}` has not been answered where this is read."
        source.report(OWN_WORDS_SCENE, mark, says, "Name an earlier question.")
    elif asked[name].gravity != "open":
        says = f"`{name}` is {asked[name].gravity}: no reason is asked for there."
        source.report(LETHAL_WORDS, mark, says, "Take the sentence out.")
    elif text.scene and (gravity := scenario.scenes[text.scene].gravity) != "open":
        says = f"The player's own words are quoted in a scene that is {gravity}."
        source.report(LETHAL_WORDS, mark, says, "Take the sentence out.")


def _answered(order: list[str], text: Text, name: str) -> bool:
    """Whether a question may have been answered where a text is read."""
    if not text.scene:
        return text.side == "end"
    here = order.index(text.scene)
    return order.index(name) < here + (text.side != "before")
