"""The one table of actions: keys, foot, palette, and both helps are made from it.

Two actions may have one key if no page has both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Something the player can do.

    `key` is its key on the screen (none where only lines of text have it), `label` its word in the
    foot, `help` a sentence of at most 26 letters. `shown` is the key as it is printed, if that
    differs. `typed` is what is typed for it in lines of text (nothing where they have no use for
    it), and `typed_help` what is said of it there, if that differs.
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
        "number", "1-9", "choose", "Take the line or page.",
        typed="1", typed_help="A number takes that line; words after it are your reason.",
    ),
    Action(
        "confirm", "enter", "go on", "Do what the foot says.",
        typed="Enter", typed_help="Go on to the next page.",
    ),
    Action("papers", "p", "papers", "Documents on the table.", typed="p"),
    Action("map", "k", "map", "The map as known that day.", typed="k"),
    Action("voices", "v", "voices", "Members in the room.", typed="v"),
    Action(
        "calls", "c", "calls", "Visits before the sitting.",
        typed="c", typed_help="The calls there is time for; c 1 makes the first.",
    ),
    Action(
        "heads", "h", "heads", "How each man will stand.",
        typed="h", typed_help="How each man will stand; h 2 against pencils in the second.",
    ),
    Action("who", "w", "who is who", "People, posts and terms.",
           typed="w"),
    Action("dossier", "d", "dossier", "What is on file about you.", typed="d"),
    Action("minutes", "m", "minute book", "The minute book so far.", typed="m"),
    Action("sources", "s", "sources", "Where it is written.", typed="s"),
    Action("pages", "0", "pages", "All pages of this list."),
    Action("changes", "e", "edited", "Edits since it was saved.",
           typed="e", typed_help="What was edited in the story since this game was saved."),
    Action("problems", "f", "problems", "What is wrong in the file."),
    Action("jump", "g", "go to", "To any scene of the file."),
    Action("seat", "z", "seat", "Play on in another seat."),
    Action("vote", "n", "vote", "Count the hands, hidden.", typed="n",
           typed_help="n 7 12 5 3 counts the hands, in the order of the lines; a number and words "
           "put a reason down for that line."),
    Action("record", "o", "record", "Open the record.", typed="o"),
    Action("debrief", "d", "debrief", "Five cards to talk over.", typed="d"),
    Action("list", "l", "questions", "Go to a question."),
    Action("names", "n", "names", "Hide or show names."),
    Action("note", "e", "remark", "Write a remark."),
    Action("play_on", "p", "play on", "A new game from here."),
    Action("blank", "b", "blank", "An empty wall, and back."),
    Action("previous", "left", "page back", "One page back.", "←",
           typed="b"),
    Action("following", "right", "page on", "One page on.", "→", typed="n",
           typed_help="Turn to the next page, also one that Enter passes by."),
    Action("side", "tab", "facing", "Scroll the facing page."),
    Action("undo", "u", "take back", "Withdraw your last answer.",
           typed="u"),
    Action("again", "", "read again", "Read the page once more.", typed="r"),
    Action("copy", "y", "copy", "Copy the page."),
    Action("save", "x", "to file", "Write it to a text file."),
    Action("sign", "n", "sign", "Sign new games."),
    Action("theme", "t", "theme", "Paper, dark, contrast."),
    Action("help", "question_mark", "keys", "All keys of this page.", "?", typed="?",
           typed_help="What can be typed on this page."),
    Action(
        "leave", "escape", "leave", "Close this page.", "esc",
        typed="l",
        typed_help="Close what was read over the page; else leave it, for the menu in the end.",
    ),
    Action("quit", "q", "quit", "Leave; your place is kept.", typed="q"),
)  # fmt: skip

GROUPS = {
    "On this page": ("number", "confirm", "previous", "following", "pages", "side", "undo", "jump",
                     "seat", "vote", "record", "debrief", "list", "play_on", "blank"),
    "To keep": ("copy", "save", "sign", "note", "names"),
    "To read": ("map", "papers", "voices", "calls", "heads", "who", "dossier", "minutes", "sources",
                "changes", "problems"),
    "The program": ("theme", "help", "leave", "quit"),
}  # fmt: skip
"""In which groups the help shows the keys."""
MOVING = (("↑ ↓", "point", "Point, or scroll."), ("space", "scroll", "A page down; b a page up."),
          ("ctrl+p", "search", "Search all of this."))  # fmt: skip
"""Keys that work on every page and are no actions: their word, and a sentence."""
BY_NAME = {action.name: action for action in TABLE}
EVERYWHERE = ("copy", "save", "theme", "help", "leave", "quit")
"""What works on every page of the screen."""
TYPED_EVERYWHERE = ("again", "help", "leave", "quit")
"""What can be typed on every page of the lines of text."""
