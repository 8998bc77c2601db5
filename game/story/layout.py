"""How a file's texts are written down: in blocks, not cut short, their brackets and braces whole.

What goes wrong here is played all the same, but not as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from game.archive import REGISTERS
from game.reader.problems import Rule
from game.reader.source import FieldPath
from game.reader.tree import Map, Mark, Seq, Source
from game.story.prose import BLANK, CITATION, CONDITION, OWN_WORDS
from game.story.texts import Text, fields_at, prose_names

BRACES = Rule("prose-in-braces", "structure", "Prose stands in a block, never in {} or [].")
BLOCK = Rule(
    "prose-block",
    "structure",
    "Prose of more than one line stands in a block under `|`.",
    "Without it YAML joins the lines, and paragraphs run together.",
)
COMMENT = Rule(
    "comment-cut", "structure", "A text does not end where # begins a comment.", mild=True
)
LOOSE = Rule(
    "loose-brace",
    "structure",
    "{ and } stand only around a condition, at the beginning of a paragraph on its first line.",
    "Anything else in braces would be shown to the player as it stands.",
)
CITATION_FORM = Rule(
    "citation-form",
    "structure",
    "A citation is [@key, place in it], closed on the same line or later.",
)
SWALLOWED = Rule(
    "swallowed-field",
    "structure",
    "No line of a text looks like a field of its entry that was indented too far.",
    mild=True,
)
RULES = (BRACES, BLOCK, COMMENT, LOOSE, CITATION_FORM, SWALLOWED)

PROSE = prose_names()
WORDS_IN_BRACES = 7
_CUT = re.compile(r"\S (#(?:\s?\d|[a-z]).*)$")
_FREE_TEXT = re.compile(r"[A-Z].*|.*\s.*")


def check_tree(source: Source) -> set[FieldPath]:
    """What can be seen without the declaration, and in texts without reading them.

    Returns the fields whose text is not as it was meant.
    """
    blamed: set[FieldPath] = set()
    if not source.tree:
        return blamed
    cut, lines = _cut_rows(source), source.lines
    stack: list[tuple[FieldPath, Map | Seq]] = [((), source.tree)]
    while stack:
        path, node = stack.pop()
        marks = node.marks if isinstance(node, Map) else {}
        for step, value in node.items() if isinstance(node, Map) else enumerate(node):
            if isinstance(value, (Map, Seq)):
                stack.append(((*path, step), value))
            elif node.flow:
                _in_braces(source, (*path, step), value)
            elif (cut or step in PROSE) and step in marks and value is not None:
                _, _, row, column = marks[step]
                if step in PROSE and not lines[row].startswith("|", column):
                    blamed |= _bare(source, (*path, step), value)
                if cut.get(row, 0) > column:
                    _comment(source, value, (row, cut[row]))
    return blamed


def _in_braces(source: Source, path: FieldPath, value: object) -> None:
    step = path[-1]
    if _is_prose(step, value):
        says = f"The text of `{step}` stands inside braces or brackets."
        hint = "Give it a line of its own: a comma or a colon in it would cut it short."
        source.report(BRACES, source.value_mark(*path), says, hint)


def _is_prose(step: str | int, value: object) -> bool:
    if not isinstance(value, str):
        return False
    return step in PROSE or len(value.split()) > WORDS_IN_BRACES or "[@" in value


def _bare(source: Source, path: FieldPath, value: str) -> set[FieldPath]:
    """The path, if this is prose over several lines without `|`; it is reported."""
    key, (row, column) = source.key_mark(*path), source.value_mark(*path)
    rest = source.lines[row][column:]
    folded = rest.startswith(">")
    if key[0] == row and not folded and len(value) <= len(rest):
        return set()
    if path[0] in REGISTERS or not _holds_prose(path):
        return set()
    if folded and "\n" not in value.strip():
        return set()
    how = "with `>`" if folded else "without `|`"
    says = f"`{path[-1]}` is written {how}, so its paragraphs run together."
    source.report(BLOCK, key, says, f"Write `{path[-1]}: |` and the text under it.")
    return {path}


def _holds_prose(path: FieldPath) -> bool:
    """Whether it is this field that holds prose, and not one elsewhere of the same name."""
    field = fields_at(path).get(str(path[-1]))
    return field is None or (field.form is not None and field.form.citations)


def _cut_rows(source: Source) -> dict[int, int]:
    """The rows where text may have been cut by a #, and its column."""
    if " #" not in source.text:
        return {}
    found = ((row, _CUT.search(line)) for row, line in enumerate(source.lines) if " #" in line)
    return {row: hit.start(1) for row, hit in found if hit}


