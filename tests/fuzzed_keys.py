"""Players who press whatever there is: keys, clicks, pastes and sizes of the window on the full
screen, and lines in plain mode.

Two kinds of input for `fuzzing.py`. What is pressed depends on the page that lies open, so an input
is the random numbers it was drawn by; what was done is told, in order, with whatever it led to.
"""

from __future__ import annotations

import asyncio
import io
import itertools
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from pathlib import Path
from random import Random
from unittest import mock

from beyond import leaked
from helpers import BRIDGE, STORIES, story_named
from textual import events
from textual.pilot import OutOfBounds, Pilot

from game import saves
from game.classroom import found_in, gather
from game.cli.desk import problems_of, route
from game.errors import UserError
from game.pages.actions import BY_NAME, EVERYWHERE
from game.plain import Plain, print_back
from game.reader.characters import is_clean
from game.sitting.base import Sitting
from game.sitting.classroom import ClassSitting
from game.sitting.game import Game
from game.sitting.menu import Menu
from game.sitting.rehearsal import Rehearsal
from game.sitting.replay import read_back
from game.tui.app import PolitburoApp
from game.tui.keys import KeyParser
from game.tui.sheet_screen import SheetScreen
from game.tui.watch import WatchApp

SIZES = [(80, 24)] * 4 + [(60, 18), (120, 44), (160, 50), (40, 12), (39, 11), (200, 60), (1, 1)]
MOST_SAVES = 12
"""Saves in the folder above which it is emptied, so that opening a menu does not become the test."""
OTHER_KEYS = (
    "enter", "enter", "enter", "escape", "up", "down", "left", "right", "space", "tab", "shift+tab",
    "pageup", "pagedown", "home", "end", "backspace", "delete", "insert", "f1", "f12", "ctrl+p",
    "ctrl+c", "ctrl+a", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+z", "ctrl+l", "alt+x", "shift+enter",
    *"0123456789", *"bB", *"йЙцЯ", *"éß€", "世", "\u0301", "\u202e", "\u200d", "😀", "?", "/", "\\", '"',
)  # fmt: skip
WORDS = (
    "because", "3 2 1", "4 4", "a: b", "- x", "'", '"', "{words:ford}", "[@x]", "# no", "\\", "  ", "世界", "e\u0301",
    "\u202eback", "\u200d", "\x1b[31m", "\x00", "\r", "\n", "\r\n", "\u2028", "\t", "x" * 300, "😀",
    "miller", "<b>", "=1+1", "%s", "\ud800", "\ufeff", "|", "|\n  y",
)  # fmt: skip
LINES = (
    "", "", "", "n", "n", "b", "r", "?", "u", "l", "c", "h", "p", "v", "w", "d", "m", "s", "k", "e",
    "n 3 2 1", "n 5 5", "n 1 1 1 1", "n ² 1", "o", "c 1", "c 2", "c2", "c 99999999999", "h 1", "h 2 against", "h 9 for", "h 1 sideways", "quit now",
    "1", "2", "3", "4", "5", "12", "0", "-1", "99999999999999999999", "1 because", "2 why: not",
    "й", "ы", "\x1b[D", "\x1b[A1", "\x00", "\x7f", "\t1", "²", "١", "1\u200d", "x" * 2_000,
)  # fmt: skip
TERMINAL = (
    "\x1b", "\x1b[", "\x1b[A", "\x1b[1;2B", "\x1b[<0;5;5M", "\x1b[<0;9999;1m", "\x1b[<35;3;7M", "\x1b[I",
    "\x1b[O", "\x1b[200~", "\x1b[201~", "\x1b[?2026;2$y", "\x1b[?1;2c", "\x1b]11;rgb:0/0/0\x07", "\x1b[13u",
    "\x1b[13;1:2u", "\x1b[1081::113;;1081u", "\x1b[99999999999u", "\x1b[;;u", "\x1b[57441u", "\x1bOP", "\x1bOx",
    "\x1b[M !!", "\x1b[27;5;13~", "\x1b[48;24;80;480;800t", "1", "\r", "\x7f", "\x9b", "\ufffd", "é",
)  # fmt: skip
Done = list[str]


# --- where a player sits ------------------------------------------------------------------------


