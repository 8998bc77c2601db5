"""Registers of the archive: entries are read when they are asked for, and no sooner."""

import pytest

from game.archive import Archive, Person, load
from game.desk.check import check
from game.errors import UserError
from game.library import shared_archive, shipped
from game.reader.tree import read

PEOPLE = """\
# people of the town
baker:
  name: Baker
  fate: |
    He wrote:

    miller: no entry, but a line of his letter
# the weavers
weaver:
  name: "Weaver of Riga"
clerk: {name: Clerk}
broken:
  name: Broken
  born: long ago
"""


@pytest.fixture
def town(tmp_path):
    (tmp_path / "people.yaml").write_text(PEOPLE, "utf-8")
    return load(tmp_path)


def test_a_file_is_cut_at_its_keys_alone(town):
    assert list(town.people) == ["baker", "weaver", "clerk", "broken"]
    assert town.people["weaver"].name == "Weaver of Riga"
    assert town.people["clerk"].name == "Clerk"
    assert "miller" in town.people["baker"].fate
    assert "miller" not in town.people
    assert town.people.get("miller") is None


def test_a_faulty_entry_is_told_in_one_line_when_it_is_asked_for(town):
    with pytest.raises(UserError, match="`broken` cannot be read; see politburo check"):
        town.people["broken"]


def test_a_faulty_entry_that_nobody_asks_for_is_in_nobodys_way(town):
    assert town.people_named("Baker and the Weaver of Riga.") == {"baker", "weaver"}
    assert town.people_named("The Clerk.") == {"clerk"}
    assert town.people_named("The Weaver of Rigaa.") == set()


def test_own_entries_are_laid_over_those_of_the_file(town):
    own = Archive(people={"baker": Person(name="Smith"), "cook": Person(name="Cook")})
    joined = town.joined(own)
    assert list(joined.people) == ["baker", "weaver", "clerk", "broken", "cook"]
    assert joined.people["baker"].name == "Smith"
    assert joined.people_named("Baker, Smith, Cook") == {"baker", "cook"}
    assert town.people["baker"].name == "Baker"


def test_an_archive_that_is_not_there_is_empty(tmp_path):
    assert list(load(tmp_path).people) == []


@pytest.mark.parametrize("register", ["sources", "people", "series", "terms", "maps"])
def test_cut_up_the_shipped_registers_hold_what_they_hold_read_whole(register):
    path = shipped() / "archive" / f"{register}.yaml"
    whole = read(path.read_bytes(), str(path)).tree
    entries = getattr(shared_archive(), register)
    assert list(entries) == list(whole)
    assert len(entries) == len(list(entries.values()))


def test_nothing_is_wrong_in_the_shipped_archive():
    assert [str(one) for one in check([str(shipped() / "archive")]).problems] == []


def test_people_are_found_by_their_names_as_if_all_had_been_read():
    archive = shared_archive()
    text = "\n".join(f"{person.name}." for person in archive.people.values())
    assert archive.people_named(text) == set(archive.people)


@pytest.mark.parametrize("field", ["name", "full", "known_from"])
def test_a_line_is_the_same_unread_as_read(field):
    archive = shared_archive()
    read_out = {id: getattr(person, field) for id, person in archive.people.items()}
    unread = load(shipped() / "archive").people_lines(field)
    if field == "known_from":
        assert set(unread) == {id for id, day in read_out.items() if day}
    else:
        assert unread == {id: text for id, text in read_out.items() if text}
