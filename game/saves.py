"""Floor 3: a playthrough on disk: durable, readable, tolerant of scenarios that were edited since.

A save holds a header and the steps; everything else is played again. No login, machine name,
path, or clock finer than the day.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.errors import UserError
from game.library import checkout, expanded, is_file
from game.playthrough.steps import Answer, Back, CallMade, Step
from game.reader.characters import clean
from game.reader.header import read_header
from game.reader.problems import counted

if TYPE_CHECKING:
    from game.playthrough.play import Playthrough, Story

SAVES_VARIABLE = "POLITBURO_SAVES"
REASON_LENGTH = 200
NAMED = 8
"""So many steps that no longer fit are named."""
ONE_LINE = 10_000
"""The width of the header's lines: a menu reads them without the YAML parser."""
_DIGEST = re.compile(r"^digest:.*$", re.MULTILINE)


class SaveError(UserError):
    """A save that cannot be read or written; the message is one line for people."""


@dataclass(frozen=True)
class Save:
    """A playthrough as it stands in a file. `day` is the ISO date on which it was begun."""

    scenario: str
    title: str
    digest: str
    seat: str
    day: str
    nickname: str = ""
    known: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    remark: str = field(default="", compare=False)


@dataclass(frozen=True)
class Listed:
    """A save as a menu lists it."""

    path: Path
    scenario: str
    title: str
    seat: str
    nickname: str
    day: str
    answers: int


@dataclass(frozen=True)
class Resumed:
    """A save played again: the run, the steps that no longer fit, and what has changed."""

    play: Playthrough
    left_over: tuple[Step, ...] = ()
    changes: tuple[str, ...] = field(default=())


def folder() -> Path:
    """Where saves go: `POLITBURO_SAVES`, the checkout's `saves/`, or the user's data directory."""
    if own := os.environ.get(SAVES_VARIABLE):
        return expanded(own)
    if (root := checkout()) is not None:
        return root / "saves"
    from platformdirs import user_data_path

    return user_data_path("politburo", appauthor=False) / "saves"


def listing() -> list[Listed]:
    """The saves in the folder, those changed last first."""
    found = folder()
    paths = [path for path in found.glob("*.yaml") if is_file(path)] if found.is_dir() else []
    dated = sorted(((path.stat().st_mtime, path) for path in paths), reverse=True)
    heads = ((path, read_header(path, stop="steps")) for _, path in dated)
    return [
        Listed(
            path,
            head["scenario"],
            head.get("title", ""),
            head.get("seat", ""),
            head.get("nickname", ""),
            head.get("day", ""),
            _answers(path),
        )
        for path, head in heads
        if head.get("scenario")
    ]


def _answers(path: Path) -> int:
    """How many answers stand in a save, counted without reading it whole as YAML."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    begun = [line.lstrip(" -").partition(":")[0] for line in lines if line.lstrip().startswith("-")]
    return max(0, begun.count("answer") - begun.count("back"))


def digest(text: str) -> str:
    """A short fingerprint of a scenario's text."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def new_path(scenario: str, seat: str) -> Path:
    """A file name that is not taken: `brest-1918-krestinsky-2.yaml`."""
    number = 1
    while (path := folder() / f"{scenario}-{seat}-{number}.yaml").exists():
        number += 1
    return path


def write(path: Path, save: Save, before: tuple[Step, ...] = ()) -> Path:
    """Write a save so that it is on the disk, whole, when this returns. Raises SaveError.

    `before` are the steps that should stand in the file already. Where others stand there, because
    the same game goes on somewhere else, or another one took the name, nothing of it is lost: this
    one goes on in a new file, whose path is returned. Remarks that somebody wrote into the file
    are kept where its steps only grew.
    """
    try:
        text, there = _standing(path)
        if path.exists() and (there is None or not before or there.steps != before):
            path, there = new_path(save.scenario, save.seat), None
        path.parent.mkdir(parents=True, exist_ok=True)
        grown = _grown(text, there, save) if there is not None else ""
        _write_durably(path, grown or render(save), fresh=there is None)
    except _TakenError:
        return write(new_path(save.scenario, save.seat), save)
    except OSError as fault:
        raise SaveError(f"{clean(str(path))}: cannot be saved: {fault.strerror}") from None
    return path


class _TakenError(Exception):
    """Somebody else made the file in this moment."""


def _standing(path: Path) -> tuple[str, Save | None]:
    """The text of a file and the save in it, if there is one."""
    try:
        text = path.read_text("utf-8")
        return text, parse(text, str(path))
    except (OSError, UnicodeError, SaveError):
        return "", None


