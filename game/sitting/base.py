"""What every sitting can do. Screens hold one, show its `sheet`, and call these methods."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from game.errors import UserError
from game.pages.blocks import Sheet
from game.playthrough.steps import Stand


@dataclass(frozen=True)
class Next:
    """Which sitting has the table after a choice, and remarks for the player."""

    sitting: Sitting
    remarks: tuple[str, ...] = ()


NOTHING_TO_UNDO = "There is no answer to take back."


class Sitting(ABC):
    """Pages of which one lies open.

    What cannot be done raises UserError with a line for people; then nothing has changed.
    """

    panels: ClassVar[tuple[str, ...]] = ()
    """The actions that lay a page over the open one."""
    undone: ClassVar[str] = "Out of the dossier; the minutes keep both."
    """What becomes of an answer that is taken back."""
    nickname: str = ""
    """What games that are begun from here are signed with."""

    @property
    @abstractmethod
    def sheet(self) -> Sheet:
        """The page that lies open."""

    @property
    def at(self) -> str:
        """The name of the page that lies open."""
        return self.sheet.name

    @property
    def at_end(self) -> bool:
        """Whether a game is over and has been read."""
        return False

    @property
    def answered(self) -> str:
        """What `undo` would withdraw: the day of an answer and its label. Empty if nothing."""
        return ""

    @property
    def is_kept(self) -> bool:
        """Whether there is a game here that stands in a file."""
        return False

    @abstractmethod
    def choose(self, number: int, reason: str = "") -> Next:
        """Take the choice of the open page that has this number. Raises UserError."""

    def turn(self, by: int) -> bool:  # noqa: ARG002
        """Turn so many pages on, or back where `by` is negative; false if that cannot be done."""
        return False

    def go_on(self) -> bool:
        """Turn to the next page that is not extra; false if there is none."""
        return False

    def open_page(self, number: int) -> bool:  # noqa: ARG002
        """Open a page by its number in the list of pages that the open one belongs to."""
        return False

    def leave(self) -> Sitting | None:
        """Close the page: what has the table then. None if nothing lies behind it."""
        return None

    def undo(self) -> None:
        """Withdraw the last answer. Raises UserError if there is none."""
        raise UserError(NOTHING_TO_UNDO)

    def sign(self, nickname: str) -> None:  # noqa: ARG002
        """Sign new games with a name, or with none. Raises UserError."""
        raise UserError("No game is begun from this page.")

    def act(self, name: str) -> Next:  # noqa: ARG002
        """What an action of this sitting's own does. Raises UserError."""
        raise UserError("There is none of that on this page.")

    def vote(self, hands: str) -> Next:  # noqa: ARG002
        """Count the hands of a class, a number for each line that is open. Raises UserError."""
        raise UserError("No vote is taken on this page.")

    @property
    def remarked(self) -> str:
        """The remark that stands at the answer on the open page."""
        return ""

    def note(self, remark: str) -> None:  # noqa: ARG002
        """Write a remark beside the answer on the open page. Raises UserError."""
        raise UserError("There is no answer on this page.")

    def panel(self, name: str) -> Sheet:  # noqa: ARG002
        """The page laid over the open one by an action of `panels`. Raises UserError."""
        raise UserError("There is none of that on this page.")

    def choose_in(self, name: str, number: int) -> bool:  # noqa: ARG002
        """Take a choice of a panel; true if the panel is done with. Raises UserError."""
        raise UserError("There is none of that on this page.")

    def pencil_in(self, number: int, stand: Stand) -> None:  # noqa: ARG002
        """Note how a member, numbered as in the panel of heads, is expected to vote.

        Raises UserError where heads are not counted.
        """
        raise UserError("There is none of that on this page.")

    def note_reason(self, text: str) -> None:  # noqa: ARG002
        """Keep what has been typed of a reason, until it is entered. Raises UserError."""
        raise UserError("There is none of that on this page.")

    @property
    def page_stem(self) -> str:
        """How the name of a file begins that the open page is written to."""
        return "politburo"


def expect_choice(sheet: Sheet, number: int) -> None:
    """Raises UserError where a page has no open choice of this number."""
    chosen = next((one for one in sheet.choices if one.number == number), None)
    if chosen is None:
        raise UserError(f"There is no line {number} here.")
    if chosen.closed:
        raise UserError(f"Closed: {chosen.closed}.")
