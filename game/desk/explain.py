"""`politburo check --explain`: one page for a rule."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import fill

from game.desk.prove.result import CLAIMS
from game.desk.rules import ALL_RULES
from game.errors import UserError
from game.reader.problems import nearest

WIDTH = 78
_SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BINDS = {
    "structure": "structure: always binds",
    "ethics": "ethics: always binds",
    "craft": "craft: binds a published scenario, warns in a draft, can be waived",
    "proof": "proof: what politburo prove shows by walking every state",
}


class UnknownRuleError(UserError):
    """No rule has this name; the message is one line for people."""


def explain(name: str) -> str:
    """A rule's page: what it says and binds, why, how to mend it, an example.

    Raises UnknownRuleError.
    """
    known = {**ALL_RULES, **CLAIMS}
    rule = known.get(name)
    if rule is None:
        hint = nearest(name, known) or "All rules are listed in scenarios/REFERENCE.md."
        raise UnknownRuleError(f"There is no rule `{name}`. {hint}")
    binds = f"{rule.kind}: only ever warns" if rule.mild else _BINDS[rule.kind]
    head = f"{rule.name} ({binds})"
    told = [fill(rule.means, WIDTH), fill(rule.why, WIDTH), *_wrapped(pages().get(name, ""))]
    return "\n\n".join([head, *(part for part in told if part)])


@cache
def pages() -> dict[str, str]:
    """What `explanations.md` says of each rule."""
    text = Path(__file__).with_name("explanations.md").read_text("utf-8")
    return {name: page.strip() for name, page in _SECTION.findall(text)}


def _wrapped(page: str) -> list[str]:
    """The page's paragraphs, filled; its example as it stands."""
    lines, _, example = page.partition("\n\n    ")
    parts = [fill(line, WIDTH) for line in lines.split("\n") if line.strip()]
    return [*parts, f"    {example}"] if example else parts
