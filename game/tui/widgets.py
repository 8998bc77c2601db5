"""The parts of the page: its head, its choices, its margin, its foot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from game.drawing.time_row import TimeRow
from game.pages import lines
from game.pages.actions import BY_NAME, EVERYWHERE
from game.pages.blocks import Choice, Part, Sheet
from game.reader import cells
from game.tui import typeset


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
        self.choices: tuple[Choice, ...] = ()
        self.ask = ""
        self.label = ""
        self.index: int | None = None
        self.width = 1
        self._rows: list[int | None] = []
        self._lines: list[Content] = []
        self._column = 0

    def render(self) -> Content:
        """All rows."""
        return typeset.NEWLINE.join(self._lines)

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, style = self.size.width, self.visual_style
        line = self._lines[y] if y < len(self._lines) else Content("")
        strips = Visual.to_strips(self, line, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many as there are rows."""
        return len(self._lines)

    def set(self, sheet: Sheet, width: int, keep: bool = False) -> None:
        """Show a sheet's choices; `keep` leaves the pointer where it is."""
        self.width = width
        self.choices, self.ask = sheet.choices, sheet.ask
        self.label = sheet.ask_label
        if not keep or self.index is None or self.index >= len(self.choices):
            self.index = None if sheet.binding else 0
        self.display = bool(self.choices)
        self._set()
        self.refresh(layout=True)

    def _set(self) -> None:
        width = self.width
        rows: list[tuple[int | None, Content]] = []
        if self.choices and self.label:
            rows += [(None, typeset.text(typeset.spaced(self.label), "bold $red")), _gap()]
        if self.choices and self.ask:
            rows += [(None, typeset.text(line)) for line in lines.wrap(self.ask, width)]
            rows.append(_gap())
        roomy = any(option.hope or option.risk for option in self.choices)
        group = ""
        self._column = typeset.detail_column(self.choices)
        for index, option in enumerate(self.choices):
            if option.group != group:
                group = option.group
                gap = [_gap()] if index else []
                rows += [*gap, (None, typeset.text(typeset.spaced(group), "bold $red")), _gap()]
                rows += [(None, line) for line in typeset.heads(option, width)]
            rows += [(index, line) for line in self._choice(index)]
            if roomy:
                rows.append(_gap())
        self._rows = [index for index, _ in rows]
        self._lines = [line for _, line in rows]

    def _choice(self, index: int) -> list[Content]:
        pointed = index == self.index
        return typeset.choice(self.choices[index], self.width, pointed, self._column)

    def move(self, by: int) -> None:
        """Point at the next choice, or the one before."""
        if self.choices:
            first = 0 if by > 0 else len(self.choices) - 1
            moved = first if self.index is None else (self.index + by) % len(self.choices)
            self.point(moved)

    def point(self, index: int) -> None:
        """Point at a choice and bring it into sight."""
        before, self.index = self.index, index
        for one in (before, index):
            if one is not None:
                region = self._region(one)
                self._lines[region.y : region.bottom] = self._choice(one)
                self.refresh(region)
        top, height = self._rows.index(index), self._rows.count(index)
        parent = self.parent
        if parent is not None and hasattr(parent, "scroll_to_region"):
            region = Region(0, self.virtual_region.y + top - 1, self.size.width, height + 2)
            parent.scroll_to_region(region, animate=False, immediate=True)

    def _region(self, index: int) -> Region:
        """The rows of a choice; pointing repaints only these."""
        return Region(0, self._rows.index(index), self.size.width, self._rows.count(index))

    @property
    def aside(self) -> str:
        """What is said only of the choice pointed at, if anything."""
        return "" if self.index is None else self.choices[self.index].aside

    @property
    def number(self) -> int | None:
        """The number of the choice pointed at."""
        return None if self.index is None else self.choices[self.index].number

    def on_click(self, event: events.Click) -> None:
        """A click takes the choice."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._rows):
            index = self._rows[offset.y]
            if index is not None:
                self.point(index)
                self.post_message(Picked(self.choices[index].number))


def _gap() -> tuple[int | None, Content]:
    return None, Content("")


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


class KeyLine(Static):
    """A line of keys and words; a click on a word is the key."""

    GAP = 3

    def __init__(self, id: str) -> None:
        super().__init__(markup=False, id=id)
        self._spans: list[tuple[int, int, Item]] = []

    def set(self, items: Iterable[Item]) -> None:
        """Show items that fit."""
        at, shown = 0, []
        self._spans = []
        for item in items:
            self._spans.append((at, at + item.shown.cell_length, item))
            shown.append(item.shown)
            at += item.shown.cell_length + self.GAP
        self.update(Content(" " * self.GAP).join(shown))

    def on_click(self, event: events.Click) -> None:
        """Do what the word under the pointer stands for."""
        offset = event.get_content_offset(self)
        for begin, end, item in self._spans:
            if offset is not None and begin <= offset.x < end:
                self.post_message(Picked(item.number) if item.number else Wanted(item.action))


def _length(items: Sequence[Item]) -> int:
    return sum(item.shown.cell_length for item in items) + KeyLine.GAP * (len(items) - 1)


def fitting(items: Sequence[Item], width: int) -> list[Item]:
    """As many items as there is room for; the last one is always kept."""
    kept = list(items)
    while len(kept) > 1 and _length(kept) > width:
        kept.pop(-2)
    return kept


CONTENTS_LINES = 2
"""Lines that the list of a page's neighbours may take."""


def contents(sheet: Sheet, width: int) -> list[list[Item]]:
    """The pages a sheet belongs to, in lines; where room lacks, only the nearest have words."""
    items = [
        Item(f"{at + 1}", title, number=at + 1, here=at == sheet.place)
        for at, title in enumerate(sheet.contents)
    ]
    far = sorted(range(len(items)), key=lambda at: -abs(at - sheet.place))
    for at in far:
        if len(_filled(items, width)) <= CONTENTS_LINES:
            break
        items[at] = replace(items[at], word="")
    return _filled(items, width)


def _filled(items: Sequence[Item], width: int) -> list[list[Item]]:
    """Items in lines of at most a width."""
    lines: list[list[Item]] = []
    for item in items:
        if not lines or _length([*lines[-1], item]) > width:
            lines.append([])
        lines[-1].append(item)
    return lines


def fold(sheet: Sheet, width: int) -> list[Item]:
    """The parts of the margin as a line, a key for each."""
    items = [Item(BY_NAME[part.action].printed, _folded(part), part.action) for part in sheet.parts]
    return fitting(items, width)


def _folded(part: Part) -> str:
    label = part.label.capitalize()
    return f"{label} · {part.note}" if part.note else label


def foot(
    sheet: Sheet, width: int, panel: bool, above: Container[str], facing: str = ""
) -> list[Item]:
    """The keys that work on a page and no others, the help last.

    `above` holds the actions whose keys stand in a line of their own; `facing` is the word for
    turning to the facing page or back, where there is one.
    """
    names = [name for name in sheet.actions if name not in EVERYWHERE and name not in above]
    names += ["leave"] if panel or sheet.name != "menu" else ["quit"]
    count = len(sheet.choices) or len(sheet.contents)
    items = []
    for name in [*names, "theme", "help"]:
        action = BY_NAME[name]
        word = "close" if panel and name == "leave" else action.label
        key = action.printed
        if name == "number":
            word = action.label if sheet.choices else "page"
            key = f"1-{min(9, count)}" if count > 1 else "1"
        items.append(Item(key, word, name))
    if facing:
        items.insert(2, Item(BY_NAME["side"].printed, facing, "side"))
    return fitting(items, width)
