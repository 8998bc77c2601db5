"""The scenario format: every field declared once, with the side of the stop on which it is shown.

Validation, the JSON Schema for editors and the writer's reference are all made from this file;
`game.reader.entries` and `game.reader.shown` say what stands in a declaration.
"""

from typing import Annotated, ClassVar, Literal

from game.archive import Person, Series, Term, Work
from game.archive.maps import MapEntry
from game.reader.entries import REST, ShownEntry
from game.reader.fields import (
    Condition,
    Date,
    DateSpan,
    FilledLine,
    FilledProse,
    Id,
    Key,
    Line,
    PlainText,
    Prose,
)
from game.reader.kinds import Size, WholeKind
from game.reader.shown import AFTER, BEFORE, END, NEVER, TEACHER, OtherWords, Shown

Grade = Literal["documented", "attested", "disputed", "inferred"]
Gravity = Literal["open", "lethal", "atrocity"]
Status = Literal["draft", "published"]
Flag = Literal["coerced", "propaganda", "late-memoir"]

FORMAT = 1
MOST_SCENES = 20_000
MOST_IDS = 1_000
"""How many seats a scenario may have, how many people one list."""
CHAPTER_END = "end"
"""A `next` that goes to the chapter's end."""


GATHERED = "gathered by us"
"""How the kind of a paper begins that is no document of the time."""


Ids = Annotated[list[Id], Size(most=MOST_IDS, one=True)]
"""Ids in a list, or one alone."""


class Seat(ShownEntry):
    """A historical person whose place the player takes."""

    may_be_empty: ClassVar[bool] = True

    stake: Annotated[Line, Shown("before", words="run")] = ""
    """What it costs him to be wrong, in one line of the list of seats."""
    brief: Annotated[Prose, Shown("before", words="run")] = ""
    """Who he is, what he has signed, what he cannot know; second person."""
    dossier: Annotated[dict[Date, Line], BEFORE] = {}
    """What is on file already: a date and a line each."""


class Meter(ShownEntry):
    """Something the people in the room counted; never trust, obedience or worth."""

    label: Annotated[FilledLine, BEFORE]
    """What is counted."""
    unit: Annotated[Line, BEFORE] = ""
    """In what: days, divisions, puds."""
    start: Annotated[int, BEFORE]
    """The figure at the beginning."""
    min: Annotated[int, NEVER] = 0
    """It never falls below this."""
    max: Annotated[int, NEVER] = 1_000_000_000
    """It never rises above this."""
    source: Annotated[PlainText, TEACHER] = ""
    """Where the figure comes from, with a citation."""


class Paper(ShownEntry):
    """A document on the table."""

    title: Annotated[FilledLine, Shown("before", words="opened")]
    """What it is: `The Commander-in-Chief on the front`."""
    by: Annotated[Line, Shown("before", words="opened"), OtherWords("author", "from")] = ""
    """Its author: the id of a person, or words such as `unknown hand`."""
    to: Annotated[Line, Shown("before", words="opened")] = ""
    """For whom: the id of a person, or words."""
    date: Annotated[Date | None, BEFORE] = None
    """When it was written."""
    kind: Annotated[Line, Shown("before", words="opened"), OtherWords("type")] = ""
    """What sort of document: telegram, minute, letter; or `gathered by us from …`."""
    flags: Annotated[list[Flag], BEFORE] = []
    """Warnings shown at once."""
    text: Annotated[Prose, Shown("before", cites="here or in provenance", words="opened")]
    """Its words, quoted or summarised."""
    provenance: Annotated[PlainText, Shown("after", words="opened")] = ""
    """How it reached us; shown after the stop."""
    if_: Condition = ""
    """Only where this holds."""

    @property
    def gathered(self) -> bool:
        """Whether it is no document of the time, but put together by us."""
        return self.kind.startswith(GATHERED)


