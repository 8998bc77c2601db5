"""Whatever is given is answered soon and in bounded memory; under the limits it is really read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from helpers import BRIDGE, ROOT, command, load_text

from game.library import listing
from game.reader.builder import EVENTS
from game.reader.source import MOST_PROBLEMS
from game.reader.tree import SIZE

SECONDS, MEMORY = 10, 300
HEAD = "title: T\nseats:\n  lenin:\nscenes:\n  one:\n"
MEASURED = """
import sys, time
from game.cli import main
sys.argv = ["politburo", "check", sys.argv[1]]
try:
    main()
finally:
    print(time.process_time(), file=sys.stderr)
    rows = open("/proc/self/status").read().splitlines()
    print(next(row for row in rows if row.startswith("VmHWM")).split()[1], file=sys.stderr)
"""


def numbered(unit: str, count: int) -> str:
    return "".join(unit.format(i) for i in range(count))


FULL = SIZE - 10_000
HOSTILE = {
    "one text": HEAD + "    heard: |\n" + "      The clerk reads.\n" * (FULL // 23),
    "unknown fields": HEAD + "    heard: x\n" + numbered("    k{}: v\n", 280_000),
    "seats without a person": HEAD.replace("  lenin:\n", numbered("  s{}:\n", 280_000)),
    "scenes": "title: T\nseats:\n  lenin:\nscenes:\n" + numbered("  s{}:\n    heard: x\n", 20_000),
    "people nobody knows": (
        HEAD + "    heard: x\n    absent: [" + numbered("p{}, ", 500_000) + "z]\n"
    ),
    "citations of nothing": HEAD + "    heard: |\n" + numbered("      x [@a{}]\n", 6_000),
    "a condition": HEAD + "    heard: |\n      {" + " and ".join(["a"] * 12_000) + "} x\n",
    "colons": "a: b: c\n" * (FULL // 8),
    "tabs": "\ta\n" * (FULL // 3),
    "anchors": numbered("k{}: &a b\n", 280_000),
    "more than the limit": "#" * (SIZE + 2),
}


@pytest.mark.skipif(
    sys.platform != "linux", reason="measures the memory of a process as Linux does"
)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_of_any_kind_is_answered_in_time_and_memory(text: str, tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    seconds, kibibytes = map(float, done.stderr.split()[-2:])
    assert seconds < SECONDS
    assert kibibytes / 1024 < MEMORY
    assert done.stdout.count("\n") <= MOST_PROBLEMS + 10


def test_a_sparse_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(2 << 30)
    done = command("check", str(file))
    assert "larger than" in done.stdout
    assert "cannot" not in done.stderr


def test_a_menu_with_a_huge_file_in_its_folder_opens_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "huge.yaml").write_text("x" * 40_000_000, "utf-8")
    (tmp_path / "small.yaml").write_text("title: Small\n", "utf-8")
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    begun = monotonic()
    titles = {one.id: one.title for one in listing()}
    assert monotonic() - begun < 1
    assert titles["small"] == "Small"


def test_more_fields_than_any_story_are_refused_in_one_line() -> None:
    loaded = load_text(numbered("k{}:\n", EVENTS // 2))
    assert [one.rule for one in loaded.problems] == ["encoding"]


def test_after_a_thousand_problems_it_says_that_there_are_more() -> None:
    found = load_text("a: b\n" * 2_000).problems
    assert len(found) == MOST_PROBLEMS + 1
    assert sum("only the first are listed" in one.says for one in found) == 1


def test_the_first_unknown_names_are_compared_with_the_known_ones_and_no_more() -> None:
    people = "people:\n" + numbered("  person-{0}:\n    name: P\n", 300)
    absent = ", ".join(f"persn-{i}" for i in range(300))
    found = load_text(HEAD + f"    heard: x\n    absent: [{absent}]\n" + people).problems
    meant = [one for one in found if "Did you mean" in one.hint]
    assert 10 <= len(meant) < 100
    assert sum(one.rule == "unknown-person" for one in found) == 300


@pytest.mark.parametrize("sign", ["1", "a", "-", "A", "<", "not ", "a and "])
def test_a_condition_of_twenty_thousand_signs_costs_little(sign: str) -> None:
    condition = (sign * 20_000)[:20_000]
    begun = monotonic()
    load_text(HEAD + f"    heard: |\n      {{{condition}E}} You wait.\n")
    assert monotonic() - begun < 1


def test_a_message_is_one_short_line_whatever_it_quotes() -> None:
    found = load_text(HEAD + '    heard: "x"\n    gravity: "' + "a\\n" * 20_000 + '"\n').problems
    assert found
    assert all(len(str(one)) < 1_200 and "\n" not in str(one) for one in found)


ACTS = ("\x1b", "\x07", "\x9b", "\u202e")


@pytest.mark.parametrize("field", ["!foo%1B%5B31m%07%C2%9B x", "&a%1B b", '"\\e[31m\\x9b\\u202e"'])
def test_no_tag_anchor_or_escape_reaches_the_terminal(field: str, tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(f"title: {field}\n", "utf-8")
    for words in (["check"], ["play"]):
        done = command(*words, str(file))
        assert not any(sign in done.stdout + done.stderr for sign in ACTS)
        assert "Traceback" not in done.stderr
    rows = json.loads(command("check", "--json", str(file)).stdout)
    assert not any(sign in str(row) for row in rows for sign in ACTS)


def test_no_name_of_a_file_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[31m\u202e\nb.yaml"
    file.write_text((ROOT / "tests/data/unsound.yaml").read_text("utf-8"), "utf-8")
    for words in (
        ["check"],
        ["check", "--json"],
        ["prove"],
        ["prove", "--json"],
        ["check", "--report"],
    ):
        done = command(*words, str(file))
        assert not any(sign in done.stdout + done.stderr for sign in ACTS)
        assert not any(line.startswith("b.yaml") for line in done.stdout.splitlines())
    picture = command("graph", str(BRIDGE), "--svg", str(tmp_path / "a\x1b[31m.svg"))
    assert picture.returncode == 0
    assert not any(sign in picture.stdout for sign in ACTS)
    for words in (["check", "no\x1b[31m\nsuch.yaml"], ["play", "no\x1b[31m\nsuch"]):
        done = command(*words)
        assert not any(sign in done.stdout + done.stderr for sign in ACTS)
        assert done.stdout.count("\n") + done.stderr.count("\n") <= 2
