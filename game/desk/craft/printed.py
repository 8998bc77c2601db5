"""What is printed as it stands though something was meant by it, and what is left unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.desk.analysis import AnalysedText, SceneTexts
from game.desk.ethics.wording import MOST_QUOTED
from game.desk.reading import Family, Reading
from game.desk.words import MARKS, quotations, words_of
from game.reader.kinds import ID_FORM
from game.reader.problems import Rule, counted, nearest
from game.reader.source import FieldPath

MARKUP = Rule("markup", "craft", "No Markdown and no HTML: they are printed as they stand.")
NOTES = Rule("notes-in-text", "craft", "No notes of the writer's own stand in a text.")
NAMED = Rule(
    "unknown-name-printed",
    "craft",
    "A paper's author and a historian are people, sources or words, not misspelt ids.",
    mild=True,
)
TALLY = Rule(
    "tally-names", "craft", "A tally says as many as the names that stand there.", mild=True
)
PREVAILED = Rule(
    "history-missing",
    "craft",
    "A question says with `history` which option prevailed.",
    "Without it the page says that no line prevailed as it was put.",
    mild=True,
)
HIDDEN = Rule(
    "hidden-option",
    "craft",
    "An option that may be hidden stands last, or says with `closed` why it is closed.",
    "Else the options are numbered with a gap.",
    mild=True,
)
CLOSED = Rule(
    "quotation-closed",
    "craft",
    "A quotation mark that is opened is closed in its paragraph, or the next one opens with one.",
    mild=True,
)
CARRIED = Rule(
    "history-vote", "craft", "`history` names the option whose motion was carried.", mild=True
)
RULES = (MARKUP, NOTES, NAMED, TALLY, PREVAILED, HIDDEN, CLOSED, CARRIED)

_MARKUP = re.compile(
    r"(?P<bold>\*\*|__)(?=\S)[^*_\n]+(?P=bold)|(?<![\w*])\*(?=\w)[^*\n]+(?<=\w)\*(?![\w*])"
    r"|(?<!\w)_(?=[^\W_])[^_\n]+(?<=\w)_(?!\w)"
    r"|</?[a-z][^<>\n]*>|\[[^\[\]@\n]+\]\(\S+\)|`[^`\n]+`|&(?:[a-z]{2,8}|#\d+);"
)
_SIGNS_OF_MARKUP = "*_<`&"
_SIGNS_OF_NOTES = "#?["
_NOTE = re.compile(
    r"^[ \t]*#.*$|\b(?:TODO|FIXME|XXX|TK)\b.*$|[\[(]?\?\?+[\])]?"
    r"|\[(?i:insert|check|add|fill in|tbd|source|citation needed)\b[^\[\]@\n]*\]",
    re.MULTILINE,
)
_MARKERS = frozenset({"todo", "fixme", "xxx", "tk"})
_TALLY = re.compile(r"\s*(\d+) (?:to|:) (\d+)\b")
_ID = re.compile(ID_FORM)
SHORT = 5
"""So many words of what was found are quoted."""


def _as_printed(reading: Reading, written: AnalysedText) -> None:
    value = written.text.value
    marked_up = "](" in value or any(sign in value for sign in _SIGNS_OF_MARKUP)
    if marked_up and (found := _MARKUP.search(value)):
        says = f"{_short(found.group())} would be printed with its signs."
        hint = "Take the signs out; emphasis is left to the words."
        if found.group().startswith("&"):
            hint = "Write the sign itself in its place."
        reading.report(MARKUP, written.text.path, says, hint, offset=found.start())
    marked = (
        "#" in value or "??" in value or "[" in value or not _MARKERS.isdisjoint(written.vocabulary)
    )
    if marked and (found := _NOTE.search(value)):
        words = found.group().strip()
        says = f"`{_short(words)}` stands in the text and would be printed."
        hint = "Take it out; comments stand between fields, not in a text."
        reading.report(NOTES, written.text.path, says, hint, offset=found.start())


def _short(words: str) -> str:
    listed = words.split()
    return " ".join(listed[:SHORT]) + (" …" if len(listed) > SHORT else "")


def _names(reading: Reading, page: SceneTexts) -> None:
    """Ids that are nobody's, where words may stand as well."""
    people, sources = reading.archive.people, reading.archive.sources
    for path, name in _printed_names(page):
        if name in people or not _ID.fullmatch(name):
            continue
        if path[2] == "historians" and name in sources:
            continue
        known = [*people, *sources] if path[2] == "historians" else list(people)
        says = f"`{name}` is printed as it stands: it is no person"
        says += " and no source." if path[2] == "historians" else "."
        hint = nearest(name, known, 0.75)
        if not hint:
            hint = "If words are meant, write them as they should be read: `Unknown hand`."
            if path[2] == "historians":
                hint = "Say with `by:` whose position it is, or enter the person."
        reading.report(NAMED, path, says, hint)


