"""Floor 6: what the command says on the terminal: text made harmless, errors in one line each."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from game import files
from game.errors import UserError
from game.reader.characters import clean

PROBLEMS = 1


class Command(click.Group):
    """The command and its verbs; what the machine refuses is told in one line as well."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run it as a process: parse the words, do what they say, leave with an exit code."""
        _open_what_is_closed()
        _leave_when_told()
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                if not sys.stdout.closed:
                    sys.stdout.flush()
        except OSError as fault:
            _refused(fault)


def _open_what_is_closed() -> None:
    """A stream that whoever started this closed is one that nothing comes from or goes to."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _leave_when_told() -> None:
    """SIGTERM and SIGHUP leave as an error does, so that a line editor gives the terminal back."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _told)


def _told(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _refused(fault: OSError) -> NoReturn:
    """Say what the machine would not do, and leave without trying it once more."""
    where = f"{clean(str(fault.filename))}: " if fault.filename else ""
    if not isinstance(fault, BrokenPipeError):
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(f"politburo: {where}{clean(fault.strerror or str(fault))}\n")
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(PROBLEMS)


def say(text: str, *, newline: bool = True, to_stderr: bool = False) -> None:
    """Print text on the terminal; what could act on the terminal is made harmless here."""
    click.echo(clean(text), nl=newline, err=to_stderr)


def write_own(path: Path, text: str, mark: str) -> None:
    """Write a file over an earlier one that has its `mark`, or where none stands; say so.

    Raises UserError.
    """
    try:
        files.replace_own(path, text, mark)
    except FileExistsError:
        says = "another file stands there; remove it, or give another name"
        raise UserError(f"{path}: {says}") from None
    except OSError as fault:
        raise UserError(f"{path}: cannot be written: {fault.strerror}") from None
    say(f"Written to {path}")


def one_line(command: Callable[..., Any]) -> Callable[..., Any]:
    """Errors meant for people are printed as they are, and the exit code says so."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UserError as wrong:
            say(f"politburo: {wrong}", to_stderr=True)
            sys.exit(PROBLEMS)

    return wrapped
