"""YAML text to plain dicts, lists and strings that remember where they stood.

Built from the C parser's events, so that every scalar stays text, a repeated key is seen, an
alias is refused before it can multiply, and depth costs no stack.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias

import yaml

from game.reader.characters import REFUSED, REPLACEMENT, describe
from game.reader.problems import Problem, Rule

Mark: TypeAlias = tuple[int, int]
"""Line and column, both counted from 0, as the parser gives them."""

DEPTH = 24
ABYSS = 500
"""So much deeper than allowed nobody writes; the parser would take minutes over it."""
RECOVERIES = 12
REFUSALS = 40
SIZE = 32 * 1024 * 1024

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

ENCODING = Rule("encoding", "structure", "The file is UTF-8 text of at most 32 MiB.")
SYNTAX = Rule(
    "yaml-syntax",
    "structure",
    "The file is YAML: spaces for indentation, a colon and a space after each field's name.",
    "After a fault the reader sets the line aside and reads on, so later problems are shown too.",
)
DUPLICATE = Rule("duplicate-key", "structure", "A name stands once in a block.")
ALIAS = Rule(
    "alias",
    "structure",
    "No YAML anchors (&name) or aliases (*name).",
    "The format has no use for them, and a few lines of aliases can unfold into gigabytes.",
)
NESTING = Rule("nesting", "structure", f"Blocks are nested at most {DEPTH} deep.")
TAG = Rule("yaml-tag", "structure", "No YAML tags (!name): the field says what its text means.")
CHARACTER = Rule(
    "character",
    "structure",
    "No control, zero-width or direction-changing characters.",
    "They go straight to the terminal, where they can move the cursor, hide words or reverse "
    "them. They usually come with text pasted from a web page or a word processor.",
)
RULES = (ENCODING, SYNTAX, DUPLICATE, ALIAS, NESTING, TAG, CHARACTER)


class Map(dict[str, Any]):
    """A mapping with the marks of its keys and values; `flow` is true inside braces."""

    __slots__ = ("flow", "marks", "start")

    def __init__(self, start: Mark, flow: bool) -> None:
        super().__init__()
        self.start = start
        self.flow = flow
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class Seq(list[Any]):
    """A list with the marks of its items; `flow` is true inside brackets."""

    __slots__ = ("flow", "marks", "start")

    def __init__(self, start: Mark, flow: bool) -> None:
        super().__init__()
        self.start = start
        self.flow = flow
        self.marks: list[Mark] = []


@dataclass
class Source:
    """A file's name and text, and the problems found while it was read."""

    name: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    tree: Map = field(default_factory=lambda: Map((0, 0), False))

    @cached_property
    def lines(self) -> list[str]:
        """The text in lines."""
        return self.text.split("\n")

    def report(self, rule: Rule, mark: Mark, says: str, hint: str = "", **more: Any) -> None:
        """Note a problem at a mark."""
        line, column = mark
        self.problems.append(
            Problem(self.name, line + 1, column + 1, rule.name, rule.kind, says, hint, **more)
        )

    def key_mark(self, *path: str | int) -> Mark:
        """Where the last name of a path stands; as near as possible if it does not."""
        return self._marks(path)[0]

    def value_mark(self, *path: str | int) -> Mark:
        """Where the value at a path begins; as near as possible if there is none."""
        return self._marks(path)[1]

    def text_mark(self, path: tuple[str | int, ...], offset: int) -> Mark:
        """Where the character at `offset` of a text field stands in the file.

        Exact in `|` blocks and one-line text; in folded text the word there is counted out.
        """
        value = self.at(*path)
        line, column = self.value_mark(*path)
        if not isinstance(value, str):
            return line, column
        opener = self.lines[line][column : column + 1]
        before = value[:offset]
        if opener == "|":
            return self._block_mark(line, before)
        if opener == ">" or "\n" in value or value not in self.lines[line][column:]:
            word = next(iter(value[offset:].split(maxsplit=1)), "")
            return self._search((line, column), word, before.count(word) if word else 0)
        return line, self.lines[line].index(value, column) + offset

    def _block_mark(self, line: int, before: str) -> Mark:
        row = line + 1 + before.count("\n")
        first = next((text for text in self.lines[line + 1 :] if text.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        return row, indent + len(before) - (before.rfind("\n") + 1)

    def _search(self, begin: Mark, word: str, earlier: int) -> Mark:
        """Where a word stands after a mark, passed over as often as it stands earlier."""
        row, column = begin
        while word and row < len(self.lines):
            column = self.lines[row].find(word, column)
            if column < 0:
                row, column = row + 1, 0
            elif earlier:
                earlier, column = earlier - 1, column + len(word)
            else:
                return row, column
        return begin

    def at(self, *path: str | int) -> Any:
        """The value at a path, or None."""
        node: Any = self.tree
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def _marks(self, path: tuple[str | int, ...]) -> tuple[Mark, Mark]:
        node: Any = self.tree
        marks = (self.tree.start, self.tree.start)
        for step in path:
            if isinstance(node, Map) and isinstance(step, str) and step in node:
                marks = node.marks[step]
            elif isinstance(node, Seq) and isinstance(step, int) and 0 <= step < len(node):
                marks = (node.marks[step], node.marks[step])
            else:
                break
            node = node[step]
        return marks


def read(data: bytes | str, name: str) -> Source:
    """Read a whole YAML file; what is wrong stands in the result's `problems`.

    `name` is what the problems call the file. The tree holds all that could be understood.
    """
    source = Source(name, _decode(data))
    if isinstance(data, bytes):
        _check_encoding(source, data)
    text = _without_refused(source)
    with collector_paused():
        root = _build_recovering(source, text)
    if isinstance(root, Map):
        source.tree = root
    elif not source.problems:
        source.report(SYNTAX, (0, 0), "The file holds no fields.", "Begin with `title:`.")
    return source


def _decode(data: bytes | str) -> str:
    text = data if isinstance(data, str) else data[:SIZE].decode("utf-8-sig", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _check_encoding(source: Source, data: bytes) -> None:
    if len(data) > SIZE:
        source.report(ENCODING, (0, 0), "The file is larger than 32 MiB.", "Split it.")
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        row = data.count(b"\n", 0, fault.start)
        line = data[data.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        mark = (row, len(line.decode("utf-8-sig")))
        source.report(ENCODING, mark, "This is not UTF-8 text.", "Save the file as UTF-8.")


def _without_refused(source: Source) -> str:
    for found in islice(REFUSED.finditer(source.text), REFUSALS):
        row = source.text.count("\n", 0, found.start())
        column = found.start() - (source.text.rfind("\n", 0, found.start()) + 1)
        source.report(
            CHARACTER,
            (row, column),
            f"A character that must not stand in a scenario: {describe(found.group())}.",
            "Delete it; retype the words around it if you cannot see it.",
        )
    return REFUSED.sub(REPLACEMENT, source.text)


@contextmanager
def collector_paused() -> Iterator[None]:
    """The cyclic collector is two thirds of the time on large files, and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _build_recovering(source: Source, text: str) -> Any:
    """Build; at a syntax fault set the line aside and go on, so that one run shows everything."""
    for _ in range(RECOVERIES):
        sofar = len(source.problems)
        try:
            return _Builder(source).build(text)
        except yaml.YAMLError as fault:
            del source.problems[sofar:]
            row, column, says, hint = _explain(fault)
            source.report(SYNTAX, (row, column), says, hint)
            lines = text.split("\n")
            if row >= len(lines) or not lines[row].strip():
                return None
            lines[row] = ""
            text = "\n".join(lines)
    return None


_WORDS = (
    ("that cannot start any token", "A tab or a stray sign stands here.", "Indent with spaces."),
    ("found a tab character", "A tab stands where spaces indent.", "Indent with spaces."),
    (
        "mapping values are not allowed",
        "A colon followed by a space stands inside a text.",
        "Put the text in quotes, or on its own line under `|`.",
    ),
    ("expected <block end>", "This line is indented unlike its neighbours.", "Line them up."),
    ("did not find expected key", "This line is indented unlike its neighbours.", "Line them up."),
    (
        "could not find expected ':'",
        "A field's name stands here without a colon.",
        "Write `name: value`, or indent the line if it belongs to the text above.",
    ),
    ("found unexpected end of stream", "A quotation mark is opened and never closed.", "Close it."),
    ("expected ',' or", "A bracket or brace is not closed here.", "Close it, or put a comma."),
)


def _explain(fault: yaml.YAMLError) -> tuple[int, int, str, str]:
    problem = str(getattr(fault, "problem", "") or fault)
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    if context is not None and ("end of stream" in problem or "expected ':'" in problem):
        mark = context
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    for sign, says, hint in _WORDS:
        if sign in problem:
            return row, column, says, hint
    return row, column, f"The YAML parser says: {problem.splitlines()[0]}.", ""


class _Builder:
    """Turns a stream of events into Maps and Seqs, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[Map | Seq] = []
        self.keys: list[tuple[str, Mark] | None] = []
        self.root: Any = None
        self.skip = 0

    def build(self, text: str) -> Any:
        documents = 0
        for event in yaml.parse(text, Loader=_LOADER):
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
        if key in node:
            first = node.marks[key][0][0] + 1
            says = f"`{key}` stands here a second time; the first is on line {first}."
            self.source.report(DUPLICATE, key_mark, says, "Rename one, or join the two.")
            return
        node[key] = value
        node.marks[key] = (key_mark, mark)


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return start.line, start.column
