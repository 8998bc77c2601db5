"""Small random stories, and every way through them played one by one: what a proof must agree with."""

import re
from itertools import chain, combinations

from game.playthrough.close import close
from game.playthrough.passages import Renderer
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal
from game.playthrough.steps import Answer, CallMade, StepError
from game.playthrough.view import view
from game.reader.entries import read
from game.story.format import Scenario
from game.story.prose import plain


def as_read(tree):
    """A tree with its figures as text, as the reader hands them out."""
    if isinstance(tree, dict):
        return {key: as_read(value) for key, value in tree.items()}
    return str(tree) if isinstance(tree, int) else tree


class Maker:
    """A small random story in which every text carries a token of its own."""

    def __init__(self, rng):
        self.rng = rng
        self.tokens = 0
        self.calls = 0
        self.names = ["ann", "ben"]

    def words(self):
        self.tokens += 1
        return f"tok{self.tokens}x" + " and" * self.rng.randint(0, 3)

    def condition(self):
        parts = []
        for _ in range(self.rng.randint(1, 2)):
            name = self.rng.choice(self.names)
            sign = self.rng.choice([">=", "<", "=="])
            part = f"{name} {sign} {self.rng.randint(0, 4)}" if name in ("days", "puds") else name
            parts.append(self.rng.choice(["", "", "not "]) + part)
        return self.rng.choice([" and ", " or "]).join(parts)

    def maybe(self, entry, chance=0.5):
        return {**entry, "if": self.condition()} if self.rng.random() < chance else entry

    def prose(self):
        """One plain paragraph and up to two guarded ones."""
        guarded = [f"{{{self.condition()}}} {self.words()}" for _ in range(self.rng.randint(0, 2))]
        return "\n\n".join([self.words(), *guarded])

    def story(self):
        self.names += ["rose"] if self.rng.random() < 0.5 else []
        meters = self.rng.random() < 0.5
        self.names += ["days", "puds"] if meters else []
        count = self.rng.randint(2, 4)
        scenes = {f"s{i}": self.scene(i, count, meters) for i in range(count)}
        endings = {
            f"e{i}": self.maybe({"title": self.words(), "text": self.prose()}, 0.6)
            for i in range(self.rng.randint(0, 3))
        }
        counted = {
            "days": {"label": "Days", "start": 2, "max": 4},
            "puds": {"label": "Puds", "start": 1, "max": 3},
        }
        tree = {
            "title": "T",
            "seats": {"ann": {"brief": self.prose()}, "ben": {}},
            "knows": {"rose": "a/b/c"} if "rose" in self.names else {},
            "meters": counted if meters else {},
            "scenes": scenes,
            "endings": endings,
            "people": {"ann": {"name": "Ann"}, "ben": {"name": "Ben"}},
        }
        scenario, _ = read(Scenario, as_read(tree))
        return scenario

    def scene(self, index, count, meters):
        scene = {"heard": self.prose(), "outcome": self.prose(), "later": self.prose()}
        scene = self.maybe(scene, 0.25)
        if self.rng.random() < 0.3:
            scene["absent"] = [self.rng.choice(["ann", "ben"])]
        scene["papers"] = {f"p{index}": self.maybe({"title": self.words(), "text": self.prose()})}
        if self.rng.random() < 0.3:
            return self.leads(scene, index, count)
        if self.rng.random() < 0.5 and self.calls < 4:  # more take brute force too long
            calls = {f"c{index}{i}" for i in range(self.rng.randint(1, 3))}
            self.calls += len(calls)
            self.names += [f"called-{call}" for call in sorted(calls) if self.rng.random() < 0.5]
            scene["calls"] = {"allow": self.rng.randint(1, 2)}
            for call in sorted(calls):
                opens = [f"p{index}"] if self.rng.random() < 0.3 else []
                entry = {"label": "Look", "text": self.prose(), "opens": opens}
                entry["cost"] = self.rng.choice([1, 1, 2])
                if meters and self.rng.random() < 0.3:
                    entry["changes"] = {"days": self.rng.choice([-2, 1])}
                scene["calls"][call] = self.maybe(entry)
        options = [f"o{index}{i}" for i in range(self.rng.randint(1, 3))]
        self.names += options
        scene["question"] = "Well?"
        if meters and self.rng.random() < 0.3:
            scene["changes"] = {"puds": self.rng.choice([-1, 1])}
        scene["voices"] = {f"v{index}": self.maybe({"by": "ann", "says": self.prose()})}
        scene["options"] = {
            option: self.leads(self.option(meters), index, count) for option in options
        }
        return scene

    def option(self, meters):
        entry = {"label": "Do it so", "follows": self.prose(), "later": self.prose()}
        if meters and self.rng.random() < 0.5:
            changed = self.rng.choice(["days", "puds"])
            entry["changes"] = {changed: self.rng.choice([-2, -1, 1, 2])}
        return self.maybe(entry, 0.4)

    def leads(self, entry, index, count):
        later = [f"s{i}" for i in range(index + 1, count)] + ["end"]
        return {**entry, "next": self.rng.choice(later)} if self.rng.random() < 0.4 else entry


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
