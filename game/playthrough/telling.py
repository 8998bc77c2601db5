"""Text told for one moment of a playthrough: conditions decided, citations numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.archive import Archive, Person, cite
from game.playthrough.play import Moment, Playthrough
from game.reader.dates import Day
from game.reader.days_in_words import covered, dated, named_days
from game.story.prose import Citation, paragraphs

RECORDS = ("minutes", "documents", "works", "press")
"""The kinds of source that were made at the time; others speak from knowledge of the end."""


@dataclass(frozen=True)
class Note:
    """A numbered source note."""

    number: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph's words, and the numbers of the notes that stand in it."""

    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Who:
    """A person as he may be introduced on a day: name, and the post held then."""

    id: str
    name: str
    formal: str
    office: str = ""


class Notes:
    """Numbers source notes in the order in which they are met; the same note keeps its number."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._numbers: dict[str, int] = {}

    def note(self, key: str, where: str) -> Note:
        """The note for a citation."""
        work = self._archive.sources.get(key)
        text = cite(work, where) if work is not None else key
        return Note(self._numbers.setdefault(text, len(self._numbers) + 1), text)

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note so far."""
        return tuple(Note(number, text) for text, number in self._numbers.items())


class Teller:
    """Renders prose for one moment of a playthrough: conditions decided, citations numbered."""

    def __init__(
        self,
        play: Playthrough,
        at: Moment | None = None,
        before: Day | None = None,
        cited: bool = True,
    ) -> None:
        """`before` is the day of a stop that is still ahead; without `cited` no notes stand."""
        self.play = play
        self.at = at or play.now
        self.notes = Notes(play.story.archive)
        self.before = before
        self.cited = cited

    def holds(self, condition: str) -> bool:
        """Whether a condition holds at this moment."""
        return self.play.story.rules.holds(condition, self.at.facts, self.at.meters)

    def tell(self, text: str) -> tuple[Passage, ...]:
        """The paragraphs of a prose field that hold, each with its notes."""
        return tuple(
            self._passage(paragraph.pieces)
            for paragraph in paragraphs(text)
            if self.holds(paragraph.condition)
        )

    def _passage(self, pieces: Iterable[object]) -> Passage:
        words: list[str] = []
        notes: list[Note] = []
        for piece in pieces:
            if isinstance(piece, str):
                words.append(piece)
            elif self.cited and isinstance(piece, tuple):
                told = [cited for cited in piece if not self._gives_away(cited)]
                here = [self.notes.note(cited.key, cited.where) for cited in told]
                notes += here
                words.append("".join(f"[{note.number}]" for note in here))
        return Passage("".join(words).strip(), tuple(notes))

    def _gives_away(self, cited: Citation) -> bool:
        """Before the stop only the record itself is cited, in a place surely not dated later.

        Where the place names no day, the whole source must end by then.
        """
        if self.before is None:
            return False
        work = self.play.story.archive.sources.get(cited.key)
        if work is None or work.kind not in RECORDS:
            return True
        span = covered(work.title)
        if named := named_days(cited.where):
            days = [dated(one.last, self.before, span) for one in named]
            return any(day is None or self.before.before(day) for day in days)
        return span is None or not (span.last == self.before or span.last.before(self.before))

    def line(self, text: str) -> str:
        """A short field as one line, without citations."""
        return " ".join(paragraph.plain for paragraph in paragraphs(text))


def who(archive: Archive, id: str, day: Day | None) -> Who:
    """A person as known on a day."""
    person: Person | None = archive.people.get(id)
    if person is None:
        return Who(id, id, id)
    office = person.office_on(day) if day is not None else ""
    return Who(id, person.name, person.formal, office)
