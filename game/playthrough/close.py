"""The chapter's end: what came later, what it cost whom, what is disputed, and the minute book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.archive import Series
from game.drawing.chart import Chart, ChartRow
from game.drawing.maps import Map
from game.drawing.moved import Moved
from game.drawing.voter_fates import VoterFates
from game.playthrough.dossier import DossierLine, dossier
from game.playthrough.last_count import last_count, moved, voter_fates
from game.playthrough.maps import map_on, whole_map
from game.playthrough.meeting import Meeting, meeting
from game.playthrough.passages import Note, Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import MinutedAnswer, Playthrough
from game.playthrough.reveal import names_of, seat_did
from game.story.format import Historian, Scene
from game.story.texts import of_scene


@dataclass(frozen=True)
class LaterLine:
    """What became of those who took a line; `yours` marks the player's."""

    label: str
    takers: tuple[str, ...]
    yours: bool
    later: tuple[Passage, ...]


@dataclass(frozen=True)
class Position:
    """A named position in a debate."""

    by: str
    says: tuple[Passage, ...]


@dataclass(frozen=True)
class After:
    """One scene looked back on from the end."""

    scene: str
    meeting: Meeting
    later: tuple[Passage, ...]
    cost: tuple[Passage, ...]
    lines: tuple[LaterLine, ...]
    historians: tuple[Position, ...]


@dataclass(frozen=True)
class Fate:
    """What became of a person."""

    who: Who
    years: str
    text: tuple[Passage, ...]
    yours: bool


@dataclass(frozen=True)
class SeriesView:
    """Figures given in the room beside what is known now: rows of date, then, now.

    `chart` draws those of them that are numbers; it is a block as it stands.
    """

    title: str
    unit: str
    note: tuple[Passage, ...]
    rows: tuple[tuple[str, str, str], ...]
    chart: Chart | None = None


@dataclass(frozen=True)
class BookLine:
    """A line of the minute book.

    `seat` is the man in the seat and `seat_did` what he did, empty where the minutes do not name
    him on the question. `carried` says whether the line that was entered prevailed.
    """

    day: str
    heard: str
    answer: str
    decided: str
    carried: bool
    seat: str
    seat_did: str
    reason: str
    remark: str
    withdrawn: bool


@dataclass(frozen=True)
class MinuteBook:
    """A playthrough as a page to keep; `ending` and `text` are empty before the end."""

    title: str
    seat: Who
    entries: tuple[BookLine, ...]
    dossier: tuple[DossierLine, ...]
    ending: str = ""
    text: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Close:
    """Everything that waits for the chapter's end.

    `voter_fates` tells of the voters of the last count with names, `your_line` is the line that the
    player took there, `moved` that count beside those that it repeats.
    """

    title: str
    seat: Who
    book: MinuteBook
    voter_fates: VoterFates | None
    your_line: LaterLine | None
    moved: Moved | None
    after: tuple[After, ...]
    fates: tuple[Fate, ...]
    series: tuple[SeriesView, ...]
    maps: tuple[Map, ...]
    debrief: tuple[str, ...]
    notes: tuple[Note, ...]


def close(play: Playthrough) -> Close:
    """The end of a finished playthrough. Raises ValueError before it is finished."""
    if not play.finished:
        raise ValueError("the chapter is not at its end")
    renderer = Renderer(play)
    book = _ended(minute_book(play), play, renderer)
    seen = [(name, play.scene(name)) for name in play.passed]
    after = tuple(_after(play, name, scene, renderer) for name, scene in seen)
    fates = _fates(play, [scene for _, scene in seen], renderer)
    known = play.story.archive.series
    series = tuple(_series(known[id], renderer) for id in play.story.scenario.shows)
    _cite_all([scene for _, scene in seen], renderer)
    return Close(
        title=play.story.scenario.title,
        seat=_sitter(play),
        book=book,
        voter_fates=voter_fates(play),
        your_line=_your_line(play, after),
        moved=moved(play),
        after=tuple(one for one in after if one.later or one.cost or one.lines or one.historians),
        fates=fates,
        series=series,
        maps=_maps(play, [scene for _, scene in seen]),
        debrief=tuple(renderer.line(one.question) for one in play.story.scenario.debrief),
        notes=renderer.notes.all,
    )


def minute_book(play: Playthrough) -> MinuteBook:
    """The minute book so far. How it ends is told at the chapter's end, when all has been read."""
    entries = tuple(_entry(play, line) for line in play.minutes)
    return MinuteBook(play.story.scenario.title, _sitter(play), entries, dossier(play))


def _sitter(play: Playthrough) -> Who:
    first = next(iter(play.story.scenario.scenes.values()))
    return who(play.story.archive, play.seat, first.date)


