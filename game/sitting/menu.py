"""The menu: chapters to open, games to go on with."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from game import library, saves
from game.errors import UserError
from game.pages import menu as pages
from game.pages.blocks import Sheet
from game.pages.pencil import PencilsLeft
from game.sitting.base import Next, Sitting, expect_choice

if TYPE_CHECKING:
    from game.sitting.opening import Opening
    from game.sitting.room import Room


class Menu(Sitting):
    """The title page, the list of all saved games, and the door to every other sitting."""

    def __init__(self, nickname: str = "") -> None:
        """`nickname` is what new games are signed with."""
        self.nickname = nickname
        self.pencils: PencilsLeft = {}
        self._page = 0
        """The page of the list of saved games that lies open; 0 for the title page."""
        self._offered: list[library.Listed | saves.SaveSummary | None] = []
        """What the choices of the page shown last stand for; None is the list of all games."""
        self._opened: dict[str, Path] = {}
        """Scenarios that were given by their files, by id."""

    @property
    def sheet(self) -> Sheet:
        """What is found now."""
        return self._games() if self._page else self._title()

    def _title(self) -> Sheet:
        chapters = library.listing(self._opened.values())
        games = list(islice(saves.listing(), pages.FEW))
        page = pages.title(chapters, games, saves.count(), self.nickname)
        more = len(page.choices) - len(chapters) - len(games)
        self._offered = [*games, *[None] * more, *chapters]
        return page

    def _games(self) -> Sheet:
        first = (self._page - 1) * pages.PAGE
        games = list(islice(saves.listing(), first, first + pages.PAGE))
        self._offered = [*games]
        return pages.games(games, self._page, self._last_page)

    @property
    def _last_page(self) -> int:
        return max(1, -(-saves.count() // pages.PAGE))

    @property
    def at(self) -> str:
        """The title page or a page of the list of all games."""
        return "games" if self._page else "menu"

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Open a chapter, go on with a game, or turn to the list of all games."""
        if not self._offered:
            expect_choice(self.sheet, number)
        if not 1 <= number <= len(self._offered):
            raise UserError(f"There is no line {number} here.")
        picked = self._offered[number - 1]
        if picked is None:
            self._page = 1
            return Next(self)
        if isinstance(picked, saves.SaveSummary):
            own = self._opened.get(picked.scenario)
            return self.resume(picked.path, str(own) if own else None)
        return Next(self.open(str(picked.path)))

    def turn(self, by: int) -> bool:
        """Turn the pages of the list of all games."""
        if not self._page or not 1 <= self._page + by <= self._last_page:
            return False
        self._page += by
        return True

    def leave(self) -> Sitting | None:
        """From the list of all games to the title page; nothing lies behind that."""
        if not self._page:
            return None
        self._page = 0
        return self

    def sign(self, nickname: str) -> None:
        """Sign new games with a name, or with none. Raises UserError for one too long."""
        self.nickname = saves.tidy_nickname(nickname)

    def open(self, scenario: str) -> Opening:
        """Open a scenario by id or path. Raises UserError."""
        from game.session import open_scenario
        from game.sitting.opening import Opening

        story, digest = open_scenario(scenario)
        self._opened[story.id] = library.find(scenario).absolute()
        return Opening(self, story, digest)

    def open_room(self, scenario: str, first: str | None = None, cut: bool = False) -> Room:
        """Open a scenario before a class: all its questions, those from one on, or its cut.

        Raises UserError.
        """
        from game.session import open_scenario
        from game.sitting.room import Room

        story, digest = open_scenario(scenario)
        self._opened[story.id] = library.find(scenario).absolute()
        return Room.begin(self, story, digest, first, cut)

    def left_open(self, lesson: Room) -> tuple[str, ...]:
        """A remark on the lesson of the same chapter that was left last, signed alike, if any."""
        story = lesson.session.play.story.id
        for one in saves.listing():
            alike = (one.scenario, one.seat, one.nickname) == (story, "", self.nickname)
            if alike and one.stands != saves.CLOSED:
                stem = one.path.stem
                return (f"A lesson of this chapter was left: politburo continue {stem}",)
        return ()

    def resume(self, path: Path, scenario: str | None = None) -> Next:
        """Go on with a save, or open the end of one that is over.

        Where its scenario was edited since, a page says so first. `scenario` is an id or a path
        that stands in for the one in the save. Raises UserError.
        """
        from game.session import Session
        from game.sitting.game import Game
        from game.sitting.room import Room

        session = Session.resume(path, scenario)
        if scenario is not None:
            self._opened[session.play.story.id] = library.find(scenario).absolute()
        if session.play.questions:
            return Next(Room(self, session))
        game = Game(self, session, self.pencils)
        if not session.changes:
            game.open_book()
        return Next(game)
