"""What may be seen before the answer. A View has no field for anything beyond the stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.archive import stands_in
from game.drawing.maps import Map
from game.drawing.time_row import TimeRow
from game.playthrough.counts import Head, heads
from game.playthrough.days import days_until
from game.playthrough.dossier import DossierLine, dossier
from game.playthrough.maps import map_on
from game.playthrough.meeting import Meeting, meeting
from game.playthrough.passages import Passage, Renderer
from game.playthrough.people import Who, who
from game.playthrough.play import Playthrough
from game.reader.dates import Day
from game.story.format import Scene


@dataclass(frozen=True)
class TermNote:
    """A word of the time, explained."""

    term: str
    means: str


@dataclass(frozen=True)
class PaperView:
    """A document on the table; `gathered` if it was put together by us."""

    id: str
    title: str
    by: str
    to: str
    day: str
    kind: str
    flags: tuple[str, ...]
    text: tuple[Passage, ...]
    gathered: bool = False


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
    """A numbered call: its label, and what it brought once it is made: words, papers, voices.

    No sources stand in what it brought; they stand with all papers and voices.
    """

    number: int
    id: str
    label: str
    made: bool
    cost: int = 1
    text: tuple[Passage, ...] = ()
    papers: tuple[PaperView, ...] = ()
    voices: tuple[VoiceView, ...] = ()


@dataclass(frozen=True)
class OptionView:
    """A numbered option; `closed` says why it cannot be taken.

    `spoken_for` and `spoken_against` are the names of the voices heard so far.
    """

    number: int
    id: str
    label: str
    hope: str
    risk: str
    closed: str = ""
    spoken_for: tuple[str, ...] = ()
    spoken_against: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeterView:
    """A figure the room counts."""

    label: str
    figure: int
    unit: str


@dataclass(frozen=True)
class View:
    """One scene as it may be seen before the answer.

    A scene without a question keeps no stop: its `told` says in the past what was decided.
    `calls_allowed` is for how many calls there is time, `calls_left` for how many more.
    """

    title: str
    seat: Who
    question_number: int
    questions: int
    meeting: Meeting
    note: str
    summary: tuple[Passage, ...]
    heard: tuple[Passage, ...]
    told: tuple[Passage, ...]
    papers: tuple[PaperView, ...]
    voices: tuple[VoiceView, ...]
    calls: tuple[CallView, ...]
    calls_allowed: int
    calls_left: int
    question: str
    options: tuple[OptionView, ...]
    heads: tuple[Head, ...]
    heads_on: str
    asks_reason: bool
    dossier: tuple[DossierLine, ...]
    people: tuple[Who, ...]
    terms: tuple[TermNote, ...]
    meters: tuple[MeterView, ...]
    map: Map | None
    """The map on the table, as known on the day of the scene; a block as it stands."""
    time: TimeRow | None
    """The days of this run up to the scene."""


def view(play: Playthrough, name: str | None = None) -> View:
    """The scene that waits for an answer, or a passage on the way to it.

    A passage stays as it was read: calls made at the question after it change nothing there.
    Raises ValueError if the scene is not ahead: nothing behind the stop can be asked for.
    """
    name = name or (play.ahead[-1] if play.ahead else "")
    if name not in play.ahead:
        raise ValueError(f"`{name}` is not ahead")
    if name != play.question:
        play = play.arrived
    scene = play.scene(name)
    bare = Renderer(play, cited=False)
    calls = _calls(play, name, scene, bare)
    papers = _papers(play, scene, _citing(play, scene))
    voices = _voices(play, scene, _citing(play, scene))
    options = _options(scene, bare, voices)
    heard = bare.passages(scene.heard)
    told = () if scene.options else bare.passages(scene.outcome)
    words = _without_own_words(play, words_of((*heard, *told), papers, voices, calls))
    counted = next((motion.puts for motion in scene.motions if motion.heads), None)
    number = len(play.standing) + 1
    return View(
        title=play.story.scenario.title,
        seat=who(play.story.archive, play.seat, scene.date),
        question_number=number if scene.options else number - 1,
        questions=questions(play),
        meeting=meeting(name, scene),
        note=bare.line(scene.note),
        summary=bare.passages(scene.summary),
        heard=heard,
        told=told,
        papers=papers,
        voices=voices,
        calls=calls,
        calls_allowed=_calls_allowed(scene),
        calls_left=max(0, _calls_allowed(scene) - _spent(play, scene)),
        question=scene.question,
        options=options,
        heads=heads(play, name),
        heads_on=scene.options[counted].label if counted else "",
        asks_reason=scene.gravity == "open" and bool(options),
        dossier=dossier(play),
        people=people_in(play, name, voices, words),
        terms=terms_in(play, name, words),
        meters=_meters(play) if scene.gravity == "open" else (),
        map=map_on(play, scene, scene.date),
        time=days_until(play, name),
    )


def _citing(play: Playthrough, scene: Scene) -> Renderer:
    """For a page that lists its own sources, numbered from 1."""
    return Renderer(play, before=scene.date or Day(1))


def questions(play: Playthrough) -> int:
    """How many questions the longest way from here has, those answered included."""
    if play.questions:
        return len(play.questions)
    branching = play.story.branching
    longest: dict[int, int] = {}
    for place in reversed(range(len(branching.stops))):
        stop = branching.stops[place]
        further = longest.get(stop.to, 0)
        if not stop.skipped_by & play.now.facts and stop.ways:
            asked = 1 + max(longest.get(way.to, 0) for way in stop.ways)
            further = max(asked, further) if stop.test else asked
        longest[place] = further
    return len(play.standing) + (longest[play.now.places[0]] if play.now.places else 0)


def _calls_allowed(scene: Scene) -> int:
    if scene.calls is None or not scene.options:
        return 0
    return min(scene.calls.allow, sum(call.cost for call in scene.calls.each.values()))


def _spent(play: Playthrough, scene: Scene) -> int:
    each = scene.calls.each if scene.calls else {}
    return sum(call.cost for key, call in each.items() if key in play.now.calls)


def _calls(play: Playthrough, name: str, scene: Scene, renderer: Renderer) -> tuple[CallView, ...]:
    each = scene.calls.each if scene.calls and play.question == name else {}
    shown = [
        (key, call)
        for key, call in each.items()
        if key in play.now.calls or renderer.holds(call.if_)
    ]
    papers, voices = _papers(play, scene, renderer), _voices(play, scene, renderer)
    return tuple(
        CallView(
            number,
            key,
            call.label if call.cost == 1 else f"{call.label} (takes {call.cost})",
            made,
            call.cost,
            renderer.passages(call.text) if made else (),
            tuple(one for one in papers if made and one.id in call.opens),
            tuple(one for one in voices if made and one.id in call.opens),
        )
        for number, (key, call) in enumerate(shown, start=1)
        for made in [key in play.now.calls]
    )


def shut_away(scene: Scene, made: Iterable[str]) -> set[str]:
    """The papers and voices that only calls bring which were not made."""
    each = scene.calls.each if scene.calls else {}
    shut = {id for call in each.values() for id in call.opens}
    return shut - {id for call in made if call in each for id in each[call].opens}


def _papers(play: Playthrough, scene: Scene, renderer: Renderer) -> tuple[PaperView, ...]:
    archive, shut = play.story.archive, shut_away(scene, play.now.calls)
    return tuple(
        PaperView(
            key,
            paper.title,
            who(archive, paper.by, scene.date).formal if paper.by else "",
            who(archive, paper.to, scene.date).formal if paper.to else "",
            str(paper.date) if paper.date else "",
            paper.kind,
            tuple(flag.replace("-", " ") for flag in paper.flags),
            renderer.passages(paper.text, lines=True),
            paper.gathered,
        )
        for key, paper in scene.papers.items()
        if key not in shut and renderer.holds(paper.if_)
    )


def _voices(play: Playthrough, scene: Scene, renderer: Renderer) -> tuple[VoiceView, ...]:
    shut = shut_away(scene, play.now.calls)
    numbers = {key: index for index, key in enumerate(scene.options, start=1)}
    return tuple(
        VoiceView(
            key,
            who(play.story.archive, voice.by or key, scene.date),
            voice.speech == "quoted",
            str(voice.date) if voice.date else "",
            renderer.passages(voice.says),
            tuple(numbers[option] for option in voice.for_),
            tuple(numbers[option] for option in voice.against),
        )
        for key, voice in scene.voices.items()
        if key not in shut and renderer.holds(voice.if_)
    )


def _options(
    scene: Scene, renderer: Renderer, voices: Iterable[VoiceView]
) -> tuple[OptionView, ...]:
    shown = []
    for number, (key, option) in enumerate(scene.options.items(), start=1):
        is_open = renderer.holds(option.if_)
        if is_open or option.closed:
            hope, risk = renderer.line(option.hope), renderer.line(option.risk)
            closed = "" if is_open else option.closed
            pro = dict.fromkeys(one.who.name for one in voices if number in one.speaks_for)
            contra = dict.fromkeys(one.who.name for one in voices if number in one.speaks_against)
            shown.append(
                OptionView(number, key, option.label, hope, risk, closed, (*pro,), (*contra,))
            )
    return tuple(shown)


def words_of(
    heard: Iterable[Passage],
    papers: Iterable[PaperView],
    voices: Iterable[VoiceView],
    calls: Iterable[CallView],
) -> str:
    """Everything that is read before the answer, to be searched for names and terms."""
    told = [*heard]
    for paper in papers:
        told += paper.text
    for call in calls:
        told += call.text
    for voice in voices:
        told += voice.says
    return "\n".join(passage.text for passage in told)


def _without_own_words(play: Playthrough, words: str) -> str:
    """A text without the reasons of the player's that it quotes: whom they name was not named."""
    for line in play.standing:
        if line.answer.reason:
            words = words.replace(f'"{line.answer.reason}"', "")
    return words


