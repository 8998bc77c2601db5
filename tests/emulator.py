"""A pseudo-terminal with the command in it, and the screen that its bytes paint."""

import os
import re
import signal
import sys
import termios
from contextlib import contextmanager
from time import monotonic, sleep

import pexpect
import pyte
from helpers import DATA, ROOT

WAIT = 20
QUIET = 0.08
"""Seconds without a byte after which a page counts as painted."""


ENTER, RIGHT = "\x1b[13;1:1u", "\x1b[1;1:1C"
"""Keys as a terminal with the kitty protocol tells them: pressed, and not held down."""
SLIP = "I N T O  T H E  M I N U T E S"


def _hang_up_by_default():
    """A terminal's own child is told of a closed window, however these tests were started."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """A child in a pseudo-terminal, and the screen that its bytes paint."""

    def __init__(self, words, size, errors="/dev/tty", ignore_sighup=False, **env):
        columns, rows = size
        surroundings = {
            **os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "COLORTERM": "truecolor",
            "POLITBURO_SCENARIOS": str(DATA), **env,
        }  # fmt: skip
        surroundings.pop("NO_COLOR", None)
        surroundings.update(env)
        self.child = pexpect.spawn(
            "/bin/sh", ["-c", f'exec "$0" -m game "$@" 2>{errors}', sys.executable, *words],
            env=surroundings, dimensions=(rows, columns), timeout=WAIT, cwd=str(ROOT),
            ignore_sighup=ignore_sighup, preexec_fn=None if ignore_sighup else _hang_up_by_default,
        )  # fmt: skip
        self.child.delaybeforesend = None
        self.before = termios.tcgetattr(self.child.child_fd)
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""

    def read(self, seconds=0.05):
        """Paint what has come. False when the child has closed its end."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += data
        # pyte does not know the kitty keyboard protocol; a terminal without it ignores it
        self.stream.feed(re.sub(rb"\x1b\[[<>=?][\d;]*u", b"", data))
        return True

    def text(self):
        return "\n".join(self.screen.display)

    def sees(self, *words):
        """Wait until all the words stand on the screen, however they are wrapped."""
        wanted = ["".join(word.split()) for word in words]
        end = monotonic() + WAIT
        while not all(word in "".join(self.text().split()) for word in wanted):
            assert monotonic() < end, f"{words} not on the screen:\n{self.text()}"
            assert self.read() or monotonic() < end, f"it ended:\n{self.text()}"

    def press(self, keys, *words):
        """Press keys and wait for what they bring."""
        self.child.send(keys)
        if words:
            self.sees(*words)

    def to_question(self):
        """Turn the pages to the question that comes next."""
        while "TOBERESOLVED" not in "".join(self.text().split()):
            self.press(RIGHT)
            self.read()

    def points(self, number):
        """Turn to the question, point at a line, and open its slip."""
        self.to_question()
        self.press(str(number), f"line {number}")
        self.press(ENTER, SLIP)

    def enters(self, number, reason=""):
        """Enter a line of the question that comes next."""
        self.points(number)
        self.press(reason, reason)
        self.press(ENTER, "S T O P")

    def changes(self, act, quiet=QUIET):
        """Do something, and wait until the screen shows other words and is still."""
        before, end = self.text(), monotonic() + WAIT
        act()
        while self.text() == before:
            assert monotonic() < end, f"nothing changes on the screen:\n{before}"
            self.read()
        self.rests(quiet)

    def rests(self, quiet):
        """Wait until nothing is painted for so many seconds."""
        sofar, end = -1, monotonic() + WAIT
        while sofar != len(self.bytes):
            assert monotonic() < end, "it never stops painting"
            sofar = len(self.bytes)
            self.read(quiet)

    def resize(self, columns, rows):
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def sends(self, wanted):
        """Wait until these bytes have come."""
        end = monotonic() + WAIT
        while wanted not in self.bytes:
            assert self.read(), f"it ended before {wanted!r} came"
            assert monotonic() < end, f"{wanted!r} never came"

    def row_of(self, words):
        """The first row in which the words stand."""
        return next(row for row, line in enumerate(self.screen.display) if words in line)

    def close_window(self):
        """Take the terminal away, and wait for the end of what ran in it."""
        self.child.ptyproc.fileobj.close()
        end = monotonic() + WAIT
        while self.child.isalive():
            assert monotonic() < end, "it runs on without a terminal"
            sleep(0.02)

    def colours(self):
        """The parameters of every sequence that sets a colour or a grey."""
        set_by = [found.split(b";") for found in re.findall(rb"\x1b\[([\d;]*)m", self.bytes)]
        return [one for one in set_by if any(re.fullmatch(rb"[349]\d|10\d", part) for part in one)]

    def foot(self):
        """The last row, where the keys stand."""
        return self.text().rstrip().split("\n")[-1]

    def click(self, words, times=1):
        """Press and release the mouse on the last row in which the words come to stand."""
        self.sees(words)
        row, line = [at for at in enumerate(self.screen.display) if words in at[1]][-1]
        place = f"{line.index(words) + 2};{row + 1}"
        self.child.send(f"\x1b[<0;{place}M\x1b[<0;{place}m" * times)

    def wheel(self, down=True):
        """Turn the mouse wheel over the middle of the screen."""
        self.child.send(f"\x1b[<{65 if down else 64};40;12M")

    def number_of(self, label):
        before = self.text()[: self.text().index(label)]
        return re.findall(r"(?m)^\W*(\d+)  ", before)[-1]

    def ended(self):
        """Wait for its end; its exit code, or the signal that killed it as a negative number."""
        end = monotonic() + WAIT
        while self.read():
            assert monotonic() < end, f"it does not end:\n{self.text()}"
        self.child.close()
        return (
            self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus
        )


@contextmanager
def terminal(*words, size=(80, 24), **env):
    opened = Terminal(words, size, **env)
    try:
        yield opened
    finally:
        if opened.child.isalive():
            opened.child.kill(signal.SIGKILL)
        opened.child.close(force=True)
