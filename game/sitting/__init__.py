"""Floor 4: what has the table: the menu, a scenario being opened, a game, a rehearsal.

Each is a `Sitting`: it knows its own pages, which of them lies open, and what can be done with it.
"""
