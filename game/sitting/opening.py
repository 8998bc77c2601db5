"""A scenario that was opened: its seats, and what is to be known before sitting down."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from game.errors import UserError
from game.pages import opening as pages
from game.pages.blocks import Sheet
from game.playthrough.opening import opening
from game.playthrough.play import Story
from game.reader.characters import clean
from game.sitting.base import Next, Sitting, expect_choice

if TYPE_CHECKING:
    from game.playthrough.seats import SeatView
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
        self._looked_at = ""
        """The id of the seat whose brief lies open, or will after what everybody reads first."""
        self._reads_opening = bool(self._opening.opens)
        """Whether the page that everybody reads first lies open."""
        self._offered = False
        """Whether the seat was named beforehand, so that no seats are chosen from."""

    @property
    def sheet(self) -> Sheet:
        """What everybody reads first, the seats, or a brief."""
        if self._reads_opening:
            return pages.opens(self._opening, "your seat" if self._looked_at else "the seats")
        if not self._looked_at:
            return pages.seats(self._opening, self._seats.values())
        return pages.brief(self._opening, self._seats[self._looked_at], self._offered)

    @cached_property
    def _seats(self) -> dict[str, SeatView]:
        """The seats by id; who they are is read of the archive when they are first looked at."""
        from game.playthrough.seats import seats

        return {one.who.id: one for one in seats(self._story)}

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Look at a seat; from its brief sit down, or go back to the seats."""
        expect_choice(self.sheet, number)
        if not self._looked_at:
            self._looked_at = list(self._seats)[number - 1]
        elif number == 1:
            return Next(self.sit(self._looked_at))
        else:
            self._looked_at, self._offered = "", False
        return Next(self)

    def turn(self, by: int) -> bool:
        """From what everybody reads to the seats or the brief, and back."""
        if by == 1 and self._reads_opening:
            self._reads_opening = False
        elif by == -1 and self._looked_at and not self._offered:
            self._looked_at = ""
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
        self._looked_at, self._offered = self._known(seat), True

    def sit(self, seat: str) -> Game:
        """Take a seat and begin. Raises UserError if there is none of that id, or SaveError."""
        from game.session import Session  # here, for the first page needs neither
        from game.sitting.game import Game

        session = Session.begin(self._story, self._known(seat), self._digest, self._menu.nickname)
        return Game(self._menu, session, self._menu.pencils)

    def _known(self, seat: str) -> str:
        """The id of a seat. Raises UserError if there is none of that id."""
        offered = self._story.scenario.seats
        if seat not in offered:
            raise UserError(f"there is no seat `{clean(seat)}` ({', '.join(offered)})")
        return seat

    def leave(self) -> Sitting:
        """From a brief to the seats, else to the menu."""
        if not self._looked_at or self._offered or self._reads_opening:
            return self._menu
        self._looked_at = ""
        return self
