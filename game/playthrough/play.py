"""A playthrough: an immutable state, and the step that gives the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from game.archive import Archive
from game.playthrough.branching import Branching, Meters, moved
from game.playthrough.steps import Answer, Back, CallMade, Step, StepError
from game.story.format import Option, Scenario, Scene


@dataclass(frozen=True)
class Moment:
    """Where a playthrough stands between two steps.

    `places` are those from the last answer on: passages, and the question that comes last. A call
    made at the question changes what holds, but not the way by which one came.
    """

    places: tuple[int, ...]
    facts: int
    meters: Meters
    calls: tuple[str, ...] = ()


@dataclass(frozen=True)
class MinutedAnswer:
    """An answer as it stands in the minutes; `withdrawn` after a step back."""

    answer: Answer
    before: Moment
    after: Moment
    withdrawn: bool = False


@dataclass(frozen=True)
class Story:
    """What a playthrough plays: the scenario under its id, the archive it sees, its branching."""

    id: str
    scenario: Scenario
    archive: Archive
    branching: Branching

    @classmethod
    def of(cls, id: str, scenario: Scenario, archive: Archive) -> Story:
        """A scenario with its branching compiled."""
        return cls(id, scenario, archive, Branching(scenario))


@dataclass(frozen=True)
class Playthrough:
    """One run: the steps taken, and everything that follows from them.

    The same steps give the same screens for ever.
    """

    story: Story
    seat: str
    known: frozenset[str]
    steps: tuple[Step, ...]
    now: Moment
    minutes: tuple[MinutedAnswer, ...] = ()

    @classmethod
    def start(cls, story: Story, seat: str, known: Iterable[str] = ()) -> Playthrough:
        """A run from the first scene. Raises StepError if the scenario has no such seat."""
        if seat not in story.scenario.seats:
            raise StepError(f"`{story.id}` has no seat `{seat}`")
        remembered = frozenset(known) & frozenset(story.scenario.knows)
        return cls(story, seat, remembered, (), _beginning(story, seat, remembered))

    def step(self, step: Step) -> Playthrough:
        """The playthrough after a step. Raises StepError if it cannot be taken here."""
        if isinstance(step, CallMade):
            now, minutes = self._call(step), self.minutes
        elif isinstance(step, Answer):
            now = self._answer(step)
            minutes = (*self.minutes, MinutedAnswer(step, self.now, now))
        else:
            now, minutes = self._back(step)
        return replace(self, steps=(*self.steps, step), now=now, minutes=minutes)

    def _call(self, step: CallMade) -> Moment:
        now = self.now
        stop = self.story.branching.stops[self._asked]
        self._expect(step.scene, stop.scene)
        if step.call in now.calls:
            raise StepError(f"the call `{step.call}` has been made")
        left = stop.allow - sum(visit.cost for visit in stop.calls if visit.call in now.calls)
        for visit in stop.calls:
            if visit.call != step.call:
                continue
            if visit.test is not None and not visit.test(now.facts, now.meters):
                break
            if visit.cost > left:
                raise StepError("there is no time for this call")
            return replace(
                now,
                facts=now.facts | visit.bit,
                meters=moved(now.meters, visit.changes),
                calls=(*now.calls, visit.call),
            )
        raise StepError(f"there is no call `{step.call}` here")

    def _answer(self, step: Answer) -> Moment:
        branching, now, asked = self.story.branching, self.now, self._asked
        self._expect(step.scene, branching.stops[asked].scene)
        for way in branching.open_ways(asked, now.facts, now.meters):
            if way.option == step.option:
                place, facts, meters = branching.take(way, now.facts, now.meters)
                return Moment(branching.ahead(place, facts, meters), facts, meters)
        raise StepError(f"the option `{step.option}` is not open here")

    def _back(self, step: Back) -> tuple[Moment, tuple[MinutedAnswer, ...]]:
        for index in reversed(range(len(self.minutes))):
            line = self.minutes[index]
            if not line.withdrawn:
                self._expect(step.scene, line.answer.scene)
                gone = replace(line, withdrawn=True)
                return line.before, (*self.minutes[:index], gone, *self.minutes[index + 1 :])
        raise StepError("there is no answer to withdraw")

    @staticmethod
    def _expect(given: str, here: str) -> None:
        if given != here:
            raise StepError(f"the step belongs to `{given}`, but the run stands at `{here}`")

    @cached_property
    def ahead(self) -> tuple[str, ...]:
        """The scenes from here to the next question: passages first, the question's scene last.

        At the end of a chapter only passages are left, or nothing.
        """
        return tuple(self.story.branching.stops[place].scene for place in self.now.places)

    @property
    def arrived(self) -> Playthrough:
        """This run as it came to the open question, without the calls made there since."""
        if not self.now.calls:
            return self
        last = self.last
        now = last.after if last else _beginning(self.story, self.seat, self.known)
        return replace(self, now=now)

    @property
    def finished(self) -> bool:
        """Whether no question is left."""
        places = self.now.places
        return not places or not self.story.branching.stops[places[-1]].ways

    @property
    def _asked(self) -> int:
        """The place of the open question; passages on the way to it may lie before it."""
        if self.finished:
            raise StepError("the chapter is at its end")
        return self.now.places[-1]

    @property
    def question(self) -> str | None:
        """The id of the scene whose question waits for an answer."""
        return None if self.finished else self.ahead[-1]

    @cached_property
    def standing(self) -> tuple[MinutedAnswer, ...]:
        """The answers that were not withdrawn, in order."""
        return tuple(line for line in self.minutes if not line.withdrawn)

    @property
    def last(self) -> MinutedAnswer | None:
        """The answer given last, if it stands."""
        return self.standing[-1] if self.standing else None

    @property
    def passed(self) -> tuple[str, ...]:
        """Every scene that this run has come to, in order, answered or told."""
        places = [place for line in self.standing for place in line.before.places]
        places += self.now.places if self.finished else self.now.places[:-1]
        return tuple(self.story.branching.stops[place].scene for place in places)

    def scene(self, name: str) -> Scene:
        """A scene of the scenario."""
        return self.story.scenario.scenes[name]

    def option(self, answer: Answer) -> Option:
        """The option that an answer took."""
        return self.scene(answer.scene).options[answer.option]


def _beginning(story: Story, seat: str, known: Iterable[str]) -> Moment:
    """Where a run stands before its first step."""
    facts, meters = story.branching.facts((seat, *known)), story.branching.start
    return Moment(story.branching.ahead(0, facts, meters), facts, meters)
