"""Small random stories in which every text carries a token of its own."""

from game.reader.entries import read
from game.story.format import Scenario


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
