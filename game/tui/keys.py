"""Keys as the terminal reports them, which key is meant by each, and what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from time import monotonic

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys

from game.pages import keyboard
from game.pages.actions import TABLE

NAMED: dict[str, tuple[str, ...]] = {
    one.key: tuple(other.name for other in TABLE if other.key == one.key)
    for one in TABLE
    if one.key and one.name != "number"
}
"""The actions of the table that each key stands for; on one page it is one of them at most."""
MOVES = {
    **{str(number): f"number({number})" for number in range(10)},
    "up": "point(-1)",
    "down": "point(1)",
    "space": "page(1)",
    "pagedown": "page(1)",
    "pageup": "page(-1)",
    "b": "page(-1)",
    "home": "edge(-1)",
    "end": "edge(1)",
}
"""What the other keys do, by their names in Textual: an action of `SheetScreen`."""
KNOWN = NAMED.keys() | MOVES.keys()

REPORT = 0b11111
"""Flags of the kitty keyboard protocol, https://sw.kovidgoyal.net/kitty/keyboard-protocol:
escape codes disambiguated, event types, alternate keys, all keys as escape codes, their text."""

_REPEATED, _RELEASED = "2", "3"
_REPORTED = re.compile(
    r"\x1b\[(?P<code>\d*)(?::\d*)?(?::(?P<base>\d*))?"
    r"(?P<modifiers>;\d*)?(?::(?P<kind>\d))?(?P<text>;[\d:]*)?(?P<end>[u~A-FHPQS])"
)


class PlacedKey(events.Key):
    """A key with its `place`, the key of a US keyboard in the same place, or an empty string.

    `repeated` says that the key is being held down. Terminals without the protocol tell neither.
    """

    __slots__ = ("place", "repeated")

    def __init__(self, key: str, character: str | None, place: str, repeated: bool) -> None:
        super().__init__(key, character)
        self.place = place
        self.repeated = repeated

    def copy(self) -> PlacedKey:
        """The same key as another event."""
        return PlacedKey(self.key, self.character, self.place, self.repeated)


PlacedKey.handler_name = events.Key.handler_name  # Textual derives it from the class's name


class KeyParser(XTermParser):
    """Textual's parser, which stumbles over the subfields that tell a key's place and its kind."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            yield from self._placed(sequence, alt)
        except (ValueError, OverflowError):  # a number that is no character
            yield events.Key(Keys.Ignore, sequence)

    def _placed(self, sequence: str, alt: bool) -> Iterable[events.Key]:
        found = _REPORTED.fullmatch(sequence)
        if found is None:
            yield from super()._sequence_to_key_events(sequence, alt)
            return
        if found["kind"] == _RELEASED:
            yield events.Key(Keys.Ignore, sequence)
            return
        place = chr(int(found["base"])) if found["base"] else ""
        text = found["text"] or ""
        modifiers = found["modifiers"] or ""
        if modifiers == ";1":  # none; said in full, Textual would take a character away
            modifiers = ";" if text else ""
        bare = f"\x1b[{found['code']}{modifiers}{text}{found['end']}"
        for key in super()._sequence_to_key_events(bare, alt):
            yield PlacedKey(key.key, key.character, place, found["kind"] == _REPEATED)


FIRST_REPEAT = 0.75
"""Seconds within which a key that is held down comes again; the longest delay before the first
repeat that Windows, GNOME, KDE, macOS and the Linux console have as they are delivered."""
NEXT_REPEAT = 0.5
"""Seconds within which it comes again after that; the slowest rate that Windows can be set to.
So somebody who presses twice in vain, and a third time in the same measure, is understood."""


class HeldKeys:
    """Tells a key that is held down from one that is pressed again.

    Most terminals send the same bytes for both. Those with the kitty protocol tell them apart, and
    are believed. In others the same key, coming again with no other between within FIRST_REPEAT
    seconds, counts as held; so does each that follows it within NEXT_REPEAT.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self._key = ""
        self._at = 0.0
        self._held = False

    def note(self, event: events.Key) -> bool:
        """Take note of a key as it comes; true if it is held down."""
        if event.key == Keys.Ignore:  # released
            return False
        now = self.clock()
        within = NEXT_REPEAT if self._held else FIRST_REPEAT
        again = event.key == self._key and now - self._at < within
        self._key, self._at, self._held = event.key, now, again
        return event.repeated if isinstance(event, PlacedKey) else again


def meant(event: events.Key) -> str:
    """The key that is meant: with Caps Lock, in Cyrillic, or by its place, where that is told."""
    if event.key in KNOWN or not event.is_printable:
        return event.key
    latin = keyboard.latin(event.character or "")
    return event.place if latin not in KNOWN and isinstance(event, PlacedKey) else latin
