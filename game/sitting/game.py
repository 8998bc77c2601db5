"""A game: its pages from the last record to the next question, and what is done on them."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from game.errors import UserError
from game.pages import before, changes, panels, record
from game.pages.blocks import Block, Choice, Label, Sheet
from game.pages.leaves import Leaf, leaves
from game.pages.minute_book import minute_book as book_page
from game.pages.pencil import Pencil, PencilsLeft
from game.playthrough.close import minute_book
from game.playthrough.reveal import reveal
from game.playthrough.steps import Back, CallMade, Stand
from game.playthrough.view import View, view
from game.session import Session
from game.sitting.base import NOTHING_TO_UNDO, Next, Sitting, expect_choice

NEXT_STAND: dict[Stand | None, Stand | None] = {
    None: "for",
    "for": "against",
    "against": "abstain",
    "abstain": None,
}
PANELS = ("map", "papers", "voices", "calls", "heads", "who", "dossier", "minutes", "sources",
          "changes", "pages")  # fmt: skip
LISTED = ("record", "end")
"""Pages that stand in a numbered list of their own."""


class Game(Sitting):
    """A seat taken in a scenario, played from page to page."""

    panels: ClassVar[tuple[str, ...]] = PANELS

    def __init__(
        self, behind: Sitting | None, session: Session, pencils: PencilsLeft | None = None
    ) -> None:
        """`behind` is what has the table when this game is left.

        What is noted then goes into `pencils`, and a game opened later takes its own from there.
        """
        self._behind = behind
        self._pencils: PencilsLeft = {} if pencils is None else pencils
        self._reading: dict[str, str] = {}
        self._latest = ""
        """The call made last, while the page shows what it brought."""
        self.lay(session)
        if session.changes:
            self.leaves.insert(
                self.index, Leaf("changes", "what has changed", sheet=self._changes())
            )

    def lay(self, session: Session) -> None:
        """Lay out a session's pages, and open the first that has not been read."""
        self.session = session
        self.pencil = self._pencils.pop((session.path, session.play.question), Pencil())
        self.leaves = leaves(session.play, session.nickname)
        self.index = self._first_unread()

    def _first_unread(self) -> int:
        """The record, after an answer; else the question that is open again, or what is heard."""
        play = self.session.play
        last = play.steps[-1] if play.steps else None
        names = [leaf.name for leaf in self.leaves]
        if not isinstance(last, Back | CallMade) or "question" not in names:
            return 0
        heard = names.index("heard")
        if isinstance(last, CallMade):
            return heard
        unread = play.scene(last.scene).note and play.question not in self._reading
        return heard - 1 if unread and not play.now.calls else names.index("question")

    # -- the page that lies open

    @property
    def at(self) -> str:
        """The name of the page that lies open."""
        return self.leaves[self.index].name

    @property
    def at_end(self) -> bool:
        """Whether a game that is over has been read; pages to turn to may be left."""
        return self.at == "end" and self._next_to_read() is None

    @property
    def is_kept(self) -> bool:
        """Whether this game stands in a file; it does from its first step."""
        return self.session.kept

    @property
    def sheet(self) -> Sheet:
        """The page that lies open; it names no action that would do nothing here."""
        page = self._sheet_of(self.leaves[self.index])
        idle = set()
        if not self.answered:
            idle.add("undo")
        if self.index == 0:
            idle.add("previous")
        if self.index == len(self.leaves) - 1:
            idle.add("following")
        actions = [name for name in page.actions if name not in idle]
        if self.session.changes and self.at != "changes":
            actions.append("changes")
        return replace(page, actions=tuple(actions), confirm=self._onward(), back=self._back(),
                       passes=self._passes(page))  # fmt: skip

    def _changes(self) -> Sheet:
        """What has changed in the scenario since the game was saved."""
        session = self.session
        title = session.play.story.scenario.title
        return changes.changes(title, session.changes, own_file=session.moved)

    def _sheet_of(self, leaf: Leaf) -> Sheet:
        if leaf.sheet is not None:
            return leaf.sheet
        seen = view(self.session.play, leaf.scene)
        reading = self._reading.get(leaf.scene, "read")
        if leaf.name == "note":
            return before.content_note(seen)
        if leaf.name == "passage":
            return before.passage(seen, reading)
        if leaf.name == "heard":
            return before.heard(seen, self.pencil, reading, self._latest)
        return before.question(seen, self.pencil)

    def _back(self) -> str:
        return self.leaves[self.index - 1].title if self.index else ""

    def _onward(self) -> str:
        onward = self._next_to_read()
        return "" if onward is None else f"next: {self.leaves[onward].title}"

    def _passes(self, page: Sheet) -> tuple[int, ...]:
        """Which pages of the list that the open one stands in going on from it passes by."""
        onward = self._next_to_read()
        if not page.contents:
            return ()
        between = self.leaves[self.index + 1 : onward]
        sheets = (leaf.sheet for leaf in between if leaf.name == page.name)
        return tuple(sheet.place for sheet in sheets if sheet is not None)

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
        if not 0 <= target < len(self.leaves):
            return False
        self.index, self._latest = target, ""
        return True

    def go_on(self) -> bool:
        """Turn to the next page that is not extra; false if there is none."""
        onward = self._next_to_read()
        return onward is not None and self.turn(onward - self.index)

    def _next_to_read(self) -> int | None:
        onward = range(self.index + 1, len(self.leaves))
        return next((index for index in onward if not self.leaves[index].extra), None)

    def open_page(self, number: int) -> bool:
        """Open a page of the record or of the end by its number."""
        if self.at not in LISTED:
            return False
        row = [index for index, leaf in enumerate(self.leaves) if leaf.name == self.at]
        return 1 <= number <= len(row) and self.turn(row[number - 1] - self.index)

    def open_book(self) -> None:
        """Open the minute book among the pages of the end, in a game that is over."""
        sheets = [leaf.sheet for leaf in self.leaves]
        kept = (index for index, sheet in enumerate(sheets) if sheet is not None and sheet.kept)
        self.index = next(kept, self.index)

    def leave(self) -> Sitting | None:
        """The place is kept in the save; what is noted, as long as the program runs."""
        if self._behind is not None:
            self._pencils[self.session.path, self.session.play.question] = self.pencil
        return self._behind

    # -- steps

    def choose(self, number: int, reason: str = "") -> Next:
        """At a content note choose how to read on; make a call; answer the question."""
        expect_choice(self.sheet, number)
        seen = self._view()
        if self.at == "note":
            self._reading[seen.meeting.scene] = before.ways_to_read(seen)[number - 1]
            self.turn(1)
        elif self.at == "heard":
            self._call(number)
        else:
            option = next(one.id for one in seen.options if one.number == number)
            self.session.answer(option, reason, self.pencil.heads, tuple(self.pencil.papers))
            self.lay(self.session)
        return Next(self, self.session.noticed())

    def _call(self, number: int) -> None:
        call = next(one for one in self._view().calls if one.number == number)
        self.session.call(call.id)
        self._latest = call.id
        made = next(one for one in self._view().calls if one.id == call.id)
        self.pencil.papers += [one.id for one in made.papers]
        self.pencil.voices += [one.id for one in made.voices]

    @property
    def answered(self) -> str:
        """The last answer that stands, with its day, or nothing."""
        last = self.session.play.last
        if last is None:
            return ""
        scene, option = (
            self.session.play.scene(last.answer.scene),
            self.session.play.option(last.answer),
        )
        return f"{scene.date.short}: {option.label}" if scene.date else option.label

    def undo(self) -> None:
        """Withdraw the last answer, and stand before its question again with what was noted."""
        last = self.session.play.last
        if last is None:
            raise UserError(NOTHING_TO_UNDO)
        self.session.back()
        self.lay(self.session)
        self.pencil.heads.update(last.answer.heads)
        self.pencil.papers += last.answer.papers
        self.pencil.reason = last.answer.reason

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
            blocks, choices = panels.calls(self._view())
        elif name == "heads":
            blocks, choices = panels.heads(self._view(), self.pencil.heads)
        else:
            blocks = self._reading_panel(name, self._view())
        verb = {"calls": "call", "heads": "change"}.get(name, "")
        return Sheet(name, page.left, page.right, tuple(blocks), choices, verb=verb,
                     binding=name == "calls", optional=name == "calls")  # fmt: skip

    def _expect_panel(self, name: str) -> Sheet:
        page = self.sheet
        if name not in page.actions or name not in PANELS:
            raise UserError("There is none of that on this page.")
        return page

    def _reading_panel(self, name: str, seen: View) -> list[Block]:
        if name == "map":
            return panels.the_map(seen)
        if name == "papers":
            opened = [paper.id for paper in seen.papers if paper.id not in self.pencil.papers]
            self.pencil.papers += opened
            return panels.papers(seen)
        if name == "voices":
            self.pencil.voices = [voice.id for voice in seen.voices]
            return panels.voices(seen)
        if name == "dossier":
            self.pencil.dossier_read = True
            return panels.dossier(seen)
        return panels.who_is_who(seen)

    def choose_in(self, name: str, number: int) -> bool:
        """Make a call, pencil in a head, or open a page, after which the panel is done with."""
        self._expect_panel(name)
        if name == "pages":
            return self.open_page(number)
        seen = self._view()
        if name == "calls":
            _, choices = panels.calls(seen)
            expect_choice(replace(self.sheet, choices=choices), number)
            self._call(number)
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

    def note_reason(self, text: str) -> None:
        """Keep what has been typed of a reason, until it is entered."""
        self.pencil.reason = text

    @property
    def page_stem(self) -> str:
        """Named after the game."""
        return self.session.path.stem if self.session.path is not None else super().page_stem
