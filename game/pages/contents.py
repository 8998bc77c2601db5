"""Pages that belong together, as those of a record or of an end, each of which names all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.pages.blocks import Block, Sheet


@dataclass(frozen=True)
class Page:
    """One of several pages: its short title, its blocks; `extra` and `kept` are as in a sheet."""

    title: str
    blocks: list[Block]
    extra: bool = False
    kept: bool = False


def numbered(blank: Sheet, pages: Iterable[Page]) -> list[Sheet]:
    """The pages that are not empty, as sheets like `blank`, each naming all of them."""
    full = [page for page in pages if page.blocks]
    blank = replace(blank, contents=tuple(page.title for page in full))
    return [
        replace(blank, blocks=tuple(page.blocks), extra=page.extra, kept=page.kept, place=place)
        for place, page in enumerate(full)
    ]
