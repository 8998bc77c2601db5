"""What no file may do: crash the reader, hold it up, or reach the terminal with its characters."""

from time import monotonic

import pytest
import yaml
from helpers import BRIDGE, DATA, NOTHING, load_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.reader.characters import REFUSED, clean
from game.reader.tree import Map, Seq, read
from game.saves import SaveError, parse
from game.story.load import load
from game.story.prose import paragraphs

SMALL = "title: Ford\nseats:\n  clerk:\nscenes:\n  ford:\n    heard: {}\npeople:\n  clerk:\n    name: Clerk\n"


def rules_of(text):
    return [problem.rule for problem in load_text(text).problems]


def scalars(node):
    if isinstance(node, Map):
        for value in node.values():
            yield from scalars(value)
    elif isinstance(node, Seq):
        for value in node:
            yield from scalars(value)
    else:
        yield node


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "null", "~", "true", "1918-02-18", "12:30", "1_000", "0o17", "0x1f", "1e3",
     "012", ".inf", "=", "<<", "'no'", '"12:30"'],
)  # fmt: skip
def test_every_scalar_is_text(word):
    tree = read(f"a: {word}\nb: [{word}]\n{word}: c\n", "t.yaml").tree
    bare = word.strip("'\"")
    assert tree == {"a": bare, "b": [bare], bare: "c"}
    assert all(type(value) is str for value in scalars(tree))


def test_an_empty_field_is_none_and_an_empty_quotation_is_text():
    assert read("a:\nb: ''\nc: |\n", "t.yaml").tree == {"a": None, "b": "", "c": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "- a\n- b\n", "word\n", "---\n...\n"])
def test_a_file_without_fields_says_so(text):
    assert "yaml-syntax" in rules_of(text)


def test_a_hundred_thousand_brackets_are_refused_at_once():
    for text in ("[" * 100_000, "a: " + "[" * 100_000 + "]" * 100_000, "a: " + "{a: " * 100_000):
        events_read = rules_of(text)
        assert {"nesting", "yaml-syntax"} & set(events_read)


def test_a_hundred_thousand_brackets_are_not_read_to_their_end(monkeypatch):
    taken = 0
    parse = yaml.parse

    def counted(*args, **more):
        nonlocal taken
        for event in parse(*args, **more):
            taken += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    load_text("a: " + "[" * 100_000)
    assert taken < 2_000


def test_blocks_a_thousand_deep_are_refused():
    text = "".join(" " * depth + "a:\n" for depth in range(1000))
    assert "nesting" in rules_of(text)


def test_a_bomb_of_aliases_is_refused_and_never_unfolded():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    source = read("\n".join(lines), "t.yaml")
    assert {problem.rule for problem in source.problems} == {"alias"}
    assert len(list(scalars(source.tree))) == 30 * 9


def test_an_alias_to_itself_is_refused():
    assert "alias" in rules_of("a: &a [*a]\n")


REFUSED_ONES = ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x9b", "\u00ad", "\u200b", "\u200d", "\u200f",
                "\u202e", "\u2066", "\u2028", "\ufe0f", "\ufffe", "\uffff", "\U000e0041"]  # fmt: skip


@pytest.mark.parametrize("character", REFUSED_ONES, ids=lambda one: f"U+{ord(one):04X}")
def test_a_character_that_would_act_on_the_terminal_is_refused_where_it_stands(character):
    loaded = load_text(SMALL.format(f"The wa{character}ter"))
    found = [problem for problem in loaded.problems if problem.rule == "character"]
    assert [(one.line, one.column) for one in found] == [(6, 18)]
    assert f"U+{ord(character):04X}" in found[0].says
    assert not loaded.playable
    assert character not in str(found[0])


def test_letters_of_every_script_stay():
    words = "Троцкий – naïve – 日本 – עברית – ä – “yes” – § № €"
    loaded = load_text(SMALL.format(words))
    assert loaded.playable
    assert loaded.scenario.scenes["ford"].heard == words


def test_ten_thousand_refused_characters_do_not_fill_the_screen():
    assert 1 <= rules_of("title: " + "\x00" * 10_000).count("character") < 100


def test_bytes_that_are_not_utf8_are_named_with_their_place():
    loaded = load_text("title: Ford\nwhy: caf\xe9\n".encode("latin-1"))
    found = [problem for problem in loaded.problems if problem.rule == "encoding"]
    assert [(one.line, one.column) for one in found] == [(2, 9)]


def test_a_replacement_sign_of_the_writers_own_does_not_hide_broken_bytes():
    assert "encoding" in rules_of("title: \ufffd\nwhy: ".encode() + b"\xff\n")
    assert "encoding" not in rules_of("title: \ufffd\n".encode())


def test_a_file_larger_than_the_limit_is_not_half_read(monkeypatch):
    monkeypatch.setattr("game.reader.tree.SIZE", 200)
    text = SMALL.format("Water.").encode()
    assert load_text(text).playable
    larger = load_text(text + b"#" * 200)
    assert "encoding" in [problem.rule for problem in larger.problems]
    assert not larger.playable


def test_a_byte_order_mark_and_windows_line_ends_are_read():
    text = SMALL.format("|\n      One.\n\n      Two.").replace("\n", "\r\n")
    loaded = load_text(b"\xef\xbb\xbf" + text.encode())
    assert loaded.playable
    assert loaded.scenario.scenes["ford"].heard == "One.\n\nTwo.\n"