class Voice(ShownEntry):
    """A member heard."""

    by: Annotated[Id | None, BEFORE, OtherWords("who", "speaker", "person")] = None
    """Who speaks; by default the person whose id the voice has."""
    for_: Annotated[Ids, BEFORE] = []
    """The option or options he speaks for."""
    against: Annotated[Ids, BEFORE] = []
    """The option or options he speaks against."""
    speech: Annotated[Literal["quoted", "reported"], BEFORE] = "reported"
    """Whether these are his words or an account of them."""
    date: Annotated[Date | None, BEFORE] = None
    """When he said it, if not at this sitting."""
    says: Annotated[Prose, Shown("before", cites="if quoted", words="opened")]
    """What he says."""
    if_: Condition = ""
    """Only where this holds."""


class Call(ShownEntry):
    """A visit or a reading there is time for before the sitting."""

    label: Annotated[FilledLine, Shown("before", words="opened")]
    """What one would do: `Find Trotsky before the sitting`."""
    text: Annotated[Prose, Shown("before", words="opened")]
    """What one learns; second person."""
    opens: Annotated[Ids, NEVER] = []
    """Papers or voices of this scene that only this call brings."""
    cost: Annotated[int, WholeKind(1, 9), BEFORE] = 1
    """How much of the time it takes; `allow` says how much there is."""
    changes: Annotated[dict[Id, int], NEVER] = {}
    """By how much it moves a meter."""
    if_: Condition = ""
    """Only where this holds."""


class Calls(ShownEntry):
    """The calls of a scene: `allow`, then each call under its id."""

    allow: Annotated[int, WholeKind(1, 9), BEFORE] = 1
    """How many there is time for, where each takes 1."""
    each: Annotated[dict[Id, Call], REST] = {}
    """The calls, in the file's order."""


class Option(ShownEntry):
    """A line somebody took, proposed or argued for then."""

    label: Annotated[FilledLine, Shown("before", words="run")]
    """What it is, a verb first."""
    taken_by: Annotated[Ids, AFTER, OtherWords("who", "by")] = []
    """Who took it."""
    grade: Annotated[Grade | None, AFTER] = None
    """How well it is evidenced."""
    hope: Annotated[PlainText, Shown("before", words="run"), OtherWords("pro", "for")] = ""
    """What those who urged it hoped for."""
    risk: Annotated[PlainText, Shown("before", words="run"), OtherWords("con", "against")] = ""
    """What was said against it."""
    unspoken: Annotated[PlainText, TEACHER] = ""
    """Why no voice speaks for it or against it."""
    enters: Annotated[Line, AFTER] = ""
    """The line it puts into the dossier; the program adds the date."""
    follows: Annotated[Prose, Shown("after", cites="always", words="taken")] = ""
    """What happened at once to those who took it; third person, past."""
    later: Annotated[
        Prose, Shown("end", cites="always", words="opened"), OtherWords("afterwards", "aftermath")
    ] = ""
    """What became of them; shown at the chapter's end."""
    changes: Annotated[dict[Id, int], NEVER] = {}
    """By how much it moves a meter."""
    next: Annotated[Id | None, NEVER] = None
    """The scene that comes next, or `end`."""
    if_: Condition = ""
    """Only open where this holds."""
    closed: Annotated[Line, BEFORE] = ""
    """If given, the option stays in sight where `if` does not hold, with this reason."""


class Motion(ShownEntry):
    """Something put to the vote, as the minutes have it."""

    text: Annotated[FilledLine, Shown("after", words="run")]
    """What was voted on."""
    puts: Annotated[Id | None, NEVER] = None
    """The option it put to the vote."""
    id: Annotated[Id | None, NEVER] = None
    """A name for it, where a later motion's `again` needs one."""
    again: Annotated[Id | None, NEVER] = None
    """The same thing put earlier: the `id` of that motion, or its scene if that had only one."""
    heads: Annotated[Ids, BEFORE] = []
    """Those whose vote was open: the player may pencil in beforehand how each will stand."""
    for_: Annotated[Ids, AFTER] = []
    """Who voted for it."""
    against: Annotated[Ids, AFTER] = []
    """Who voted against it."""
    abstained: Annotated[Ids, AFTER] = []
    """Who abstained."""
    absent: Annotated[Ids, AFTER] = []
    """Who was absent, where the minutes say so."""
    tally: Annotated[
        Line, Shown("after", words="run"), OtherWords("vote", "votes", "count", "result")
    ] = ""
    """The count as recorded: `7 to 5, 1 abstaining`; in words if not all are named."""
    grade: Annotated[Grade, AFTER] = "documented"
    """How well it is evidenced."""
    note: Annotated[PlainText, Shown("after", words="run")] = ""
    """A remark: that no names are minuted, that editions differ."""


