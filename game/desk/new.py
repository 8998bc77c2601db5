"""`politburo new`: the skeleton of a scenario, which plays as it stands and explains itself."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from game import files
from game.archive import Archive
from game.desk.craft.sources import in_old_calendar
from game.errors import UserError
from game.reader.characters import clean, one_line
from game.reader.dates import DateError, Day, Span
from game.reader.intended_ids import plain_name
from game.reader.kinds import ID_FORM
from game.story.conditions import WORDS
from game.story.format import CHAPTER_END

SCHEMA = "scenario.schema.json"
_PLAIN = re.compile(r"[^\W\d_][\w ,.'()-]*\Z")
_WORDS = {"yes", "no", "true", "false", "null", "on", "off"}


def write_new(path: Path, text: str) -> None:
    """Write a new file. Raises UserError where there is one already, or it cannot be written.

    A name is refused under which the scenario could not be played.
    """
    if one_line(path.name) != path.name:
        says = "a file's name cannot hold these characters; use letters, digits and hyphens"
        raise UserError(f"{path}: {says}")
    try:
        files.create(path, text)
    except FileExistsError:
        raise UserError(f"{path}: there is a file already; nothing written") from None
    except FileNotFoundError:
        raise UserError(f"{path.parent}: there is no such folder; make it first") from None
    except OSError as fault:
        raise UserError(f"{path}: {fault.strerror or ''}") from None


def id_of(words: str) -> str:
    """An id made of words: `Otto Hörsing` gives `otto-horsing`. Raises UserError."""
    made = plain_name(words)
    if not re.fullmatch(ID_FORM, made):
        raise UserError(f"`{words}` gives no id; use letters a to z, digits and hyphens")
    return made


def skeleton(  # noqa: PLR0913 - what the command asks for, one by one
    id: str,
    title: str,
    seats: Iterable[str],
    dates: str,
    *,
    archive: Archive,
    schema: str = SCHEMA,
    file: str = "",
) -> str:
    """The text of a draft of two scenes for these seats: ids of the archive, or new names.

    `schema` is where the editor finds the JSON Schema, `file` what the draft will be called.
    Raises UserError if something given cannot stand in a scenario.
    """
    if "!" in title:
        raise UserError("a title has no exclamation mark: nothing here is called out")
    names: dict[str, str] = {}
    for seat in seats:
        names.setdefault(id_of(seat), _name(seat))
    people = list(names)
    if not people:
        raise UserError("a scenario needs at least one seat: the id of a person")
    if taken := (_IDS | WORDS | {CHAPTER_END}) & set(people):
        raise UserError(f"`{min(taken)}` is used in the skeleton; give the seat another id")
    span = span_of(dates)
    first, last = people[0], people[-1]
    own = {id: name for id, name in names.items() if id not in archive.people}
    russian = any(person in archive.people for person in people)
    fields = {
        "file": shlex.quote(clean(file) or f"{id}.yaml"),
        "schema": schema,
        "title": _scalar(title),
        "dates": span.iso,
        "seats": "\n".join(_seat(person, span.first.year) for person in people),
        "first": first,
        "last": last,
        "first_date": _dated(span.first, russian),
        "last_date": _dated(span.last, russian),
        "against": f"[{last}]" if last != first else "[]",
        "people": _people(own | _MEMBERS),
    }
    return _TEXT.format(**fields)


def span_of(dates: str) -> Span:
    """The dates of a scenario. Raises UserError, which says how they are written."""
    try:
        return Span.parse(dates.strip())
    except DateError as wrong:
        raise UserError(f"{wrong}. {wrong.hint}".strip()) from None


def _name(seat: str) -> str:
    """A name as it was given; an id with its words written large."""
    given = " ".join(clean(seat).split())
    return given.replace("-", " ").title() if re.fullmatch(ID_FORM, given) else given


def _scalar(words: str) -> str:
    """Words on one line as YAML reads them back."""
    line = " ".join(clean(words).split()) or "Untitled"
    plain = _PLAIN.match(line) and line.casefold() not in _WORDS
    return line if plain else json.dumps(line, ensure_ascii=False)


def _dated(day: Day, russian: bool) -> str:
    """A scene's date, in Russia with the Old Style day beside it as long as that was kept."""
    line = f"    date: {day.iso}"
    if russian and in_old_calendar(day):
        old = date(day.year, day.month, day.day) - timedelta(days=13)
        line += f"\n    old_style: {Day(old.year, old.month, old.day)}"
    return line


def _seat(person: str, year: int) -> str:
    return f"""  {person}:
    stake: Write here what it costs him to be wrong
    brief: |
      Write here who he is, what he has signed, what he cannot know yet.
    dossier:                 # what is on file already: a date and a line each
      {year:04}: write here an office he took, or something he signed"""


def _people(names: Mapping[str, str]) -> str:
    """Own entries for people whom the archive does not have."""
    heading = "people:                  # people whom the archive does not have"
    entries = [f"  {id}:\n    name: {_scalar(name)}" for id, name in names.items()]
    return "\n".join([heading, *entries, ""])


_MEMBERS = {"a-member": "A member", "another-member": "Another member"}
"""Those who speak for and against in the skeleton: nobody hears the man in his own seat."""

