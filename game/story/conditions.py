"""Conditions: ids joined by and, or, not and brackets; for a meter, a comparison with a number.

    trotsky and not (fight or called-krylenko)
    divisions >= 12

A condition is parsed to a small tree. `compile_all` turns trees into functions of a set of facts
(bits of one integer) and the meters' figures, so that a step costs the same however it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

_TOKEN = re.compile(
    r"\s*(?:([a-z][a-z0-9-]*)|(<=|>=|==|!=|<|>|=)|(-?\d+)|([()])|([^\s()<>=!]+|\S))"
)
_WORD = re.compile(r"[A-Za-z0-9][\w-]*")
WORDS = frozenset({"and", "or", "not"})
DEPTH = 20


class Name(NamedTuple):
    """Holds where a seat, an answer, a call or a remembered line is so."""

    name: str
    offset: int


class Compare(NamedTuple):
    """A meter beside a number."""

    meter: str
    sign: str
    number: int
    offset: int


class Not(NamedTuple):
    """Holds where its part does not."""

    part: Node


class Join(NamedTuple):
    """Parts joined by `and` or by `or`."""

    word: str
    parts: tuple[Node, ...]


Node: TypeAlias = Name | Compare | Not | Join
Test: TypeAlias = Callable[[int, Sequence[int]], bool]
"""Facts as bits, meters in order -> whether the condition holds."""


class ConditionError(ValueError):
    """A condition that cannot be read; `offset` says where in its text."""

    def __init__(self, says: str, offset: int) -> None:
        super().__init__(says)
        self.offset = offset


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """The tree of a condition. Raises ConditionError."""
    return _Parser(text).whole()


def names(node: Node) -> Iterator[Name | Compare]:
    """Everything a condition asks for, in order."""
    if isinstance(node, Name | Compare):
        yield node
    elif isinstance(node, Not):
        yield from names(node.part)
    else:
        for part in node.parts:
            yield from names(part)


_SIGNS = (("&", "and"), ("|", "or"), ("!", "not"), ("+", "and"), (",", "and"))


def _instead(token: str) -> str:
    """What to write for a sign that programmers use."""
    word = next((word for sign, word in _SIGNS if token.startswith(sign)), "")
    return f"write `{word}`" if word else ""


def _check_small(text: str) -> None:
    """Ids and words of conditions are written small. Raises ConditionError with the right form."""
    for found in _WORD.finditer(text):
        word = found.group()
        small = word.casefold()
        if word == small:
            continue
        if small in WORDS:
            raise ConditionError(f"write `{small}` small", found.start())
        right = _WORD.sub(lambda one: one.group().casefold(), text).strip()
        raise ConditionError(f"ids are written small: {{{right}}}", found.start())


class _Parser:
    def __init__(self, text: str) -> None:
        if not text.islower():
            _check_small(text)
        self.tokens = [
            (found.group(found.lastindex or 0), found.start(found.lastindex or 0))
            for found in _TOKEN.finditer(text)
        ]
        self.end = len(text)
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        if not self.tokens:
            raise ConditionError("the condition is empty", 0)
        node = self.joined("or")
        if self.at < len(self.tokens):
            token, offset = self.tokens[self.at]
            advice = _instead(token) or "join ids with and, or"
            raise ConditionError(f"`{token}` is not expected here; {advice}", offset)
        return node

    def joined(self, word: str) -> Node:
        parts = [self.joined("and") if word == "or" else self.negated()]
        while self.peek() == word:
            self.at += 1
            parts.append(self.joined("and") if word == "or" else self.negated())
        return parts[0] if len(parts) == 1 else Join(word, tuple(parts))

    def negated(self) -> Node:
        turns = 0
        while self.peek() == "not":
            self.at += 1
            turns += 1
        node = self.single()
        return Not(node) if turns % 2 else node

    def single(self) -> Node:
        token, offset = self.take("an id")
        if token == "(":
            self.depth += 1
            if self.depth > DEPTH:
                raise ConditionError(f"brackets stand more than {DEPTH} deep", offset)
            node = self.joined("or")
            if self.take("a closing bracket")[0] != ")":
                raise ConditionError("a bracket is not closed", offset)
            self.depth -= 1
            return node
        if not "a" <= token[0] <= "z" or token in WORDS:
            advice = f"; {_instead(token)}" if _instead(token) else ""
            raise ConditionError(f"an id is expected here, not `{token}`{advice}", offset)
        sign = self.peek()
        if sign and sign[0] in "<>=!":
            return self.comparison(token, sign, offset)
        return Name(token, offset)

    def comparison(self, meter: str, sign: str, offset: int) -> Node:
        self.at += 1
        number, where = self.take("a number")
        try:
            return Compare(meter, "==" if sign == "=" else sign, int(number), offset)
        except ValueError:
            raise ConditionError(f"a number is expected after `{sign}`", where) from None

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self, expected: str) -> tuple[str, int]:
        if self.at >= len(self.tokens):
            raise ConditionError(f"{expected} is missing at the end", self.end)
        self.at += 1
        return self.tokens[self.at - 1]


def compile_all(
    nodes: Sequence[Node | None], bits: Mapping[str, int], meters: Mapping[str, int]
) -> list[Test | None]:
    """Functions for conditions, in one go; None stays None.

    `bits` gives each name's bit, `meters` each meter's place. Only numbers and fixed words reach
    the compiled text. Raises KeyError for a name that is not known.
    """
    wanted = [(index, node) for index, node in enumerate(nodes) if node is not None]
    lines = [f"lambda f, m: {_python(node, bits, meters)}," for _, node in wanted]
    built: tuple[Test, ...] = eval("(" + "".join(lines) + ")") if lines else ()  # noqa: S307
    tests: list[Test | None] = [None] * len(nodes)
    for (index, _), test in zip(wanted, built, strict=True):
        tests[index] = test
    return tests


def _python(node: Node, bits: Mapping[str, int], meters: Mapping[str, int]) -> str:
    if isinstance(node, Name):
        return f"(f >> {bits[node.name].bit_length() - 1:d} & 1 == 1)"
    if isinstance(node, Compare):
        return f"(m[{meters[node.meter]:d}] {node.sign} {node.number:d})"
    if isinstance(node, Not):
        return f"(not {_python(node.part, bits, meters)})"
    return "(" + f" {node.word} ".join(_python(part, bits, meters) for part in node.parts) + ")"
