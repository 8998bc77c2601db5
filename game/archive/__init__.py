"""Floor 0: the shared registers of sources, people, series, terms, maps and bodies."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from game.archive.bodies import Bodies, Body, Post
from game.archive.maps import MapEntry
from game.archive.register import Register, RegisterFile
from game.reader.dates import Day
from game.reader.entries import ShownEntry, changed
from game.reader.fields import (
    Date,
    FilledLine,
    Id,
    Key,
    Line,
    Number,
    PlainText,
)
from game.reader.shown import BEFORE, END, NEVER, TEACHER, OtherWords, Shown

SourceKind = Literal[
    "minutes",
    "documents",
    "works",
    "press",
    "memoir",
    "scholarship",
    "biography",
    "figures",
    "reference",
]
Origin = Literal["regime", "participant", "independent"]


class Work(ShownEntry):
    """A source: a work that exists, as one finds it in a library."""

    title: Annotated[FilledLine, BEFORE]
    """The title, as printed."""
    author: Annotated[Line, BEFORE] = ""
    """Who wrote or edited it: `Ann Bone (tr.)`."""
    year: Annotated[Line, BEFORE] = ""
    """The year of the edition used."""
    original_year: Annotated[Line, BEFORE] = ""
    """The year it was first printed or written, where that is another."""
    place: Annotated[Line, BEFORE] = ""
    """Where it was published."""
    publisher: Annotated[Line, BEFORE] = ""
    """Who published it."""
    language: Annotated[Line, BEFORE] = ""
    """The language, where it is not English."""
    kind: Annotated[SourceKind, NEVER] = "scholarship"
    """What it is."""
    origin: Annotated[Origin, NEVER] = "independent"
    """Who made it: the regime, somebody who took part, or neither."""
    note: Annotated[PlainText, TEACHER] = ""
    """How far it can be trusted, and for what."""

    @property
    def of_its_time(self) -> bool:
        """Whether it was made at the time; other kinds speak from knowledge of the end."""
        return self.kind in ("minutes", "documents", "works", "press")

    @property
    def last_year(self) -> int:
        """The last year in which its author can have added to it; 0 where it is not known.

        A later printing of an old text (`original_year`) knows no more than the text did.
        """
        years = re.findall(r"\d{4}", self.original_year or self.year)
        return int(years[-1]) if years else 0


class Office(ShownEntry):
    """A post held from one date to another."""

    office: Annotated[FilledLine, BEFORE]
    """The post, in English."""
    from_: Annotated[Date, NEVER]
    """Since when."""
    to: Annotated[Date | None, NEVER] = None
    """Until when; left out where it lasted beyond the game."""

    def held_on(self, day: Day) -> bool:
        """Whether it may have been held on a day, at the precision that is known."""
        begun = not day.before(self.from_)
        return begun and (self.to is None or not self.to.before(day))

    def begun_by(self, day: Day) -> bool:
        """Whether it was surely begun by a day, and had not surely ended."""
        return self.held_on(day) and self.from_.surely_by(day)


class Person(ShownEntry):
    """A historical person."""

    name: Annotated[FilledLine, BEFORE]
    """The name as the text uses it: `Krestinsky`."""
    full: Annotated[Line, BEFORE] = ""
    """The whole name."""
    initials: Annotated[Line, BEFORE] = ""
    """As a minute writes it: `N. N. Krestinsky`."""
    born: Annotated[Date | None, END, OtherWords("birth", "birthday")] = None
    """Date of birth."""
    died: Annotated[Date | None, END, OtherWords("death")] = None
    """Date of death; never shown before the chapter's end."""
    ended: Annotated[Line, END] = ""
    """How he ended, in a few words for a table: `shot 1938`."""
    known_from: Annotated[Date | None, NEVER] = None
    """When the name came into use, if it was not always his."""
    offices: list[Office] = []
    """Posts, each with its term."""
    fate: Annotated[PlainText, Shown("end", cites="always")] = ""
    """What became of him, in a sentence or two with citations; shown only at the end."""
    sources: Annotated[list[Key], NEVER] = []
    """Works on him."""

    @property
    def formal(self) -> str:
        """Initials and name, or what there is."""
        return self.initials or self.full or self.name

    def with_posts(self, posts: Iterable[Post]) -> Self:
        """The person with these posts before the others."""
        first = [
            Office(office=post.name, from_=post.term.first, to=post.term.last) for post in posts
        ]
        return changed(self, offices=[*first, *self.offices]) if first else self

    def named_on(self, day: Day) -> bool:
        """Whether his name was surely in use on a day."""
        return self.known_from is None or self.known_from.surely_by(day)

    @property
    def end(self) -> str:
        """How he ended, or, where that is not told in few words, his years."""
        years = [str(day.year) if day else "?" for day in (self.born, self.died)]
        return self.ended or ("–".join(years) if self.died else "")

    def office_on(self, day: Day) -> str:
        """The posts that were surely held on a day, joined with semicolons."""
        return "; ".join(office.office for office in self.offices if office.begun_by(day))

    def in_office(self, day: Day) -> bool:
        """Whether some post may have been held on a day, at the precision that is known."""
        return any(office.held_on(day) for office in self.offices)


