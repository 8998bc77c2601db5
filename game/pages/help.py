"""The help: the keys that work on a page, in groups."""

from __future__ import annotations

from collections.abc import Collection

from game.drawing.key_columns import Key, KeyColumns, KeyGroup
from game.pages.actions import BY_NAME, GROUPS, MOVING
from game.pages.blocks import Label, Sheet


def sheet(works: Collection[str], left: str) -> Sheet:
    """The page over one on which these actions work; `left` stands at its head."""
    groups: list[KeyGroup] = []
    for label, names in GROUPS.items():
        actions = [BY_NAME[name] for name in names if name in works]
        keys = [Key(one.printed, one.label, one.help) for one in actions]
        if not groups:
            keys += [Key(*one) for one in MOVING]
        if keys:
            groups.append(KeyGroup(label, tuple(keys)))
    return Sheet("help", left, "keys", (Label("KEYS"), KeyColumns(tuple(groups))))
