"""The games of a class laid side by side, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from game.classroom import handed_in
from game.classroom.model import By, Classroom, Game, Hands, Parting, Question, Taken
from game.errors import UserError
from game.playthrough.play import MinutedAnswer, Story
from game.playthrough.steps import Answer
from game.story.format import Scene

PARTED = 5
"""So many pairs of games are named that part early."""
TOGETHER = "together"
"""What stands for the seat of a class that answered before one screen."""


def gather(
    paths: Sequence[Path], scenario: str | None = None, anonymous: bool = False
) -> Classroom:
    """The games in these files. What cannot be read is listed, and stops nothing.

    The chapter is the one that most of them are of, among those that are at hand; `scenario` is an
    id or a path that stands in for it. With `anonymous` games have letters for names, and no file
    is named. Raises UserError if no file is a saved game, or `scenario` is not to be found.
    """
    read, odd = handed_in.read_all(paths)
    if not read:
        raise UserError("None of these files can be read as a saved game.")
    chapter = handed_in.chapter_of(read.values(), scenario)
    if chapter is None:
        odd += [(path, handed_in.not_at_hand(save)) for path, save in read.items()]
        first = next(iter(read.values()))
        said = handed_in.told(odd, read, anonymous)
        return Classroom(first.title or first.scenario, (), said, (), ())
    story, digest = chapter
    played, remarks = handed_in.played_again(read, story, digest)
    names = {path: handed_in.signed(path, read) for path in played}
    if anonymous:
        names = handed_in.lettered({path: read[path] for path in played})
    games = [
        Game(name, _seat(story, played[path].seat), played[path], read[path].day)
        for path, name in names.items()
    ]
    questions = sorted(_questions(story, games), key=lambda one: -one.divided)
    told = handed_in.told([*odd, *remarks], read, anonymous, names)
    title = story.scenario.title
    return Classroom(title, tuple(games), told, tuple(questions), _partings(story, games))


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
