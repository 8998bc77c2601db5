"""The file of one game: read, compared with what is known of it, and written step by step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game import files
from game.playthrough.steps import Answer
from game.reader.characters import clean
from game.saves.model import Save, SaveError
from game.saves.places import folder, new_path
from game.saves.text import SIZE, parse, render, rendered_steps, with_header, with_remark


def read(path: Path) -> Save:
    """Read a save. Raises SaveError, a line for each thing that is wrong in it."""
    return SaveFile.read(path).save


class SaveFile:
    """The file in which a game stands, and what this process last read or wrote there.

    Nothing that another process or a teacher's editor put into the file is lost: where the same
    game goes on somewhere else, or another one took the name, this one goes on in a new file.
    """

    def __init__(self, path: Path, save: Save | None = None, text: str = "") -> None:
        """Without a `save` nothing stands there yet, and `path` is the name it would get now."""
        self.path = path
        self._save = save
        self._text = text
        self._appendable = False
        """Whether the text is known to end with the last item of its list of steps."""

    @classmethod
    def new(cls, scenario: str, seat: str) -> SaveFile:
        """A file for a new game; it is made at the first step. Raises SaveError."""
        return cls(new_path(scenario, seat))

    @classmethod
    def read(cls, path: Path) -> SaveFile:
        """The file of a game that was saved. Raises SaveError."""
        try:
            if path.exists() and not path.is_file():
                raise SaveError(f"{clean(str(path))}: this is no file, and no saved game")
            data = files.read_at_most(path, SIZE)
        except OSError as fault:
            raise SaveError(f"{clean(str(path))}: cannot be read: {fault.strerror}") from None
        save = parse(data, str(path))
        return cls(path, save, data.decode("utf-8-sig"))

    @property
    def save(self) -> Save:
        """What stands in the file. Only to be asked of a file that was read or written."""
        assert self._save is not None  # noqa: S101
        return self._save

    @property
    def exists(self) -> bool:
        """Whether this game stands in a file."""
        return self._save is not None

    def write(self, save: Save) -> bool:
        """Write the game; it is on the disk, whole, when this returns. Raises SaveError.

        False if the game had to go on in a new file, for something else now stands in the old
        one. Remarks and comments that somebody wrote into the file are kept.
        """
        try:
            if self._save is not None:
                with files.locked(self.path.parent):
                    if self._is_as_known(self._save):
                        self._put(self.path, self._grown(save) or _rendered(save), save)
                        return True
            moved = self._save is not None
            with files.locked(folder()):
                self._put(new_path(save.scenario, save.seat), _rendered(save), save)
        except OSError as fault:
            raise SaveError(f"{clean(str(self.path))}: cannot be saved: {fault.strerror}") from None
        return not moved

    def annotate(self, place: int, remark: str) -> None:
        """Write a remark at one of the steps, and leave all else in the file as it is.

        Raises SaveError, also where another game has taken the file meanwhile.
        """
        try:
            with files.locked(self.path.parent):
                if not self._is_as_known(self.save):
                    raise SaveError(f"{clean(str(self.path))}: another game stands there now")
                there = parse(self._text, str(self.path))
                noted = _with_remark(there, place, remark)
                text = with_remark(self._text, place, remark)
                holds = _remarks(parse(text, str(self.path))) == _remarks(noted)
                self._put(self.path, text if holds else _rendered(noted), noted)
        except OSError as fault:
            raise SaveError(f"{clean(str(self.path))}: cannot be saved: {fault.strerror}") from None

    def _is_as_known(self, known: Save) -> bool:
        """Whether the game in the file is the one that this process knows; takes up remarks."""
        try:
            data = files.read_at_most(self.path, SIZE)
        except FileNotFoundError:
            self._text = ""
            return True
        if data == self._text.encode():
            return True
        try:
            there = parse(data, str(self.path))
        except SaveError:
            return False
        self._text, self._appendable = data.decode("utf-8-sig"), False
        return there == known

    def _grown(self, save: Save) -> str:
        """The text in the file with the new steps below, or "" where it must be rendered afresh."""
        before = self.save
        count = len(before.steps)
        header = replace(before, steps=(), digest=save.digest)
        same = header == replace(save, steps=()) and before.steps == save.steps[:count]
        if not (same and count and self._text):
            return ""
        new = rendered_steps(save.steps[count:])
        if self._appendable and before.digest == save.digest:  # then the new steps tell all
            alone = replace(save, steps=save.steps[count:])
            return with_header(self._text, save) + new if _holds(render(alone), alone) else ""
        # the scenario may have been edited, but not where it was played
        grown = with_header(self._text, save).rstrip("\n") + "\n" + new
        return grown if _holds(grown, save) else ""

    def _put(self, path: Path, text: str, save: Save) -> None:
        files.replace(path, text)
        self.path, self._text, self._save, self._appendable = path, text, save, bool(save.steps)


def _with_remark(save: Save, place: int, remark: str) -> Save:
    """The save with another remark at the answer that is one of its steps."""
    answer = save.steps[place]
    assert isinstance(answer, Answer)  # noqa: S101
    steps = (*save.steps[:place], replace(answer, remark=remark), *save.steps[place + 1 :])
    return replace(save, steps=steps)


def _remarks(save: Save) -> list[str]:
    """The remark at each step; two saves that differ in them only are equal."""
    return [step.remark if isinstance(step, Answer) else "" for step in save.steps]


def _rendered(save: Save) -> str:
    """A save as text that is known to be readable again. Raises SaveError."""
    text = render(save)
    if not _holds(text, save):
        raise SaveError("this game would not be readable again, so it was not saved")
    return text


def _holds(text: str, save: Save) -> bool:
    """Whether a text reads as this save."""
    try:
        return parse(text, save.scenario) == save
    except SaveError:
        return False
