"""Floor 0: the error that is meant for the person at the keyboard."""

from __future__ import annotations


class UserError(Exception):
    """What is wrong, where, and what to do: one line, printed as it is, never a traceback."""
