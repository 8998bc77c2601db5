"""What lies beyond the stop, read from the raw YAML by rules of its own.

Nothing here is shared with the program but the list of files: whatever field is not named below
as known in the room counts as beyond the stop, so a field that is new is watched from its first day.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from helpers import STORIES, squeezed

from game import library
from game.pages.actions import TABLE

ROOM = (
    "title", "ages", "content/*", "opens", "agenda",
    "seats/*/brief", "seats/*/stake", "seats/*/dossier/*", "meters/*/label", "meters/*/unit",
    *(f"scenes/*/{field}" for field in (
        "old_style", "time", "place", "title", "note", "summary", "heard", "question", "body", "so_far",
    )),
    *(f"scenes/*/papers/*/{field}" for field in ("title", "by", "to", "kind", "flags/*", "text")),
    "scenes/*/voices/*/says", "scenes/*/calls/*/label", "scenes/*/calls/*/text",
    *(f"scenes/*/options/*/{field}" for field in ("label", "hope", "risk", "closed")),
    "terms/*/term", "terms/*/also/*", "terms/*/means",
    *(f"people/*/{field}" for field in ("name", "full", "initials", "offices/*/office")),
    "bodies/*/post", "bodies/*/candidate_post",
    *(f"sources/*/{field}" for field in ("title", "author", "year", "original_year", "place", "publisher")),
)  # fmt: skip
"""All that may be read before an answer; a star stands for a name or a place in a list."""

WITH_THE_ANSWER = (
    "scenes/*/outcome", "scenes/*/history", "scenes/*/papers/*/provenance",
    "scenes/*/options/*/enters", "scenes/*/options/*/follows", "scenes/*/options/*/taken_by/*",
    "scenes/*/motions/*/text", "scenes/*/motions/*/tally", "scenes/*/motions/*/note",
)  # fmt: skip
"""What an answer opens; everything else waits for the chapter's end."""

ON_ITS_DAY = (
    "maps/*/title", "maps/*/words", "maps/*/places/*/name",
    *(f"maps/*/{kind}/*/{field}" for kind in ("lines", "areas") for field in ("label", "words")),
)  # fmt: skip
"""What a map says: known from the day that it, or its line or area, is dated."""

PROGRAM = re.compile(r".*/if|knows/.*|waivers/.*|lesson/.*|status|format|dates")
"""What no person reads: conditions, references, settings."""

SHORTEST = 12
"""Sentences shorter than this, without spaces, are words that any page may hold."""


def _told(text: str) -> str:
    """A text without conditions and citations."""
    return re.sub(r"\s*\[@[^\]]*\]", "", re.sub(r"(?m)^\{[^}\n]*\}", "", text))


@cache
def sentences(text: str) -> frozenset[str]:
    """The sentences of a text without spaces and line breaks."""
    parts = re.split(r"(?<=[.!?])\s+|\n\s*\n", _told(text))
    short = (squeezed(part) for part in parts if " " in part.strip())
    return frozenset(one for one in short if len(one) >= SHORTEST)


def _leaves(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path.removeprefix("/"), node
    elif node is not None:
        each = node.items() if isinstance(node, dict) else enumerate(node)
        for key, inner in each:
            yield from _leaves(inner, f"{path}/{key}")


@cache
def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    steps = path.split("/")
    return any(
        len(steps) == len(parts := pattern.split("/"))
        and all(part in ("*", step) for part, step in zip(parts, steps, strict=True))
        for pattern in patterns
    )


@cache
def raw(name: str) -> dict:
    """A scenario's file as plain data, every scalar as text."""
    path = Path(name) if name.endswith(".yaml") else library.shipped() / f"{name}.yaml"
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


@cache
def texts(name: str) -> list[tuple[str, str]]:
    """Every text of a scenario and of the registers it is read beside, with its path."""
    found = list(_leaves(raw(name)))
    for register in sorted((library.shipped() / "archive").glob("*.yaml")):
        entries = yaml.load(register.read_text("utf-8"), Loader=yaml.CBaseLoader)
        found += _leaves(entries, register.stem)
    return [(path, text) for path, text in found if not PROGRAM.fullmatch(path)]


def scene_of(path: str) -> str:
    return path.split("/")[1] if path.startswith("scenes/") else ""


@cache
def _known_in(name: str, scene: str) -> str:
    """Everything that may be read before the stop of a scene: there, before it, and at the head."""
    order = list(raw(name)["scenes"])
    so_far = {"", *order[: order.index(scene) + 1]}
    known = [
        text for path, text in texts(name) if scene_of(path) in so_far and _matches(path, ROOM)
    ]
    known += _mapped(name, raw(name)["scenes"][scene].get("date", ""))
    return squeezed("\n".join(map(_told, known)))


def _mapped(name: str, today: str) -> list[str]:
    """What maps say of this day and of days before it; a month is over on its last day."""
    told = dict(texts(name))
    found = []
    for path, text in told.items():
        if _matches(path, ON_ITS_DAY):
            steps = path.split("/")
            own = told.get("/".join([*steps[:4], "date"]), "")
            day = own or told[f"maps/{steps[1]}/date"]
            if day.ljust(10, "~") <= today:
                found.append(text)
    return found


@cache
def _beyond(
    name: str, scene: str, answered: frozenset[str], told: frozenset[str]
) -> frozenset[str]:
    found: set[str] = set()
    for path, text in texts(name):
        of = scene_of(path)
        if _matches(path, ROOM) or (of in answered and _matches(path, WITH_THE_ANSWER)):
            continue
        if path.endswith("/outcome") and of in told and "options" not in raw(name)["scenes"][of]:
            continue  # a passage has no stop: what was decided belongs to it
        found |= sentences(text)
    known = _known_in(name, scene) + squeezed("".join(one.help + one.typed_help for one in TABLE))
    return frozenset(sentence for sentence in found if sentence not in known)


def beyond(play, scene: str) -> frozenset[str]:
    """The sentences that must not be read while this scene lies open in this run.

    Left out are what came with an answer that was given, the outcome of a passage once one has
    come to it, sentences that also stand in a text of the room, and the program's own words.
    """
    answered = frozenset(line.answer.scene for line in play.minutes)
    told = frozenset((*play.passed, *play.ahead[: play.ahead.index(scene) + 1]))
    name = next(name for name in STORIES if Path(name).stem == play.story.id)
    return _beyond(name, scene, answered, told)


def leaked(shown: str, play, scene: str) -> list[str]:
    """What of it is read all the same."""
    page = squeezed(shown)
    return sorted(sentence for sentence in beyond(play, scene) if sentence in page)
