"""Inputs that nobody would write, and the doors at which each of them must be answered.

    python tests/fuzzing.py --minutes 20      # counts what it tried; a failing input is kept

Six kinds: a field of the format with something of another shape in it, a story's bytes and a saved
game's with holes and patches, conditions of random signs, and players who press whatever there is,
on the screen and in lines (see `fuzzed_keys`). The screen is slow, and given half of the time; the
others have equal parts of the rest. The tests run a short form of each.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import yaml

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from fuzzed_keys import at_home, in_lines, on_screen

from game import library
from game.archive import Archive, Person, Series, Term, Work
from game.classroom import gather, rows, to_csv
from game.cli.desk import problems_of, route
from game.desk.bundle import bundle
from game.desk.check import check
from game.desk.graph import Graph, to_dot, to_mermaid, to_svg, to_terminal
from game.desk.prove import prove, to_json, to_text
from game.errors import UserError
from game.plain import print_back
from game.playthrough.close import close
from game.playthrough.play import Playthrough, Story
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, CallMade, StepError
from game.playthrough.view import view
from game.reader.entries import ShownEntry, fields_of
from game.reader.tree import read
from game.saves import parse
from game.saves.form import SavedGame, SavedStep
from game.sitting.menu import Menu
from game.sitting.rehearsal import Rehearsal
from game.sitting.replay import read_back
from game.story.format import Scenario
from game.story.load import load

DATA = Path(__file__).parent / "data"
BRIDGE_FILE = str(DATA / "bridge.yaml")
BRIDGE = Path(BRIDGE_FILE).read_text("utf-8")
SAVE = """\
scenario: bridge
seat: miller
nickname: Anna
steps:
- call: chest
  scene: ford
- answer: mend
  scene: ford
  label: Mend it
  reason: It is cheaper.
- back: ford
"""
NOTHING = Archive()
Input = tuple[str, bytes]
"""What kind of file it stands for (`scenario`, `save`, or a register of the archive), its bytes."""

SHAPES: tuple[Any, ...] = (
    {"a": {"b": "c"}},
    {"a": ["b"]},
    {"a": None},
    [["a"]],
    [{"a": {"b": "c"}}],
    ["a", "b"],
    [None],
    {},
    [],
    None,
    "",
    "a: b\nc: d",
    "{a} [@b] {",
    "-1",
    "9" * 5_000,
    "x" * 400,
)
"""What stands in a field where something else belongs."""


# --- inputs -------------------------------------------------------------------------------------


def shapes(story: str = BRIDGE, put: Sequence[Any] = SHAPES) -> Iterator[Input]:
    """Every field of the formats with every shape in it, generically over the declarations."""
    for kind, path in _fields():
        for shape in put:
            yield _shaped(kind, path, shape, story)


def shape(random: Random) -> Input:
    """Some field of the formats with some shape in it."""
    return _shaped(*random.choice(_fields()), random.choice(SHAPES), BRIDGE)


@cache
def _fields() -> tuple[tuple[str, tuple[str | int, ...]], ...]:
    """Each kind of file with the paths of its fields."""
    found: list[tuple[str, tuple[str | int, ...]]] = []
    found += [("scenario", path) for path in _places(Scenario)]
    for register, declared in (
        ("people", Person),
        ("sources", Work),
        ("series", Series),
        ("terms", Term),
    ):
        found += [(register, ("one", *path)) for path in _places(declared)]
    found += [("save", (one.alias,)) for one in fields_of(SavedGame)]
    found += [("save", ("steps", 1, one.alias)) for one in fields_of(SavedStep)]
    return tuple(found)


def _shaped(kind: str, path: tuple[str | int, ...], shape: Any, story: str) -> Input:
    tree = _plain({"scenario": story, "save": SAVE}.get(kind, "{}"))
    return kind, _dumped(_put(tree, path, shape))


def _places(declared: type[ShownEntry]) -> Iterator[tuple[str | int, ...]]:
    """The paths of all fields below an entry, those of entries under names included."""
    for field in fields_of(declared):
        here = () if field.rest else (field.alias,)
        if here:
            yield here
        if field.block is None:
            continue
        step = {"one": (), "list": (0,), "block": ("one",)}[field.many]
        if step:
            yield (*here, *step)
        for path in _places(field.block):
            yield (*here, *step, *path)


def _plain(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def _put(tree: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A tree with a value at a path; `one` is the first entry of a block, if it has any."""
    node = tree
    for step, further in zip(path, (*path[1:], None), strict=True):
        at = step
        if step == "one" and isinstance(node, dict):
            at = next((key for key, inner in node.items() if isinstance(inner, dict)), "one")
        if isinstance(node, list):
            at = 0
            node[:] = node or [{}]
        if further is None:
            node[at] = value
            break
        fresh: Any = [{}] if further == 0 else {}
        if isinstance(node, list):
            node[0] = node[0] if isinstance(node[0], dict | list) else fresh
        elif not isinstance(node.get(at), dict | list):
            node[at] = fresh
        node = node[at]
    return tree