def _printed_names(page: SceneTexts) -> Iterator[tuple[FieldPath, str]]:
    for key, paper in page.scene.papers.items():
        for field in ("by", "to"):
            if name := getattr(paper, field):
                yield (*page.path, "papers", key, field), name
    for key, historian in page.scene.historians.items():
        if not historian.by:
            yield (*page.path, "historians", key), key


def _votes(reading: Reading, page: SceneTexts) -> None:
    for index, motion in enumerate(page.scene.motions):
        found = _TALLY.match(motion.tally)
        if found is None or not motion.for_ or not motion.against:
            continue
        said = tuple(int(number) for number in found.groups())
        named = len(motion.for_), len(motion.against)
        if said != named:
            there = f"{named[0]} and {named[1]} names stand there"
            says = f"The tally says {said[0]} to {said[1]}; {there}."
            hint = "Correct one of them, or say in `note` whose names are lacking."
            reading.report(TALLY, (*page.path, "motions", index, "tally"), says, hint)


def _carried(reading: Reading, page: SceneTexts) -> None:
    """A motion that was carried, while another option is said to have prevailed."""
    history, put = page.scene.history, [one for one in page.scene.motions if one.puts]
    if history is None or any(one.puts == history for one in put):
        return
    for motion in page.scene.motions:
        if motion.puts and len(motion.for_) > len(motion.against):
            says = f"`{motion.puts}` was carried here, and `history` names `{history}`."
            hint = "Correct `history`, or what the motion `puts`."
            reading.report(CARRIED, (*page.path, "history"), says, hint)
            return


def _left_open(reading: Reading, written: AnalysedText) -> None:
    """A quotation mark that stands alone in its paragraph."""
    if written.own is written.told:
        return
    for one in quotations(written.told):
        after = written.told[one.offset + 1 + len(one.words) :].lstrip()
        goes_on = after != "" and after[0] in MARKS
        if not one.closed and not goes_on and len(words_of(one.words)) <= MOST_QUOTED:
            says = "A quotation mark stands here without the other one of its pair."
            hint = "Add the one that is missing, before the first word quoted or behind the last."
            reading.report(CLOSED, written.text.path, says, hint, offset=one.offset)


def _history(reading: Reading, page: SceneTexts) -> None:
    if page.scene.options and page.scene.history is None and page.scene.outcome:
        says = f"`{page.name}` has no `history`: the page will say that no line prevailed."
        hint = "Name the option that prevailed; where none did, set this rule aside in `waivers`."
        reading.report(PREVAILED, page.path, says, hint)


def _hidden(reading: Reading, page: SceneTexts) -> None:
    options = list(page.scene.options.items())
    for place, (key, option) in enumerate(options[:-1]):
        after = [other for _, other in options[place + 1 :] if not (other.if_ and not other.closed)]
        if option.if_ and not option.closed and after:
            kept = f"{counted(len(after), 'option')} after it"
            says = f"Where `{key}` is hidden, a gap is left before the {kept}."
            hint = "Say with `closed` why it is closed, or put it last."
            reading.report(HIDDEN, (*page.path, "options", key), says, hint)


FAMILY = Family(
    RULES, texts=(_as_printed, _left_open), pages=(_names, _votes, _carried, _history, _hidden)
)
