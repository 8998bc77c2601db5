"""A bundle plays as its scenario does, with no archive beside it."""

from pathlib import Path

import pytest

from game.archive import Archive
from game.archive import load as load_archive
from game.desk.bundle import bundle, used
from game.errors import UserError
from game.library import listing, shared_archive
from game.playthrough.close import close
from game.playthrough.play import Playthrough, Story
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, CallMade, StepError
from game.playthrough.view import view
from game.story.load import load

DATA = Path(__file__).parent.parent / "data"
NOTHING = Archive()


@pytest.fixture(scope="module")
def archive():
    return load_archive(DATA / "town-archive")


def fair(archive):
    path = DATA / "fair.yaml"
    loaded = load(path.read_bytes(), str(path), "fair", archive)
    assert loaded.problems == []
    return loaded


def alone(text, id="fair"):
    loaded = load(text, "bundle.yaml", id, NOTHING)
    assert loaded.problems == []
    return loaded


def run(loaded, seat):
    """Everything shown along one run: first calls, last open options."""
    play = Playthrough.start(Story.of(loaded.id, loaded.scenario, loaded.archive), seat)
    shown = []
    while not play.finished:
        shown += [view(play, name) for name in play.ahead]
        scene = play.scene(play.question)
        for call in scene.calls.each if scene.calls else ():
            try:
                play = play.step(CallMade(play.question, call))
            except StepError:
                continue
            shown.append(view(play))
        answer = [option.id for option in view(play).options if not option.closed][-1]
        play = play.step(Answer(play.question, answer))
        shown.append(reveal(play))
    return [*shown, *(view(play, name) for name in play.ahead), close(play)]


def test_it_plays_the_same_without_the_archive(archive):
    loaded = fair(archive)
    made = alone(bundle(loaded))
    for seat in loaded.scenario.seats:
        assert run(made, seat) == run(loaded, seat)


def test_the_authors_text_and_comments_stay(archive):
    loaded = fair(archive)
    before = loaded.source.text.splitlines()
    after = iter(bundle(loaded).splitlines())
    kept = [line for line in before if line in after]  # in order: the iterator moves on
    assert kept == before


def test_a_comment_after_a_block_stays_after_it(archive):
    text = bundle(fair(archive))
    assert text.index("\n  drummer:") < text.index("\n# the end")


def test_only_what_is_used_comes_along(archive):
    made = alone(bundle(fair(archive))).scenario
    assert set(made.people) == {"weaver", "baker", "reeve", "drummer", "abbess"}
    assert "hermit" in archive.people
    assert set(made.terms) == {"stall-penny"}
    assert set(made.series) == {"geese"}
    assert set(made.sources) == {
        "own-notes",
        "fair-roll",
        "town-book",
        "abbey-lives",
        "goose-count",
    }


def test_entries_are_whole(archive):
    loaded = fair(archive)
    made = alone(bundle(loaded)).scenario
    wanted = used(loaded.scenario, loaded.archive)
    for register, ids in wanted.items():
        for id in ids:
            assert getattr(made, register)[id] == getattr(loaded.archive, register)[id]


def test_a_bundle_beside_the_archive_overrides_nothing(archive):
    text = bundle(fair(archive))
    assert load(text, "b.yaml", "fair", archive).problems == []


def test_a_bundle_of_a_bundle_is_the_same(archive):
    text = bundle(fair(archive))
    assert bundle(alone(text)) == text


@pytest.mark.parametrize(
    "own",
    [
        "people: {}",
        "people: {reeve: {name: The Reeve}}",
        "people:\n    reeve:\n        name: The Reeve",
    ],
)
def test_any_form_of_an_own_block_is_added_to(archive, own):
    text = fair(archive).source.text
    block = text[text.index("people:") : text.index("# the end")]
    changed = text.replace(block, f"{own}\n")
    loaded = load(changed, "fair.yaml", "fair", archive)
    assert all(problem.warning for problem in loaded.problems)
    made = alone(bundle(loaded))
    assert run(made, "weaver") == run(loaded, "weaver")
    assert made.scenario.people["reeve"] == loaded.archive.people["reeve"]


def test_what_cannot_be_played_is_not_bundled():
    with pytest.raises(UserError, match="politburo check"):
        bundle(load("title: T\n", "t.yaml", "t", NOTHING))


@pytest.mark.parametrize("path", [one.path for one in listing()], ids=lambda path: path.stem)
def test_shipped_scenarios_can_travel(path):
    loaded = load(path.read_bytes(), str(path), path.stem, shared_archive())
    made = alone(bundle(loaded), path.stem)
    for seat in loaded.scenario.seats:
        assert run(made, seat) == run(loaded, seat)
