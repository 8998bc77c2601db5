"""What is remembered: answers, calls, and by the endings what was answered."""

from __future__ import annotations

from game.desk.analysis import SceneTexts
from game.desk.reading import Family, Reading
from game.reader.problems import Rule

REMEMBERED = Rule(
    "remembered",
    "craft",
    "Each answer is remembered by a condition in one of the next two scenes, or leads to a branch "
    "scene, and is remembered once more later or by an ending.",
)
CALLS = Rule("calls-remembered", "craft", "Half of a chapter's calls or more are remembered later.")
ENDINGS = Rule("endings-depend", "craft", "The endings depend on two questions or more.")

CHAPTER_RULES = (CALLS, ENDINGS)

SCENES = 2
"""So many scenes after a question its answer is remembered."""


def _near(reading: Reading, name: str, option: str) -> set[str]:
    """The scenes that can come within two of an answer, those counted that may be passed over."""
    found: set[str] = set()
    edge = {reading.ways[name][option]}
    for _ in range(SCENES):
        here = {one for one in edge if one is not None}
        for one in list(here):
            passed = reading.next_of(one)
            if _may_be_passed_over(reading, one) and passed is not None:
                here.add(passed)
        found |= here
        edge = {to for one in here for to in reading.nexts(one)}
    return found


def _may_be_passed_over(reading: Reading, name: str) -> bool:
    scene = reading.scenario.scenes[name]
    return bool(scene.if_) or any(seat in scene.absent for seat in reading.scenario.seats)


def _answers(reading: Reading, page: SceneTexts) -> None:
    here, last = reading.order[page.name], len(reading.order) - 1
    usual = reading.next_of(page.name)
    for key in page.scene.options:
        places = {place for place in reading.asked.get(key, ()) if place > here}
        branch = reading.ways[page.name][key] != usual
        soon = branch or here == last
        if places and not soon:
            soon = any(reading.order[name] in places for name in _near(reading, page.name, key))
        again = len(places) + branch > 1 or (here >= last - 1 and bool(places))
        if not soon or not again:
            when = "later or by an ending" if soon else f"in the next {SCENES} scenes"
            if soon and places:
                says = f"`{key}` is remembered soon, and not once more later or by an ending."
            else:
                says = f"Nothing remembers `{key}` {when}."
            hint = f"Open a paragraph with {{{key}}}"
            hint += ", or ask for it in an ending." if soon else " there."
            reading.report(REMEMBERED, (*page.path, "options", key), says, hint)


def _calls(reading: Reading) -> None:
    calls = {
        call: reading.order[name]
        for name, scene in reading.scenario.scenes.items()
        if scene.calls is not None
        for call in scene.calls.each
    }
    later = [
        call
        for call, here in calls.items()
        if any(place > here for place in reading.asked.get(f"called-{call}", ()))
    ]
    if 2 * len(later) < len(calls):
        says = f"{len(later)} of {len(calls)} calls are remembered in a later scene or an ending."
        where = {"measured": f"{len(later)}/{len(calls)}", "limit": "half"}
        hint = "Open a paragraph with {called-…}: what was learnt there comes back."
        reading.report(CALLS, ("scenes",), says, hint, **where)


def _endings(reading: Reading) -> None:
    end = len(reading.order)
    asked = {
        name
        for name, scene in reading.questions.items()
        if any(end in reading.asked.get(key, ()) for key in scene.options)
    }
    if len(reading.scenario.endings) > 1 and len(reading.questions) > 1 and len(asked) < 2:
        says = "The endings ask for the answers of one question only."
        if not asked:
            says = "No ending asks for an answer."
        hint = "Make the endings of answers to several questions."
        reading.report(ENDINGS, ("endings",), says, hint)


FAMILY = Family((REMEMBERED, CALLS, ENDINGS), pages=(_answers,), story=(_calls, _endings))
