"""Which blocks stand where: marks of loose paragraphs settled at one place of one seat's runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from game.pages.blocks import Block, Sheet
from game.playable.asked import Asked, key_of, places_of
from game.playable.chapter import Blocks, ByAnswer, EndPage, Held, Scene
from game.playable.holes import marked, where
from game.playable.loose import Loose
from game.playthrough.branching import Meters


class Standing:
    """Everything that blocks of a chapter hang on, numbered as it is met."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.held: dict[Held, int] = {}

    def at(
        self,
        loose: list[Loose],
        seat: str,
        memories: dict[int, set[int]],
        meters: Meters,
        own: int = 0,
    ) -> Settled:
        """What hangs on `loose` at a node; `own` is what its question itself has brought."""
        branching = self.asked.branching

        def settle(number: int) -> int | bool:
            one = loose[number]
            looked_at = sum(self.asked.quoted[scene] for scene in one.quotes)
            given = sum(self.asked.quoted[scene] for scene in one.given)
            asks = (self.asked.bits_of(one.condition) | looked_at) & ~self.asked.own(one.place)
            keys: dict[bool, set[str]] = {True: set(), False: set()}
            for memory in memories[one.place]:
                facts = memory | own | branching.bits[seat]
                holds = branching.holds(one.condition, facts, meters)
                keys[holds and facts & looked_at == given].add(key_of(memory, asks))
            if not keys[True] or not keys[False]:
                return bool(keys[True])
            held = Held(tuple(places_of(asks)), frozenset(keys[True]))
            return self.held.setdefault(held, len(self.held))

        return Settled(settle)


class Settled:
    """Takes away blocks that never stand at a place, and marks from those that always do."""

    def __init__(self, settle: Callable[[int], int | bool]) -> None:
        self._settle = settle
        self._known: dict[int, int | bool] = {}

    def _found(self, number: int) -> int | bool:
        if number not in self._known:
            self._known[number] = self._settle(number)
        return self._known[number]

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """The blocks that can stand, with marks that give numbers of the whole chapter."""
        return tuple(settled for one in blocks for settled in self._block(one))

    def _block(self, block: Any) -> Blocks:
        field = "left" if hasattr(block, "left") else "text"
        numbers, words = marked(getattr(block, field, ""))
        if not numbers:
            return (block,)
        found = [self._found(number) for number in numbers]
        if any(one is True for one in found):
            return (replace(block, **{field: words}),)
        hangs_on = [one for one in found if one is not False]
        return (replace(block, **{field: where(hangs_on) + words}),) if hangs_on else ()

    def sheet(self, sheet: Sheet) -> Sheet:
        """A page with the blocks that can stand on it."""
        begins = len(self.blocks(sheet.blocks[: sheet.begins]))
        return replace(sheet, blocks=self.blocks(sheet.blocks), begins=begins)

    def scene(self, scene: Scene) -> Scene:
        """A scene with the blocks that can stand in it."""
        return replace(scene, heard=tuple(map(self.sheet, scene.heard)))

    def end(self, page: EndPage) -> EndPage:
        """A page of the end with the blocks that can stand on it."""
        parts = (
            replace(part, blocks={option: self.blocks(one) for option, one in part.blocks.items()})
            if isinstance(part, ByAnswer)
            else self.blocks(part)
            for part in page.parts
        )
        feet = (self.blocks(page.feet[0]), self.blocks(page.feet[1])) if page.feet else None
        return replace(page, begins=self.blocks(page.begins), parts=tuple(parts), feet=feet)
