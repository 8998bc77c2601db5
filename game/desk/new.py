"""`politburo new`: the skeleton of a scenario, which plays as it stands and explains itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from game.archive import Archive
from game.library import LibraryError
from game.reader.characters import clean
from game.reader.dates import Day, Span
from game.reader.fields import ID_FORM

SCHEMA = "scenario.schema.json"
_PLAIN = re.compile(r"[A-Za-z][\w ,.'()-]*\Z")
_WORDS = {"yes", "no", "true", "false", "null", "on", "off"}


def write_new(path: Path, text: str) -> None:
    """Write a new file. Raises LibraryError where there is one already, or it cannot be written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise LibraryError(
            f"{clean(str(path))}: there is a file already; nothing written"
        ) from None
    except OSError as fault:
        raise LibraryError(f"{clean(str(path))}: {clean(fault.strerror or '')}") from None


def id_of(words: str) -> str:
    """An id made of words: `Dvinsk has fallen` gives `dvinsk-has-fallen`. Raises LibraryError."""
    made = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60].rstrip("-")
    if not re.match(ID_FORM, made):
        raise LibraryError(f"`{clean(words)}` gives no id; use letters a to z, digits and hyphens")
    return made


def skeleton(  # noqa: PLR0913 - what the command asks for, one by one
    id: str, title: str, seats: Iterable[str], dates: str, *, archive: Archive, schema: str = SCHEMA
) -> str:
    """The text of a draft of two scenes for these seats: ids of the archive, or new names.

    `schema` is where the editor finds the JSON Schema. Raises LibraryError if something given
    cannot stand in a scenario.
    """
    people = list(dict.fromkeys(id_of(seat) for seat in seats))
    if not people:
        raise LibraryError("a scenario needs at least one seat: the id of a person")
    if taken := _IDS & set(people):
        raise LibraryError(f"`{min(taken)}` is used in the skeleton; give the seat another id")
    try:
        span = Span.parse(dates)
    except ValueError as wrong:
        raise LibraryError(clean(str(wrong))) from None
    fields = {
        "id": id,
        "schema": schema,
        "title": _scalar(title),
        "dates": span.iso,
        "seats": "\n".join(_seat(person) for person in people),
        "first": people[0],
        "last": people[-1],
        "first_date": _dated(span.first),
        "last_date": _dated(span.last),
        "people": _people(person for person in people if person not in archive.people),
    }
    return _TEXT.format(**fields)


def _scalar(words: str) -> str:
    """Words on one line as YAML reads them back."""
    line = " ".join(clean(words).split()) or "Untitled"
    plain = _PLAIN.match(line) and line.casefold() not in _WORDS
    return line if plain else json.dumps(line, ensure_ascii=False)


def _dated(day: Day) -> str:
    """A scene's date, with the Old Style day beside it as long as Russia kept that calendar."""
    line = f"    date: {day.iso}"
    if day.day and day.before(Day(1918, 2, 14)):
        old = date(day.year, day.month, day.day) - timedelta(days=13)
        line += f"\n    old_style: {Day(old.year, old.month, old.day)}"
    return line


def _seat(person: str) -> str:
    return f"""  {person}:
    brief: |
      Write here who he is, what he has signed, what he cannot know yet."""


def _people(persons: Iterable[str]) -> str:
    """Own entries for people whom the archive does not have."""
    entries = [
        f"""  {person}:
    name: {person.replace("-", " ").title()}"""
        for person in persons
    ]
    if not entries:
        return "# people:                # people whom the archive does not have\n"
    return "\n".join(
        ["people:                  # people whom the archive does not have", *entries, ""]
    )


_IDS = {
    "first-sitting", "second-sitting", "act-now", "wait", "agree", "object",
    "acted", "waited", "minute-book",
}  # fmt: skip

_TEXT = """\
# yaml-language-server: $schema={schema}
#
# A draft that plays as it stands:   politburo play {id}.yaml
# What is wrong in it, with lines:   politburo check {id}.yaml
# Whether anybody can get stuck:     politburo prove {id}.yaml
# Play it while you write:           politburo watch {id}.yaml
#
# Write over every text that begins with "Write here". Lines like this one are notes to yourself.

format: 1
title: {title}
status: draft              # `published` once every rule holds
dates: {dates}
why: |
  Write here, for a teacher: why this episode, and why these seats.

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

      {{{first}}} A paragraph that only this seat reads: the condition stands in braces.
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
