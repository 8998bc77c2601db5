"""The parts of the page: its head, its choices, its margin, its foot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from game.drawing.time_row import TimeRow
from game.pages.actions import BY_NAME, EVERYWHERE
from game.pages.blocks import Choice, Part, Sheet
from game.reader import cells
from game.tui import typeset
from game.tui.choice_rows import lay_out, of_choice, of_pointed


@dataclass
class Wanted(Message):
    """Somebody clicked what an action stands for."""

    action: str


@dataclass
class Picked(Message):
    """Somebody clicked a choice."""

    number: int


class Head(Static):
    """Day and place on the left, seat and question on the right; shortened where it must be."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def set(self, left: str, right: str, width: int, time: TimeRow | None = None) -> None:
        """Show the two ends in a width, and the days of the chapter under them."""
        if cells.width(left + right) + 2 > width:
            right = right.replace("question ", "")
        while cells.width(left + right) + 2 > width and " · " in left:
            left = left.rpartition(" · ")[0]
        if cells.width(left + right) + 2 > width:
            right = cells.cut(right.rpartition(" · ")[2], width - cells.width(left) - 2)
        gap = " " * max(1, width - cells.width(left + right))
        shown = [typeset.text(left, "bold"), Content(gap), typeset.text(right, "$quiet")]
        if time is not None:
            shown += [typeset.NEWLINE, typeset.page([time], width)]
        self.update(Content("").join(shown))


class Choices(Widget):
    """What can be chosen, one of them pointed at. Each row is painted by itself."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet("", "", "", ())
        self.index: int | None = None
        self._width = 1
        self._laid = lay_out(self.sheet, 1, 0, None, entering=False)

    def render(self) -> Content:
        """All rows."""
        return typeset.NEWLINE.join([line for _, line in self._laid.rows])

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, style = self.size.width, self.visual_style
        line = self._laid.rows[y][1] if y < len(self._laid.rows) else Content("")
        strips = Visual.to_strips(self, line, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many as there are rows."""
        return len(self._laid.rows)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return self.sheet.choices

    def set(self, sheet: Sheet, width: int, room: int, keep: bool, entering: bool) -> None:
        """Show a sheet's choices, all of them in `room` rows if that can be done.

        `keep` leaves the pointer where it is; while `entering` a slip stands below the choices.
        """
        self.sheet, self._width = sheet, width
        if not keep or self.index is None or self.index >= len(self.choices):
            self.index = None if sheet.binding or not sheet.choices else 0
        self.display = bool(self.choices)
        self._laid = lay_out(sheet, width, room, self.index, entering)
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Point at the next choice, or the one before."""
        if self.choices:
            first = 0 if by > 0 else len(self.choices) - 1
            moved = first if self.index is None else (self.index + by) % len(self.choices)
            self.point(moved)

    def point(self, index: int) -> None:
        """Point at a choice and bring it into sight; only what changes is painted."""
        before, self.index = self.index, index
        for one in (before, index):
            if one is not None:
                self._repaint(one)
        self._repaint_below()
        top, height = self._region(index).y, self._region(index).height
        parent = self.parent
        if parent is not None and hasattr(parent, "scroll_to_region"):
            region = Region(0, self.virtual_region.y + top - 1, self.size.width, height + 2)
            parent.scroll_to_region(region, animate=False, immediate=True)

    def _repaint(self, index: int) -> None:
        layout, region = self._laid.layout, self._region(index)
        lines = of_choice(self.choices, index, self._width, layout, self.index)
        self._laid.rows[region.y : region.bottom] = [(index, line) for line in lines]
        self.refresh(region)

    def _repaint_below(self) -> None:
        """What stands below the choices of the one pointed at."""
        rows, below = self._laid.rows, self._laid.below
        room = len(rows) - below
        if room > 0:
            lines = of_pointed(self.choices, self._width, self._laid.layout, self.index)
            blank = [Content("")] * (room - len(lines))
            rows[below:] = [(None, line) for line in [*lines, *blank]]
            self.refresh(Region(0, below, self.size.width, room))

    def _region(self, index: int) -> Region:
        """The rows of a choice."""
        mine = [y for y, (one, _) in enumerate(self._laid.rows) if one == index]
        return Region(0, mine[0], self.size.width, len(mine))

    @property
    def head(self) -> int:
        """The rows over the first choice."""
        return next((y for y, (index, _) in enumerate(self._laid.rows) if index is not None), 0)

    @property
    def pointed_bottom(self) -> int:
        """The row of the page at which the choice pointed at ends; 0 if there is none."""
        if self.index is None or not self.display:
            return 0
        return int(self.virtual_region.y) + self._region(self.index).bottom

    @property
    def aside(self) -> str:
        """What is said only of the choice pointed at, if anything, after its label uncut."""
        if self.index is None or not self.choices[self.index].aside:
            return ""
        return f"{self.choices[self.index].label}: {self.choices[self.index].aside}"

    @property
    def number(self) -> int | None:
        """The number of the choice pointed at."""
        return None if self.index is None else self.choices[self.index].number

    def on_click(self, event: events.Click) -> None:
        """A click is like its digit."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._laid.rows):
            index = self._laid.rows[offset.y][0]
            if index is not None:
                self.post_message(Picked(self.choices[index].number))


