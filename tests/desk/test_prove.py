"""What `politburo prove` claims, on files, and against brute force on small random stories."""

import json
import re
from pathlib import Path
from random import Random
from time import process_time

import pytest
from brute_force import Brute, key_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_stories import Maker

from game.archive import Archive
from game.desk.prove import prove, to_json, to_text
from game.desk.prove.items import of_scenario
from game.playthrough.play import Playthrough, Story
from game.reader.problems import Problem
from game.story.load import load

DATA = Path(__file__).parent.parent / "data"
NOTHING = Archive()


def loaded(name):
    path = DATA / name
    return load(path.read_bytes(), str(path), path.stem, NOTHING)


def story_of(name):
    found = loaded(name)
    assert found.scenario is not None
    return Story.of(found.id, found.scenario, found.archive)


def of_text(text):
    found = load(text, "t.yaml", "t", NOTHING)
    assert found.scenario is not None, found.problems
    return Story.of("t", found.scenario, found.archive), found


# --- on files -----------------------------------------------------------------------------------


def test_a_sound_scenario_holds_and_says_so():
    proof = prove(story_of("bridge.yaml"))
    assert proof.complete
    assert not proof.refuted
    assert proof.exit_status == 0
    assert proof.unseen == ()
    text = to_text(proof)
    assert "Nobody can get stuck" in text
    assert "steady" in text


def test_what_is_counted_on_the_bridge():
    chairs = {chair.seat: chair for chair in prove(story_of("bridge.yaml")).chairs}
    assert list(chairs) == ["miller", "clerk", "scout"]
    miller = chairs["miller"]
    # rose remembered or not, the chest opened or not, three answers, then two
    assert miller.runs == 2 * 2 * 3 * 2
    assert sum(miller.endings.values()) == miller.runs
    assert miller.endings["ford-side"] == 2 * 2 * 1 * 2
    assert (miller.questions.least, miller.questions.most) == (2, 2)
    scout = chairs["scout"]
    assert scout.runs == 2  # he comes to the second sitting only, and rose changes nothing for him
    assert scout.endings == {"ford-side": 0, "steady": 0, "book": 2}


def test_an_ending_that_closes_too_many_runs_is_remarked():
    def shares(text):
        proof = prove(of_text(text)[0])
        return [one.says for one in proof.findings if one.claim == "ending-share"]

    text = (DATA / "bridge.yaml").read_text("utf-8")
    assert shares(text) == ["`book` closes 52 % of all runs."]
    assert shares(text.replace("if: planks <= 2 and release", "if: release")) == []
    two = text[: text.index("  steady:")] + text[text.index("  book:\n    title") :]
    assert shares(two) == []


def test_faults_are_refuted_each_on_its_line():
    found = loaded("unsound.yaml")
    proof = prove(Story.of(found.id, found.scenario, found.archive))
    assert proof.exit_status == 1
    lines = found.source.text.splitlines()
    expected = {
        (number, line.split("#! ")[1].split()[0])
        for number, line in enumerate(lines, start=1)
        if "#! " in line
    }
    findings = to_json(proof, found.source)["findings"]
    assert {(finding["line"], finding["claim"]) for finding in findings} == expected


def test_a_stuck_player_is_shown_his_way_there():
    found = loaded("unsound.yaml")
    proof = prove(Story.of(found.id, found.scenario, found.archive))
    stuck = [finding for finding in proof.findings if finding.claim == "way-on"]
    assert {finding.witness.seat for finding in stuck} == {"clerk"}
    clerk = next(finding.witness for finding in stuck if finding.witness.seat == "clerk")
    assert [step.option for step in clerk.steps] == ["stay"]
    text = to_text(proof, found.source)
    assert "as clerk: stay (first)" in text
    assert text.index("way-on") < text.index("always")


def test_json_is_json():
    found = loaded("bridge.yaml")
    data = json.loads(json.dumps(to_json(prove(story_of("bridge.yaml")), found.source)))
    assert data["complete"] is True
    chest = next(item for item in data["reached"] if item["path"][-1] == "chest")
    assert chest["kind"] == "call"
    assert chest["seats"] == ["miller", "clerk"]
    assert chest["way"]["steps"] == [{"call": "chest", "scene": "ford"}]


