"""Floor 3: a game being played: the playthrough, and its save kept true at every step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from game import library, saves
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer, Back, CallMade, Stand, Step


class Session:
    """One game: every step is on the disk before what it brings can be shown."""

    def __init__(
        self, play: Playthrough, path: Path | None, digest: str, day: str, name: str
    ) -> None:
        """Without a `path` nothing is ever written: a rehearsal."""
        self.play = play
        self.path = path
        self.changes: tuple[str, ...] = ()
        self._digest = digest
        self._day = day
        self.nickname = name
        self.remark = ""
        self.notice = ""
        """What the player should be told of his save."""
        self._written: tuple[Step, ...] = ()

    @classmethod
    def begin(cls, story: Story, seat: str, digest: str, nickname: str = "") -> Session:
        """A new game. Nothing is written before its first step."""
        play = Playthrough.start(story, seat)
        path = saves.new_path(story.id, seat)
        return cls(play, path, digest, date.today().isoformat(), nickname)  # noqa: DTZ011

    @classmethod
    def resume(cls, path: Path, scenario: str | None = None) -> Session:
        """A saved game, played again as far as it fits its scenario.

        `scenario` is an id or a path that stands in for the id in the save. If steps no longer
        fit, the game goes on in a new file and the old one is left as it is. Raises UserError.
        """
        save = saves.read(path)
        story, digest = open_scenario(scenario or save.scenario)
        resumed = saves.resume(save, story, digest)
        goes_on = saves.new_path(story.id, save.seat) if resumed.left_over else path
        session = cls(resumed.play, goes_on, digest, save.day, save.nickname)
        session.changes = resumed.changes
        session.remark = save.remark
        session._written = () if resumed.left_over else save.steps
        return session

    @classmethod
    def rehearse(cls, play: Playthrough) -> Session:
        """A game that leaves no save."""
        return cls(play, None, "", "", "")

    def call(self, call: str) -> None:
        """Make a call. Raises StepError or SaveError; then nothing has changed."""
        self._take(CallMade(self.play.question or "", call))

    def answer(
        self,
        option: str,
        reason: str = "",
        heads: Mapping[str, Stand] | None = None,
        papers: tuple[str, ...] = (),
    ) -> None:
        """Answer the question. Raises StepError or SaveError; then nothing has changed."""
        scene = self.play.question or ""
        options = self.play.scene(scene).options if scene else {}
        label = options[option].label if option in options else ""
        tidy = saves.tidy_reason(reason)
        self._take(Answer(scene, option, label, tidy, dict(heads or {}), papers))

    def back(self) -> None:
        """Withdraw the last answer. Raises StepError if there is none, or SaveError."""
        last = self.play.last
        self._take(Back(last.answer.scene if last else ""))

    def _take(self, step: Step) -> None:
        after = self.play.step(step)
        if self.path is not None:
            save = saves.of(after, self._digest, self._day, self.nickname, self.remark)
            path = saves.write(self.path, save, self._written)
            if path != self.path and self._written:
                self.notice = f"This game goes on elsewhere too; this one is now {path.stem}."
            self.path, self._written = path, after.steps
        self.play = after

    def noticed(self) -> tuple[str, ...]:
        """What there is to say of the save, once."""
        notice, self.notice = self.notice, ""
        return (notice,) if notice else ()

    @property
    def kept(self) -> bool:
        """Whether this game stands in a file."""
        return bool(self._written)


def open_scenario(name: str) -> tuple[Story, str]:
    """A scenario by id or path, and the fingerprint of its text. Raises UserError."""
    story = library.open_story(name)
    return story, saves.digest(library.find(name).read_text("utf-8", "replace"))
