"""A file's tree, whose parts remember where they stood, and the rules of reading it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from game.reader.characters import REFUSED, for_message
from game.reader.problems import Problem, Rule, closest

Mark: TypeAlias = tuple[int, int]
"""Line and column, both counted from 0, as the parser gives them."""
Marks: TypeAlias = tuple[int, int, int, int]
"""Line and column of a name, then of its value; flat, because large files have very many."""
FieldPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a field: names, and places in lists."""

DEPTH = 24
MOST_LINES = 100_000
"""Three times a long story: in a longer file reading ends at the first fault of syntax."""
MOST_PROBLEMS = 1_000
SUGGESTIONS = 50
"""How many unknown names of a file are compared with the known ones; a person mends a few."""

ENCODING = Rule("encoding", "structure", "The file is UTF-8 text of at most 12 MiB.")
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
        self.marks: dict[str, Marks] = {}

    def key_mark(self, key: str) -> Mark:
        """Where a name stands."""
        return self.marks[key][:2]

    def value_mark(self, key: str) -> Mark:
        """Where the value of a name begins."""
        return self.marks[key][2:]


class Seq(list[Any]):
    """A list with the marks of its items; `flow` is true inside brackets."""

    __slots__ = ("flow", "marks", "start")

    def __init__(self, start: Mark, flow: bool) -> None:
        super().__init__()
        self.start = start
        self.flow = flow
        self.marks: list[Mark] = []


def value_at(tree: Any, path: Sequence[str | int]) -> Any:
    """The value at a path of a tree, or None."""
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


@dataclass
class Source:
    """A file's name and text, and the problems found while it was read."""

    name: str
    text: str
    refused: re.Pattern[str] = REFUSED
    """The characters that must not stand in it."""
    problems: list[Problem] = field(default_factory=list)
    tree: Map = field(default_factory=lambda: Map((0, 0), False))
    mended: list[str] = field(default_factory=list)
    dropped: list[tuple[str, Any]] = field(default_factory=list)
    """Names that stood a second time, with what stood under them; it is not in the tree."""
    unsure: set[str] = field(default_factory=set)
    """The names of blocks in which an entry stands under no name of its own: what names one of
    their entries and finds none may mean it."""
    suggestions: int = SUGGESTIONS
    """How many unknown names are still compared with the known ones."""

    def __post_init__(self) -> None:
        self.name = for_message(self.name)

    @cached_property
    def lines(self) -> list[str]:
        """The text in lines, those with faults of syntax as they were read on."""
        return self.mended or self.text.split("\n")

    def report(self, rule: Rule, mark: Mark, says: str, hint: str = "", **more: Any) -> None:
        """Note a problem at a mark. Beyond `MOST_PROBLEMS` they are not noted one by one."""
        if len(self.problems) == MOST_PROBLEMS:
            says = f"There are more than {MOST_PROBLEMS:,} problems; only the first are listed."
            self.problems.append(Problem.at(self.name, mark, rule, says))
        if len(self.problems) > MOST_PROBLEMS:
            return
        self.problems.append(Problem.at(self.name, mark, rule, says, hint, **more))

    def nearest(self, name: str, known: Collection[str], alike: float = 0.6) -> str:
        """'Did you mean `x`?' with the closest known name, or an empty string.

        A comparison takes as long as there are known names, so only the first unknown names of a
        file are compared.
        """
        close = self.closest(name, known, alike)
        return f"Did you mean `{close}`?" if close else ""

    def closest(self, name: str, known: Collection[str], alike: float = 0.6) -> str:
        """The closest known name, or an empty string; see `nearest`."""
        self.suggestions -= 1
        return closest(name, known, alike) if self.suggestions >= 0 else ""

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

    def holds(self, path: tuple[str | int, ...]) -> bool:
        """Whether something stands at a path."""
        return self.at(*path) is not None

    def at(self, *path: str | int) -> Any:
        """The value at a path, or None."""
        return value_at(self.tree, path)

    def _marks(self, path: tuple[str | int, ...]) -> tuple[Mark, Mark]:
        node: Any = self.tree
        marks = (self.tree.start, self.tree.start)
        for step in path:
            if isinstance(node, Map) and isinstance(step, str) and step in node:
                marks = (node.key_mark(step), node.value_mark(step))
            elif isinstance(node, Seq) and isinstance(step, int) and 0 <= step < len(node):
                marks = (node.marks[step], node.marks[step])
            else:
                break
            node = node[step]
        return marks
