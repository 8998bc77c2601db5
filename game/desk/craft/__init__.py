"""The craft of a scenario. These rules bind what is published and only warn in a draft."""

from __future__ import annotations

from game.desk.craft import answers, bodies, labels, lengths, people, printed, prose, shape, sources

FAMILIES = (
    lengths.FAMILY,
    labels.FAMILY,
    prose.FAMILY,
    people.FAMILY,
    bodies.FAMILY,
    answers.FAMILY,
    sources.FAMILY,
    printed.FAMILY,
    shape.FAMILY,
)
