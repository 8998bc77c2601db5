"""A chapter as one playable HTML file: its pages, packed stop by stop, and a script to turn them.

What lies behind a stop stands in the file only packed: deflated, or sealed with a word. How it is
read, and what a player does with it, is in `playable.js`.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from game.html import MARK, template
from game.html.packs import packs_of, written
from game.html.sealing import ROUNDS, Seal
from game.pages.leaves import HEARD
from game.playable.chapter import Chapter
from game.reader.characters import INVISIBLE, UNWRITABLE
from game.saves import NICKNAME_LENGTH, REASON_LENGTH

HERE = Path(__file__).parent
SCRIPTS = ("playable.js", "playable_save.js", "playable_hands.js")
SEAL = "playable_seal.js"
"""What a sealed file has besides."""


def playable(chapter: Chapter, digest: str, word: str = "") -> str:
    """The file. With a `word` what lies behind the stops can be read only by whoever has it.

    `digest` is the fingerprint of the scenario's text, for the saves. The same chapter and the same
    word give the same bytes.
    """
    packs = [zlib.compress(pack, 9) for pack in written(packs_of(chapter))]
    start = {
        "scenario": chapter.id,
        "title": chapter.title,
        "digest": digest,
        "heard": HEARD,
        "reason_length": REASON_LENGTH,
        "nickname_length": NICKNAME_LENGTH,
        "unwritable": UNWRITABLE.pattern,
        "invisible": INVISIBLE.pattern,
    }
    if word:
        seal = Seal(word, packs[1:])
        packs[1:] = [seal.sealed(number, pack) for number, pack in enumerate(packs[1:], start=1)]
        start["seal"] = {"salt": _base64(seal.salt), "rounds": ROUNDS}
    scripts = (*SCRIPTS, SEAL) if word else SCRIPTS
    script = "\n".join((HERE / name).read_text("utf-8") for name in scripts)
    made = template("playable.html.j2").render(
        title=chapter.title,
        mark=MARK,
        style=(HERE / "playable.css").read_text("utf-8"),
        script=script,
        digest_of_script=_base64(sha256(script.encode()).digest()),
        start=json.dumps(start).replace("<", "\\u003c"),
        packs=list(map(_base64, packs)),
    )
    return str(made)


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
