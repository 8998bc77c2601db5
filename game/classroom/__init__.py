"""Floor 3: saved games of one chapter laid side by side, for a class to talk about.

There is no total, no rank, and nothing of what history did: what is counted is how many answered
what, so that the question over which a class is most divided can be found.
"""

from game.classroom.gathering import gather
from game.classroom.handed_in import found_in
from game.classroom.model import By, Classroom, Game, Hands, Parting, Question, Taken
from game.classroom.table import rows, to_csv

__all__ = [
    "By",
    "Classroom",
    "Game",
    "Hands",
    "Parting",
    "Question",
    "Taken",
    "found_in",
    "gather",
    "rows",
    "to_csv",
]
