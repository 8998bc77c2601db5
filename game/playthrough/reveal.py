"""What is shown after the answer: what followed, what was voted, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from game.archive import Archive
from game.drawing.maps import Map
from game.drawing.time_row import TimeRow
from game.drawing.votes import Stand, Votes
from game.playthrough.counts import votes
from game.playthrough.days import days_until, next_day
from game.playthrough.maps import map_on
from game.playthrough.passages import Note, Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import Line, Playthrough
from game.playthrough.view import Meeting, meeting, shut_away
from game.reader.dates import Day
from game.story.format import Motion, Scene


@dataclass(frozen=True)
class MotionView:
    """A motion with the names the minutes give; `yours` is how the man in the seat stood.

    `votes` draws it, beside the earlier count and the player's pencil; it is a block as it stands.
    """

    text: str
    columns: tuple[tuple[str, tuple[Who, ...]], ...]
    tally: str
    grade: str
    note: tuple[Passage, ...]
    yours: str
    votes: Votes


@dataclass(frozen=True)
class HeadRow:
    """How a man was expected to stand, and how he stands in the minutes."""

    name: str
    expected: str
    minuted: str


@dataclass(frozen=True)
class LineTaken:
    """An option with those who took it and what followed for them."""

    number: int
    label: str
    takers: tuple[str, ...]
    grade: str
    follows: tuple[Passage, ...]


@dataclass(frozen=True)
class Provenance:
    """How a paper reached us."""

    title: str
    text: tuple[Passage, ...]


@dataclass(frozen=True)
class Reveal:
    """One question after its answer."""

    title: str
    seat: Who
    meeting: Meeting
    question: str
    you: LineTaken
    reason: str
    remark: str
    in_the_minutes: tuple[str, ...]
    motions: tuple[MotionView, ...]
    prevailed: str
    outcome: tuple[Passage, ...]
    heads: tuple[HeadRow, ...]
    not_taken: tuple[LineTaken, ...]
    provenance: tuple[Provenance, ...]
    notes: tuple[Note, ...]
    time: TimeRow | None
    """The days of this run up to the scene."""
    map: Map | None
    """The map by the day of the next scene, where it shows more than before the answer."""


def reveal(play: Playthrough, line: Line | None = None) -> Reveal:
    """What an answer of this playthrough brings, by default the last one.

    Raises ValueError if nothing has been answered.
    """
    line = line or play.last
    if line is None:
        raise ValueError("nothing has been answered")
    name = line.answer.scene
    scene = play.scene(name)
    renderer = Renderer(play, line.after)
    lines = _lines(play.story.archive, scene, renderer)
    taken = list(scene.options).index(line.answer.option)
    motions = tuple(_motion(play, line, motion, renderer) for motion in scene.motions)
    history = scene.options.get(scene.history or "")
    shut = shut_away(scene, line.before.calls)
    return Reveal(
        title=play.story.scenario.title,
        seat=who(play.story.archive, play.seat, scene.date),
        meeting=meeting(name, scene),
        question=scene.question,
        you=lines[taken],
        reason=line.answer.reason,
        remark=line.answer.remark,
        in_the_minutes=_in_the_minutes(play, scene),
        motions=motions,
        prevailed=history.label if history else "",
        outcome=renderer.passages(scene.outcome),
        heads=_head_rows(play, scene, line),
        not_taken=tuple(one for one in lines if one is not lines[taken]),
        provenance=tuple(
            Provenance(paper.title, renderer.passages(paper.provenance))
            for key, paper in scene.papers.items()
            if paper.provenance and key not in shut and renderer.holds(paper.if_)
        ),
        notes=renderer.notes.all,
        time=days_until(play, name),
        map=_map(play, name),
    )


def _map(play: Playthrough, name: str) -> Map | None:
    scene = play.scene(name)
    shown = map_on(play, scene, next_day(play, name))
    return shown if shown != map_on(play, scene, scene.date) else None


def names_of(archive: Archive, ids: list[str], day: Day | None) -> tuple[str, ...]:
    """Short names of people."""
    return tuple(who(archive, id, day).name for id in ids)


def _lines(archive: Archive, scene: Scene, renderer: Renderer) -> list[LineTaken]:
    return [
        LineTaken(
            number,
            option.label,
            names_of(archive, option.taken_by, scene.date),
            option.grade or "",
            renderer.passages(option.follows),
        )
        for number, option in enumerate(scene.options.values(), start=1)
    ]


def voted(motion: Motion) -> dict[str, list[str]]:
    """The names of a motion under the words of the minutes, columns without names left out."""
    columns = {
        "for": motion.for_,
        "against": motion.against,
        "abstained": motion.abstained,
        "absent": motion.absent,
    }
    return {word: ids for word, ids in columns.items() if ids}


def _motion(play: Playthrough, line: Line, motion: Motion, renderer: Renderer) -> MotionView:
    archive, scene = play.story.archive, play.scene(line.answer.scene)
    expected = _expected(line) if motion.heads else {}
    columns = voted(motion)
    yours = next((word for word, ids in columns.items() if play.seat in ids), "")
    return MotionView(
        motion.text,
        tuple(
            (word, tuple(who(archive, id, scene.date) for id in ids))
            for word, ids in columns.items()
        ),
        motion.tally,
        motion.grade,
        renderer.passages(motion.note),
        yours,
        votes(play, line.answer.scene, motion, expected),
    )


def _expected(line: Line) -> dict[str, Stand]:
    """How the player expected people to stand, in the words of the minutes."""
    words: dict[str, Stand] = {"for": "for", "against": "against", "abstain": "abstained"}
    return {id: words[stand] for id, stand in line.answer.heads.items()}


def _in_the_minutes(play: Playthrough, scene: Scene) -> tuple[str, ...]:
    """Where the real man in the seat is recorded: lines he took, votes he cast."""
    rows = [
        f"{option.label} ({option.grade})" if option.grade else option.label
        for option in scene.options.values()
        if play.seat in option.taken_by
    ]
    for motion in scene.motions:
        for word, ids in voted(motion).items():
            if play.seat in ids:
                rows.append(f"{word}: {motion.text}")
    return tuple(rows)


def _head_rows(play: Playthrough, scene: Scene, line: Line) -> tuple[HeadRow, ...]:
    counted = next((motion for motion in scene.motions if motion.heads), None)
    if counted is None or not line.answer.heads:
        return ()
    minuted = {id: word for word, ids in voted(counted).items() for id in ids}
    return tuple(
        HeadRow(who(play.story.archive, id, scene.date).name, stand, minuted.get(id, "not named"))
        for id, stand in _expected(line).items()
    )