class MarginPart(Static):
    """One part of the margin; a click opens it."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.action = ""

    def set(self, part: Part | None, width: int) -> None:
        """Show a part, or nothing."""
        self.display = part is not None
        if part is not None:
            self.action = part.action
            key = BY_NAME[part.action].printed
            self.update(typeset.part(part, key, width))

    def on_click(self) -> None:
        """Open it."""
        if self.action:
            self.post_message(Wanted(self.action))


@dataclass(frozen=True)
class Item:
    """A key with its word in a line of keys, for an action or for a numbered page."""

    key: str
    word: str
    action: str = ""
    number: int = 0
    here: bool = False

    @property
    def shown(self) -> Content:
        """As it stands in the line; what lies open is marked."""
        key = f"›{self.key}" if self.here else self.key
        word = f" {self.word}" if self.word else ""
        return typeset.text(key, "bold $ink") + typeset.text(word, "" if self.here else "$quiet")


GAP, CONTENTS_GAP = 3, 1
"""Cells between two items of a line of keys; in the list of a page's neighbours, where each has one
before it for the mark of the page that lies open."""


class KeyLine(Static):
    """A line of keys and words; a click on a word is the key."""

    def __init__(self, id: str, gap: int = GAP) -> None:
        """`gap` is what lies between two items, in cells."""
        super().__init__(markup=False, id=id)
        self._gap = gap
        self._spans: list[tuple[int, int, Item]] = []

    def set(self, items: Iterable[Item]) -> None:
        """Show items that fit."""
        at, shown = 0, []
        self._spans = []
        for item in items:
            self._spans.append((at, at + item.shown.cell_length, item))
            shown.append(item.shown)
            at += item.shown.cell_length + self._gap
        self.update(Content(" " * self._gap).join(shown), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Do what the word under the pointer stands for."""
        offset = event.get_content_offset(self)
        for begin, end, item in self._spans:
            if offset is not None and begin <= offset.x < end:
                self.post_message(Picked(item.number) if item.number else Wanted(item.action))


def _length(items: Sequence[Item], gap: int = GAP) -> int:
    return sum(item.shown.cell_length for item in items) + gap * (len(items) - 1)


def fitting(items: Sequence[Item], width: int) -> list[Item]:
    """As many items as there is room for; the last one is always kept."""
    kept = list(items)
    while len(kept) > 1 and _length(kept) > width:
        kept.pop(-2)
    return kept


CONTENTS_LINES = 2
"""Lines that the list of a page's neighbours may take."""


def contents(sheet: Sheet, width: int) -> list[list[Item]]:
    """The pages a sheet belongs to, in lines; where room lacks, those far off stand as `9…12`."""
    items = [
        Item(f"{at + 1}" if at == sheet.place else f" {at + 1}", title, number=at + 1,
             here=at == sheet.place)
        for at, title in enumerate(sheet.contents)
    ]  # fmt: skip
    named = sorted(range(len(items)), key=lambda at: abs(at - sheet.place))
    for count in range(len(items), 0, -1):
        rows = _filled(_elided(items, named[:count]), width)
        if len(rows) <= CONTENTS_LINES:
            return rows
    return []


def _elided(items: Sequence[Item], named: Container[int]) -> list[Item]:
    """The items that are named, and for each run of others one that opens its first page."""
    shown: list[Item] = []
    for is_named, run in groupby(enumerate(items), key=lambda pair: pair[0] in named):
        found = [item for _, item in run]
        last = found[-1].key.strip() if len(found) > 1 else ""
        shown += found if is_named else [replace(found[0], key=f"{found[0].key}…{last}", word="")]
    return shown


def _filled(items: Sequence[Item], width: int) -> list[list[Item]]:
    """Items in lines of at most a width."""
    lines: list[list[Item]] = []
    for item in items:
        if not lines or _length([*lines[-1], item], CONTENTS_GAP) > width:
            lines.append([])
        lines[-1].append(item)
    return lines


def fold(sheet: Sheet, width: int) -> list[Item]:
    """The parts of the margin as a line, a key for each."""
    items = [Item(BY_NAME[part.action].printed, _folded(part), part.action) for part in sheet.parts]
    return fitting(items, width)


def _folded(part: Part) -> str:
    label = part.label.capitalize() + (" •" if part.is_new else "")
    return f"{label} · {part.note}" if part.note else label


@dataclass(frozen=True)
class Words:
    """What some keys do on a page as it lies now.

    `enter` is what Enter does, if anything. A `panel` is closed, not left. `facing` is the word for
    turning to the facing page or back, where there is one.
    """

    enter: str
    panel: bool = False
    facing: str = ""

    def of(self, name: str, sheet: Sheet) -> str:
        """The word of an action."""
        if name == "confirm":
            return self.enter
        if name == "number":
            return "page" if not sheet.choices else "point" if sheet.answers else sheet.verb
        if name == "previous" and sheet.back:
            return sheet.back
        return "close" if name == "leave" and self.panel else BY_NAME[name].label


def foot(sheet: Sheet, width: int, above: Container[str], words: Words) -> list[Item]:
    """The keys that work on a page and no others, the help last.

    `above` holds the actions whose keys stand in a line of their own.
    """
    names = [name for name in sheet.actions if name not in EVERYWHERE and name not in above]
    names += ["leave"] if words.panel or sheet.name != "menu" else ["quit"]
    names = [name for name in names if name != "confirm"]
    if words.enter:
        names.insert(0, "confirm")
    elif not sheet.choices and not {"record", "debrief"} & {*names}:  # nothing is left to do
        names.sort(key=lambda name: name != "leave")
    items = [
        Item(_numbers(sheet) if name == "number" else BY_NAME[name].printed,
             words.of(name, sheet), name)
        for name in [*names, "theme", "help"]
    ]  # fmt: skip
    if words.facing:
        items.insert(2, Item(BY_NAME["side"].printed, words.facing, "side"))
    return fitting(items, width)


def _numbers(sheet: Sheet) -> str:
    """The digits that do something on a page."""
    listed = [one.number for one in sheet.choices]
    if not listed:
        listed = [*range(1, len(sheet.contents) + 1)]
    first, last = min(listed, default=1), min(9, max(listed, default=1))
    return f"{first}-{last}" if first < last else f"{first}"
