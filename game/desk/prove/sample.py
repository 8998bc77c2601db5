"""Where a scenario is too large to be walked whole: seeded least-used play, looked at as it goes.

What it comes to is proved by its witness; what it does not come to proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from game.desk.explore import Explorer, Run
from game.desk.prove.asked import Asked
from game.desk.prove.finish import Finish
from game.desk.prove.result import Chair, Range, Witness
from game.desk.prove.survey import Steps, Survey
from game.desk.prove.tally import Tally, Way
from game.playthrough.play import Story
from game.playthrough.rules import FINISHED, Rules
from game.playthrough.steps import Answer, CallMade


class Sample:
    """Random runs of every chair, noted in a tally."""

    def __init__(self, story: Story, survey: Survey, asked: Asked, tally: Tally, seed: int) -> None:
        self.explorer = Explorer(story, seed)
        self.survey = survey
        self.rules = story.rules
        self.asked = asked
        self.tally = tally
        self.finish = Finish(story.rules, asked, tally)

    def chair(self, seat: str, count: int, progress: Callable[[float], None]) -> Chair:
        """So many runs of one chair."""
        questions: list[int] = []
        words: list[int] = []
        endings = Counter(dict.fromkeys(self.rules.scenario.endings, 0))
        for number, run in enumerate(self.explorer.runs(seat, count), start=1):
            ending, read = self._follow(run)
            if ending is not None:
                questions.append(len(run.turns))
                words.append(read)
                endings[ending] += 1
            if not number % 100 or number == count:
                progress(number / count)
        return Chair(seat, 0, count, _range(questions), _range(words), dict(endings))

    def _follow(self, run: Run) -> tuple[str | None, int]:
        """Go through a run scene by scene; its ending (None if it got stuck) and words read."""
        rules = self.rules
        facts, meters, read = rules.facts((run.seat, *run.known)), rules.start, 0
        steps: Steps = ()
        turns = iter(run.turns)
        self.finish.brief(run.seat, facts, _way(run, ()))
        place, marks = rules.arrive(0, facts), 0
        while place != FINISHED:
            situation = self.survey.at(place, facts, meters)
            self.tally.note(situation, run.seat, len(steps), _way(run, steps))
            stop, mark = rules.stops[place], self.asked.marks.get(place, 0)
            marks |= mark
            if not stop.ways:
                read += situation.words
                place = rules.arrive(stop.to, facts)
                continue
            _, made, chosen = next(turns)
            if chosen < 0:
                return None, read
            gained = sum({stop.calls[index][2] for index in made})
            way = stop.ways[chosen]
            read += next(
                edge.fewest
                for edge in situation.edges
                if edge.way is way and edge.gained == gained & ~facts
            )
            steps += (*_calls(rules, place, made), Answer(stop.scene, way.option))
            place, facts, meters = rules.take(way, facts | gained, meters)
        way_here = _way(run, steps)
        return self.finish.close(run.seat, facts | marks, meters, len(steps), way_here), read


def _calls(rules: Rules, place: int, made: tuple[int, ...]) -> Steps:
    stop = rules.stops[place]
    return tuple(CallMade(stop.scene, stop.calls[index][0]) for index in made)


def _way(run: Run, steps: Steps) -> Way:
    return lambda further: Witness(run.seat, run.known, (*steps, *further))


def _range(values: list[int]) -> Range:
    return Range(min(values, default=0), max(values, default=0))
