"""Write a generated story in this project's format: the same seed gives the same file.

Its shape is that of the story on which other story systems were measured: scenes of about 80
words, three options each, one of them under a condition on a meter, each moving one of eight
meters, jumps forward by at most a twentieth of the story. A run gives 35 to 45 answers however
long the story is.

    python benchmarks/generate.py 1000 /tmp/story.yaml
"""

import random
import sys
from pathlib import Path

METERS = 8
START = 5
ENDS = 5
WORDS = """minister report grain rail winter factory delegate session quota letter archive border
council plan debate harvest order province deputy commission steel telegram engineer office
corridor silence answer question meeting evening river station paper vote committee secretary
worker village bread price ration figure column margin note signature stamp draft table window
street lamp snow march train the a of in and with from before after under while because although
that which slowly again never already quietly early late almost nearly openly twice once reads
asks signs waits turns speaks objects delays agrees refuses counts sends old new long narrow
official private grave careful northern southern empty full""".split()  # noqa: SIM905


def story(scenes: int, seed: int = 7) -> str:
    """The text of a story of so many scenes and five short ones at its end."""
    rng = random.Random(seed)
    lines = ["format: 1", "title: A generated story", "seats:", "  clerk:"]
    lines += ["    brief: |", "      You keep the minutes.", "meters:"]
    for meter in range(METERS):
        lines += [f"  v{meter}:", f"    label: Count {meter}", f"    start: {START}"]
        lines.append("    min: -1000")
    lines.append("scenes:")
    for index in range(scenes):
        lines += _scene(rng, index, scenes)
    for end in range(ENDS):
        lines += [f"  e{end}:", *_heard(rng), "    next: end"]
    lines += ["people:", "  clerk:", "    name: Clerk"]
    return "\n".join(lines) + "\n"


def _scene(rng: random.Random, index: int, scenes: int) -> list[str]:
    lines = [f"  s{index}:", *_heard(rng), "    question: What is done now?", "    options:"]
    guarded = rng.choice((1, 2))
    for number in range(3):
        to = index + rng.randint(1, max(5, scenes // 20))
        words = " ".join(rng.choice(WORDS) for _ in range(6))
        lines.append(f"      s{index}-{number}:")
        lines.append(f"        label: Choose {index}.{number} and {words}")
        if number == guarded:
            sign = rng.choice((">=", "<=", ">", "<"))
            figure = rng.randint(START - 3, START + 3)
            lines.append(f"        if: v{rng.randrange(METERS)} {sign} {figure}")
        moved = rng.choice((-3, -2, -1, 1, 2, 3))
        lines += ["        changes:", f"          v{rng.randrange(METERS)}: {moved}"]
        target = f"s{to}" if to < scenes else f"e{rng.randrange(ENDS)}"
        lines.append(f"        next: {target}")
    return lines


def _heard(rng: random.Random, words: int = 80) -> list[str]:
    lines, line, left = ["    heard: |"], "     ", words
    while left > 0:
        length = min(left, rng.randint(8, 16))
        length = left if left - length < 4 else length
        sentence = [rng.choice(WORDS) for _ in range(length)]
        if length > 9:
            sentence[length // 2] += ","
        left -= length
        for word in (" ".join(sentence).capitalize() + ".").split():
            if len(line) + len(word) > 88:
                lines.append(line)
                line = "     "
            line += f" {word}"
    return [*lines, line]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(story(int(sys.argv[1])), "utf-8")
