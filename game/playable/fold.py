"""Folds a story into a chapter: walks every state, and makes each page once that several show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from game import saves
from game.errors import UserError
from game.pages import opening as opening_pages
from game.pages import panels
from game.pages.minute_book import minute_book as book_page
from game.playable import pages
from game.playable.asked import key_of, places_of
from game.playable.chapter import (
    Chapter,
    EndPage,
    Forms,
    Passage,
    Seat,
)
from game.playable.chapter import Node as NodePages
from game.playable.end import end
from game.playable.holes import MARKS
from game.playable.loose import loosened
from game.playable.questions import OPEN, Made, QuestionMaker
from game.playable.standing import Standing
from game.playable.walk import BOUND, CameTo, Node, Reached, Walk
from game.playthrough.close import minute_book
from game.playthrough.opening import Opening, opening
from game.playthrough.play import Playthrough, Story
from game.playthrough.seats import SeatView, seats
from game.playthrough.view import view
from game.story.texts import of_scenario

Page = TypeVar("Page")


def fold(story: Story, bound: int = BOUND) -> Chapter:
    """The chapter of a story.

    Raises UserError where it has more than `bound` states, or holds what marks a place to fill.
    """
    if any(MARKS.search(text.value) for text in of_scenario(story.scenario)):
        says = "a character from U+FDD0 to U+FDEF stands in it, which no writing needs; delete it"
        raise UserError(f"{story.id}: {says}")
    return _Fold(story, Walk(story, bound)).chapter()


class _Fold:
    """A chapter being made."""

    def __init__(self, story: Story, walk: Walk) -> None:
        self.story = story
        self.walk = walk
        self.made = made = Made(
            story,
            walk.asked,
            Standing(walk.asked),
            loosened(story, in_view=True),
            loosened(story, in_view=False),
        )
        self.standing, self.seen, self.told = made.standing, made.seen, made.told
        self._ends: dict[tuple[object, ...], tuple[EndPage, ...]] = {}

    def chapter(self) -> Chapter:
        """Everything, in the order in which it was walked."""
        counts: dict[str, int] = {}
        for node in self.walk.nodes:
            behind = self._behind(node)
            self.made.numbers[node] = counts.get(behind, 0)
            counts[behind] = self.made.numbers[node] + 1
        for node, came in self.walk.nodes.items():
            self.made.stop(self._behind(node)).nodes.append(self._node(node, came))
        opened, offered = opening(self.story), seats(self.story)
        return Chapter(
            self.story.id,
            self.story.scenario.title,
            opening_pages.opens(opened, "the seats") if opened.opens else None,
            opening_pages.seats(opened, offered),
            tuple(self._seat(opened, one) for one in offered),
            self.made.stops,
            tuple(self.standing.held),
            self.walk.states,
        )

    def _behind(self, node: Node) -> str:
        """The scene whose stop a node lies behind."""
        return self._scene(node.passed[-1]) if node.passed else OPEN

    def _scene(self, place: int) -> str:
        return self.story.branching.stops[place].scene

    def _seat(self, opened: Opening, seat: SeatView) -> Seat:
        play = Playthrough.start(self.story, seat.who.id)
        bare = panels.dossier_of(seat.who.formal, ())
        return Seat(
            seat.who.id,
            opening_pages.brief(opened, seat),
            self.made.numbers[self.walk.starts[seat.who.id]],
            tuple(bare[:-1]),
            tuple(block for line in seat.dossier for block in panels.on_file(line)),
            tuple(bare[-1:]),
            pages.book_head(play),
            tuple(book_page(minute_book(play))[-1:]),
        )

    def _node(self, node: Node, came: CameTo) -> NodePages:
        """The pages of a node."""
        questions = {
            key: QuestionMaker(self.made, node, came.memories, one).desks()
            for key, one in came.questions.items()
        }
        ends = {key: self._end(node, came, key, one) for key, one in came.ends.items()}
        return NodePages(
            saves.of(came.reached.play(self.story, node.seat), "", "").stands,
            tuple(
                _forms({key: self._passage(node, came, place, one) for key, one in found.items()})
                for place, found in came.passages.items()
            ),
            _forms(questions) if questions else None,
            _forms(ends) if ends else None,
        )

    def _passage(self, node: Node, came: CameTo, place: int, reached: Reached) -> Passage:
        play = reached.play(self.seen.story, node.seat)
        seen = view(play, self._scene(place))
        read = pages.scene(seen, asks=False)
        settled = self.standing.at(self.seen.loose, node.seat, came.memories, node.meters)
        laid_over = pages.laid_over(play, seen, read.heard[0])
        return Passage(
            settled.scene(read), {name: settled.sheet(page) for name, page in laid_over.items()}
        )

    def _end(
        self, node: Node, came: CameTo, remembered: int, reached: Reached
    ) -> tuple[EndPage, ...]:
        """The end, made once for all runs in which it is told alike."""
        ending = self.story.branching.ending(
            remembered | self.story.branching.bits[node.seat], node.meters
        )
        key = (node, ending, remembered & self.walk.asked.at_end)
        if key not in self._ends:
            settled = self.standing.at(self.told.loose, node.seat, came.memories, node.meters)
            found = end(reached.play(self.told.story, node.seat))
            self._ends[key] = tuple(map(settled.end, found))
        return self._ends[key]


def _forms(found: Mapping[int, Page]) -> Forms[Page]:
    """Pages found by what is remembered, under the keys that tell them apart."""
    told, first = 0, next(iter(found))
    for remembered in found:
        told |= remembered ^ first
    return Forms(
        tuple(places_of(told)),
        {key_of(remembered, told): page for remembered, page in found.items()},
    )
