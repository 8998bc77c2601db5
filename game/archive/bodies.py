"""Floor 0: the leading bodies of the party: who sat in them on a day, and as what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from game.archive.register import Register, RegisterFile
from game.reader.dates import Day, Span
from game.reader.entries import ShownEntry
from game.reader.fields import DateSpan, FilledLine, Id, Key, Line, PlainText
from game.reader.shown import BEFORE, NEVER, TEACHER

Rank = Literal["member", "candidate"]
Terms = Mapping[Id, list[DateSpan]]


class Post(NamedTuple):
    """A seat in a body as a post: what it is called, and its term."""

    name: str
    term: Span


class Body(ShownEntry):
    """A body whose members are known by day. On the day of a change both sides are taken in."""

    name: Annotated[FilledLine, NEVER]
    """What it is called, as a scene's `body` writes it: `Politburo`."""
    also: Annotated[list[Line], NEVER] = []
    """Other names by which a scene's `body` may call it."""
    post: Annotated[FilledLine, BEFORE]
    """What a full member is called: `member of the Politburo`."""
    candidate_post: Annotated[Line, BEFORE] = ""
    """What a candidate is called."""
    of: Annotated[Id | None, NEVER] = None
    """The body that elects it, whose members all of its own are."""
    told: Annotated[bool, NEVER] = True
    """Whether the who-is-who names a seat in it."""
    full: Annotated[Terms, NEVER] = {}
    """For each person with a full vote his terms, each from a date to a date."""
    candidates: Annotated[Terms, NEVER] = {}
    """For each candidate his terms."""
    doubts: Annotated[Mapping[Id, PlainText], TEACHER] = {}
    """What is not certain about the terms of a person."""
    note: Annotated[PlainText, TEACHER] = ""
    """How to read the list."""
    sources: Annotated[list[Key], NEVER] = []
    """Works that the list rests on."""

    def rank(self, id: str, day: Day) -> Rank | None:
        """As what a person may have sat in it on a day, at the precision that is known."""
        if any(term.holds(day) for term in self.full.get(id, ())):
            return "member"
        if any(term.holds(day) for term in self.candidates.get(id, ())):
            return "candidate"
        return None

    def on(self, day: Day) -> dict[str, Rank]:
        """Everybody who may have sat in it on a day, and as what; full members first."""
        everybody = {**self.full, **self.candidates}
        ranks = ((id, self.rank(id, day)) for id in everybody)
        return {id: rank for id, rank in ranks if rank is not None}

    @property
    def people(self) -> set[str]:
        """Everybody who ever sat in it."""
        return {*self.full, *self.candidates}

    def posts(self, id: str) -> Iterator[Post]:
        """A person's terms in it as posts."""
        yield from (Post(self.post, term) for term in self.full.get(id, ()))
        yield from (Post(self.candidate_post, term) for term in self.candidates.get(id, ()))


class Bodies(Register[Body]):
    """The register of the bodies by their ids, the higher ones first."""

    def __init__(self, file: RegisterFile[Body] | None = None, **own: Body) -> None:
        """The bodies of a file, and others by their ids."""
        super().__init__(own, file)

    def called(self, words: str) -> str | None:
        """The id of the body that a scene's `body` names, if it names one."""
        return next((id for id, body in self.items() if words in (body.name, *body.also)), None)

    def rank(self, id: str, person: str, day: Day) -> Rank | None:
        """As what a person may have sat in a body on a day.

        Whoever sat in a body that it elects is taken for its full member, unless it lists him.
        """
        own = self[id].rank(person, day)
        if own is not None:
            return own
        elected = (body for body in self.values() if body.of == id)
        return "member" if any(body.rank(person, day) for body in elected) else None

    def posts(self, person: str) -> list[Post]:
        """A person's seats as posts, those of the higher bodies first.

        Full membership is left out for as long as he sat in a body that is elected there, for
        that implies it.
        """
        listing = {id: self[id] for id in self.naming(person)}
        told = {id: list(body.posts(person)) for id, body in listing.items() if body.told}
        found: list[Post] = []
        for id, posts in told.items():
            elected = (more for below, more in told.items() if self[below].of == id)
            implied = [post.term for more in elected for post in more]
            for post in posts:
                taken = implied if post.name == self[id].post else ()
                found += (Post(post.name, term) for term in _less(post.term, taken))
        return found


def _less(term: Span, taken: Iterable[Span]) -> list[Span]:
    """What is left of a term outside of others."""
    left = [term]
    for other in taken:
        left = [part for one in left for part in _parts(one, other)]
    return left


def _parts(term: Span, taken: Span) -> Iterator[Span]:
    """What is left of a term before and behind another."""
    if not term.first.before(taken.last) or not taken.first.before(term.last):
        yield term
        return
    if term.first.before(taken.first):
        yield Span(term.first, taken.first)
    if taken.last.before(term.last):
        yield Span(taken.last, term.last)
