"""Who votes, speaks for a line or has a seat in a body sat in it, where the archive knows that."""

from __future__ import annotations

from collections.abc import Iterator

from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.desk.runs import comes
from game.reader.problems import Rule
from game.reader.source import FieldPath

MEMBERS = Rule(
    "body-members",
    "craft",
    "Whoever votes in a scene's `body` sat in it that day, where the archive lists its members; "
    "of a seat or a `taken_by` it only warns.",
)


def _in_the_body(page: SceneTexts, seats: list[str]) -> Iterator[tuple[FieldPath, str, bool]]:
    """Everybody who is taken to be of the body: where, who, and whether it only warns."""
    scene, path = page.scene, page.path
    for index, motion in enumerate(scene.motions):
        for field in ("for", "against", "abstained"):
            listed = motion.for_ if field == "for" else getattr(motion, field)
            for place, id in enumerate(listed):
                yield (*path, "motions", index, field, place), id, False
    for key, option in scene.options.items():
        for place, id in enumerate(option.taken_by):
            yield (*path, "options", key, "taken_by", place), id, True
    if scene.options:
        yield from (((*path, "body"), id, True) for id in seats)


def _members(reading: Reading, page: SceneTexts) -> None:
    archive, day = reading.archive, page.scene.date
    body = archive.bodies.called(page.scene.body)
    if body is None or day is None:
        return
    name = archive.bodies[body].name
    scene = str(page.path[-1])
    seats = [seat for seat in reading.scenario.seats if any(comes(reading, seat, scene))]
    for path, id, mild in _in_the_body(page, seats):
        person = archive.people.get(id)
        if person is not None and archive.bodies.rank(body, id, day) is None:
            says = f"{person.name} is not listed in the {name} {day.when}."
            hint = "Correct the person, the `body` or the archive; else say why in a waiver."
            reading.report(MEMBERS, path, says, hint, mild=mild)


FAMILY = Family((MEMBERS,), pages=(_members,))
