"""The first page: chapters by year, and games to go on with. Only what exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game import library, saves
from game.pages.blocks import Block, Choice, Heading, Para, Quiet, Sheet

SAVES_SHOWN = 12


@dataclass(frozen=True)
class Listed:
    """What the menu offers, in the order of its numbers."""

    chapters: tuple[library.Listed, ...]
    games: tuple[saves.SaveSummary, ...]

    def pick(self, number: int) -> library.Listed | saves.SaveSummary:
        """The chapter or game with a number of the menu."""
        offered: list[library.Listed | saves.SaveSummary] = [*self.chapters, *self.games]
        return offered[number - 1]


def listed(opened: Iterable[Path] = ()) -> Listed:
    """The chapters and saves found now; `opened` are scenarios that were given by their files."""
    return Listed(tuple(library.listing(opened)), tuple(saves.listing()[:SAVES_SHOWN]))


def sheet(found: Listed) -> Sheet:
    """The menu as a page."""
    blocks: list[Block] = [
        Heading("POLITBURO"),
        Para("Decisions of the Bolshevik leadership, 1917-1956, bound to the record."),
    ]
    if not found.chapters:
        blocks.append(Quiet("No scenario was found in the folders of POLITBURO_SCENARIOS."))
    blocks += [
        Quiet(f"{library.SCENARIOS_VARIABLE}: {folder} is no folder.")
        for folder in library.missing_folders()
    ]
    choices = [
        Choice(number, chapter.title, detail=_year(chapter), group="The agenda")
        for number, chapter in enumerate(found.chapters, start=1)
    ]
    choices += [
        Choice(number, game.title or game.scenario, detail=_game(game), group="Saved games")
        for number, game in enumerate(found.games, start=len(found.chapters) + 1)
    ]
    return Sheet("menu", "MINUTES", "", tuple(blocks), tuple(choices),
                 actions=("number", "confirm"))  # fmt: skip


def _year(chapter: library.Listed) -> str:
    draft = "" if chapter.status == "published" else " · draft"
    return (
        f"{chapter.year}{draft}" if chapter.year != library.UNDATED else draft.removeprefix(" · ")
    )


def _game(game: saves.SaveSummary) -> str:
    who = game.nickname or game.seat.replace("-", " ").title()
    count = f"{game.answers} answer{'s' * (game.answers != 1)}"
    return " · ".join(part for part in (who, game.day, count, game.path.stem) if part)