def _comment(source: Source, value: str, mark: Mark) -> None:
    """Free text in front of a # that looks like part of it: `The door # 1 closed`."""
    before = source.lines[mark[0]][: mark[1]].rstrip()
    if before.endswith(value) and _FREE_TEXT.fullmatch(value):
        says = "From # on this line is a comment."
        hint = "Put the text in quotes if it belongs to it."
        source.report(COMMENT, mark, says, hint, warning=True)


def check_texts(
    texts: Iterable[Text],
    source: Source,
    sources: Collection[str],
    askable: Collection[str],
    blamed: Collection[FieldPath],
) -> None:
    """Conditions and citations that are not written whole, and fields that texts have swallowed.

    `sources` are the keys that can be cited, `askable` the names that conditions ask for; texts
    that were `blamed` already are passed over.
    """
    for text in texts:
        if not text.prose or text.path in blamed:
            continue
        if ":" in text.value and _swallowed(source, text):
            continue
        if "{" in text.value or "}" in text.value:
            _braces(source, text, askable)
        if text.conditional and any(sign in text.value for sign in "[(<:"):
            _in_other_brackets(source, text, askable)
        if "[" in text.value or "@" in text.value:
            _citations(source, text, sources)


_ID = r"(?:not\s+)?[A-Za-z][\w-]*"
_IDS = rf"{_ID}(?:\s+(?:and|or)\s+{_ID})*"
_OPENS = re.compile(
    rf"(?:\A|\n[ \t]*\n)[ \t]*([\[(<]\s*({_IDS})\s*[\])>]|(?:[Ii]f\s+)?([a-z][a-z0-9-]*):(?=\s))"
)
_JOINING = {"and", "or", "not"}


def _asks(condition: str, askable: Collection[str]) -> bool:
    """Whether all that stands there are names that conditions ask for."""
    names = [name for name in condition.split() if name not in _JOINING]
    return bool(names) and all(name in askable for name in names)


def _in_other_brackets(source: Source, text: Text, askable: Collection[str]) -> None:
    """A paragraph that opens with a name of conditions in brackets instead of braces."""
    for found in _OPENS.finditer(text.value):
        name = " ".join((found.group(2) or found.group(3)).split())
        if _asks(name, askable):
            says = f"`{found.group(1)}` opens a paragraph and is printed as it stands."
            _loose(source, text, found.start(1), says, f"A condition is written {{{name}}}.")


_BRACE = re.compile(r"[{}]")
_WHOLE = r"\{[^{}\n]*\}"
_NAME = rf"\{{+\s*({_IDS})"
_CLOSES = re.compile(rf"\s*({_IDS})\s*\Z")


def _braces(source: Source, text: Text, askable: Collection[str]) -> None:
    begin = 0
    for part in BLANK.split(text.value):
        start = text.value.index(part, begin)
        begin = start + len(part)
        opening = CONDITION.match(part)
        if opening and not text.conditional:
            says = f"`{text.field}` holds no conditions: it is read by everybody."
            _loose(source, text, start, says, "Take the braces out.")
        elif opening and not opening.group(1).strip():
            says = "Braces hold a condition, and between these stands none."
            _loose(source, text, start, says, "Write it between them, or take them out.")
        elif opening and part[opening.end() :][:1] in _BEHIND:
            says = f"A {part[opening.end()]} stands behind the condition, and would be printed."
            _loose(source, text, start + opening.end(), says, "Take it out.")
        elif opening and not part[opening.end() :].strip():
            says = f"No paragraph follows the condition {opening.group().strip()}."
            _loose(
                source, text, start, says, "Begin the paragraph on its line, without a blank one."
            )
        else:
            skip = opening.end() if opening else 0
            _rest(source, text, part[skip:], start + skip, askable)


def _rest(source: Source, text: Text, rest: str, offset: int, askable: Collection[str]) -> None:
    """A brace in what is left of a paragraph when condition and own words are taken away."""
    rest = OWN_WORDS.sub(lambda found: "." * len(found.group()), rest)
    rest = _CITED_IN_BRACES.sub(lambda found: "." * len(found.group()), rest)
    brace = _BRACE.search(rest)
    if brace is None:
        return
    at = brace.start()
    whole, name = re.match(_WHOLE, rest[at:]), re.match(_NAME, rest[at:])
    inside = _IN_BRACES.match(rest[at:])
    if rest[at] == "}":
        says, hint = "A } stands here without its {.", "Take it out."
        if (begun := _CLOSES.match(rest[:at])) and _asks(begun.group(1), askable):
            hint = f"Write {{{' '.join(begun.group(1).split())}}}."
    elif text.conditional and rest[at : at + 2] == "{{" and name:
        says = "Two braces open here."
        hint = f"Write {{{name.group(1)}}}."
    elif inside and not _asks(inside.group(1), askable):
        says = f"{{{inside.group(1)}}} is no condition, and would be printed as it stands."
        hint = "Take the braces out."
    elif not text.conditional:
        says = f"`{text.field}` holds no conditions: it is read by everybody."
        hint = "Take the braces out."
    elif whole is None:
        says = "A condition is opened with { and not closed."
        hint = f"Write {{{name.group(1) if name else 'seat'}}} before the paragraph."
    else:
        says = "A condition stands at the beginning of a paragraph."
        hint = "Put a blank line before it." if _begins_line(rest, at) else "Move it there."
        if not at:
            hint = "Join the two conditions with `and`, in one pair of braces."
    _loose(source, text, offset + at, says, hint)