def _ended(book: MinuteBook, play: Playthrough, renderer: Renderer) -> MinuteBook:
    """The book with the ending that its answers come to."""
    name = play.story.branching.ending(play.now.facts, play.now.meters)
    if name is None:
        return book
    ending = play.story.scenario.endings[name]
    return replace(book, ending=ending.title, text=renderer.passages(ending.text))


def _entry(play: Playthrough, line: MinutedAnswer) -> BookLine:
    scene, option = play.scene(line.answer.scene), play.option(line.answer)
    history = scene.options.get(scene.history or "")
    return BookLine(
        scene.date.short if scene.date else "",
        scene.title or line.answer.scene,
        option.label,
        history.label if history else "",
        option is history,
        who(play.story.archive, play.seat, scene.date).name,
        seat_did(play, scene),
        line.answer.reason,
        line.answer.remark,
        line.withdrawn,
    )


def _after(play: Playthrough, name: str, scene: Scene, renderer: Renderer) -> After:
    archive = play.story.archive
    taken = {line.answer.option for line in play.standing if line.answer.scene == name}
    lines = [
        LaterLine(
            option.label,
            names_of(archive, option.taken_by, scene.date),
            key in taken,
            renderer.passages(option.later),
        )
        for key, option in scene.options.items()
        if option.later
    ]
    return After(
        name,
        meeting(name, scene),
        renderer.passages(scene.later),
        renderer.passages(scene.cost),
        tuple(sorted(lines, key=lambda line: not line.yours)),
        historians(play, scene, renderer),
    )


def historians(play: Playthrough, scene: Scene, renderer: Renderer) -> tuple[Position, ...]:
    """The named positions in the debate on a scene."""
    return tuple(
        Position(_historian(play, key, historian), renderer.passages(historian.says))
        for key, historian in scene.historians.items()
    )


def _your_line(play: Playthrough, after: Iterable[After]) -> LaterLine | None:
    """The player's line at the last count with names, if something is told of it."""
    count = last_count(play)
    lines = [line for one in after if count and one.scene == count.name for line in one.lines]
    return next((line for line in lines if line.yours), None)


def _historian(play: Playthrough, key: str, historian: Historian) -> str:
    archive = play.story.archive
    if historian.by:
        return historian.by
    if key in archive.people:
        return archive.people[key].name
    work = archive.sources.get(key)
    return work.author or work.title if work else key.replace("-", " ").title()


def _met(scene: Scene) -> set[str]:
    met = {voice.by or key for key, voice in scene.voices.items()}
    for option in scene.options.values():
        met.update(option.taken_by)
    for motion in scene.motions:
        met.update((*motion.for_, *motion.against, *motion.abstained))
    return met


def _fates(play: Playthrough, scenes: list[Scene], renderer: Renderer) -> tuple[Fate, ...]:
    archive = play.story.archive
    met = {play.seat}.union(*(_met(scene) for scene in scenes))
    people = [(id, archive.people[id]) for id in met if archive.people[id].fate]
    people.sort(key=lambda row: (row[0] != play.seat, row[1].name))
    last = scenes[-1].date if scenes else None
    return tuple(
        Fate(
            who(archive, id, last),
            " – ".join(str(day) for day in (person.born, person.died) if day),
            renderer.passages(person.fate),
            id == play.seat,
        )
        for id, person in people
    )


def _series(series: Series, renderer: Renderer) -> SeriesView:
    rows = tuple(
        (point.date.short, _one(renderer, point.room), _one(renderer, point.now))
        for point in series.points
    )
    counted = tuple(ChartRow(one.date.short, one.said, one.known) for one in series.counted)
    chart = Chart(counted, series.unit, renderer.line(series.words)) if counted else None
    return SeriesView(series.title, series.unit, renderer.passages(series.note), rows, chart)


def _maps(play: Playthrough, scenes: list[Scene]) -> tuple[Map, ...]:
    """Every map of the run, whole, where that is more than its last scene showed."""
    last = {scene.map: scene for scene in scenes if scene.map}
    wholes = ((scene, whole_map(play, scene)) for scene in last.values())
    return tuple(
        whole
        for scene, whole in wholes
        if whole is not None and whole != map_on(play, scene, scene.date)
    )


def _one(renderer: Renderer, text: str) -> str:
    return " ".join(passage.text for passage in renderer.passages(text))


def _cite_all(scenes: list[Scene], renderer: Renderer) -> None:
    """Number the sources of everything read on the way, so that the list at the end is whole."""
    for scene in scenes:
        for text in of_scene("", scene):
            if text.prose and text.side in ("before", "after"):
                renderer.passages(text.value)
