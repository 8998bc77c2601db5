"""Floor 5: where the lines of plain mode come from: a terminal's line editor, or a stream."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Protocol, TextIO

PROMPT = "> "


class LineInput(Protocol):
    """Gives one line after another."""

    asks: bool
    """Whether somebody sits at the other end, who is prompted and waited for."""

    def read(self, begun: str = "") -> str | None:
        """The next line, without its end; None when there are no more.

        `begun` stands in the line already, to be changed, where there is an editor.
        """

    def read_hidden(self) -> str | None:
        """The next line, not echoed at a terminal; None when there are no more."""


class StreamInput:
    """Lines of a pipe, a file, or a terminal whose output goes elsewhere."""

    def __init__(self, reads: TextIO, writes: TextIO, asks: bool) -> None:
        self.reads, self.writes, self.asks = reads, writes, asks

    def read(self, begun: str = "") -> str | None:  # noqa: ARG002 - there is no editor
        """The next line; a terminal is prompted."""
        if self.asks:
            self.writes.write(f"\n{PROMPT}")
            self.writes.flush()
        line = self.reads.readline()
        return line.rstrip("\n") if line else None

    def read_hidden(self) -> str | None:
        """The next line, as any other: nothing is known of where it comes from."""
        return self.read()


class TerminalInput:
    """Lines typed at the terminal that the process runs in, with the arrow keys of an editor.

    Uses `readline` where the platform has it; a console of Windows edits lines by itself.
    """

    asks = True

    def __init__(self) -> None:
        self._begin_with: Callable[[str], None] = lambda _begun: None
        if sys.platform != "win32":
            with contextlib.suppress(ImportError):  # a Python may be built without it
                self._begin_with = _with_editor()

    def read(self, begun: str = "") -> str | None:
        """The next line, typed after a prompt."""
        self._begin_with(begun)
        try:
            sys.stdout.write("\n")
            return input(PROMPT)
        except EOFError:
            return None

    def read_hidden(self) -> str | None:
        """The next line, typed after a prompt and not echoed."""
        try:
            return getpass(PROMPT)
        except EOFError:
            return None


if sys.platform != "win32":

    def _with_editor() -> Callable[[str], None]:
        """Make `input` edit its line; returns how to put words into the next one."""
        import readline

        readline.set_auto_history(False)  # a key must not bring back a whole answer
        readline.set_completer(lambda _text, _state: None)  # nor the tab key file names
        readline.parse_and_bind("set enable-meta-key off")  # which would send an escape

        def begin_with(begun: str) -> None:
            readline.set_startup_hook(lambda: readline.insert_text(begun))

        return begin_with


def line_input(reads: TextIO, writes: TextIO) -> LineInput:
    """How to read lines from a stream: with an editor where it is the process's own terminal."""
    if reads is sys.stdin and writes is sys.stdout and reads.isatty() and writes.isatty():
        return TerminalInput()
    return StreamInput(reads, writes, reads.isatty())
