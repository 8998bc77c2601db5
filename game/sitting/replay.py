"""A saved game read back before a class, which stops before each record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from game import library, saves
from game.errors import UserError
from game.pages import before, changes, chapter_end, replay
from game.pages.blocks import Sheet
from game.pages.leaves import record_of
from game.pages.pencil import Pencil
from game.playthrough.close import close
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, Step
from game.playthrough.view import View, view
from game.saves import Save
from game.session import Session
from game.sitting.base import Next, Sitting
from game.sitting.menu import Menu
from game.sitting.projected import Projected

EXTRA = ("papers", "voices")
"""Pages that going on passes by; the arrows come to them."""
STOPS = ("question", "answered", "closes")
"""Pages before a record: it is opened by its own key, and going on stops at the last of them."""


@dataclass(frozen=True)
class Pinned:
    """A page on the wall, the run as it stood there, and which step's answer it belongs to."""

    sheet: Sheet
    play: Playthrough
    step: int | None = None
    """The place of the answer among the steps of the game."""
    after: Playthrough | None = None
    """The run right after that answer, whose record can be opened."""


class Replay(Projected):
    """The scenes of a game, each with its question, its answer, and its record behind a key."""

    panels: ClassVar[tuple[str, ...]] = ("list",)

    def __init__(self, session: Session) -> None:
        """The game as it stands in its file."""
        super().__init__()
        self.session = session
        self.names_shown = True
        self._pin()

    def _pin(self) -> None:
        self._pages = list(self._pinned())
        if self.session.changes:
            title = self.session.play.story.scenario.title
            said = changes.changes(title, self.session.changes, own_file=False)
            said = replace(said, actions=replay.TURNING)
            self._pages.insert(0, Pinned(said, self._pages[0].play))

    # -- what is shown

    def _of_record(self, page: Sheet) -> Sheet:
        return replace(page, actions=replay.OPENED, choices=(), stop=False, confirm="")

    @property
    def _count(self) -> int:
        return len(self._pages)

    def _page(self) -> Sheet:
        pinned = self._pages[self._index]
        page = replace(pinned.sheet, right=self._signed(pinned.sheet.right))
        idle = {"previous"} if self._index == 0 else set()
        idle |= {"following"} if self._index == len(self._pages) - 1 else set()
        idle |= {"note"} if pinned.step is None or page.name != "answered" else set()
        actions = tuple(name for name in page.actions if name not in idle)
        confirm = "" if page.name in STOPS[1:] else "go on"
        return replace(page, actions=actions, confirm=confirm)

    def _signed(self, right: str) -> str:
        name = self.session.nickname if self.names_shown else ""
        return " · ".join(part for part in (name, right) if part)

    # -- turning

    def go_on(self) -> bool:
        """Turn to the next page of the scene; never past the answer, and never to a record."""
        if self._blank or self._record or self.at in STOPS[1:]:
            return False
        ahead = range(self._index + 1, len(self._pages))
        onward = next((at for at in ahead if self._pages[at].sheet.name not in EXTRA), None)
        return onward is not None and self.turn(onward - self._index)

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """On the wall nothing is answered."""
        raise UserError("This game is read back. p plays on from here, in a new game.")

    # -- what has keys of its own

    def act(self, name: str) -> Next:
        """Open the record, hide names, blank the wall, or play on. Raises UserError."""
        if name == "record":
            self._open_record()
        elif name == "names":
            self.names_shown = not self.names_shown
        elif name == "play_on":
            return Next(self._played_on(), ("A new game: the one on the wall stays as it is.",))
        else:
            return super().act(name)
        return Next(self)

    def _open_record(self) -> None:
        pinned = self._pages[self._index]
        if pinned.sheet.name == "closes":
            self._lay_over(self._end(pinned.play))
        elif pinned.after is not None:
            self._lay_over(self._record_of(pinned.after))

    def _played_on(self) -> Sitting:
        here = self._pages[self._index]
        if here.play.finished:
            raise UserError("There is no question left to play on from.")
        return self._from(here.play)

    # -- what differs where a class played together

    def _pinned(self) -> Iterator[Pinned]:
        """The pages of the game, in the order in which it was played."""
        return _pinned(self.session.play)

    @staticmethod
    def _record_of(after: Playthrough) -> list[Sheet]:
        """The record of the answer given last."""
        return record_of(after)

    @staticmethod
    def _end(play: Playthrough) -> list[Sheet]:
        """What stands at the end of the game."""
        return chapter_end.sheets(close(play))

    def _from(self, play: Playthrough) -> Sitting:
        """A new game from a place in this one."""
        from game.sitting.game import Game

        return Game(Menu(), self.session.branch(play))

    @property
    def remarked(self) -> str:
        """The remark that stands at the answer on the wall."""
        step = self._pages[self._index].step
        answer = self.session.play.steps[step] if step is not None else None
        return answer.remark if isinstance(answer, Answer) else ""

    def note(self, remark: str) -> None:
        """Write a remark beside the answer on the wall, into the file. Raises UserError."""
        step = self._pages[self._index].step
        if step is None:
            raise UserError("There is no answer on this page.")
        self.session.note(step, remark)
        self._pin()

    # -- the list of questions

    def panel(self, name: str) -> Sheet:
        """The game's questions, to go to one of them."""
        if name != "list":
            return super().panel(name)
        pages = [self._pages[at] for at in self._questions()]
        names = [f"{one.sheet.left}: {one.sheet.ask}" for one in pages]
        return replay.questions(self.session.play.story.scenario.title, names)

    def choose_in(self, name: str, number: int) -> bool:
        """Go to a question, before what was answered there."""
        found = self._questions()
        if name != "list" or not 1 <= number <= len(found):
            return False
        self._uncover()
        self._index = found[number - 1]
        return True

    def _questions(self) -> list[int]:
        return [at for at, one in enumerate(self._pages) if one.sheet.name == "question"]

    @property
    def page_stem(self) -> str:
        """Named after the game."""
        return self.session.path.stem if self.session.path is not None else super().page_stem

    @property
    def title(self) -> str:
        """What was played."""
        return self.session.play.story.scenario.title

    @property
    def said(self) -> str:
        """Who played it, and what was remarked at the head of its file."""
        name = self.session.nickname
        signed = f"Played by {name}{'' if name.endswith('.') else '.'}" if name else ""
        remark = f"Remark: {self.session.remark}" if self.session.remark else ""
        return f"{signed} {remark}".strip()

    def transcript(self) -> Iterator[Sheet]:
        """Every page in order, with each record after its answer, and the end at its place."""
        for pinned in self._pages:
            if pinned.sheet.name == "closes":
                yield from self._end(pinned.play)
                continue
            yield replay.without_keys(pinned.sheet)
            if pinned.sheet.name == "answered" and pinned.after is not None:
                yield from self._record_of(pinned.after)


