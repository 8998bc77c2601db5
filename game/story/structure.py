"""What must hold for a scenario to be played: names that lead somewhere, time that runs on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from game.archive import Archive
from game.reader.dates import Day
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.swallowed import swallowed
from game.reader.tree import Seq, Source
from game.story import ethics, ids, layout, motions, own_words, registers, unknown
from game.story.conditions import Compare, ConditionError, Name, Node, names, parse
from game.story.format import CHAPTER_END, Motion, Option, Scenario, Scene
from game.story.open_options import always_open
from game.story.prose import Citation, citations
from game.story.texts import conditions, of_scenario
from game.story.unknown import (
    UNKNOWN_CALL,
    UNKNOWN_METER,
    UNKNOWN_NAME,
    UNKNOWN_OPTION,
    UNKNOWN_PAPER,
    UNKNOWN_PERSON,
    UNKNOWN_SCENE,
    UNKNOWN_SEAT,
    UNKNOWN_SERIES,
)

CONDITION = Rule("condition", "structure", "A condition is ids joined by and, or, not, brackets.")
NEXT_ORDER = Rule(
    "next-order",
    "structure",
    "Scenes run forward in time: `next` names a later scene of the file, and dates never go back.",
)
NO_WAY_ON = Rule("no-way-on", "structure", "In every state at least one option is open.")
SEAT_ABSENT = Rule(
    "seat-absent",
    "structure",
    "No seat is offered in a scene that its man did not attend, and he has no voice in it.",
)
HEADS = Rule(
    "heads-option",
    "structure",
    "A motion with `heads` says with `puts` which option it put, and names men who voted on it.",
    "Before the answer the heads are counted on the option: the motion's own words are part of the "
    "minutes, and are read after it.",
)
MOTION_NAMES = Rule(
    "motion-names", "structure", "`taken_by` and the motions do not contradict one another."
)
EARLY = Rule(
    "asked-early",
    "structure",
    "A condition asks for answers and calls that can have been given by then.",
    mild=True,
)
KNOWS = Rule("knows-form", "structure", "`knows` gives chapter/scene/option for each name.")
METER_RANGE = Rule("meter-range", "structure", "A meter starts between its `min` and its `max`.")
QUESTION = Rule("question", "structure", "A question has options; options and calls, a question.")
RULES = (
    *ids.RULES, *unknown.RULES, CONDITION, NEXT_ORDER, NO_WAY_ON, SEAT_ABSENT, HEADS, MOTION_NAMES,
    EARLY, KNOWS, METER_RANGE, QUESTION,
    *layout.RULES, *motions.RULES, *own_words.RULES, *registers.RULES,
)  # fmt: skip


KNOWN_LINE = re.compile(r"[^/\s]+/[^/\s]+/[^/\s]+")


class Structure:
    """One scenario's structure looked over; everything found goes to its source.

    `doubts` tells of a name that what defines it could not be read, which was said already;
    `blamed` are texts whose form was.
    """

    def __init__(
        self,
        scenario: Scenario,
        source: Source,
        archive: Archive,
        doubts: Callable[[str], bool] = lambda _name: False,
        blamed: Collection[FieldPath] = (),
    ) -> None:
        self.story = scenario
        self.blamed = blamed
        self.doubts = doubts
        self.source = source
        self.archive = archive
        self.texts = list(of_scenario(scenario))
        self.order = {name: index for index, name in enumerate(scenario.scenes)}
        self.following = dict(pairwise(scenario.scenes))
        self.calls = {
            call: name
            for name, scene in scenario.scenes.items()
            if scene.calls is not None
            for call in scene.calls.each
        }
        self.refused: set[str] = set()
        self.unknown = unknown.Unknown(source, archive, doubts)
        self.latest: dict[str, Day] = {}
        """For scenes without a date the latest one on a way to them."""
        self.homes = {
            option: name for name, scene in scenario.scenes.items() for option in scene.options
        }
        """The scene of each option."""
        self.askable = scenario.askable

    def run(self) -> None:
        """Look at everything."""
        self.refused = ids.check(self.story, self.source)
        self.header()
        for name, scene in self.story.scenes.items():
            self.scene(name, scene)
        motions.check(self.story, self.source)
        own_words.check(self.story, self.source, self.texts)
        registers.check(self.story, self.source, self.archive, self.doubts)
        self.conditions()
        self.citations()
        layout.check_texts(self.texts, self.source, self.archive.sources, self.askable, self.blamed)
        self.unknown.close()

    def header(self) -> None:
        """Seats, meters, lesson cuts, series and remembered lines."""
        for seat in self.story.seats:
            if seat not in self.archive.people and not self.doubts(seat):
                self._unknown(UNKNOWN_SEAT, ("seats", seat), seat, self.archive.people, key=True)
        for name, meter in self.story.meters.items():
            if not meter.min <= meter.start <= meter.max:
                mark = self.source.value_mark("meters", name, "start")
                says = f"`{name}` starts at {meter.start}, outside {meter.min} to {meter.max}."
                self.source.report(METER_RANGE, mark, says)
        for name, line in self.story.knows.items():
            if not KNOWN_LINE.fullmatch(line):
                says = f"`{name}` should name an answer of an earlier chapter."
                hint = "Write chapter/scene/option."
                self.source.report(KNOWS, self.source.value_mark("knows", name), says, hint)
        self._each(UNKNOWN_SERIES, ("shows",), self.story.shows, self.archive.series)
        if self.story.lesson is not None:
            for cut in ("projector", "pairs"):
                listed = getattr(self.story.lesson, cut)
                self._each(UNKNOWN_SCENE, ("lesson", cut), listed, self.order)

    def scene(self, name: str, scene: Scene) -> None:
        """One scene: its ways on, its people, its votes."""
        path: FieldPath = ("scenes", name)
        self._ways_on(name, scene)
        self._people(path, scene)
        if bool(scene.options) != bool(scene.question):
            self._half_asked(path, "options" if scene.question else "question")
        elif not scene.options:
            self._unasked(path, scene)
        for key, voice in scene.voices.items() if scene.options else ():
            for field, listed in (("for", voice.for_), ("against", voice.against)):
                self._each(UNKNOWN_OPTION, (*path, "voices", key, field), listed, scene.options)
        if scene.history is not None:
            self._each(UNKNOWN_OPTION, (*path, "history"), [scene.history], scene.options)
        for key, call in scene.calls.each.items() if scene.calls is not None else ():
            known = [*scene.papers, *scene.voices]
            self._each(UNKNOWN_PAPER, (*path, "calls", key, "opens"), call.opens, known)
        for changing, changes in ethics.changing(name, scene):
            where = (*changing, "changes")
            self._each(UNKNOWN_METER, where, changes, self.story.meters, keys=True)
        if scene.changes and not scene.options:
            mark = self.source.key_mark(*path, "changes")
            says = f"`{name}` moves a meter and asks no question."
            hint = "Put `changes` into a scene with a question, or under an option or a call."
            self.source.report(QUESTION, mark, says, hint)
        for index, motion in enumerate(scene.motions):
            self._motion((*path, "motions", index), scene, motion)

    def _unasked(self, path: FieldPath, scene: Scene) -> None:
        """What only a question can have, in a scene that asks none."""
        if scene.calls is not None:
            mark = self.source.key_mark(*path, "calls")
            self.source.report(QUESTION, mark, f"`{path[1]}` has calls but asks no question.")
        if any(voice.for_ or voice.against for voice in scene.voices.values()):
            says = f"`{path[1]}` has voices for options and asks no question."
            hint = "Add `question:` and `options:`, or take `for` and `against` out."
            self.source.report(QUESTION, self.source.key_mark(*path), says, hint)

    def _half_asked(self, path: FieldPath, lacks: str) -> None:
        if lacks == "options":
            self.source.unsure.add(lacks)  # they may have been there
        if lacks in (self.source.at(*path) or ()):
            return  # it is there, and was reported as unreadable
        mark, hint = swallowed(self.source, path, lacks) or (self.source.key_mark(*path), "Add it.")
        self.source.report(QUESTION, mark, f"`{path[1]}` lacks `{lacks}`.", hint)

    def _ways_on(self, name: str, scene: Scene) -> None:
        path: FieldPath = ("scenes", name)
        following = self.following.get(name)
        self._next((*path, "next"), name, scene.next)
        if scene.next is None and following and not self._all_lead_on(scene):
            self._in_time(name, following)
        for key, option in scene.options.items():
            self._next((*path, "options", key, "next"), name, option.next)
        if scene.options and not always_open(scene, list(self.story.seats), self.story.meters):
            says = f"In some states no option of `{name}` is open."
            hint = "Leave one option without `if`, or make the conditions complete one another."
            self.source.report(NO_WAY_ON, self.source.key_mark(*path, "options"), says, hint)

    @staticmethod
    def _all_lead_on(scene: Scene) -> bool:
        return bool(scene.options) and all(option.next for option in scene.options.values())

    def _next(self, path: FieldPath, name: str, target: str | None) -> None:
        if target is None or target == CHAPTER_END:
            return
        if target not in self.order:
            self._each(UNKNOWN_SCENE, path, [target], [*self.order, CHAPTER_END])
        elif self.order[target] <= self.order[name]:
            says = f"`next: {target}` goes back from `{name}`; scenes run forward."
            hint = "Name a scene that stands later in the file."
            self.source.report(NEXT_ORDER, self.source.value_mark(*path), says, hint)
        else:
            self._in_time(name, target)

    def _in_time(self, name: str, target: str) -> None:
        here = self.story.scenes[name].date or self.latest.get(name)
        there = self.story.scenes[target].date
        if here and not there:
            self.latest[target] = max(here, self.latest.get(target, here), key=lambda day: day.key)
        elif here and there and there.before(here):
            says = f"From `{name}` ({here}) the way leads back in time to `{target}` ({there})."
            alone = self._in_order_without(name) and not self._in_order_without(target)
            wrong = name if alone else target
            mark = self.source.value_mark("scenes", wrong, "date")
            hint = "Correct one of the two dates, or change the order."
            self.source.report(NEXT_ORDER, mark, says, hint)

    def _in_order_without(self, name: str) -> bool:
        """Whether all other dates of the file run forward, so that this one alone is wrong."""
        days = [scene.date for key, scene in self.story.scenes.items() if key != name]
        dated = [day for day in days if day is not None]
        return not any(later.before(day) for day, later in pairwise(dated))

    def _people(self, path: FieldPath, scene: Scene) -> None:
        people = self.archive.people
        self._each(UNKNOWN_PERSON, (*path, "absent"), scene.absent, people)
        for key, voice in scene.voices.items():
            if voice.by is None and self.source.holds((*path, "voices", key, "by")):
                continue  # it is there, and was reported as unreadable
            speaker = voice.by or key
            if speaker not in people and not self.doubts(speaker):
                where = (*path, "voices", key)
                self._unknown(UNKNOWN_PERSON, where, speaker, people, key=True)
        for key, option in scene.options.items():
            self._each(UNKNOWN_PERSON, (*path, "options", key, "taken_by"), option.taken_by, people)

    def _motion(self, path: FieldPath, scene: Scene, motion: Motion) -> None:
        where: dict[str, str] = {}
        doubled: set[str] = set()
        for field in ("for", "against", "abstained", "absent"):
            listed = getattr(motion, field + "_" if field == "for" else field)
            self._each(UNKNOWN_PERSON, (*path, field), listed, self.archive.people)
            for index, person in enumerate(listed):
                mark = self.source.value_mark(*path, field, index)
                if person in where and not self.doubts(person):
                    twice = where[person] == field
                    says = f"`{person}` stands under `{where[person]}` and under `{field}`."
                    says = f"`{person}` stands twice under `{field}`." if twice else says
                    self.source.report(MOTION_NAMES, mark, says, "Take the name out of one place.")
                    doubled.add(person)
                where[person] = field
                if field == "absent" and person in self.story.seats and person not in scene.absent:
                    says = f"The seat `{person}` is offered here, but the motion has him absent."
                    hint = f"Add `{person}` to the scene's `absent`."
                    self.source.report(SEAT_ABSENT, mark, says, hint)
        self._heads(path, motion, where)
        once = {person: field for person, field in where.items() if person not in doubled}
        self._puts(path, scene, motion, once)

    def _heads(self, path: FieldPath, motion: Motion, where: dict[str, str]) -> None:
        self._each(UNKNOWN_PERSON, (*path, "heads"), motion.heads, self.archive.people)
        if motion.heads and motion.puts is None:
            mark = self.source.key_mark(*path, "heads")
            says = "Heads are counted, and no option is named on which."
            self.source.report(HEADS, mark, says, "Add `puts:` with the id of an option.")
        for index, person in enumerate(motion.heads):
            voted = where.get(person, "absent") != "absent"
            if not voted and person in self.archive.people and not self.doubts(person):
                mark = self.source.value_mark(*path, "heads", index)
                says = f"`{person}` is named under `heads`, and not among those who voted."
                self.source.report(HEADS, mark, says, "Take him out, or add his vote.")

    def _puts(self, path: FieldPath, scene: Scene, motion: Motion, where: dict[str, str]) -> None:
        if motion.puts is not None:
            self._each(UNKNOWN_OPTION, (*path, "puts"), [motion.puts], scene.options)
        put = motion.puts or self._put_by_default(scene, motion)
        option: Option | None = scene.options.get(put or "")
        taken = option.taken_by if option else []
        others = [one for one in taken if where.get(one, "for") in ("against", "absent")]
        if others:
            stand = " and ".join(dict.fromkeys(f"`{where[one]}`" for one in others))
            listed = ", ".join(f"`{one}`" for one in others)
            says = f"`{put}` is taken by {listed}, in its motion under {stand}."
            place = ("scenes", path[1], "options", str(put), "taken_by", taken.index(others[0]))
            hint = "Correct one of them; a motion says with `puts:` which option it put."
            self.source.report(MOTION_NAMES, self.source.value_mark(*place), says, hint)

    @staticmethod
    def _put_by_default(scene: Scene, motion: Motion) -> str | None:
        """A scene's only motion, if it carried, put the option that prevailed."""
        carried = len(scene.motions) == 1 and len(motion.for_) > len(motion.against)
        return scene.history if carried else None

    def conditions(self) -> None:
        """Every condition can be read, and asks for things that exist."""
        asked = list(conditions(self.story, self.texts))
        after = {text.path for text in self.texts if text.side != "before"}
        for path, offset, text in asked:
            try:
                node = parse(text)
            except ConditionError as wrong:
                if text in self.refused:
                    continue  # an id that is a word of conditions, refused where it is defined
                mark = self.source.text_mark(path, offset + wrong.offset)
                hint = self._condition_meant(path, text)
                self.source.report(CONDITION, mark, f"In `{text}`: {wrong}.", hint)
            else:
                self._asked(path, offset, node)
                if path[0] == "scenes":
                    self._early(path, offset, node, self.order[str(path[1])] + (path in after))
        for path, offset, text in asked:
            scene = self.story.scenes.get(str(path[1])) if path[0] == "scenes" else None
            if scene is not None and text in scene.absent:
                says = f"A paragraph for the seat `{text}`, who is absent from this scene."
                hint = "Take it out, or take the seat out of `absent`."
                self.source.report(SEAT_ABSENT, self.source.text_mark(path, offset), says, hint)

    def _early(self, path: FieldPath, offset: int, node: Node, answered: int) -> None:
        """An answer or a call of a scene that comes later; `answered` scenes came before."""
        for asked in names(node):
            name = asked.name if isinstance(asked, Name) else ""
            call = self.calls.get(name.removeprefix("called-")) if "called-" in name else None
            home = self.homes.get(name, call)
            if home is not None and self.order[home] >= answered + (home == call == path[1]):
                mark = self.source.text_mark(path, offset + asked.offset)
                says = f"`{name}` belongs to `{home}`, which has not been answered by then."
                hint = "Ask for something earlier."
                self.source.report(EARLY, mark, says, hint, warning=True)

    def _condition_meant(self, path: FieldPath, text: str) -> str:
        from game.story.intended_conditions import intended_condition

        right = intended_condition(text, self.askable)
        written = f"`if: {right}`" if path[-1] == "if" else f"{{{right}}}"
        return f"Write {written}." if right else ""

    def _asked(self, path: FieldPath, offset: int, node: Node) -> None:
        for asked in names(node):
            name = asked.meter if isinstance(asked, Compare) else asked.name
            known: Iterable[str] = self.story.meters if isinstance(asked, Compare) else self.askable
            if name in known or self.doubts(name) or self.doubts(name.removeprefix("called-")):
                continue
            rule, what = UNKNOWN_NAME, "seat, option, call or `knows` name"
            if isinstance(asked, Compare):
                rule, what = UNKNOWN_METER, "meter"
            elif name.startswith("called-"):
                rule, what, known = UNKNOWN_CALL, "call", (f"called-{call}" for call in self.calls)
            mark = self.source.text_mark(path, offset + asked.offset)
            self.unknown.asked(rule, mark, name, what, known)

    def citations(self) -> None:
        """Every citation names a source."""
        for text in self.texts:
            before: Citation | None = None
            for cited in citations(text.value) if text.prose else ():
                if cited.key not in self.archive.sources and not self.doubts(cited.key):
                    mark = self.source.text_mark(text.path, cited.offset)
                    beside = before is not None and before.offset == cited.offset
                    first = before.key if before and beside and not before.where else ""
                    self.unknown.cited(cited, first, mark)
                before = cited

    def _each(
        self,
        rule: Rule,
        path: FieldPath,
        listed: Iterable[str],
        known: Collection[str],
        keys: bool = False,
    ) -> None:
        for index, name in enumerate(listed):
            if name not in known and not self.doubts(name):
                here = self.source.at(*path)
                where = (*path, name) if keys else (*path, index) if isinstance(here, Seq) else path
                self._unknown(rule, where, name, known, key=keys)

    def _unknown(
        self, rule: Rule, path: FieldPath, name: str, known: Iterable[str], key: bool = False
    ) -> None:
        mark = self.source.key_mark(*path) if key else self.source.value_mark(*path)
        self.unknown.report(rule, mark, name, known)
