"""The one table of actions: keys, foot, palette, and both helps are made from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Something the player can do.

    `key` is its key on the screen (none where only lines of text have it), `label` its word in the
    foot, `help` a sentence. `shown` is the key as it is printed, if that differs. `typed` is what
    is typed for it in lines of text (nothing where they have no use for it), and `typed_help` what
    is said of it there, if that differs.
    """

    name: str
    key: str
    label: str
    help: str
    shown: str = ""
    typed: str = ""
    typed_help: str = ""

    @property
    def printed(self) -> str:
        """The key as the foot prints it."""
        return self.shown or self.key


TABLE = (
    Action(
        "number", "1-9", "choose", "Take the line, or open the page, with that number.",
        typed="1", typed_help="A number takes that line; words after it are your reason.",
    ),
    Action(
        "confirm", "enter", "go on", "Take the line pointed at, read on, or turn the page.",
        typed="Enter", typed_help="Go on to the next page.",
    ),
    Action("papers", "p", "papers", "Read the documents on the table.", typed="p"),
    Action("voices", "v", "voices", "Hear the members in the room.", typed="v"),
    Action(
        "calls", "c", "calls", "Make a visit or read something before the sitting.",
        typed="c", typed_help="The calls there is time for; c 1 makes the first.",
    ),
    Action(
        "heads", "h", "heads", "Pencil in how each man will stand; laid beside the minutes.",
        typed="h", typed_help="How each man will stand; h 2 against pencils in the second.",
    ),
    Action("who", "w", "who is who", "People with the post they held on this day, and terms.",
           typed="w"),
    Action("dossier", "d", "dossier", "What is on file about you.", typed="d"),
    Action("minutes", "m", "minutes", "The minute book so far.", typed="m"),
    Action("sources", "s", "sources", "Where it is written.", typed="s"),
    Action("changes", "e", "edited", "What was edited in the story since this game was saved.",
           typed="e"),
    Action("problems", "f", "problems", "Everything that is wrong in the file, with its lines."),
    Action("jump", "g", "go to", "Jump to any scene of the file."),
    Action("seat", "z", "seat", "Play on from another seat."),
    Action("previous", "left", "page back", "Turn one page back; nothing is undone.", "←",
           typed="b"),
    Action("following", "right", "page on", "Turn to the next page that is open.", "→", typed="n",
           typed_help="Turn to the next page, also one that Enter passes by."),
    Action("side", "tab", "facing page", "Scroll the facing page instead of this one, or back."),
    Action("undo", "u", "take back", "Withdraw your last answer; the minutes keep both.",
           typed="u"),
    Action("again", "", "read again", "Read the page once more.", typed="r"),
    Action("copy", "y", "copy", "Copy this page to the clipboard, if the terminal allows it."),
    Action("save", "x", "to file", "Write this page to a text file beside your saves."),
    Action("theme", "t", "theme", "Paper, dark, or high contrast."),
    Action("help", "question_mark", "keys", "All keys of this page.", "?", typed="?",
           typed_help="What can be typed on this page."),
    Action("leave", "escape", "leave", "Close this page; your place is kept.", "esc", typed="l"),
    Action("quit", "q", "quit", "Leave the game; your place is kept.", typed="q"),
)  # fmt: skip

BY_NAME = {action.name: action for action in TABLE}
EVERYWHERE = ("copy", "save", "theme", "help", "leave", "quit")
"""What works on every page of the screen."""
TYPED_EVERYWHERE = ("again", "help", "leave", "quit")
"""What can be typed on every page of the lines of text."""
