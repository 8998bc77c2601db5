"""Files with everything wrong in them, and files with nothing wrong."""

import json
import re
import shutil
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import library
from game.desk import check as desk
from game.desk.check import check
from game.desk.explain import UnknownRuleError, explain
from game.desk.results import Results
from game.desk.rules import ALL_RULES
from tests.helpers import BRIDGE, DATA, SHIPPED, command

FAULTS = DATA / "faults.yaml"

IN_BLOCKS = [
    ("hindsight", "It would prove fateful"),
    ("before-stop-dates", "3 March 1918"),
    ("known-from", "Newtown burn"),
    ("unknown-name", "{milller"),
    ("condition", "{mend and and}"),
    ("unknown-call", "{called-nobody}"),
    ("unknown-meter", "{boards > 3}"),
    ("seat-absent", "{miller} A seat"),
    ("cites", "The second mark was passed"),
    ("unknown-source", "[@no-such-book]"),
    ("cites", "Hold the bridge."),
    ("loaded-label", "Wisely mend"),
    ("label-reason", "because it is ours"),
    ("label-length", "because it is ours"),
    ("label-length", "label: Leave it"),
    ("office-dates", "taken_by: [warden, clerk]"),
    ("no-you-after-stop", "You laid ten planks"),
    ("exclamation", "that day!"),
    ("euphemism", "The purge began"),
    ("later-than-next", "on 4 May 1920"),
    ("cites", "Two hundred men were shot"),
    ("cites", "they will never come"),
]
"""Faults inside blocks, where no comment can stand: the rule, and words of the line."""


def lines_of(path):
    return path.read_text("utf-8").split("\n")


def line_with(words):
    return next(number for number, text in enumerate(lines_of(FAULTS), 1) if words in text)


@cache
def found():
    return {(problem.line, problem.rule) for problem in check([str(FAULTS)]).problems}


def marked():
    rows = enumerate(lines_of(FAULTS), 1)
    return [(number, text.rsplit("#!", 1)[1].strip()) for number, text in rows if "#!" in text]


@pytest.mark.parametrize(("line", "rule"), marked())
def test_a_seeded_fault_is_reported_on_its_line(line, rule):
    assert (line, rule) in found()


@pytest.mark.parametrize(("rule", "words"), IN_BLOCKS)
def test_a_fault_in_a_block_is_reported_on_its_line(rule, words):
    line = line_with(words)
    assert any(rule == name and abs(at - line) <= (name == "cites") for at, name in found())


def test_all_seeded_faults_come_in_one_run_and_nothing_of_structure_or_ethics_besides():
    seeded = {rule for _, rule in marked()} | {rule for rule, _ in IN_BLOCKS}
    assert len(seeded) >= 35
    binding = {rule for _, rule in found() if ALL_RULES[rule].kind != "craft"}
    assert binding <= seeded | {"lethal-note", "asked-early"}


def test_every_problem_names_a_rule_of_the_table():
    assert {rule for _, rule in found()} <= ALL_RULES.keys()


def test_the_clean_file_has_no_errors():
    results = check([str(BRIDGE)])
    assert results.exit_code == 0
    assert [str(one) for one in results.problems if not one.warning] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_scenarios_break_no_rule(name):
    path = library.find(name)
    assert [str(one) for one in check([str(path)]).problems if not one.warning] == []


def test_the_minimal_draft_is_not_drowned(tmp_path):
    path = tmp_path / "ferry.yaml"
    path.write_text(
        "title: The Ferry\nseats:\n  mayor:\npeople:\n  mayor:\n    name: Mayor\nscenes:\n"
        + "".join(
            f"  s{n}:\n    heard: |\n      The river freezes.\n    question: Stop?\n    options:\n"
            f"      stop-{n}:\n        label: Stop\n      go-{n}:\n        label: Go\n"
            for n in range(3)
        )
    )
    results = check([str(path)])
    assert results.exit_code == 0
    assert len(list(results.lines())) <= 12
    assert len(list(results.lines(all=True))) > len(list(results.lines()))


