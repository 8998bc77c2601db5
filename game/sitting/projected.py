"""Pages before a class: each record lies behind its own key, and the wall can be emptied."""

from __future__ import annotations

from abc import abstractmethod

from game.pages.blocks import Sheet
from game.pages.replay import blank
from game.sitting.base import Next, Sitting


class Projected(Sitting):
    """Pages of which one is on the wall; over it a record, or nothing at all."""

    def __init__(self) -> None:
        self._index = 0
        """The page on the wall, by its place among `_count` pages."""
        self._record: list[Sheet] = []
        """The pages of the record, or of the end, while it lies open."""
        self._at = 0
        self._blank = False

    @property
    def sheet(self) -> Sheet:
        """What the class sees."""
        if self._blank:
            return blank()
        return self._of_record(self._record[self._at]) if self._record else self._page()

    @abstractmethod
    def _page(self) -> Sheet:
        """The page that lies open while no record does."""

    @abstractmethod
    def _of_record(self, page: Sheet) -> Sheet:
        """A page of the record, with the keys that work there."""

    @property
    @abstractmethod
    def _count(self) -> int:
        """How many pages there are."""

    def _lay_over(self, record: list[Sheet]) -> None:
        """Open a record; a stop at its head was on the wall already."""
        self._record = record
        self._at = next((at for at, page in enumerate(record) if not page.stop), 0)

    def turn(self, by: int) -> bool:
        """Turn the pages, or those of the record while it lies open."""
        count, at = (len(self._record), self._at) if self._record else (self._count, self._index)
        target = at + by
        if self._blank or not 0 <= target < count:
            return False
        if self._record:
            self._at = target
        else:
            self._index = target
        return True

    def open_page(self, number: int) -> bool:
        """A page of the record by its number, while it lies open."""
        if self._blank or not 1 <= number <= len(self._record):
            return False
        self._at = number - 1
        return True

    def leave(self) -> Sitting | None:
        """Close the record, or light the wall again."""
        if self._blank or self._record:
            self._uncover()
            return self
        return None

    def _uncover(self) -> None:
        """Show the page again over which something lies."""
        self._blank, self._record = False, []

    def act(self, name: str) -> Next:
        """Empty the wall, or show the page again. Raises UserError for what it does not know."""
        if name != "blank":
            return super().act(name)
        self._blank = not self._blank
        return Next(self)