@contextmanager
def at_home(folder: Path) -> Iterator[Path]:
    """Saves and settings of its own in a folder; what is found in the folder of saves."""
    kept = folder / "saves"
    if kept.exists() and len(list(kept.iterdir())) > MOST_SAVES:
        shutil.rmtree(kept)
    kept.mkdir(exist_ok=True)
    home = {name: str(folder / "home") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    with mock.patch.dict(os.environ, {**home, "POLITBURO_SAVES": str(kept)}):
        yield kept


def _sitting(random: Random, kept: Path, done: Done) -> Sitting:
    """The menu, a chapter, a seat in one, a lesson, a game that was left, a replay, a class."""
    name = random.choice([STORIES[0], *STORIES])
    own = sorted(kept.glob("*.yaml"))
    ways: list[Callable[[], Sitting]] = [
        Menu,
        lambda: Menu().open(name),
        *[lambda: _seated(random, name, done)] * 4,
        *[lambda: _in_class(random, name, done)] * 2,
    ]
    if own:
        save = random.choice(own)
        ways += [
            lambda: Menu().resume(save, _own_file(save)).sitting,
            lambda: read_back(save, random.choice([_own_file(save), name])),
            lambda: ClassSitting(gather(found_in([kept]), random.choice([None, name]))),
        ]
    way = random.randrange(len(ways))
    done.append(f"way {way} into {name}, saves {[one.name for one in own]}")
    try:
        return ways[way]()
    except UserError as wrong:  # such as saves of several chapters, which are no class
        assert str(wrong)
        return Menu()


def _in_class(random: Random, name: str, done: Done) -> Sitting:
    scenes = story_named(name).scenario.scenes
    first = random.choice([None, random.choice(list(scenes))])
    done.append(f"room from {first}")
    return Menu("10b").open_room(name, first, first is None and random.random() < 0.5)


def _own_file(save: Path) -> str | None:
    """The scenario's file, where it is not one that is shipped."""
    return str(BRIDGE) if save.name.startswith(BRIDGE.stem) else None


def _seated(random: Random, name: str, done: Done) -> Sitting:
    opening = Menu(random.choice(["", "Anna", "世界 e\u0301"])).open(name)
    seat = random.choice(list(story_named(name).scenario.seats))
    done.append(f"seat {seat}")
    return opening.sit(seat)


def _tells_nothing_too_early(sitting: Sitting, told: str) -> None:
    """What is shown while a scene lies open holds nothing from beyond its stop."""
    if type(sitting) is Game and (scene := sitting.leaves[sitting.index].scene):
        assert leaked(told, sitting.session.play, scene) == []


def _look_over(kept: Path) -> None:
    """Every save that was written can be read, and nothing unfinished is left."""
    for path in kept.glob("*.yaml"):
        saves.read(path)
    assert not list(kept.glob("*.part"))


# --- the screen ---------------------------------------------------------------------------------


def on_screen(random: Random, folder: Path) -> int:
    """Keys, clicks, pastes and sizes on the full screen; returns how many."""
    done: Done = []
    with at_home(folder) as kept, _told(done):
        pressed = asyncio.run(_pressed(random, folder, kept, done))
        _look_over(kept)
    return pressed


async def _pressed(random: Random, folder: Path, kept: Path, done: Done) -> int:
    app: PolitburoApp
    if random.random() < 0.1:
        file = folder / "watched.yaml"
        shutil.copy(BRIDGE, file)
        app = WatchApp(Rehearsal(file, route, problems_of))
        done.append("watch")
    else:
        app = PolitburoApp(_sitting(random, kept, done))
    if random.random() < 0.8:  # nobody holds a key: a minute lies between
        app.held.clock = map(float, itertools.count(step=60)).__next__
    size = random.choice(SIZES)
    done.append(f"size {size}")
    begun = len(done)
    async with app.run_test(size=size) as pilot:
        for _ in range(random.randint(20, 80)):
            if app._exit:
                break
            await random.choices(DOINGS, DOING_WEIGHTS)[0](pilot, random, done)
            if not app._exit:
                rows = app.screen._compositor.render_strips()
                _tells_nothing_too_early(app.sitting, "\n".join(row.text for row in rows))
    return len(done) - begun


async def _key(pilot: Pilot[None], random: Random, done: Done) -> None:
    """One that the page offers, or a digit of a choice."""
    keys = ["enter", "right", "escape"]
    if isinstance(pilot.app.screen, SheetScreen):
        page = pilot.app.screen.sheet
        keys += [BY_NAME[name].key for name in (*page.actions, *EVERYWHERE)]
        keys += [str(one.number) for one in page.choices if one.number < 10] * 2
    offered = [key for key in keys if key not in ("", "1-9", "q")]
    await _press(pilot, random.choice(offered), done)


async def _any_key(pilot: Pilot[None], random: Random, done: Done) -> None:
    letter = chr(random.choice([random.randrange(32, 127), random.randrange(0xA0, 0x3000)]))
    await _press(pilot, random.choice([*OTHER_KEYS, letter, letter]), done)


async def _held_key(pilot: Pilot[None], random: Random, done: Done) -> None:
    key = random.choice(["enter", "right", "left", "down", "space", "escape", "1"])
    for _ in range(random.randint(2, 12)):
        await _press(pilot, key, done)


async def _press(pilot: Pilot[None], key: str, done: Done) -> None:
    done.append(f"press {key!r}")
    if not pilot.app._exit:
        await pilot.press(key)


async def _click(pilot: Pilot[None], random: Random, done: Done) -> None:
    width, height = pilot.app.size
    offset = random.randrange(width), random.randrange(height)
    times, button = random.choice([1, 1, 1, 2, 3]), random.choice([1, 1, 1, 2, 3])
    done.append(f"click {offset} {times} times with {button}")
    with suppress(OutOfBounds):  # of a window that has just been made smaller
        await pilot.click(offset=offset, times=times, button=button)


async def _wheel(pilot: Pilot[None], random: Random, done: Done) -> None:
    width, height = pilot.app.size
    x, y = random.randrange(width), random.randrange(height)
    kind = random.choice([events.MouseScrollDown, events.MouseScrollUp])
    done.append(f"{kind.__name__} {x} {y}")
    pilot.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False))
    await pilot.pause()


