"""A count drawn: a mark for every vote, the half marked, the names in columns under them.

    Votes(
        "Accept the German terms at once",
        count=Count(7, 4, 4),
        voters=(Voter("Trotsky", "abstained", before="for", pencil="against"), ...),
        earlier="on 18 February",
        grade="documented",
    )

Without `voters` the marks stand alone and the picture says that no names are given. Without `count`
the names are counted, unless a `tally` in words stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.drawing.ink import tidy

Stand = Literal["for", "against", "abstained"]
STANDS: tuple[Stand, ...] = ("for", "against", "abstained")
MARKS: dict[Stand, str] = {"for": "●", "against": "○", "abstained": "─"}
NO_NAMES = "No names are given."
_TALLY = re.compile(r"(?P<for>\d+) to (?P<against>\d+)(?:, (?P<abstained>\d+) abstain\w*)?\Z")


class Count(NamedTuple):
    """How many voted for, against, and abstained."""

    for_: int
    against: int
    abstained: int = 0

    @property
    def half(self) -> int:
        """The greatest number of votes that is not more than half of those counted."""
        return sum(self) // 2

    @property
    def carried(self) -> bool:
        """Whether more were for than against, abstentions set aside."""
        return self.for_ > self.against

    @property
    def verdict(self) -> str:
        """What became of the motion, and whether fewer than half were for it."""
        if not self.carried:
            return "lost"
        return "carried" if 2 * self.for_ >= sum(self) else "carried by less than half"

    @property
    def strip(self) -> str:
        """A mark for every vote, in groups, for a line of a margin: `●●●  ○○  ─`."""
        groups = (MARKS[stand] * number for stand, number in zip(STANDS, self, strict=True))
        return "  ".join(group for group in groups if group)

    @property
    def short(self) -> str:
        """As a table's head prints it: `7 to 5, 1`."""
        return f"{self.for_} to {self.against}" + (f", {self.abstained}" if self.abstained else "")

    @property
    def words(self) -> str:
        """As a sentence says it: `7 for, 5 against, 1 abstained`."""
        abstained = f", {self.abstained} abstained" if self.abstained else ""
        return f"{self.for_} for, {self.against} against{abstained}"

    @property
    def result(self) -> str:
        """What became of it, with its numbers: `lost, 5 for, 6 against`."""
        return f"{self.verdict}, {self.words}"


def counted(tally: str) -> Count | None:
    """The count that a tally gives: `7 to 5, 1 abstaining`; None if it is in other words."""
    found = _TALLY.match(tally.strip())
    return Count(*(int(part or 0) for part in found.groups())) if found else None


@dataclass(frozen=True)
class Voter:
    """A man and his vote.

    `before` is how he stood at the earlier count that this one repeats, if he was in it. `pencil`
    is how the player had expected him to stand, drawn only where the minutes have it otherwise.
    """

    name: str
    stand: Stand
    before: Stand | None = None
    pencil: Stand | None = None
    you: bool = False

    @property
    def moved(self) -> bool:
        """Whether he stood otherwise at the earlier count."""
        return self.before not in (None, self.stand)

    @property
    def missed(self) -> bool:
        """Whether the player's pencil had him elsewhere."""
        return self.pencil not in (None, self.stand)


@dataclass(frozen=True)
class Votes:
    """One count, as the minutes have it.

    `tally` stands for a count that is not given in numbers; `earlier` says in words which count
    `before` refers to, `on 18 February`, and `earlier_count` how that one came out; `absent` are
    those whom the minutes name as absent. Where no names are given this is said, unless a remark of
    the writer's stands beside (`remarked`).
    """

    motion: str
    count: Count | None = None
    voters: tuple[Voter, ...] = ()
    absent: tuple[str, ...] = ()
    tally: str = ""
    earlier: str = ""
    grade: str = ""
    remarked: bool = False
    earlier_count: Count | None = None

    @property
    def numbers(self) -> Count | None:
        """The count as given, or else that of the names.

        None where there is neither, and where the tally is in words: the names beside it are
        then only those that are known, and counting them would say that a motion was lost which
        was carried.
        """
        if self.count is not None or self.tally or not self.voters:
            return self.count
        return Count(*(sum(one.stand == stand for one in self.voters) for stand in STANDS))

    @property
    def result(self) -> str:
        """What became of it, where a count is known, and the grade of evidence."""
        numbers = self.numbers
        verdict = "" if numbers is None else numbers.verdict
        return " · ".join(part for part in (verdict, tidy(self.grade)) if part)

    @property
    def nameless(self) -> bool:
        """Whether it must be said that no names are given."""
        return not self.voters and not self.remarked

    @property
    def before(self) -> str:
        """Which count `before` refers to, in words."""
        return tidy(self.earlier) or "at the count before"

    def column(self, stand: Stand) -> list[Voter]:
        """Those who voted so, in the order given."""
        return [one for one in self.voters if one.stand == stand]


def say(votes: Votes) -> list[str]:
    """The count in sentences: result and numbers, then a line for each way of voting."""
    return list(_sentences(votes))


def _sentences(votes: Votes) -> Iterator[str]:
    numbers, motion = votes.numbers, tidy(votes.motion)
    if votes.earlier_count is not None:
        yield f"{votes.before[:1].upper()}{votes.before[1:]}: {votes.earlier_count.result}."
    if numbers is None:
        yield f"{motion}: {tidy(votes.tally) or 'no count is given'}."
    else:
        need = f" More than half would be {numbers.half + 1}." if sum(numbers) else ""
        yield f"{motion}: {numbers.result}.{need}"
    for stand in STANDS:
        if inside := votes.column(stand):
            yield f"{stand.capitalize()} {len(inside)}: {listed(inside, votes.before)}."
    if votes.nameless:
        yield NO_NAMES
    if votes.absent:
        yield f"Absent: {', '.join(map(tidy, votes.absent))}."
    if votes.grade:
        yield f"{tidy(votes.grade).capitalize()}."


def listed(inside: Iterable[Voter], earlier: str) -> str:
    """Names with what there is to remark on each, as a sentence says it."""
    return ", ".join(_remarked(one, earlier) for one in inside)


def _remarked(one: Voter, earlier: str) -> str:
    remarks = []
    if one.you:
        remarks.append("your seat")
    if one.moved and one.before:
        remarks.append(f"{one.before} {earlier}")
    if one.missed:
        remarks.append(f"you had pencilled {one.pencil}")
    return f"{tidy(one.name)} ({'; '.join(remarks)})" if remarks else tidy(one.name)