def _dumped(tree: Any) -> bytes:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()


def patched_story(random: Random) -> Input:
    """A story with holes, patches and lines moved about."""
    return "scenario", _patched(random, BRIDGE.encode())


def patched_save(random: Random) -> Input:
    """A saved game with holes, patches and lines moved about."""
    return "save", _patched(random, SAVE.encode())


def _patched(random: Random, data: bytes) -> bytes:
    for _ in range(random.randint(1, 4)):
        at, gone = random.randrange(len(data) + 1), random.choice([0, 0, 1, 2, 8, 60])
        data = data[:at] + _patch(random, data) + data[at + gone :]
    return data


def _patch(random: Random, data: bytes) -> bytes:
    how = random.randrange(4)
    if how == 0:
        return random.randbytes(random.randint(1, 8))
    if how == 1:
        begin = random.randrange(len(data))
        return data[begin : begin + random.randint(1, 200)]
    signs = [b"\n", b"\t", b": ", b"- ", b"|\n", b"{", b"}", b"[", b"]", b'"', b"'", b"#", b"&a ",
             b"*a ", b"!t ", b"@", b"%", b"\r", b"---\n", b"? ", b"\xc2\xa0", b"\x1b[31m"]  # fmt: skip
    return b"".join(random.choice(signs) for _ in range(random.randint(1, 4)))


def conditions(random: Random) -> Input:
    """A story in which conditions stand that are made of random words and signs."""
    words = ["miller", "mend", "called-chest", "rose", "carts", "and", "or", "not", "(", ")", "<", ">=",
             "==", "1", "-3", "9" * 400, "Or", "&&", "|", "a" * 2_000, "{", "}", "[@x]", "é", "="]  # fmt: skip
    text = BRIDGE
    for old in ("heard: |\n      ", "label: "):
        made = " ".join(random.choice(words) for _ in range(random.choice([1, 2, 3, 5, 400])))
        new = (
            f"{old}{{{made}}} "
            if "heard" in old
            else f"if: '{made.replace(chr(39), '')}'\n        {old}"
        )
        parts = text.split(old)
        at = random.randrange(1, len(parts))
        text = old.join(parts[:at]) + new + old.join(parts[at:])
    return "scenario", text.encode()


RANDOM: tuple[Callable[[Random], Input], ...] = (shape, patched_story, patched_save, conditions)
SCREEN = on_screen.__name__
PLAYERS: tuple[Callable[[Random, Path], int], ...] = (on_screen, in_lines)


# --- doors --------------------------------------------------------------------------------------


def try_everything(given: Input, folder: Path) -> None:
    """Bring an input to every door. Raises whatever is not an error meant for people."""
    kind, data = given
    if kind == "save":
        _saved(data, folder)
    elif kind == "scenario":
        _scenario(data, folder)
    else:
        archive = folder / "archive"
        archive.mkdir(exist_ok=True)
        file = archive / f"{kind}.yaml"
        file.write_bytes(data)
        _checked(file)
        file.unlink()


