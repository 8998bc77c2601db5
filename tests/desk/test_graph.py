"""The pictures of the branching."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.archive import Archive
from game.desk.graph import Graph, to_dot, to_mermaid, to_svg, to_terminal
from game.desk.graph.layout import place
from game.desk.graph.shapes import fitted, wide, wrapped
from game.desk.graph.terminal import LANES, STEP
from game.desk.prove import prove
from game.playthrough.play import Story
from game.story.load import load

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
NOTHING = Archive()
SVG = "{http://www.w3.org/2000/svg}"


def story_of(name):
    path = DATA / name
    found = load(path.read_bytes(), str(path), path.stem, NOTHING)
    return Story.of(found.id, found.scenario, found.archive)


def graph_of(name):
    story = story_of(name)
    return Graph.of(story, prove(story).unreached)


@pytest.fixture(scope="module")
def large():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from generate import story
    finally:
        sys.path.pop(0)
    loaded = load(story(300), "large.yaml", "large", NOTHING)
    return Graph.of(Story.of("large", loaded.scenario, loaded.archive))


# --- the terminal -------------------------------------------------------------------------------


def test_the_bridge_in_the_terminal():
    assert to_terminal(graph_of("bridge.yaml")) == (
        "●  24 Jan 1918  Water at the ford (ford)\n"
        "│  not there: Scout\n"
        "│  1 mend, 3 wait?\n"
        "├──╮  2 pull-down\n"
        "│  ○  1 Feb 1918  The carts (carts)\n"
        "├──╯\n"
        "●  4 Mar 1918  The second sitting (council)\n"
        "│  1 arrest, 2 release\n"
        "■  The chapter's end\n"
        "\n"
        "Endings, the first that holds:\n"
        "■ The ford         if pull-down\n"
        "■ Steady           if planks <= 2 and release\n"
        "■ The minute book  otherwise\n"
        "\n"
        "● question   ○ passage   × unreached   ■ end   ? only if\n"
    )


def test_what_is_unreached_is_said_in_words():
    lines = to_terminal(graph_of("unsound.yaml")).splitlines()
    assert "│  │  ×  island, unreached" in lines
    assert "× Lowered  unreached, if lower" in lines


def test_without_a_proof_only_what_no_way_leads_to_is_unreached():
    graph = Graph.of(story_of("unsound.yaml"))
    assert [node.id for node in graph.nodes if node.unreached] == ["island"]
    assert not any(ending.unreached for ending in graph.endings)


def test_no_line_is_wider_than_asked(large):
    for graph in (large, graph_of("bridge.yaml")):
        for width in (80, 50):
            assert max(len(line) for line in to_terminal(graph, width).splitlines()) <= width


def test_lanes_leave_room_for_words(large):
    signs = [re.search("[●○×■]", line) for line in to_terminal(large).splitlines()]
    assert max(found.start() for found in signs if found) <= (LANES + 2) * STEP


def test_every_scene_has_a_line_and_every_way_is_drawn_or_named(large):
    lines = to_terminal(large).splitlines()
    named = [re.search(r"[●○×■][ │]*  (s\d+|e\d)\b", line) for line in lines]
    assert [found[1] for found in named if found] == [node.id for node in large.nodes[:-1]]
    numbers = [match for line in lines for match in re.findall(r"\d+ s\d+-\d", line)]
    assert len(numbers) == 900


# --- SVG ----------------------------------------------------------------------------------------


def test_the_svg_stands_alone_and_shows_everything():
    graph = graph_of("bridge.yaml")
    text = to_svg(graph)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    words = " ".join(node.text or "" for node in ET.fromstring(text).iter(f"{SVG}text"))
    for node in graph.nodes:
        assert node.title in words
    for ending in graph.endings:
        assert ending.title in words
    assert "3 Wait for the water to fall by itself (if)" in words.replace("  ", " ")
    assert "not there: Scout" in words


def test_a_long_title_fills_the_width_of_the_svg_and_is_cut_there():
    graph = graph_of("bridge.yaml")
    tree = ET.fromstring(to_svg(replace(graph, title="b" * 400)))
    (title,) = [node for node in tree.iter(f"{SVG}text") if "bbb" in (node.text or "")]
    room = float(tree.get("width")) - 2 * float(title.get("x"))
    size = float(title.get("font-size"))
    assert title.text.endswith("b…")
    assert wide(title.text, size) <= room < wide(title.text + "b", size)


def test_the_svg_says_what_is_unreached():
    text = to_svg(graph_of("unsound.yaml"))
    assert ">unreached</text>" in text
    assert "stroke-dasharray" in text
    assert "(unreached)" in text


def test_hostile_text_stays_text():
    hostile = """
