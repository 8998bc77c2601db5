"""Floor 4: a scenario played while it is being written: reloaded, jumped about in, never saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from game.errors import UserError
from game.library import load
from game.pages.blocks import Block, Choice, Heading, Label, Para, Part, Quiet, Row, Sheet
from game.playthrough.play import Playthrough, Story
from game.playthrough.replay import replayed
from game.playthrough.steps import Step
from game.reader.characters import clean
from game.reader.problems import Problem
from game.session import Session
from game.sitting import PANELS, Sitting

FIRST_PROBLEMS = 4
Stamp = tuple[int, int, int, int]
"""What tells two versions of a file apart, even of one size and one time: a file that took the
other's place is another on the disk, and when anything in it changed cannot be set from outside."""
Route = Callable[[Story, str, str], tuple[Step, ...] | None]
"""How to come to a scene from a seat: the steps, or None if no way leads there."""


class Rehearsal(Sitting):
    """A sitting over one file. A broken file never ends it: the last sound one is played on."""

    panels = (*PANELS, "problems", "jump", "seat")

    def __init__(
        self, path: Path, route: Route, check: Callable[[Path], Iterable[Problem]]
    ) -> None:
        super().__init__()
        self.path = path
        self.problems: tuple[Problem, ...] = ()
        self._route = route
        self._check = check
        self._seen: Stamp | None = None
        self._missed = ""
        self.reload()

    def leave(self) -> bool:
        """There is no menu behind a rehearsal."""
        return False

    @property
    def sheet(self) -> Sheet:
        """The open page, with the file's problems in the margin."""
        if self.session is None:
            return self._broken()
        page = super().sheet
        return replace(
            page,
            parts=(self._part(), *page.parts),
            actions=(*page.actions, "problems", "jump", "seat"),
        )

    def _broken(self) -> Sheet:
        blocks = (Label("NOT YET"), Para("This file cannot be played as it stands."))
        return Sheet("broken", str(self.path.name), "", (*blocks, *self._listed_problems()),
                     actions=("problems",))  # fmt: skip

    def _part(self) -> Part:
        """What must be mended, line by line; of the remarks of craft only how many there are."""
        if self._missed:
            return Part("PROBLEMS", "problems", (f"{self._missed}; its last version is shown",))
        errors = [one for one in self.problems if not one.warning]
        remarks = len(self.problems) - len(errors)
        shown = [f"line {one.line}: {one.says}" for one in errors[:FIRST_PROBLEMS]]
        if remarks:
            shown.append(f"{remarks} warning{'s' * (remarks > 1)} for later")
        return Part(f"PROBLEMS · {len(errors)}", "problems", tuple(shown or ["none in this file"]))

    def _listed_problems(self) -> list[Block]:
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

    # -- the file

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
        self.problems = tuple(self._check(self.path))
        if loaded.scenario is not None and loaded.playable:
            story = Story.of(loaded.id, loaded.scenario, loaded.archive)
            self._play_on(story, self._seat_in(story), self._steps())
        return True

    def _miss(self, why: str) -> bool:
        """Note why the file could not be read, if it could not; True if that is news."""
        before, self._missed = self._missed, why
        return before != why

    def _steps(self) -> tuple[Step, ...]:
        return self.session.play.steps if self.session is not None else ()

    def _seat_in(self, story: Story) -> str:
        now = self.session.play.seat if self.session is not None else ""
        return now if now in story.scenario.seats else next(iter(story.scenario.seats))

    def _play_on(self, story: Story, seat: str, steps: tuple[Step, ...]) -> None:
        leaf, answered = self.index, self.at in ("card", "passage", "note")
        again = replayed(story, seat, steps)
        self.session = Session.rehearse(again.play)
        self._lay(answered=answered and not again.left_out)
        if not again.left_out:
            self.index = min(leaf, len(self.leaves) - 1)

    # -- about in it

    def panel(self, name: str) -> Sheet:
        """The problems, the scenes to go to, the seats to take; or any sitting's panel."""
        if name not in ("problems", "jump", "seat"):
            return super().panel(name)
        blocks: list[Block] = [Label({"jump": "GO TO", "seat": "SEATS"}.get(name, "PROBLEMS"))]
        choices: tuple[Choice, ...] = ()
        if name == "problems" or self.session is None:
            blocks += [Heading(clean(str(self.path.name))), *self._listed_problems()]
        else:
            scenario = self.session.play.story.scenario
            titles = {
                id: f"{scene.date or ''}  {scene.title}" for id, scene in scenario.scenes.items()
            }
            named = titles if name == "jump" else dict.fromkeys(scenario.seats, "")
            choices = tuple(
                Choice(number, id, detail=named[id].strip())
                for number, id in enumerate(named, start=1)
            )
        return Sheet(name, str(self.path.name), "", tuple(blocks), choices)

    def choose_in(self, name: str, number: int) -> bool:
        """Go to a scene or change the seat; or choose in one of every sitting's panels."""
        if name not in ("jump", "seat") or self.session is None:
            return super().choose_in(name, number)
        play = self.session.play
        scenario = play.story.scenario
        if name == "seat":
            self._play_on(play.story, list(scenario.seats)[number - 1], play.steps)
            return True
        scene = list(scenario.scenes)[number - 1]
        steps = self._route(play.story, play.seat, scene)
        if steps is None:
            raise UserError(f"no way leads to {scene} from the seat {play.seat}")
        self.session = Session.rehearse(_played(play.story, play.seat, steps))
        self._lay(answered=False)
        self._open_at(scene)
        return True

    def _open_at(self, scene: str) -> None:
        play = self.session.play if self.session is not None else None
        if play is None or scene not in play.ahead:
            return
        wanted = play.ahead.index(scene)
        scenes = [i for i, leaf in enumerate(self.leaves) if leaf.kind in ("passage", "scene")]
        self.index = scenes[wanted]


def _stamp(path: Path) -> Stamp:
    """The stamp of the file that stands at a path now. Raises OSError."""
    stat = path.stat()
    return stat.st_ino, stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size


def _played(story: Story, seat: str, steps: tuple[Step, ...]) -> Playthrough:
    return replayed(story, seat, steps).play
