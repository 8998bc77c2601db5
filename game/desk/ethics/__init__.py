"""The ethics that words can break. These rules always bind."""

from __future__ import annotations

from game.desk.ethics import cites, stop, wording

FAMILIES = (cites.FAMILY, wording.FAMILY, stop.FAMILY)
