"""The scenario format: every field declared once.

Validation, the JSON Schema for editors and the writer's reference are all made from this file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo

from game.archive import Person, Series, Term, Work
from game.reader.fields import (
    Condition,
    Date,
    DateSpan,
    Entry,
    FilledLine,
    FilledProse,
    Id,
    Key,
    Line,
    PlainText,
    Prose,
    nothing,
)

Grade = Literal["documented", "attested", "disputed", "inferred"]
Gravity = Literal["open", "lethal", "atrocity"]
Status = Literal["draft", "published"]
Flag = Literal["coerced", "propaganda", "late-memoir"]

FORMAT = 1
END = "end"
"""A `next` that goes to the chapter's end."""
EMPTY_CHAIR = "empty-chair"
"""The condition that holds in a career, where nobody's seat is taken."""


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _empty_block(value: object, _info: ValidationInfo) -> object:
    return {} if value is None else value


Ids = Annotated[list[Id], BeforeValidator(_one_or_many)]
"""Ids in a list, or one alone."""


class Seat(Entry):
    """A historical person whose place the player takes."""

    brief: Prose = ""
    """Who he is, what he has signed, what he cannot know; second person."""
    dossier: dict[Date, Line] = Field(default_factory=dict)
    """What is on file already: a date and a line each."""


class Meter(Entry):
    """Something the people in the room counted; never trust, obedience or worth."""

    label: FilledLine
    """What is counted."""
    unit: Line = ""
    """In what: days, divisions, puds."""
    start: int
    """The figure at the beginning."""
    min: int = 0
    """It never falls below this."""
    max: int = 1_000_000_000
    """It never rises above this."""
    source: PlainText = ""
    """Where the figure comes from, with a citation."""


class Paper(Entry):
    """A document on the table."""

    title: FilledLine
    """What it is: `The Commander-in-Chief on the front`."""
    by: Line = ""
    """Its author: the id of a person, or words such as `unknown hand`."""
    to: Line = ""
    """For whom: the id of a person, or words."""
    date: Date | None = None
    """When it was written."""
    kind: Line = ""
    """What sort of document: telegram, minute, letter."""
    flags: list[Flag] = Field(default_factory=nothing)
    """Warnings shown at once."""
    text: Prose
    """Its words, quoted or summarised."""
    provenance: PlainText = ""
    """How it reached us; shown after the stop."""
    if_: Condition = Field(default="", alias="if")
    """Only where this holds."""


class Voice(Entry):
    """A member heard."""

    by: Id | None = None
    """Who speaks; by default the person whose id the voice has."""
    for_: Ids = Field(default_factory=nothing, alias="for")
    """The option or options he speaks for."""
    against: Ids = Field(default_factory=nothing)
    """The option or options he speaks against."""
    speech: Literal["quoted", "reported"] = "reported"
    """Whether these are his words or an account of them."""
    date: Date | None = None
    """When he said it, if not at this sitting."""
    says: Prose
    """What he says."""
    if_: Condition = Field(default="", alias="if")
    """Only where this holds."""


class Call(Entry):
    """A visit or a reading there is time for before the sitting."""

    label: FilledLine
    """What one would do: `Find Trotsky before the sitting`."""
    text: Prose
    """What one learns; second person."""
    opens: Ids = Field(default_factory=nothing)
    """Papers or voices of this scene that only this call brings."""
    if_: Condition = Field(default="", alias="if")
    """Only where this holds."""


class Calls(Entry):
    """The calls of a scene: `allow`, then each call under its id."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Call]

    allow: int = Field(default=1, ge=1, le=9)
    """How many there is time for."""

    @property
    def each(self) -> dict[str, Call]:
        """The calls by id, in the file's order."""
        return self.__pydantic_extra__


class Option(Entry):
    """A line somebody took, proposed or argued for then."""

    label: FilledLine
    """What it is, a verb first."""
    taken_by: Ids = Field(default_factory=nothing)
    """Who took it."""
    grade: Grade | None = None
    """How well it is evidenced."""
    hope: PlainText = ""
    """What those who urged it hoped for."""
    risk: PlainText = ""
    """What was said against it."""
    unspoken: PlainText = ""
    """Why no voice speaks for it or against it."""
    enters: Line = ""
    """The line it puts into the dossier; the program adds the date."""
    follows: Prose = ""
    """What happened at once to those who took it; third person, past."""
    later: Prose = ""
    """What became of them; shown at the chapter's end."""
    changes: dict[Id, int] = Field(default_factory=dict)
    """By how much it moves a meter."""
    next: Id | None = None
    """The scene that comes next, or `end`."""
    if_: Condition = Field(default="", alias="if")
    """Only open where this holds."""
    closed: Line = ""
    """If given, the option stays in sight where `if` does not hold, with this reason."""


class Motion(Entry):
    """Something put to the vote, as the minutes have it."""

    text: FilledLine
    """What was voted on."""
    puts: Id | None = None
    """The option it put to the vote."""
    heads: bool = False
    """Whether the player may pencil in beforehand how each man will stand on it."""
    for_: Ids = Field(default_factory=nothing, alias="for")
    """Who voted for it."""
    against: Ids = Field(default_factory=nothing)
    """Who voted against it."""
    abstained: Ids = Field(default_factory=nothing)
    """Who abstained."""
    absent: Ids = Field(default_factory=nothing)
    """Who was absent, where the minutes say so."""
    tally: Line = ""
    """The count as recorded: `7 to 5, 1 abstaining`."""
    grade: Grade = "documented"
    """How well it is evidenced."""
    note: PlainText = ""
    """A remark: that no names are minuted, that editions differ."""


