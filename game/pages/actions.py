"""The one table of actions: keys, foot, help and palette are all made from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Something the player can do: its key, its word in the foot, and what the help says."""

    name: str
    key: str
    label: str
    help: str
    shown: str = ""

    @property
    def printed(self) -> str:
        """The key as the foot prints it."""
        return self.shown or self.key


TABLE = (
    Action("number", "1-9", "choose", "Take the line, or open the page, with that number."),
    Action("confirm", "enter", "go on", "Take the line pointed at, read on, or turn the page."),
    Action("papers", "p", "papers", "Read the documents on the table."),
    Action("voices", "v", "voices", "Hear the members in the room."),
    Action("calls", "c", "calls", "Make a visit or read something before the sitting."),
    Action("heads", "h", "heads", "Pencil in how each man will stand; laid beside the minutes."),
    Action("who", "w", "who is who", "People with the post they held on this day, and terms."),
    Action("dossier", "d", "dossier", "What is on file about you."),
    Action("minutes", "m", "minutes", "The minute book so far."),
    Action("sources", "s", "sources", "Where it is written."),
    Action("problems", "f", "problems", "Everything that is wrong in the file, with its lines."),
    Action("jump", "g", "go to", "Jump to any scene of the file."),
    Action("seat", "z", "seat", "Play on from another seat."),
    Action("previous", "left", "page back", "Turn one page back; nothing is undone.", "←"),
    Action("following", "right", "page on", "Turn to the next page that is open.", "→"),
    Action("undo", "u", "take back", "Withdraw your last answer; the minutes keep both."),
    Action("copy", "y", "copy", "Copy this page to the clipboard, if the terminal allows it."),
    Action("save", "x", "to file", "Write this page to a text file beside your saves."),
    Action("theme", "t", "theme", "Paper, dark, or high contrast."),
    Action("help", "question_mark", "keys", "All keys of this page.", "?"),
    Action("leave", "escape", "leave", "Close this page; your place is kept.", "esc"),
    Action("quit", "q", "quit", "Leave the game; your place is kept."),
)

BY_NAME = {action.name: action for action in TABLE}
EVERYWHERE = ("copy", "save", "theme", "help", "leave", "quit")
