"""The games of a class, page by page."""

from __future__ import annotations

from dataclasses import replace

from game.classroom import Classroom
from game.pages.blocks import Choice, Label, Sheet
from game.pages.classroom import sheets
from game.sitting.base import Next, Sitting


class ClassSitting(Sitting):
    """What a folder of saved games shows; nothing in it is changed."""

    panels = ("pages",)

    def __init__(self, room: Classroom) -> None:
        self.pages = sheets(room)
        self._at = 0

    @property
    def sheet(self) -> Sheet:
        """The page that lies open."""
        page = self.pages[self._at]
        idle = {"previous"} if self._at == 0 else set[str]()
        idle |= {"following", "confirm"} if self._at == len(self.pages) - 1 else set()
        actions = tuple(name for name in page.actions if name not in idle)
        onward = self.pages[self._at + 1] if self._at + 1 < len(self.pages) else None
        confirm = f"next: {onward.contents[onward.place]}" if onward else ""
        return replace(page, actions=actions, confirm=confirm)

    def turn(self, by: int) -> bool:
        """Turn the pages."""
        if not 0 <= self._at + by < len(self.pages):
            return False
        self._at += by
        return True

    def go_on(self) -> bool:
        """Turn to the next page."""
        return self.turn(1)

    def open_page(self, number: int) -> bool:
        """Open a page by its number."""
        return 1 <= number <= len(self.pages) and self.turn(number - 1 - self._at)

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Nothing is to be chosen here."""
        return Next(self)

    def panel(self, name: str) -> Sheet:
        """All pages, to go to one of them."""
        if name != "pages":
            return super().panel(name)
        titles = enumerate(self.pages[0].contents, start=1)
        choices = tuple(Choice(number, title) for number, title in titles)
        return Sheet("pages", "A CLASS", "", (Label("PAGES"),), choices)

    def choose_in(self, name: str, number: int) -> bool:
        """Go to a page."""
        return name == "pages" and self.open_page(number)
