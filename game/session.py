"""Floor 3: a game being played: the playthrough, and its save kept true at every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from game import library, saves
from game.errors import UserError
from game.playthrough.play import VOTES, Playthrough, Story
from game.playthrough.steps import Answer, Argued, Back, CallMade, Stand, Step, Vote
from game.reader.characters import clean, one_line
from game.saves import SaveFile


class Session:
    """One game: every step is on the disk before what it brings can be shown."""

    def __init__(
        self, play: Playthrough, file: SaveFile | None, digest: str, day: str, nickname: str
    ) -> None:
        """Without a `file` nothing is ever written: a rehearsal."""
        self.play = play
        self.file = file
        self.changes: tuple[str, ...] = ()
        """What has changed in the scenario since the game was saved, a sentence each."""
        self._digest = digest
        self._day = day
        self.moved = False
        """Whether the game goes on in another file than the one it was resumed from."""
        self.nickname = nickname
        self.remark = ""
        self.notice = ""
        """What the player should be told of his save."""

    @classmethod
    def begin(cls, story: Story, seat: str, digest: str, nickname: str = "") -> Session:
        """A new game. Nothing is written before its first step. Raises StepError or UserError."""
        return cls._of(Playthrough.start(story, seat), digest, nickname)

    @classmethod
    def begin_room(
        cls, story: Story, questions: Sequence[str], digest: str, nickname: str = ""
    ) -> Session:
        """A new game of a class. Raises StepError where a question is not there, or UserError."""
        return cls._of(Playthrough.cold(story, questions), digest, nickname)

    @classmethod
    def _of(cls, play: Playthrough, digest: str, nickname: str) -> Session:
        """A new game that stands at a run, in a file of its own."""
        file = SaveFile.new(play.story.id, play.seat)
        today = date.today().isoformat()  # noqa: DTZ011
        return cls(play, file, digest, today, saves.tidy_nickname(nickname))

    @classmethod
    def resume(cls, path: Path, scenario: str | None = None) -> Session:
        """A saved game, played again as far as it fits its scenario.

        `scenario` is an id or a path that stands in for the id in the save. If the steps are no
        longer the same, the game goes on in a new file and the old one is left as it is.
        Raises UserError.
        """
        file = SaveFile.read(path)
        save = file.save
        story, digest = open_scenario(scenario or save.scenario)
        resumed = saves.resume(save, story, digest)
        moved = resumed.play.steps != save.steps
        if moved:
            file = SaveFile.new(story.id, save.seat)
        session = cls(resumed.play, file, digest, save.day, save.nickname)
        session.moved = moved
        session.changes = resumed.changes
        session.remark = save.remark
        return session

    @classmethod
    def rehearse(cls, play: Playthrough) -> Session:
        """A game that leaves no save."""
        return cls(play, None, "", "", "")

    def branch(self, play: Playthrough) -> Session:
        """A new game that has come as far as a run; nothing is written before its next step."""
        return Session._of(play, self._digest, "")

    def note(self, place: int, remark: str) -> None:
        """Write a remark beside an answer, given by its place among the steps. Raises UserError."""
        from game.playthrough.recorded_steps import apply_recorded  # a first page needs none of it

        if self.file is None or self.moved:
            raise UserError("The story was edited since: the remark would not find its answer.")
        self.file.annotate(place, saves.tidy_reason(remark))
        self.play = apply_recorded(self.play.anew, self.file.save.steps).play

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
        self._take(self._answer(option, saves.tidy_reason(reason), heads or {}, papers))

    def _answer(
        self,
        option: str,
        reason: str = "",
        heads: Mapping[str, Stand] | None = None,
        papers: tuple[str, ...] = (),
    ) -> Answer:
        scene = self.play.question or ""
        options = self.play.scene(scene).options if scene else {}
        label = options[option].label if option in options else ""
        return Answer(scene, option, label, reason, dict(heads or {}), papers)

    def vote(self, hands: Mapping[str, int], papers: tuple[str, ...] = ()) -> None:
        """Count the hands of a class, by option. Raises StepError or SaveError, as `call` does.

        The second vote enters the line that most were for, with the papers that were opened; in a
        tie `answer` does that.
        """
        from game.playthrough.room_votes import leading  # a first page needs none of it

        vote = Vote(self.play.question or "", dict(hands))
        voted_twice = len(self.play.step(vote).votes) == VOTES
        ahead = leading(hands) if voted_twice else ()
        answers = [self._answer(option, papers=papers) for option in ahead]
        self._take(vote, *(answers if len(answers) == 1 else ()))

    def argue(self, scene: str, option: str, reason: str) -> None:
        """Put down a class's reason for a line. Raises StepError or SaveError, as `call` does."""
        self._take(Argued(scene, option, saves.tidy_reason(reason)))

    def back(self) -> None:
        """Withdraw the last answer, or the last vote of a class.

        Raises StepError if there is none, or SaveError.
        """
        play = self.play
        last = play.last
        voted = play.question if play.votes else None
        self._take(Back(voted or (last.answer.scene if last else "")))

    def _take(self, *steps: Step) -> None:
        """Take steps, all of them or none."""
        after = self.play
        for step in steps:
            after = after.step(step)
        if self.file is not None:
            save = saves.of(after, self._digest, self._day, self.nickname, self.remark)
            if not self.file.write(save):
                name = self.file.path.stem
                self.notice = f"This game goes on elsewhere too; this one is now {name}."
        self.play = after

    @property
    def path(self) -> Path | None:
        """The file of this game, or the name that it would get now; None in a rehearsal."""
        return self.file.path if self.file is not None else None

    def noticed(self) -> tuple[str, ...]:
        """What there is to say of the save, once."""
        notice, self.notice = self.notice, ""
        return (notice,) if notice else ()

    @property
    def kept(self) -> bool:
        """Whether this game stands in a file."""
        return self.file is not None and self.file.exists


def open_scenario(name: str) -> tuple[Story, str]:
    """A scenario by id or path, and the fingerprint of its text.

    Raises UserError, also where no save could be made that names the scenario's file.
    """
    story = library.open_story(name)
    if one_line(story.id) != story.id:
        says = "the file's name holds characters that cannot be written down; rename the file"
        raise UserError(f"{clean(one_line(name))}: {says}")
    return story, saves.digest(library.find(name).read_text("utf-8", "replace"))