def people_in(
    play: Playthrough, name: str, voices: Iterable[VoiceView], words: str
) -> tuple[Who, ...]:
    """Those who speak or are named, but nobody whose name came into use later."""
    archive, day = play.story.archive, play.scene(name).date
    speaking = {voice.who.id for voice in voices} | {play.seat}
    speaking |= {head.id for head in heads(play, name)}
    named = archive.people_named(words) | (speaking & archive.people.keys())
    known = (id for id in named if archive.people[id].named_on(day or Day(1)))
    met = (who(archive, id, day) for id in known)
    return tuple(sorted(met, key=lambda person: person.name))


def terms_in(play: Playthrough, name: str, words: str) -> tuple[TermNote, ...]:
    """The terms that occur, and may be explained on the day of the scene."""
    scene = play.scene(name)
    said = f"{words}\n{scene.question}\n{scene.body}"
    renderer = Renderer(play)
    return tuple(
        TermNote(term.term, renderer.line(term.means))
        for term in play.story.archive.terms.values()
        if any(stands_in(form, said) for form in (term.term, *term.also))
        and (term.known_from is None or term.known_from.surely_by(scene.date or Day(1)))
    )


def _meters(play: Playthrough) -> tuple[MeterView, ...]:
    declared = play.story.scenario.meters.values()
    figures = zip(declared, play.now.meters, strict=True)
    return tuple(MeterView(meter.label, figure, meter.unit) for meter, figure in figures)
