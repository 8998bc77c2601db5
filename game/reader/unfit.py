"""What does not fit a declaration, reported in a writer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.reader.declared import blocks_with, known_fields
from game.reader.entries import Entry
from game.reader.faults import Fault, Faults
from game.reader.fields import MISSING, UNKNOWN, WRONG
from game.reader.id_wording import no_ids
from game.reader.intended_fields import ALIKE, intended_field
from game.reader.misplaced import misplaced_fields
from game.reader.problems import closest, indent
from game.reader.source import FieldPath
from game.reader.swallowed import swallowed
from game.reader.tree import Source
from game.reader.wording import wording

MOST_BLOCKS = 3
"""So many blocks at most are named in which an unknown field would be right."""


def report(source: Source, declared: type[Entry], path: FieldPath, faults: Faults) -> None:
    """Report everything that does not fit in the part of a tree at `path`, each on its line."""
    value = source.at(*path) if path else source.tree
    if faults.too_many:
        says = f"{faults.count:,} parts of this file do not fit the format."
        source.report(WRONG, source.key_mark(*path), says, "Is it the file that was meant?")
        return
    misplaced = misplaced_fields(value, declared, faults.first)
    _report_strays(source, path, misplaced)
    told = {*misplaced, *(home for home in misplaced.values() if home)}
    lacking = {(*home, place[-1]) for place, home in misplaced.items()}
    meant = {(*one.path[:-1], intended_field(value, declared, one)) for one in faults.first}
    listed = _report_lists(source, path, faults.first)
    for fault in faults.first:
        place = fault.path
        if fault.what == "missing field":
            known = place in meant or place in lacking
        else:
            known = place in told or place[:-1] in listed
        if not known and not any(place[:end] in misplaced for end in range(1, len(place) + 1)):
            _report(source, declared, path, fault)


def _called(entry: FieldPath) -> str:
    """An entry as a message names it."""
    if not entry:
        return "The file"
    if isinstance(entry[-1], int):
        return f"Entry {entry[-1] + 1} of `{entry[-2]}`" if len(entry) > 1 else "An entry"
    return f"`{entry[-1]}`"


def _report_strays(source: Source, path: FieldPath, misplaced: dict[FieldPath, FieldPath]) -> None:
    """One problem for all fields that stand together in the wrong place."""
    groups = {(place[:-1], home): place for place, home in reversed(misplaced.items())}
    moved = {(*home, place[-1]) for place, home in misplaced.items()}
    for (block, home), place in groups.items():
        if home in moved:
            continue  # it goes with a field that was named already
        more = sum(one[:-1] == block and misplaced[one] == home for one in misplaced) - 1
        names = f"`{place[-1]}`" + (f" and {more} more" if more else "")
        stand, it = ("stand", "them") if more else ("stands", "it")
        mark = source.key_mark(*path, *place)
        column = _column_in(source, (*path, *home))
        if home[: len(block)] != block:
            owner = f"`{home[-1]}`" if home else "the whole file"
            says = f"{names} {stand} too deep: it belongs to {owner}."
        elif (deep := _too_deep(source, (*path, *home))) and not source.at(*path, *home):
            mark = source.key_mark(*path, *home)
            says, it, column = f"`{home[-1]}` stands as deep as its fields ({names}).", "it", deep
        else:
            says = f"{names} {stand} beside `{home[-1]}`, not under it."
        source.report(UNKNOWN, mark, says, indent(column, it))


def _too_deep(source: Source, entry: FieldPath) -> int:
    """Where an entry belongs that stands more than a step deeper than its block, or 0."""
    outer = source.key_mark(*entry[:-1])[1] if len(entry) > 1 else -2
    return outer + 2 if source.key_mark(*entry)[1] > outer + 2 else 0


def _column_in(source: Source, entry: FieldPath) -> int:
    """How deep the fields of an entry stand, or would stand."""
    fields = source.at(*entry)
    if isinstance(fields, dict) and fields:
        return source.key_mark(*entry, next(iter(fields)))[1]
    return source.key_mark(*entry)[1] + 2


def _report(source: Source, declared: type[Entry], path: FieldPath, fault: Fault) -> None:
    where = (*path, *fault.path)
    name = str(where[-1]) if where else ""
    if fault.what == "unknown field" or _misspelt_beside_entries(declared, fault):
        hint = _instead(source.at(*path) if path else source.tree, declared, fault)
        source.report(UNKNOWN, source.key_mark(*where), f"`{name}` is no field here.", hint)
    elif fault.what == "missing field":
        parent = _called(where[:-1])
        says = f"{parent} lacks the field `{name}`."
        here = source.key_mark(*where[:-1]), f"Add `{name}:`."
        mark, hint = swallowed(source, where[:-1], name) or here
        source.report(MISSING, mark, says, hint)
    elif fault.what == "no block" and where and isinstance(where[-1], int):
        first = next(iter(known_fields(declared, fault.path)), "name")
        says = f"{_called(where)} is text where fields belong."
        mark = source.value_mark(*where)
        hint = f"Write `- {first}: …`, and the text behind it."
        if source.lines[mark[0]].rstrip().endswith("|"):
            hint = f"Write `- {first}: |`, and leave the text under it."
        source.report(WRONG, mark, says, hint)
    else:
        _report_value(source, where, fault)


def _report_value(source: Source, where: FieldPath, fault: Fault) -> None:
    """A value, or a name in a block, that is not what it must be."""
    name = str(where[-1]) if where else ""
    if fault.in_name and len(where) > 1:
        source.unsure.add(str(where[-2]))
    mark = source.key_mark(*where) if fault.in_name else source.value_mark(*where)
    if fault.given is None and re.search(r":\s+#", source.lines[mark[0]]):
        says = f"From # on this line is a comment, and `{name}` stands empty."
        source.report(WRONG, mark, says, "Put the text in quotes if it belongs to it.")
    else:
        source.report(WRONG, mark, *wording(name, fault, source.tree))


def _misspelt_beside_entries(declared: type[Entry], fault: Fault) -> bool:
    """Whether a text stands where entries do, under a name like that of a field beside them."""
    way = fault.path
    if not way or fault.what != "no block" or not isinstance(fault.given, str):
        return False
    name, known = str(way[-1]), known_fields(declared, way[:-1])
    return name not in known and bool(closest(name, known, ALIKE))


def _instead(tree: object, declared: type[Entry], fault: Fault) -> str:
    """What to write instead of a field that is not known, or where it belongs."""
    way, name = fault.path, str(fault.path[-1])
    known = known_fields(declared, way[:-1])
    if meant := intended_field(tree, declared, fault) or closest(name, known, ALIKE):
        return f"Did you mean `{meant}`?"
    blocks = list(dict.fromkeys(blocks_with(declared, name)))
    if 0 < len(blocks) <= MOST_BLOCKS:
        return f"It belongs to an entry of {' or '.join(f'`{one}`' for one in blocks)}."
    return f"Known here: {', '.join(known)}."


def _report_lists(source: Source, path: FieldPath, faults: Iterable[Fault]) -> set[FieldPath]:
    """One problem for each list in which more than one item is no id; returns those lists."""
    wrong: dict[FieldPath, int] = {}
    for fault in faults:
        if fault.what == "no id" and not fault.in_name and isinstance(fault.path[-1], int):
            wrong[fault.path[:-1]] = wrong.get(fault.path[:-1], 0) + 1
    told: set[FieldPath] = set()
    for place, count in wrong.items():
        given = source.at(*path, *place)
        listed = isinstance(given, list) and all(isinstance(one, str) for one in given)
        if count > 1 and listed and (says := no_ids(source.tree, given)):
            told.add(place)
            source.report(WRONG, source.value_mark(*path, *place), *says)
    return told
