"""Floor 5: the same game as lines of text, new text last: for screen readers, pipes and tests."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TextIO

from game.errors import UserError
from game.line_input import LineInput, line_input
from game.pages import keyboard, lines
from game.pages.actions import BY_NAME, TYPED_EVERYWHERE
from game.pages.blocks import Row, Sheet
from game.reader.characters import clean
from game.saves import REASON_LENGTH, SaveError
from game.sitting.base import Next, Sitting
from game.sitting.game import PANELS
from game.sitting.replay import LabelsOnly, Replay

LETTERS = {BY_NAME[name].typed: name for name in PANELS if BY_NAME[name].typed}
HEAD = re.compile(r"h\s+(\d{1,9})(?:\s+(for|against|abstain)s?)?\Z")
CALL = re.compile(r"c\s*(\d{1,9})\Z")
VOTE = re.compile(r"n(?:\s+([\d\s,;]+))?\Z")
OWN = ("record", "debrief")
"""Actions that a sitting carries out by itself."""
ANSWER = re.compile(r"(\d{1,9})(?:\s+(.*))?\Z")
AT_END = "Enter goes no further: a number opens a page, l leads to the menu."
PASSED_BY = ("opens", "brief", "changes", "note", "heard", "passage", "moved", "record", "end",
             "debrief")  # fmt: skip
"""Pages that a pipe does not wait at: nothing must be answered there."""


class Plain:
    """Plays a sitting through lines read and lines written."""

    def __init__(self, sitting: Sitting, reads: LineInput, writes: TextIO) -> None:
        """Where `reads` asks somebody, pages wait to be turned."""
        self.sitting = sitting
        self.reads = reads
        self.writes = writes
        self.asks = reads.asks
        self.left = False
        """Whether the player has left."""
        self.read_over = False
        """Whether something was read over the page since it was shown."""
        self.unsaved = ""
        """A line that a failing disk kept from being obeyed; it can be given again."""

    def run(self) -> None:
        """Play until the lines end, the player leaves, or the chapter is read to its end."""
        self.show()
        while not self.left:
            if not self.asks and self.sitting.at in PASSED_BY:
                if self._pass_by():
                    continue
                if self.sitting.at_end:
                    return
            line = self.reads.read(self.unsaved)
            self.left = line is None
            if line is not None:
                self.take(line.strip())
        if self.left and self.sitting.is_kept:
            self._say("Your place is kept.")

    def _pass_by(self) -> bool:
        """Turn the page for somebody who is not there; false after the last one."""
        whole = bool(self.sitting.sheet.contents)  # what going on passes by is printed as well
        if self.sitting.at == "brief":
            self._go(self.sitting.choose(1))
        elif self.sitting.turn(1) if whole else self.sitting.go_on():
            self.show()
        else:
            return False
        return True

    def take(self, line: str) -> None:
        """One line of the player's."""
        self.unsaved = ""
        try:
            if not (self.read_over and self._is_meant_for_panel(keyboard.latin(line))):
                self._obey(keyboard.latin(line), line)
        except UserError as wrong:
            self._say(clean(str(wrong)))
            self.unsaved = line if isinstance(wrong, SaveError) else ""

    def _is_meant_for_panel(self, command: str) -> bool:
        """What may be meant for something that was read over the page, such as the papers.

        Closing it shows the page again. A number is asked for once more where somebody is there to
        ask: it would answer the question.
        """
        nothing_behind = command == "b" and "previous" not in self.sitting.sheet.actions
        if command == "l" or nothing_behind:
            self.show(whole=True)
            return True
        if ANSWER.match(command) and self.asks and self.sitting.sheet.binding:
            number, verb = command.split(maxsplit=1)[0], self.sitting.sheet.verb
            self.read_over = False
            self._say(f"Once more, if {verb} {number} is meant; papers and voices have no numbers.")
            return True
        return False

    def _obey(self, command: str, line: str) -> None:
        if found := ANSWER.match(line):
            self._choose(int(found.group(1)), found.group(2) or "")
        elif found := CALL.match(command):
            self._in_panel("calls", int(found.group(1)))
        elif found := HEAD.match(command):
            self._count(int(found.group(1)), found.group(2) or "")
        elif (found := VOTE.match(command)) and "vote" in self.sitting.sheet.actions:
            self._vote(found.group(1) or "")
        elif opened := self._here(OWN, command):
            self._go(self.sitting.act(opened))
        elif command in LETTERS:
            self._panel(LETTERS[command])
        else:
            self._obey_word(command)

    def _here(self, names: Iterable[str], typed: str) -> str:
        """The one of some actions that is typed so and works on this page; empty if none does."""
        works = self.sitting.sheet.actions
        return next((name for name in names if name in works and BY_NAME[name].typed == typed), "")

    def _vote(self, hands: str) -> None:
        """Count the hands of a class; where somebody is asked for them, they are not echoed."""
        if not hands and self.asks:
            self._say("The hands for each line, in the order of the lines; they are not shown.")
            hands = self.reads.read_hidden() or ""
        self._go(self.sitting.vote(hands))

    def _obey_word(self, command: str) -> None:
        words: dict[str, Callable[[], None]] = {
            "": self._on,
            "n": lambda: self._turn(1),
            "b": lambda: self._turn(-1),
            "u": self._undo,
            "r": lambda: self.show(whole=True),
            "l": self._leave,
            "q": self._quit,
            "quit": self._quit,
        }
        words.get(command, self._help)()

    def _choose(self, number: int, reason: str) -> None:
        page = self.sitting.sheet
        if not page.choices:
            if self.sitting.open_page(number):
                self.show()
            else:
                self._say("Nothing is to be chosen on this page. Press Enter to go on.")
            return
        if reason and page.answers:
            if not page.asks_reason:
                self._say("No reason is asked here; yours was not written down.")
            elif len(reason) > REASON_LENGTH:
                self._say(f"Only the first {REASON_LENGTH} characters of your reason are kept.")
        self._go(self.sitting.choose(number, reason if page.asks_reason else ""))

    def _go(self, onward: Next) -> None:
        self.sitting = onward.sitting
        for remark in onward.remarks:
            self._say(clean(remark))
        self.show()

    def _on(self) -> None:
        if self.sitting.go_on():
            self.show()
        elif self.sitting.at_end:
            self._say(AT_END)
        else:
            self._say("? says what can be typed on this page.")

    def _turn(self, by: int) -> None:
        if self.sitting.turn(by):
            self.show()
        else:
            self._say("There is no page to turn to.")

    def _undo(self) -> None:
        self.sitting.undo()
        self.show()

    def _leave(self) -> None:
        behind = self.sitting.leave()
        if behind is None:
            self._say("Nothing lies behind this page; q leaves.")
        else:
            self.sitting = behind
            self.show()

    def _quit(self) -> None:
        self.left = True

    def _help(self) -> None:
        """What can be typed on this page."""
        names = {*self.sitting.sheet.actions, *TYPED_EVERYWHERE}
        names -= {"number"} if "vote" in names else set()  # the vote says what a number does
        there = [BY_NAME[name] for name in BY_NAME if name in names and BY_NAME[name].typed]
        self._print(["", *lines.of(Row(one.typed, one.typed_help or one.help) for one in there)])

    def _panel(self, name: str) -> None:
        page = self.sitting.panel(name)
        self.read_over = True
        self._print(lines.sheet(page)[2:])
        if page.choices and self.sitting.sheet.answers:
            key = BY_NAME[name].typed
            self._say(f"Type {key} 1 for the first of them. A number alone answers the question.")

    def _in_panel(self, name: str, number: int) -> None:
        self.sitting.choose_in(name, number)
        self._panel(name)

    def _count(self, number: int, stand: str) -> None:
        if stand:
            self.sitting.pencil_in(number, stand)  # type: ignore[arg-type]
        else:
            self.sitting.choose_in("heads", number)
        self._panel("heads")

    def show(self, whole: bool = False) -> None:
        """Write the open page, or what is new on it.

        Where nobody can choose, what would be chosen is left out.
        """
        page = self.sitting.sheet
        self.read_over = False
        if not whole:
            page = replace(page, blocks=page.blocks[page.begins :])
        if not self.asks:  # nobody turns to a page by its number
            page = replace(page, contents=())
            if page.name in PASSED_BY and not page.answers:
                page = replace(page, choices=(), ask="", ask_label="")
        self._print(["", *lines.sheet(page)])
        there = [name for name in LETTERS.values() if name in page.actions]
        also = [f"{BY_NAME[name].typed} {BY_NAME[name].label}" for name in there]
        if also and page.binding:
            self._print(["", *lines.wrap("Also here: " + ", ".join(also) + ".", lines.WIDTH)])
            if self.asks and "vote" in page.actions:
                self._print(lines.wrap(BY_NAME["vote"].typed_help, lines.WIDTH))
            elif self.asks and page.asks_reason:
                self._print([BY_NAME["number"].typed_help])
        if self.asks and page.passes:
            self._print([_passed_by(page)])

    def _say(self, text: str) -> None:
        self._print(["", text])

    def _print(self, written: Iterable[str]) -> None:
        self.writes.write("\n".join(line.rstrip() for line in written) + "\n")
        self.writes.flush()


