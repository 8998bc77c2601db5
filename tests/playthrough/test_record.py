"""What the record says after an answer, and what it never says before."""

import pytest
from helpers import answer, open_options, story_of
from runs import start

from game.pages.blocks import Heading, Label
from game.pages.record import sheets
from game.playthrough.close import close, minute_book
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.view import view


def test_the_answer_never_enters_the_tally():
    rows = [reveal(answer(start(), option)).motions[0] for option in open_options(start())]
    assert len(rows) == 3
    assert len({row.votes for row in rows}) == 1


def test_the_real_mans_stand_is_shown_beside_the_players():
    seen = reveal(answer(start(), "mend"))
    assert seen.you.label == "Mend the bridge with planks from the yard"
    assert seen.seat_did == "Pull the bridge down and use the ford"


def test_of_a_man_who_took_no_line_the_last_vote_that_names_him_is_shown():
    story = story_of(
        "title: T\nseats:\n  clerk:\nscenes:\n  a:\n    heard: A\n    question: Q?\n    options:\n"
        "      stay:\n        label: S\n      leave:\n        label: L\n    motions:\n"
        "      - text: First\n        for: clerk\n      - text: Second\n        against: clerk\n"
        "      - text: Third\n        for: one\n"
        "people:\n  clerk:\n    name: C\n  one:\n    name: O\n"
    )
    assert reveal(answer(Playthrough.start(story, "clerk"), "stay")).seat_did == "against: Second"


def test_in_the_record_a_line_that_could_not_be_seen_has_no_number():
    story = story_of(
        "title: T\nseats:\n  clerk:\n  one:\nscenes:\n  a:\n    heard: A\n    question: Q?\n"
        "    options:\n      stay:\n        label: S\n      leave:\n        label: L\n"
        "        if: one\n      wait:\n        label: W\n        if: one\n        closed: Why\n"
        "people:\n  clerk:\n    name: C\n  one:\n    name: O\n"
    )
    for seat, headings in {"clerk": ["L", "3  W"], "one": ["2  L", "3  W"]}.items():
        pages = sheets(reveal(answer(Playthrough.start(story, seat), "stay")), own_stop=True)
        (lines,) = (page for page in pages if Label("LINES NOT TAKEN") in page.blocks)
        assert [block.text for block in lines.blocks if isinstance(block, Heading)] == headings


def test_heads_counted_are_laid_beside_the_minutes():
    heads = {"warden": "for", "carter": "abstain"}
    (motion,) = reveal(answer(start(), "mend", heads=heads)).motions
    voters = {one.name: (one.stand, one.pencil, one.missed) for one in motion.votes.voters}
    assert voters["Warden"] == ("for", "for", False)
    assert voters["Carter"] == ("against", "abstained", True)
    assert motion.not_named == ()


def test_heads_are_counted_of_those_who_are_named_but_oneself():
    assert [who.name for who in view(start()).heads] == ["Carter", "Clerk", "Warden"]
    assert view(answer(start(), "mend")).heads == ()


def test_two_men_of_one_name_are_two_heads():
    story = story_of(
        "title: T\nseats:\n  clerk:\nscenes:\n  a:\n    heard: A\n    question: Q?\n    options:\n"
        "      stay:\n        label: S\n      leave:\n        label: L\n    motions:\n"
        "      - text: M\n        puts: stay\n        heads: [two, one]\n        for: [one, two]\n        against: clerk\n"
        "people:\n  clerk:\n    name: C\n  one:\n    name: Smirnov\n  two:\n    name: Smirnov\n"
    )
    heads = view(Playthrough.start(story, "clerk")).heads
    assert [who.id for who in heads] == ["one", "two"]


def test_no_reason_is_asked_where_lives_hang_on_the_answer():
    assert view(start()).asks_reason
    assert not view(answer(start(), "mend")).asks_reason


def test_a_reason_is_quoted_back():
    play = answer(start(), "mend", reason="the mill must run")
    assert reveal(play).reason == "the mill must run"
    assert view(play).dossier[-1].reason == "the mill must run"
    assert minute_book(play).entries[0].reason == "the mill must run"


def test_the_close_tells_fates_only_of_those_who_were_met():
    fates = {fate.who.id: fate for fate in close(answer(start("scout"), "arrest")).fates}
    assert set(fates) <= {"warden", "scout", "carter", "clerk"}
    assert "miller" not in fates
    whole = close(answer(answer(start(), "mend"), "arrest"))
    assert [fate.who.id for fate in whole.fates] == ["miller", "warden"]
    assert [fate.yours for fate in whole.fates] == [True, False]


def test_a_scene_behind_or_beyond_the_stop_cannot_be_asked_for():
    play = start()
    for name in ("council", "carts", "nowhere"):
        with pytest.raises(ValueError, match="not ahead"):
            view(play, name)
    with pytest.raises(ValueError, match="not ahead"):
        view(answer(play, "mend"), "ford")
    with pytest.raises(ValueError, match="nothing"):
        reveal(play)