class LabelsOnly(Sitting):
    """A saved game whose scenario is not at hand: what its file tells of it."""

    def __init__(self, save: Save, missing: str) -> None:
        """`missing` says what could not be found."""
        self._page = replay.labels_only(save, missing)
        self.title = save.title or save.scenario
        self.said = f"Remark: {save.remark}" if save.remark else ""

    @property
    def sheet(self) -> Sheet:
        """The answers as they were printed."""
        return self._page

    def choose(self, number: int, reason: str = "") -> Next:  # noqa: ARG002
        """Nothing is to be chosen here."""
        return Next(self)

    def transcript(self) -> Iterator[Sheet]:
        """The one page."""
        yield self._page


def read_back(path: Path, scenario: str | None = None) -> Replay | LabelsOnly:
    """A saved game to be read back, with its scenario if that can be found. Raises UserError.

    `scenario` is an id or a path that stands in for the one in the save.
    """
    save = saves.read(path)
    try:
        library.find(scenario or save.scenario)
    except UserError as missing:
        return LabelsOnly(save, str(missing))
    session = Session.resume(path, scenario)
    if session.play.questions:
        from game.sitting.room_replay import RoomReplay

        return RoomReplay(session)
    return Replay(session)


def _pinned(whole: Playthrough) -> Iterator[Pinned]:
    """Each scene of a game in the order in which it was played.

    What was withdrawn stands with the answer that took its place.
    """
    play = whole.anew
    standing, withdrawn = _standing(whole.steps), list[Answer]()
    for at, step in enumerate(whole.steps):
        if isinstance(step, Answer) and at in standing:
            yield from _passages(play)
            yield from _question(play, at, step, tuple(withdrawn))
            withdrawn = []
        elif isinstance(step, Answer):
            withdrawn.append(step)
        play = play.step(step)
    yield from _passages(play)
    if play.finished:
        yield Pinned(replay.closes(play.story.scenario.title), play)
    elif play.question:
        seen = view(play, play.question)
        yield from _scene(play, seen, ())
        yield Pinned(replay.not_answered(seen, withdrawn), play)


def on_the_table(
    play: Playthrough, seen: View, papers: tuple[str, ...], at: int | None
) -> Iterator[Pinned]:
    """The map, the papers and the voices of a scene; `papers` are those that were opened."""
    if seen.map is not None:
        yield Pinned(replace(replay.the_map(seen), actions=replay.TURNING), play, at)
    if seen.papers:
        table = replay.on_the_table(seen, papers)
        yield Pinned(replace(table, actions=replay.TURNING), play, at)
    if seen.voices:
        yield Pinned(replace(replay.in_the_room(seen), actions=replay.TURNING), play, at)


def _standing(steps: Sequence[Step]) -> set[int]:
    """The places of the answers that were not withdrawn."""
    places: list[int] = []
    for at, step in enumerate(steps):
        if isinstance(step, Answer):
            places.append(at)
        elif isinstance(step, Back) and places:
            places.pop()
    return set(places)


def _passages(play: Playthrough) -> Iterator[Pinned]:
    for name in play.ahead:
        if name != play.question:
            sheet = before.passage(view(play, name))
            yield Pinned(replace(sheet, actions=replay.TURNING), play)


def _question(
    play: Playthrough, at: int, answer: Answer, withdrawn: tuple[Answer, ...]
) -> Iterator[Pinned]:
    seen = view(play, answer.scene)
    after = play.step(answer)
    yield from _scene(play, seen, answer.papers, at, after)
    yield Pinned(replay.answered(replay.Given(seen, answer, withdrawn)), play, at, after)


def _scene(
    play: Playthrough,
    seen: View,
    papers: tuple[str, ...],
    at: int | None = None,
    after: Playthrough | None = None,
) -> Iterator[Pinned]:
    heard = replace(before.heard(seen, Pencil()), choices=(), ask_label="", parts=())
    yield Pinned(replace(heard, actions=replay.TURNING), play, at)
    yield from on_the_table(play, seen, papers, at)
    asked = replace(
        before.question(seen, Pencil()), answers=False, asks_reason=False, optional=True, parts=()
    )
    actions = replay.ACTIONS if after is not None else replay.TURNING
    yield Pinned(replace(asked, actions=actions), play, at, after)
