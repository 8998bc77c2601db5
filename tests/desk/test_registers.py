"""The archive's registers: bodies, the age of sources, and who may vote where."""

from game.archive import Archive
from game.archive.bodies import Bodies, Body
from game.desk.check import check, check_text
from game.reader.dates import Span
from tests.helpers import BRIDGE, NOTHING

PEOPLE = """\
baker:
  name: Baker
  died: 1926-07-20
  fate: |
    He died at the mill. [@old]
weaver:
  name: Weaver
  died: 1940
  fate: |
    She kept her loom. [@old; @late]
"""
SOURCES = "old: {title: Old, year: 1920}\nlate: {title: Late, year: 1920–1974}\n"
BODIES = """\
council:
  name: Council
  post: member of the council
  sources: [lost]
  full:
    weaver: [1926-01-01/1930-07-13]
    baker: [1924/1927]
  candidates:
    weaver: [1924-06-02/1926-01-02]
    stranger: [1924/1925]
"""


def problems_of(folder, **registers):
    (folder / "archive").mkdir(exist_ok=True)
    for name, text in registers.items():
        (folder / "archive" / f"{name}.yaml").write_text(text, "utf-8")
    found = check([str(folder)]).problems
    return [(one.file.rsplit("/", 1)[1], one.line, one.rule) for one in found]


def test_what_is_wrong_in_a_register_of_bodies_is_told_on_its_line(tmp_path):
    found = problems_of(tmp_path, people=PEOPLE, sources=SOURCES, bodies=BODIES)
    assert [(line, rule) for name, line, rule in found if name == "bodies.yaml"] == [
        (4, "unknown-source"), (6, "body-terms"), (7, "body-terms"), (9, "body-terms"), (10, "unknown-person"),
    ]  # fmt: skip


def test_a_fate_is_not_told_from_a_book_older_than_the_death(tmp_path):
    found = problems_of(tmp_path, people=PEOPLE, sources=SOURCES)
    assert found == [("people.yaml", 4, "source-age")]


def test_an_office_rests_on_a_work(tmp_path):
    reeve = "reeve:\n  name: Reeve\n  offices:\n    - office: reeve\n      from: 1900\n"
    assert problems_of(tmp_path, people=reeve, sources=SOURCES) == [("people.yaml", 3, "cites")]
    rests = f"{reeve}  sources: [old]\n"
    assert problems_of(tmp_path, people=rests, sources=SOURCES) == []


def test_a_later_printing_of_an_old_text_is_no_younger_than_the_text(tmp_path):
    printed = SOURCES.replace("year: 1920}", "year: 1960, original_year: 1920}")
    assert problems_of(tmp_path, people=PEOPLE, sources=printed) == [
        ("people.yaml", 4, "source-age")
    ]
    younger = SOURCES.replace("year: 1920}", "year: 1960}")
    assert problems_of(tmp_path, people=PEOPLE, sources=younger) == []


def test_what_followed_is_not_told_from_a_book_older_than_it():
    text = BRIDGE.read_text("utf-8").replace("year: 1918\n    kind", "year: 1917\n    kind")
    told = [
        one.says
        for one in check_text(text, "t.yaml", "t", NOTHING).all()
        if one.rule == "source-age"
    ]
    assert "`outcome` of `council` cites nothing younger than 1918." in told
    assert not any("`cost`" in one for one in told), "a younger book stands beside it"


SOUND = BRIDGE.read_text("utf-8")
ROOM = ["warden", "clerk", "carter", "miller"]


def in_a_council_of(*members, text=SOUND):
    terms = {id: [Span.parse("1917/1919")] for id in members}
    council = Body(name="Town council", post="member of the council", full=terms)
    bodies = Bodies(council=council)
    archive = Archive(bodies=bodies)
    found = check_text(text, "t.yaml", "t", archive).all()
    return [one for one in found if one.rule == "body-members"]


def test_whoever_votes_sat_in_the_body():
    assert in_a_council_of(*ROOM) == []
    [vote] = in_a_council_of("warden", "clerk", "miller")[:1]
    assert vote.says == "Carter is not listed in the Town council on 24 January 1918."
    assert "carter" in SOUND.split("\n")[vote.line - 1]


def test_a_seat_outside_of_the_body_only_warns():
    text = SOUND.replace("status: draft", "status: published")
    unvoted = text.replace("against: [carter, miller]", "against: [carter]")
    found = in_a_council_of("warden", "clerk", "carter", text=unvoted)
    assert {one.says.split()[0] for one in found} == {"Miller"}
    assert all(one.warning for one in found)
    voter = in_a_council_of("warden", "clerk", "miller", text=text)
    assert any(not one.warning for one in voter)


def test_a_seat_that_passes_the_scene_over_need_not_sit_in_the_body():
    body = "    body: Town council\n"
    unvoted = SOUND.replace("against: [carter, miller]", "against: [carter]")
    closed = unvoted.replace(body, f"{body}    if: not miller\n")

    def at_the_body(text):
        lines = text.split("\n")
        found = in_a_council_of("warden", "clerk", "carter", text=text)
        return [one for one in found if "body:" in lines[one.line - 1]]

    assert len(at_the_body(unvoted)) == 1
    assert at_the_body(closed) == []


def test_where_no_list_is_known_nothing_is_said():
    found = check_text(SOUND, "t.yaml", "t", NOTHING).all()
    assert [one for one in found if one.rule == "body-members"] == []
