"""A scenario's texts as they are read at one moment of a run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from game.archive import Archive, cite
from game.playthrough.play import Moment, Playthrough
from game.reader.dates import Day
from game.reader.days_in_words import covered, dated, named_days
from game.story import own_words
from game.story.prose import Citation, OwnWords, Piece, kept_lines, paragraphs


class Note(NamedTuple):
    """A numbered source note."""

    number: int
    text: str


class Passage(NamedTuple):
    """A paragraph's words, and the notes that stand in it.

    A line break in `text` is one that the document has; `- ` and `1. ` begin the items of a list.
    """

    text: str
    notes: tuple[Note, ...] = ()


class NoteNumbers:
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


class Renderer:
    """Renders the texts of a scenario for one moment of a run.

    Conditions are decided, citations numbered, and the player's own reasons quoted.
    """

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
        self.notes = NoteNumbers(play.story.archive)
        self.before = before
        self.cited = cited

    def holds(self, condition: str) -> bool:
        """Whether a condition holds at this moment."""
        return self.play.story.branching.holds(condition, self.at.facts, self.at.meters)

    def passages(self, text: str, lines: bool = False) -> tuple[Passage, ...]:
        """The paragraphs of a field that hold, each with its notes.

        With `lines` short lines and lists keep their line breaks, as documents do.
        """
        found = []
        for paragraph in paragraphs(text):
            if self.holds(paragraph.condition):
                kept = own_words.kept(paragraph, self._reasons)
                passages = [self._passage(line.pieces) for line in kept_lines(kept, lines)]
                notes = tuple(note for passage in passages for note in passage.notes)
                said = "\n".join(passage.text for passage in passages if passage.text)
                found += [Passage(said, notes)] if said else []
        return tuple(found)

    @property
    def _reasons(self) -> dict[str, str]:
        """The reasons that the player gave, by scene; of answers taken back none is left."""
        answers = (line.answer for line in self.play.standing)
        return {answer.scene: answer.reason for answer in answers if answer.reason}

    def _passage(self, pieces: Iterable[Piece]) -> Passage:
        words: list[str] = []
        notes: list[Note] = []
        for piece in pieces:
            if isinstance(piece, str):
                words.append(piece)
            elif isinstance(piece, OwnWords):
                words.append(f'"{self._reasons.get(piece.scene, "")}"')
            elif self.cited:
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
        if work is None or not work.of_its_time:
            return True
        span = covered(work.title)
        if named := named_days(cited.where):
            days = [dated(one.last, self.before, span) for one in named]
            return any(day is None or self.before.before(day) for day in days)
        return span is None or not (span.last == self.before or span.last.before(self.before))

    def line(self, text: str) -> str:
        """A short field as one line, without citations."""
        return " ".join(paragraph.plain for paragraph in paragraphs(text))
