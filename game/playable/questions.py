"""The pages of a question: before each of its answers, and the record behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.playable import pages
from game.playable.asked import Asked, places_of
from game.playable.chapter import Brought, Call, Line, Records, Stop
from game.playable.chapter import Desk as DeskPages
from game.playable.holes import reason_of
from game.playable.loose import Loosened
from game.playable.standing import Standing
from game.playable.walk import Desk, Node, Onward, Question
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, CallMade
from game.playthrough.view import View, view

OPEN = ""
"""The stop that lies open from the beginning."""


@dataclass(slots=True)
class Made:
    """What is made so far of a chapter. Pages before a stop are `seen`, those after it `told`.

    `numbers` are those of nodes in their stops; `records` keeps each record that is made once.
    """

    story: Story
    asked: Asked
    standing: Standing
    seen: Loosened
    told: Loosened
    stops: dict[str, Stop] = field(default_factory=lambda: {OPEN: Stop()})
    numbers: dict[Node, int] = field(default_factory=dict)
    records: dict[tuple[object, ...], Records] = field(default_factory=dict)

    def stop(self, scene: str) -> Stop:
        """What lies behind the stop of a scene."""
        return self.stops.setdefault(scene, Stop())


class QuestionMaker:
    """Makes the pages of a question of a node where certain things are remembered."""

    def __init__(
        self, made: Made, node: Node, memories: dict[int, set[int]], question: Question
    ) -> None:
        self.made = made
        self.asked = made.asked
        self.node = node
        self.memories = memories
        self.question = question
        self.place = node.places[-1]
        self.stop = made.story.branching.stops[self.place]
        self.quoted = self.asked.quoted.get(self.stop.scene, 0)

    def desks(self) -> tuple[DeskPages, ...]:
        """The question with every set of calls."""
        return tuple(self._desk(desk) for desk in self.question.desks)

    def _play(self, story: Story, desk: Desk) -> Playthrough:
        """A run that stands at a desk."""
        play = self.question.reached.play(story, self.node.seat)
        for index in desk.made:
            play = play.step(CallMade(self.stop.scene, self.stop.calls[index].call))
        return play

    def _desk(self, desk: Desk) -> DeskPages:
        play = self._play(self.made.seen.story, desk)
        seen = view(play)
        page = pages.question(seen)
        settled = self.made.standing.at(
            self.made.seen.loose,
            self.node.seat,
            self.memories,
            desk.meters,
            desk.facts & self.asked.own(self.place),
        )
        numbers = {one.id: one.number for one in seen.calls}
        ids = [visit.call for visit in self.stop.calls]
        return DeskPages(
            scene=settled.scene(pages.scene(seen, asks=True)),
            question=page,
            panels={
                name: settled.sheet(one) for name, one in pages.laid_over(play, seen, page).items()
            },
            calls=tuple(Call(numbers[ids[at]], ids[at], to) for at, to in desk.calls.items()),
            brought=tuple(
                Brought(
                    ids[index],
                    settled.sheet(pages.heard_after(seen, ids[index])).begins,
                    pages.papers_of(seen, ids[index]),
                )
                for index in desk.made
            ),
            lines=tuple(self._line(desk, onward, seen) for onward in desk.answers),
            heads=tuple(head.id for head in seen.heads),
            papers=tuple(paper.id for paper in seen.papers),
        )

    def _line(self, desk: Desk, onward: Onward, seen: View) -> Line:
        shown = next(one for one in seen.options if one.id == onward.way.option)
        reason = reason_of(self.stop.scene) if seen.asks_reason else ""
        record = self._record(desk, onward, seen, reason)
        quotes_itself = self.asked.here[self.place] & self.quoted
        return Line(
            number=shown.number,
            option=shown.id,
            label=shown.label,
            gains=tuple(places_of(onward.gained)),
            if_reason=tuple(places_of(self.quoted)),
            node=self.made.numbers[onward.to],
            record=record,
            bare_record=self._record(desk, onward, seen, "") if quotes_itself else record,
        )

    def _record(self, desk: Desk, onward: Onward, seen: View, reason: str) -> Records:
        """Where the record of an answer stands, made once for all desks of which it tells alike."""
        gained = (onward.gained | (self.quoted if reason else 0)) & self.asked.here[self.place]
        remembered = (desk.facts & self.asked.after[self.place]) | gained
        told_of = frozenset(desk.made) & self.asked.calls_told_of[self.place]
        meters = desk.meters, onward.to.meters
        next_place = onward.to.places[:1]
        key = (self.node, onward.way.option, remembered, *meters, told_of, next_place, reason)
        if key not in self.made.records:
            men = {head.name: head.id for head in seen.heads}
            heads = dict.fromkeys(men.values(), pages.COUNTED)
            answer = Answer(self.stop.scene, onward.way.option, reason=reason, heads=heads)
            after = self._play(self.made.told.story, desk).step(answer)
            settled = self.made.standing.at(
                self.made.told.loose, self.node.seat, self.memories, onward.to.meters, gained
            )
            later, first = (
                tuple(map(settled.sheet, sheets))
                for sheets in pages.records(after, men, first=not self.node.answered)
            )
            behind = self.made.stop(self.stop.scene)
            behind.entries.setdefault((self.node.seat, onward.way.option), pages.entry(after))
            self.made.records[key] = behind.add(later, first)
        return self.made.records[key]