class Term(ShownEntry):
    """A word of the time, explained."""

    term: Annotated[FilledLine, BEFORE]
    """The word as it stands in the text."""
    also: Annotated[list[Line], BEFORE] = []
    """Other forms in which it stands there."""
    means: Annotated[PlainText, BEFORE]
    """What it means, in a sentence or two."""
    known_from: Annotated[Date | None, NEVER] = None
    """When the word came into use."""


class Point(ShownEntry):
    """One row of a series."""

    date: Annotated[Date, END]
    """When it was counted or said."""
    room: Annotated[PlainText, END]
    """What the people in the room said or counted."""
    now: Annotated[PlainText, END] = ""
    """What is known now."""
    said: Annotated[Number | None, END] = None
    """The figure that `room` gives, for the chart: `7`, `9-20` or `7 of 15`."""
    known: Annotated[Number | None, END] = None
    """The figure that `now` gives, for the chart."""


class Series(ShownEntry):
    """Figures as they were given in the room, beside what is known now."""

    title: Annotated[FilledLine, END]
    """What is counted."""
    unit: Annotated[Line, END] = ""
    """In what."""
    note: Annotated[PlainText, END] = ""
    """How to read it."""
    words: Annotated[PlainText, END] = ""
    """What the chart shows, in a sentence; needed where rows have figures."""
    points: list[Point]
    """The rows, in order of time."""

    @property
    def counted(self) -> list[Point]:
        """The rows that have figures, for a chart."""
        return [one for one in self.points if one.said is not None or one.known is not None]


@dataclass(frozen=True)
class Archive:
    """All registers together."""

    sources: Mapping[Key, Work] = field(default_factory=dict)
    people: Mapping[Id, Person] = field(default_factory=dict)
    series: Mapping[Id, Series] = field(default_factory=dict)
    terms: Mapping[Id, Term] = field(default_factory=dict)
    maps: Mapping[Id, MapEntry] = field(default_factory=dict)
    bodies: Bodies = field(default_factory=Bodies)

    def joined(self, own: "Archive") -> "Archive":
        """This archive with a file's own entries laid over it; the file's own win."""
        both = {name: Register.over(getattr(self, name), getattr(own, name)) for name in REGISTERS}
        return Archive(**both, bodies=self.bodies)

    def people_lines(self, field: str) -> dict[Id, str]:
        """What stands in a field of one line, for each person who has it; nobody is read for it."""
        return Register.over(self.people, {}).lines(field)

    def people_named(self, text: str) -> set[Id]:
        """The people whose names stand in a text."""
        return {id for id, name in self.people_lines("name").items() if stands_in(name, text)}


DECLARED: dict[str, type[ShownEntry]] = {
    "sources": Work,
    "people": Person,
    "series": Series,
    "terms": Term,
    "maps": MapEntry,
}
"""What each register holds. A register is a file of the archive, and a block of a scenario."""

REGISTERS = tuple(DECLARED)

BODIES = "bodies"
"""The register that is only a file of the archive."""


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, and not within other words."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def cite(work: Work, where: str = "") -> str:
    """A source as a note prints it: author, title, place, publisher, year, place in the work."""
    imprint = ", ".join(part for part in (work.place, work.publisher, work.year) if part)
    if work.original_year and work.original_year != work.year:
        imprint = f"{imprint}; first {work.original_year}" if imprint else work.original_year
    text = f"{work.author}, {work.title}" if work.author else work.title
    if imprint:
        text += f" ({imprint})"
    return f"{text}, {where}." if where else f"{text}."


def load(folder: Path) -> Archive:
    """The registers under `scenarios/archive/`; what is faulty in them is told when it is used.

    A register that is not there counts as empty. Raises OSError if a file cannot be read.
    """
    listed = Bodies(RegisterFile(folder / f"{BODIES}.yaml", Body))

    def with_posts(id: str, person: Person) -> Person:
        return person.with_posts(listed.posts(id))

    files: dict[str, RegisterFile[Any]]
    files = {name: RegisterFile(folder / f"{name}.yaml", entry) for name, entry in DECLARED.items()}
    files["people"] = RegisterFile(folder / "people.yaml", Person, with_posts)
    registers = {name: Register({}, file) for name, file in files.items()}
    return Archive(**registers, bodies=listed)


def search(archive: Archive, words: Iterable[str]) -> list[tuple[str, str]]:
    """Sources and people in which every word occurs: pairs of id and formatted entry."""
    wanted = [word.casefold() for word in words]
    rows = [(key, cite(work)) for key, work in archive.sources.items()]
    rows += [(key, describe(person)) for key, person in archive.people.items()]
    return [row for row in rows if all(word in " ".join(row).casefold() for word in wanted)]


def describe(person: Person) -> str:
    """A person in one line: whole name and the posts held."""
    posts = "; ".join(
        f"{o.office} ({o.from_.iso} to {o.to.iso if o.to else '…'})" for o in person.offices
    )
    name = person.full or person.name
    return f"{name}: {posts}" if posts else name
