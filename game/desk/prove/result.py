"""What a proof found, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.desk.prove.items import Item
from game.playthrough.steps import Step
from game.reader.problems import Rule
from game.reader.source import FieldPath

Claim = Literal["way-on", "reachable", "ending", "always", "ending-share"]
CLAIMS: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("way-on", "proof", "In every state that can be come to at least one option is open."),
        Rule(
            "reachable",
            "proof",
            "Some run comes to every scene, option, call, paper, voice, paragraph and ending.",
            "A condition can ask only for what was answered in an earlier scene, for calls of its "
            "own scene, and for the seat; what follows an answer may ask for that answer.",
        ),
        Rule("ending", "proof", "Where there are endings, every run closes with one."),
        Rule("always", "proof", "No condition holds wherever it is asked.", mild=True),
        Rule(
            "ending-share",
            "proof",
            "Of three endings or more none closes more than 45 % of all runs.",
            mild=True,
        ),
    )
}
"""What is claimed of a story, and proved or refuted."""


@dataclass(frozen=True)
class Witness:
    """A way to something: who sits there, what he remembers of other chapters, the steps."""

    seat: str
    known: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Found:
    """An item that some run comes to: a shortest way to it, and the chairs that can."""

    item: Item
    witness: Witness
    seats: tuple[str, ...]


@dataclass(frozen=True)
class ProofFinding:
    """A claim refuted (or, as a `remark`, a thing to know) at a place of the file."""

    claim: Claim
    path: FieldPath
    offset: int
    says: str
    witness: Witness | None = None
    remark: bool = False


@dataclass(frozen=True)
class Range:
    """The least and the greatest of something over all runs."""

    least: int
    most: int


@dataclass(frozen=True)
class Chair:
    """What was found for one seat.

    `runs` counts runs that differ in an answer, in a remembered line, or in a call that changes
    something later. `endings` gives how many of them each ending closes; the empty name counts
    those without one.
    """

    seat: str
    states: int
    runs: int
    questions: Range
    words: Range
    endings: dict[str, int]


@dataclass(frozen=True)
class Proof:
    """Everything found. `complete` is false where a scenario was too large to be walked whole:

    then `chairs` and `found` report what random play came to, and `unseen` claims nothing.
    """

    id: str
    title: str
    complete: bool
    bound: int
    states: int
    findings: tuple[ProofFinding, ...]
    found: tuple[Found, ...]
    unseen: tuple[Item, ...]
    chairs: tuple[Chair, ...]

    @property
    def refuted(self) -> bool:
        """Whether something does not hold."""
        return any(not finding.remark for finding in self.findings)

    @property
    def exit_status(self) -> int:
        """1 if something was refuted, otherwise 0."""
        return int(self.refuted)

    @property
    def unreached(self) -> frozenset[FieldPath]:
        """The paths of what no run comes to; empty unless the proof is complete."""
        return frozenset(item.path for item in self.unseen) if self.complete else frozenset()
