"""The parser's events to a tree, without recursion.

Every scalar stays text, a repeated key is seen, an alias is refused before it can multiply, and
depth costs no stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from game.reader.source import ALIAS, DEPTH, DUPLICATE, NESTING, SYNTAX, TAG, Map, Mark, Seq, Source

ABYSS = 500
"""So much deeper than allowed nobody writes; the parser would take minutes over it."""
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Builder:
    """Turns a stream of events into Maps and Seqs."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[Map | Seq] = []
        self.keys: list[tuple[str, Mark] | None] = []
        self.root: Any = None
        self.unindented: dict[int, Map] = {}
        self.skip = 0

    def build(self, text: str) -> Any:
        """The tree of a text. Raises yaml.YAMLError where the parser stops."""
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(event, Map)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(event, Seq)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mark = _mark(event)
                    self.source.report(SYNTAX, mark, "A second document begins here (`---`).")
                    break
            if self.skip > ABYSS:
                break
        return self.root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self.skip:
            return
        mark = _mark(event)
        self._remarks(event, mark)
        value: str | None = event.value
        if not value and not event.style:
            value = None
        self._put(value, mark, event.value)

    def _open(self, event: Any, kind: type[Map | Seq]) -> None:
        if self.skip or len(self.stack) >= DEPTH:
            if not self.skip:
                self.source.report(NESTING, _mark(event), f"Nested more than {DEPTH} deep.")
                self._put(None, _mark(event), "")
            self.skip += 1
            return
        mark = _mark(event)
        self._remarks(event, mark)
        node = kind(mark, bool(event.flow_style))
        if self.stack and isinstance(self.stack[-1], Map) and self.keys[-1] is None:
            self.source.report(SYNTAX, mark, "A field's name must be a word, not a block.")
            self.keys[-1] = ("", mark)
        self._put(node, mark, "")
        self.stack.append(node)
        self.keys.append(None)

    def _close(self) -> None:
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
        self._put(None, mark, "*" + str(event.anchor))

    def _remarks(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            says = f"The anchor `&{event.anchor}`."
            self.source.report(ALIAS, mark, says, "Put text that begins with & in quotes.")
        if event.tag is not None and event.tag != "!":
            says = f"The tag `{event.tag}`."
            self.source.report(TAG, mark, says, "Put text that begins with ! in quotes.")

    def _put(self, value: Any, mark: Mark, as_key: str) -> None:
        if not self.stack:
            self.root = value
            return
        node = self.stack[-1]
        if isinstance(node, Seq):
            node.append(value)
            node.marks.append(mark)
        elif self.keys[-1] is None:
            self.keys[-1] = (as_key, mark)
        else:
            key, key_mark = self.keys[-1]
            self.keys[-1] = None
            self._enter(node, key, key_mark, value, mark)

    def _enter(self, node: Map, key: str, key_mark: Mark, value: Any, mark: Mark) -> None:
        if self.unindented and id(node) in self.unindented:
            node = self.unindented[id(node)]
        if key in node and self._unindented(node, key):
            node = self.unindented[id(node)]
        elif key in node:
            first = node.marks[key][0][0] + 1
            says = f"`{key}` stands here a second time; the first is on line {first}."
            hint = "Rename one, or join the two."
            if len(self.stack) > 1 and isinstance(self.stack[-2], Seq):
                hint = "Write `- ` before it if a new item of the list begins here."
            self.source.report(DUPLICATE, key_mark, says, hint)
            return
        node[key] = value
        node.marks[key] = (key_mark, mark)

    def _unindented(self, node: Map, key: str) -> bool:
        """Whether a name that comes again belongs to an empty one that stands no less deep.

        So it looks when an entry's name is indented as far as its fields. They are read as its.
        """
        keys = list(node)
        empty = [one for one in keys[keys.index(key) :] if node[one] is None]
        if not empty or node.flow:
            return False
        name = empty[-1]
        mark = node.marks[name][0]
        says = f"`{name}` stands as deep as `{key}`, which belongs to it."
        self.source.report(SYNTAX, mark, says, f"Indent it by {max(0, mark[1] - 2)}.")
        inner = Map(mark, False)
        for late in keys[keys.index(name) + 1 :]:
            inner[late], inner.marks[late] = node.pop(late), node.marks.pop(late)
        node[name] = self.unindented[id(node)] = inner
        return True


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
