"""A scenario played while it is being written: reloaded, jumped about in, never saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from game.errors import UserError
from game.library import load
from game.pages.blocks import Block, Choice, Entry, Heading, Label, Para, Part, Quiet, Row, Sheet
from game.playthrough.play import Playthrough, Story
from game.playthrough.recorded_steps import apply_recorded
from game.playthrough.steps import Step
from game.reader.characters import clean
from game.reader.problems import Problem
from game.session import Session
from game.sitting.base import Next, Sitting
from game.sitting.game import PANELS, Game

FIRST_PROBLEMS = 4
Stamp = tuple[int, int, int, int]
"""What tells two versions of a file apart, even of one size and one time: a file that took the
other's place is another on the disk, and when anything in it changed cannot be set from outside."""
Route = Callable[[Story, str, str], tuple[Step, ...] | None]
"""How to come to a scene from a seat: the steps, or None if no way leads there."""


class Rehearsal:
    """A file and the sitting over it. Where it is broken, its last sound version is played on."""

    def __init__(
        self, path: Path, route: Route, check: Callable[[Path], tuple[Iterable[Problem], int]]
    ) -> None:
        self.path = path
        self.route = route
        self.problems: tuple[Problem, ...] = ()
        """As `check` lists them: every error, and of the warnings one for each rule."""
        self.warnings = 0
        self.sitting: BrokenFile | RehearsedGame = BrokenFile(self)
        self._check = check
        self._seen: Stamp | None = None
        self._missed = ""
        """Why the file could not be read when it was looked at last, if it could not."""
        self.reload()

    def reload(self) -> bool:
        """Read the file again if it has changed: the same steps, the same place. True if it had."""
        try:
            stamp = _stamp(self.path)
        except OSError:  # an editor that saves by renaming: the file will be back
            return self._miss("the file is gone")
        if stamp == self._seen:
            return self._miss("")
        try:
            loaded = load(str(self.path))
        except UserError:  # another program holds it for a moment: it is tried again
            return self._miss("the file cannot be read")
        self._seen, self._missed = stamp, ""
        listed, self.warnings = self._check(self.path)
        self.problems = tuple(listed)
        if loaded.scenario is not None and loaded.playable:
            story = Story.of(loaded.id, loaded.scenario, loaded.archive)
            if isinstance(self.sitting, RehearsedGame):
                self.sitting.play_on(story, self.sitting.session.play.seat)
            else:
                self.sitting = RehearsedGame(self, story)
        return True

    def _miss(self, why: str) -> bool:
        """Note why the file could not be read, if it could not; True if that is news."""
        before, self._missed = self._missed, why
        return before != why

    def part(self) -> Part:
        """What must be mended, line by line; of the remarks of craft only how many there are."""
        if self._missed:
            return Part(
                "PROBLEMS", "problems", (Entry(f"{self._missed}; its last version is shown"),)
            )
        errors = [one for one in self.problems if not one.warning]
        remarks = self.warnings
        shown = [Entry(f"line {one.line}: {one.says}") for one in errors[:FIRST_PROBLEMS]]
        if remarks:
            shown.append(Entry(f"{remarks} warning{'s' * (remarks > 1)} for later"))
        entries = tuple(shown) or (Entry("none in this file"),)
        return Part("PROBLEMS", "problems", entries, f"{len(errors)}")

    def listed(self) -> list[Block]:
        """Every problem with its place, errors first."""
        errors = [one for one in self.problems if not one.warning]
        remarks = [one for one in self.problems if one.warning]
        blocks: list[Block] = []
        for label, group in (("TO BE MENDED", errors), ("ADVICE FOR LATER", remarks)):
            rows = [
                Row(f"{one.line}:{one.column}", f"{one.says} {one.hint} [{one.rule}]",
                    strong=not one.warning)
                for one in group
            ]  # fmt: skip
            blocks += [Label(label), *rows] if rows else []
        return blocks or [Quiet("Nothing is wrong in this file.")]

    def problems_sheet(self) -> Sheet:
        """The problems as a page."""
        blocks = (Label("PROBLEMS"), Heading(clean(self.path.name)), *self.listed())
        return Sheet("problems", clean(self.path.name), "", blocks)


