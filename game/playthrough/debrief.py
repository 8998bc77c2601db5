"""What a class talks over at the end: the questions that it answered, looked back on."""

from __future__ import annotations

from dataclasses import dataclass

from game.drawing.voter_fates import VoterFates
from game.playthrough.close import Position, historians
from game.playthrough.last_count import voter_fates
from game.playthrough.meeting import Meeting, meeting
from game.playthrough.passages import Note, Passage, Renderer
from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.reveal import names_of
from game.playthrough.view import shut_away


@dataclass(frozen=True)
class Line:
    """A line that somebody took: hope and risk, how it is known, what became of its holders."""

    label: str
    takers: tuple[str, ...]
    grade: str
    hope: str
    risk: str
    later: tuple[Passage, ...]


@dataclass(frozen=True)
class Debriefed:
    """A question that a class answered, with what waits for the end.

    `heard` are the names of those who spoke. `remarks` say where the record of a vote falls silent.
    """

    meeting: Meeting
    question: str
    prevailed: str
    outcome: tuple[Passage, ...]
    later: tuple[Passage, ...]
    cost: tuple[Passage, ...]
    lines: tuple[Line, ...]
    historians: tuple[Position, ...]
    remarks: tuple[Passage, ...]
    heard: tuple[str, ...]


@dataclass(frozen=True)
class Debrief:
    """The questions that a class answered, and what the scenario asks at its end."""

    title: str
    questions: tuple[Debriefed, ...]
    ends: VoterFates | None
    to_talk_over: tuple[str, ...]
    notes: tuple[Note, ...]


def debrief(play: Playthrough) -> Debrief:
    """The end of a lesson, of the questions that were answered. Raises ValueError if none was."""
    if not play.standing:
        raise ValueError("nothing has been answered")
    renderer = Renderer(play)
    questions = tuple(_debriefed(play, line, renderer) for line in play.standing)
    scenario = play.story.scenario
    talk = tuple(renderer.line(one.question) for one in scenario.debrief)
    return Debrief(scenario.title, questions, voter_fates(play), talk, renderer.notes.all)


def _debriefed(play: Playthrough, line: MinutedAnswer, renderer: Renderer) -> Debriefed:
    name, archive = line.answer.scene, play.story.archive
    scene = play.scene(name)
    prevailed = scene.options.get(scene.history or "")
    shut = shut_away(scene, line.before.calls)
    heard = {
        voice.by or id: None
        for id, voice in scene.voices.items()
        if id not in shut and renderer.holds(voice.if_)
    }
    return Debriefed(
        meeting(name, scene),
        scene.question,
        prevailed.label if prevailed else "",
        renderer.passages(scene.outcome),
        renderer.passages(scene.later),
        renderer.passages(scene.cost),
        tuple(
            Line(
                option.label,
                names_of(archive, option.taken_by, scene.date),
                option.grade or "",
                renderer.line(option.hope),
                renderer.line(option.risk),
                renderer.passages(option.later),
            )
            for option in scene.options.values()
        ),
        historians(play, scene, renderer),
        tuple(passage for motion in scene.motions for passage in renderer.passages(motion.note)),
        names_of(archive, [*heard], scene.date),
    )
