"""Floor 3: a playthrough on disk: durable, readable, tolerant of scenarios that were edited since.

A save holds a header and the steps; everything else is played again. No login, machine name,
path, or clock finer than the day.
"""

from game.saves.file import SaveFile, read
from game.saves.model import CLOSED, Save, SaveError, digest, of
from game.saves.places import find, folder, new_path, trouble
from game.saves.resuming import Resumed, resume
from game.saves.summaries import SaveSummary, count, listing
from game.saves.text import SIZE, parse, render
from game.saves.words import NICKNAME_LENGTH, REASON_LENGTH, tidy_nickname, tidy_reason

__all__ = [
    "CLOSED",
    "NICKNAME_LENGTH",
    "REASON_LENGTH",
    "SIZE",
    "Resumed",
    "Save",
    "SaveError",
    "SaveFile",
    "SaveSummary",
    "count",
    "digest",
    "find",
    "folder",
    "listing",
    "new_path",
    "of",
    "parse",
    "read",
    "render",
    "resume",
    "tidy_nickname",
    "tidy_reason",
    "trouble",
]