def text_of(**changes):
    text = BRIDGE.read_text("utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new, 1)
    return text


def rules_in(text):
    return {problem.rule for problem in results_of(text).problems}


def results_of(text):
    return Results([desk.check_text(text, "t.yaml", "t", library.shared_archive())])


def test_craft_binds_what_is_published():
    published = results_of(text_of(a=("status: draft", "status: published")))
    assert published.exit_code == 1
    assert all(not one.warning for one in published.problems if one.rule == "label-length")


WAIVED = (
    "shows: [bread]\nwaivers:\n  - rule: label-length\n    {where}because: |\n      So short.\n"
)


@pytest.mark.parametrize("where", ["", "where: [arrest]\n    ", "where: council\n    "])
def test_a_waiver_silences_a_rule_of_craft(where):
    assert "label-length" in rules_in(text_of())
    waived = rules_in(text_of(a=("shows: [bread]\n", WAIVED.format(where=where))))
    assert "label-length" not in waived
    assert "waiver" not in waived


@pytest.mark.parametrize(
    ("rule", "where"),
    [("label-length", "ford"), ("label-lenght", ""), ("cites", ""), ("waiver", "")],
)
def test_a_waiver_that_silences_nothing_is_reported(rule, where):
    waiver = WAIVED.format(where=f"where: [{where}]\n    " if where else "")
    text = text_of(a=("shows: [bread]\n", waiver.replace("label-length", rule)))
    problems = [one for one in results_of(text).problems if one.rule == "waiver"]
    assert len(problems) == 1
    assert problems[0].line == text[: text.index("- rule")].count("\n") + 1


def test_lines_for_people_and_for_programs_agree():
    results = check([str(FAULTS)])
    *lines, closing = results.lines(all=True)
    rows = json.loads(results.as_json())
    assert len(lines) == len(rows) == len(results.problems)
    pattern = re.compile(r".+faults\.yaml:(\d+):(\d+): (error|warning) \[([a-z-]+)\] .+")
    for line, row in zip(lines, rows, strict=True):
        told = pattern.fullmatch(line).groups()
        assert told == (str(row["line"]), str(row["column"]), row["level"], row["rule"])
    assert re.match(r"1 file: \d+ errors, \d+ warnings?\.", closing)
    assert {row["limit"] for row in rows if row["rule"] == "label-ratio"} == {"1.8"}
    assert {row["measured"] for row in rows if row["rule"] == "label-ratio"} != {""}


def test_folders_stand_for_their_scenarios_and_their_archive(tmp_path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "career.yaml").write_text("chapters: []\n")
    (tmp_path / "archive" / "sources.yaml").write_text("good: {title: A book}\nbad: {}\n")
    (tmp_path / "archive" / "people.yaml").write_text(
        "weber:\n  name: Weber\n  fate: |\n    She died. [@god]\n"
        "miller:\n  name: Miller\n  fate: |\n    He died.\n  sources: [worse]\n"
    )
    shutil.copy(BRIDGE, tmp_path)
    results = check([str(tmp_path)])
    assert [one.source.name.rsplit("/", 1)[1] for one in results.checked] == [
        "people.yaml", "sources.yaml", "bridge.yaml",
    ]  # fmt: skip
    errors = [(one.line, one.rule) for one in results.problems if not one.warning]
    assert errors == [
        (4, "unknown-source"), (7, "cites"), (9, "unknown-source"), (2, "missing-field"),
    ]  # fmt: skip


def test_a_file_given_twice_is_checked_once(tmp_path):
    shutil.copy(BRIDGE, tmp_path)
    assert len(check([str(tmp_path), str(tmp_path / "bridge.yaml")]).checked) == 1


def test_standard_input_is_a_file_too():
    results = check(["-"], stdin=lambda: b"title: [\n")
    assert {one.file for one in results.problems} == {"standard input"}
    assert results.exit_code == 1


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_checked(tmp_path):
    results = check([str(tmp_path / "none.yaml"), str(tmp_path), str(BRIDGE)])
    assert [one.rule for one in results.problems[:2]] == ["unreadable", "unreadable"]
    assert len(results.checked) == 3
    assert results.exit_code == 1


LINES = BRIDGE.read_text("utf-8").split("\n")
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["drop", "twice", "cut", "indent", "swap", "junk"]),
        st.text(st.characters(codec="utf-8"), max_size=8),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAMAGE)