class Historian(ShownEntry):
    """A position in a debate."""

    by: Annotated[Line, Shown("end", words="opened")] = ""
    """Whose it is, if the key is neither a person nor a source."""
    says: Annotated[PlainText, Shown("end", cites="unless filed under a source", words="opened")]
    """What he or she holds, and why."""


class Scene(ShownEntry):
    """One item heard."""

    date: Annotated[Date | None, BEFORE] = None
    """The day, New Style."""
    old_style: Annotated[Line, BEFORE] = ""
    """The day in the old calendar, as words; before 14 February 1918."""
    time: Annotated[Line, BEFORE] = ""
    """The time of day, in a word."""
    place: Annotated[Line, BEFORE, OtherWords("location", "where")] = ""
    """Where it is."""
    title: Annotated[Line, BEFORE, OtherWords("name", "heading")] = ""
    """Its name; gives nothing away."""
    gravity: Annotated[Gravity, BEFORE] = "open"
    """`open`; `lethal`: deaths or arrests foreseeably follow; `atrocity`: the act itself."""
    note: Annotated[PlainText, BEFORE] = ""
    """A content note, shown before the passage: read it, take the summary, or skip."""
    summary: Annotated[PlainText, BEFORE] = ""
    """The passage in short, for those who would rather not read it."""
    absent: Annotated[Ids, NEVER] = []
    """Who was not there; a seat in this list passes the scene over."""
    if_: Condition = ""
    """Only where this holds; elsewhere the scene is passed over."""
    so_far: Annotated[PlainText, BEFORE, OtherWords("background")] = ""
    """What is public by this day, for a class that opens the question cold."""
    map: Annotated[Id | None, NEVER] = None
    """A map of the archive, or of the file's own, shown as it was known on this day."""
    heard: Annotated[FilledProse, Shown("before", words="run")]
    """The passage: where you are, what is asked, what you know; second person, present."""
    papers: dict[Id, Paper] = {}
    """Documents on the table."""
    voices: dict[Id, Voice] = {}
    """Members heard, each under a person's id."""
    calls: Calls | None = None
    """Visits and readings there is time for only some of."""
    question: Annotated[Line, Shown("before", words="run")] = ""
    """What is asked."""
    body: Annotated[Line, BEFORE] = ""
    """Which body decides."""
    options: dict[Id, Option] = {}
    """Two to five lines that were taken, in the order shown."""
    motions: list[Motion] = []
    """What was voted, with the names the minutes give."""
    history: Annotated[Id | None, AFTER] = None
    """The option that prevailed, where one did."""
    outcome: Annotated[
        Prose, Shown("after", cites="always", words="run"), OtherWords("result", "decision")
    ] = ""
    """What was decided, by whom, by what vote; third person, past."""
    cost: Annotated[PlainText, Shown("end", cites="always", words="end")] = ""
    """Who paid; shown at the chapter's end."""
    later: Annotated[
        Prose, Shown("end", cites="always", words="opened"), OtherWords("afterwards", "aftermath")
    ] = ""
    """What came of it; shown at the chapter's end."""
    historians: dict[Id, Historian] = {}
    """Named positions in the debate, under a person's, a source's or an own id."""
    changes: Annotated[dict[Id, int], NEVER] = {}
    """By how much it moves a meter, whatever is answered; in a scene with a question."""
    next: Annotated[Id | None, NEVER] = None
    """The scene that comes next, or `end`; by default the following one in the file."""


