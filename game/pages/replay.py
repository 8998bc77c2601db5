"""Pages of a game that is read back before a class: what was on the table, and what was answered.

What stands on them was known in the room, or written by the player; nothing of the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.pages import panels
from game.pages.before import head
from game.pages.blocks import Block, Choice, Heading, Label, Para, Quiet, Row, Sheet
from game.pages.record import OPENS_RECORD
from game.playthrough.steps import Answer, Argued, Back, Vote
from game.playthrough.view import View
from game.saves import Save

STOPPED = Quiet("The class answers first. The letter o opens the record.")
ACTIONS = ("record", "following", "previous", "list", "names", "note", "play_on", "blank")
"""What works on the pages of a question; pages without one have no record to open."""
TURNING = ("confirm", "following", "previous", "list", "names", "play_on", "blank")
OPENED = ("following", "previous", "list", "names", "blank")
"""What works while a record lies open."""


@dataclass(frozen=True)
class Given:
    """An answer as it was given: the `view` it was given from, and what was withdrawn before it."""

    view: View
    answer: Answer
    withdrawn: tuple[Answer, ...] = ()


def the_map(view: View) -> Sheet:
    """The map as it was known on the day."""
    return _sheet("map", view, panels.the_map(view))


def on_the_table(view: View, opened: Sequence[str]) -> Sheet:
    """Every document in full; which of them the player opened is said over each."""
    blocks: list[Block] = [Label("ON THE TABLE")]
    for paper in view.papers:
        blocks.append(Quiet("Opened." if paper.id in opened else "Never opened."))
        blocks += panels.paper_blocks(paper)
    blocks += panels.written(passage for paper in view.papers for passage in paper.text)
    return _sheet("papers", view, blocks)


def in_the_room(view: View) -> Sheet:
    """Every member heard."""
    return _sheet("voices", view, panels.voices(view))


def answered(given: Given) -> Sheet:
    """What was answered and why, and what was looked at; the record waits behind its key."""
    view, answer = given.view, given.answer
    labels = {option.id: f"{option.number}  {option.label}" for option in view.options}
    blocks: list[Block] = [Label("ANSWERED"), *_taken_back(view, given.withdrawn)]
    blocks.append(Heading(labels.get(answer.option) or answer.label or answer.option))
    blocks.append(Para(f'"{answer.reason}"') if answer.reason else Quiet("No reason was given."))
    blocks += _looked_at(view, answer)
    if answer.remark:
        blocks.append(Row("remark", answer.remark))
    return _sheet("answered", view, [*blocks, STOPPED])


def _taken_back(view: View, withdrawn: Sequence[Answer]) -> list[Block]:
    """A line for each answer that was withdrawn."""
    labels = {option.id: f"{option.number}  {option.label}" for option in view.options}
    return [
        Quiet(f"Taken back: {labels.get(one.option) or one.label or one.option}{_why(one)}.")
        for one in withdrawn
    ]


def _why(answer: Answer) -> str:
    return f'; "{answer.reason}"' if answer.reason else ""


def _looked_at(view: View, answer: Answer) -> list[Block]:
    """Calls and papers: those that were made and opened, and those that were not."""
    rows: list[Block] = []
    for word, made in (("called", True), ("no call", False)):
        called = [call.label for call in view.calls if call.made == made]
        rows += [Row(word, "; ".join(called), quiet=not made)] if called else []
    for word, wanted in (("opened", True), ("unopened", False)):
        papers = [one.title for one in view.papers if (one.id in answer.papers) == wanted]
        rows += [Row(word, "; ".join(papers), quiet=not wanted)] if papers else []
    return rows


def not_answered(view: View, withdrawn: Sequence[Answer] = ()) -> Sheet:
    """The last question of a game that was left."""
    said = Para("This game was left here. No answer is entered.")
    return _sheet(
        "answered", view, [Label("ANSWERED"), *_taken_back(view, withdrawn), said], TURNING
    )


def without_keys(sheet: Sheet) -> Sheet:
    """The page where it is printed: nothing is pressed there."""
    kept = (one for one in sheet.blocks if one not in (STOPPED, OPENS_RECORD))
    return replace(sheet, blocks=tuple(kept))


def closes(title: str) -> Sheet:
    """Before the chapter's end: it has a key of its own, as each record has."""
    blocks = (Label("THE CHAPTER CLOSES"), Heading(title), Quiet("The letter o opens its end."))
    return Sheet("closes", title, "", blocks, actions=ACTIONS)


def questions(title: str, names: Sequence[str]) -> Sheet:
    """The list of the game's questions, to go to one of them."""
    choices = tuple(Choice(number, name) for number, name in enumerate(names, start=1))
    return Sheet("list", title, "", (Label("QUESTIONS"),), choices, verb="go to")


def labels_only(save: Save, missing: str) -> Sheet:
    """What a game's own file tells of it, where its scenario is not at hand."""
    blocks: list[Block] = [Label("MINUTES"), Heading(save.title or save.scenario), Para(missing)]
    blocks.append(Quiet("The answers are read back as they were printed when they were given."))
    for step in save.steps:
        if isinstance(step, Answer):
            blocks.append(Row(step.scene, step.label or step.option, strong=True))
            blocks += [Row("", f'"{step.reason}"', quiet=True)] if step.reason else []
            blocks += [Row("remark", step.remark)] if step.remark else []
        elif isinstance(step, Back):
            blocks.append(Row(step.scene, "taken back", quiet=True))
        elif isinstance(step, Vote):
            hands = ", ".join(f"{option} {count}" for option, count in step.hands.items())
            blocks.append(Row(step.scene, f"a vote: {hands}", quiet=True))
        elif isinstance(step, Argued):
            blocks.append(Row(step.scene, f'for {step.option}: "{step.reason}"', quiet=True))
        else:
            blocks.append(Row(step.scene, f"a call: {step.call}", quiet=True))
    return Sheet("labels", save.title or save.scenario, save.nickname, tuple(blocks))


def blank() -> Sheet:
    """An empty wall."""
    return Sheet("blank", "", "", (), actions=("blank",))


def _sheet(
    name: str, view: View, blocks: Sequence[Block], actions: tuple[str, ...] = ACTIONS
) -> Sheet:
    left, right = head(view)
    return Sheet(name, left, right, tuple(blocks), actions=actions, time=view.time)
