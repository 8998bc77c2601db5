"""The JSON Schema is current, takes what the reader takes and names what it refuses."""

import json
from functools import cache

import jsonschema
import pytest
import yaml

from game.desk.schema import FILE, schema, text
from tests.helpers import BRIDGE, ROOT

SCENARIOS = [BRIDGE, *sorted((ROOT / "scenarios").glob("*.yaml"))]


@cache
def validator():
    return jsonschema.Draft202012Validator(schema())


def faults(tree):
    return [f"{list(fault.path)}: {fault.message}" for fault in validator().iter_errors(tree)]


def bridge():
    return yaml.load(BRIDGE.read_text("utf-8"), yaml.BaseLoader)


def test_the_committed_schema_is_current():
    assert (ROOT / "scenarios" / FILE).read_text("utf-8") == text()


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenarios_fit_the_schema(path):
    if path.stem == "career":
        pytest.skip("the career is no scenario")
    assert faults(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)) == []


def test_scalars_may_be_read_as_other_types():
    tree = bridge()
    tree["format"] = 1
    tree["seats"]["clerk"] = None
    tree["sources"]["river-study"]["year"] = 1974
    tree["scenes"]["ford"]["absent"] = "scout"
    assert faults(tree) == []


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda tree: tree.pop("title"), "title"),
        (lambda tree: tree.update(stauts="draft"), "stauts"),
        (lambda tree: tree.update(status="ready"), "ready"),
        (lambda tree: tree["scenes"].update({"Bad Id": {"heard": "x"}}), "Bad Id"),
        (lambda tree: tree["scenes"]["ford"].update(date="18 February"), "18 February"),
        (lambda tree: tree["meters"]["planks"].update(start="many"), "many"),
    ],
)
def test_the_schema_names_what_does_not_fit(change, names):
    tree = bridge()
    change(tree)
    assert any(names in fault for fault in faults(tree))


def nodes(node):
    if isinstance(node, dict):
        yield node
        for item in node.values():
            yield from nodes(item)


def test_every_field_is_described():
    made = json.loads(text())
    for node in [made, *made["$defs"].values()]:
        for name, field in node.get("properties", {}).items():
            assert field.get("description"), name


def test_no_marker_of_ours_is_left_in_it():
    assert '"x-' not in text()
