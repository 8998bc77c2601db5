"""Reading the games of a class, and laying them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase

from game import library, saves
from game.classroom.model import By, Classroom, Game, Hands, Parting, Question, Taken
from game.errors import UserError
from game.playthrough.play import MinutedAnswer, Playthrough, Story
from game.playthrough.steps import Answer
from game.reader.characters import clean
from game.saves import Save
from game.session import open_scenario
from game.story.format import Scene

PARTED = 5
"""So many pairs of games are named that part early."""
TOGETHER = "together"
"""What stands for the seat of a class that answered before one screen."""


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

    The chapter is the one that most of them are of, among those that are at hand; `scenario` is an
    id or a path that stands in for it. With `anonymous` games have letters for names, and no file
    is named. Raises UserError if no file is a saved game, or `scenario` is not to be found.
    """
    read, odd = _read(paths)
    if not read:
        raise UserError("None of these files can be read as a saved game.")
    chapter = _chapter(read.values(), scenario)
    if chapter is None:
        odd += [(path, _not_at_hand(save)) for path, save in read.items()]
        first = next(iter(read.values()))
        return Classroom(first.title or first.scenario, (), _told(odd, read, anonymous), (), ())
    story, digest = chapter
    played, remarks = _played(read, story, digest)
    fitting = {path: read[path] for path in played}
    names = _letters(fitting) if anonymous else {path: _name(path, read) for path in played}
    games = [
        Game(name, _seat(story, played[path].seat), played[path], read[path].day)
        for path, name in names.items()
    ]
    questions = sorted(_questions(story, games), key=lambda one: -one.divided)
    told = _told([*odd, *remarks], read, anonymous, names)
    title = story.scenario.title
    return Classroom(title, tuple(games), told, tuple(questions), _partings(story, games))


def _name(path: Path, read: Mapping[Path, Save]) -> str:
    """What a game is called: how it is signed, or its file's name."""
    return (read[path].nickname if path in read else "") or path.stem


def _told(
    odd: Sequence[tuple[Path, str]],
    read: Mapping[Path, Save],
    anonymous: bool,
    letters: Mapping[Path, str] | None = None,
) -> tuple[tuple[str, str], ...]:
    """What there is to say of files; anonymous, under letters, and in no order of theirs."""
    if not anonymous:
        return tuple((_name(path, read), why) for path, why in odd)
    named = [*{*read, *(path for path, _ in odd)}]
    known = letters or {}
    return tuple(sorted((known.get(path, "a file"), _without(why, named)) for path, why in odd))


def _most_common(read: Iterable[Save]) -> list[str]:
    """The ids of the chapters, that of most games first."""
    return [id for id, _ in Counter(save.scenario for save in read).most_common()]


def _chapter(read: Collection[Save], scenario: str | None) -> tuple[Story, str] | None:
    """The chapter that is looked at, with its digest; None where none of them is at hand."""
    if scenario is not None:
        return open_scenario(scenario)
    for id in _most_common(read):
        with suppress(UserError):
            return open_scenario(id)
    return None


def _not_at_hand(save: Save) -> str:
    return f"its chapter is not at hand: {save.title or save.scenario}"


def _played(
    read: Mapping[Path, Save], story: Story, digest: str
) -> tuple[dict[Path, Playthrough], list[tuple[Path, str]]]:
    """The games of a chapter played again, each once, and what there is to say of the files."""
    played: dict[Path, Playthrough] = {}
    odd: list[tuple[Path, str]] = []
    seen: set[tuple[object, ...]] = set()
    for path, save in read.items():
        if save.scenario != story.id:
            odd.append((path, _of_another(save)))
            continue
        try:
            resumed = saves.resume(save, story, digest)
        except UserError as wrong:
            odd.append((path, str(wrong)))
            continue
        same = (save.seat, save.room, save.nickname, repr(save.steps))
        if same in seen:
            odd.append((path, "the same game once more; it is counted once"))
            continue
        seen.add(same)
        played[path] = resumed.play
        odd += [(path, why) for why in _remarkable(save, digest, resumed.play)]
        odd += [(path, change) for change in resumed.changes if change.startswith("Left out")]
    return played, odd


def _of_another(save: Save) -> str:
    try:
        library.find(save.scenario)
    except UserError:
        return _not_at_hand(save)
    return f"another chapter: {save.title or save.scenario}"


def _without(why: str, paths: Iterable[Path]) -> str:
    """What is said of a file, without its name."""
    for path in paths:
        why = why.replace(path.name, "a file")
    return why


