"""Folds a story into a chapter: walks every state, and makes each page once that several show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from game import saves
from game.pages import opening as opening_pages
from game.pages import panels
from game.pages.minute_book import minute_book as book_page
from game.playable import pages
from game.playable.asked import key_of, places_of
from game.playable.chapter import (
    Brought,
    Call,
    Chapter,
    EndPage,
    Forms,
    Line,
    Passage,
    Records,
    Seat,
    Stop,
)
from game.playable.chapter import Desk as DeskPages
from game.playable.chapter import Node as NodePages
from game.playable.end import end
from game.playable.holes import reason_of
from game.playable.loose import loosened
from game.playable.standing import Standing
from game.playable.walk import BOUND, CameTo, Desk, Node, Onward, Question, Reached, Walk
from game.playthrough.close import minute_book
from game.playthrough.opening import Opening, SeatView, opening, seats
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, CallMade
from game.playthrough.view import View, view

Page = TypeVar("Page")
OPEN = ""
"""The stop that lies open from the beginning."""


def fold(story: Story, bound: int = BOUND) -> Chapter:
    """The chapter of a story. Raises UserError where it has more than `bound` states."""
    return _Fold(story, Walk(story, bound)).chapter()


class _Fold:
    """A chapter being made. Pages before a stop are those of `seen`, pages after it of `told`."""

    def __init__(self, story: Story, walk: Walk) -> None:
        self.story = story
        self.walk = walk
        self.asked = walk.asked
        self.standing = Standing(walk.asked)
        self.seen = loosened(story, in_view=True)
        self.told = loosened(story, in_view=False)
        self.stops: dict[str, Stop] = {OPEN: Stop()}
        self.numbers: dict[Node, int] = {}
        self._records: dict[tuple[object, ...], Records] = {}
        self._ends: dict[tuple[object, ...], tuple[EndPage, ...]] = {}

    def chapter(self) -> Chapter:
        """Everything, in the order in which it was walked."""
        counts: dict[str, int] = {}
        for node in self.walk.nodes:
            behind = self._behind(node)
            self.numbers[node] = counts.get(behind, 0)
            counts[behind] = self.numbers[node] + 1
        for node, came in self.walk.nodes.items():
            self._stop(self._behind(node)).nodes.append(self._node(node, came))
        opened, offered = opening(self.story), seats(self.story)
        return Chapter(
            self.story.id,
            self.story.scenario.title,
            opening_pages.opens(opened, "the seats") if opened.opens else None,
            opening_pages.seats(opened, offered),
            tuple(self._seat(opened, one) for one in offered),
            self.stops,
            tuple(self.standing.held),
            self.walk.states,
        )

    def _behind(self, node: Node) -> str:
        """The scene whose stop a node lies behind."""
        return self._scene(node.passed[-1]) if node.passed else OPEN

    def _scene(self, place: int) -> str:
        return self.story.branching.stops[place].scene

    def _stop(self, scene: str) -> Stop:
        return self.stops.setdefault(scene, Stop())

    def _seat(self, opened: Opening, seat: SeatView) -> Seat:
        play = Playthrough.start(self.story, seat.who.id)
        bare = panels.dossier_of(seat.who.formal, ())
        return Seat(
            seat.who.id,
            opening_pages.brief(opened, seat),
            self.numbers[self.walk.starts[seat.who.id]],
            tuple(bare[:-1]),
            tuple(block for line in seat.dossier for block in panels.on_file(line)),
            tuple(bare[-1:]),
            pages.book_head(play),
            tuple(book_page(minute_book(play))[-1:]),
        )

    def _node(self, node: Node, came: CameTo) -> NodePages:
        """The pages of a node."""
        questions = {
            key: tuple(self._desk(node, came, one, desk) for desk in one.desks)
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
        key = (node, ending, remembered & self.asked.at_end)
        if key not in self._ends:
            settled = self.standing.at(self.told.loose, node.seat, came.memories, node.meters)
            found = end(reached.play(self.told.story, node.seat))
            self._ends[key] = tuple(map(settled.end, found))
        return self._ends[key]

    def _desk(self, node: Node, came: CameTo, question: Question, desk: Desk) -> DeskPages:
        stop = self.story.branching.stops[node.places[-1]]
        calls = [CallMade(stop.scene, stop.calls[index].call) for index in desk.made]
        play = question.reached.play(self.seen.story, node.seat)
        for call in calls:
            play = play.step(call)
        seen, own = view(play), desk.facts & self.asked.own(node.places[-1])
        settled = self.standing.at(self.seen.loose, node.seat, came.memories, desk.meters, own)
        page = pages.question(seen)
        laid_over = pages.laid_over(play, seen, page)
        numbers = {one.id: one.number for one in seen.calls}
        return DeskPages(
            settled.scene(pages.scene(seen, asks=True)),
            page,
            {name: settled.sheet(one) for name, one in laid_over.items()},
            tuple(
                Call(numbers[stop.calls[index].call], stop.calls[index].call, to)
                for index, to in desk.calls.items()
            ),
            tuple(
                Brought(
                    call.call,
                    settled.sheet(pages.heard_after(seen, call.call)).begins,
                    pages.papers_of(seen, call.call),
                )
                for call in calls
            ),
            tuple(self._line(node, came, question, desk, onward, seen) for onward in desk.answers),
            tuple(head.id for head in seen.heads),
            tuple(paper.id for paper in seen.papers),
        )

    def _line(  # noqa: PLR0913, PLR0917 - all that an answer hangs on
        self,
        node: Node,
        came: CameTo,
        question: Question,
        desk: Desk,
        onward: Onward,
        seen: View,
    ) -> Line:
        place, option = node.places[-1], onward.way.option
        scene = seen.meeting.scene
        shown = next(one for one in seen.options if one.id == option)
        quoted = self.asked.quoted.get(scene, 0)
        reason = reason_of(scene) if seen.asks_reason else ""
        record = self._record(node, came, question, desk, onward, seen, reason)
        quotes_itself = self.asked.here[place] & quoted
        return Line(
            shown.number,
            option,
            shown.label,
            tuple(places_of(onward.gained)),
            tuple(places_of(quoted)),
            self.numbers[onward.to],
            record,
            self._record(node, came, question, desk, onward, seen, "") if quotes_itself else record,
        )

    def _record(  # noqa: PLR0913, PLR0917 - all that a record tells of
        self,
        node: Node,
        came: CameTo,
        question: Question,
        desk: Desk,
        onward: Onward,
        seen: View,
        reason: str,
    ) -> Records:
        """Where the record of an answer stands, made once for all desks of which it tells alike."""
        place, option = node.places[-1], onward.way.option
        stop = self.story.branching.stops[place]
        given = self.asked.quoted.get(stop.scene, 0) if reason else 0
        gained = (onward.gained | given) & self.asked.here[place]
        remembered = (desk.facts & self.asked.after[place]) | gained
        told_of = frozenset(desk.made) & self.asked.calls_told_of[place]
        next_place = onward.to.places[:1]
        key = (node, option, remembered, onward.to.meters, told_of, next_place, reason)
        if key not in self._records:
            men = {head.name: head.id for head in seen.heads}
            heads = dict.fromkeys(men.values(), pages.COUNTED)
            play = question.reached.play(self.told.story, node.seat)
            for index in desk.made:
                play = play.step(CallMade(stop.scene, stop.calls[index].call))
            after = play.step(Answer(stop.scene, option, reason=reason, heads=heads))
            settled = self.standing.at(
                self.told.loose, node.seat, came.memories, onward.to.meters, gained
            )
            later, first = (
                tuple(map(settled.sheet, sheets))
                for sheets in pages.records(after, men, first=not node.answered)
            )
            behind = self._stop(stop.scene)
            behind.entries.setdefault((node.seat, option), pages.entry(after))
            self._records[key] = behind.add(later, first)
        return self._records[key]


def _forms(found: Mapping[int, Page]) -> Forms[Page]:
    """Pages found by what is remembered, under the keys that tell them apart."""
    told, first = 0, next(iter(found))
    for remembered in found:
        told |= remembered ^ first
    return Forms(
        tuple(places_of(told)),
        {key_of(remembered, told): page for remembered, page in found.items()},
    )
