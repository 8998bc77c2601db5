"""The margin of a scene: what else there is, what of it is new, and what has been noted."""

from __future__ import annotations

from collections.abc import Iterator

from game.pages.blocks import Entry, Part
from game.pages.panels import sides
from game.pages.pencil import Pencil
from game.playthrough.view import View

DOSSIER_LINES = 4
"""So many of the latest lines of the dossier stand in the margin."""


def margin(view: View, pencil: Pencil) -> Iterator[Part]:
    """The parts of the margin, each with the action that opens it."""
    if view.map is not None:
        yield Part("THE MAP", "map", (Entry(view.map.title),))
    if view.papers:
        titles = (
            Entry(paper.title, mark="" if paper.id in pencil.papers else "new")
            for paper in view.papers
        )
        yield Part("ON THE TABLE", "papers", tuple(titles))
    if view.voices:
        yield Part("IN THE ROOM", "voices", tuple(_speakers(view, pencil)))
    if view.calls:
        made = (Entry(call.label, mark="done" if call.made else "") for call in view.calls)
        left = f"time for {view.calls_left}" if view.calls_left else "no time left"
        yield Part("CALLS", "calls", tuple(made), left)
    if view.heads:
        counted = sum(who.id in pencil.heads for who in view.heads)
        yield Part("THE VOTE TO COME", "heads", (), f"{counted} of {len(view.heads)} counted")
    yield Part("YOUR DOSSIER", "dossier", tuple(_dossier(view, pencil)) or (Entry("nothing yet"),))


def _speakers(view: View, pencil: Pencil) -> Iterator[Entry]:
    for who in dict.fromkeys(voice.who for voice in view.voices):
        his = [voice for voice in view.voices if voice.who == who]
        unread = any(voice.id not in pencil.voices for voice in his)
        yield Entry(sides(his), who.name, "new" if unread else "")


def _dossier(view: View, pencil: Pencil) -> Iterator[Entry]:
    """The latest lines; the one that the last answer entered is new until the dossier is read."""
    shown = view.dossier[-DOSSIER_LINES:]
    entered = view.question_number > 1 and not pencil.dossier_read
    for line in shown:
        yield Entry(line.text, line.day, "new" if entered and line is shown[-1] else "")
