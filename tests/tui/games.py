"""Games of the small story, each at a page that tests look at."""

from helpers import BRIDGE

from game.playthrough.steps import Answer, CallMade
from game.session import Session, open_scenario
from game.sitting.game import Game
from game.sitting.menu import Menu

STEPS = (
    CallMade("ford", "chest"),
    Answer("ford", "mend", "", "for the mill", {"warden": "against", "clerk": "for"}),
    Answer("council", "release"),
)
AFTER = {"first-record": 2, "record": 3, "end": 3}
"""How many steps lead to the pages after a stop."""


def turned(game, name):
    """A game turned on to the next page of a name."""
    while game.at != name:
        assert game.turn(1)
    return game


def at_page(name, steps):
    """A game after so many steps, turned to a page."""
    story, digest = open_scenario(str(BRIDGE))
    session = Session.begin(story, "miller", digest)
    for step in STEPS[:steps]:
        session.play = session.play.step(step)
    return turned(Game(Menu(), session), name)


def after(kind):
    """A game whose last step has just been taken, at the first page of a kind in AFTER."""
    return at_page(kind.removeprefix("first-"), AFTER[kind])
