"""The shape of the whole: size, seats and endings, pace, where history's answer stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.desk import runs, sizes
from game.desk.reading import Family, Reading
from game.reader.problems import Rule, counted
from game.reader.source import FieldPath
from game.story.format import Scene

SIZE = Rule(
    "size",
    "craft",
    "Every run has 4 to 6 questions and 2,600 to 3,600 words up to its close, what is opened by "
    "choice apart.",
)
OPENED = Rule("size-opened", "craft", "With everything opened a run has at most 8,500 words.")
END = Rule(
    "size-end", "craft", "At the end at most 500 words stand on the way: the ending and the cost."
)
SEATS = Rule("seats-count", "craft", "There are two seats or more, and each has text of its own.")
ENDINGS = Rule("endings-count", "craft", "There are three endings or more.")
LAST = Rule("last-ending", "craft", "The last ending has no `if`, so that every run has one.")
FIRST = Rule(
    "first-choice", "craft", "The first call or question comes within 170 words of sitting down."
)
FIRST_QUESTION = Rule(
    "first-question", "craft", "The first question comes within 320 words of the start."
)
BETWEEN = Rule(
    "between-questions", "craft", "From an answer to the next question at most 280 words are heard."
)
CALL = Rule("call-opens", "craft", "One paper or voice in a chapter is reached only by a call.")
CHOICE = Rule("calls-choice", "craft", "A scene has more calls than there is time for.")
SPAN = Rule(
    "dates-span", "craft", "`dates` runs from the first scene's date to that of the last one."
)
CUTS = Rule(
    "lesson-cut", "craft", "`lesson` marks two questions for a projector and three for pairs."
)
HISTORY = Rule(
    "history-position",
    "craft",
    "The option that prevailed is not first, longest or the only one with a name or number in "
    "more than half of the questions.",
)
CHAPTER_RULES = (SIZE, OPENED, END, SEATS, ENDINGS, CALL, CUTS)
"""What only a finished chapter can have; a draft is told of them in one line."""

RULES = (
    *(SIZE, OPENED, END, SEATS, ENDINGS, LAST, FIRST, FIRST_QUESTION, BETWEEN),
    *(CALL, CHOICE, SPAN, CUTS, HISTORY),
)

QUESTIONS = (4, 6)
WORDS = (2600, 3600)
MOST_OPENED = 8500
MOST_END = 500
LEAST_ENDINGS = 3
FIRST_WORDS = 170
FIRST_QUESTION_WORDS = 320
BETWEEN_WORDS = 280
_NAME_OR_NUMBER = re.compile(r"(?<!^)\b[A-ZА-ЯЁ][\w-]+|\d")


def _size(reading: Reading) -> None:
    fewest, most = runs.questions_on_a_run(reading)
    if fewest < QUESTIONS[0] or most > QUESTIONS[1]:
        measured = str(fewest) if fewest == most else f"{fewest}-{most}"
        says = (
            f"A run has {_many(measured, 'question')}; {QUESTIONS[0]}-{QUESTIONS[1]} are asked for."
        )
        where = {"measured": measured, "limit": f"{QUESTIONS[0]}-{QUESTIONS[1]}"}
        reading.report(SIZE, ("scenes",), says, **where)
    shortest, longest = (runs.run(reading, way).words for way in ("shortest", "longest"))
    if shortest < WORDS[0] or longest > WORDS[1]:
        measured = str(longest) if shortest == longest else f"{shortest}-{longest}"
        says = f"A run has {measured} words; {WORDS[0]}-{WORDS[1]} are asked for."
        where = {"measured": measured, "limit": f"{WORDS[0]}-{WORDS[1]}"}
        reading.report(SIZE, ("scenes",), says, **where)
    for rule, count, most, what in (
        (OPENED, sizes.everything(reading), MOST_OPENED, "With everything opened a run has"),
        (END, sizes.end(reading), MOST_END, "At the end stand"),
    ):
        if count > most:
            says = f"{what} {count} words; at most {most}."
            reading.report(rule, ("scenes",), says, measured=str(count), limit=str(most))


def _many(measured: str, what: str) -> str:
    return counted(1, what) if measured == "1" else f"{measured} {what}s"


def _seats(reading: Reading) -> None:
    seats = reading.scenario.seats
    if len(seats) < 2:
        reading.report(SEATS, ("seats",), "There is one seat.", "Offer a second person's place.")
        return
    for seat in seats:
        if seat not in reading.asked:
            says = f"No paragraph is for `{seat}` alone."
            hint = f"Open one with {{{seat}}}: what he knows or risks."
            reading.report(SEATS, ("seats", seat), says, hint)


def _endings(reading: Reading) -> None:
    count = len(reading.scenario.endings)
    if count < LEAST_ENDINGS:
        says = f"The endings: {count}; {LEAST_ENDINGS} or more are asked for."
        where = {"measured": str(count), "limit": str(LEAST_ENDINGS)}
        reading.report(ENDINGS, ("endings",), says, **where)


def _last(reading: Reading) -> None:
    name, ending = next(reversed(reading.scenario.endings.items()), ("", None))
    if ending is not None and ending.if_:
        says = f"`{name}` is the last ending and has an `if`: some runs may close without one."
        reading.report(LAST, ("endings", name, "if"), says, "Take it out, or add one without.")


def _pace(reading: Reading) -> None:
    words, chosen = 0, False
    for name, scene in reading.scenario.scenes.items():
        words += reading.weights[name].told
        if not chosen and (scene.calls is not None or scene.options):
            chosen = True
            _late(reading, FIRST, name, words, FIRST_WORDS)
        if scene.options:
            start = sizes.opening(reading)
            _late(reading, FIRST_QUESTION, name, start + words, FIRST_QUESTION_WORDS)
            break
    for question, count in runs.between_questions(reading).items():
        if count > BETWEEN_WORDS:
            says = f"{count} words stand between the last answer and `{question}`."
            where = {"measured": str(count), "limit": str(BETWEEN_WORDS)}
            reading.report(BETWEEN, ("scenes", question), says, "Cut, or ask sooner.", **where)


def _late(reading: Reading, rule: Rule, name: str, words: int, most: int) -> None:
    if words > most:
        what = "choice" if rule is FIRST else "question"
        says = f"The first {what} comes after {words} words; at most {most}."
        where = {"measured": str(words), "limit": str(most)}
        reading.report(rule, ("scenes", name), says, "Ask sooner.", **where)


def _calls(reading: Reading) -> None:
    if reading.questions and not any(map(_call_opens, reading.scenario.scenes.values())):
        hint = "Give a call `opens:`, so that calls matter."
        reading.report(CALL, ("scenes",), "No paper or voice waits behind a call.", hint)


def _choice(reading: Reading) -> None:
    for name, scene in reading.scenario.scenes.items():
        if scene.calls is not None and scene.calls.allow >= len(scene.calls.each):
            says = f"There is time for all {len(scene.calls.each)} calls of `{name}`."
            path: FieldPath = ("scenes", name, "calls")
            path = (*path, "allow") if "allow" in vars(scene.calls) else path
            reading.report(CHOICE, path, says, "Lower `allow`, or add a call.")


def _span(reading: Reading) -> None:
    span = reading.scenario.dates
    days = [scene.date for scene in reading.scenario.scenes.values() if scene.date]
    if span is None or not days:
        return
    if span.first.before(days[0]) or days[0].before(span.first) or days[-1] != span.last:
        says = f"`dates` is {span.iso}; the scenes run from {days[0].iso} to {days[-1].iso}."
        reading.report(SPAN, ("dates",), says, "Correct one of them.")


def _call_opens(scene: Scene) -> bool:
    opened = scene.calls is not None and any(call.opens for call in scene.calls.each.values())
    guards = [entry.if_ for entry in scene.papers.values()]
    guards += [entry.if_ for entry in scene.voices.values()]
    return opened or any("called-" in guard for guard in guards)


def _cuts(reading: Reading) -> None:
    lesson = reading.scenario.lesson
    for field, wanted in (("projector", 2), ("pairs", 3)):
        listed = getattr(lesson, field) if lesson is not None else []
        count = sum(name in reading.questions for name in listed)
        if count != wanted:
            has = counted(count, "question")
            says = f"`lesson` has {has} under `{field}`; {wanted} are asked for."
            path = ("lesson", field) if lesson is not None else ("title",)
            reading.report(CUTS, path, says, measured=str(count), limit=str(wanted))


def _first(scene: Scene) -> bool:
    return next(iter(scene.options)) == scene.history


def _longest(scene: Scene) -> bool:
    sizes = {key: len(option.label) for key, option in scene.options.items()}
    most = max(sizes.values())
    return [key for key, size in sizes.items() if size == most] == [scene.history]


def _only_named(scene: Scene) -> bool:
    named = [key for key, option in scene.options.items() if _NAME_OR_NUMBER.search(option.label)]
    return named == [scene.history]


TRAITS: tuple[tuple[str, Callable[[Scene], bool]], ...] = (
    ("stands first", _first),
    ("is the longest", _longest),
    ("alone has a name or number", _only_named),
)


def _history(reading: Reading) -> None:
    asked = {name: scene for name, scene in reading.questions.items() if scene.history}
    if len(asked) < 3:
        return
    for trait, holds in TRAITS:
        where = [name for name, scene in asked.items() if holds(scene)]
        if 2 * len(where) > len(asked):
            listed = ", ".join(f"`{name}`" for name in where)
            says = f"History's option {trait} in {len(where)} of {len(asked)} questions: {listed}."
            more = {"measured": f"{len(where)}/{len(asked)}", "limit": "half"}
            reading.report(HISTORY, ("scenes", where[0], "history"), says, **more)


FAMILY = Family(
    RULES,
    story=(_size, _seats, _endings, _last, _pace, _calls, _choice, _span, _cuts, _history),
)
