"""`politburo cite`: find a source or a person of the archive by words."""

from __future__ import annotations

from collections.abc import Sequence

from game.archive import Archive, search


def cite(archive: Archive, words: Sequence[str]) -> list[str]:
    """A line for each entry in which every word occurs: what to write, and what it prints."""
    rows = [
        (f"[@{key}]" if key in archive.sources else key, text)
        for key, text in search(archive, words)
    ]
    width = min(max((len(key) for key, _ in rows), default=0), 40)
    return [f"{key:<{width}}  {text}" for key, text in rows]
