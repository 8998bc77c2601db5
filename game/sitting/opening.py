"""A scenario that was opened: its seats, and what is to be known before sitting down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import UserError
from game.pages import opening as pages
from game.pages.blocks import Sheet
from game.playthrough.opening import SeatView, opening
from game.playthrough.play import Story
from game.reader.characters import clean
from game.session import Session
from game.sitting.base import Next, Sitting, expect_choice
from game.sitting.game import Game

if TYPE_CHECKING:
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
        self._offered = False
        """Whether the seat was named beforehand, so that its brief is the first page read."""

    @property
    def sheet(self) -> Sheet:
        """The seats, or a brief."""
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

    def offer(self, seat: str) -> None:
        """Lay out the brief of a seat, given by its id, as the first page. Raises UserError."""
        self._seat, self._offered = self._named(seat), True

    def sit(self, seat: str) -> Game:
        """Take a seat and begin. Raises UserError if there is none of that id, or SaveError."""
        id = self._named(seat).who.id
        return Game(self._menu, Session.begin(self._story, id, self._digest, self._menu.nickname))

    def _named(self, seat: str) -> SeatView:
        for one in self._opening.seats:
            if one.who.id == seat:
                return one
        seats = ", ".join(one.who.id for one in self._opening.seats)
        raise UserError(f"there is no seat `{clean(seat)}` ({seats})")

    def leave(self) -> Sitting:
        """From a brief to the seats, else to the menu."""
        if self._seat is None or self._offered:
            return self._menu
        self._seat = None
        return self
