"""The answers of a class as a table, and as the text that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from game.classroom.model import Classroom

ROW = ("game", "seat", "begun", "question", "asked", "line", "label", "reason", "calls", "opened",
       "unopened")  # fmt: skip


def rows(classroom: Classroom) -> list[tuple[str, ...]]:
    """Every answer as a row of a table, in the order of the games and of the chapter."""
    found: list[tuple[str, ...]] = [ROW]
    for game in classroom.games:
        for line in game.play.minutes:
            if line.withdrawn:
                continue
            answer = line.answer
            play = game.play.story
            item = play.scenario.scenes[answer.scene]
            calls = item.calls.each if item.calls else {}
            made = [calls[id].label for id in line.before.calls if id in calls]
            papers = item.papers
            found.append(
                (
                    game.name,
                    game.seat,
                    game.day,
                    item.date.iso if item.date else answer.scene,
                    item.question,
                    str(list(item.options).index(answer.option) + 1),
                    item.options[answer.option].label,
                    answer.reason,
                    "; ".join(made),
                    "; ".join(papers[id].title for id in answer.papers if id in papers),
                    "; ".join(one.title for id, one in papers.items() if id not in answer.papers),
                )
            )
    return found


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
