"""What has been seen so far, over all chairs: what was come to, and what conditions gave."""

from __future__ import annotations

from collections.abc import Callable

from game.desk.prove.items import Item, Piece
from game.desk.prove.result import Found, Witness
from game.desk.prove.survey import HELD, Situation, Steps

WitnessMaker = Callable[[Steps], Witness]
"""Makes the witness of a state, given the further steps from there."""


class Coverage:
    """The union of all situations looked at, with the shortest way to each item."""

    def __init__(self) -> None:
        self.truths: dict[Item, int] = {}
        self.stuck: dict[tuple[str, str], Witness] = {}
        self.endless: dict[str, Witness] = {}
        self._found: dict[Item, tuple[int, Witness]] = {}
        self._seats: dict[Item, dict[str, None]] = {}

    def note(self, situation: Situation, chair: str, depth: int, way: WitnessMaker) -> None:
        """Add what a situation holds; it was come to in `depth` steps."""
        for item, truth in situation.truths.items():
            self.truths[item] = self.truths.get(item, 0) | truth
        for item, steps in situation.shown.items():
            self.show(item, chair, depth, way, steps)
        if situation.stuck is not None and (situation.scene, chair) not in self.stuck:
            self.stuck[situation.scene, chair] = way(situation.stuck)

    def show(
        self, item: Item, chair: str, depth: int, way: WitnessMaker, steps: Steps = ()
    ) -> None:
        """An item was come to."""
        self._seats.setdefault(item, {})[chair] = None
        length = depth + len(steps)
        if item not in self._found or length < self._found[item][0]:
            self._found[item] = (length, way(steps))

    def guard(self, item: Item, truth: int) -> bool:
        """Note what an item's condition gave; returns whether it held."""
        if item.condition:
            self.truths[item] = self.truths.get(item, 0) | truth
        return truth == HELD

    def tell(
        self,
        text: tuple[Piece, ...],
        truths: Callable[[str], int],
        chair: str,
        depth: int,
        way: WitnessMaker,
    ) -> None:
        """The guarded paragraphs of a text told at the beginning or at the end."""
        for piece in text:
            if piece.item is not None and self.guard(piece.item, truths(piece.condition)):
                self.show(piece.item, chair, depth, way)

    @property
    def found(self) -> dict[Item, Found]:
        """Everything that was come to."""
        return {
            item: Found(item, witness, tuple(self._seats[item]))
            for item, (_, witness) in self._found.items()
        }