def _passed_by(page: Sheet) -> str:
    """What Enter passes by on the way on from a page, so that nobody does so without knowing it."""
    if not page.confirm:
        return AT_END
    first, last = page.passes[0] + 1, page.passes[-1] + 1
    numbers = f"{first} to {last}" if first < last else f"{first}"
    return f"Enter passes by {numbers}; a number opens one."


def play(start: Callable[[], Next], reads: TextIO, writes: TextIO) -> None:
    """Play in lines. `start` opens what is to be played, and may raise UserError.

    Its remarks are for the player, who reads them first, apart from the game.
    """
    first = start()
    for remark in first.remarks:
        sys.stderr.write(f"politburo: {remark}\n")
    Plain(first.sitting, line_input(reads, writes), writes).run()


def print_back(read: Replay | LabelsOnly, writes: TextIO = sys.stdout) -> None:
    """Print a saved game: every scene as it was seen, the answer given, the record.

    What has changed in its scenario since is said apart from it.
    """
    for change in read.session.changes if isinstance(read, Replay) else ():
        sys.stderr.write(f"politburo: {change}\n")
    if read.said:
        writes.write(f"{read.said}\n\n")
    print_sheets(read.transcript(), writes)


def print_sheets(pages: Iterable[Sheet], writes: TextIO = sys.stdout) -> None:
    """Print pages one after another."""
    for page in pages:
        print(*(line.rstrip() for line in lines.sheet(page)), "", sep="\n", file=writes)
