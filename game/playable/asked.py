"""What a run remembers, as bits of one integer, and at which places something asks for it.

Beside the facts of the branching these are the reasons that a later text quotes: whether one was
given changes which sentences stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.playable.loose import is_loose
from game.playthrough.branching import FINISHED, Branching
from game.playthrough.relevance import Relevance
from game.story.conditions import Name, names, parse
from game.story.format import Scene
from game.story.prose import OWN_WORDS, Paragraph, paragraphs
from game.story.texts import Text, condition_of, entries, of_scenario


class Asked:
    """What is asked for at each place, the seats left out; FINISHED is the chapter's end.

    `here` is all of it, `later` what is asked for there or later. `forms` leaves out what only
    paragraphs ask for that come and go by themselves (see `loose`); of it `after` is what a record
    asks for, and `at_end` what the texts of the end do, the choice of an ending left out. `quoted`
    gives a bit to each scene whose reason some text quotes. `calls_told_of` are the calls of a
    place of which its record tells, by their numbers.
    """

    def __init__(self, branching: Branching) -> None:
        self.branching = branching
        scenario = branching.scenario
        places = (*range(len(branching.stops)), FINISHED)
        self._facts = sum(bit for name, bit in branching.bits.items() if name not in scenario.seats)
        relevance = Relevance(branching)
        self.here = {place: needs.bits & self._facts for place, needs in relevance.here.items()}
        self.here[FINISHED] = relevance.later[FINISHED].bits & self._facts
        self.forms = dict.fromkeys(places, 0)
        self.after = dict.fromkeys(places, 0)
        self.at_end = 0
        self.quoted: dict[str, int] = {}
        for text in of_scenario(scenario):
            for paragraph in paragraphs(text.value) if text.prose else ():
                self._read(text, paragraph)
        self._read_entries()
        self.forms[FINISHED] |= self.at_end
        self.calls_told_of = {
            place: frozenset(_told_of(scenario.scenes[stop.scene]))
            for place, stop in enumerate(branching.stops)
        }
        self.later = {FINISHED: self.here[FINISHED]}
        for place in reversed(range(len(branching.stops))):
            stop = branching.stops[place]
            ahead = self.here[place]
            for to in {stop.to, *(way.to for way in stop.ways)}:
                ahead |= self.later[to]
            self.later[place] = ahead

    def _read(self, text: Text, paragraph: Paragraph) -> None:
        """Note what a paragraph asks for: its condition, and the reasons that it quotes."""
        asked = self.bits_of(paragraph.condition) if text.conditional else 0
        for found in OWN_WORDS.finditer(paragraph.text):
            bit = 1 << (len(self.branching.bits) + len(self.quoted))
            asked |= self.quoted.setdefault(found[1], bit)
        if not asked or text.path[0] == "seats":
            return
        place = self.branching.order[text.scene] if text.scene and text.side != "end" else FINISHED
        self.here[place] |= asked
        if "[@" in paragraph.text and text.side != "end":
            self.here[FINISHED] |= asked  # the sources of all that was read are numbered there
            self.at_end |= asked
        if is_loose(text, paragraph, in_view=text.side == "before"):
            return
        self.forms[place] |= asked
        if text.side == "after":
            self.after[place] |= asked
        elif text.side == "end":
            self.at_end |= asked

    def _read_entries(self) -> None:
        """Note what the conditions of papers, voices, calls, options and endings ask for."""
        for path, entry in entries(self.branching.scenario):
            asked = self.bits_of(condition_of(entry))
            if path[:1] == ("endings",):
                self.forms[FINISHED] |= asked
            elif len(path) > 2:
                place = self.branching.order[str(path[1])]
                self.forms[place] |= asked
                self.after[place] |= asked if path[2] in ("papers", "options") else 0

    def bits_of(self, condition: str) -> int:
        """The facts that a condition asks for; none for the empty one."""
        if not condition:
            return 0
        named = (one.name for one in names(parse(condition)) if isinstance(one, Name))
        return sum({self.branching.bits[name] for name in named}) & self._facts

    def at_question(self, place: int) -> int:
        """What tells the forms of a question apart: its pages, and where its answers lead.

        What only the place itself brings, its answers, its calls, its reason, is told otherwise.
        """
        asked = self.forms[place]
        for to in {way.to for way in self.branching.stops[place].ways}:
            asked |= self._on_the_way(to)
        return asked & ~self.own(place)

    def own(self, place: int) -> int:
        """What is remembered of the answer, the calls and the reason of a place."""
        if place == FINISHED:
            return 0
        stop = self.branching.stops[place]
        bits = (*(way.bit for way in stop.ways), *(visit.bit for visit in stop.calls))
        return sum(bits) | self.quoted.get(stop.scene, 0)

    def _on_the_way(self, place: int) -> int:
        """What decides where one comes to from a place: conditions of scenes passed over."""
        asked = 0
        while place != FINISHED:
            stop = self.branching.stops[place]
            if stop.test is not None:
                asked |= self.bits_of(self.branching.scenario.scenes[stop.scene].if_)
            elif stop.ways and not stop.skipped_by:
                break
            place = stop.to
        return asked


def places_of(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def key_of(memory: int, asks: int) -> str:
    """What is looked up: for each thing that is asked for a 1 if it is remembered, or a 0."""
    return "".join(str(memory >> place & 1) for place in places_of(asks))


def _told_of(scene: Scene) -> Iterator[int]:
    """The calls that bring papers of which the record says how they reached us."""
    for number, call in enumerate(scene.calls.each.values() if scene.calls else ()):
        if any(id in scene.papers and scene.papers[id].provenance for id in call.opens):
            yield number
