"""Mistakes in what stands behind a name, each with the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from game.reader.outline import (
    BlockLine,
    FileLine,
    bracket_end,
    line_of,
    quotation_end,
    without_comment,
)
from game.reader.problems import counted
from game.reader.problems import indent as deepened

LineFault = tuple[int, str, str, str]
"""Column, what is wrong, what to do, the line mended."""

_NO_SPACE = re.compile(r"([a-z\d_][\w-]*):([^\s/:].*)")
_OTHER_SIGN = re.compile(r"([a-z][\w-]*)(;|：| ?=| [-–—] | ?->| ?→)\s*(.*)\Z")
_WORD = re.compile(r"[a-z][\w-]*\Z")
_TWO_WORDS = re.compile(r"([a-z][\w-]*|\d{4}(?:-\d\d){0,2}) +([^\s:-].*)")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_TWO_DASHES = re.compile(r"(\s*- )\s*- (?=\S)")
_NAME = re.compile(r"[\w-]+:|-\Z")
_PLAIN = re.compile(r"\w[\w ,.-]*\Z")
_COLON = re.compile(r":(?=\s|$)")
MOST_OPEN = 4
"""More brackets than this nobody leaves open."""
_REFUSED = "@`%*&!?,]}-"
_BULLETS = "*•–—"
_CURLY = "“”„‘’«»"
_COMMAS = re.compile(r",(?:\s*,)+")
_CLOSED = re.compile(r"\s*(?:#.*)?\Z")


def quoted(text: str) -> str:
    """Text as it can stand behind any name."""
    return "'" + text.replace("'", "''") + "'"


def faults(lines: list[str], line: FileLine, names: Collection[str]) -> Iterator[LineFault]:
    """What may be wrong with one line taken by itself; `names` stand elsewhere in the file."""
    text, value = lines[line.row], line.value
    whole = text[: line.at] + quoted(value)
    first = value[:1]
    yield from _behind_bar(text, line)
    if not value:
        yield from _without_bar(lines, line, names)
        return
    yield from _odd_sign(text, line)
    yield from _between(lines, line)
    if not line.name:
        yield from _unnamed(text, line, names, known=True)
    if first in "\"'":
        yield from _quotation(line, whole)
    elif first in "[{":
        yield from _brackets(line, text, whole)
    elif first in "|>" and not line.block:
        says = f"Nothing stands after the `{first}` on its line."
        kept = text[: line.at] + first if _deeper(lines, line) else whole
        hint = "Begin the text on the next line, indented."
        if not re.search(r"\w", value):
            hint = f"Write `{line.name}: {first}`."
        yield line.at, says, hint, kept
    elif first in _REFUSED:
        yield line.at, f"A text cannot begin with {first}.", "Put it in quotes.", whole
    elif first in _CURLY and _COLON.search(value):
        says = "Curly quotation marks do not put a text in quotes."
        yield line.at, says, 'Write straight ones: "…".', whole
    elif found := _COLON.search(without_comment(value)):
        says = "A colon followed by a space stands inside a text."
        hint = "Put the text in quotes, or on its own line under `|`."
        yield line.at + found.start(), says, hint, whole


def _odd_sign(text: str, line: FileLine) -> Iterator[LineFault]:
    """A non-breaking space behind a name, another sign than - before an item."""
    first = line.value[0]
    if found := _TWO_DASHES.match(text):
        yield line.indent, "Two dashes stand here.", "Take one out.", found[1] + text[found.end() :]
    if line.name.startswith("-"):
        right = f"- {line.name[1:]}: {line.value}"
        says = "After the - of a list a space is missing."
        yield line.column, says, f"Write `{_short(right)}`.", text[: line.column] + right
    if line.name and text[line.column + len(line.name) + 1 : line.at].strip(" "):
        says = f"The space after `{line.name}:` is a non-breaking one."
        right = f"{text[: line.column]}{line.name}: {line.value}"
        yield line.column, says, "Put an ordinary space in its place.", right
    elif first in _BULLETS and line.value[1:2] == " ":
        right = f"{text[: line.at]}-{line.value[1:]}"
        yield line.at, "A list's line begins with `- `.", f"Write - in place of {first}.", right


def _behind_bar(text: str, line: FileLine) -> Iterator[LineFault]:
    """A blank that is no space behind the sign of a block."""
    if line.block and text != (right := text.rstrip()) and text.strip(" ") != right.strip(" "):
        says = f"A non-breaking space stands behind the `{line.value[0]}`."
        yield len(right), says, "Delete it.", right


def _between(lines: list[str], line: FileLine) -> Iterator[LineFault]:
    """A field between a name and what is indented under that name."""
    above = next((row for row in range(line.row - 1, -1, -1) if lines[row].strip()), -1)
    opener = line_of(above, lines[above]) if above >= 0 else None
    if line.item and not line.name and _has_fields(lines, line, line.column):
        says = "The first line of this item lacks the name of its field."
        hint = "Write the name before the text: `- name: …`."
        yield line.column, says, hint, lines[line.row][: line.column].rstrip()
    if not _deeper(lines, line) or line.block or not line.name or line.item:
        return
    if opener and opener.opens and opener.column == line.column:
        inside = " " * line_of(_below(lines, line.row), lines[_below(lines, line.row)]).column
        if any(text.startswith(f"{inside}{line.name}:") for text in lines):
            return  # it stands so deep elsewhere, and is only indented too little here
        says = f"`{line.name}` stands between `{opener.name}:` and what belongs to it."
        yield line.column, says, "Move the line to its place, or take it out.", ""
    elif _lists_below(lines, line) or _opens_fields(lines, line):
        yield _behind_colon(lines, line)


def _without_bar(lines: list[str], line: FileLine, names: Collection[str]) -> Iterator[LineFault]:
    """Text of some length under a name, without the `|` behind it."""
    below = next((one for one in lines[line.row + 1 :] if one.strip()), "")
    words = below.split()
    deeper = len(below) - len(below.lstrip(" ")) > line.column
    text_like = len(words) > 2 and not _NAME.match(words[0]) and words[0] not in _BULLETS
    text_like = text_like and not _may_name(words[0], names)
    text_like = text_like and not _OTHER_SIGN.match(below.strip())
    if line.name and deeper and text_like:
        says = f"`{line.name}` is written without `|`."
        text = without_comment(lines[line.row]).rstrip() + " |"
        yield line.column, says, f"Write `{line.name}: |` and the text under it.", text


def guesses(lines: list[str], line: FileLine, names: Collection[str]) -> Iterator[LineFault]:
    """A line that may begin with a name nobody has used in this file."""
    if not line.name and line.value:
        yield from _unnamed(lines[line.row], line, names, known=False)


def _behind_colon(lines: list[str], line: FileLine) -> LineFault:
    says = f"Behind `{line.name}:` stands {_short(line.value)}, and under it stands more."
    hint = "Take what stands behind the colon out."
    return line.at, says, hint, lines[line.row][: line.at].rstrip()


def _lists_below(lines: list[str], line: FileLine) -> bool:
    """Whether a list in brackets names what stands under it."""
    listed = re.split(r"[\s,\[\]]+", line.value) if line.value[0] == "[" else []
    return _first_below(lines, line) in listed


def _opens_fields(lines: list[str], line: FileLine) -> bool:
    """Whether an entry's name has two fields under it; a field's name stands elsewhere too."""
    if not _has_fields(lines, line, line.column + 2):
        return False
    named = re.compile(rf" *(?:- )?{re.escape(line.name)}:")
    return sum(bool(named.match(text)) for text in lines) == 1


def _has_fields(lines: list[str], line: FileLine, column: int) -> bool:
    """Whether the next two lines are fields that begin at a column."""
    below = [line_of(row, lines[row]) for row in _rows_below(lines, line.row)]
    return len(below) > 1 and all(one.name and one.column == column for one in below)


def _rows_below(lines: list[str], row: int) -> list[int]:
    """The rows of the next two lines that are not blank."""
    rows = (at for at in range(row + 1, len(lines)) if lines[at].strip())
    return list(islice(rows, 2))


def _first_below(lines: list[str], line: FileLine) -> str:
    """The name on the first line under a line."""
    below = _below(lines, line.row)
    return line_of(below, lines[below]).name


def _below(lines: list[str], row: int) -> int:
    """The row of the next line that is not blank, or the same row if there is none."""
    return next((at for at in range(row + 1, len(lines)) if lines[at].strip()), row)


def _deeper(lines: list[str], line: FileLine) -> bool:
    """Whether text stands indented under a line."""
    below = next((one for one in lines[line.row + 1 :] if one.strip()), "")
    return len(below) - len(below.lstrip(" ")) > line.column


def _unnamed(
    text: str, line: FileLine, names: Collection[str], *, known: bool
) -> Iterator[LineFault]:
    before, bare = text[: line.column], without_comment(line.value)
    if (found := _OTHER_SIGN.match(bare)) and (found[1] in names) == known:
        name, sign, rest = found.groups()
        right = _short(f"{name}: {rest}".rstrip())
        says = f"After `{name}` stands {sign.strip()} where a colon belongs."
        yield line.column, says, f"Write `{right}`.", f"{before}{name}: {_as_value(rest)}"
    if found := _NO_SPACE.match(bare):
        right = f"{found.group(1)}: {found.group(2)}"
        says = f"After `{found.group(1)}:` a space is missing."
        yield line.column, says, f"Write `{_short(right)}`.", before + right
    elif _WORD.match(bare):
        yield line.column, f"`{bare}` has no colon.", f"Write `{bare}:`.", f"{before}{bare}:"
    elif (found := _TWO_WORDS.match(bare)) and _may_name(found.group(1), names) == known:
        name, rest = found.groups()
        says, right = f"`{name}` has no colon.", _short(f"{name}: {rest}")
        yield line.column, says, f"Write `{right}`.", f"{before}{name}: {_as_value(rest)}"


def _may_name(word: str, names: Collection[str]) -> bool:
    """Whether a word is known as a name, or is a date, as in a dossier."""
    return word in names or bool(_DATE.match(word))


def _as_value(text: str) -> str:
    """A text as it can stand behind a name, where it is no list and opens no block."""
    return text if not text or text in ("|", ">") or text[0] in "[{'\"" else quoted(text)


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49].rstrip() + "…"


def _quotation(line: FileLine, whole: str) -> Iterator[LineFault]:
    end = quotation_end(line.value)
    if end < 0:
        says = "A quotation mark is opened and never closed."
        bare = line.value[1:]
        kept = whole[: line.at] + bare if _PLAIN.match(bare) else whole
        yield line.at, says, "Close it.", kept
    elif not _CLOSED.match(line.value[end:]):
        says = "A text that begins with a quotation mark must end with it."
        yield line.at, says, "Put it under `|`, or begin with a word.", whole


def _brackets(line: FileLine, text: str, whole: str) -> Iterator[LineFault]:
    end, lacking = bracket_end(line.value)
    first = line.value[0]
    if end >= 0 and line.value[end:].strip() and not line.value[end:].strip("]} "):
        right = line.value[:end]
        yield (
            line.at + end,
            "A bracket stands here twice.",
            f"Write {right}.",
            text[: line.at] + right,
        )
        return
    if end >= 0 and (doubled := _COMMAS.search(line.value)):
        right = text[: line.at] + _COMMAS.sub(",", line.value)
        yield line.at + doubled.start(), "Two commas follow one another.", "Take one out.", right
    if end < 0 and len(lacking) <= MOST_OPEN:
        kind = "bracket" if first == "[" else "brace"
        says = f"A {kind} is opened here and not closed."
        bare = without_comment(text)
        yield line.at, says, f"Write `{lacking}` at its end.", bare.rstrip(", ") + lacking
    elif end >= 0 and not _CLOSED.match(line.value[end:]):
        yield line.at, f"A text cannot begin with {first}.", "Put it in quotes.", whole


Weighed = tuple[tuple[int, int, str, str, dict[int, str]], int]
"""Row, column, what is wrong, what to do, the lines mended; and how likely it is."""


def text_faults(
    lines: list[str], texts: list[BlockLine], near: list[FileLine]
) -> Iterator[Weighed]:
    """Lines of a block of text that do not stand as deep as the others."""
    lowest = min((line.row for line in near), default=0)
    ragged = [one for one in texts if one.indent < one.wanted and one.row > lowest]
    for one in ragged[-3:]:
        if _FIELD.match(lines[one.row].lstrip()):
            yield _opener_left(lines, one)
        run = [other for other in ragged if other.opener == one.opener and other.row >= one.row]
        mended = {other.row: " " * other.wanted + lines[other.row].lstrip() for other in run}
        short = counted(one.wanted - one.indent, "space")
        says = f"This line stands {short} left of the text it belongs to."
        yield (one.row, one.indent, says, deepened(one.wanted), mended), 900
    for line in near:
        if not line.name and not line.item:
            yield from _fallen_out(lines, texts, near, line)


_FIELD = re.compile(r"[\w-]+:(\s|$)|- ")


def _opener_left(lines: list[str], inside: BlockLine) -> Weighed:
    """A field inside a text: the name above the text stands too far left, or it too far right."""
    opener, row = inside.opener, inside.row
    by = inside.indent - opener.column
    if by % 2 and not opener.column % 2:  # an odd step is a slip of whichever line is odd
        name = lines[row].lstrip().partition(":")[0]
        says = f"`{name}` stands {counted(by, 'space')} right of its neighbours (`{opener.name}`)."
        mended = {row: " " * opener.column + lines[row].lstrip()}
        return (row, inside.indent, says, deepened(opener.column), mended), 950
    says = f"`{opener.name}` stands {counted(by, 'space')} left of its neighbours."
    mended = {opener.row: " " * by + lines[opener.row]}
    indent = opener.indent + by
    return (opener.row, opener.indent, says, deepened(indent), mended), 950


def _fallen_out(
    lines: list[str], texts: list[BlockLine], near: list[FileLine], line: FileLine
) -> Iterator[Weighed]:
    """Text that stands no deeper than the name it belongs to."""
    above = next((row for row in range(line.row - 1, -1, -1) if lines[row].strip()), -1)
    inside = next((one for one in reversed(texts) if one.row == above), None)
    opener = inside.opener if inside else next((one for one in near if one.row == above), None)
    if opener is None or not opener.block:
        return
    wanted = inside.wanted if inside else opener.column + 2
    mended = {}
    for row in range(line.row, len(lines)):
        bare = lines[row].lstrip()
        if bare and (_FIELD.match(bare) or len(lines[row]) - len(bare) != line.indent):
            break
        mended[row] = " " * wanted + bare
    says = "This line does not stand as deep as the text it belongs to."
    beside = any(one.name and one.column == opener.column for one in near if one != opener)
    weight = 900 if beside else 5
    yield (line.row, line.indent, says, deepened(wanted), mended), weight
