"""Floor 4: a player at the table: which page lies open, and what can be done with it.

Every screen is a way of showing a `Sheet` and of calling these methods; none has rules of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game import library, saves
from game.errors import UserError
from game.pages import menu
from game.pages.blocks import Block, Choice, Heading, Para, Sheet
from game.reader.characters import clean

if TYPE_CHECKING:
    from game.playthrough.opening import Opening
    from game.playthrough.play import Story
    from game.playthrough.reveal import Reveal
    from game.playthrough.steps import Stand
    from game.playthrough.view import View
    from game.session import Session

NEXT_STAND: dict[str, Stand | None] = {
    "": "for",
    "for": "against",
    "against": "abstain",
    "abstain": None,
}
PANELS = ("papers", "voices", "calls", "heads", "who", "dossier", "minutes", "sources")


@dataclass
class Leaf:
    """One page in the order of reading: a card, a content note, a scene, a page of the end."""

    kind: str
    sheet: Callable[[], Sheet]
    extra: bool = False


@dataclass
class Pencil:
    """What is noted while a question is open: heads counted, papers opened."""

    heads: dict[str, Stand] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)


class Sitting:
    """The pages of a game from the menu to the minute book, one open at a time.

    Methods that touch files raise UserError (or its SaveError) with a line for people; then
    the page that was open stays open.
    """

    panels: tuple[str, ...] = PANELS

    def __init__(self) -> None:
        self.nickname = ""
        """What a new game is signed with, if anything."""
        self.session: Session | None = None
        self.leaves: list[Leaf] = []
        self.index = 0
        self.pencil = Pencil()
        self._reading: dict[str, str] = {}
        self._story: Story | None = None
        self._digest = ""
        self._opening: Opening | None = None
        self._seat = ""
        self._offered = False
        self._listed = menu.Listed((), ())
        self._opened: dict[str, Path] = {}

    # -- where one is

    @property
    def at(self) -> str:
        """`menu`, `seats`, `brief`, or the kind of the leaf that lies open."""
        if self.session is not None:
            return self.leaves[self.index].kind
        if self._opening is not None:
            return "brief" if self._seat else "seats"
        return "menu"

    @property
    def sheet(self) -> Sheet:
        """The page that lies open."""
        if self.session is not None:
            return self._working(self.leaves[self.index].sheet())
        if self._opening is None:
            self._listed = menu.listed(self._opened.values())
            return menu.sheet(self._listed)
        from game.pages import before

        if self._seat:
            seat = next(seat for seat in self._opening.seats if seat.who.id == self._seat)
            return before.brief(self._opening, seat, self._offered)
        return before.seats(self._opening)

    def _working(self, page: Sheet) -> Sheet:
        """A page that names no action which would do nothing here."""
        idle = set()
        if not self.can_undo:
            idle.add("undo")
        if self.index == 0:
            idle.add("previous")
        if self.at == "scene" or self.index == len(self.leaves) - 1:
            idle.add("following")
        return replace(page, actions=tuple(name for name in page.actions if name not in idle))

    @property
    def asks_reason(self) -> bool:
        """Whether an answer given now may have a reason."""
        return self.at == "scene" and self._view().asks_reason

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to withdraw."""
        return self.session is not None and self.session.play.last is not None

    # -- opening

    def open(self, scenario: str) -> None:
        """Open a scenario by id or path at the choice of seats."""
        from game.playthrough.opening import opening
        from game.session import open_scenario

        story, digest = open_scenario(scenario)
        self._opened[story.id] = library.find(scenario).absolute()
        self._close()
        self._story, self._digest = story, digest
        self._opening = opening(story)

    def offer(self, seat: str) -> None:
        """Lay out a seat's brief, with the choice to sit down. Raises UserError."""
        seats = [one.who.id for one in self._opening.seats] if self._opening is not None else []
        if seat not in seats:
            raise UserError(f"there is no seat `{clean(seat)}` ({', '.join(seats)})")
        self._seat, self._offered = seat, True

    def sit(self, seat: str) -> None:
        """Take a seat of the opened scenario and begin. Raises UserError for an unknown one."""
        from game.playthrough.steps import StepError
        from game.session import Session

        if self._story is None:
            raise UserError("no scenario is open")
        try:
            self.session = Session.begin(self._story, seat, self._digest, self.nickname)
        except StepError as wrong:
            seats = ", ".join(self._story.scenario.seats)
            raise UserError(f"{wrong} (seats: {seats})") from None
        self._opening, self._seat = None, ""
        self._lay(answered=False)

    def resume(self, path: Path, scenario: str | None = None) -> tuple[str, ...]:
        """Go on with a save; what has changed in its scenario since is returned."""
        from game.playthrough.steps import Answer
        from game.session import Session

        session = Session.resume(path, scenario)
        if scenario is not None:
            self._opened[session.play.story.id] = library.find(scenario).absolute()
        self._close()
        self.session = session
        steps = session.play.steps
        self._lay(answered=bool(steps) and isinstance(steps[-1], Answer))
        return session.changes

    def leave(self) -> bool:
        """Close the page: from a brief to the seats, else to the menu. False if it is the menu."""
        if self.at == "menu":
            return False
        if self._seat and not self._offered:
            self._seat = ""
        else:
            self._close()
        return True

    def _close(self) -> None:
        self.session, self._opening, self._seat, self._offered = None, None, "", False
        self.leaves, self.index, self._reading, self.pencil = [], 0, {}, Pencil()

    # -- doing

    def choose(self, number: int, reason: str = "") -> tuple[str, ...]:
        """Take the choice with this number; remarks for the player come back, if any."""
        chosen = next((one for one in self.sheet.choices if one.number == number), None)
        if chosen is None or chosen.closed:
            return (chosen.closed if chosen else f"There is no line {number} here.",)
        if self.at == "menu":
            return self._from_menu(number)
        if self.at == "seats" and self._opening is not None:
            self._seat = self._opening.seats[number - 1].who.id
        elif self.at == "brief":
            if number == 1:
                self.sit(self._seat)
            self._seat, self._offered = "", False
        elif self.at == "note":
            from game.pages import before

            view = self._view()
            self._reading[view.meeting.scene] = before.ways_to_read(view)[number - 1]
            self.turn(1)
        else:
            return self._answer(number, reason)
        return ()

    def _from_menu(self, number: int) -> tuple[str, ...]:
        picked = self._listed.pick(number)
        if isinstance(picked, saves.SaveSummary):
            own = self._opened.get(picked.scenario)
            return self.resume(picked.path, str(own) if own else None)
        self.open(str(picked.path))
        return ()

    def _answer(self, number: int, reason: str) -> tuple[str, ...]:
        if self.session is None:
            return ()
        option = next(one.id for one in self._view().options if one.number == number)
        pencil = self.pencil
        self.session.answer(option, reason, pencil.heads, tuple(pencil.papers))
        self._lay(answered=True)
        return self.session.noticed()

    def turn(self, by: int) -> bool:
        """Turn a page on or back; false if there is none. An open question is not turned past."""
        target = self.index + by
        if self.session is None or not 0 <= target < len(self.leaves):
            return False
        if by > 0 and self.at == "scene":
            return False
        self.index = target
        return True

    def go_on(self) -> bool:
        """Turn to the next page that is not extra; false if there is none."""
        onward = range(self.index + 1, len(self.leaves))
        found = next((index for index in onward if not self.leaves[index].extra), None)
        return found is not None and self.turn(found - self.index)

    def open_page(self, number: int) -> bool:
        """Open one of the pages listed in the margin of the record or of the end."""
        kind = self.at
        if kind not in ("card", "close"):
            return False
        row = [index for index, leaf in enumerate(self.leaves) if leaf.kind == kind]
        return 1 <= number <= len(row) and self.turn(row[number - 1] - self.index)

    def undo(self) -> None:
        """Withdraw the last answer, and stand before its question again."""
        if self.session is not None and self.can_undo:
            self.session.back()
            self._lay(answered=False)

    # -- panels

    def panel(self, name: str) -> Sheet:
        """A page laid over the open one: one of PANELS, where the open page allows it."""
        from game.pages import after, before

        page = self.sheet
        blocks: list[Block]
        choices: tuple[Choice, ...] = ()
        if name == "minutes" and self.session is not None:
            from game.playthrough.close import minute_book

            blocks = after.minute_book(minute_book(self.session.play))
        elif name == "sources" and self.at == "card":
            blocks = after.sources(self._reveal())
        else:
            view = self._view()
            if name == "calls":
                blocks, choices = before.calls(view)
            elif name == "heads":
                blocks, choices = before.heads(view, self.pencil.heads)
            else:
                blocks = self._reading_panel(name, view)
        return Sheet(name, page.left, page.right, tuple(blocks), choices)

    def _reading_panel(self, name: str, view: View) -> list[Block]:
        from game.pages import before

        if name == "papers":
            opened = [paper.id for paper in view.papers if paper.id not in self.pencil.papers]
            self.pencil.papers += opened
            return before.papers(view)
        pages = {"voices": before.voices, "who": before.who_is_who, "dossier": before.dossier}
        return pages[name](view)

    def choose_in(self, name: str, number: int) -> bool:
        """Choose in a panel: make a call, or pencil in a head. True if the panel is done with."""
        view = self._view()
        if name == "calls" and 1 <= number <= len(view.calls) and self.session is not None:
            call = view.calls[number - 1]
            if not call.made and view.calls_left:
                self.session.call(call.id)
        elif name == "heads" and 1 <= number <= len(view.heads):
            man = view.heads[number - 1].id
            stand = NEXT_STAND[self.pencil.heads.pop(man, "")]
            if stand is not None:
                self.pencil.heads[man] = stand
        return False

    def pencil_in(self, number: int, stand: Stand) -> None:
        """Pencil a head in at once."""
        heads = self._view().heads
        if 1 <= number <= len(heads):
            self.pencil.heads[heads[number - 1].id] = stand

    def page_stem(self) -> str:
        """How the name of a file begins that this page is written to: after the game."""
        path = self.session.path if self.session is not None else None
        return path.stem if path is not None else "politburo"

    # -- laying out the leaves

    def _lay(self, answered: bool) -> None:
        """Lay out the pages from the last answer's cards to the next question or the end."""
        from game.pages import after
        from game.playthrough.close import close

        if self.session is None:
            return
        play = self.session.play
        self.pencil = Pencil()
        self.leaves = [Leaf("card", _held(card), card.extra) for card in self._cards()]
        cards = len(self.leaves)
        for name in play.ahead:
            if play.scene(name).note:
                self.leaves.append(Leaf("note", self._note_of(name)))
            kind = "scene" if name == play.question else "passage"
            self.leaves.append(Leaf(kind, self._scene_of(name)))
        if play.finished:
            pages = after.close_sheets(close(play))
            self.leaves += [Leaf("close", _held(page), page.extra) for page in pages]
        if not self.leaves:
            self.leaves.append(Leaf("close", _held(_nothing_more())))
        self.index = 0 if answered or not cards else cards
        if not answered and play.steps and play.question:
            asked = len(self.leaves) - 1
            unread = self.leaves[asked - 1].kind == "note" and play.question not in self._reading
            self.index = asked - 1 if unread and not play.now.calls else asked

    def _cards(self) -> list[Sheet]:
        from game.pages import after

        if self.session is None or self.session.play.last is None:
            return []
        return after.cards(self._reveal())

    def _reveal(self) -> Reveal:
        from game.playthrough.reveal import reveal

        assert self.session is not None  # noqa: S101
        return reveal(self.session.play)

    def _scene_of(self, name: str) -> Callable[[], Sheet]:
        from game.pages import before

        return lambda: before.scene(self._view(name), self._reading.get(name, "read"))

    def _note_of(self, name: str) -> Callable[[], Sheet]:
        from game.pages import before

        return lambda: before.content_note(self._view(name))

    def _view(self, name: str | None = None) -> View:
        """The View of the open page's scene, or of the next one ahead."""
        from game.playthrough.view import view

        if self.session is None:
            raise UserError("no game is open")
        return view(self.session.play, name or self._scene_here())

    def _scene_here(self) -> str | None:
        play = self.session.play if self.session is not None else None
        if play is None or not play.ahead:
            return None
        scenes = [leaf.kind for leaf in self.leaves[: self.index]].count("passage")
        return play.ahead[min(scenes, len(play.ahead) - 1)]


def _held(sheet: Sheet) -> Callable[[], Sheet]:
    return lambda: sheet


def _nothing_more() -> Sheet:
    return Sheet(
        "close",
        "MINUTES",
        "",
        (Heading("The minutes are closed"), Para("There is nothing more to read here.")),
        actions=("confirm", "previous", "undo"),
    )