FORMS = {
    "under |": ("    heard: |\n      First line\n      and {W}.\n", 3),
    "under | with blank lines": ("    heard: |\n\n\n      First line\n      and {W}.\n", 5),
    "under >": ("    heard: >\n      First line\n      and {W}.\n", 3),
    "under > with the same word earlier": (
        "    heard: >\n      First [@no] line\n      and [@no] and {W}.\n", 3
    ),
    "in double quotes": ('    heard: "First line and {W}."\n', 1),
    "in double quotes over two lines": ('    heard: "First line\n      and {W}."\n', 2),
    "in single quotes": ("    heard: 'It''s first and {W}.'\n", 1),
    "plain": ("    heard: First line and {W}.\n", 1),
    "plain over three lines": ("    heard: First\n      line\n      and {W}.\n", 3),
}  # fmt: skip


@pytest.mark.parametrize(("form", "row"), FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("cited", ["[@nobook]", "[@no]", "[@nobook, page 3]"])
def test_a_citation_is_found_in_the_line_and_column_where_it_stands(form, row, cited):
    head = "title: Ford\nseats:\n  clerk:\nscenes:\n  ford:\n"
    text = head + form.replace("{W}", cited) + "people:\n  clerk:\n    name: Clerk\n"
    lines = text.split("\n")
    column = lines[5 + row - 1].rindex(cited) + 2
    found = [
        (one.line, one.column) for one in load_text(text).problems if one.rule == "unknown-source"
    ]
    assert (5 + row, column) in found
    assert len(found) == form.count("[@no]") + 1


BYTES = BRIDGE.read_bytes()


@settings(max_examples=150)
@given(st.text() | st.text(alphabet=st.characters(codec=None)) | st.binary())
@example("a: \ud800")
@example("? [a]\n: b")
@example("%YAML 9.9\n---\na: b")
@example("? {a: b}\n: c\n? |\n  d\n: *e")
@example("seats: {a: }\nscenes: {b: {heard: }}\ntitle: }")
def test_no_text_and_no_bytes_crash_the_reader(data):
    loaded = load(data, "t.yaml", "t", NOTHING)
    assert not loaded.playable
    for problem in loaded.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert not REFUSED.search(problem.says.replace("\n", ""))


@settings(max_examples=150)
@given(st.integers(0, len(BYTES)), st.integers(0, 60), st.binary(max_size=12))
def test_a_story_with_a_hole_or_a_patch_anywhere_never_crashes_the_reader(at, gone, put):
    loaded = load(BYTES[:at] + put + BYTES[at + gone :], "t.yaml", "t", NOTHING)
    assert loaded.playable or loaded.problems


@settings(max_examples=150)
@given(st.data())
def test_a_story_with_lines_left_out_or_moved_never_crashes_the_reader(data):
    lines = BYTES.decode().split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = lines.pop(at)
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    loaded = load("\n".join(lines), "t.yaml", "t", NOTHING)
    assert loaded.playable or loaded.problems


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaned_text_can_be_printed_and_written(text):
    cleaned = clean(text)
    assert not REFUSED.search(cleaned)
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


def test_the_unsound_and_the_whole_story_both_load():
    assert load_text((DATA / "unsound.yaml").read_bytes()).scenario is not None
    assert load_text(BYTES).playable


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_form_gets_one_message(encoding):
    loaded = load_text(SMALL.format("Water.").encode(encoding))
    assert [problem.rule for problem in loaded.problems] == ["encoding"]
    assert "UTF-16" in loaded.problems[0].says or "not a text file" in loaded.problems[0].says
    assert not loaded.playable


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_slip_of_signs_and_blanks_is_survived_and_told(data):
    lines = BRIDGE.read_text("utf-8").split("\n")[:120]
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(0, len(lines) - 1))
        at = data.draw(st.integers(0, len(lines[row])))
        sign = data.draw(
            st.sampled_from(
                [
                    " ",
                    "  ",
                    "\t",
                    ":",
                    ": ",
                    "- ",
                    "|",
                    "[",
                    "]",
                    "{",
                    "}",
                    '"',
                    "'",
                    "#",
                    "&",
                    "@",
                    "\u00a0",
                ]
            )
        )
        lines[row] = lines[row][:at] + sign + lines[row][at:]
    source = load_text("\n".join(lines)).source
    assert all(1 <= one.line <= len(lines) + 1 and one.column >= 1 for one in source.problems)
    assert len({(one.line, one.says) for one in source.problems if one.rule == "yaml-syntax"}) <= 8


@pytest.mark.parametrize("escape", [r"\e[31m", r"\u202e", r"\a", r"\x9b", r"\U000E0041"])
def test_an_escape_is_refused_like_the_character_it_stands_for(escape):
    loaded = load_text(f'title: "T{escape}"\n')
    found = [one for one in loaded.problems if one.rule == "character"]
    assert [(one.line, one.column) for one in found] == [(1, 8)]
    assert not REFUSED.search(loaded.source.tree["title"])


@pytest.mark.parametrize("escape", [r"\e[31m", r"\u202e", r"\a", r"\x9b"])
def test_an_escape_is_refused_in_a_save_as_well(escape):
    with pytest.raises(SaveError, match="An escape stands for"):
        parse(f'scenario: t\nseat: s\nnickname: "A{escape}"\nsteps: []\n', "t.yaml")


def test_escapes_for_quotes_and_breaks_are_text():
    assert load_text(r'title: "T \"x\" \u00e9"').source.tree["title"] == 'T "x" é'


def test_a_long_run_of_spaces_costs_no_more_than_other_text():
    begun = monotonic()
    assert paragraphs(f"x{' ' * 300_000}y [@k, 1]")[0].plain == "x y"
    assert monotonic() - begun < 5  # it took minutes


def test_a_field_that_fits_nowhere_but_in_a_list_is_left_out():
    row = "        room: |\n          The council counted 200."
    text = BRIDGE.read_text("utf-8")
    assert row in text
    loaded = load_text(text.replace(row, row.replace("        room", "       - ?  room")))
    assert "missing-field" in {one.rule for one in loaded.problems}