async def _paste(pilot: Pilot[None], random: Random, done: Done) -> None:
    text = "".join(random.choice(WORDS) for _ in range(random.randint(0, 4)))
    done.append(f"paste {text!r}")
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def _resize(pilot: Pilot[None], random: Random, done: Done) -> None:
    size = random.choice([*SIZES, (random.randint(1, 250), random.randint(1, 70))])
    done.append(f"size {size}")
    await pilot.resize_terminal(*size)


async def _bytes(pilot: Pilot[None], random: Random, done: Done) -> None:
    """What a terminal sends, whole or broken off."""
    sent = "".join(random.choice(TERMINAL) for _ in range(random.randint(1, 3)))
    done.append(f"sent {sent!r}")
    parser = KeyParser(False)
    for event in (*parser.feed(sent), *parser.tick()):
        pilot.app.post_message(event)
    await pilot.pause()


DOINGS: tuple[Callable[[Pilot[None], Random, Done], Awaitable[None]], ...] = (
    _key, _any_key, _held_key, _click, _wheel, _paste, _resize, _bytes,
)  # fmt: skip
DOING_WEIGHTS = (50, 14, 4, 12, 4, 6, 4, 6)


# --- lines --------------------------------------------------------------------------------------


class Typist:
    """Types what the open page offers, and what it does not; a reader of lines for plain mode."""

    def __init__(self, random: Random, count: int, done: Done) -> None:
        self.asks = random.random() < 0.8
        self.plain: Plain | None = None
        self._random, self._left, self._done = random, count, done
        self._read = 0
        """So much of what was written has been looked at."""

    def read(self, begun: str = "") -> str | None:
        """The next line."""
        assert self.plain is not None
        written = self.plain.writes.getvalue()
        if self.asks:  # else the pages of the record were written in one go with what follows
            _tells_nothing_too_early(self.plain.sitting, written[self._read :])
        self._read = len(written)
        if not self._left:
            return None
        self._left -= 1
        line = begun + self._line()
        self._done.append(f"type {line!r}")
        return line

    def read_hidden(self) -> str | None:
        """The hands of a class, for as many lines as there are or not."""
        random = self._random
        if random.random() < 0.3:
            return self.read()
        lines = random.choice([2, 3, 3, 4])
        typed = " ".join(str(random.choice([0, 1, 5, 12, 99999])) for _ in range(lines))
        self._done.append(f"hands {typed}")
        return typed

    def _line(self) -> str:
        assert self.plain is not None
        random, page = self._random, self.plain.sitting.sheet
        offered = [
            BY_NAME[name].typed for name in page.actions if BY_NAME[name].typed not in ("", "q")
        ]
        offered += [f"{one.number}" for one in page.choices] * 2
        offered += [f"{one.number} {random.choice(WORDS)}" for one in page.choices]
        line = random.choice(random.choice([offered or ["1"], offered or ["1"], LINES]))
        return "" if line == "Enter" else line.replace("\n", " ")


def in_lines(random: Random, folder: Path) -> int:
    """Lines typed in plain mode; returns how many."""
    done: Done = []
    with at_home(folder) as kept, _told(done):
        sitting, written = _sitting(random, kept, done), io.StringIO()
        begun = len(done)
        typist = Typist(random, random.randint(20, 120), done)
        typist.plain = Plain(sitting, typist, written)
        typist.plain.run()
        for path in sorted(kept.glob("*.yaml"))[-1:]:
            with redirect_stderr(written):
                print_back(read_back(path, _own_file(path)), written)
        assert is_clean(written.getvalue())
        _look_over(kept)
    return len(done) - begun


# --- what was done is told ----------------------------------------------------------------------


@contextmanager
def _told(done: Done) -> Iterator[None]:
    try:
        yield
    except BaseException as fault:
        fault.add_note("done: " + "\n      ".join(done))
        raise
