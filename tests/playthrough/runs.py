"""A run of the small story in tests/data/bridge.yaml, and what is read in one."""

from helpers import bridge

from game.playthrough.play import Playthrough


def start(seat="miller", known=()):
    return Playthrough.start(bridge(), seat, known)


def words(passages):
    return " ".join(passage.text for passage in passages)
