"""Measure how long the command takes to say or to paint something, beside the floors.

    python benchmarks/bench_start.py            # half a minute; needs /proc, so Linux
    python benchmarks/bench_start.py --turns 15

Every turn starts each program once, so that all of them meet the same machine; the medians of the
turns are compared. A full screen is timed from just before its start until its first page stands
on a pseudo-terminal that answers what it is asked. CPU time is that of all its threads until then:
it is what to go by where other work is done.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SIZE = (80, 24)
WAIT = 30.0
ANSWERS = {
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",  # synchronised output: known
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",  # being told of a new size: not known
    rb"\x1b\[0?c": b"\x1b[?62;22c",
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\[\?u": b"\x1b[?0u",
    rb"\x1b\]11;\?(?:\x07|\x1b\\)": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
"""What a terminal says when it is asked about itself."""
CONTROL = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b.")


class Taken(NamedTuple):
    """Seconds on the clock and of the processor, and the greatest resident size in MiB."""

    wall: float
    cpu: float
    memory: float


class Program(NamedTuple):
    """A program: its words, the text whose painting ends the measurement (none: its own end)."""

    name: str
    words: tuple[str, ...]
    mark: str = ""
    floor: str = ""
    budget: str = ""


SAID = (
    Program("python -c pass", ("-c", "pass")),
    Program("politburo --version", ("-m", "game", "--version"), "", "python -c pass", "+60 ms"),
    Program("politburo --help", ("-m", "game", "--help"), "", "python -c pass", "+60 ms"),
)
BARE = "a bare Textual app"
PAINTED = (
    Program(BARE, (str(Path(__file__).with_name("bare_app.py")),), "Delta: adjourn"),
    Program("the menu", ("-m", "game"), "? keys", BARE, "1.25"),
    Program(
        "play brest-1918 --seat bukharin",
        ("-m", "game", "play", "brest-1918", "--seat", "bukharin"),
        "? keys",
        BARE,
        "1.3",
    ),
)


def main() -> None:
    """Measure everything and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=9)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as saves:
        for program in (*SAID, *PAINTED):
            _start(program, saves)  # byte code is written, files are in the cache
        taken: dict[str, list[Taken]] = {program.name: [] for program in (*SAID, *PAINTED)}
        for _ in range(turns):
            for program in (*SAID, *PAINTED):
                taken[program.name].append(_start(program, saves))
    usual = {name: Taken(*map(median, zip(*rows, strict=True))) for name, rows in taken.items()}
    print(f"load {os.getloadavg()[0]:.1f}, {turns} turns")
    print(f"{'':<34}{'wall':>10}{'CPU':>10}{'MiB':>8}  over the floor (wall, CPU, MiB)   budget")
    for program in (*SAID, *PAINTED):
        row = usual[program.name]
        over = _over(row, usual[program.floor], program) if program.floor else ""
        figures = f"{row.wall * 1000:>7.0f} ms{row.cpu * 1000:>7.0f} ms{row.memory:>8.1f}"
        print(f"{program.name:<34}{figures}  {over:<33}{program.budget:>6}")


def _over(row: Taken, floor: Taken, program: Program) -> str:
    more = f"{row.memory - floor.memory:+.1f}"
    if program.budget.startswith("+"):
        wall, cpu = (1000 * (a - b) for a, b in zip(row[:2], floor[:2], strict=True))
        return f"{wall:+.0f} ms, {cpu:+.0f} ms, {more}"
    return f"{row.wall / floor.wall:.2f}, {row.cpu / floor.cpu:.2f}, {more}"


def _start(program: Program, saves: str) -> Taken:
    dropped = ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    env |= {"PYTHONPATH": str(ROOT), "POLITBURO_SAVES": saves, "TERM": "xterm-256color"}
    command = [sys.executable, *program.words]
    return _painted(command, env, program.mark) if program.mark else _said(command, env)


def _said(command: list[str], env: dict[str, str]) -> Taken:
    begun = time.perf_counter()
    child = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    taken = time.perf_counter() - begun
    return Taken(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _painted(command: list[str], env: dict[str, str], mark: str) -> Taken:
    begun = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        os.chdir(ROOT)
        os.execve(command[0], command, env)
    try:
        wall = _wait_for(terminal, mark, begun)
        return Taken(wall, _cpu(pid), _memory(pid))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _wait_for(terminal: int, mark: str, begun: float) -> float:
    """Play the terminal until the mark is painted; the seconds since it was begun."""
    painted, answered = b"", 0
    while time.perf_counter() - begun < WAIT:
        if not select.select([terminal], [], [], WAIT)[0]:
            break
        painted += os.read(terminal, 1 << 16)
        now = time.perf_counter()
        if mark in CONTROL.sub(b"", painted).decode("utf-8", "replace"):
            return now - begun
        asked = painted[answered:]
        for query, answer in ANSWERS.items():
            if re.search(query, asked):
                os.write(terminal, answer)
                answered = len(painted)
    raise SystemExit(f"{mark!r} was not painted")


def _cpu(pid: int) -> float:
    """Seconds of the processor that all threads of a process have used, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in tasks) / 1e9


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
