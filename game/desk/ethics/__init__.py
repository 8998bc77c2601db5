"""The ethics that words can break. These rules always bind."""

from __future__ import annotations

from game.desk.ethics import ages, cites, stop, wording

FAMILIES = (cites.FAMILY, ages.FAMILY, wording.FAMILY, stop.FAMILY)
