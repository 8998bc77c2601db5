"""A chapter's stops as JSON, each standing alone: every text once, and its number in its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from game.html import template
from game.html.marks import Drawer
from game.pages.actions import BY_NAME
from game.pages.blocks import Block, Part, Sheet
from game.playable.chapter import (
    ByAnswer,
    Chapter,
    Desk,
    EndPage,
    Entry,
    Forms,
    Line,
    Node,
    Passage,
    Scene,
    Seat,
    Stop,
)

PANELS = ("map", "papers", "voices", "heads", "who", "dossier", "minutes")
"""What can be laid over a page, in the order in which it is offered; calls stand on the page."""

TABLES = ("text", "pages", "passages", "questions", "desks", "ends")

Json = dict[str, Any]


def packs_of(chapter: Chapter) -> list[Json]:
    """A pack for each stop; the first is that which lies open."""
    numbers = {scene: number for number, scene in enumerate(chapter.stops)}
    drawer, parts = Drawer(), template("playable_parts.html.j2").module
    packs = [_Pack(drawer, parts, numbers) for _ in numbers]
    made = [pack.stop(scene, stop) for pack, (scene, stop) in zip(
        packs, chapter.stops.items(), strict=True
    )]  # fmt: skip
    made[0] |= {
        "opens": packs[0].page(chapter.opens) if chapter.opens else None,
        "seats_page": packs[0].page(chapter.seats_page),
        "seats": [packs[0].seat(seat) for seat in chapter.seats],
        "held": [[one.asks, sorted(one.keys)] for one in chapter.held],
    }
    return made


class _Pack:
    """One stop being written."""

    def __init__(self, drawer: Drawer, parts: Any, numbers: dict[str, int]) -> None:
        self.drawer = drawer
        self.parts = parts
        self.numbers = numbers
        self.made: dict[str, list[Any]] = {name: [] for name in TABLES}
        self._known: dict[tuple[str, str], int] = {}

    def stop(self, scene: str, stop: Stop) -> Json:
        """Everything that lies behind a stop."""
        return {
            "scene": scene,
            "nodes": [self._node(node) for node in stop.nodes],
            "records": [[self.page(sheet) for sheet in record] for record in stop.records],
            "entries": {
                f"{seat} {option}": self._entry(entry)
                for (seat, option), entry in stop.entries.items()
            },
            **self.made,
        }

    def seat(self, seat: Seat) -> Json:
        """A seat; what stands over its dossier and its minute book."""
        return {
            "id": seat.id,
            "brief": self.page(seat.brief),
            "node": seat.node,
            "dossier": self._blocks(seat.dossier),
            "on_file": self._blocks(seat.on_file),
            "nothing_on_file": self._blocks(seat.nothing_on_file),
            "book": self._blocks(seat.book),
            "nothing_resolved": self._blocks(seat.nothing_resolved),
        }

    def page(self, sheet: Sheet) -> int:
        """The number of a page."""
        margin = list(_margin(sheet))
        choices = str(self.parts.choices(sheet)).strip() if sheet.choices or sheet.ask else ""
        page = {
            "name": sheet.name,
            "left": self._text(sheet.left),
            "right": self._text(sheet.right),
            "blocks": self._blocks(sheet.blocks),
            "time": self._text(self.drawer.time(sheet.time)) if sheet.time else None,
            "choices": self._text(choices) if choices else None,
            "margin": self._text(str(self.parts.margin(margin)).strip()) if margin else None,
            "title": sheet.contents[sheet.place] if sheet.contents else None,
            "extra": sheet.extra or None,
            "stop": sheet.stop or None,
        }
        return self._add("pages", {name: one for name, one in page.items() if one is not None})

    def _add(self, table: str, one: Any) -> int:
        """The number of something in one of the tables; what is alike stands there once."""
        key = (table, one if isinstance(one, str) else json.dumps(one, sort_keys=True))
        if key not in self._known:
            self._known[key] = len(self.made[table])
            self.made[table].append(one)
        return self._known[key]

    def _text(self, text: str) -> int:
        return self._add("text", text)

    def _blocks(self, blocks: Iterable[Block]) -> list[int]:
        return [self._text(self.drawer.block(block)) for block in blocks]

    def _entry(self, entry: Entry) -> Json:
        return {
            "dossier": self._blocks(entry.dossier),
            "book": self._blocks(entry.book),
            "withdrawn": self._blocks(entry.withdrawn),
        }

    def _node(self, node: Node) -> Json:
        return {
            "stands": node.stands,
            "passages": [self._forms(one, "passages", self._passage) for one in node.passages],
            "question": self._forms(node.question, "questions", self._question)
            if node.question
            else None,
            "end": self._forms(node.end, "ends", self._end) if node.end else None,
        }

    def _forms(self, forms: Forms[Any], table: str, write: Any) -> Json:
        known: dict[int, int] = {}
        by_key = {}
        for key, form in forms.by_key.items():
            if id(form) not in known:
                known[id(form)] = self._add(table, write(form))
            by_key[key] = known[id(form)]
        return {"asks": forms.asks, "by_key": by_key}

    def _scene(self, scene: Scene) -> Json:
        return {
            "scene": scene.id,
            "note": self.page(scene.note) if scene.note else None,
            "heard": [self.page(sheet) for sheet in scene.heard],
        }

    def _passage(self, passage: Passage) -> Json:
        return {**self._scene(passage.scene), "panels": self._panels(passage.panels)}

    def _panels(self, panels: dict[str, Sheet]) -> dict[str, int]:
        return {name: self.page(sheet) for name, sheet in panels.items()}

    def _question(self, desks: tuple[Desk, ...]) -> list[int]:
        return [self._add("desks", self._desk(desk)) for desk in desks]

    def _desk(self, desk: Desk) -> Json:
        return {
            **self._scene(desk.scene),
            "question": self.page(desk.question),
            "stop": self.numbers.get(desk.scene.id),
            "panels": self._panels(desk.panels),
            "calls": {call.number: [call.id, call.desk] for call in desk.calls},
            "brought": {one.call: [one.begins, one.papers] for one in desk.brought},
            "lines": {line.number: self._line(line) for line in desk.lines},
            "heads": desk.heads,
            "papers": desk.papers,
        }

    @staticmethod
    def _line(line: Line) -> Json:
        return {
            "option": line.option,
            "label": line.label,
            "gains": line.gains,
            "if_reason": line.if_reason,
            "node": line.node,
            "record": [line.record.later, line.record.first],
            "bare_record": [line.bare_record.later, line.bare_record.first],
        }

    def _end(self, pages: tuple[EndPage, ...]) -> list[Json]:
        return [
            {
                "page": self.page(page.sheet),
                "title": page.title,
                "feet": [self._blocks(foot) for foot in page.feet] if page.feet else None,
                "begins": self._blocks(page.begins),
                "parts": [
                    {
                        "scene": part.scene,
                        "by": {key: self._blocks(one) for key, one in part.blocks.items()},
                    }
                    if isinstance(part, ByAnswer)
                    else self._blocks(part)
                    for part in page.parts
                ],
            }
            for page in pages
        ]


def _margin(sheet: Sheet) -> Iterator[tuple[str, str, Part | None]]:
    """What can be laid over a page: the action, its label, and its part of the margin."""
    parts = {part.action: part for part in sheet.parts}
    for name in PANELS:
        if name in sheet.actions:
            part = parts.get(name)
            label = part.label if part else BY_NAME[name].label
            yield name, label[:1].upper() + label[1:].lower(), part


def written(packs: Sequence[Json]) -> list[bytes]:
    """The packs as compact JSON."""
    return [json.dumps(pack, ensure_ascii=False, separators=(",", ":")).encode() for pack in packs]
