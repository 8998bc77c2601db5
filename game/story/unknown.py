"""Names of which nothing is found: each said once, with the one that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from itertools import chain

from game.archive import Archive
from game.reader.intended_ids import LONGEST, plain_name
from game.reader.kinds import KEY_FORM
from game.reader.problems import Rule, counted, one_of
from game.reader.tree import Mark, Source
from game.story.prose import Citation

UNKNOWN_SCENE = Rule("unknown-scene", "structure", "`next` and `lesson` name scenes of the file.")
UNKNOWN_OPTION = Rule("unknown-option", "structure", "A field names an option of its scene.")
UNKNOWN_PERSON = Rule(
    "unknown-person", "structure", "People stand in the archive or in the file's own `people`."
)
UNKNOWN_SOURCE = Rule(
    "unknown-source", "structure", "Citations name sources of the archive or the file's `sources`."
)
UNKNOWN_SEAT = Rule("unknown-seat", "structure", "A seat is a person who is known.")
UNKNOWN_CALL = Rule("unknown-call", "structure", "`called-x` names a call `x` of the file.")
UNKNOWN_METER = Rule("unknown-meter", "structure", "A comparison or a change names a meter.")
UNKNOWN_NAME = Rule(
    "unknown-name", "structure", "A condition asks for seats, options, calls and `knows` names."
)
UNKNOWN_PAPER = Rule("unknown-paper", "structure", "`opens` names papers or voices of its scene.")
UNKNOWN_SERIES = Rule("unknown-series", "structure", "`shows` names series that are known.")
RULES = (
    UNKNOWN_SCENE, UNKNOWN_OPTION, UNKNOWN_PERSON, UNKNOWN_SOURCE, UNKNOWN_SEAT, UNKNOWN_CALL,
    UNKNOWN_METER, UNKNOWN_NAME, UNKNOWN_PAPER, UNKNOWN_SERIES,
)  # fmt: skip
_PEOPLE = (UNKNOWN_PERSON, UNKNOWN_SEAT)
_BLOCKS = {
    UNKNOWN_PERSON: {"people"},
    UNKNOWN_SEAT: {"people"},
    UNKNOWN_SOURCE: {"sources"},
    UNKNOWN_SCENE: {"scenes"},
    UNKNOWN_OPTION: {"options"},
    UNKNOWN_CALL: {"calls"},
    UNKNOWN_PAPER: {"papers", "voices"},
    UNKNOWN_METER: {"meters"},
    UNKNOWN_SERIES: {"series"},
    UNKNOWN_NAME: {"seats", "options", "calls", "knows"},
}
"""The blocks among whose entries the names of a rule are looked for."""
REGISTERS = {"people": "person", "sources": "source"}
"""Blocks of a file's own that stand at its end, and what they hold."""
ALIKE = 0.7
"""Ids less alike than this are two things, not one misspelt: `turkey` and `strike`."""
SURELY = 0.85
"""Ids more alike than this are one and its misspelling, even where there is another ground."""
FEW = 2
"""So many unknown names are said one by one, even where their block is not there at all."""


