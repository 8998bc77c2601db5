"""The parser's events to a tree, without recursion.

Every scalar stays text, a repeated key is seen, an alias is refused before it can multiply, and
depth costs no stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from game.reader.characters import REPLACEMENT, describe, is_clean
from game.reader.problems import counted, indent
from game.reader.source import (
    ALIAS,
    CHARACTER,
    DEPTH,
    DUPLICATE,
    ENCODING,
    NESTING,
    SYNTAX,
    TAG,
    Map,
    Mark,
    Marks,
    Seq,
    Source,
)

ABYSS = 500
"""So much deeper than allowed nobody writes; the parser would take minutes over it."""
EVENTS = 600_000
"""What the parser may find in a file: names, values, and where blocks begin and end.

Ten thousand scenes with their options give 480,000. Memory and time grow with this figure.
"""
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Builder:
    """Turns a stream of events into Maps and Seqs."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[Map | Seq] = []
        self.keys: list[tuple[str, int, int] | None] = []
        self.root: Any = None
        self.unindented: dict[int, Map] = {}
        self.copied: list[tuple[Map, str]] = []
        """Names that stood a second time one after the other, each with its block."""
        self.copy_told = 0
        """Which of the source's problems tells of them."""
        self.skip = 0
        self.documents = 0

    def build(self, text: str) -> Any:
        """The tree of a text. Raises yaml.YAMLError where the parser stops."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._map,
            yaml.SequenceStartEvent: self._seq,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for number, event in enumerate(_events(text)):
            if number > EVENTS:
                says = "The file holds more fields, names and items than any story."
                self.source.report(ENCODING, _mark(event), says, "Split it.")
                return None
            if handle := handlers.get(type(event)):
                handle(event)
            if self.skip > ABYSS or self.documents > 1:
                break
        return self.root

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.source.report(SYNTAX, _mark(event), "A second document begins here (`---`).")

    def _scalar(self, event: Any) -> None:
        if self.skip:
            return
        if event.anchor is not None or event.tag is not None:
            self._remarks(event)
        start, value = event.start_mark, event.value
        refused = self.source.refused
        if event.style == '"' and not is_clean(value, refused):
            says = f"An escape stands for {describe(refused.findall(value)[0])}."
            self.source.report(CHARACTER, _mark(event), says, "Take it out.")
            value = refused.sub(REPLACEMENT, value)
        self._put(value if value or event.style else None, start.line, start.column, value)

    def _map(self, event: yaml.MappingStartEvent) -> None:
        self._open(event, Map)

    def _seq(self, event: yaml.SequenceStartEvent) -> None:
        self._open(event, Seq)

    def _open(self, event: Any, kind: type[Map | Seq]) -> None:
        mark = _mark(event)
        if self.skip or len(self.stack) >= DEPTH:
            if not self.skip:
                self.source.report(NESTING, mark, f"Nested more than {DEPTH} deep.")
                self._put(None, *mark, "")
            self.skip += 1
            return
        self._remarks(event)
        node = kind(mark, bool(event.flow_style))
        if self.stack and isinstance(self.stack[-1], Map) and self.keys[-1] is None:
            self.source.report(SYNTAX, mark, "A field's name must be a word, not a block.")
            self.keys[-1] = ("", *mark)
        self._put(node, *mark, "")
        self.stack.append(node)
        self.keys.append(None)

    def _close(self, _event: Any) -> None:
        if self.skip:
            self.skip -= 1
            return
        self.stack.pop()
        self.keys.pop()

    def _alias(self, event: yaml.AliasEvent) -> None:
        if self.skip:
            return
        mark = _mark(event)
        self.source.report(ALIAS, mark, f"The alias `*{event.anchor}`.", "Write the text out.")
        self._put(None, *mark, "*" + str(event.anchor))

    def _remarks(self, event: Any) -> None:
        if event.anchor is not None:
            says = f"The anchor `&{event.anchor}`."
            self.source.report(ALIAS, _mark(event), says, "Put text that begins with & in quotes.")
        if event.tag is not None and event.tag != "!":
            says = f"The tag `{event.tag}`."
            self.source.report(TAG, _mark(event), says, "Put text that begins with ! in quotes.")

    def _put(self, value: Any, row: int, column: int, as_key: str) -> None:
        if not self.stack:
            self.root = value
            return
        node = self.stack[-1]
        if isinstance(node, Seq):
            node.append(value)
            node.marks.append((row, column))
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = (as_key, row, column)
        else:
            self.keys[-1] = None
            name, key_row, key_column = key
            row = key_row if row == key_row else row  # one number in memory instead of two
            self._enter(node, name, value, (key_row, key_column, row, column))

    def _enter(self, node: Map, key: str, value: Any, marks: Marks) -> None:
        if self.unindented and id(node) in self.unindented:
            node = self.unindented[id(node)]
        if key in node and self._unindented(node, key):
            node = self.unindented[id(node)]
        elif key in node:
            self._twice(node, key, value, marks[:2])
            return
        node[key] = value
        node.marks[key] = marks

    def _twice(self, node: Map, key: str, value: Any, mark: Mark) -> None:
        """Report a name that stands in a block already; names that were copied together, once."""
        source = self.source
        source.dropped.append((key, value))
        outer = self.stack[-2] if len(self.stack) > 1 else None
        if isinstance(outer, Map):
            source.unsure.add(next(reversed(outer), ""))
        if _follow(self.copied, node, key) and self.copy_told < len(source.problems):
            self.copied.append((node, key))
            more = counted(len(self.copied) - 1, "name")
            says = f"`{self.copied[0][1]}` and {more} after it stand here a second time."
            hint = "Take one of the two copies out."
            said = source.problems[self.copy_told]
            source.problems[self.copy_told] = said._replace(says=says, hint=hint)
            return
        self.copied = [(node, key)]
        first = node.marks[key][0] + 1
        says = f"`{key}` stands here a second time; the first is on line {first}."
        hint = "Keep one of them."
        if isinstance(value, Map | Seq):
            hint = "Rename one, or join the two."
        if len(self.stack) > 1 and isinstance(self.stack[-2], Seq):
            hint = "Write `- ` before it if a new item of the list begins here."
        self.copy_told = len(source.problems)
        source.report(DUPLICATE, mark, says, hint)

    def _unindented(self, node: Map, key: str) -> bool:
        """Whether a name that comes again belongs to an empty one that stands no less deep.

        So it looks when an entry's name is indented as far as its fields. They are read as its.
        """
        keys = list(node)
        if self._inside_neighbour(node, keys[-1]):
            return True
        empty = [one for one in keys[keys.index(key) :] if node[one] is None]
        if not empty or node.flow:
            return False
        name = empty[-1]
        mark = node.key_mark(name)
        says = f"`{name}` stands as deep as `{key}`, which belongs to it."
        self.source.report(SYNTAX, mark, says, indent(max(0, mark[1] - 2)))
        inner = Map(mark, False)
        for late in keys[keys.index(name) + 1 :]:
            inner[late], inner.marks[late] = node.pop(late), node.marks.pop(late)
        node[name] = self.unindented[id(node)] = inner
        return True

    def _inside_neighbour(self, node: Map, name: str) -> bool:
        """Whether the last name is an entry that stands inside the one it should follow.

        The fields that come again are its own.
        """
        inner = node[name]
        if not isinstance(inner, Map) or inner.flow or not inner or not set(inner) <= set(node):
            return False
        outer = self.stack[-2] if len(self.stack) > 1 else None
        if not isinstance(outer, Map) or name in outer:
            return False
        around = next((key for key, value in outer.items() if value is node), "")
        if not around:
            return False
        says = f"`{name}` stands too deep: it belongs beside `{around}`, not in it."
        mark = node.key_mark(name)
        self.source.report(SYNTAX, mark, says, indent(outer.key_mark(around)[1]))
        self.unindented[id(node)] = outer[name] = node.pop(name)
        outer.marks[name] = node.marks.pop(name)
        return True


def _follow(copied: list[tuple[Map, str]], node: Map, key: str) -> bool:
    """Whether a name follows the last of those that stood a second time in the same block."""
    if not copied or copied[-1][0] is not node:
        return False
    names = list(node)
    return names[names.index(copied[-1][1]) + 1 :][:1] == [key]


def _events(text: str) -> Iterator[Any]:
    """The parser's events; `yaml.parse` asks twice for each, which large files feel."""
    parser = LOADER(text)
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        parser.dispose()


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return start.line, start.column
