"""Floor 0: the error that is meant for the person at the keyboard."""

from __future__ import annotations

from game.reader.characters import for_message


class UserError(Exception):
    """What is wrong, where, and what to do, for each problem one line; never a traceback.

    Names of files and other words from outside may stand in it as they came: they are made safe
    to print here.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(map(for_message, lines)))
