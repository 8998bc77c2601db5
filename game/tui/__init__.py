"""Floor 5: the full screen. Shows sheets and calls the sitting; no rules of the game."""
