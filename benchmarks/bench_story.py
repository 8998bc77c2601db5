"""Measure loading, checking, random play and proof on generated stories, beside their budgets.

    python benchmarks/bench_story.py            # about a minute
    python benchmarks/bench_story.py --quick    # without the story of 10,000 scenes

Times are the best of several, on the clock and of the processor; memory is a process's greatest
resident size (Linux only). On a slower machine look at the ratio to PyYAML's C loader, measured
turn about with the check on the same file: 0.45 s was set where that loader took 0.14 s for 1,000
scenes. On one that does other work look at the processor's time.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from generate import story  # noqa: E402

from game.archive import Archive  # noqa: E402
from game.desk.graph import Graph, to_svg, to_terminal  # noqa: E402
from game.desk.prove import prove  # noqa: E402
from game.library import listing, open_story  # noqa: E402
from game.playthrough.branching import FINISHED, Branching  # noqa: E402
from game.playthrough.play import Story  # noqa: E402
from game.story.load import load  # noqa: E402

NOTHING = Archive()
LOAD = "import pathlib, sys; from game.archive import Archive; from game.story.load import load;"
LOAD += "load(pathlib.Path(sys.argv[1]).read_bytes(), 'x', 'x', Archive())"
LOADER = "import pathlib, sys, time, yaml; text = pathlib.Path(sys.argv[1]).read_bytes();"
LOADER += (
    "t = time.process_time(); yaml.load(text, yaml.CSafeLoader); print(time.process_time() - t)"
)
TURNS = 15
# not getrusage: its greatest size counts that of the process which started this one
MEMORY = "print(next(x for x in open('/proc/self/status') if x.startswith('VmHWM')).split()[1])"

Row = tuple[str, str, str]
"""What was measured, the figure, the budget."""


def main() -> None:
    """Measure everything and print one table."""
    sizes = (100, 1_000) if "--quick" in sys.argv else (100, 1_000, 10_000)
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"story{size}.yaml" for size in sizes}
        for size, file in files.items():
            file.write_text(story(size), "utf-8")
        rows = [("", "measured", "budget"), *_growth(files), *_play(files[1_000])]
    rows += [*_proofs(), *_graphs()]
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print(f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}")


def _growth(files: dict[int, Path]) -> Iterator[Row]:
    """Cold processes at every size: the file loaded alone, and `politburo check`."""
    empty = _cold("-c", "pass")
    yield "python -c pass", str(empty), ""
    budgets = {1_000: "0.45 s", 10_000: "4 s"}
    for size, file in files.items():
        size_on_disk = file.stat().st_size / 1e6
        label = f"{size:,} scenes, {size_on_disk:.1f} MB"
        yield f"load, cold: {label}", str(_cold("-c", LOAD, str(file))), ""
        checked = _cold("-m", "game", "check", str(file))
        yield f"check, cold: {label}", str(checked), budgets.get(size, "")
        if size >= 1_000:
            yield from _beside_loader(file, "3.2" if size == 1_000 else "")
        memory = _memory(str(file))
        yield f"check, memory: {label}", f"{memory:.0f} MiB", "300 MiB" if size == 10_000 else ""


def _beside_loader(file: Path, budget: str) -> Iterator[Row]:
    """The check beside the bare loader, turn about, so that both meet the same machine."""
    bare: list[float] = []
    checked: list[float] = []
    for _ in range(TURNS if budget else 2):
        bare.append(float(_run("-c", LOADER, str(file))))
        checked.append(_timed("-m", "game", "check", str(file)).cpu)
    usual = median(bare)
    yield "… CSafeLoader alone on the same file, CPU", f"{usual:.3f} s", ""
    yield "… CPU of the check as a ratio to it", f"{median(checked) / usual:.2f}", budget


class Taken(NamedTuple):
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.3f} s, CPU {self.cpu:.3f} s"


def _cold(*arguments: str) -> Taken:
    """The best of five (of two for long ones) starts of a Python process."""
    taken: list[Taken] = []
    while len(taken) < (2 if taken and taken[0].cpu > 2 else 5):
        taken.append(_timed(*arguments))
    return Taken(*map(min, zip(*taken, strict=True)))


def _timed(*arguments: str) -> Taken:
    begun, before = time.perf_counter(), _children()
    _run(*arguments)
    return Taken(time.perf_counter() - begun, _children() - before)


def _children() -> float:
    """Seconds of the processor that all ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is when it is installed
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, check=False, env=environment, cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def _memory(file: str) -> float:
    code = f"import sys; sys.argv = ['politburo', 'check', {file!r}]\n"
    code += "from game.cli import main\n"
    code += f"try:\n    main()\nexcept SystemExit:\n    pass\n{MEMORY}"
    return float(_run("-c", code).split()[-1]) / 1024


def _play(file: Path) -> Iterator[Row]:
    """Random play through the compiled rules, in answers a second."""
    loaded = load(file.read_bytes(), file.name, "story", NOTHING)
    branching = Story.of("story", loaded.scenario, loaded.archive).branching
    random = Random(1)
    yield (
        "random play, log kept",
        f"{_rate(lambda: _run_through(branching, random)):,.0f} /s",
        "300,000 /s",
    )


def _run_through(branching: Branching, random: Random) -> int:
    """Play one run at random; how many answers it took."""
    log: list[tuple[int, str]] = []
    facts, meters = branching.facts(("clerk",)), branching.start
    place = branching.arrive(0, facts, meters)
    while place != FINISHED:
        if not (ways := branching.open_ways(place, facts, meters)):
            place = branching.arrive(branching.stops[place].to, facts, meters)
            continue
        way = ways[int(random.random() * len(ways))]
        log.append((place, way.option))
        place, facts, meters = branching.take(way, facts, meters)
    return len(log)


def _rate(run: Callable[[], int]) -> float:
    """Answers a second: the best of three stretches of half a second."""
    best = 0.0
    for _ in range(3):
        begun, answers = time.perf_counter(), 0
        while (taken := time.perf_counter() - begun) < 0.5:
            for _ in range(50):
                answers += run()
        best = max(best, answers / taken)
    return best


def _proofs() -> Iterator[Row]:
    """Every shipped scenario whole, and a generated story that is too large."""
    for listed in listing():
        proved = open_story(str(listed.path))
        begun = time.perf_counter()
        proof = prove(proved)
        taken = time.perf_counter() - begun
        label = f"prove {listed.id}: {proof.states:,} states"
        yield label, f"{taken:.2f} s", "10 s"
    begun = time.perf_counter()
    proof = prove(_generated(1_000))
    label = "prove 1,000 scenes: too large, walked in part"
    yield label, f"{time.perf_counter() - begun:.1f} s", ""


def _graphs() -> Iterator[Row]:
    graph = Graph.of(_generated(1_000))
    for name, draw in (("terminal", to_terminal), ("SVG", to_svg)):
        begun = time.perf_counter()
        draw(graph)
        yield f"graph, {name}: 1,000 scenes", f"{time.perf_counter() - begun:.2f} s", ""


def _generated(scenes: int) -> Story:
    loaded = load(story(scenes), "story.yaml", "story", NOTHING)
    return Story.of("story", loaded.scenario, loaded.archive)


if __name__ == "__main__":
    main()
