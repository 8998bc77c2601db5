"""Floor 5: the same game as lines of text, new text last: for screen readers, pipes and tests."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from game.errors import UserError
from game.pages import keyboard, lines
from game.pages.actions import BY_NAME
from game.pages.blocks import Sheet
from game.reader.characters import clean
from game.saves import REASON_LENGTH
from game.sitting import PANELS, Sitting

if TYPE_CHECKING:
    from game.playthrough.view import View

LETTERS = {BY_NAME[name].key: name for name in PANELS}
HEAD = re.compile(r"h\s+(\d{1,9})(?:\s+(for|against|abstain)s?)?\Z")
CALL = re.compile(r"c\s*(\d{1,9})\Z")
ANSWER = re.compile(r"(\d{1,9})(?:\s+(.*))?\Z")
HELP = """A number takes that line; words after it are your reason: 2 there is no army.
p papers, v voices, c calls (c 1 makes the first), h heads (h 2 against), w who is who,
d dossier, m minute book, s sources. Enter goes on, n turns to every page, also those that
Enter passes by, b turns one back; on a page of the record a number opens that page. u takes
your last answer back, r reads the page again, ? says this, q leaves; your place is kept."""


class Plain:
    """Plays a sitting through lines read and lines written."""

    def __init__(self, sitting: Sitting, reads: TextIO, writes: TextIO, asks: bool) -> None:
        """`asks` is true where somebody sits at the other end: then pages wait to be turned."""
        self.sitting = sitting
        self.reads = reads
        self.writes = writes
        self.asks = asks

    def run(self) -> None:
        """Play until the lines end, the player leaves, or the chapter is read to its end."""
        self.show(self.sitting.sheet)
        while not self._at_end():
            if self._passes_by_itself():
                if self.sitting.at == "brief":
                    self.sitting.choose(1)
                else:
                    self.sitting.turn(1)
                self.show(self.sitting.sheet)
                continue
            self._prompt()
            line = self.reads.readline()
            if not line or not self.take(line.strip()):
                session = self.sitting.session
                self._say("Your place is kept." if session and session.kept else "")
                return

    def _at_end(self) -> bool:
        sitting = self.sitting
        last = sitting.at == "close" and sitting.index == len(sitting.leaves) - 1
        return last and not self.asks

    def _passes_by_itself(self) -> bool:
        """Through a pipe nothing waits but what must be answered."""
        return not self.asks and self.sitting.at in ("brief", "card", "passage", "close", "note")

    def take(self, line: str) -> bool:
        """One line of the player's; false when he leaves."""
        command = keyboard.latin(line)
        if command in ("q", "quit"):
            return False
        try:
            self._obey(command, line)
        except UserError as wrong:
            self._say(clean(str(wrong)))
        return True

    def _obey(self, command: str, line: str) -> None:
        if found := ANSWER.match(line):
            self._choose(int(found.group(1)), found.group(2) or "")
        elif found := CALL.match(command):
            self._in_panel("calls", int(found.group(1)))
        elif found := HEAD.match(command):
            self._count(int(found.group(1)), found.group(2) or "")
        elif command == "":
            self._on()
        elif command in LETTERS:
            self._panel(LETTERS[command])
        else:
            self._obey_word(command)

    def _obey_word(self, command: str) -> None:
        sitting = self.sitting
        turned = {"n": lambda: sitting.turn(1), "b": lambda: sitting.turn(-1)}
        if command == "u" and sitting.can_undo:
            sitting.undo()
            self.show(sitting.sheet)
        elif (
            (command in turned and turned[command]())
            or command == "r"
            or (command == "l" and sitting.leave())
        ):
            self.show(sitting.sheet)
        else:
            self._say(HELP)

    def _choose(self, number: int, reason: str) -> None:
        if not self.sitting.sheet.choices:
            if self.sitting.open_page(number):
                self.show(self.sitting.sheet)
            else:
                self._say("Nothing is to be chosen on this page. Press Enter to go on.")
            return
        asked = self.sitting.asks_reason
        if reason and self.sitting.at == "scene":
            if not asked:
                self._say("No reason is asked here; yours was not written down.")
            elif len(reason) > REASON_LENGTH:
                self._say(f"Only the first {REASON_LENGTH} characters of your reason are kept.")
        remarks = self.sitting.choose(number, reason if asked else "")
        for remark in remarks:
            self._say(clean(remark))
        if not remarks or self.sitting.at != "scene":
            self.show(self.sitting.sheet)

    def _on(self) -> None:
        if self.sitting.go_on():
            self.show(self.sitting.sheet)
        elif self.sitting.at == "close":
            self.sitting.leave()
            self.show(self.sitting.sheet)
        else:
            self._say("Type a number to answer, or ? for what else there is.")

    def _panel(self, name: str) -> None:
        if name not in self.sitting.sheet.actions:
            self._say("There is none of that on this page.")
            return
        self._print(lines.sheet(self.sitting.panel(name))[2:])

    def _in_panel(self, name: str, number: int) -> None:
        if name not in self.sitting.sheet.actions:
            self._say("There is none of that on this page.")
            return
        self.sitting.choose_in(name, number)
        self._panel(name)

    def _count(self, number: int, stand: str) -> None:
        if "heads" in self.sitting.sheet.actions:
            if stand:
                self.sitting.pencil_in(number, stand)  # type: ignore[arg-type]
            else:
                self.sitting.choose_in("heads", number)
        self._panel("heads")

    def show(self, page: Sheet) -> None:
        """Write a page. Where nobody can choose, what would be chosen is left out."""
        if not self.asks and page.name in ("note", "brief"):
            page = replace(page, choices=(), ask="")
        self._print(["", *lines.sheet(page)])
        there = [name for name in PANELS if name in page.actions]
        also = [f"{BY_NAME[name].key} {BY_NAME[name].label}" for name in there]
        if also and page.choices:
            self._print(["", "Also here: " + ", ".join(also) + "."])
            if self.asks and page.name == "scene" and self.sitting.asks_reason:
                self._print(["A number answers; words after it are your reason."])

    def _prompt(self) -> None:
        if self.asks:
            self.writes.write("\n> ")
            self.writes.flush()

    def _say(self, text: str) -> None:
        if text:
            self._print(["", text])

    def _print(self, written: Iterable[str]) -> None:
        self.writes.write("\n".join(_safe(written)) + "\n")
        self.writes.flush()


