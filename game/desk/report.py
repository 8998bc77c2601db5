"""`politburo check --report`: how large a scenario is, what a run reads, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from game.archive import Archive
from game.desk import rules, runs, sizes
from game.desk.default_run import Run
from game.desk.reading import Reading
from game.reader.problems import counted
from game.story.format import Scenario
from game.story.prose import citations
from game.story.texts import of_scene


@dataclass(frozen=True)
class RunReport:
    """One way through up to the close: its scenes, questions, and words by part."""

    scenes: list[str]
    questions: int
    words: int
    reads: dict[str, int]


@dataclass(frozen=True)
class Time:
    """So many words, and the minutes that they take to be read silently and aloud."""

    words: int
    silent: int
    aloud: int

    @classmethod
    def of(cls, words: int) -> Time:
        """The minutes of so many words."""
        return cls(words, sizes.minutes(words, sizes.SILENT), sizes.minutes(words, sizes.ALOUD))


@dataclass(frozen=True)
class QuestionReport:
    """What one question holds and rests on."""

    scene: str
    options: int
    papers: int
    voices: int
    calls: int
    sources: int
    kinds: list[str]
    origins: list[str]


@dataclass(frozen=True)
class Report:
    """A scenario in figures."""

    id: str
    title: str
    status: str
    scenes: int
    seats: int
    endings: int
    shortest: RunReport
    longest: RunReport
    time: dict[str, Time]
    """Words and minutes of a run, of everything opened, and of the cuts for a lesson."""
    by_choice: dict[str, int]
    """Words that only those read who open them: papers, voices, calls, historians."""
    questions: list[QuestionReport]
    grades: dict[str, int]
    """How many options and motions have each grade of evidence."""
    ari: float
    lix: float
    mean_sentence: float

    def as_json(self) -> str:
        """The figures as an object."""
        import json

        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def lines(self) -> Iterator[str]:
        """The figures for people."""
        yield f"{self.title} ({self.id}, {self.status})"
        counts = f"{counted(self.scenes, 'scene')}, {counted(len(self.questions), 'question')}"
        yield f"  {counts}, {counted(self.seats, 'seat')}, {counted(self.endings, 'ending')}"
        for name, run in (("shortest", self.shortest), ("longest", self.longest)):
            size = f"{counted(run.questions, 'question')}, {counted(run.words, 'word')}"
            yield f"  {name} run: {size}"
            yield f"    reads: {_listed(run.reads)}"
        for name, time in self.time.items():
            minutes = f"{counted(time.silent, 'minute')} silent, {time.aloud} aloud"
            yield f"  {name}: {counted(time.words, 'word')}, {minutes}"
        yield f"  read by choice: {_listed(self.by_choice) or 'nothing'}"
        measures = f"ARI {self.ari:.1f}, LIX {self.lix:.0f}"
        yield f"  reads at {measures}; {self.mean_sentence:.1f} words in a sentence"
        yield f"  grades: {_shares(self.grades)}"
        yield "  questions:"
        for row in self.questions:
            holds = f"{counted(row.options, 'option')}, {counted(row.papers, 'paper')}"
            holds += f", {counted(row.voices, 'voice')}, {counted(row.calls, 'call')}"
            made = f"{', '.join(row.kinds) or 'none'}; {', '.join(row.origins) or 'none'}"
            yield f"    {row.scene}: {holds}; {counted(row.sources, 'source')} ({made})"


def report(id: str, scenario: Scenario, archive: Archive) -> Report:
    """The figures of a scenario that loads."""
    reading = rules.read(id, scenario, archive)
    counts = reading.readability
    by_choice: Counter[str] = Counter()
    for weight in reading.weights.values():
        by_choice.update(weight.chosen)
    return Report(
        id=id,
        title=scenario.title,
        status=scenario.status,
        scenes=len(scenario.scenes),
        seats=len(scenario.seats),
        endings=len(scenario.endings),
        shortest=_run(runs.run(reading, "shortest")),
        longest=_run(runs.run(reading, "longest")),
        time={name: Time.of(words) for name, words in _times(reading)},
        by_choice=dict(by_choice),
        questions=[_question(reading, name) for name in reading.questions],
        grades=_grades(scenario),
        ari=round(counts.ari, 1),
        lix=round(counts.lix, 1),
        mean_sentence=round(counts.mean_sentence, 1),
    )


def _run(run: Run) -> RunReport:
    return RunReport([name for name, _ in run.steps], run.questions, run.words, dict(run.reads))


def _times(reading: Reading) -> Iterator[tuple[str, int]]:
    longest = runs.run(reading, "longest").words
    yield "a run", longest
    yield "the end", sizes.end(reading)
    yield "everything opened", sizes.everything(reading)
    cuts = reading.scenario.lesson
    for name, scenes in (("projector", cuts.projector), ("pairs", cuts.pairs)) if cuts else ():
        yield f"lesson, {name}", sizes.lesson(reading, scenes)


def _question(reading: Reading, name: str) -> QuestionReport:
    scene = reading.scenario.scenes[name]
    keys = {cite.key for text in of_scene(name, scene) for cite in citations(text.value)}
    register = reading.archive.sources
    works = [register[key] for key in sorted(keys) if key in register]
    return QuestionReport(
        scene=name,
        options=len(scene.options),
        papers=len(scene.papers),
        voices=len(scene.voices),
        calls=len(scene.calls.each) if scene.calls is not None else 0,
        sources=len(works),
        kinds=sorted({work.kind for work in works}),
        origins=sorted({work.origin for work in works}),
    )


def _grades(scenario: Scenario) -> dict[str, int]:
    scenes = scenario.scenes.values()
    counted = Counter(
        option.grade or "not graded" for scene in scenes for option in scene.options.values()
    )
    counted.update(motion.grade for scene in scenes for motion in scene.motions)
    return dict(counted.most_common())


def _listed(words: dict[str, int]) -> str:
    return ", ".join(f"{part} {count:,}" for part, count in words.items() if count)


def _shares(grades: dict[str, int]) -> str:
    whole = sum(grades.values())
    rows = (f"{grade} {count} ({100 * count // whole} %)" for grade, count in grades.items())
    return ", ".join(rows) or "none"