_IDS = {
    "first-sitting", "second-sitting", "act-now", "wait", "agree", "object",
    "acted", "waited", "minute-book", "first-source", *_MEMBERS,
}  # fmt: skip

_TEXT = """\
# yaml-language-server: $schema={schema}
#
# A draft that plays as it stands:   politburo play {file}
# What is wrong in it, with lines:   politburo check {file}
# Whether anybody can get stuck:     politburo prove {file}
# Play it while you write:           politburo watch {file}
#
# Write over every text that begins with "Write here". Lines like this one are notes to yourself.

format: 1
title: {title}
status: draft              # `published` once every rule holds
dates: {dates}
agenda: Write here in one line what is decided
why: |
  Write here, for a teacher: why this episode, and why these seats.

# Read by everybody before the seats: one place, one object, one threat.
opens: |
  Write here where it begins.

# Whose place the player can take: ids of the archive (politburo cite NAME) or of `people` below.
seats:
{seats}

# Scenes run forward in time. The first begins; each leads to the one below it unless it says
# `next:`.
scenes:
  first-sitting:
{first_date}
    place: Write here where it is
    title: The first sitting
    heard: |
      Write here what is asked and what is known in the room. You sit at the table.

      {{{first}}} A paragraph that he alone reads: the condition stands in braces.

    # Documents on the table. What stands under `provenance` is shown only after the answer.
    papers:
      report:
        title: Write here what the paper is
        by: unknown hand          # the id of a person, or words
        kind: report              # telegram, minute, letter, ...
        text: |
          Write here what it says, quoted or summarised. [@first-source, chapter]
        provenance: |
          Write here how it reached us. [@first-source, chapter]

    # Members heard. `for` and `against` name options; `quoted` gives a man's own words,
    # `reported` an account of them. A voice whose id is a person's needs no `by`.
    voices:
      voice-for:
        by: a-member
        for: act-now
        against: wait
        speech: reported
        says: |
          Write here what he says for acting at once. [@first-source, chapter]
      voice-against:
        by: another-member
        for: wait
        against: act-now
        speech: reported
        says: |
          Write here what he says against it. [@first-source, chapter]

    # Visits and readings for which there is time before the sitting. `allow` says how many;
    # what a call `opens`, a paper or a voice, is seen by those alone who made it.
    calls:
      allow: 1
      telegraph:
        label: Ask for the report at the telegraph office
        text: |
          Write here what you learn there.
        opens: [report]
      neighbour:
        label: Call on a member before the sitting
        text: |
          Write here what you hear from him.

    question: What is done?
    # Two to five lines that somebody took then. Ids are short; labels begin with a verb.
    options:
      act-now:
        label: Act on the report this evening
        taken_by: [{first}]       # who held this line
        grade: inferred           # documented, attested, disputed or inferred
        enters: Spoke for acting at once
        follows: |
          Write here what happened at once to those who took this line. [@first-source, chapter]
      wait:
        label: Wait until a second report comes
        taken_by: [{last}]
        grade: inferred
        enters: Spoke for waiting
        follows: |
          Write here what happened to those who waited. [@first-source, chapter]
    # What was put to the vote, with the names that the minutes give. Under
    # `heads` stand those whose vote was open: the player may note beforehand how each will vote.
    motions:
      - text: Write here the motion as it was put
        puts: act-now
        heads: [{first}]
        for: [{first}]
        against: {against}
        tally: Write here the count as it was recorded
    # The option that prevailed; where none did, take the line out.
    history: act-now
    # Shown after the answer, whatever it was: what was decided, by whom, by what vote.
    outcome: |
      Write here what was decided. [@first-source, chapter]

  second-sitting:
{last_date}
    place: Write here where it is
    title: The second sitting
    heard: |
      Write here how matters stand now.

      {{act-now}} Somebody recalls that you asked to act: an answer is remembered by its id.

      {{wait}} Somebody recalls that you asked to wait.
    question: Is the decision confirmed?
    options:
      agree:
        label: Confirm what was decided before
        grade: inferred
        enters: Confirmed the decision
        follows: |
          Write here what followed for them. [@first-source, chapter]
      object:
        label: Ask for the decision to be reopened
        grade: inferred
        enters: Asked to reopen the decision
        follows: |
          Write here what followed for those who objected. [@first-source, chapter]
    history: agree
    outcome: |
      Write here what was decided in the end. [@first-source, chapter]

# The first whose `if` holds closes the minute book; the last has no `if`.
endings:
  acted:
    if: act-now and agree
    title: Those who acted
    text: |
      Write here what became of them. [@first-source, chapter]
  waited:
    if: wait and agree
    title: Those who waited
    text: |
      Write here what became of those who waited. [@first-source, chapter]
  minute-book:
    title: The minute book
    text: |
      Write here how the minutes close. [@first-source, chapter]

debrief:
  - question: |
      Write here a question for the discussion afterwards.

{people}
# Works you cite as [@key, place in it]; those of the archive need not stand here.
sources:
  first-source:
    title: Write here the title of a work that exists
    kind: scholarship        # minutes, documents, works, press, memoir, scholarship, ...
"""