def _letters(read: Mapping[Path, Save]) -> dict[Path, str]:
    """Games with letters for names, in an order that tells nothing of the names of their files.

    It comes of what was played: the same folder has the same letters each time.
    """

    def shuffled(path: Path) -> str:
        save = read[path]
        return sha256(repr((save.seat, save.room, save.steps)).encode()).hexdigest()

    return {path: _letter(place) for place, path in enumerate(sorted(read, key=shuffled))}


def _letter(place: int) -> str:
    before, letter = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[letter]


def _read(paths: Sequence[Path]) -> tuple[dict[Path, Save], list[tuple[Path, str]]]:
    read: dict[Path, Save] = {}
    odd: list[tuple[Path, str]] = []
    for path in paths:
        try:
            read[path] = saves.read(path)
        except UserError as wrong:
            first = str(wrong).splitlines()[0]
            odd.append((path, first.replace(clean(str(path)), path.name)))
    return read, odd


def _remarkable(save: Save, digest: str, play: Playthrough) -> list[str]:
    """What there is to say of a game besides its answers."""
    unfinished = [] if play.finished else ["not played to the end"]
    edited = ["played in another version of the chapter"] if save.digest != digest else []
    return unfinished + edited


def _seat(story: Story, seat: str) -> str:
    person = story.archive.people.get(seat)
    return person.name if person else seat or TOGETHER


def _questions(story: Story, games: Sequence[Game]) -> Iterator[Question]:
    """The questions that somebody answered, or a class voted on, in the order of the chapter."""
    for scene, item in story.scenario.scenes.items():
        first = [(game, line) for game in games if (line := game.first(scene))]
        votes = [(game, hands) for game in games if (hands := game.hands(scene))]
        if not item.options or not (first or votes):
            continue
        lines = tuple(
            Taken(
                number,
                option.label,
                tuple(_taken(game, line, item) for game, line in first if line.answer.option == id),
                tuple(_hands(game, scene, id) for game, one in votes if id in one[0]),
            )
            for number, (id, option) in enumerate(item.options.items(), start=1)
        )
        waiting = (game.name for game in games if _ahead(game, scene))
        day = item.date.short if item.date else ""
        unopened = tuple(_unopened(games, scene).values())
        yield Question(scene, day, item.question, lines, unopened, tuple(waiting))


def _taken(game: Game, line: MinutedAnswer, item: Scene) -> By:
    """A first answer; where it was taken back, what took its place."""
    later = game.standing(line.answer.scene)
    if not line.withdrawn:
        then = ""
    elif later is None:
        then = "taken back"
    else:
        then = f"then {list(item.options).index(later.option) + 1}"
    return By(game, line.answer.reason, then, later.reason if line.withdrawn and later else "")


def _hands(game: Game, scene: str, option: str) -> Hands:
    first, *second = (vote.get(option, 0) for vote in game.hands(scene))
    return Hands(game, first, second[0] if second else None, game.said(scene, option))


def _unopened(games: Sequence[Game], scene: str) -> dict[str, str]:
    """The papers that lay before somebody and were opened by nobody, by id."""
    answers = [(one, line) for one in games for line in one.play.minutes
               if line.answer.scene == scene]  # fmt: skip
    opened = {paper for _, line in answers for paper in line.answer.papers}
    lay_there = {id: title for one, line in answers for id, title in one.papers(line).items()}
    return {id: title for id, title in lay_there.items() if id not in opened}


def _ahead(game: Game, scene: str) -> bool:
    """Whether a game that was left still has this question before it."""
    play = game.play
    if play.question is None or game.first(scene) or game.hands(scene):
        return False
    if play.questions:
        return scene in play.questions
    branching = play.story.branching
    if branching.stops[branching.order[scene]].skipped_by & branching.bits[play.seat]:
        return False
    return branching.order[scene] >= branching.order[play.question]


def _partings(story: Story, games: Sequence[Game]) -> tuple[Parting, ...]:
    """Pairs from one seat that part, those with reasons and the earliest first."""
    order = list(story.scenario.scenes)
    found: list[tuple[tuple[int, int], Parting]] = []
    for one, other in combinations([game for game in games if not game.together], 2):
        if one.seat != other.seat:
            continue
        for scene in order:
            first, second = one.first(scene), other.first(scene)
            if first and second and first.answer.option != second.answer.option:
                item = story.scenario.scenes[scene]
                answers = (first.answer, second.answer)
                taken = tuple((_label(story, answer), answer.reason) for answer in answers)
                day = item.date.short if item.date else ""
                silent = sum(not reason for _, reason in taken)
                parting = Parting(one, other, item.question, day, (taken[0], taken[1]))
                found.append(((silent, order.index(scene)), parting))
                break
    found.sort(key=lambda pair: pair[0])
    return tuple(parting for _, parting in found[:PARTED])


def _label(story: Story, answer: Answer) -> str:
    return story.scenario.scenes[answer.scene].options[answer.option].label
