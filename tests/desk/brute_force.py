"""Every way through a small story played one by one: what a proof must agree with."""

import re
from itertools import chain, combinations

from game.playthrough.close import close
from game.playthrough.passages import Renderer
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, CallMade, StepError
from game.playthrough.view import view
from game.story.prose import plain


class Brute:
    """Every run through Playthrough itself, nothing merged; notes the first way to everything."""

    def __init__(self, story, seat, seen):
        self.story = story
        self.seat = seat
        self.seen = seen
        self.stuck = set()
        self.endings = {}
        self.questions = []
        self.words = []

    def note(self, thing, play):
        steps = len(play.steps)
        self.seen[thing] = min(self.seen.get(thing, steps), steps)

    def notes(self, shown, play):
        for token in re.findall(r"tok\d+x", repr(shown)):
            self.note(token, play)

    def run(self):
        knows = list(self.story.scenario.knows)
        for known in chain.from_iterable(combinations(knows, n) for n in range(len(knows) + 1)):
            play = Playthrough.start(self.story, self.seat, known)
            if self.seat in self.story.scenario.seats:
                self.notes(
                    Renderer(play).passages(self.story.scenario.seats[self.seat].brief), play
                )
            self.go(play, 0)

    def go(self, play, words):
        came = not play.steps or not isinstance(play.steps[-1], CallMade)
        for name in play.ahead:
            if not came and name != play.question:
                continue  # read before the call, and counted then
            shown = view(play, name)
            self.note(name, play)
            self.notes(shown, play)
            if name != play.question:
                words += words_of((*shown.heard, *shown.told))
        if play.finished:
            return self.end(play, words)
        scene = play.scene(play.question)
        moved_on = False
        for call in scene.calls.each if scene.calls else ():
            try:
                after = play.step(CallMade(play.question, call))
            except StepError:
                continue
            moved_on = True
            self.note(("call", call), after)
            self.go(after, words)
        shown = view(play)
        before = words_of(shown.heard) + len(f"{shown.question} ".split())
        before += sum(len(option.label.split()) for option in shown.options)
        for option in scene.options:
            try:
                after = play.step(Answer(play.question, option))
            except StepError:
                continue
            moved_on = True
            self.note(("option", option), after)
            told = reveal(after)
            self.notes(told, after)
            read = before + words_of(told.you.follows) + words_of(told.outcome)
            self.go(after, words + read)
        if not moved_on:
            self.stuck.add((play.question, self.seat))
        return None

    def end(self, play, words):
        told = close(play)
        self.notes(told, play)
        self.words.append(words)
        self.questions.append(len(play.minutes))
        title = told.book.ending
        self.endings[title] = self.endings.get(title, 0) + 1


def words_of(passages):
    return sum(len(passage.text.split()) for passage in passages)


def key_of(item, scenario):
    """What brute force notes when it comes to an item."""
    if item.kind == "scene":
        return item.name
    if item.kind in ("call", "option"):
        return item.kind, item.name
    entry = scenario.endings if item.kind == "ending" else None
    if entry is None and item.kind in ("paper", "voice"):
        entry = getattr(scenario.scenes[item.scene], item.kind + "s")
    if entry is not None:
        one = entry[item.name]
        return re.search(r"tok\d+x", plain(one.says) if item.kind == "voice" else one.title)[0]
    return re.search(r"tok\d+x", field_at(scenario, item.path)[item.offset :])[0]


def field_at(node, path):
    for step in path:
        if step == "calls":
            node = node.calls.each
        else:
            node = node[step] if isinstance(node, dict) else getattr(node, step)
    return node
