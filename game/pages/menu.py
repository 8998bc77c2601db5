"""The title page: open minutes, and the agenda by year; and the list of all saved games."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from game import library, saves
from game.pages import tables
from game.pages.blocks import Block, Choice, Label, Para, Quiet, Sheet
from game.reader.dates import DateError, Day

AGENDA, OPEN_MINUTES, ALL_GAMES = "The agenda", "Open minutes", "all saved games"
SUBTITLE = "Minutes of decisions, 1917–1956, bound to the record."
FEW = 3
"""So many saved games stand on the title page."""
PAGE = 9
"""So many stand on a page of the list of all: a digit for each."""
INITIALS = 2
"""Parts of an id with so few letters tell namesakes apart: `kuznetsov-ng`."""
A_CLASS = "A class"
TITLE = 120
"""Cells of a chapter's title, at most."""
ROOMY = 4
"""Up to so many chapters name their seats on the title page."""


def title(
    chapters: Sequence[library.Listed],
    games: Sequence[saves.SaveSummary],
    saved: int,
    nickname: str,
) -> Sheet:
    """The title page. The choices are the games, the list of all `saved` ones, and the chapters.

    Games stand first: whoever comes back finds them there however long the agenda is. `nickname` is
    what new games are signed with.
    """
    blocks: list[Block] = [Label("POLITBURO"), Para(SUBTITLE)]
    if nickname:
        blocks.append(Quiet(f"New games are signed: {nickname}."))
    if not chapters:
        blocks.append(Quiet("No scenario was found in the folders of POLITBURO_SCENARIOS."))
    blocks += [
        Quiet(f"{library.SCENARIOS_VARIABLE}: {folder} is no folder.")
        for folder in library.missing_folders()
    ]
    choices = _table(games)
    if saved > len(games):
        choices.append(Choice(0, f"{ALL_GAMES}: {saved}", group=OPEN_MINUTES))
    choices += _chapters(chapters)
    return Sheet("menu", "", "", tuple(blocks), _numbered(choices),
                 actions=("number", "confirm", "sign"))  # fmt: skip


def games(shown: Sequence[saves.SaveSummary], page: int, pages: int) -> Sheet:
    """A page of the list of all saved games, those changed last first; `page` counts from 1."""
    blocks = (Label("Open minutes"), Quiet(f"Page {page} of {pages}, those kept last first."))
    turning = ("previous",) * (page > 1) + ("following",) * (page < pages)
    return Sheet("games", "SAVED GAMES", f"page {page} of {pages}", blocks,
                 _numbered(replace(one, group="") for one in _table(shown)),
                 actions=("number", "confirm", *turning))  # fmt: skip


def _numbered(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(replace(one, number=number) for number, one in enumerate(choices, start=1))


def _chapters(chapters: Sequence[library.Listed]) -> list[Choice]:
    """Chapters as rows: the year, the title; under it what is decided, and the seats."""
    rows = [
        ("" if one.year == library.UNDATED else f"{one.year}", one.title, _status(one))
        for one in chapters
    ]
    roomy = len(chapters) <= ROOMY
    return [
        Choice(0, one.title, group=AGENDA, row=row, under=_said(one, roomy=roomy))
        for one, row in zip(chapters, tables.aligned(rows, TITLE), strict=True)
    ]


def _status(chapter: library.Listed) -> str:
    return "" if chapter.status == "published" else "draft"


def _said(chapter: library.Listed, *, roomy: bool) -> str:
    seats = f"Seats: {', '.join(map(_name, chapter.seats))}." if roomy and chapter.seats else ""
    return f"{chapter.agenda} {seats}".strip()


def _table(games: Sequence[saves.SaveSummary]) -> list[Choice]:
    """Games as rows of a table; the chapter is named where there is more than one."""
    several = len({game.scenario for game in games}) > 1
    heads = ("seat", *(["chapter"] * several), "signed", "stands at", "kept")
    rows = [
        (
            _name(game.seat),
            *([game.title or game.scenario] * several),
            game.nickname or "–",
            _stands(game),
            _short(game.kept),
        )
        for game in games
    ]
    first, *others = tables.aligned([heads, *rows])
    return [
        Choice(
            0,
            f"{_name(game.seat)}, {game.title or game.scenario}",
            group=OPEN_MINUTES,
            heads=first,
            row=row,
            aside=f"{game.path.stem}, begun {_begun(game.day)}",
        )
        for game, row in zip(games, others, strict=True)
    ]


def _name(id: str) -> str:
    """A seat as a list names it whose archive is not read: its id, without initials.

    A class has none.
    """
    if not id:
        return A_CLASS
    parts = id.split("-")
    return " ".join([part for part in parts if len(part) > INITIALS] or parts).title()


def _stands(game: saves.SaveSummary) -> str:
    if game.stands == saves.CLOSED:
        return "closed"
    question = f"question {game.answers + 1}"
    day = _day(game.stands)
    return f"{day}, {question}" if day else question


def _day(iso: str) -> str:
    try:
        return Day.parse(iso).short
    except DateError:
        return ""


def _begun(iso: str) -> str:
    return _day(iso) or "on an unknown day"


def _short(day: date) -> str:
    return Day(day.year, day.month, day.day).short.rpartition(" ")[0]