def _saved(data: bytes, folder: Path) -> None:
    """Listed, gone on with, read back and laid beside others."""
    with at_home(folder) as kept:
        file = kept / "changed.yaml"
        file.write_bytes(data)
        assert Menu().sheet.blocks
        doors: tuple[Callable[[], object], ...] = (
            lambda: parse(data, "save.yaml"),
            lambda: Menu().resume(file, BRIDGE_FILE).sitting.sheet,
            lambda: print_back(read_back(file, BRIDGE_FILE), io.StringIO()),
            lambda: to_csv(rows(gather([file], BRIDGE_FILE))),
        )
        for door in doors:
            try:
                with redirect_stderr(io.StringIO()):
                    door()
            except UserError as wrong:
                assert str(wrong)
        shutil.rmtree(kept)


def _checked(file: Path) -> None:
    results = check([str(file)])
    for line in results.lines(all=True):
        assert "\n" not in line
    assert results.as_json()


def _scenario(data: bytes, folder: Path) -> None:
    file = folder / "story.yaml"
    file.write_bytes(data)
    _checked(file)
    assert library.listing([file])
    watched = Rehearsal(file, route, problems_of)
    assert watched.sitting.sheet.blocks
    loaded = load(data, "story.yaml", "story", NOTHING)
    assert loaded.playable or loaded.problems
    if not loaded.playable or loaded.scenario is None:
        return
    story = Story.of("story", loaded.scenario, loaded.archive)
    read(bundle(loaded), "bundled.yaml")
    proof = prove(story, bound=2_000)
    assert to_text(proof, loaded.source)
    assert to_json(proof, loaded.source)
    graph = Graph.of(story, proof.unreached)
    assert all(draw(graph) for draw in (to_terminal, to_svg, to_dot, to_mermaid))
    for seat in story.scenario.seats:
        _play(Playthrough.start(story, seat, ()), Random(len(data)))


def _play(play: Playthrough, random: Random) -> None:
    """One run to its end, every page of it looked at."""
    while not play.finished:
        for name in play.ahead:
            view(play, name)
        scene = play.scene(play.question)
        calls = [CallMade(play.question, call) for call in scene.calls.each] if scene.calls else []
        steps = [*calls, *(Answer(play.question, option) for option in scene.options)]
        random.shuffle(steps)
        for step in steps:
            try:
                play = play.step(step)
                break
            except StepError:
                continue
        else:
            return
        if isinstance(step, Answer):
            reveal(play)
    close(play)


# --- by hand ------------------------------------------------------------------------------------


def main() -> None:
    """Try inputs for some minutes, then say how many there were and how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    until, random = time.monotonic() + 60 * given.minutes, Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        kinds = _kinds(random, Path(name))
        spent, tried, failed = dict.fromkeys(kinds, 0.0), Counter[str](), 0
        while (begun := time.monotonic()) < until:
            kind = min(spent, key=lambda one: spent[one] / (len(spent) if one == SCREEN else 1))
            try:
                tried[kind] += kinds[kind]()
            except Exception:  # noqa: BLE001 - whatever it is, it is a defect
                failed += 1
                Path(f"failed-{failed}-{kind}.txt").write_text(traceback.format_exc(), "utf-8")
                print(f"failed-{failed}-{kind}.txt: {sys.exception()!r}", flush=True)
            spent[kind] += time.monotonic() - begun
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(tried.items()))
    print(f"{tried.total():,} inputs ({told}); {failed:,} ended in a traceback")
    sys.exit(bool(failed))


def _kinds(random: Random, folder: Path) -> dict[str, Callable[[], int]]:
    """What tries an input of each kind; for players each key and each line counts as one."""

    def brought(make: Callable[[Random], Input]) -> int:
        given = make(random)
        try:
            try_everything(given, folder)
        except Exception as fault:
            fault.add_note(f"of {given[0]}: {given[1]!r}")
            raise
        return 1

    return {
        **{make.__name__: partial(brought, make) for make in RANDOM},
        **{play.__name__: partial(play, random, folder) for play in PLAYERS},
    }


if __name__ == "__main__":
    main()
