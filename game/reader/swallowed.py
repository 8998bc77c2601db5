"""A field whose line was read as part of a text above it, because it stands too deep."""

from __future__ import annotations

import re

from game.reader.problems import indent
from game.reader.source import FieldPath
from game.reader.tree import Mark, Source


def swallowed(source: Source, entry: FieldPath, name: str) -> tuple[Mark, str] | None:
    """Where a field's line stands inside a text of its own entry, and what to do."""
    fields = source.at(*entry)
    for field, text in fields.items() if isinstance(fields, dict) else ():
        if not isinstance(text, str) or name not in text:
            continue
        if found := re.search(rf"^{re.escape(name)}:(?= |$)", text, re.MULTILINE):
            mark = source.text_mark((*entry, field), found.start())
            column = source.key_mark(*entry, field)[1]
            told = f"This line, `{name}:`, stands too deep and was read as part of `{field}`."
            return mark, f"{told} {indent(column)}"
    return None
