"""A scenario that was opened: its seats, and what is to be known before sitting down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import UserError
from game.pages import opening as pages
from game.pages.blocks import Sheet
from game.playthrough.opening import SeatView, opening
from game.playthrough.play import Story
from game.reader.characters import clean
from game.sitting.base import Next, Sitting, expect_choice

if TYPE_CHECKING:
    from game.sitting.game import Game
    from game.sitting.menu import Menu


class Opening(Sitting):
    """The choice of a seat, and the brief of the one that is looked at."""

    def __init__(self, menu: Menu, story: Story, digest: str) -> None:
        """`digest` is the fingerprint of the scenario's text, for the save."""
        self._menu = menu
        self._story = story
        self._digest = digest
        self._opening = opening(story)
        self._seat: SeatView | None = None
        self._reads_opening = bool(self._opening.opens)
        """Whether the page that everybody reads first lies open."""
        self._offered = False
        """Whether the seat was named beforehand, so that no seats are chosen from."""

    @property
    def sheet(self) -> Sheet:
        """What everybody reads first, the seats, or a brief."""
        if self._reads_opening:
            return pages.opens(self._opening, "your seat" if self._seat else "the seats")
        if self._seat is None:
            return pages.seats(self._opening)
        return pages.brief(self._opening, self._seat, self._offered)

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Look at a seat; from its brief sit down, or go back to the seats."""
        expect_choice(self.sheet, number)
        if self._seat is None:
            self._seat = self._opening.seats[number - 1]
        elif number == 1:
            return Next(self.sit(self._seat.who.id))
        else:
            self._seat, self._offered = None, False
        return Next(self)

    def turn(self, by: int) -> bool:
        """From what everybody reads to the seats or the brief, and back."""
        if by == 1 and self._reads_opening:
            self._reads_opening = False
        elif by == -1 and self._seat is not None and not self._offered:
            self._seat = None
        elif by == -1 and self._opening.opens and not self._reads_opening:
            self._reads_opening = True
        else:
            return False
        return True

    def go_on(self) -> bool:
        """The next page; from a page with choices one of them must be taken."""
        return self.turn(1)

    def offer(self, seat: str) -> None:
        """Lay out the brief of a seat, given by its id, without a choice. Raises UserError."""
        self._seat, self._offered = self._named(seat), True

    def sit(self, seat: str) -> Game:
        """Take a seat and begin. Raises UserError if there is none of that id, or SaveError."""
        from game.session import Session  # here, for the first page needs neither
        from game.sitting.game import Game

        id = self._named(seat).who.id
        session = Session.begin(self._story, id, self._digest, self._menu.nickname)
        return Game(self._menu, session, self._menu.pencils)

    def _named(self, seat: str) -> SeatView:
        for one in self._opening.seats:
            if one.who.id == seat:
                return one
        seats = ", ".join(one.who.id for one in self._opening.seats)
        raise UserError(f"there is no seat `{clean(seat)}` ({seats})")

    def leave(self) -> Sitting:
        """From a brief to the seats, else to the menu."""
        if self._seat is None or self._offered or self._reads_opening:
            return self._menu
        self._seat = None
        return self
