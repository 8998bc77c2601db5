"""No fate is invented: a later passage gives "you" no post and no fate that a seat did not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.desk.analysis import SceneTexts
from game.desk.craft.room import may_hold
from game.desk.reading import Family, Reading
from game.reader.problems import Rule

INVENTED = Rule(
    "invented-fate",
    "craft",
    "What a later passage says of `your` post or fate is true of every seat that reads it.",
    mild=True,
)

_POST = (
    r"commissars?|chairman|chairmen|secretary|secretaries|member|editor|commander|chief|delegate|"
    r"minister|ambassador|president|deputy|head"
)
_FATE = re.compile(
    r"\byou(?:'re| are|'ve| have| were| had)?\s+(?:now\s+|been\s+|already\s+)?(?:"
    r"(?:out of|stripped of|removed from|expelled|dismissed|arrested|exiled|deported|resigned|"
    r"sentenced|recalled|appointed|elected|named|made|in print|in prison|in exile)\b"
    rf"|(?:a|an|the)\s+(?:\w+\s+){{0,2}}(?P<post>{_POST})\b)"
    r"|\byour\s+(?:posts?|offices?|resignation|arrest|expulsion|trial|exile)\b",
    re.IGNORECASE,
)
_SAID = frozenset({"you", "your", "you're", "you've", "you’re", "you’ve"})


def _readers(reading: Reading, page: SceneTexts, condition: str) -> Iterator[str]:
    """The seats that may read a paragraph of a scene."""
    seats = list(reading.scenario.seats)
    for seat in seats:
        there = seat not in page.scene.absent and may_hold(page.scene.if_, seat, seats)
        if there and may_hold(condition, seat, seats):
            yield seat


def _fates(reading: Reading, page: SceneTexts) -> None:
    if not reading.order[page.name]:
        return
    for written in page.texts:
        if written.field != "heard" or _SAID.isdisjoint(written.vocabulary):
            continue
        for paragraph in written.paragraphs:
            found = _FATE.search(paragraph.plain)
            seats = [*_readers(reading, page, paragraph.condition)] if found else []
            if found and len(seats) > 1 and not _all_held(reading, page, seats, found["post"]):
                listed = ", ".join(f"`{seat}`" for seat in seats)
                says = f"`{found.group()}` is said to {listed}."
                hint = "See that it is true of each on that day, or keep it to a seat by {seat}."
                path, offset = written.text.path, paragraph.offset
                reading.report(INVENTED, path, says, hint, offset=offset, mild=True)


def _all_held(reading: Reading, page: SceneTexts, seats: list[str], post: str | None) -> bool:
    """Whether the archive has each of them in such a post on the day."""
    day, people = reading.days[page.name], reading.archive.people
    if post is None or day is None:
        return False
    return all(
        seat in people and post.lower() in people[seat].office_on(day).lower() for seat in seats
    )


FAMILY = Family((INVENTED,), pages=(_fates,))
