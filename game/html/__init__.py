"""Floor 5: pages as one HTML page, to print or to hand on: no script, no outside address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.pages import lines
from game.pages.blocks import Sheet
from game.reader.characters import printable

MARK = '<meta name="generator" content="politburo">'
"""Tells a page that this program made, which another may replace."""
TEXT_BLOCKS = ("Label", "Heading", "Para", "Quiet", "Rule", "Row")
"""The kinds of block that have a form of their own; of the others, pictures, it is said in words
what they show."""


def one_page(title: str, sheets: Iterable[Sheet], said: str = "") -> str:
    """Pages below one another under a title, and what is `said` of them all.

    Everything is escaped by the template, wherever it came from.
    """
    made = template("page.html.j2")
    return str(made.render(title=title, said=said, sheets=list(sheets), mark=MARK))


def template(name: str) -> Any:
    """A template of this room; it escapes whatever is put into it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("game.html", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_readable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kind"] = _kind
    made.globals |= {"said_of": _said_of, "in_words": _in_words, "drawn": _drawn}
    return made.get_template(name)


def _readable(value: Any) -> Any:
    """Text without what no page should hold; what the template itself made is left as it is."""
    return printable(value) if type(value) is str else value


def _kind(block: Any) -> str:
    name = type(block).__name__
    return name if name in TEXT_BLOCKS else "Picture"


def _said_of(choice: Any) -> list[tuple[str, str]]:
    parts = (lines.SPOKEN, lines.WEIGHED, lines.CLOSED)
    return [said for part in parts for said in lines.said_of(choice, part)]


def _in_words(picture: Any) -> list[str]:
    from game.drawing import pictures

    return pictures.say(picture)


def _drawn(shown: Any) -> str:
    """A map as a drawing for the page; it escapes its own words."""
    from game.drawing import maps_svg

    return maps_svg.draw(shown)
