"""The terminal taken and given back: on standard output, after a signal, when it is gone."""

from __future__ import annotations

import asyncio
import io
import os
import re
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from game.tui import theme
from game.tui.keys import REPORT, KeyParser

if TYPE_CHECKING:
    from textual.app import App

ENDING = (signal.SIGTERM, signal.SIGHUP)
ASK_FOR_GROUND = "\x1b]11;?\x1b\\"
_GROUND = re.compile(
    r"\x1b\]11;rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})[^\x07\x1b]*(?:\x07|\x1b\\)",
    re.IGNORECASE,
)
_GROUND_BEGUN = re.compile(r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,40}\x1b?)?)?)?\Z")
SECONDS = 0.1
"""How long the reading thread waits before it looks whether it is to end, as Textual's does."""


class Outlet(io.RawIOBase):
    """A terminal that may go away; what is written to it after that goes nowhere."""

    def __init__(self, fileno: int) -> None:
        super().__init__()
        self._fileno = fileno

    def writable(self) -> bool:
        """Yes."""
        return True

    def fileno(self) -> int:
        """The descriptor it writes to."""
        return self._fileno

    def write(self, data: Any) -> int:
        """Write bytes."""
        try:
            return os.write(self._fileno, data)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._fileno)
            return len(data)


class TerminalDriver(LinuxDriver):
    """Textual's driver, except that

    - it paints on standard output, so that errors can be redirected without the picture;
    - SIGTERM and SIGHUP leave as a key would, and the terminal is given back;
    - a terminal that is gone ends the program, also where SIGHUP is ignored (nohup);
    - keys tell their place and whether they are held, where the terminal knows;
    - until a theme has been chosen, the app is told the colour of the terminal's ground.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdout__ is not None  # noqa: S101 - the command opens what is closed
        outlet = io.BufferedWriter(Outlet(sys.__stdout__.fileno()))
        self._file = io.TextIOWrapper(outlet, "utf-8", errors="replace")
        self._held = ""

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(f"\x1b[={REPORT};1u")
        if not theme.chosen():
            self.write(ASK_FOR_GROUND)
        loop = asyncio.get_running_loop()
        for number in ENDING:
            if signal.getsignal(number) != signal.SIG_IGN:
                loop.add_signal_handler(number, self._leave, number)

    def _leave(self, number: int) -> None:
        self._app.exit(return_code=128 + number)

    def run_input_thread(self) -> None:
        """Read keys until the app ends; the end of the input ends the app."""
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(SECONDS):
                    data = self._read()
                    if not data:
                        self._app.call_later(self._leave, signal.SIGHUP)
                        break
                    if typed := self._without_ground(decode(data)):
                        for event in parser.feed(typed):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _without_ground(self, typed: str) -> str:
        """What was typed, without the terminal's answer about its ground; part of one is held."""
        whole, self._held = self._held + typed, ""
        if answer := _GROUND.search(whole):
            red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in answer.groups())
            self.process_message(theme.Ground(red, green, blue))
            whole = whole[: answer.start()] + whole[answer.end() :]
        if begun := _GROUND_BEGUN.search(whole):
            whole, self._held = whole[: begun.start()], whole[begun.start() :]
        return whole