def _write_durably(path: Path, text: str, *, fresh: bool) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if fresh:
            _claim(path)
        try:
            Path(temporary).replace(path)
        except OSError:
            if fresh:
                path.unlink()
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    if hasattr(os, "O_DIRECTORY"):
        directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _claim(path: Path) -> None:
    """Make the file, so that nobody else can."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise _TakenError from None


def _grown(text: str, before: Save, save: Save) -> str:
    """A save's text with the new steps added below, or nothing if it must be written afresh."""
    count = len(before.steps)
    known = replace(before, steps=(), digest=save.digest)
    if known != replace(save, steps=()) or before.steps != save.steps[:count]:
        return ""
    if before.digest != save.digest:  # the scenario was edited, but not where it was played
        text = _DIGEST.sub(_dump({"digest": save.digest}).rstrip("\n"), text, count=1)
    added = text.rstrip("\n") + "\n" + _dump([_step(step) for step in save.steps[count:]])
    if not count:
        return ""
    try:
        return added if parse(added, before.scenario) == save else ""
    except SaveError:
        return ""


def render(save: Save) -> str:
    """A save as YAML text."""
    header: dict[str, Any] = {
        "format": 1,
        "scenario": save.scenario,
        "title": save.title,
        "digest": save.digest,
        "seat": save.seat,
        "nickname": save.nickname,
        "day": save.day,
    }
    if save.remark:
        header["remark"] = save.remark
    if save.known:
        header["known"] = list(save.known)
    steps = (
        "steps:\n" + _dump([_step(step) for step in save.steps]) if save.steps else "steps: []\n"
    )
    return _dump(header, ONE_LINE) + steps


def _dump(data: Any, width: int = 90) -> str:
    import yaml

    if not data:
        return ""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width)


def _step(step: Step) -> dict[str, Any]:
    if isinstance(step, CallMade):
        return {"call": step.call, "scene": step.scene}
    if isinstance(step, Back):
        return {"back": step.scene}
    row: dict[str, Any] = {"answer": step.option, "scene": step.scene, "label": step.label}
    if step.reason:
        row["reason"] = step.reason
    if step.heads:
        row["heads"] = dict(step.heads)
    if step.papers:
        row["papers"] = list(step.papers)
    if step.remark:
        row["remark"] = step.remark
    return row


def find(name: str) -> Path:
    """A save given by its path, or by its name in the folder of saves."""
    path = expanded(name)
    kept = folder() / f"{name}.yaml"
    return kept if not is_file(path) and is_file(kept) else path


def read(path: Path) -> Save:
    """Read a save. Raises SaveError, a line for each thing that is wrong in it."""
    try:
        if path.exists() and not path.is_file():
            raise SaveError(f"{clean(str(path))}: this is no file, and no saved game")
        data = path.read_bytes()
    except OSError as fault:
        raise SaveError(f"{clean(str(path))}: cannot be read: {fault.strerror}") from None
    return parse(data, str(path))


def parse(data: bytes | str, name: str) -> Save:
    """A save from its text; `name` is what errors call it. Raises SaveError."""
    from game.reader.fields import validate
    from game.reader.tree import read as read_tree
    from game.saved_form import SavedGame, to_step

    source = read_tree(data, clean(name))
    form = validate(source, SavedGame) if source.tree or not source.problems else None
    if form is None or source.problems:
        raise SaveError("\n".join(str(problem) for problem in sorted(source.problems)))
    steps = tuple(to_step(step) for step in form.steps)
    return Save(
        form.scenario,
        form.title,
        form.digest,
        form.seat,
        form.day,
        form.nickname,
        tuple(form.known),
        steps,
        clean(form.remark),
    )


def of(play: Playthrough, text_digest: str, day: str, nickname: str = "", remark: str = "") -> Save:
    """The save of a playthrough."""
    return Save(
        play.story.id,
        play.story.scenario.title,
        text_digest,
        play.seat,
        day,
        clean(nickname),
        tuple(sorted(play.known)),
        play.steps,
        remark,
    )


def resume(save: Save, story: Story, text_digest: str) -> Resumed:
    """Play a save again as far as its ids hold, and say what has changed since.

    Raises SaveError if the scenario no longer has the seat.
    """
    from game.playthrough.play import replayed
    from game.playthrough.steps import StepError

    try:
        play, left_over, why = replayed(story, save.seat, save.steps, save.known)
    except StepError as wrong:
        raise SaveError(f"{save.scenario}: {wrong}; the save cannot be played again") from None
    changes = list(_relabelled(play)) if save.digest != text_digest else []
    if left_over:
        labels = ", ".join(_printed(step) for step in left_over[:NAMED])
        if len(left_over) > NAMED:
            labels += f", and {counted(len(left_over) - NAMED, 'more step')}"
        changes.append(f"The scenario was edited: {why}. Not played again: {labels}.")
    return Resumed(play, left_over, tuple(changes))


def _relabelled(play: Playthrough) -> Iterator[str]:
    for line in play.minutes:
        label = play.option(line.answer).label
        if line.answer.label and line.answer.label != label:
            yield f'In {line.answer.scene} the option read "{line.answer.label}", now "{label}".'


def _printed(step: Step) -> str:
    if isinstance(step, Answer):
        return f'"{step.label or step.option}" ({step.scene})'
    if isinstance(step, CallMade):
        return f"the call {step.call} ({step.scene})"
    return f"a step back ({step.scene})"


def tidy_reason(text: str) -> str:
    """A reason as it is kept: one line, printable, at most 200 characters."""
    return " ".join(clean(text).split())[:REASON_LENGTH]
