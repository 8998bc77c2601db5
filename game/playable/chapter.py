"""A chapter as pages and as what leads from one to another, apart from how they are drawn.

What an answer opens stands in the stop of its scene, and nowhere else: its records, and all that is
read from there to the next stop or to the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from game.pages.blocks import Block, Sheet

Page = TypeVar("Page")
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene ahead: the note before it, if there is one, and the passage or what is heard.

    `heard` holds one page for each way to read that the note offers, or just one.
    """

    id: str
    note: Sheet | None
    heard: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call there is time for: its number, its id, the number of the desk it leads to."""

    number: int
    id: str
    desk: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What a call brought: the block of what is heard with which it begins, the ids of papers."""

    call: str
    begins: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """The numbers of a record in its stop: as it is read, and where no other question was met."""

    later: int
    first: int


@dataclass(frozen=True, slots=True)
class Line:
    """An option that can be taken: what is then remembered, and where it leads in its stop.

    `if_reason` is remembered besides where a reason was given. `record` is read where one was, or
    where none is asked for; `bare_record` where none was.
    """

    number: int
    option: str
    label: str
    gains: tuple[int, ...]
    if_reason: tuple[int, ...]
    node: int
    record: Records
    bare_record: Records


@dataclass(frozen=True, slots=True)
class Desk:
    """A question with some calls made: its pages, and what can be done on them.

    `heads` are those whose heads can be counted, `papers` the ids of those on the table.
    """

    scene: Scene
    question: Sheet
    panels: dict[str, Sheet]
    calls: tuple[Call, ...]
    brought: tuple[Brought, ...]
    lines: tuple[Line, ...]
    heads: tuple[str, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByAnswer:
    """Blocks that hang on what was answered in a scene, by option."""

    scene: str
    blocks: dict[str, Blocks]


@dataclass(frozen=True, slots=True)
class EndPage:
    """A page of the chapter's end: `sheet` is without blocks. Under `begins` stand the parts.

    A page all of whose parts are empty is left out. The minute book is a page of its own kind: it
    has `feet`, for a player who signs, whose name is the reason of no scene, and for others.
    """

    sheet: Sheet
    title: str
    begins: Blocks = ()
    parts: tuple[Blocks | ByAnswer, ...] = ()
    feet: tuple[Blocks, Blocks] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Something that blocks of a page hang on: what is looked up, and for which keys it holds."""

    asks: tuple[int, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A scene without a question, with the pages laid over it."""

    scene: Scene
    panels: dict[str, Sheet]


@dataclass(frozen=True, slots=True)
class Forms(Generic[Page]):
    """What has several forms: what is looked up under `asks`, and the form for each answer to it.

    A key has a 1 for each thing of `asks` that is remembered, and a 0 for the others.
    """

    asks: tuple[int, ...]
    by_key: dict[str, Page]


@dataclass(frozen=True, slots=True)
class Node:
    """Where a run stands between two answers: passages, then the question or the chapter's end.

    A question is a list of desks, the one without calls first. `stands` is what a save says of it.
    """

    stands: str
    passages: tuple[Forms[Passage], ...]
    question: Forms[tuple[Desk, ...]] | None
    end: Forms[tuple[EndPage, ...]] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an answer enters: into the dossier, and into the minute book, there also withdrawn."""

    dossier: Blocks
    book: Blocks
    withdrawn: Blocks


@dataclass(slots=True)
class Stop:
    """What lies behind a stop; entries by seat and option."""

    nodes: list[Node] = field(default_factory=list)
    records: list[tuple[Sheet, ...]] = field(default_factory=list)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)

    def add(self, later: tuple[Sheet, ...], first: tuple[Sheet, ...]) -> Records:
        """Add a record in its two forms, which may be one."""
        self.records.append(later)
        number = len(self.records) - 1
        if first == later:
            return Records(number, number)
        self.records.append(first)
        return Records(number, number + 1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: its brief, the node it begins at, and what its dossier and minute book begin with."""

    id: str
    brief: Sheet
    node: int
    dossier: Blocks
    on_file: Blocks
    nothing_on_file: Blocks
    book: Blocks
    nothing_resolved: Blocks


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter whole. `stops` are by scene; the one under no name is open from the beginning.

    A block of any page may begin with a mark (`holes.where`), whose numbers are places in `held`.
    """

    id: str
    title: str
    opens: Sheet | None
    seats_page: Sheet
    seats: tuple[Seat, ...]
    stops: dict[str, Stop]
    held: tuple[Held, ...]
    states: int
