"""A playthrough: an immutable state, and the step that gives the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from game.archive import Archive
from game.playthrough.branching import Branching, Meters, moved
from game.playthrough.steps import Answer, Argued, Back, CallMade, Step, StepError, Vote
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
    """An answer as it stands in the minutes; `withdrawn` after a step back.

    `votes` are those of a class, before its talk and after it.
    """

    answer: Answer
    before: Moment
    after: Moment
    withdrawn: bool = False
    votes: tuple[Vote, ...] = ()


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

    The same steps give the same screens for ever. A class opens its `questions` cold, one after
    another: then there is no `seat`, nothing that was answered before is asked for, and `votes`
    are those taken on the question that is open.
    """

    story: Story
    seat: str
    known: frozenset[str]
    steps: tuple[Step, ...]
    now: Moment
    minutes: tuple[MinutedAnswer, ...] = ()
    questions: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()

    @classmethod
    def start(cls, story: Story, seat: str, known: Iterable[str] = ()) -> Playthrough:
        """A run from the first scene. Raises StepError if the scenario has no such seat."""
        if seat not in story.scenario.seats:
            raise StepError(f"`{story.id}` has no seat `{seat}`")
        remembered = frozenset(known) & frozenset(story.scenario.knows)
        return cls(story, seat, remembered, (), _beginning(story, seat, remembered))

    @classmethod
    def cold(cls, story: Story, questions: Sequence[str]) -> Playthrough:
        """A run of a class through some questions, given by their scenes.

        Raises StepError if one of them is none of the scenario's, or there are none.
        """
        asked = [name for name, scene in story.scenario.scenes.items() if scene.options]
        for name in questions:
            if name not in asked:
                raise StepError(f"`{story.id}` has no question `{name}` ({', '.join(asked)})")
        if not questions:
            raise StepError(f"`{story.id}` has no question to open")
        distinct = tuple(dict.fromkeys(questions))
        return cls(story, "", frozenset(), (), _opened(story, distinct[0]), questions=distinct)

    @property
    def anew(self) -> Playthrough:
        """The same run before its first step."""
        if self.questions:
            return Playthrough.cold(self.story, self.questions)
        return Playthrough.start(self.story, self.seat, self.known)

    def step(self, step: Step) -> Playthrough:
        """The playthrough after a step. Raises StepError if it cannot be taken here."""
        after = replace(self, steps=(*self.steps, step))
        if isinstance(step, CallMade):
            return replace(after, now=self._call(step))
        if isinstance(step, Vote):
            return replace(after, votes=self._counted(step))
        if isinstance(step, Argued):
            self._expect_option(step)
            return after
        if isinstance(step, Answer):
            now = self._answer(step)
            line = MinutedAnswer(step, self.now, now, votes=self.votes)
            return replace(after, now=now, minutes=(*self.minutes, line), votes=())
        return self._back(after, step)

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
                if self.questions:
                    further = self.questions[self.questions.index(step.scene) + 1 :]
                    return _opened(self.story, *further[:1])
                place, facts, meters = branching.take(way, now.facts, now.meters)
                return Moment(branching.ahead(place, facts, meters), facts, meters)
        raise StepError(f"the option `{step.option}` is not open here")

    def _counted(self, step: Vote) -> tuple[Vote, ...]:
        """The votes on the open question with one more."""
        if not self.questions:
            raise StepError("only a class without a seat votes")
        self._expect(step.scene, self.story.branching.stops[self._asked].scene)
        if len(self.votes) == VOTES:
            raise StepError("the class has voted twice")
        ways = self.story.branching.open_ways(self._asked, self.now.facts, self.now.meters)
        if not step.hands.keys() <= {way.option for way in ways}:
            raise StepError("one of the lines voted on is not open here")
        if min(step.hands.values(), default=0) < 0 or not any(step.hands.values()):
            raise StepError("no hand was raised")
        return (*self.votes, step)

    def _expect_option(self, step: Argued) -> None:
        """A reason is put down for a line of the open question, or of one that was answered."""
        here = {self.question, *(line.answer.scene for line in self.standing)}
        if not self.questions or step.scene not in here:
            raise StepError(f"no class stands at `{step.scene}`")
        if step.option not in self.scene(step.scene).options:
            raise StepError(f"there is no line `{step.option}` here")

    def _back(self, after: Playthrough, step: Back) -> Playthrough:
        """The run `after` the step, without the last vote of a class, or without the last answer.

        With an answer of a class only the second of its votes is gone.
        """
        if self.votes:
            self._expect(step.scene, self.question or "")
            return replace(after, votes=self.votes[:-1])
        for index in reversed(range(len(self.minutes))):
            line = self.minutes[index]
            if not line.withdrawn:
                self._expect(step.scene, line.answer.scene)
                gone = replace(line, withdrawn=True)
                minutes = (*self.minutes[:index], gone, *self.minutes[index + 1 :])
                return replace(after, now=line.before, minutes=minutes, votes=line.votes[:-1])
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
        return replace(self, now=self.last.after if self.last else self.anew.now)

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

    def before(self, line: MinutedAnswer) -> Playthrough:
        """This run as it stood when an answer of its minutes was about to be given."""
        minutes = self.minutes[: self.minutes.index(line)]
        return replace(self, now=line.before, minutes=minutes, votes=line.votes)

    def after(self, line: MinutedAnswer) -> Playthrough:
        """This run as it stood when an answer of its minutes had been given."""
        minutes = self.minutes[: self.minutes.index(line) + 1]
        return replace(self, now=line.after, minutes=minutes, votes=())

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


VOTES = 2
"""A class votes so often on a question: before it has talked, and after."""


def _opened(story: Story, *question: str) -> Moment:
    """Where a run of a class stands that opens a question; without one it is over."""
    return Moment(tuple(story.branching.order[name] for name in question), 0, story.branching.start)


def _beginning(story: Story, seat: str, known: Iterable[str]) -> Moment:
    """Where a run stands before its first step."""
    facts, meters = story.branching.facts((seat, *known)), story.branching.start
    return Moment(story.branching.ahead(0, facts, meters), facts, meters)
