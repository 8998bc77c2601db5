"""Saves and the runs they hold, for several tests."""

from helpers import answer, bridge, call
from hypothesis import strategies as st

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, CallMade
from game.saves import Save, SaveFile
from game.session import open_scenario

ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True) | st.sampled_from(
    ["no", "yes", "on", "null", "true", "e1"]
)
kept = st.text(max_size=60).map(saves.tidy_reason)
nicknames = st.text(max_size=60).map(saves.tidy_nickname)
stands = st.sampled_from(["for", "against", "abstain"])
steps = st.one_of(
    st.builds(CallMade, ids, ids),
    st.builds(Back, ids),
    st.builds(Answer, ids, ids, kept, kept, st.dictionaries(ids, stands, max_size=4),
              st.lists(ids, max_size=3).map(tuple)),
)  # fmt: skip
written = st.builds(
    Save, ids, kept, st.from_regex(r"[0-9a-f]{16}", fullmatch=True), ids,
    st.dates().map(str), nicknames, st.lists(ids, max_size=3).map(tuple),
    st.lists(steps, max_size=6).map(tuple),
)  # fmt: skip


def played():
    play = call(Playthrough.start(bridge(), "miller", ["rose"]), "chest")
    play = answer(
        play, "mend", label="Mend it", reason="no", heads={"warden": "for"}, papers=("levels",)
    )
    return answer(play.step(Back("ford")), "pull-down", label="Pull it down")


def save_of(play, digest="0123456789abcdef", nickname="Masha"):
    return saves.of(play, digest, "2026-01-31", nickname)


def put(path, save):
    """A save written at a place of its own, as a stranger would find it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(saves.render(save), "utf-8")
    return SaveFile.read(path)


def begin(path):
    """What `Session.begin` takes for a game of the scenario in a file."""
    story, digest = open_scenario(str(path))
    return story, "miller", digest
