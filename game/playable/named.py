"""Who is who beside paragraphs that come and go: those whom only such a one names go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.pages import panels
from game.pages.blocks import Block, Label
from game.playable.holes import marked, where
from game.playthrough.passages import Passage
from game.playthrough.people import Who
from game.playthrough.play import Playthrough
from game.playthrough.view import TermNote, View, people_in, terms_in, words_of


def who_is_who(play: Playthrough, seen: View) -> list[Block]:
    """The page on people and terms, each with the mark of what it hangs on, if on anything."""
    bare = _without_loose(seen)
    sure = words_of((*bare.heard, *bare.told), bare.papers, bare.voices, bare.calls)
    people, terms = _named(play, bare, sure)
    of_people: dict[Who, set[int]] = {one: set() for one in people}
    of_terms: dict[TermNote, set[int]] = {one: set() for one in terms}
    for numbers, words in _loose(seen):
        more_people, more_terms = _named(play, bare, f"{sure}\n{words}")
        for person in set(more_people) - set(people):
            of_people.setdefault(person, set()).update(numbers)
        for term in set(more_terms) - set(terms):
            of_terms.setdefault(term, set()).update(numbers)
    every = "\n".join((sure, *(words for _, words in _loose(seen))))
    in_order = terms_in(play, seen.meeting.scene, every)
    shown = replace(
        seen,
        people=tuple(
            replace(one, name=where(of_people[one]) + one.name)
            for one in sorted(of_people, key=lambda person: person.name)
        ),
        terms=tuple(
            replace(one, term=where(of_terms[one]) + one.term)
            for one in in_order
            if one in of_terms
        ),
    )
    some_term = set() if terms else {number for numbers in of_terms.values() for number in numbers}
    return [
        Label(where(some_term) + block.text) if block == Label(panels.TERMS) else block
        for block in panels.who_is_who(shown)
    ]


def _named(
    play: Playthrough, seen: View, words: str
) -> tuple[tuple[Who, ...], tuple[TermNote, ...]]:
    name = seen.meeting.scene
    return people_in(play, name, seen.voices, words), terms_in(play, name, words)


def _texts(seen: View) -> Iterator[Passage]:
    """Everything in a View in which paragraphs can come and go."""
    yield from (*seen.heard, *seen.told)
    for call in seen.calls:
        yield from call.text
    for voice in seen.voices:
        yield from voice.says


def _loose(seen: View) -> Iterator[tuple[tuple[int, ...], str]]:
    """The paragraphs that come and go, each with the numbers of what it hangs on."""
    for passage in _texts(seen):
        numbers, words = marked(passage.text)
        if numbers:
            yield numbers, words


def _without_loose(seen: View) -> View:
    return replace(
        seen,
        heard=_sure(seen.heard),
        told=_sure(seen.told),
        calls=tuple(replace(call, text=_sure(call.text)) for call in seen.calls),
        voices=tuple(replace(voice, says=_sure(voice.says)) for voice in seen.voices),
    )


def _sure(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if not marked(passage.text)[0])
