"""The answers of a class as a table, and as the text that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from game.classroom.model import Classroom, Game
from game.playthrough.play import MinutedAnswer

ROW = ("game", "seat", "begun", "question", "asked", "line", "label", "reason", "taken_back",
       "hands", "hands_after", "calls", "opened", "unopened")  # fmt: skip


def rows(classroom: Classroom) -> list[tuple[str, ...]]:
    """Every answer as a row of a table, in the order of the games and of the chapter.

    One that was taken back says so. Of a class each line that it voted on is a row, with the hands
    before its talk and after it.
    """
    found: list[tuple[str, ...]] = [ROW]
    for game in classroom.games:
        for line in game.play.minutes:
            if not game.together:
                answer = line.answer
                back = "yes" if line.withdrawn else ""
                found.append(_row(game, line, answer.option, (answer.reason, back, "", "")))
            elif not line.withdrawn:
                found += [_row(game, line, id, told) for id, told in _voted(game, line)]
    return found


def _voted(game: Game, line: MinutedAnswer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines that a class voted on: its reason, that nothing was taken back, the hands."""
    scene = line.answer.scene
    first, *second = game.hands(scene) or ({},)
    for id, hands in first.items():
        after = f"{second[0].get(id, 0)}" if second else ""
        yield id, (game.said(scene, id), "", f"{hands}", after)


def _row(game: Game, line: MinutedAnswer, option: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """A row for a line of a question; `told` are the columns from the reason to the hands."""
    item = game.play.scene(line.answer.scene)
    calls = item.calls.each if item.calls else {}
    papers, opened = game.papers(line), line.answer.papers
    return (
        game.name,
        game.seat,
        game.day,
        item.date.iso if item.date else line.answer.scene,
        item.question,
        str(list(item.options).index(option) + 1),
        item.options[option].label,
        *told,
        "; ".join(calls[id].label for id in line.before.calls if id in calls),
        "; ".join(papers[id] for id in opened if id in papers),
        "; ".join(title for id, title in papers.items() if id not in opened),
    )


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet begins to reckon, or worse: OWASP, "CSV Injection"."""


def to_csv(table: Iterable[Sequence[str]]) -> str:
    """A table in the form of RFC 4180, in UTF-8 with the mark that Excel needs to see it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in table)
    return f"\ufeff{written.getvalue()}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
