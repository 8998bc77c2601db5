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
from game.playthrough.meeting import Meeting, meeting
from game.playthrough.passages import Note, Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.view import shut_away
from game.reader.dates import Day
from game.story.format import Motion, Scene


@dataclass(frozen=True)
class MotionView:
    """A motion: its count, beside the earlier one and the player's pencil, as a block to be drawn.

    `not_named` are those whom the player expected to vote somehow, and whom the minutes do not
    name: each with what he expected. `decisive` is the count on which the question hung: the one
    whose heads could be counted, else the last with names. `puts` is the number of the option that
    was put to the vote, 0 where the motion puts none of them.
    """

    votes: Votes
    note: tuple[Passage, ...]
    not_named: tuple[tuple[str, Stand], ...] = ()
    decisive: bool = False
    puts: int = 0


@dataclass(frozen=True)
class LineTaken:
    """An option with those who took it and what followed for them.

    `offered` says whether it stood, open or closed, among the options that the player saw.
    """

    number: int
    offered: bool
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
    seat_did: str
    """What the man in the seat did; empty where the minutes do not name him."""
    seat_lines: tuple[int, ...]
    """The numbers of the options that he took."""
    motions: tuple[MotionView, ...]
    prevailed: str
    outcome: tuple[Passage, ...]
    not_taken: tuple[LineTaken, ...]
    provenance: tuple[Provenance, ...]
    notes: tuple[Note, ...]
    time: TimeRow | None
    """The days of this run up to the scene."""
    map: Map | None
    """The map by the day of the next scene, where it shows more than before the answer."""


def reveal(play: Playthrough, line: MinutedAnswer | None = None) -> Reveal:
    """What an answer of this playthrough brings, by default the last one.

    Raises ValueError if nothing has been answered.
    """
    line = line or play.last
    if line is None:
        raise ValueError("nothing has been answered")
    name = line.answer.scene
    scene = play.scene(name)
    renderer = Renderer(play, line.after)
    lines = _lines(play.story.archive, scene, renderer, Renderer(play, line.before))
    taken = list(scene.options).index(line.answer.option)
    decisive = _decisive(scene)
    motions = tuple(
        _motion(play, line, motion, renderer, decisive=motion is decisive)
        for motion in scene.motions
    )
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
        seat_did=seat_did(play, scene),
        seat_lines=tuple(
            number
            for number, option in enumerate(scene.options.values(), start=1)
            if play.seat in option.taken_by
        ),
        motions=motions,
        prevailed=history.label if history else "",
        outcome=renderer.passages(scene.outcome),
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


def _lines(archive: Archive, scene: Scene, renderer: Renderer, before: Renderer) -> list[LineTaken]:
    return [
        LineTaken(
            number,
            bool(option.closed) or before.holds(option.if_),
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


def _decisive(scene: Scene) -> Motion | None:
    """The count on which the question hung; None where no count has names."""
    named = [motion for motion in scene.motions if motion.for_ or motion.against]
    return next((motion for motion in named if motion.heads), named[-1] if named else None)


def _motion(
    play: Playthrough, line: MinutedAnswer, motion: Motion, renderer: Renderer, *, decisive: bool
) -> MotionView:
    scene = play.scene(line.answer.scene)
    expected = _expected(line) if motion.heads else {}
    named = {id for ids in voted(motion).values() for id in ids}
    return MotionView(
        votes(play, line.answer.scene, motion, expected),
        renderer.passages(motion.note),
        tuple(
            (who(play.story.archive, id, scene.date).name, stand)
            for id, stand in expected.items()
            if id not in named
        ),
        decisive,
        list(scene.options).index(motion.puts) + 1 if motion.puts else 0,
    )


def _expected(line: MinutedAnswer) -> dict[str, Stand]:
    """How the player expected people to stand, in the words of the minutes."""
    words: dict[str, Stand] = {"for": "for", "against": "against", "abstain": "abstained"}
    return {id: words[stand] for id, stand in line.answer.heads.items()}


def seat_did(play: Playthrough, scene: Scene) -> str:
    """What the real man in the seat did: the lines he took, else the last vote that names him."""
    taken = [option.label for option in scene.options.values() if play.seat in option.taken_by]
    if taken:
        return "; ".join(taken)
    for motion in reversed(scene.motions):
        for word, ids in voted(motion).items():
            if play.seat in ids:
                return f"{word}: {motion.text}"
    return ""
