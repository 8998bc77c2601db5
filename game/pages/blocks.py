"""The few kinds of block a page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:  # what can be drawn is read only where something is drawn
    from game.drawing.pictures import Picture
from game.drawing.time_row import TimeRow


@dataclass(frozen=True)
class Label:
    """A word of the protocol: HEARD, RESOLVED, IN THE MINUTES."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A title."""

    text: str


@dataclass(frozen=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Quiet:
    """A paragraph of secondary matter: sources, offices, remarks.

    One that `leads` introduces the paragraph under it, and stands tight above it.
    """

    text: str
    leads: bool = False


@dataclass(frozen=True)
class Rule:
    """A line between what was known in the room and the record; with a word in it, the stop."""

    word: str = ""


@dataclass(frozen=True)
class Row:
    """A short word in a column, text beside it, and a word at the right edge where there is one."""

    left: str
    text: str
    strong: bool = False
    quiet: bool = False
    right: str = ""


Block: TypeAlias = "Label | Heading | Para | Quiet | Rule | Row | Picture"
"""A picture's data (`Votes`, `Moved`, …) is a block as it stands: see `game.drawing`."""


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen.

    Of an option: what is hoped and feared of it, who was heard to speak for and against it, and the
    `reason` that a class put down for it.
    `closed` says why it cannot be taken, `detail` what stands beside it. Where it is a row of a
    table, `row` are its columns, `heads` what they are called, and a detail says them in words.
    `under` is said under it, `aside` only while it is pointed at.
    """

    number: int
    label: str
    hope: str = ""
    risk: str = ""
    closed: str = ""
    detail: str = ""
    group: str = ""
    spoken_for: tuple[str, ...] = ()
    spoken_against: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    under: str = ""
    aside: str = ""
    reason: str = ""


Mark: TypeAlias = Literal["", "new", "done"]
"""What is not yet read, a call that is made."""


@dataclass(frozen=True)
class Entry:
    """One line of a part: a word or a date in a column, if there is one, and what is said of it."""

    text: str
    left: str = ""
    mark: Mark = ""


@dataclass(frozen=True)
class Part:
    """Something else there is: a part of the margin, opened by an action.

    `note` stands beside the label.
    """

    label: str
    action: str
    entries: tuple[Entry, ...] = ()
    note: str = ""

    @property
    def is_new(self) -> bool:
        """Whether something in it has not been read yet."""
        return any(entry.mark == "new" for entry in self.entries)


@dataclass(frozen=True)
class SlipWords:
    """What a slip says: its label, what entering it is called, and how a reason is asked for."""

    label: str
    verb: str
    prompt: str


INTO_THE_MINUTES = SlipWords("INTO THE MINUTES", "into the minutes", "Your reason, if you wish")


@dataclass(frozen=True)
class Sheet:
    """A whole page: its head, its blocks, what can be chosen, what else there is, what works.

    `name` says which page it is, to programs. An `extra` page is there to be turned to; going on
    passes it by. At a page that is `kept` a game that is over is opened again. `begins` is the
    block to be seen first. `confirm` says what going on leads to, `back` what turning back leads
    to, `verb` what is done with a choice; without a verb choices are only pointed at. Where it is
    one of several pages, their short titles are its `contents`, `place` says which of them it is,
    and `passes` which of them going on passes by, counted from 0. `time` stands under the head
    where there is room.

    Where choices are `optional`, going on leaves them. Where they are `binding`, what is taken
    stays taken, so that none is pointed at until somebody points. Where they are `answers`, one is
    looked at once more before it is taken, on a `slip`, with a reason where the page `asks_reason`;
    `reason` is what has been typed of it. A `stop` is not passed by a key that is held down.
    """

    name: str
    left: str
    right: str
    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    ask: str = ""
    parts: tuple[Part, ...] = ()
    actions: tuple[str, ...] = ()
    extra: bool = False
    kept: bool = False
    ask_label: str = ""
    begins: int = 0
    confirm: str = "go on"
    back: str = ""
    verb: str = "take"
    optional: bool = False
    binding: bool = False
    answers: bool = False
    asks_reason: bool = False
    slip: SlipWords = INTO_THE_MINUTES
    contents: tuple[str, ...] = ()
    place: int = 0
    passes: tuple[int, ...] = ()
    time: TimeRow | None = None
    reason: str = ""
    stop: bool = False