title: "<script>alert(1)</script> & more"
seats: {clerk: {brief: You.}}
scenes:
  one:
    title: '"]; x --> y <b>&'
    heard: Here.
    question: Well?
    options:
      a: {label: "</text><script/>"}
people: {clerk: {name: Clerk}}
"""
    loaded = load(hostile, "h.yaml", "h", NOTHING)
    graph = Graph.of(Story.of("h", loaded.scenario, loaded.archive))
    tree = ET.fromstring(to_svg(graph))
    assert not [node for node in tree.iter() if node.tag.endswith("script")]
    assert '""' not in to_mermaid(graph)
    assert '\\"]; x --> y' in to_dot(graph)


def _overlaps(placed):
    for layer in placed.layers:
        spots = [placed.spots[index] for index in layer]
        for one, other in pairwise(spots):
            if one.x + one.width / 2 > other.x - other.width / 2 + 0.01:
                yield one, other


def test_nothing_overlaps_and_every_way_leads_down(large):
    for graph in (large, graph_of("bridge.yaml"), graph_of("unsound.yaml")):
        placed = place(graph, 200)
        assert not list(_overlaps(placed))
        assert min(spot.x - spot.width / 2 for spot in placed.spots) >= 0
        for edge, route in zip(graph.edges, placed.routes, strict=True):
            assert (route[0], route[-1]) == (edge.start, edge.to)
            layers = [placed.spots[index].layer for index in route]
            assert layers == list(range(layers[0], layers[-1] + 1))


def test_what_follows_one_scene_alone_stands_below_it():
    placed = place(graph_of("bridge.yaml"), 200)
    council, end = placed.spots[2], placed.spots[3]
    assert council.x == pytest.approx(end.x)


def test_words_are_fitted():
    assert fitted("short", 10, 100) == "short"
    cut = fitted("a very long title that cannot stay", 10, 60)
    assert cut.endswith("…")
    assert wide(cut, 10) <= 60
    assert all(wide(line, 10) <= 60 for line in wrapped("word " * 40, 10, 60, 3))
    assert len(wrapped("word " * 40, 10, 60, 3)) == 3


# --- text for other programs --------------------------------------------------------------------


def test_mermaid():
    text = to_mermaid(graph_of("bridge.yaml"))
    assert text.startswith("flowchart TD\n")
    assert 'n0{{"24 Jan 1918 · Water at the ford"}}' in text
    assert 'n0 -->|"2"| n1' in text
    assert "n1 --> n2" in text
    assert 'n3 -->|"planks #lt;= 2 and release"| e1' in text


def test_dot():
    text = to_dot(graph_of("unsound.yaml"))
    assert text.startswith('digraph "Unsound" {\n')
    assert text.rstrip().endswith("}")
    assert 'n2 [label="island\\n(unreached)", shape=ellipse, style=dashed];' in text
    assert 'n0 -> n1 [label="1"];' in text


# --- the house ----------------------------------------------------------------------------------


def test_the_desk_needs_no_screen():
    code = "import game.desk.graph, game.desk.prove, game.desk.new, game.desk.bundle, sys;"
    code += "print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
