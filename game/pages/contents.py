"""Pages that belong together, as those of a record or of an end, each of which names all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.pages.blocks import Block, Sheet


@dataclass(frozen=True)
class Page:
    """One of several pages: its short title, its blocks, and whether going on passes it by."""

    title: str
    blocks: list[Block]
    extra: bool = False


def numbered(blank: Sheet, pages: Iterable[Page]) -> list[Sheet]:
    """The pages that are not empty, as sheets like `blank`, each naming all of them."""
    full = [page for page in pages if page.blocks]
    titles = tuple(page.title for page in full)
    return [
        replace(blank, blocks=tuple(page.blocks), extra=page.extra, contents=titles, place=place)
        for place, page in enumerate(full)
    ]
