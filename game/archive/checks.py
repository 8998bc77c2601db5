"""Floor 0: what maps, series and bodies must hold to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.archive import Person, Series
from game.archive.bodies import Body
from game.archive.maps import MapEntry
from game.reader.dates import Day
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.tree import Source

MAP_FRAME = Rule(
    "map-frame", "structure", "A map's frame runs from west to east and from south to north."
)
MAP_OUTSIDE = Rule("map-outside", "structure", "Every place of a map lies in its frame.")
MAP_POINT = Rule(
    "map-point", "structure", "A map's lines and areas run through places and points of that map."
)
SERIES_WORDS = Rule(
    "series-words", "structure", "A series with figures says in `words` what its chart shows."
)
BODY_TERMS = Rule(
    "body-terms",
    "structure",
    "Nobody's terms in a body of the archive overlap or run on beyond his death.",
)
LIFE_DATES = Rule(
    "life-dates", "structure", "Nobody dies before being born, and no office ends before it begins."
)
RULES = (LIFE_DATES, MAP_FRAME, MAP_OUTSIDE, MAP_POINT, SERIES_WORDS, BODY_TERMS)


def check_person(entry: Person, source: Source, path: FieldPath) -> None:
    """Report dates of a person that cannot both be right."""
    terms: list[tuple[FieldPath, str, Day | None, str, Day | None]]
    terms = [(path, "born", entry.born, "died", entry.died)]
    for index, office in enumerate(entry.offices):
        terms.append(((*path, "offices", index), "from", office.from_, "to", office.to))
    for place, begins, first, ends, last in terms:
        if first is not None and last is not None and last.before(first):
            says = f"`{ends}` is {last}, before `{begins}`, {first}."
            source.report(LIFE_DATES, source.key_mark(*place, begins), says, "Correct one of them.")


def check_map(entry: MapEntry, source: Source, path: FieldPath) -> None:
    """Report what does not hold in a map that stands at a path of a file."""
    frame = entry.edges
    if frame.west >= frame.east or frame.south >= frame.north:
        says = f"The frame of `{path[-1]}` has nothing in it."
        hint = "`west` is less than `east`, `south` less than `north`."
        source.report(MAP_FRAME, source.key_mark(*path, "frame"), says, hint)
        return
    for key, place in entry.places.items():
        if not frame.holds((place.east, place.north)):
            says = f"`{key}` lies outside the frame of `{path[-1]}`."
            hint = "Mend its degrees, or widen the frame."
            source.report(MAP_OUTSIDE, source.key_mark(*path, "places", key), says, hint)
    spots = entry.spots
    lists = [(("lines", key, "through"), line.through) for key, line in entry.lines.items()]
    lists += [(("areas", key, "around"), area.around) for key, area in entry.areas.items()]
    for field, listed in lists:
        for index, key in enumerate(listed):
            if key not in spots:
                says = f"`{path[-1]}` has no place and no point `{key}`."
                hint = source.nearest(key, spots) or "Add it under `points`, with its degrees."
                source.report(MAP_POINT, source.value_mark(*path, *field, index), says, hint)


def check_series(entry: Series, source: Source, path: FieldPath) -> None:
    """Report figures that no sentence explains."""
    if entry.counted and not entry.words:
        says = f"`{path[-1]}` has figures and no sentence that says what they show."
        source.report(SERIES_WORDS, source.key_mark(*path), says, "Add `words:`.")


def check_seats(body: Body, id: str, person: Person) -> Iterator[str]:
    """What does not hold in a person's terms in a body."""
    terms = sorted((*body.full.get(id, ()), *body.candidates.get(id, ())), key=lambda one: one.iso)
    for term, following in pairwise(terms):
        if following.first.before(term.last):
            yield f"The terms of `{id}`, {term.iso} and {following.iso}, overlap."
    for term in terms:
        if person.died is not None and person.died.before(term.last):
            yield f"`{id}` died on {person.died} and is listed until {term.last}."
