"""Floor 1: a scenario as data: the format's declaration, its prose, conditions and structure."""