def test_no_damage_to_a_file_raises(damage):
    lines = list(LINES)
    for at, what, junk in damage:
        line = lines[at]
        name, _, _ = line.partition(":")
        lines[at] = {
            "drop": "",
            "twice": f"{line}\n{line}",
            "cut": f"{name}:",
            "indent": f"  {line}",
            "swap": lines[at - 1],
            "junk": f"{name}: {junk}",
        }[what]
    results = results_of("\n".join(lines))
    assert len(list(results.lines(all=True))) == len(results.problems) + 1
    assert all(one.line >= 1 and one.column >= 1 for one in results.problems)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(data):
    assert check(["-"], stdin=lambda: data).checked


@pytest.mark.parametrize("name", ALL_RULES)
def test_every_rule_has_a_page(name):
    page = explain(name)
    assert page.startswith(f"{name} (")
    assert "\n\nMend: " in page
    assert len(page.split("\n\n")) >= 3
    assert all(len(line) <= 100 for line in page.split("\n"))


def test_an_unknown_rule_is_told_with_the_nearest():
    with pytest.raises(UnknownRuleError, match="label-length"):
        explain("label-lenght")


def test_a_name_that_is_no_file_is_answered_with_the_nearest_scenario(tmp_path):
    (only,) = check(["brest"]).problems
    assert f"{only.says} {only.hint}" == "There is no such file. Did you mean `brest-1918`?"
    assert check([str(tmp_path / "zzz.yaml")]).problems[0].hint == ""


def test_saved_games_and_scenarios_are_told_apart(tmp_path):
    save = tmp_path / "my save.yaml"
    save.write_text("format: 1\nscenario: bridge\nseat: miller\nsteps: []\n")
    (only,) = check([str(save)]).problems
    assert only.rule == "saved-game"
    assert only.hint == f"Go on with it: politburo continue '{save}'"
    for words in (("play", str(save)), ("prove", str(save))):
        assert "This is a saved game, not a scenario." in command(*words).stderr
    assert "This is a scenario, not a saved game." in command("continue", str(BRIDGE)).stderr


def test_sources_are_counted_in_whole_sentences():
    text = text_of(a=("title: The Bridge", "title: The Bridge"))
    says = [one.says for one in results_of(text).problems if one.rule == "sources-kinds"]
    assert says
    assert says[0].endswith(
        "rests on 2 sources of 2 kinds; three of two kinds are asked for, one of them not made by the regime."
    )


def test_nothing_is_counted_in_a_wrong_number():
    text = (
        "title: T\nseats:\n  mayor:\npeople:\n  mayor:\n    name: Mayor\nsources:\n  book:\n    title: B\n"
        "scenes:\n  ice:\n    heard: |\n      Ice. [@book]\n    question: Stop?\n    options:\n"
        "      stop:\n        label: Stop\n      go:\n        label: Go on over the ice\n"
    )
    told = "\n".join(one.says + one.measured for one in results_of(text).problems)
    assert "rests on 1 source of 1 kind;" in told
    assert "A run has 1 question;" in told
    assert not re.search(r"\b1 (sources|kinds|seats|words|questions|characters|options)\b", told)
    hints = {one.rule: one.hint for one in results_of(text).problems}
    assert hints["label-ratio"] == "Shorten the one or fill out the other."


def test_what_could_not_be_read_is_not_measured():
    text = text_of(a=("        label: Mend the bridge with planks from the yard\n", ""))
    row = text.split("\n").index("      mend:") + 1
    rules = {one.rule for one in results_of(text).problems if one.line in (row, row + 1)}
    assert "missing-field" in rules
    assert not rules & {"label-length", "label-ratio", "label-overlap"}
