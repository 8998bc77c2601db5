"""A playable file read by a second route: unpacked, looked up and filled without its script."""

import base64
import html
import json
import re
import zlib

VOTED = {"for": "for", "against": "against", "abstain": "abstained"}
PACK = re.compile(r'<script type="text/plain" id="pack-\d+">([^<]*)</script>')


def squeezed(text):
    """Text without spaces, in small letters: how it is wrapped and set makes no difference."""
    return re.sub(r"\s+", "", text).casefold()


class File:
    """The packs of a playable file that is not sealed."""

    def __init__(self, text):
        self.text = text
        self.packs = [
            json.loads(zlib.decompress(base64.b64decode(one))) for one in PACK.findall(text)
        ]
        self.words = {}

    def of(self, number, index):
        """A text's pieces: plain words, and places to be filled."""
        if (number, index) not in self.words:
            self.words[number, index] = _taken_apart(self.packs[number]["text"][index])
        return self.words[number, index]


def _taken_apart(markup):
    markup = re.sub(r'<div aria-hidden="true">.*</div>\s*</figure>', "", markup, flags=re.DOTALL)
    markup = re.sub(r'<div id="slip".*', "", markup, flags=re.DOTALL)  # where a reason is typed
    hangs_on = re.match(r'<\w+[^>]* data-if="([^"]*)"', markup)
    own = re.match(r"<\w+[^>]* data-own", markup) is not None
    pieces = re.split(
        r'(<span id="in-pencil"></span>|<span (?:class="quiet" )?data-(?:words|man)="[^"]*"[^>]*></span>)',
        markup,
    )
    found = []
    for piece in pieces:
        if piece.startswith('<span id="in-pencil"'):
            found.append(("pencil",))
        elif place := re.match(r'<span (?:class="quiet" )?data-words="([^"]*)"', piece):
            found.append(("words", place[1]))
        elif place := re.match(
            r'<span (?:class="quiet" )?data-man="([^"]*)" data-not="([^"]*)" data-as="([^"]*)"',
            piece,
        ):
            found.append(("man", *place.groups()))
        else:
            bare = re.sub(r"<(?:br|hr)[^>]*>", " ", piece)
            found.append(("text", squeezed(html.unescape(re.sub(r"<[^>]*>", "", bare)))))
    return [int(one) for one in hangs_on[1].split()] if hangs_on else [], own, found


