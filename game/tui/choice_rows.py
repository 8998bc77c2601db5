"""How a page's choices are laid out in the room there is, so that all of them stand in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual.content import Content

from game.pages import lines
from game.pages.blocks import Choice, Sheet
from game.pages.lines import CLOSED, SPOKEN, WEIGHED
from game.tui import typeset

Rows: TypeAlias = list[tuple[int | None, Content]]
"""Rows, each with the index of the choice it belongs to."""
GAP: tuple[None, Content] = (None, Content(""))


@dataclass(frozen=True)
class Layout:
    """What stands under every choice; the rest of it stands below them all, of the one pointed at.

    `spaced` leaves a blank row after each choice, `open_head` one after the label, `open_list` one
    on each side of the choices. Where it is `joined`, who speaks for and against stands in one row;
    where it is not `detailed`, details are left out.
    """

    under: tuple[str, ...]
    spaced: bool = False
    open_head: bool = True
    open_list: bool = True
    joined: bool = False
    detailed: bool = True


LAYOUTS = (
    Layout((SPOKEN, WEIGHED, CLOSED), spaced=True),
    Layout((SPOKEN, WEIGHED, CLOSED)),
    Layout((SPOKEN, CLOSED)),
    Layout(()),
    Layout((), open_head=False),
    Layout((), open_head=False, detailed=False),
    Layout((), open_head=False, detailed=False, joined=True),
    Layout((), open_head=False, detailed=False, joined=True, open_list=False),
)
"""From the most roomy to the closest."""


@dataclass(frozen=True)
class LaidOut:
    """Choices laid out: their rows, and where the rows of the one pointed at begin below them."""

    rows: Rows
    layout: Layout
    below: int


def lay_out(sheet: Sheet, width: int, room: int, pointed: int | None, entering: bool) -> LaidOut:
    """The first layout that fits into `room` rows, or the closest.

    The choice of a layout does not depend on which choice is pointed at. While an answer is being
    entered nothing stands below the choices.
    """
    laid = [_laid_out(sheet, width, layout, pointed, entering) for layout in LAYOUTS[:1]]
    for layout in LAYOUTS[1:]:
        if len(laid[-1].rows) <= room:
            break
        laid.append(_laid_out(sheet, width, layout, pointed, entering))
    return laid[-1]


def _laid_out(
    sheet: Sheet, width: int, layout: Layout, pointed: int | None, entering: bool
) -> LaidOut:
    rows: Rows = [*_head(sheet, width, layout)]
    weighed = any(one.hope or one.risk for one in sheet.choices)
    group = ""
    for index, option in enumerate(sheet.choices):
        if option.group != group:
            group = option.group
            rows += [GAP] if index else []
            rows += [(None, typeset.text(typeset.spaced(group), "bold $red")), GAP]
        if index == 0 or option.group != sheet.choices[index - 1].group:
            rows += [(None, line) for line in typeset.heads(option, width)]
        rows += [(index, line) for line in of_choice(sheet.choices, index, width, layout, pointed)]
        rows += [GAP] if layout.spaced and weighed else []
    height = max((len(_rest(one, width, layout)) for one in sheet.choices), default=0)
    gap = [GAP] if layout.open_list else []
    below = len(rows) + len(gap)
    if height and not entering:
        said = of_pointed(sheet.choices, width, layout, pointed)
        rows += [*gap, *((None, line) for line in said)]
        rows += [GAP] * (below + height - len(rows))
    return LaidOut(rows, layout, below)


def _head(sheet: Sheet, width: int, layout: Layout) -> Iterator[tuple[int | None, Content]]:
    gap = [GAP] if layout.open_head else []
    if sheet.ask_label:
        yield None, typeset.text(typeset.spaced(sheet.ask_label, width), "bold $red")
        yield from gap
    if sheet.ask:
        yield from ((None, typeset.text(line)) for line in lines.wrap(sheet.ask, width))
        yield from [GAP] if layout.open_list else []


def of_choice(
    choices: Sequence[Choice], index: int, width: int, layout: Layout, pointed: int | None
) -> list[Content]:
    """A choice with what stands under it."""
    option, column = choices[index], typeset.detail_column(choices)
    shown = typeset.choice(option, width, index == pointed, column, detailed=layout.detailed)
    return shown + [line for part in layout.under for line in typeset.under(option, [part], width)]


def of_pointed(
    choices: Sequence[Choice], width: int, layout: Layout, pointed: int | None
) -> list[Content]:
    """What stands below the choices of the one pointed at."""
    return [] if pointed is None else _rest(choices[pointed], width, layout)


def _rest(option: Choice, width: int, layout: Layout) -> list[Content]:
    parts = [part for part in (CLOSED, WEIGHED, SPOKEN) if part not in layout.under]
    return typeset.under(option, parts, width, joined=layout.joined)
