"""The writer's reference: every field and every rule, as Markdown made from their declarations."""

from __future__ import annotations

from functools import singledispatch

from game import archive
from game.archive import maps
from game.archive.bodies import Body
from game.desk.field_docs import docs_of
from game.desk.prove.result import CLAIMS
from game.desk.rules import ALL_RULES
from game.reader.entries import Entry, EntryKind, Field, fields_of
from game.reader.kinds import (
    CONDITION,
    LINE,
    PLAIN,
    PROSE,
    BlockKind,
    ChoiceKind,
    IdKind,
    Kind,
    ListKind,
    MaybeKind,
    NumberKind,
    ParsedKind,
    TextKind,
    WholeKind,
)
from game.story import format as f

BLOCKS: tuple[tuple[str, type[Entry]], ...] = (
    ("The file", f.Scenario),
    ("A seat, under `seats`", f.Seat),
    ("A scene, under `scenes`", f.Scene),
    ("A paper, under a scene's `papers`", f.Paper),
    ("A voice, under a scene's `voices`", f.Voice),
    ("Calls, under a scene's `calls`", f.Calls),
    ("A call, beside `allow`", f.Call),
    ("An option, under a scene's `options`", f.Option),
    ("A motion, in a scene's list `motions`", f.Motion),
    ("A historian, under a scene's `historians`", f.Historian),
    ("An ending, under `endings`", f.Ending),
    ("A question of the debrief", f.Debrief),
    ("The lesson", f.Lesson),
    ("A meter, under `meters`", f.Meter),
    ("A waiver, in the list `waivers`", f.Waiver),
    ("A person, under `people` (also in archive/people.yaml)", archive.Person),
    ("An office, in a person's list `offices`", archive.Office),
    ("A source, under `sources` (also in archive/sources.yaml)", archive.Work),
    ("A series, under `series` (also in archive/series.yaml)", archive.Series),
    ("A row, in a series' list `points`", archive.Point),
    ("A term, under `terms` (also in archive/terms.yaml)", archive.Term),
    ("A map, under `maps` (also in archive/maps.yaml)", maps.MapEntry),
    ("A map's frame, under `frame`", maps.MapFrame),
    ("A name, under a map's `places`", maps.MapPlace),
    ("A point, under a map's `points`", maps.MapPoint),
    ("A line, under a map's `lines`", maps.MapLine),
    ("An area, under a map's `areas`", maps.MapArea),
    ("A body, in archive/bodies.yaml", Body),
)

_KINDS = {
    "structure": "**Structure**: always binds; the scenario cannot be played otherwise.",
    "ethics": "**Ethics**: always binds.",
    "craft": "**Craft**: binds a published scenario and only warns in a draft; can be waived.",
    "proof": "**Proof**: what `politburo prove` shows by walking every state.",
}


def reference() -> str:
    """Every block of a file with its fields: what each holds, whether it must be there."""
    return "\n\n".join(_block(title, declared) for title, declared in BLOCKS)


def rules_reference() -> str:
    """Every rule with its definition, by kind."""
    parts = []
    for kind, introduction in _KINDS.items():
        rows = [
            f"- `{rule.name}`: {rule.means}{' It only ever warns.' * rule.mild}"
            for rule in (*ALL_RULES.values(), *CLAIMS.values())
            if rule.kind == kind
        ]
        parts.append("\n".join([introduction, "", *rows]))
    return "\n\n".join(parts)


def text() -> str:
    """The whole of scenarios/REFERENCE.md."""
    return f"{_HEAD}\n## Every field\n\n{reference()}\n\n## Every rule\n\n{rules_reference()}\n"


_HEAD = """\
# Reference

Made from the program's own declarations; do not edit it. How to write a scenario is told in
[README.md](README.md). What a rule means and how to mend a place that breaks it:
`politburo check --explain RULE`.
"""


def _block(title: str, declared: type[Entry]) -> str:
    docs = docs_of(declared)
    rows = [f"### {title}", "", (declared.__doc__ or "").strip(), ""]
    rows += ["| field | holds | if left out | meaning |", "| --- | --- | --- | --- |"]
    for field in fields_of(declared):
        if not field.rest:
            row = (f"`{field.alias}`", _kind(field.kind), _default(field), docs[field.name])
            rows.append(f"| {' | '.join(row)} |")
    return "\n".join(rows)


def _default(field: Field) -> str:
    if field.required:
        return "**must be there**"
    return "" if field.default in ("", None, [], {}) else f"`{field.default}`"


@singledispatch
def _kind(kind: Kind) -> str:
    """What a field holds, in a writer's words."""
    raise TypeError(f"{kind} has no words")


@_kind.register
def _text(kind: TextKind) -> str:
    return _TEXTS[kind.form] if kind.form is not None else "text"


_TEXTS = {
    LINE: "one line",
    PLAIN: "paragraphs, `[@citations]`",
    PROSE: "paragraphs, `{conditions}`, `[@citations]`",
    CONDITION: "condition",
}


@_kind.register(IdKind)
@_kind.register(ParsedKind)
def _called(kind: IdKind | ParsedKind) -> str:
    return kind.called


@_kind.register
def _choice(kind: ChoiceKind) -> str:
    return " or ".join(f"`{word}`" for word in kind.values)


@_kind.register
def _whole(_kind_of: WholeKind) -> str:
    return "whole number"


@_kind.register
def _number(_kind_of: NumberKind) -> str:
    return "number"


@_kind.register
def _maybe(kind: MaybeKind) -> str:
    return _kind(kind.inner)


@_kind.register
def _list(kind: ListKind) -> str:
    if kind.size.one:
        return f"list of {_kind(kind.inner)}s, or one {_kind(kind.inner)}"
    if kind.size.least:
        return f"list of {kind.size.least} {_kind(kind.inner)}s or more"
    return f"list: {_kind(kind.inner)}"


@_kind.register
def _under(kind: BlockKind) -> str:
    under = "date" if isinstance(kind.key, ParsedKind) else "id"
    return f"under each {under}: {_kind(kind.inner)}"


@_kind.register
def _named(kind: EntryKind) -> str:
    name = kind.declared.__name__
    return f"a block: {name.removeprefix('Map').removesuffix('Entry').lower() or 'map'}"
