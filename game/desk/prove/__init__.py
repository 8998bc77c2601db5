"""Proof that a scenario holds: every state a player can come to is walked, and what was found said.

`items` lists what there is to reach, `survey` looks at one scene in one state, `walk` goes through
all states or, where there are too many, through some of them; `result` and `report` say it.
"""

from game.desk.prove.proof import BOUND, Progress, prove
from game.desk.prove.report import to_json, to_text
from game.desk.prove.result import Proof

__all__ = ["BOUND", "Progress", "Proof", "prove", "to_json", "to_text"]