_BEHIND = (":", ";", ",")
"""Signs that somebody puts behind a condition as behind a name."""
_CITED_IN_BRACES = re.compile(r"\{@[^{}\n]*\}")
"""A citation in braces, of which is said how it is written."""
_IN_BRACES = re.compile(r"\{([^{}\n@]*)\}")


def _begins_line(rest: str, at: int) -> bool:
    return not rest[rest.rfind("\n", 0, at) + 1 : at].strip() and "\n" in rest[:at]


def _loose(source: Source, text: Text, offset: int, says: str, hint: str) -> None:
    source.report(LOOSE, source.text_mark(text.path, offset), says, hint)


_BARE = r"\[\s*([a-z0-9][a-z0-9-]*)\s*((?:[,;][^\[\]]*)?)\]"
_OPEN = r"\[@([^\[\]]*)"
_ROUND = r"(?<![\w@\[])@([a-z0-9][a-z0-9-]*)((?:,[^\[\](){}@;\n]*)?)"
_DOUBLE = r"\[\s*\[@[^\[\]]*\]\s*\]|\[@[ \t]+"
_SECOND = r"\[@[^\[\]]*?,(\s*@)"


def _citations(source: Source, text: Text, sources: Collection[str]) -> None:
    for found in re.finditer(_DOUBLE, text.value):
        says = "A citation begins with [@ and its key, without a second bracket or a space."
        right = re.sub(r"\s*[\[\]@]\s*", "", text.value[found.start() :].split("]")[0])
        _misquoted(source, text, found.start(), says, f"Write [@{right}].")
    for found in re.finditer(_SECOND, text.value):
        says = "A second source in one citation stands behind a semicolon."
        _misquoted(source, text, found.start(1), says, "Write ; in place of the comma before it.")
    for found in re.finditer(_BARE, text.value):
        if found.group(1) in sources:
            right = " ".join(f"[@{found.group(1)}{found.group(2)}]".split())
            says = "A citation begins with [@, and here the @ is missing."
            _misquoted(source, text, found.start(), says, f"Write {right}.")
    if "@" not in (rest := CITATION.sub(lambda whole: "." * len(whole.group()), text.value)):
        return
    for found in re.finditer(_OPEN, rest):
        begun = " ".join(found.group(1).split("\n")[0].split()[:4])
        says = f"A citation is opened with [ and not closed: [@{begun}."
        _misquoted(source, text, found.start(), says, "Write ] at its end.")
    for found in re.finditer(_ROUND, rest):
        if found.group(1) in sources:
            where = " ".join(found.group(2).split())
            says = "A citation stands in square brackets."
            hint = f"Write [@{found.group(1)}{where}]."
            _misquoted(source, text, found.start(), says, hint)


def _misquoted(source: Source, text: Text, offset: int, says: str, hint: str = "") -> None:
    source.report(CITATION_FORM, source.text_mark(text.path, offset), says, hint)


_FIELD = re.compile(r"^([a-z_]+):(?= |$)", re.MULTILINE)


def _swallowed(source: Source, text: Text) -> bool:
    """Report fields that stand inside a text; whether one is among them that must be there.

    That one is missed already, with the line where it stands, and is not reported again.
    """
    entry = source.at(*text.path[:-1]) or {}
    if text.field not in entry:
        return False  # it stands elsewhere, and was reported
    needed = False
    for found in _FIELD.finditer(text.value):
        name = found.group(1)
        field = fields_at(text.path).get(name)
        if field is None:
            continue
        if name not in entry and (field.required or (name == "question" and "options" in entry)):
            needed = needed or field.required
            continue
        says = f"`{name}:` stands in the text of `{text.field}`."
        hint = f"If it is a field of its own, indent it by {source.key_mark(*text.path)[1]}."
        mark = source.text_mark(text.path, found.start())
        source.report(SWALLOWED, mark, says, hint, warning=True)
    return needed
