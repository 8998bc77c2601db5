"""What has changed in a scenario since a game of it was saved, as a page."""

from __future__ import annotations

from collections.abc import Iterable

from game.pages.blocks import Block, Label, Para, Sheet


def changes(title: str, sentences: Iterable[str], own_file: bool) -> Sheet:
    """The page. `own_file` says that the game goes on in a new file, beside the old one."""
    blocks: list[Block] = [
        Label("EDITED SINCE"),
        Para("The story was edited after this game was saved. What still fits was kept."),
        *(Para(sentence) for sentence in sentences),
    ]
    if own_file:
        blocks.append(Para("The game goes on in a file of its own; the old one is left as it is."))
    return Sheet(
        "changes", f"MINUTES · {title}", "what has changed", tuple(blocks),
        actions=("confirm", "following"),
    )  # fmt: skip
