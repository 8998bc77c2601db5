"""The chapter's end, taken apart where it hangs on single answers.

What became of the line that was taken stands before what became of the others: there are as many
such pages as there are ways to answer everything, and they are put together from these parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.pages import chapter_end
from game.pages.contents import Page
from game.playable import pages
from game.playable.chapter import Blocks, ByAnswer, EndPage
from game.playable.holes import reason_of
from game.playthrough.close import Close, MinuteBook, close
from game.playthrough.last_count import last_count
from game.playthrough.play import Playthrough

Told = list[tuple[Playthrough, Close]]
"""A run with its answers changed, and its end."""


def end(play: Playthrough) -> tuple[EndPage, ...]:
    """Every page that can stand at the end of a finished run, whatever its answers were.

    What conditions gave stays as it was in the run, so nothing differs but what hangs on single
    answers.
    """
    told = [(one, close(one)) for one in _answered_otherwise(play)]
    first = told[0][1]
    bare = chapter_end.pages(replace(first, after=(), your_line=None))
    parts: list[list[Blocks | ByAnswer]] = [[] for _ in bare]
    heads: list[Blocks] = [tuple(page.blocks) for page in bare]
    for place, after in enumerate(first.after):
        alone = [
            (one, replace(ended, after=(ended.after[place],), your_line=None))
            for one, ended in told
        ]
        _add(parts, heads, bare, after.scene, alone)
    if (count := last_count(play)) is not None:
        _add(
            parts, heads, bare, count.name, [(one, replace(ended, after=())) for one, ended in told]
        )
    blank = replace(chapter_end.blank(first), blocks=())
    return tuple(
        EndPage(
            replace(blank, extra=page.extra),
            page.title,
            () if page.kept else heads[number],
            () if page.kept else tuple(parts[number]),
            _feet(first.book) if page.kept else None,
        )
        for number, page in enumerate(bare)
        if heads[number]
    )


def _feet(book: MinuteBook) -> tuple[Blocks, Blocks]:
    """What closes the minute book: for a player who signs, a mark for his name, and for others."""
    return pages.book_foot(book, reason_of("")), pages.book_foot(book, "")


def _answered_otherwise(play: Playthrough) -> Iterator[Playthrough]:
    """The run with its answers changed and all else left, until each option was taken somewhere."""
    options = {line.answer.scene: list(play.scene(line.answer.scene).options)
               for line in play.minutes}  # fmt: skip
    for number in range(max(map(len, options.values()), default=1)):
        minutes = tuple(
            replace(line, answer=replace(line.answer, option=taken))
            for line in play.minutes
            for taken in [options[line.answer.scene][number % len(options[line.answer.scene])]]
        )
        yield replace(play, minutes=minutes)


def _add(
    parts: Sequence[list[Blocks | ByAnswer]],
    heads: list[Blocks],
    bare: Sequence[Page],
    scene: str,
    told: Told,
) -> None:
    """Add to each page what it has besides: the same for all answers, or by what was answered."""
    told_so = [(_taken(play, scene), chapter_end.pages(ended)) for play, ended in told]
    for number, before in enumerate(bare):
        found: dict[str, Blocks] = {}
        for option, each in told_so:
            blocks = each[number].blocks
            own = 1 if blocks and not before.blocks else len(before.blocks)
            heads[number] = heads[number] or tuple(blocks[:own])
            found[option] = tuple(blocks[own:])
        if len(set(found.values())) > 1:
            parts[number].append(ByAnswer(scene, found))
        elif more := next(iter(found.values())):
            parts[number].append(more)


def _taken(play: Playthrough, scene: str) -> str:
    """What was answered in a scene; nothing where none was asked."""
    lines = (line.answer for line in play.standing)
    return next((answer.option for answer in lines if answer.scene == scene), "")