def test_every_witness_can_be_played():
    story = story_of("bridge.yaml")
    for found in prove(story).found:
        play = Playthrough.start(story, found.witness.seat, found.witness.known)
        for step in found.witness.steps:
            play = play.step(step)


def test_a_call_may_open_the_only_way_on():
    text = """
title: T
seats: {clerk: {brief: You.}}
scenes:
  one:
    heard: Here.
    question: Well?
    calls:
      chest:
        label: Look
        text: Seen.
    options:
      go:
        label: Go
        if: called-chest
people: {clerk: {name: Clerk}}
"""
    story, _ = of_text(text)
    proof = prove(story)
    assert not [finding for finding in proof.findings if finding.claim == "way-on"]


def test_what_came_later_is_read_only_by_those_who_came_through():
    text = """
title: T
seats: {clerk: {brief: You.}}
scenes:
  one:
    heard: Here.
    question: Well?
    options:
      left: {label: Left, next: two}
      right: {label: Right, next: end}
  two:
    heard: There.
    later: |
      {right} Never, for nobody who went right was here.

      {left} Once.
people: {clerk: {name: Clerk}}
"""
    proof = prove(of_text(text)[0])
    assert [finding.says for finding in proof.findings if finding.claim == "reachable"] == [
        "The paragraph under `{right}` is never read."
    ]


def test_the_way_shown_is_the_shortest_though_a_longer_one_is_walked_first():
    text = """
title: T
seats: {clerk: {brief: You.}}
scenes:
  one:
    heard: Here.
    question: Well?
    options:
      slow: {label: Slow, next: two}
      fast: {label: Fast, next: between}
  two:
    heard: There.
    question: Well?
    options:
      on: {label: On, next: last}
  between:
    heard: Between.
  last:
    heard: Last.
people: {clerk: {name: Clerk}}
"""
    ways = {found.item.name: found.witness.steps for found in prove(of_text(text)[0]).found}
    assert [step.option for step in ways["last"]] == ["fast"]


# --- too large ----------------------------------------------------------------------------------


def test_beyond_the_bound_nothing_is_claimed():
    proof = prove(story_of("bridge.yaml"), bound=30)
    assert not proof.complete
    assert not proof.refuted
    assert proof.unreached == frozenset()
    assert "Not a proof" in to_text(proof)
    assert {found.item for found in proof.found} == {
        found.item for found in prove(story_of("bridge.yaml")).found
    }


def test_beyond_the_bound_what_is_found_wrong_is_still_wrong():
    proof = prove(story_of("unsound.yaml"), bound=3)
    assert not proof.complete
    claims = {finding.claim for finding in proof.findings}
    assert "way-on" in claims
    assert any(finding.path == ("scenes", "island") for finding in proof.findings)


def test_progress_is_told():
    told = []
    prove(story_of("bridge.yaml"), progress=lambda seat, share: told.append((seat, share)))
    assert told[0][0] == "miller"
    assert told[-1] == ("scout", 1.0)
    told.clear()
    prove(story_of("bridge.yaml"), bound=10, progress=lambda *how: told.append(how))
    assert told[-1] == ("scout", 1.0)


# --- against brute force ------------------------------------------------------------------------


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_the_proof_agrees_with_brute_force(seed):
    scenario = Maker(Random(seed)).story()
    story = Story.of("t", scenario, Archive(people=scenario.people))
    proof = prove(story)
    assert proof.complete
    seen, stuck = {}, set()
    for chair in proof.chairs:
        brute = Brute(story, chair.seat, seen)
        brute.run()
        stuck |= brute.stuck
        _agree(chair, brute, scenario)
    for item in of_scenario(scenario):
        found = next((found for found in proof.found if found.item == item), None)
        steps = len(found.witness.steps) if found else None
        assert steps == seen.get(key_of(item, scenario)), item
    ways = [finding for finding in proof.findings if finding.claim == "way-on"]
    assert {(finding.path[1], finding.witness.seat) for finding in ways} == stuck


def _agree(chair, brute, scenario):
    assert (chair.questions.least, chair.questions.most) == _ends(brute.questions)
    assert (chair.words.least, chair.words.most) == _ends(brute.words)
    titles = {"": "", **{name: ending.title for name, ending in scenario.endings.items()}}
    closed = {titles[name] for name, runs in chair.endings.items() if runs}
    assert closed == set(brute.endings)
    if not scenario.knows and not any(scene.calls for scene in scenario.scenes.values()):
        assert {titles[name]: runs for name, runs in chair.endings.items() if runs} == brute.endings