class Ending(ShownEntry):
    """A page at the end of the minute book; the first whose `if` holds."""

    if_: Condition = ""
    """Only where this holds; the last ending has none."""
    title: Annotated[FilledLine, END]
    """Its name."""
    text: Annotated[Prose, Shown("end", words="end")]
    """Third person, past; not a grade."""


class Debrief(ShownEntry):
    """A question for discussion."""

    question: Annotated[PlainText, END]
    """The question."""
    note: Annotated[PlainText, TEACHER] = ""
    """For the teacher: what to listen for."""


class Lesson(ShownEntry):
    """Shorter ways through the chapter for a lesson."""

    projector: Annotated[Ids, TEACHER] = []
    """Scenes to play with a class before one screen."""
    pairs: Annotated[Ids, TEACHER] = []
    """Scenes to play in pairs."""


class Waiver(ShownEntry):
    """A craft rule set aside at a place, with the reason."""

    rule: Annotated[Line, NEVER]
    """The rule's name, as `politburo check` prints it."""
    where: Annotated[Ids, NEVER] = []
    """The scenes or options it is set aside for; everywhere if left out."""
    because: Annotated[PlainText, NEVER]
    """Why."""


class Scenario(ShownEntry):
    """One YAML file, playable alone in one lesson."""

    format: Annotated[int, WholeKind(FORMAT, FORMAT), NEVER] = FORMAT
    """The version of this format."""
    title: Annotated[FilledLine, BEFORE]
    """The scenario's name; gives nothing away."""
    status: Annotated[Status, NEVER] = "draft"
    """`draft`: it plays, and craft rules only warn; `published`: they bind."""
    dates: Annotated[DateSpan | None, NEVER] = None
    """From the first scene's date to the last one's."""
    why: Annotated[PlainText, TEACHER] = ""
    """For a teacher or a parent: why this episode, why these seats."""
    agenda: Annotated[Line, BEFORE] = ""
    """What is decided in it, in one line of the menu; gives nothing away."""
    opens: Annotated[
        PlainText, Shown("before", words="run"), OtherWords("intro", "introduction")
    ] = ""
    """Read by everybody before the seats: one place, one object, one threat."""
    ages: Annotated[Line, BEFORE] = ""
    """For whom: `15+`."""
    content: Annotated[list[Line], BEFORE] = []
    """Content notes in a word or two each."""
    seats: Annotated[dict[Id, Seat], Size(1, MOST_IDS)]
    """The people whose place can be taken."""
    knows: Annotated[dict[Id, Line], NEVER] = {}
    """Names that conditions use for answers of earlier chapters: `chapter/scene/option`."""
    meters: dict[Id, Meter] = {}
    """Things the people in the room counted."""
    lesson: Lesson | None = None
    """Shorter ways through."""
    shows: Annotated[Ids, NEVER] = []
    """Series laid open at the chapter's end."""
    waivers: list[Waiver] = []
    """Craft rules set aside, with reasons."""
    scenes: Annotated[dict[Id, Scene], Size(1, MOST_SCENES)]
    """What is heard, in order of time; the first begins."""
    endings: dict[Id, Ending] = {}
    """The first whose `if` holds closes the minute book."""
    debrief: list[Debrief] = []
    """Questions for discussion."""
    people: dict[Id, Person] = {}
    """Own people, beside the archive's."""
    sources: dict[Key, Work] = {}
    """Own sources, beside the archive's."""
    series: dict[Id, Series] = {}
    """Own series, beside the archive's."""
    terms: dict[Id, Term] = {}
    """Own terms, beside the archive's."""
    maps: dict[Id, MapEntry] = {}
    """Own maps, beside the archive's."""

    @property
    def askable(self) -> set[str]:
        """The names that conditions can ask for; meters are compared with a number."""
        options = {option for scene in self.scenes.values() for option in scene.options}
        asked = (scene.calls.each for scene in self.scenes.values() if scene.calls is not None)
        calls = {f"called-{call}" for each in asked for call in each}
        return {*self.seats, *self.knows, *options, *calls}