class Historian(Entry):
    """A position in a debate."""

    by: Line = ""
    """Whose it is, if the key is neither a person nor a source."""
    says: PlainText
    """What he or she holds, and why."""


class Scene(Entry):
    """One item heard."""

    date: Date | None = None
    """The day, New Style."""
    old_style: Line = ""
    """The day in the old calendar, as words; before 14 February 1918."""
    time: Line = ""
    """The time of day, in a word."""
    place: Line = ""
    """Where it is."""
    title: Line = ""
    """Its name; gives nothing away."""
    gravity: Gravity = "open"
    """`open`; `lethal`: deaths or arrests foreseeably follow; `atrocity`: the act itself."""
    note: PlainText = ""
    """A content note, shown before the passage: read it, take the summary, or skip."""
    summary: PlainText = ""
    """The passage in short, for those who would rather not read it."""
    absent: Ids = Field(default_factory=nothing)
    """Who was not there; a seat in this list passes the scene over."""
    heard: FilledProse
    """The passage: where you are, what is asked, what you know; second person, present."""
    papers: dict[Id, Paper] = Field(default_factory=dict)
    """Documents on the table."""
    voices: dict[Id, Voice] = Field(default_factory=dict)
    """Members heard, each under a person's id."""
    calls: Calls | None = None
    """Visits and readings there is time for only some of."""
    question: Line = ""
    """What is asked."""
    body: Line = ""
    """Which body decides."""
    options: dict[Id, Option] = Field(default_factory=dict)
    """Two to five lines that were taken, in the order shown."""
    motions: list[Motion] = Field(default_factory=nothing)
    """What was voted, with the names the minutes give."""
    history: Id | None = None
    """The option that prevailed, where one did."""
    outcome: Prose = ""
    """What was decided, by whom, by what vote; third person, past."""
    cost: PlainText = ""
    """Who paid; shown at the chapter's end."""
    later: Prose = ""
    """What came of it; shown at the chapter's end."""
    historians: dict[Id, Historian] = Field(default_factory=dict)
    """Named positions in the debate, under a person's, a source's or an own id."""
    next: Id | None = None
    """The scene that comes next, or `end`; by default the following one in the file."""


class Ending(Entry):
    """A page at the end of the minute book; the first whose `if` holds."""

    if_: Condition = Field(default="", alias="if")
    """Only where this holds; the last ending has none."""
    title: FilledLine
    """Its name."""
    text: Prose
    """Third person, past; not a grade."""


class Debrief(Entry):
    """A question for discussion."""

    question: PlainText
    """The question."""
    note: PlainText = ""
    """For the teacher: what to listen for."""


class Lesson(Entry):
    """Shorter ways through the chapter for a lesson."""

    projector: Ids = Field(default_factory=nothing)
    """Scenes to play with a class before one screen."""
    pairs: Ids = Field(default_factory=nothing)
    """Scenes to play in pairs."""


class Waiver(Entry):
    """A craft rule set aside at a place, with the reason."""

    rule: Line
    """The rule's name, as `politburo check` prints it."""
    where: Ids = Field(default_factory=nothing)
    """The scenes or options it is set aside for; everywhere if left out."""
    because: PlainText
    """Why."""


class Scenario(Entry):
    """One YAML file, playable alone in one lesson."""

    format: int = Field(default=FORMAT, ge=FORMAT, le=FORMAT)
    """The version of this format."""
    title: FilledLine
    """The scenario's name; gives nothing away."""
    status: Status = "draft"
    """`draft`: it plays, and craft rules only warn; `published`: they bind."""
    dates: DateSpan | None = None
    """From the first scene's date to the last one's."""
    why: PlainText = ""
    """For a teacher or a parent: why this episode, why these seats."""
    ages: Line = ""
    """For whom: `15+`."""
    content: list[Line] = Field(default_factory=nothing)
    """Content notes in a word or two each."""
    seats: dict[Id, Annotated[Seat, BeforeValidator(_empty_block)]] = Field(min_length=1)
    """The people whose place can be taken."""
    knows: dict[Id, Line] = Field(default_factory=dict)
    """Names that conditions use for answers of earlier chapters: `chapter/scene/option`."""
    meters: dict[Id, Meter] = Field(default_factory=dict)
    """Things the people in the room counted."""
    lesson: Lesson | None = None
    """Shorter ways through."""
    shows: Ids = Field(default_factory=nothing)
    """Series laid open at the chapter's end."""
    waivers: list[Waiver] = Field(default_factory=nothing)
    """Craft rules set aside, with reasons."""
    scenes: dict[Id, Scene] = Field(min_length=1)
    """What is heard, in order of time; the first begins."""
    endings: dict[Id, Ending] = Field(default_factory=dict)
    """The first whose `if` holds closes the minute book."""
    debrief: list[Debrief] = Field(default_factory=nothing)
    """Questions for discussion."""
    people: dict[Id, Person] = Field(default_factory=dict)
    """Own people, beside the archive's."""
    sources: dict[Key, Work] = Field(default_factory=dict)
    """Own sources, beside the archive's."""
    series: dict[Id, Series] = Field(default_factory=dict)
    """Own series, beside the archive's."""
    terms: dict[Id, Term] = Field(default_factory=dict)
    """Own terms, beside the archive's."""
