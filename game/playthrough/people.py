"""People as they may be introduced on a day: by the name and the posts that they had then."""

from __future__ import annotations

from dataclasses import dataclass

from game.archive import Archive
from game.reader.dates import Day


@dataclass(frozen=True)
class Who:
    """A person as he may be introduced on a day: name, and the posts held then."""

    id: str
    name: str
    formal: str
    office: str = ""


def who(archive: Archive, id: str, day: Day | None) -> Who:
    """A person as known on a day; words that are no person's id stand for themselves.

    Without a day no post is told.
    """
    person = archive.people.get(id)
    if person is None:
        return Who(id, id, id)
    office = person.office_on(day) if day is not None else ""
    return Who(id, person.name, person.formal, office)
