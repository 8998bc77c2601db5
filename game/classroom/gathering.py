"""Reading the games of a class, and laying them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase

from game import saves
from game.classroom.model import Classroom, Game, Parting, Question, Taken
from game.errors import UserError
from game.playthrough.play import Playthrough, Story
from game.playthrough.steps import Answer
from game.reader.characters import clean
from game.saves import Save
from game.session import open_scenario

PARTED = 5
"""So many pairs of games are named that part early."""


def found_in(places: Iterable[Path]) -> list[Path]:
    """The files meant by folders and files, each once, by name. Raises UserError."""
    files: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            files |= dict.fromkeys(sorted(place.glob("*.yaml")))
        elif place.is_file():
            files[place] = None
        else:
            raise UserError(f"{clean(str(place))}: no such file or folder")
    if not files:
        raise UserError("No saved game is there: their names end in .yaml.")
    return list(files)


def gather(
    paths: Sequence[Path], scenario: str | None = None, anonymous: bool = False
) -> Classroom:
    """The games in these files. What cannot be read is listed, and stops nothing.

    The chapter is the one that most of them are of; `scenario` is an id or a path that stands in
    for it. With `anonymous` games have letters for names, and no file is named. Raises UserError if
    the chapter is not to be found.
    """
    read, odd = _read(paths)
    if not read:
        raise UserError("None of these files can be read as a saved game.")
    wanted = scenario or Counter(save.scenario for save in read.values()).most_common(1)[0][0]
    story, digest = open_scenario(wanted)
    games: list[Game] = []
    seen: set[tuple[str, str, str]] = set()
    for path, save in read.items():
        name = _letter(len(games)) if anonymous else save.nickname or path.stem
        if save.scenario != story.id:
            odd.append((path.stem, f"another chapter: {save.title or save.scenario}"))
            continue
        try:
            resumed = saves.resume(save, story, digest)
        except UserError as wrong:
            odd.append((path.stem, str(wrong)))
            continue
        same = (save.seat, save.nickname, repr(save.steps))
        if same in seen:
            odd.append((name, "the same game once more; it is counted once"))
            continue
        seen.add(same)
        games.append(Game(name, _seat(story, save.seat), resumed.play, save.day))
        odd += [(name, why) for why in _remarkable(save, digest, resumed.play)]
        odd += [(name, change) for change in resumed.changes if change.startswith("Left out")]
    if anonymous:
        named = {path.stem for path in paths}
        odd = [(_unnamed(name, named), _without(why, paths)) for name, why in odd]
    questions = sorted(_questions(story, games), key=lambda one: (-one.divided, -one.answers))
    return Classroom(
        story.scenario.title, tuple(games), tuple(odd), tuple(questions), _partings(story, games)
    )


def _unnamed(name: str, stems: set[str]) -> str:
    """A letter, or words for a file whose name may be a pupil's."""
    return "a file" if name in stems else name


def _without(why: str, paths: Sequence[Path]) -> str:
    """What is said of a file, without its name."""
    for path in paths:
        why = why.replace(path.name, "a file")
    return why


def _letter(place: int) -> str:
    before, letter = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[letter]


def _read(paths: Sequence[Path]) -> tuple[dict[Path, Save], list[tuple[str, str]]]:
    read: dict[Path, Save] = {}
    odd: list[tuple[str, str]] = []
    for path in paths:
        try:
            read[path] = saves.read(path)
        except UserError as wrong:
            first = str(wrong).splitlines()[0]
            odd.append((path.stem, first.replace(clean(str(path)), path.name)))
    return read, odd


def _remarkable(save: Save, digest: str, play: Playthrough) -> list[str]:
    """What there is to say of a game besides its answers."""
    unfinished = [] if play.finished else ["not played to the end"]
    edited = ["played in another version of the chapter"] if save.digest != digest else []
    return unfinished + edited


def _seat(story: Story, seat: str) -> str:
    person = story.archive.people.get(seat)
    return person.name if person else seat


def _questions(story: Story, games: Sequence[Game]) -> Iterable[Question]:
    for scene, item in story.scenario.scenes.items():
        if not item.options:
            continue
        answered = [(game, one) for game in games if (one := game.answered(scene))]
        if not answered:
            continue
        lines = tuple(
            Taken(
                number,
                option.label,
                tuple((game, one.reason) for game, one in answered if one.option == id),
            )
            for number, (id, option) in enumerate(item.options.items(), start=1)
        )
        opened = {paper for _, one in answered for paper in one.papers}
        papers = (paper.title for id, paper in item.papers.items() if id not in opened)
        waiting = (game.name for game in games if _ahead(game, scene))
        day = item.date.short if item.date else ""
        yield Question(scene, day, item.question, lines, tuple(papers), tuple(waiting))


def _ahead(game: Game, scene: str) -> bool:
    """Whether a game that was left still has this question before it."""
    if game.play.finished or game.answered(scene):
        return False
    play, branching = game.play, game.play.story.branching
    place = branching.order[scene]
    if play.question is None or branching.stops[place].skipped_by & branching.bits[play.seat]:
        return False
    return place >= branching.order[play.question]


def _partings(story: Story, games: Sequence[Game]) -> tuple[Parting, ...]:
    """Pairs from one seat that part, those with reasons and the earliest first."""
    order = list(story.scenario.scenes)
    found: list[tuple[tuple[int, int], Parting]] = []
    for one, other in combinations(games, 2):
        if one.seat != other.seat:
            continue
        for scene in order:
            first, second = one.answered(scene), other.answered(scene)
            if first and second and first.option != second.option:
                item = story.scenario.scenes[scene]
                taken = tuple((_label(story, answer), answer.reason) for answer in (first, second))
                day = item.date.short if item.date else ""
                silent = sum(not reason for _, reason in taken)
                parting = Parting(one, other, item.question, day, (taken[0], taken[1]))
                found.append(((silent, order.index(scene)), parting))
                break
    found.sort(key=lambda pair: pair[0])
    return tuple(parting for _, parting in found[:PARTED])


def _label(story: Story, answer: Answer) -> str:
    return story.scenario.scenes[answer.scene].options[answer.option].label
