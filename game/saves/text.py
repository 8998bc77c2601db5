"""A save as YAML text, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from game.playthrough.steps import Argued, Back, CallMade, Step, Vote
from game.reader.characters import UNWRITABLE, clean
from game.saves.model import Save, SaveError

if TYPE_CHECKING:
    from game.reader.source import Source
    from game.saves.form import SavedGame

SIZE = 4 * 1024 * 1024
"""Bytes that a save may have: a game of some 20,000 steps. Larger files are not read."""
HEADER_WIDTH = 10_000
"""The width of the header's lines: a menu reads them without the YAML parser."""
_DIGEST = re.compile(r"^digest:.*$", re.MULTILINE)
_STANDS = re.compile(r"^stands:.*$", re.MULTILINE)
_FREE_TEXT = re.compile(
    r"^(?P<name>(?P<indent> *)(?:remark|nickname|reason): +)(?P<text>\S.*)"
    r"(?P<more>(?:\n(?P=indent) +\S.*)*)$",
    re.MULTILINE,
)
"""A line of free text that may have been written by hand, with the lines that continue it."""
_REMARKED = re.compile(r"^  remark:.*\n(?:    +\S.*\n)*", re.MULTILINE)
"""The remark at a step, with the lines that continue it."""
_NEEDS_QUOTES = re.compile(
    r"""[-?:,\[\]{}#&*!'"%@`]|(?![|>][-+\d]*\ *(?:\#[^\n]*)?\n).*:(?:\s|$)""", re.DOTALL
)
"""Text that YAML would not take as it stands; below `|` or `>` it takes any."""
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:\#.*)?""", re.DOTALL)


def render(save: Save) -> str:
    """A save as YAML text."""
    header: dict[str, Any] = {
        "format": 1,
        "scenario": save.scenario,
        "title": save.title,
        "digest": save.digest,
        **({"room": list(save.room)} if save.room else {"seat": save.seat}),
        "nickname": save.nickname,
        "day": save.day,
    }
    if save.stands:
        header["stands"] = save.stands
    if save.remark:
        header["remark"] = save.remark
    if save.known:
        header["known"] = list(save.known)
    steps = f"steps:\n{rendered_steps(save.steps)}" if save.steps else "steps: []\n"
    return _dump(header, HEADER_WIDTH) + steps


def rendered_steps(steps: Iterable[Step]) -> str:
    """Steps as the items of a list."""
    return _dump([_step(step) for step in steps])


def with_header(text: str, save: Save) -> str:
    """The text of a save with what changes in its header as the game goes on."""
    text = _DIGEST.sub(_line("digest", save.digest), text, count=1)
    return _STANDS.sub(_line("stands", save.stands), text, count=1)


def with_remark(text: str, place: int, remark: str) -> str:
    """The text of a save with a remark at one of its steps; everything else in it stays.

    An item that cannot be found leaves the text as it is.
    """
    lines = text.splitlines(keepends=True)
    first = next((at + 1 for at, line in enumerate(lines) if line.startswith("steps:")), None)
    items = [
        at for at, line in enumerate(lines)
        if first is not None and at >= first and line.startswith("- ")
    ]  # fmt: skip
    if place >= len(items):
        return text
    begin, end = items[place], (*items, len(lines))[place + 1]
    item = _REMARKED.sub("", "".join(lines[begin:end]))
    if remark:
        own = item.rstrip("\n").split("\n  #")[0] + "\n"
        rest = item[len(own) :] if item.startswith(own) else ""
        item = f"{own}  {_line('remark', remark)}\n{rest}"
    return "".join((*lines[:begin], item, *lines[end:]))


def _line(name: str, value: str) -> str:
    return _dump({name: value}, HEADER_WIDTH).rstrip("\n")


def parse(data: bytes | str, name: str) -> Save:
    """A save from its text; `name` is what errors call it. Raises SaveError, a line for each."""
    from game.reader.source import CHARACTER, ENCODING
    from game.reader.tree import read as read_tree
    from game.saves.form import to_step

    if len(data) > SIZE:
        raise SaveError(f"{clean(name)}: larger than {SIZE >> 20} MiB; this is no saved game")
    source = read_tree(data, clean(name), UNWRITABLE)
    # garbled characters are replaced in a source's text: read again, they would be no fault
    if not {CHARACTER.name, ENCODING.name}.isdisjoint(one.rule for one in source.problems):
        raise SaveError(*map(str, sorted(source.problems)))
    if source.problems and (meant := _as_meant(source.text)) != source.text:
        source = read_tree(meant, clean(name), UNWRITABLE)
    form = _form(source)
    if form is None or source.problems:
        raise SaveError(*map(str, sorted(source.problems)))
    return Save(
        form.scenario,
        form.title,
        form.digest,
        form.seat or "",
        form.day,
        form.nickname,
        tuple(form.known),
        tuple(to_step(step) for step in form.steps),
        tuple(form.room),
        form.remark,
        form.stands,
    )


def _form(source: Source) -> SavedGame | None:
    """The fields of a save's tree, if they are those of one; what does not fit is reported."""
    from game.reader.fields import WRONG
    from game.reader.validation import validate
    from game.saves.form import SavedGame

    if source.problems and not source.tree:
        return None
    if "scenes" in source.tree:
        source.report(WRONG, source.tree.start, "This is a scenario, not a saved game.")
        return None
    form = validate(source, SavedGame)
    if form is not None and form.fault:
        source.report(WRONG, source.tree.start, form.fault)
    for place, step in enumerate(form.steps if form is not None else ()):
        if step.fault:
            source.report(WRONG, source.value_mark("steps", place), step.fault)
    return form


def _as_meant(text: str) -> str:
    """The text with quotation marks around free text that was written by hand and needs them.

    `remark: Good: but why` is no YAML, but what it means is plain. Lines keep their numbers.
    """
    return _FREE_TEXT.sub(_in_quotes, text)


def _in_quotes(found: re.Match[str]) -> str:
    text, more = found["text"], found["more"]
    if not _NEEDS_QUOTES.match(text + more) or _QUOTED.fullmatch(text + more):
        return found[0]
    words = " ".join((text + more).split())
    import json

    return found["name"] + json.dumps(words, ensure_ascii=False) + "\n" * more.count("\n")


def _dump(data: Any, width: int = 90) -> str:
    import yaml

    if not data:
        return ""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width)


def _step(step: Step) -> dict[str, Any]:
    if isinstance(step, CallMade):
        return {"call": step.call, "scene": step.scene}
    if isinstance(step, Back):
        return {"back": step.scene}
    if isinstance(step, Vote):
        return {"vote": dict(step.hands), "scene": step.scene}
    if isinstance(step, Argued):
        return {"argued": step.option, "scene": step.scene, "reason": step.reason}
    row: dict[str, Any] = {"answer": step.option, "scene": step.scene, "label": step.label}
    if step.reason:
        row["reason"] = step.reason
    if step.heads:
        row["heads"] = dict(step.heads)
    if step.papers:
        row["papers"] = list(step.papers)
    if step.remark:
        row["remark"] = step.remark
    return row