def _ends(values):
    return min(values, default=0), max(values, default=0)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(0, 40))
def test_what_is_walked_of_a_large_story_is_what_the_whole_walk_comes_to(seed, bound):
    story = Story.of("t", Maker(Random(seed)).story(), NOTHING)
    whole, part = prove(story), prove(story, bound=bound)
    assert {found.item for found in part.found} <= {found.item for found in whole.found}
    for chair, walked in zip(whole.chairs, part.chairs, strict=True):
        closed = {name for name, runs in walked.endings.items() if runs}
        assert closed <= {name for name, runs in chair.endings.items() if runs}


TWENTY_CALLS = """
title: T
seats: {{clerk: {{brief: You.}}}}
scenes:
  one:
    heard: Here.
    question: Well?
    calls:
      allow: 9
{calls}
    options:
      go: {{label: Go}}
      stay: {{label: Stay}}
  two:
    heard: |
      There.
{asked}
people: {{clerk: {{name: Clerk}}}}
"""


def test_asked_for_a_shortest_way_to_each_thing_is_told():
    proof = prove(story_of("bridge.yaml"))
    text = to_text(proof, ways=True)
    assert text.startswith(to_text(proof).rstrip())
    ways = text.split("\n\nShortest ways:\n")[1].splitlines()
    assert len(ways) == 2 * len(proof.found)
    at = ways.index("  ending `steady`")
    assert ways[at + 1] == "    as miller: mend (ford), then release (council)"


def twenty_calls(asked):
    calls = "".join(f"      c{i}:\n        label: L\n        text: x\n" for i in range(20))
    paragraphs = "".join(f"\n      {{called-c{i}}} Seen {i}.\n" for i in range(asked))
    return of_text(TWENTY_CALLS.format(calls=calls, asked=paragraphs))[0]


def test_twenty_calls_that_nothing_asks_for_are_proved_at_once():
    begun = process_time()
    proof = prove(twenty_calls(0))
    assert process_time() - begun < 1
    assert proof.complete
    assert sum(found.item.kind == "call" for found in proof.found) == 20
    assert {len(f.witness.steps) for f in proof.found if f.item.kind == "call"} == {1}


def test_twenty_calls_that_are_all_asked_for_are_answered_in_time_without_a_proof():
    begun = process_time()
    proof = prove(twenty_calls(20))
    assert process_time() - begun < 10
    assert not proof.complete
    assert not proof.refuted
    assert sum(found.item.kind == "paragraph" for found in proof.found) == 20


# --- shipped ------------------------------------------------------------------------------------

SHIPPED = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_shipped_scenarios_hold_and_no_seat_comes_to_one_ending_only(path):
    from game.library import open_story

    proof = prove(open_story(str(path)))
    assert proof.complete
    reached = {c.seat: [name for name, share in c.endings.items() if share] for c in proof.chairs}
    assert [seat for seat, endings in reached.items() if len(endings) < 2] == []
    assert {name for endings in reached.values() for name in endings} == {*proof.chairs[0].endings}
    assert [finding for finding in proof.findings if not finding.remark] == []


def test_the_problem_of_a_finding_points_into_the_file():
    found = loaded("unsound.yaml")
    proof = prove(Story.of(found.id, found.scenario, found.archive))
    line = to_text(proof, found.source).splitlines()[2]
    assert re.match(r".*unsound\.yaml:\d+:\d+: error \[", line)
    assert isinstance(found.problems, list)
    assert all(isinstance(problem, Problem) for problem in found.problems)


def test_a_call_that_moves_a_meter_is_told_apart_from_one_that_does_not():
    text = """
title: T
seats: {clerk: {brief: You.}}
meters: {days: {label: Days, start: 3}}
scenes:
  one:
    heard: Here.
    question: Well?
    calls:
      walk: {label: Walk, text: A.}
      wait: {label: Wait, text: B., changes: {days: -2}}
    options:
      go: {label: Go}
  two:
    heard: |
      There.

      {days < 2} Late.
people: {clerk: {name: Clerk}}
"""
    proof = prove(of_text(text)[0])
    assert not proof.refuted
    late = next(found for found in proof.found if found.item.kind == "paragraph")
    assert [getattr(step, "call", "") for step in late.witness.steps] == ["wait", ""]
