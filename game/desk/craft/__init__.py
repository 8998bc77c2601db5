"""The craft of a scenario. These rules bind what is published and only warn in a draft."""

from __future__ import annotations

from game.desk.craft import (
    answers,
    bodies,
    fates,
    heard,
    labels,
    lengths,
    memory,
    people,
    printed,
    quoted,
    room,
    shape,
    sources,
    style,
)

FAMILIES = (
    lengths.FAMILY,
    labels.FAMILY,
    style.FAMILY,
    people.FAMILY,
    bodies.FAMILY,
    room.FAMILY,
    quoted.FAMILY,
    answers.FAMILY,
    memory.FAMILY,
    fates.FAMILY,
    heard.FAMILY,
    sources.FAMILY,
    printed.FAMILY,
    shape.FAMILY,
)
