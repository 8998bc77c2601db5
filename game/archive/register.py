"""Floor 0: a register of the archive. An entry of its file is read when it is first asked for.

The archive grows with every chapter, and a chapter needs a small part of it: so a file is only
cut into its entries when a scenario is opened, which takes a hundredth of reading it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Generic, TypeVar

from game.errors import UserError
from game.files import read_at_most
from game.reader.entries import ShownEntry
from game.reader.tree import SIZE, read
from game.reader.validation import validate

E = TypeVar("E", bound=ShownEntry)
Finish = Callable[[str, E], E]

_PLAIN = re.compile(r"\w(?:(?! #|: ).)*\S|\w")
"""Text on a line that YAML takes as it stands."""

_KEY = re.compile(r"^([a-z0-9][a-z0-9-]*):", re.MULTILINE)


class RegisterFile(Generic[E]):
    """The entries of a file under their keys, each read once."""

    def __init__(self, path: Path, declared: type[E], finish: Finish[E] | None = None) -> None:
        """`finish` completes an entry that was read. Raises OSError if there is no reading it.

        A file that is not there counts as empty.
        """
        text = read_at_most(path, SIZE).decode("utf-8", "replace") if path.exists() else ""
        found = [(one.start(), one.group(1)) for one in _KEY.finditer(text)]
        cut = pairwise([*found, (len(text), "")])
        self.texts = {key: text[start:end] for (start, key), (end, _) in cut}
        self._path, self._declared, self._finish = path, declared, finish
        self._read: dict[str, E] = {}

    def entry(self, key: str) -> E:
        """An entry. Raises KeyError if there is none, UserError if it is faulty."""
        if key not in self._read:
            source = read(self.texts[key], str(self._path))
            entry = validate(source, self._declared, (key,))
            if entry is None or source.problems:
                raise UserError(
                    f"{self._path}: `{key}` cannot be read; see politburo check {self._path}"
                )
            self._read[key] = self._finish(key, entry) if self._finish else entry
        return self._read[key]

    def naming(self, name: str) -> list[str]:
        """The keys of the entries in which something stands under a name; none is read for it."""
        named = re.compile(rf"(?<![\w-]){re.escape(name)}[\"']?\s*:")
        return [key for key, text in self.texts.items() if named.search(text)]

    @cache  # noqa: B019 - one file is read in a process and kept
    def lines(self, field: str) -> dict[str, str]:
        """What stands in a field of one line, for each entry that has it.

        Only those entries are read for it that do not have it as plain text on a line.
        """
        found: dict[str, str] = {}
        for key, text in self.texts.items():
            line = re.search(rf"^  {field}: +(\S.*)$", text, re.MULTILINE)
            if line and _PLAIN.fullmatch(line.group(1)):
                found[key] = line.group(1)
            elif line or not text.startswith(f"{key}:\n"):
                found[key] = str(getattr(self.entry(key), field) or "")
        return found


class Register(Mapping[str, E]):
    """A file's own entries laid over those of a file of the archive."""

    def __init__(self, own: Mapping[str, E], file: RegisterFile[E] | None = None) -> None:
        self.own, self.file = dict(own), file
        below = file.texts if file else {}
        self._keys = dict.fromkeys((*below, *own))

    @classmethod
    def over(cls, below: Mapping[str, E], own: Mapping[str, E]) -> Register[E]:
        """A register with other entries laid over it."""
        if isinstance(below, Register):
            return cls({**below.own, **own}, below.file)
        return cls({**below, **own})

    def __getitem__(self, key: str) -> E:
        """An entry. Raises KeyError if there is none, UserError if it is faulty."""
        if key in self.own:
            return self.own[key]
        if self.file is None:
            raise KeyError(key)
        return self.file.entry(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def naming(self, name: str) -> list[str]:
        """The keys of entries where something may stand under a name; no other need be read."""
        below = self.file.naming(name) if self.file else ()
        return [key for key in self if key in self.own or key in below]

    def lines(self, field: str) -> dict[str, str]:
        """What stands in a field of one line, for each entry that has it; none is read for it."""
        own = {key: str(getattr(entry, field) or "") for key, entry in self.own.items()}
        below = self.file.lines(field) if self.file else {}
        return {key: line for key, line in {**below, **own}.items() if line}