class Reader:
    """A game in a file: what has been done, and the pages that lie open then."""

    def __init__(self, file, seat):
        self.file = file
        self.opened = file.packs[0]
        self.seat = next(one for one in self.opened["seats"] if one["id"] == seat)
        self.log = []
        self.places = []
        self._arrive(0, self.seat["node"], frozenset(), [])

    def _arrive(self, pack, node, memory, record):
        self.places.append(
            {
                "pack": pack,
                "node": self.file.packs[pack]["nodes"][node],
                "memory": memory,
                "record": record,
                "desk": 0,
            }
        )

    @property
    def here(self):
        return self.places[-1]

    def _form(self, forms, table):
        key = "".join(str(int(bit in self.here["memory"])) for bit in forms["asks"])
        return self.file.packs[self.here["pack"]][table][forms["by_key"][key]]

    @property
    def desk(self):
        question = self.here["node"]["question"]
        if question is None:
            return None
        desks = self._form(question, "questions")
        return self.file.packs[self.here["pack"]]["desks"][desks[self.here["desk"]]]

    def call(self, call):
        self.here["desk"] = next(to for id, to in self.desk["calls"].values() if id == call)

    def answer(self, option, reason="", heads=None):
        desk = self.desk
        line = next(one for one in desk["lines"].values() if one["option"] == option)
        self.log.append(
            {
                "scene": desk["scene"],
                "option": option,
                "reason": reason,
                "heads": heads or {},
                "stop": desk["stop"],
                "withdrawn": False,
            }
        )
        record = line["record"] if reason else line["bare_record"]
        memory = self.here["memory"] | set(line["gains"]) | set(line["if_reason"] if reason else ())
        self._arrive(desk["stop"], line["node"], memory, record)

    def back(self):
        next(one for one in reversed(self.log) if not one["withdrawn"])["withdrawn"] = True
        self.places.pop()

    @property
    def standing(self):
        return [one for one in self.log if not one["withdrawn"]]

    # -- what lies open

    def pages(self):
        """Every page that can be turned to, in order: its name, its title, its words."""
        scenes = [page for scene in self._scenes().values() for page in self._pages_of(scene)]
        return self.record() + scenes + self.end()

    def record(self):
        """The record of the last answer."""
        if not self.here["record"]:
            return []
        first = len({one["scene"] for one in self.log}) == 1
        records = self.file.packs[self.here["pack"]]["records"]
        return [self._page(self.here["pack"], one) for one in records[self.here["record"][first]]]

    def scene(self, name):
        """The pages of a scene ahead."""
        return self._pages_of(self._scenes()[name])

    def end(self):
        """The chapter's end."""
        end = self.here["node"]["end"]
        return [one for page in (self._form(end, "ends") if end else ()) for one in self._end(page)]

    def panels(self, name):
        """The words of everything that can be laid over a scene ahead."""
        scene = self._scenes()[name]
        laid = {
            name: self._page(self.here["pack"], number)[2]
            for name, number in scene["panels"].items()
        }
        return {**laid, "dossier": self.dossier(), "minutes": self.book()}

    def _scenes(self):
        found = [self._form(forms, "passages") for forms in self.here["node"]["passages"]]
        return {one["scene"]: one for one in [*found, *([self.desk] if self.desk else [])]}

    def _pages_of(self, scene):
        numbers = [scene["note"], scene["heard"][0], scene.get("question")]
        return [self._page(self.here["pack"], one) for one in numbers if one is not None]

    def _page(self, number, index):
        pack = self.file.packs[number]
        page = pack["pages"][index]
        words = self.told(number, [page["left"]]) + "|" + self.told(number, [page["right"]]) + "|"
        words += self.told(number, page["blocks"])
        words += self.told(number, [page["choices"]]) if "choices" in page else ""
        return page["name"], page.get("title", ""), words

    def _end(self, page):
        number = self.here["pack"]
        if page["feet"]:
            return [("end", page["title"], self.book() + self.told(number, page["feet"][1]))]
        taken = {one["scene"]: one["option"] for one in self.standing}
        blocks = []
        for part in page["parts"]:
            blocks += (
                part if isinstance(part, list) else part["by"].get(taken.get(part["scene"]), [])
            )
        if page["parts"] and not blocks and len(page["begins"]) < 2:
            return []
        return [("end", page["title"], self.told(number, [*page["begins"], *blocks]))]

    def _entry(self, line):
        return self.file.packs[line["stop"]]["entries"][f"{self.seat['id']} {line['option']}"]

    def dossier(self):
        lines = "".join(
            self.told(one["stop"], self._entry(one)["dossier"], one["reason"])
            for one in self.standing
        )
        all_lines = self.told(0, self.seat["on_file"]) + lines
        return self.told(0, self.seat["dossier"]) + (
            all_lines or self.told(0, self.seat["nothing_on_file"])
        )

    def book(self):
        lines = "".join(
            self.told(
                one["stop"],
                self._entry(one)["withdrawn" if one["withdrawn"] else "book"],
                one["reason"],
            )
            for one in self.log
        )
        return self.told(0, self.seat["book"]) + (
            lines or self.told(0, self.seat["nothing_resolved"])
        )

    def told(self, number, blocks, reason=None):
        return "".join(self._told(number, index, reason) for index in blocks)

    def _told(self, number, index, reason):
        hangs_on, own, pieces = self.file.of(number, index)
        if hangs_on and not any(map(self._holds, hangs_on)):
            return ""
        reasons = {one["scene"]: one["reason"] for one in self.standing}
        heads = self.standing[-1]["heads"] if self.standing else {}
        said = []
        for kind, *more in pieces:
            if kind == "text":
                said.append(more[0])
                continue
            if kind == "pencil":
                words = f"{len(self.desk['heads'])} not counted"
            elif kind == "words":
                words = reasons.get(more[0], "") if reason is None else reason
            else:
                stand = VOTED.get(heads.get(more[0]))
                words = (
                    html.unescape(more[2]).replace("*", stand) if stand and stand != more[1] else ""
                )
            if own and not words:
                return ""
            said.append(squeezed(words))
        return "".join(said)

    def _holds(self, number):
        asks, keys = self.opened["held"][number]
        return "".join(str(int(bit in self.here["memory"])) for bit in asks) in keys
