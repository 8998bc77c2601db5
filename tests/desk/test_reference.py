"""The guide is current, and what the reference says of fields is so."""

import re
from textwrap import dedent

import pytest
import yaml

from game import archive, library
from game.desk.cite import cite
from game.desk.explain import pages
from game.desk.field_docs import docs_of
from game.desk.prove import prove
from game.desk.prove.result import CLAIMS
from game.desk.reference import BLOCKS, reference, rules_reference, text
from game.desk.report import report
from game.desk.rules import ALL_RULES
from game.playthrough.play import Story
from game.reader.entries import fields_of
from tests.helpers import BRIDGE, ROOT, load_text

GUIDE = ROOT / "scenarios" / "README.md"


def test_the_reference_is_current():
    made = (ROOT / "scenarios" / "REFERENCE.md").read_text("utf-8")
    assert made == text(), "make it current as CONTRIBUTING.md says"


def test_the_guide_is_read_in_one_sitting_and_names_only_fields_and_rules_there_are():
    guide = GUIDE.read_text("utf-8")
    assert len(guide.split()) < 3_000
    declared = {field.alias for _, block in BLOCKS for field in fields_of(block)}
    named = set(re.findall(r"`([a-z_]+):`", guide))
    assert named <= declared | {"people", "ice"}


@pytest.mark.parametrize(("title", "declared"), BLOCKS)
def test_every_field_is_in_the_reference_with_its_meaning(title, declared):
    block = reference().split(f"### {title}\n")[1].split("\n### ")[0]
    for field in fields_of(declared):
        if field.rest:
            continue
        row = next(one for one in block.split("\n") if one.startswith(f"| `{field.alias}` "))
        assert row.endswith(f"| {docs_of(declared)[field.name]} |")
        assert ("**must be there**" in row) == field.required


def test_every_block_of_the_format_is_in_the_reference():
    from game.story import format as story_format

    declared = {value for _, value in BLOCKS}
    for module in (story_format, archive):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, story_format.ShownEntry):
                assert value in declared or value in (story_format.ShownEntry, archive.Archive)


def test_every_rule_is_listed_and_explained_once():
    listed = re.findall(r"^- `([a-z-]+)`: ", rules_reference(), re.MULTILINE)
    assert sorted(listed) == sorted([*ALL_RULES, *CLAIMS])
    assert sorted(pages()) == sorted(ALL_RULES)


def bridge():
    return library.load(str(BRIDGE))


def test_cite_prints_what_to_write_and_what_it_prints():
    loaded = bridge()
    assert cite(loaded.archive, ["Rivers", "weir"]) == [
        "[@river-study]  E. Brook, Rivers and Towns (London, Weir, 1974)."
    ]
    found = cite(loaded.archive, ["karl", "mill"])
    assert any(line.split()[:3] == ["miller", "Karl", "Miller:"] for line in found)
    assert cite(loaded.archive, ["no such word"]) == []


def test_the_report_counts_what_a_run_reads():
    loaded = bridge()
    made = report(loaded.id, loaded.scenario, loaded.archive)
    assert (made.scenes, made.seats, made.endings) == (3, 3, 3)
    assert made.shortest.scenes == ["council"]  # of the seat that passes the ford over
    assert made.longest.scenes == ["ford", "carts", "council"]
    assert sum(made.longest.reads.values()) == made.longest.words
    assert sum(made.shortest.reads.values()) == made.shortest.words < made.longest.words
    assert made.grades == {"documented": 6, "attested": 1}
    assert [row.sources for row in made.questions] == [2, 2]
    assert [*made.time] == [
        "a run",
        "the end",
        "everything opened",
        "lesson, projector",
        "lesson, pairs",
    ]
    everything = made.time["everything opened"]
    assert (everything.silent, everything.aloud) == (
        -(-everything.words // 180),
        -(-everything.words // 130),
    )
    assert everything.words > made.time["a run"].words == made.longest.words
    assert '"silent": ' in made.as_json()
    assert any(" silent, " in line for line in made.lines())
    assert any("longest run: 2 questions" in line for line in made.lines())


def _example_of(rule):
    """The lines of an example that `check --explain` shows."""
    lines = pages()[rule].split("\n")
    return dedent("\n".join(line for line in lines if line.startswith("    ")))


def test_the_parts_of_the_guide_put_together_are_a_sound_scenario():
    """As a newcomer does who copies one after the other to where the guide says."""
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    begin, later, own, seats, ice, meters, endings, more, held = (
        yaml.load(dedent(block), yaml.BaseLoader) for block in blocks[:9]
    )
    ice["ice"]["options"]["one-more"]["changes"] = {"planks": "-8"}
    ice["ice"] |= held | {"map": "ferry-town"}
    drawn = yaml.load(_example_of("unknown-map"), yaml.BaseLoader)
    whole = begin | seats | meters | endings | own | more | drawn | {"scenes": ice | later}
    loaded = load_text(yaml.safe_dump(whole, sort_keys=False), "ferry")
    assert [
        str(one) for one in loaded.problems if not one.warning and one.rule != "prose-block"
    ] == []
    proof = prove(Story.of("ferry", loaded.scenario, loaded.archive))
    assert [one.says for one in proof.findings if not one.remark] == []
