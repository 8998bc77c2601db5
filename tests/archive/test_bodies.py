"""The leading bodies: who sat in them on a day, and as what."""

from itertools import combinations

import pytest

from game.archive import load
from game.archive.bodies import Bodies, Body
from game.library import shared_archive
from game.reader.dates import Day, Span

ARCHIVE = shared_archive()

SIZES = [
    ("politburo", "1919-04-16", 5, 3),
    ("politburo", "1922-05-01", 7, 3),
    ("politburo", "1923-10-25", 7, 4),
    ("politburo", "1924-07-01", 7, 6),
    ("politburo", "1926-01-02", 9, 5),
    ("politburo", "1928-07-10", 9, 8),
    ("politburo", "1931-01-10", 10, 3),
    ("politburo", "1934-03-01", 10, 5),
    ("politburo", "1939-04-01", 9, 2),
    ("politburo", "1941-06-22", 9, 5),
    ("presidium", "1952-10-17", 25, 11),
    ("presidium", "1953-03-06", 10, 4),
    ("presidium", "1956-02-28", 11, 6),
    ("presidium-bureau", "1952-12-01", 9, 0),
    ("secretariat", "1922-05-01", 3, 0),
    ("secretariat", "1934-03-01", 4, 0),
    ("secretariat", "1952-10-17", 10, 0),
    ("orgburo", "1919-04-01", 5, 1),
    ("orgburo", "1930-08-01", 11, 4),
    ("orgburo", "1939-04-01", 9, 0),
    ("orgburo", "1946-04-01", 15, 0),
]
"""How many members and candidates the party's own lists give after the plenum before the day."""


@pytest.mark.parametrize(("body", "day", "members", "candidates"), SIZES)
def test_as_many_sat_in_it_as_were_elected(body, day, members, candidates):
    ranks = list(ARCHIVE.bodies[body].on(Day.parse(day)).values())
    assert (ranks.count("member"), ranks.count("candidate")) == (members, candidates)


@pytest.mark.parametrize("body", ARCHIVE.bodies.values(), ids=ARCHIVE.bodies)
def test_nobody_is_in_a_body_twice_at_once(body):
    for id in body.people:
        terms = [*body.full.get(id, ()), *body.candidates.get(id, ())]
        for one, other in combinations(terms, 2):
            apart = not one.first.before(other.last) or not other.first.before(one.last)
            assert apart, (id, one.iso, other.iso)


@pytest.mark.parametrize("body", ARCHIVE.bodies.values(), ids=ARCHIVE.bodies)
def test_everybody_in_a_body_is_a_person_and_alive(body):
    for id in body.people:
        person = ARCHIVE.people[id]
        for term in (*body.full.get(id, ()), *body.candidates.get(id, ())):
            assert person.died is None or not person.died.before(term.last), id
            assert person.born is None or term.first.year - person.born.year >= 20, id


def test_whoever_is_listed_in_the_committee_is_listed_for_his_days_in_its_bodies():
    committee = ARCHIVE.bodies["central-committee"]
    for id, body in ARCHIVE.bodies.items():
        for person in body.people & committee.people if body.of else ():
            for term in (*body.full.get(person, ()), *body.candidates.get(person, ())):
                ends = (committee.rank(person, term.first), committee.rank(person, term.last))
                assert None not in ends, (id, person, term.iso)


def test_the_presidium_took_the_politburos_place_on_one_day():
    politburo, presidium = ARCHIVE.bodies["politburo"], ARCHIVE.bodies["presidium"]
    assert not politburo.on(Day(1952, 10, 17))
    assert not presidium.on(Day(1952, 10, 15))


@pytest.mark.parametrize(
    ("id", "day", "post"),
    [
        ("bukharin", "1918-02-18", "member of the Central Committee; editor of Pravda"),
        ("mikoyan", "1928-07-05", "candidate member of the Politburo; People's Commissar for Trade"),
        ("stasova", "1918-02-23", "secretary of the Central Committee; candidate member of the Central Committee"),
        ("bukharin", "1937-02-24", "candidate member of the Central Committee"),
        ("timoshenko", "1941-06-21", "member of the Central Committee; People's Commissar of Defence"),
    ],
)  # fmt: skip
def test_the_who_is_who_tells_a_seat_of_the_day_and_not_what_it_implies(id, day, post):
    assert ARCHIVE.people[id].office_on(Day.parse(day)) == post


def test_on_the_day_of_a_change_the_higher_rank_is_taken():
    politburo = ARCHIVE.bodies["politburo"]
    assert politburo.rank("mikoyan", Day(1935, 1, 31)) == "candidate"
    assert politburo.rank("mikoyan", Day(1935, 2, 1)) == "member"
    assert politburo.rank("zinoviev", Day(1926, 7, 23)) == "member"
    assert politburo.rank("zinoviev", Day(1926, 7, 24)) is None
    assert politburo.rank("mikoyan", Day(1935)) == "member"


def test_whoever_sat_in_an_elected_body_sat_in_the_one_that_elects_it():
    assert ARCHIVE.bodies.rank("central-committee", "kosygin", Day(1948, 10, 1)) == "member"
    assert ARCHIVE.bodies.rank("central-committee", "hitler", Day(1941, 6, 22)) is None
    assert ARCHIVE.bodies.rank("politburo", "timoshenko", Day(1941, 6, 21)) is None


@pytest.mark.parametrize(
    ("words", "id"), [("Politburo", "politburo"), ("CC", "central-committee"), ("Rada", None)]
)
def test_a_body_is_known_by_its_names(words, id):
    assert ARCHIVE.bodies.called(words) == id


def body(of=None, told=True, **terms):
    spans = {id: [Span.parse(term) for term in listed] for id, listed in terms.items()}
    return Body(name="B", post=f"member of {of or 'all'}", of=of, told=told, full=spans)


def test_what_a_seat_implies_is_cut_out_of_a_longer_term():
    bodies = Bodies(
        council=body(of="town", baker=["1920/1922", "1925/1926"]),
        office=body(of="town", told=False, baker=["1910/1930"]),
        town=body(baker=["1915/1930"]),
    )
    named = [(post.name, post.term.iso) for post in bodies.posts("baker")]
    assert named[:2] == [("member of town", "1920/1922"), ("member of town", "1925/1926")]
    assert [term for _, term in named[2:]] == ["1915/1920", "1922/1925", "1926/1930"]


def test_an_archive_without_bodies_tells_the_offices_alone(tmp_path):
    (tmp_path / "people.yaml").write_text(
        "baker:\n  name: Baker\n  offices:\n    - office: reeve\n      from: 1900\n"
    )
    assert load(tmp_path).people["baker"].office_on(Day(1910)) == "reeve"
