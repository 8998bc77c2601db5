"""Paragraphs that come and go by themselves: nothing else on their page changes with them.

Of a page with ten remembered paragraphs there are a thousand forms; it is made as one, in which
each such paragraph says what it hangs on. That holds where no numbered source stands in it, for the
numbers of the sources after it would change, and before the stop of all that is heard, for there
no sources are numbered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TypeVar

from game.playable.holes import reason_of, where
from game.playthrough.branching import FINISHED
from game.playthrough.play import Story
from game.reader.entries import Entry, changed, fields_of
from game.reader.source import FieldPath
from game.story import own_words
from game.story.prose import OWN_WORDS, Paragraph, paragraphs
from game.story.texts import Text, of_scenario

Part = TypeVar("Part", bound=Entry)


@dataclass(frozen=True, slots=True)
class Loose:
    """What a loose paragraph hangs on: a condition, and which reasons it quotes were given."""

    place: int
    condition: str
    quotes: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(slots=True)
class Loosened:
    """A story whose loose paragraphs all stand, each with the mark of its number in `loose`."""

    story: Story
    loose: list[Loose] = field(default_factory=list)


def is_loose(text: Text, paragraph: Paragraph, *, in_view: bool) -> bool:
    """Whether a paragraph comes and goes by itself; `in_view` on a page before the stop."""
    if "papers" in text.path or text.path[0] == "seats" or not text.conditional:
        return False
    unnumbered = in_view and (text.field == "heard" or "calls" in text.path)
    return unnumbered or "[@" not in paragraph.text


def loosened(story: Story, *, in_view: bool) -> Loosened:
    """The story with its loose paragraphs marked, for pages before the stop or for those after."""
    scenario, made = story.scenario, Loosened(story)
    for text in of_scenario(story.scenario):
        if text.conditional and ("{" in text.value):
            place = FINISHED
            if text.scene and text.side != "end":
                place = story.branching.order[text.scene]
            parts = (
                part
                for paragraph in paragraphs(text.value)
                for part in _parts(made, text, paragraph, place, in_view=in_view)
            )
            scenario = _with(scenario, text.path, "\n\n".join(parts))
    made.story = replace(story, scenario=scenario)
    return made


def _parts(
    made: Loosened, text: Text, paragraph: Paragraph, place: int, *, in_view: bool
) -> Iterator[str]:
    """A paragraph as it was, or without its condition in each of its forms."""
    quotes = tuple(dict.fromkeys(found[1] for found in OWN_WORDS.finditer(paragraph.text)))
    if not is_loose(text, paragraph, in_view=in_view) or not (paragraph.condition or quotes):
        yield (
            f"{{{paragraph.condition}}} {paragraph.text}" if paragraph.condition else paragraph.text
        )
        return
    for choice in product((True, False), repeat=len(quotes)):
        given = tuple(scene for scene, one in zip(quotes, choice, strict=True) if one)
        if said := own_words.kept(paragraph, given).text.strip():
            made.loose.append(Loose(place, paragraph.condition, quotes, given))
            quoted = OWN_WORDS.sub(lambda found: f'"{reason_of(found[1])}"', said)
            yield where([len(made.loose) - 1]) + quoted


def _with(entry: Part, path: FieldPath, value: str) -> Part:
    """An entry with another text at a path."""
    fields = {field.alias: field for field in fields_of(type(entry))}
    field = fields.get(str(path[0]))
    if field is None:  # it stands in the field that holds what has other names
        field, path = fields[""], ("", *path)
    if len(path) == 1:
        return changed(entry, **{field.name: value})
    inside = getattr(entry, field.name)
    if field.many == "one":
        return changed(entry, **{field.name: _with(inside, path[1:], value)})
    each = enumerate(inside) if isinstance(inside, list) else inside.items()
    held = {step: _with(one, path[2:], value) if step == path[1] else one for step, one in each}
    return changed(entry, **{field.name: [*held.values()] if isinstance(inside, list) else held})