class BrokenFile(Sitting):
    """What is shown of a file that has never been playable: what is wrong in it."""

    panels = ("problems",)

    def __init__(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal

    @property
    def sheet(self) -> Sheet:
        """The problems."""
        blocks = (Label("NOT YET"), Para("This file cannot be played as it stands."))
        return Sheet("broken", clean(self._rehearsal.path.name), "",
                     (*blocks, *self._rehearsal.listed()), actions=("problems",))  # fmt: skip

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Nothing is to be chosen here."""
        return Next(self)

    def panel(self, name: str) -> Sheet:
        """The problems by themselves."""
        return self._rehearsal.problems_sheet() if name == "problems" else super().panel(name)


class RehearsedGame(Game):
    """A game over the last sound version of the file: no save, no menu behind it."""

    panels = (*PANELS, "problems", "jump", "seat")

    def __init__(self, rehearsal: Rehearsal, story: Story) -> None:
        """Begin from the first seat."""
        self._rehearsal = rehearsal
        super().__init__(None, _rehearsed(story, next(iter(story.scenario.seats)), ()))

    @property
    def sheet(self) -> Sheet:
        """The open page, with the file's problems in the margin."""
        page = super().sheet
        return replace(
            page,
            parts=(self._rehearsal.part(), *page.parts),
            actions=(*page.actions, "problems", "jump", "seat"),
        )

    def play_on(self, story: Story, seat: str) -> None:
        """Take the same steps in another version of the story, or from another seat.

        The same page stays open where all of them can be taken.
        """
        seat = seat if seat in story.scenario.seats else next(iter(story.scenario.seats))
        index, steps = self.index, self.session.play.steps
        self.lay(_rehearsed(story, seat, steps))
        if self.session.play.steps == steps:
            self.index = min(index, len(self.leaves) - 1)

    def panel(self, name: str) -> Sheet:
        """The problems, the scenes to go to, the seats to take; or a panel of every game."""
        if name == "problems":
            return self._rehearsal.problems_sheet()
        scenario = self.session.play.story.scenario
        if name == "jump":
            titles = {
                id: f"{scene.date or ''}  {scene.title}".strip()
                for id, scene in scenario.scenes.items()
            }
            return self._list_of(name, "GO TO", titles)
        if name == "seat":
            return self._list_of(name, "SEATS", dict.fromkeys(scenario.seats, ""))
        return super().panel(name)

    def _list_of(self, name: str, label: str, listed: dict[str, str]) -> Sheet:
        choices = tuple(
            Choice(number, id, detail=detail)
            for number, (id, detail) in enumerate(listed.items(), start=1)
        )
        return Sheet(name, clean(self._rehearsal.path.name), "", (Label(label),), choices)

    def choose_in(self, name: str, number: int) -> bool:
        """Go to a scene or change the seat; or choose in a panel of every game."""
        play = self.session.play
        if name == "seat":
            self.play_on(play.story, list(play.story.scenario.seats)[number - 1])
        elif name == "jump":
            self._go_to(list(play.story.scenario.scenes)[number - 1])
        else:
            return super().choose_in(name, number)
        return True

    def _go_to(self, scene: str) -> None:
        play = self.session.play
        steps = self._rehearsal.route(play.story, play.seat, scene)
        if steps is None:
            raise UserError(f"no way leads to {scene} from the seat {play.seat}")
        self.lay(_rehearsed(play.story, play.seat, steps))
        pages = [i for i, leaf in enumerate(self.leaves) if leaf.scene == scene]
        self.index = pages[-1] if pages else self.index


def _stamp(path: Path) -> Stamp:
    """The stamp of the file that stands at a path now. Raises OSError."""
    stat = path.stat()
    return stat.st_ino, stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size


def _rehearsed(story: Story, seat: str, steps: Iterable[Step]) -> Session:
    return Session.rehearse(apply_recorded(Playthrough.start(story, seat), steps).play)