class Unknown:
    """What is said of unknown names; `close` says what could not be said one by one."""

    def __init__(self, source: Source, archive: Archive, doubts: Callable[[str], bool]) -> None:
        """`doubts` tells of a name that what defines it could not be read."""
        self.source = source
        self.archive = archive
        self.doubts = doubts
        self.meant: set[str] = set()
        """The people whom seats name misspelt: conditions that ask for them are right."""
        self._held: list[tuple[str, str, tuple[Rule, Mark, str, str]]] = []

    def report(self, rule: Rule, mark: Mark, name: str, known: Iterable[str]) -> None:
        """Say that nothing has this name, unless its entry stands under a name of no use."""
        known = list(known)
        if self._hidden(rule, name, known):
            return
        if rule in _PEOPLE:
            meant = self._person(name) or self.source.closest(name, known, ALIKE)
            if rule is UNKNOWN_SEAT and meant:
                self.meant.add(meant)
            hint = f"Did you mean `{meant}`? If not, add" if meant else "Add"
            hint += " the person to the file's own `people`."
        else:
            hint = self.source.nearest(name, known, ALIKE)
            hint = hint or (f"Known: {one_of(known)}." if known else "")
        what = rule.name.removeprefix("unknown-")
        says = "No person of the archive" if rule is UNKNOWN_SEAT else f"No {what}"
        self._say(rule, mark, name, f"{says} has the id `{name}`.", hint)

    def asked(self, rule: Rule, mark: Mark, name: str, what: str, known: Iterable[str]) -> None:
        """Say that a condition asks for what is not there."""
        known = list(known)
        if name in self.meant or self._hidden(rule, name, known):
            return
        hint = self.source.nearest(name, known, ALIKE)
        if f"called-{name}" in known:
            hint = f"Did you mean `called-{name}`?"
        if not hint and known:
            hint = f"Known: {one_of(known)}."
        self.source.report(rule, mark, f"`{name}` is no {what}.", hint)

    def cited(self, cited: Citation, before: str, mark: Mark) -> None:
        """Say that a citation names no source, or which sign is wrong in it.

        `before` is the key of the source before it in the same brackets, if that has no place.
        """
        sources = self.archive.sources
        if self._hidden(UNKNOWN_SOURCE, cited.key, sources):
            return
        if before in sources and not cited.where and not re.fullmatch(KEY_FORM, cited.key):
            says = "A semicolon parts two sources, and a place follows its key behind a comma."
            self.source.report(UNKNOWN_SOURCE, mark, says, f"Write [@{before}, {cited.key}].")
            return
        key = next((key for key in _beginnings(cited.key) if key in sources), "")
        if key and key != cited.key:
            where = cited.key[len(key) :].strip(" :.-–—\"'")
            says = "After the key of a citation a comma is missing."
            self.source.report(UNKNOWN_SOURCE, mark, says, f"Write [@{key}, {where}].")
            return
        says = f"No source has the key `{cited.key}`."
        meant = self.source.closest(cited.key, sources, ALIKE)
        meant = meant or self._filed_under.get(plain_name(cited.key), "")
        hint = f"Did you mean `{meant}`?" if meant else "Add it to `sources`."
        self._say(UNKNOWN_SOURCE, mark, cited.key, says, hint)

    def close(self) -> None:
        """Say once that a block is not there, where many names are looked for in it."""
        names = {(register, name) for register, name, _ in self._held}
        if len(names) <= FEW:
            for _, _, (rule, mark, says, hint) in self._held:
                self.source.report(rule, mark, says, hint)
            return
        blocks = [block for block in REGISTERS if any(one[0] == block for one in names)]
        gone = [f"`{block}:`" for block in blocks if not self.source.holds((block,))]
        how = f"without {' and '.join(gone)}" if gone else f"in `{blocks[0]}`"
        unknown = (
            _counted(sum(one[0] == block for one in names), REGISTERS[block]) for block in blocks
        )
        says = f"The file ends here {how}, and names {' and '.join(unknown)} not known."
        hint = "Write them at its end; if they stood there, the file was not saved whole."
        rule = UNKNOWN_PERSON if "people" in blocks else UNKNOWN_SOURCE
        last = len(self.source.text.rstrip().split("\n")) - 1
        self.source.report(rule, (last, 0), says, hint)

    def _say(self, rule: Rule, mark: Mark, name: str, says: str, hint: str) -> None:
        register = "people" if rule in _PEOPLE else "sources"
        if rule in (*_PEOPLE, UNKNOWN_SOURCE) and self._may_be_cut_off(register):
            self._held.append((register, name, (rule, mark, says, hint)))
        else:
            self.source.report(rule, mark, says, hint)

    def _may_be_cut_off(self, register: str) -> bool:
        """Whether a block is not there, or is the last of a file without a last line's end."""
        if not self.source.holds((register,)):
            return True
        return not self.source.text.endswith("\n") and register == next(reversed(self.source.tree))

    def _hidden(self, rule: Rule, name: str, known: Collection[str]) -> bool:
        """Whether what a name means may be an entry whose own name is wrong, which was said."""
        unsure = not self.source.unsure.isdisjoint(_BLOCKS[rule])
        return unsure and not self.source.closest(name, known, SURELY)

    def _person(self, name: str) -> str:
        """The id of a person who is named by his or her name, or by a part of it."""
        last = name.rpartition("-")[2]
        return self._spelt.get(name) or self._spelt.get(last) or self._parts.get(name, "")

    @cached_property
    def _filed_under(self) -> dict[str, str]:
        """The key of a source by what no other has: an author, a title, how a key begins."""
        found: dict[str, set[str]] = {}
        for key, work in self.archive.sources.items():
            words = [work.author, work.title, *(key[: at.start()] for at in re.finditer("-", key))]
            for one in words:
                found.setdefault(plain_name(one), set()).add(key)
        return {words: min(keys) for words, keys in found.items() if len(keys) == 1}

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The ids of people by their names and whole names, spelt as ids."""
        lines = (self.archive.people_lines(field).items() for field in ("full", "name"))
        return {plain_name(words): id for id, words in chain.from_iterable(lines)}

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The ids of people by single words of their whole names that no other person has."""
        found: dict[str, list[str]] = {}
        for id, words in self.archive.people_lines("full").items():
            for word in words.split():
                found.setdefault(plain_name(word), []).append(id)
        return {word: ids[0] for word, ids in found.items() if len(ids) == 1}


def _counted(number: int, what: str) -> str:
    return f"{number} people" if what == "person" and number != 1 else counted(number, what)


def _beginnings(text: str) -> Iterable[str]:
    """The beginnings of a text that may be a key, the longest first."""
    for end in range(min(len(text), LONGEST), 0, -1):
        if end == len(text) or not (text[end].isalnum() or text[end] == "-"):
            yield text[:end]
