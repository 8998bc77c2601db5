"""Floor 6: the writer's verbs of the command. Thin: each calls a room of the desk and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import library
from game.cli.console import one_line, say, write_own
from game.errors import UserError

if TYPE_CHECKING:
    from game.playthrough.play import Story
    from game.playthrough.steps import Step
    from game.reader.problems import Problem
    from game.story.load import Loaded


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A list of objects, one for each problem.")
@click.option("--all", "everything", is_flag=True, help="Every place, and what waits for now.")
@click.option("--report", is_flag=True, help="Sizes, minutes, sources and grades instead.")
@click.option("--explain", metavar="RULE", help="What a rule means and how to mend it.")
@one_line
def check(
    paths: tuple[str, ...], as_json: bool, everything: bool, report: bool, explain: str | None
) -> None:
    """Say what is wrong in PATHS: files, folders, names of scenarios, - for stdin."""
    if explain is not None:
        from game.desk.explain import explain as explained

        say(explained(explain))
        return
    if not paths:
        raise click.UsageError("name a file, a folder, or - for standard input")
    if report:
        _report(paths, as_json)
        return
    from game.desk.check import check as look_over

    results = look_over(paths)
    if as_json:
        say(results.as_json())
    else:
        for line in results.lines(all=everything):
            say(line)
    sys.exit(results.exit_code)


def _report(paths: Iterable[str], as_json: bool) -> None:
    from game.desk.report import report as figures

    for path in paths:
        loaded = _sound(path)
        if loaded.scenario is not None:
            made = figures(loaded.id, loaded.scenario, loaded.archive)
            say(made.as_json() if as_json else "\n".join(made.lines()))


@click.command()
@click.argument("scenario")
@click.option("--json", "as_json", is_flag=True, help="Everything found, as one object.")
@click.option("--ways", is_flag=True, help="A shortest way to every part as well.")
@click.option("--bound", default=200_000, show_default=True, help="How many states to walk.")
@one_line
def prove(scenario: str, as_json: bool, ways: bool, bound: int) -> None:
    """Walk every state of SCENARIO: nobody can get stuck, and every part can be reached."""
    import json

    from game.desk.prove import prove as walked
    from game.desk.prove import to_json, to_text
    from game.playthrough.play import Story

    loaded = _sound(scenario)
    if loaded.scenario is None:
        return
    story = Story.of(loaded.id, loaded.scenario, loaded.archive)
    shown = sys.stderr.isatty()

    def progress(chair: str, part: float) -> None:
        if shown:
            click.echo(f"\r{chair} {part:4.0%} ", nl=False, err=True)

    proof = walked(story, bound=bound, progress=progress)
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)
    if as_json:
        say(json.dumps(to_json(proof, loaded.source), ensure_ascii=False, indent=1))
    else:
        say(to_text(proof, loaded.source, ways=ways))
    sys.exit(proof.exit_status)


@click.command()
@click.argument("scenario")
@click.option("--svg", type=click.Path(path_type=Path), help="Write a picture that stands alone.")
@click.option("--mermaid", is_flag=True, help="Mermaid text instead.")
@click.option("--dot", is_flag=True, help="DOT text instead.")
@click.option("--width", default=80, show_default=True, help="Columns in the terminal.")
@one_line
def graph(scenario: str, svg: Path | None, mermaid: bool, dot: bool, width: int) -> None:
    """Draw the branching of SCENARIO."""
    from game.desk.graph import MARK, Graph, to_dot, to_mermaid, to_svg, to_terminal
    from game.desk.prove import prove as walked
    from game.playthrough.play import Story

    loaded = _sound(scenario)
    if loaded.scenario is None:
        return
    story = Story.of(loaded.id, loaded.scenario, loaded.archive)
    drawn = Graph.of(story, walked(story).unreached)
    if svg is not None:
        write_own(svg, to_svg(drawn), MARK)
    elif mermaid or dot:
        say(to_mermaid(drawn) if mermaid else to_dot(drawn))
    else:
        say(to_terminal(drawn, width))


@click.command()
@click.argument("name")
@click.option("--title", help="The scenario's title; asked for if left out.")
@click.option("--seats", help="Whose places can be taken: names or ids, with commas between.")
@click.option("--dates", help="From a day to a day: 1918-01-18/1918-02-24.")
@one_line
def new(name: str, title: str | None, seats: str | None, dates: str | None) -> None:
    """Write a skeleton that already passes: NAME.yaml in this folder, or the path given."""
    import shlex

    from game.desk import schema as schemas
    from game.desk.new import id_of, skeleton, write_new

    path = Path(name if name.endswith(library.SUFFIXES) else f"{name}.yaml")
    if not library.id_of(path):
        raise UserError("the new scenario needs a name: politburo new my-town")
    asks = sys.stdin.isatty()
    plain_title = library.id_of(path).replace("-", " ").title()
    title = title or (click.prompt("Title", plain_title) if asks else plain_title)
    seats = seats or (click.prompt("Seats, with commas between", "first, second") if asks else "")
    dates = dates or (_asked_dates() if asks else "")
    text = skeleton(
        id_of(library.id_of(path)),
        title,
        [seat.strip() for seat in (seats or "first, second").split(",") if seat.strip()],
        dates or DATES,
        archive=library.shared_archive(),
        schema=schemas.FILE,
        file=str(path),
    )
    write_new(path, text)
    written = [shlex.quote(str(path))]
    if not (path.parent / schemas.FILE).exists():
        written.append(shlex.quote(str(schemas.write(path.parent))))
    say(f"Written to {' and '.join(written)}. Next: politburo watch {written[0]}")


DATES = "1918-01-18/1918-02-24"


def _asked_dates() -> str:
    """The dates from a prompt, which asks again until they can be read."""
    from game.desk.new import span_of

    def read(given: str) -> str:
        try:
            return span_of(given).iso
        except UserError as wrong:
            raise click.UsageError(str(wrong)) from None

    asked: str = click.prompt("From a day to a day", DATES, value_proc=read)
    return asked


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@one_line
def watch(file: Path) -> None:
    """Play FILE beside your editor: shown anew at every save, with what is wrong in it."""
    from game.sitting.rehearsal import Rehearsal
    from game.tui.watch import run

    library.find(str(file.absolute()))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("watch needs a terminal; politburo check needs none")
    run(Rehearsal(file.absolute(), route, problems_of))


def problems_of(path: Path) -> tuple[list[Problem], int]:
    """What `check` lists for a file, errors first, and how many warnings it counts."""
    from game.desk.check import check as look_over

    results = look_over([str(path)])
    found = [problem for one in results.checked for problem in one.condensed()]
    return sorted(found, key=lambda problem: problem.warning), results.warnings


def route(story: Story, seat: str, scene: str) -> tuple[Step, ...] | None:
    """A shortest way to a scene from a seat, if there is one."""
    from game.desk.route import route_to

    return route_to(story, seat, scene)


@click.command()
@click.argument("file")
@one_line
def bundle(file: str) -> None:
    """Print FILE with the archive entries it uses written into it, so that it travels alone."""
    from game.desk.bundle import bundle as bundled

    say(bundled(library.load(file)), newline=False)


@click.command()
@one_line
def schema() -> None:
    """Print the JSON Schema that lets editors complete and check while you write."""
    from game.desk.schema import text

    say(text(), newline=False)


@click.command()
@click.argument("words", nargs=-1, required=True)
@one_line
def cite(words: tuple[str, ...]) -> None:
    """Find a source or a person of the archive: its id, and how it is printed."""
    from game.desk.cite import cite as found

    rows = found(library.shared_archive(), words)
    if not rows:
        says = f"nothing in the archive has {' '.join(words)!r}"
        raise UserError(f"{says}; your own people and sources stand in your file")
    for row in rows:
        say(row)


def _sound(name: str) -> Loaded:
    """A scenario that can be played. Raises UserError with its problems."""
    loaded = library.load(name)
    if not loaded.playable:
        faults = [str(problem) for problem in loaded.problems if not problem.warning]
        raise UserError(*faults)
    return loaded


VERBS = (check, prove, graph, new, watch, bundle, schema, cite)
