"""The menu: chapters to open, games to go on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game import library, saves
from game.pages import menu as pages
from game.pages.blocks import Sheet
from game.sitting.base import Next, Sitting, expect_choice

if TYPE_CHECKING:
    from game.sitting.opening import Opening


class Menu(Sitting):
    """The first page, and the door to every other sitting."""

    def __init__(self, nickname: str = "") -> None:
        """`nickname` is what new games are signed with."""
        self.nickname = nickname
        self._listed = pages.Listed((), ())
        self._opened: dict[str, Path] = {}
        """Scenarios that were given by their files, by id."""

    @property
    def sheet(self) -> Sheet:
        """What is found now."""
        self._listed = pages.listed(self._opened.values())
        return pages.sheet(self._listed)

    @property
    def at(self) -> str:
        """Always the menu."""
        return "menu"

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Open a chapter, or go on with a game."""
        expect_choice(self.sheet, number)
        picked = self._listed.pick(number)
        if isinstance(picked, saves.SaveSummary):
            own = self._opened.get(picked.scenario)
            return self.resume(picked.path, str(own) if own else None)
        return Next(self.open(str(picked.path)))

    def open(self, scenario: str) -> Opening:
        """Open a scenario by id or path. Raises UserError."""
        from game.session import open_scenario
        from game.sitting.opening import Opening

        story, digest = open_scenario(scenario)
        self._opened[story.id] = library.find(scenario).absolute()
        return Opening(self, story, digest)

    def resume(self, path: Path, scenario: str | None = None) -> Next:
        """Go on with a save; where its scenario was edited since, a page says so first.

        `scenario` is an id or a path that stands in for the one in the save. Raises UserError.
        """
        from game.session import Session
        from game.sitting.game import Game

        session = Session.resume(path, scenario)
        if scenario is not None:
            self._opened[session.play.story.id] = library.find(scenario).absolute()
        return Next(Game(self, session))
