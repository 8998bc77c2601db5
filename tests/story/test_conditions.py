"""Conditions, against a reference that Python itself evaluates."""

import re

import pytest
from helpers import story_of
from hypothesis import given
from hypothesis import strategies as st

from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer
from game.story.conditions import DEPTH, Compare, ConditionError, Name, compile_all, names, parse

NAMES = ["trotsky", "fight", "called-krylenko", "rose-2", "a", "orand", "nota"]
METERS = ["divisions", "days"]
BITS = {name: 1 << index for index, name in enumerate(NAMES)}
PLACES = {meter: index for index, meter in enumerate(METERS)}

atoms = st.sampled_from(NAMES).map(lambda name: (name, f"holds[{name!r}]")) | st.tuples(
    st.sampled_from(METERS), st.sampled_from(["<", "<=", ">", ">=", "=", "==", "!="]),
    st.integers(-3, 3), st.sampled_from(["", " "]),
).map(lambda m: (
    f"{m[0]}{m[3]}{m[1]}{m[3]}{m[2]}",
    f"(figures[{m[0]!r}] {'==' if m[1] == '=' else m[1]} {m[2]})",
))  # fmt: skip


def joined(parts):
    return st.one_of(
        parts.map(lambda one: (f"not {one[0]}", f"not {one[1]}")),
        parts.map(lambda one: (f"({one[0]})", f"({one[1]})")),
        st.tuples(parts, st.sampled_from(["and", "or"]), parts).map(
            lambda three: (
                f"{three[0][0]} {three[1]} {three[2][0]}",
                f"{three[0][1]} {three[1]} {three[2][1]}",
            )
        ),
    )


written = st.recursive(atoms, joined, max_leaves=12)


@given(written, st.sets(st.sampled_from(NAMES)), st.tuples(*[st.integers(-3, 3)] * 2))
def test_a_condition_holds_exactly_where_python_says_so(pair, held, figures):
    text, reference = pair
    test = compile_all([parse(text)], BITS, PLACES)[0]
    facts = sum(BITS[name] for name in held)
    expected = eval(  # the reference: names and figures looked up in plain dicts
        reference,
        {},
        {
            "holds": {name: name in held for name in NAMES},
            "figures": dict(zip(METERS, figures, strict=True)),
        },
    )
    assert test(facts, figures) is expected


@given(written)
def test_everything_a_condition_asks_for_stands_where_it_says(pair):
    text, _ = pair
    for part in names(parse(text)):
        word = part.meter if isinstance(part, Compare) else part.name
        assert text[part.offset :].startswith(word)
        assert word in (METERS if isinstance(part, Compare) else NAMES)


@pytest.mark.parametrize(
    ("text", "offset"),
    [("", 0), ("   ", 0), ("and", 0), ("trotsky and", 11), ("trotsky fight", 8), ("(trotsky", 8),
     ("trotsky)", 7), ("not", 3), ("trotsky & fight", 8), ("a or or fight", 5), ("days >", 6),
     ("days > many", 7), ("days > 3 4", 9), ("3 < days", 0), ("()", 1), ("Trotsky", 0),
     ("not (a and (fight or ))", 21), ("days >= <= 3", 8), ("a or\nand", 5)],
)  # fmt: skip
def test_a_condition_that_cannot_be_read_says_where(text, offset):
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert str(caught.value)


@given(st.text(max_size=30) | st.lists(st.sampled_from(
    ["(", ")", "and", "or", "not", "a", "days", ">", "<=", "3", "-", "&"])).map(" ".join))  # fmt: skip
def test_any_text_is_read_or_refused_within_its_bounds(text):
    try:
        parse(text)
    except ConditionError as wrong:
        assert 0 <= wrong.offset <= len(text)


def test_brackets_a_thousand_deep_are_refused_and_not_deep_are_not():
    assert parse("(" * DEPTH + "a" + ")" * DEPTH) == Name("a", DEPTH)
    with pytest.raises(ConditionError, match="deep"):
        parse("(" * 1000 + "a" + ")" * 1000)


def test_a_thousand_nots_in_a_row_are_read():
    odd, even = (compile_all([parse("not " * n + "a")], BITS, PLACES)[0] for n in (1001, 1000))
    assert (odd(BITS["a"], ()), even(BITS["a"], ())) == (False, True)


def test_a_thousand_alternatives_are_read():
    test = compile_all([parse(" or ".join(["a", *["fight and days > 1"] * 1000]))], BITS, PLACES)[0]
    assert test(BITS["a"], (0, 0))
    assert test(BITS["fight"], (0, 2))
    assert not test(BITS["fight"], (0, 1))


def test_a_name_that_is_not_known_is_not_guessed():
    with pytest.raises(KeyError):
        compile_all([parse("nobody")], BITS, PLACES)


@pytest.mark.parametrize(
    ("text", "says", "offset"),
    [
        ("Mounier", "ids are written small: {mounier}", 0),
        ("clerk and Mounier", "ids are written small: {clerk and mounier}", 10),
        ("mouNier", "ids are written small: {mounier}", 0),
        ("clerk AND miller", "write `and` small", 6),
        ("Not clerk", "write `not` small", 0),
        ("clerk && miller", "write `and`", 6),
        ("clerk || miller", "write `or`", 6),
        ("!clerk", "write `not`", 0),
        ("clerk, miller", "write `and`", 5),
    ],
)
def test_what_is_written_otherwise_is_answered_with_the_right_form(text, says, offset):
    with pytest.raises(ConditionError, match=re.escape(says)) as wrong:
        parse(text)
    assert wrong.value.offset == offset


def test_a_story_that_asks_for_fifteen_thousand_facts_is_played():
    scenes = []
    for number in range(16):
        asked = "".join(f"\n      {{o{number - 1}-{i}}} Words.\n" for i in range(1_000) if number)
        options = "".join(f"      o{number}-{i}: {{label: Go}}\n" for i in range(1_000))
        scenes.append(
            f"  s{number}:\n    heard: |\n      Here.\n{asked}    question: Q\n    options:\n{options}"
        )
    head = "title: T\nseats: {clerk: {}}\npeople: {clerk: {name: Clerk}}\nscenes:\n"
    play = Playthrough.start(story_of(head + "".join(scenes)), "clerk", ())
    for number in range(16):
        play = play.step(Answer(f"s{number}", f"o{number}-999"))
    assert play.finished
