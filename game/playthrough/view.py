"""What may be seen before the answer. A View has no field for anything beyond the stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.archive import stands_in
from game.drawing.maps import Map
from game.playthrough.maps import map_on
from game.playthrough.play import Playthrough
from game.playthrough.telling import Passage, Teller, Who, who
from game.reader.dates import Day
from game.story.format import Scene


@dataclass(frozen=True)
class TermNote:
    """A word of the time, explained."""

    term: str
    means: str


@dataclass(frozen=True)
class Meeting:
    """Where and when: the head of a page."""

    scene: str
    title: str
    day: str
    old_style: str
    time: str
    place: str
    body: str
    gravity: str


@dataclass(frozen=True)
class PaperView:
    """A document on the table."""

    id: str
    title: str
    by: str
    to: str
    day: str
    kind: str
    flags: tuple[str, ...]
    text: tuple[Passage, ...]


@dataclass(frozen=True)
class VoiceView:
    """A member heard; `stands` names the numbers of the options he speaks for and against."""

    id: str
    who: Who
    quoted: bool
    day: str
    says: tuple[Passage, ...]
    speaks_for: tuple[int, ...]
    speaks_against: tuple[int, ...]


@dataclass(frozen=True)
class CallView:
    """A call: its label, and what it brought once it is made: words, papers and voices by id."""

    id: str
    label: str
    made: bool
    text: tuple[Passage, ...] = ()
    opened: tuple[str, ...] = ()


@dataclass(frozen=True)
class OptionView:
    """A numbered option; `closed` says why it cannot be taken."""

    number: int
    id: str
    label: str
    hope: str
    risk: str
    closed: str = ""


@dataclass(frozen=True)
class DossierLine:
    """A dated line of the dossier, with the reason given for it."""

    day: str
    text: str
    reason: str = ""


@dataclass(frozen=True)
class MeterView:
    """A figure the room counts."""

    label: str
    figure: int
    unit: str


@dataclass(frozen=True)
class View:
    """One scene as it may be seen before the answer."""

    title: str
    seat: Who
    question_number: int
    questions: int
    meeting: Meeting
    note: str
    summary: tuple[Passage, ...]
    heard: tuple[Passage, ...]
    papers: tuple[PaperView, ...]
    voices: tuple[VoiceView, ...]
    calls: tuple[CallView, ...]
    calls_left: int
    question: str
    options: tuple[OptionView, ...]
    heads: tuple[Who, ...]
    heads_on: str
    asks_reason: bool
    dossier: tuple[DossierLine, ...]
    people: tuple[Who, ...]
    terms: tuple[TermNote, ...]
    meters: tuple[MeterView, ...]
    map: Map | None
    """The map on the table, as known on the day of the scene; a block as it stands."""


def view(play: Playthrough, name: str | None = None) -> View:
    """The scene that waits for an answer, or a passage on the way to it.

    Raises ValueError if the scene is not ahead: nothing behind the stop can be asked for.
    """
    name = name or (play.ahead[-1] if play.ahead else "")
    if name not in play.ahead:
        raise ValueError(f"`{name}` is not ahead")
    scene = play.scene(name)
    teller = Teller(play, before=scene.date or Day(1))
    bare = Teller(play, cited=False)
    calls = _calls(play, name, scene, bare)
    shut = shut_away(scene, play.now.calls)
    papers = _papers(play, scene, teller, shut)
    voices = _voices(play, scene, teller, shut)
    options = _options(scene, teller)
    heard = bare.tell(scene.heard)
    if not scene.options:  # no stop to keep: what was decided belongs to the passage
        heard += bare.tell(scene.outcome)
    words = _words(heard, papers, voices, calls)
    counted = next((motion.puts for motion in scene.motions if motion.heads), None)
    number = len(play.standing) + 1
    return View(
        title=play.story.scenario.title,
        seat=who(play.story.archive, play.seat, scene.date),
        question_number=number if scene.options else number - 1,
        questions=questions(play),
        meeting=meeting(name, scene),
        note=teller.line(scene.note),
        summary=bare.tell(scene.summary),
        heard=heard,
        papers=papers,
        voices=voices,
        calls=calls,
        calls_left=_calls_left(play, scene) if scene.options else 0,
        question=scene.question,
        options=options,
        heads=_heads(play, scene),
        heads_on=scene.options[counted].label if counted else "",
        asks_reason=scene.gravity == "open" and bool(options),
        dossier=dossier(play),
        people=_people(play, scene, voices, words),
        terms=_terms(play, scene, words),
        meters=_meters(play) if scene.gravity == "open" else (),
        map=map_on(play, scene, scene.date),
    )


def meeting(name: str, scene: Scene) -> Meeting:
    """The head of a scene's page."""
    return Meeting(
        name,
        scene.title,
        str(scene.date) if scene.date else "",
        scene.old_style,
        scene.time,
        scene.place,
        scene.body,
        scene.gravity,
    )


def dossier(play: Playthrough) -> tuple[DossierLine, ...]:
    """What is on file: the seat's own past, then each answer that stands."""
    seat = play.story.scenario.seats.get(play.seat)
    lines = [DossierLine(day.short, text) for day, text in (seat.dossier if seat else {}).items()]
    for line in play.standing:
        scene, option = play.scene(line.answer.scene), play.option(line.answer)
        day = scene.date.short if scene.date else ""
        lines.append(DossierLine(day, option.enters or option.label, line.answer.reason))
    return tuple(lines)


