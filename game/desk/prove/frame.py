"""What is told before the first scene and after the last: briefs, endings, what came later."""

from __future__ import annotations

from collections.abc import Callable

from game.desk.prove.coverage import Coverage, WitnessMaker
from game.desk.prove.items import Item, ToldText, told
from game.desk.prove.survey import FAILED, HELD
from game.playthrough.branching import Branching, Meters
from game.playthrough.relevance import Relevance
from game.story.texts import entries


class Frame:
    """Adds to a coverage what the beginning and the end of runs show."""

    def __init__(self, branching: Branching, relevance: Relevance, coverage: Coverage) -> None:
        self.branching = branching
        self.coverage = coverage
        scenario = branching.scenario
        self.briefs = {
            key: told(("seats", key), seat, "before") for key, seat in scenario.seats.items()
        }
        self.endings = [
            (
                Item("ending", ("endings", key), ending.if_),
                told(("endings", key), ending, "end"),
            )
            for key, ending in scenario.endings.items()
        ]
        self.later: list[tuple[int, list[ToldText]]] = []
        for place, bit in relevance.marks.items():
            name = branching.stops[place].scene
            inside = entries(scenario.scenes[name], ("scenes", name))
            texts = [text for path, entry in inside for text in told(path, entry, "end")]
            self.later.append((bit, texts))

    def brief(self, seat: str, facts: int, way: WitnessMaker) -> None:
        """A run begins: the seat's brief is read."""
        truths = self._truths(facts, self.branching.start)
        for text in self.briefs.get(seat, ()):
            self.coverage.tell(text.pieces, truths, seat, 0, way)

    def close(self, seat: str, facts: int, meters: Meters, depth: int, way: WitnessMaker) -> str:
        """A run ends: returns the name of its ending, empty if none holds."""
        truths = self._truths(facts, meters)
        for bit, texts in self.later:
            for text in texts if facts & bit else ():
                self.coverage.tell(text.pieces, truths, seat, depth, way)
        for item, ending in self.endings:
            if self.coverage.guard(item, truths(item.condition)):
                self.coverage.show(item, seat, depth, way)
                for text in ending:
                    self.coverage.tell(text.pieces, truths, seat, depth, way)
                return item.name
        if self.endings:
            self.coverage.endless.setdefault(seat, way(()))
        return ""

    def _truths(self, facts: int, meters: Meters) -> Callable[[str], int]:
        def truth(condition: str) -> int:
            return HELD if self.branching.holds(condition, facts, meters) else FAILED

        return truth