def _safe(written: Iterable[str]) -> Iterator[str]:
    return (line.rstrip() for line in written)


def play(start: Callable[[Sitting], tuple[str, ...]], reads: TextIO, writes: TextIO) -> None:
    """Play in lines. `start` opens what is to be played, and may raise UserError.

    What it returns are remarks for the player, who reads them first, apart from the game.
    """
    sitting = Sitting()
    for remark in start(sitting):
        sys.stderr.write(f"politburo: {remark}\n")
    Plain(sitting, reads, writes, reads.isatty()).run()


def replay(sitting: Sitting, writes: TextIO = sys.stdout) -> None:
    """Read a saved game back: every scene as it was seen, the answer given, the record."""
    session = sitting.session
    if session is not None and (session.nickname or session.remark):
        signed = f"Played by {session.nickname}." if session.nickname else ""
        remark = f"Remark: {session.remark}" if session.remark else ""
        writes.write(f"{signed} {remark}".strip() + "\n\n")
    writes.writelines("\n".join([*_safe(lines.sheet(page)), "", ""]) for page in pages_of(sitting))


def pages_of(sitting: Sitting) -> Iterator[Sheet]:
    """The pages of a saved game in order, played again from its first step."""
    from game.pages import after, before
    from game.playthrough.close import close
    from game.playthrough.play import Playthrough
    from game.playthrough.reveal import reveal
    from game.playthrough.steps import Answer
    from game.playthrough.view import view

    if sitting.session is None:
        return
    whole = sitting.session.play
    play = Playthrough.start(whole.story, whole.seat, whole.known)
    for step in whole.steps:
        yield from (before.scene(view(play, name)) for name in play.ahead[:-1])
        if isinstance(step, Answer):
            yield from _scene_as_answered(view(play))
        play = play.step(step)
        if isinstance(step, Answer):
            yield from after.cards(reveal(play))
    yield from (before.scene(view(play, name)) for name in play.ahead)
    if play.finished:
        yield from after.close_sheets(close(play))


def _scene_as_answered(seen: View) -> Iterator[Sheet]:
    """A scene with the calls that were made before it was answered."""
    from game.pages import before

    page = before.scene(seen)
    if any(call.made for call in seen.calls):
        blocks, _ = before.calls(seen)
        yield Sheet("calls", page.left, page.right, tuple(blocks))
    yield page