def questions(play: Playthrough) -> int:
    """How many questions the longest way from here has, those answered included."""
    rules = play.story.rules
    longest: dict[int, int] = {}
    for place in reversed(range(len(rules.stops))):
        stop = rules.stops[place]
        passed_over = bool(stop.skipped_by & play.now.facts)
        onward = {stop.to} if passed_over else {way.to for way in stop.ways} or {stop.to}
        asks = bool(stop.ways) and not passed_over
        longest[place] = asks + max(longest.get(to, 0) for to in onward)
    return len(play.standing) + longest.get(play.now.place, 0)


def _calls_left(play: Playthrough, scene: Scene) -> int:
    if scene.calls is None:
        return 0
    return max(0, min(scene.calls.allow, len(scene.calls.each)) - len(play.now.calls))


def _calls(play: Playthrough, name: str, scene: Scene, teller: Teller) -> tuple[CallView, ...]:
    here = play.question == name
    return tuple(
        CallView(
            key,
            call.label,
            made,
            teller.tell(call.text) if made else (),
            tuple(call.opens) if made else (),
        )
        for key, call in (scene.calls.each if scene.calls and here else {}).items()
        for made in [key in play.now.calls]
        if made or teller.holds(call.if_)
    )


def shut_away(scene: Scene, made: Iterable[str]) -> set[str]:
    """The papers and voices that only calls bring which were not made."""
    each = scene.calls.each if scene.calls else {}
    shut = {id for call in each.values() for id in call.opens}
    return shut - {id for call in made if call in each for id in each[call].opens}


def _papers(
    play: Playthrough, scene: Scene, teller: Teller, shut: set[str]
) -> tuple[PaperView, ...]:
    archive = play.story.archive
    return tuple(
        PaperView(
            key,
            paper.title,
            who(archive, paper.by, scene.date).formal if paper.by else "",
            who(archive, paper.to, scene.date).formal if paper.to else "",
            str(paper.date) if paper.date else "",
            paper.kind,
            tuple(flag.replace("-", " ") for flag in paper.flags),
            teller.tell(paper.text),
        )
        for key, paper in scene.papers.items()
        if key not in shut and teller.holds(paper.if_)
    )


def _voices(
    play: Playthrough, scene: Scene, teller: Teller, shut: set[str]
) -> tuple[VoiceView, ...]:
    numbers = {key: index for index, key in enumerate(scene.options, start=1)}
    return tuple(
        VoiceView(
            key,
            who(play.story.archive, voice.by or key, scene.date),
            voice.speech == "quoted",
            str(voice.date) if voice.date else "",
            teller.tell(voice.says),
            tuple(numbers[option] for option in voice.for_),
            tuple(numbers[option] for option in voice.against),
        )
        for key, voice in scene.voices.items()
        if key not in shut and teller.holds(voice.if_)
    )


def _options(scene: Scene, teller: Teller) -> tuple[OptionView, ...]:
    shown = []
    for number, (key, option) in enumerate(scene.options.items(), start=1):
        is_open = teller.holds(option.if_)
        if is_open or option.closed:
            hope, risk = teller.line(option.hope), teller.line(option.risk)
            closed = "" if is_open else option.closed
            shown.append(OptionView(number, key, option.label, hope, risk, closed))
    return tuple(shown)


def _heads(play: Playthrough, scene: Scene) -> tuple[Who, ...]:
    for motion in scene.motions:
        if motion.heads and scene.gravity == "open":
            voted = {*motion.for_, *motion.against, *motion.abstained} - {play.seat}
            seated = (who(play.story.archive, id, scene.date) for id in voted)
            return tuple(sorted(seated, key=lambda man: (man.name, man.id)))
    return ()


def _words(
    heard: Iterable[Passage],
    papers: Iterable[PaperView],
    voices: Iterable[VoiceView],
    calls: Iterable[CallView],
) -> str:
    told = [*heard]
    for paper in papers:
        told += paper.text
    for call in calls:
        told += call.text
    for voice in voices:
        told += voice.says
    return "\n".join(passage.text for passage in told)


def _people(
    play: Playthrough, scene: Scene, voices: Iterable[VoiceView], words: str
) -> tuple[Who, ...]:
    archive = play.story.archive
    speaking = {voice.who.id for voice in voices} | {play.seat}
    speaking |= {person.id for person in _heads(play, scene)}
    named = {id for id, _ in archive.people_named(words)}
    met = (who(archive, id, scene.date) for id in named | (speaking & archive.people.keys()))
    return tuple(sorted(met, key=lambda person: person.name))


def _terms(play: Playthrough, scene: Scene, words: str) -> tuple[TermNote, ...]:
    said = f"{words}\n{scene.question}\n{scene.body}"
    teller = Teller(play)
    return tuple(
        TermNote(term.term, teller.line(term.means))
        for term in play.story.archive.terms.values()
        if any(stands_in(form, said) for form in (term.term, *term.also))
        and not (term.known_from and scene.date and scene.date.before(term.known_from))
    )


def _meters(play: Playthrough) -> tuple[MeterView, ...]:
    declared = play.story.scenario.meters.values()
    figures = zip(declared, play.now.meters, strict=True)
    return tuple(MeterView(meter.label, figure, meter.unit) for meter, figure in figures)
