"""A game: its pages from the last record to the next question, and what is done on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from game.errors import UserError
from game.pages import before, changes, record
from game.pages.blocks import Block, Choice, Label, Sheet
from game.pages.minute_book import minute_book as book_page
from game.playthrough.close import minute_book
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, Stand
from game.playthrough.view import View, view
from game.session import Session
from game.sitting.base import Next, Sitting, expect_choice
from game.sitting.leaves import Leaf, leaves

NEXT_STAND: dict[Stand | None, Stand | None] = {
    None: "for",
    "for": "against",
    "against": "abstain",
    "abstain": None,
}
PANELS = ("papers", "voices", "calls", "heads", "who", "dossier", "minutes", "sources",
          "changes", "pages")  # fmt: skip
LISTED = ("record", "end")
"""Pages that stand in a numbered list of their own."""


@dataclass
class Pencil:
    """What is noted while a question is open: heads counted, papers opened."""

    heads: dict[str, Stand] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)


class Game(Sitting):
    """A seat taken in a scenario, played from page to page."""

    panels: ClassVar[tuple[str, ...]] = PANELS

    def __init__(self, behind: Sitting | None, session: Session) -> None:
        """`behind` is what has the table when this game is left."""
        self._behind = behind
        self._reading: dict[str, str] = {}
        self.lay(session)
        if session.changes:
            self.leaves.insert(self.index, Leaf("changes", lambda _: self._changes()))

    def lay(self, session: Session) -> None:
        """Lay out a session's pages, and open the first that has not been read."""
        self.session = session
        self.pencil = Pencil()
        play = session.play
        self.leaves = leaves(play, self._reading, self.pencil.papers)
        self.index = 0
        if play.steps and not isinstance(play.steps[-1], Answer) and play.question:
            self.index = len(self.leaves) - 1
            note = self.leaves[self.index - 1].name == "note"
            if note and play.question not in self._reading and not play.now.calls:
                self.index -= 1

    # -- the page that lies open

    @property
    def at(self) -> str:
        """The name of the page that lies open."""
        return self.leaves[self.index].name

    @property
    def at_end(self) -> bool:
        """Whether the last page of a game that is over lies open."""
        return self.at == "end" and self.index == len(self.leaves) - 1

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to withdraw."""
        return self.session.play.last is not None

    @property
    def is_kept(self) -> bool:
        """Whether this game stands in a file; it does from its first step."""
        return self.session.kept

    @property
    def sheet(self) -> Sheet:
        """The page that lies open; it names no action that would do nothing here."""
        page = self.leaves[self.index].sheet(self.session.play)
        idle = set()
        if not self.can_undo:
            idle.add("undo")
        if self.index == 0:
            idle.add("previous")
        if self.at == "scene" or self.index == len(self.leaves) - 1:
            idle.add("following")
        actions = [name for name in page.actions if name not in idle]
        if self.session.changes and self.at != "changes":
            actions.append("changes")
        return replace(page, actions=tuple(actions))

    def _changes(self) -> Sheet:
        """What has changed in the scenario since the game was saved."""
        session = self.session
        title = session.play.story.scenario.title
        return changes.changes(title, session.changes, own_file=session.moved)

    def _view(self) -> View:
        """The View of the scene that the open page shows. Raises UserError on any other page."""
        scene = self.leaves[self.index].scene
        if not scene:
            raise UserError("There is none of that on this page.")
        return view(self.session.play, scene)

    # -- turning pages

    def turn(self, by: int) -> bool:
        """Turn so many pages on or back. An open question is not turned past."""
        target = self.index + by
        if not 0 <= target < len(self.leaves) or (by > 0 and self.at == "scene"):
            return False
        self.index = target
        return True

    def go_on(self) -> bool:
        """Turn to the next page that is not extra; false if there is none."""
        onward = range(self.index + 1, len(self.leaves))
        found = next((index for index in onward if not self.leaves[index].extra), None)
        return found is not None and self.turn(found - self.index)

    def open_page(self, number: int) -> bool:
        """Open a page of the record or of the end by its number."""
        if self.at not in LISTED:
            return False
        row = [index for index, leaf in enumerate(self.leaves) if leaf.name == self.at]
        return 1 <= number <= len(row) and self.turn(row[number - 1] - self.index)

    def open_end(self) -> None:
        """Open the first page of the chapter's end, in a game that is over."""
        ends = (index for index, leaf in enumerate(self.leaves) if leaf.name == "end")
        self.index = next(ends, self.index)

    def leave(self) -> Sitting | None:
        """The place is kept in the save."""
        return self._behind

    # -- steps

    def choose(self, number: int, reason: str = "") -> Next:
        """At a content note choose how to read on; at a question answer it."""
        expect_choice(self.sheet, number)
        seen = self._view()
        if self.at == "note":
            self._reading[seen.meeting.scene] = before.ways_to_read(seen)[number - 1]
            self.turn(1)
            return Next(self)
        option = next(one.id for one in seen.options if one.number == number)
        self.session.answer(option, reason, self.pencil.heads, tuple(self.pencil.papers))
        self.lay(self.session)
        return Next(self, self.session.noticed())

    def undo(self) -> None:
        """Withdraw the last answer, and stand before its question again."""
        if not self.can_undo:
            super().undo()
        self.session.back()
        self.lay(self.session)

    # -- panels

    def panel(self, name: str) -> Sheet:
        """A page laid over the open one: one of PANELS. Raises UserError where there is none."""
        page = self._expect_panel(name)
        if name == "changes":
            return self._changes()
        blocks: list[Block]
        choices: tuple[Choice, ...] = ()
        if name == "minutes":
            blocks = book_page(minute_book(self.session.play))
        elif name == "pages":
            blocks = [Label("PAGES")]
            titles = enumerate(page.contents, start=1)
            choices = tuple(Choice(number, title) for number, title in titles)
        elif name == "sources":
            blocks = record.sources(reveal(self.session.play))
        elif name == "calls":
            blocks, choices = before.calls(self._view())
        elif name == "heads":
            blocks, choices = before.heads(self._view(), self.pencil.heads)
        else:
            blocks = self._reading_panel(name, self._view())
        return Sheet(name, page.left, page.right, tuple(blocks), choices)

    def _expect_panel(self, name: str) -> Sheet:
        page = self.sheet
        if name not in page.actions or name not in PANELS:
            raise UserError("There is none of that on this page.")
        return page

    def _reading_panel(self, name: str, seen: View) -> list[Block]:
        if name == "papers":
            opened = [paper.id for paper in seen.papers if paper.id not in self.pencil.papers]
            self.pencil.papers += opened
            return before.papers(seen)
        pages = {"voices": before.voices, "who": before.who_is_who, "dossier": before.dossier}
        return pages[name](seen)

    def choose_in(self, name: str, number: int) -> bool:
        """Make a call, pencil in a head, or open a page, after which the panel is done with."""
        self._expect_panel(name)
        if name == "pages":
            return self.open_page(number)
        seen = self._view()
        if name == "calls" and 1 <= number <= len(seen.calls):
            call = seen.calls[number - 1]
            if not call.made and call.cost <= seen.calls_left:
                self.session.call(call.id)
        elif name == "heads" and 1 <= number <= len(seen.heads):
            man = seen.heads[number - 1].id
            self._note(man, NEXT_STAND[self.pencil.heads.get(man)])
        return False

    def pencil_in(self, number: int, stand: Stand) -> None:
        """Pencil a head in at once."""
        self._expect_panel("heads")
        heads = self._view().heads
        if 1 <= number <= len(heads):
            self._note(heads[number - 1].id, stand)

    def _note(self, man: str, stand: Stand | None) -> None:
        self.pencil.heads.pop(man, None)
        if stand is not None:
            self.pencil.heads[man] = stand

    @property
    def page_stem(self) -> str:
        """Named after the game."""
        return self.session.path.stem if self.session.path is not None else super().page_stem
