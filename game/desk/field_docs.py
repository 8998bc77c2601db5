"""The sentences that stand under the fields of the format's declarations, read from their source.

Read here, when a schema or a reference is made: at every start it would take too long.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from types import ModuleType

from game import archive
from game.archive import bodies, maps
from game.reader.entries import Entry
from game.story import format as story_format

MODULES: tuple[ModuleType, ...] = (story_format, archive, maps, bodies)


def docs_of(declared: type[Entry]) -> dict[str, str]:
    """The sentence under each field of an entry, by the field's name in Python."""
    return _docs()[declared.__name__]


@cache
def _docs() -> dict[str, dict[str, str]]:
    return {
        node.name: _in_class(node)
        for module in MODULES
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
    }


def _in_class(node: ast.ClassDef) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, below in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            words = below.value if isinstance(below, ast.Expr) else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                found[field.target.id] = " ".join(words.value.split())
    return found
