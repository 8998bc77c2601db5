"""The law of the stop: before the answer there is only what was known in the room.

For every shipped scenario and the small story, from every seat, in every form that a part of a
page can take (for the small story in every state that can be reached): no sentence of a text from
beyond the stop occurs in anything that can be shown.
"""

import pytest
from beyond import beyond, leaked, sentences, texts
from helpers import (
    STORIES,
    answer,
    chairs,
    open_options,
    reachable,
    story_named,
    story_of,
    telling_runs,
)

from game import saves
from game.pages import before, lines, panels
from game.pages import opening as opening_pages
from game.pages.minute_book import minute_book as minute_book_page
from game.pages.pencil import Pencil
from game.playthrough.close import minute_book
from game.playthrough.opening import opening
from game.playthrough.play import Playthrough
from game.playthrough.seats import seats
from game.playthrough.view import view
from game.reader.entries import ShownEntry
from game.reader.fields import Date, Id, Line
from game.sitting.game import PANELS
from game.sitting.menu import Menu


def everything_shown(play, scene):
    """Each page that can be opened while this scene lies open, as it is printed and as it is held."""
    seen = view(play, scene)
    pencil = Pencil(heads=dict.fromkeys((man.id for man in seen.heads), "against"))
    sheets = [before.passage(seen, reading) for reading in ("read", "summary", "skip")]
    sheets += [before.heard(seen, pencil), before.question(seen, pencil)]
    sheets.append(before.content_note(seen))
    margins = [
        line
        for part in sheets[0].parts
        for line in (part.label, *(f"{one.left} {one.text}" for one in part.entries))
    ]
    blocks = [
        *panels.papers(seen), *panels.voices(seen), *panels.calls(seen)[0],
        *panels.heads(seen, pencil.heads)[0], *panels.who_is_who(seen), *panels.dossier(seen),
        *minute_book_page(minute_book(play)),
    ]  # fmt: skip
    chosen = [*panels.calls(seen)[1], *panels.heads(seen, pencil.heads)[1]]
    printed = [line for sheet in sheets for line in lines.sheet(sheet)]
    printed += [line for choice in chosen for line in lines.choice(choice)]
    return "\n".join([repr(seen), *printed, *margins, *lines.of(blocks)])


def watched(name, seat, known=()):
    story = story_named(name)
    small = name == STORIES[0]
    runs = reachable(story, seat, known) if small else telling_runs(story, seat, known)
    return [(play, scene) for play in runs for scene in play.ahead]


@pytest.mark.parametrize(("name", "seat"), chairs())
def test_no_page_and_no_save_before_an_answer_says_what_came_after(name, seat):
    pages = watched(name, seat, tuple(story_named(name).scenario.knows))
    assert pages
    for play, scene in pages:
        assert leaked(everything_shown(play, scene), play, scene) == []
        save = saves.of(play, "0123", "1918-02-18", "Masha")
        assert leaked(saves.render(save), play, scene) == []


@pytest.mark.parametrize(("name", "seat"), chairs())
def test_the_pages_before_the_first_scene_say_nothing_of_what_comes(name, seat):
    play = Playthrough.start(story_named(name), seat)
    opened = opening(play.story)
    sheets = [
        opening_pages.opens(opened, "the seats"),
        opening_pages.seats(opened, seats(play.story)),
        *(opening_pages.brief(opened, one) for one in seats(play.story)),
    ]
    text = "\n".join([repr(opened), *(line for sheet in sheets for line in lines.sheet(sheet))])
    assert leaked(text, play, play.ahead[0]) == []


@pytest.mark.parametrize(("name", "seat"), chairs())
def test_no_panel_of_a_sitting_says_what_came_after(name, seat):
    opened = Menu().open(name)
    assert leaked("\n".join(lines.sheet(opened.sheet)), *first_of(name, seat)) == []
    sitting = opened.sit(seat)
    while (play := sitting.session.play).question:
        while sitting.at != "question":
            assert sitting.turn(1)
        assert sum(name in sitting.sheet.actions for name in PANELS) > 2
        assert leaked(panels_of(sitting), play, play.question) == []
        sitting.choose(next(one.number for one in sitting.sheet.choices if not one.closed))
    while (
        sitting.turn(1) and sitting.at != "end"
    ):  # after the last answer the end waits all the same
        if scene := sitting.leaves[sitting.index].scene:
            assert leaked(panels_of(sitting), sitting.session.play, scene) == []


def panels_of(sitting):
    """The open page, and every page that can be laid over it."""
    sheets = [sitting.sheet]
    sheets += [sitting.panel(name) for name in PANELS if name in sitting.sheet.actions]
    return "\n".join(line for sheet in sheets for line in lines.sheet(sheet))


def first_of(name, seat):
    play = Playthrough.start(story_named(name), seat)
    return play, play.ahead[0]


@pytest.mark.parametrize("name", STORIES)
def test_the_menu_says_nothing_of_what_comes(name, monkeypatch):
    from helpers import DATA

    monkeypatch.setenv("POLITBURO_SCENARIOS", str(DATA))
    text = "\n".join(lines.sheet(Menu().sheet))
    story = story_named(name)
    assert story.scenario.title in text
    assert leaked(text, *first_of(name, next(iter(story.scenario.seats)))) == []


# --- the law itself can be broken -----------------------------------------------------------------


@pytest.mark.parametrize("name", STORIES)
def test_every_text_from_beyond_the_stop_would_be_noticed(name):
    """Each outcome, cost, later, follows, provenance, historian, ending, fate: in the net."""
    play, scene = first_of(name, next(iter(story_named(name).scenario.seats)))
    watching = beyond(play, scene)
    fields = {path.split("/")[-1] for path, text in texts(name) if sentences(text) & watching}
    assert {"outcome", "cost", "later", "follows", "provenance", "says", "text", "fate"} <= fields
    assert {"now", "why"} <= fields
    for sentence in watching:
        assert leaked(f"Before. {sentence} After.", play, scene)


CITING = """
title: T
seats:
  clerk:
scenes:
  ford:
    date: 1918-01-18
    heard: |
      Water.
    voices:
      clerk:
        says: |
          He asks. [@%s]
    question: What?
    options:
      stay:
        label: Stay
      leave:
        label: Leave
people:
  clerk:
    name: Clerk
sources:
  minutes:
    title: Minutes of the council
    kind: minutes
  of-1917:
    title: Minutes, August to December 1917
    kind: minutes
  of-both:
    title: Minutes, August 1917 to February 1918
    kind: minutes
  study:
    title: A study
    kind: scholarship
"""


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("minutes, notes to 11 December", True), ("minutes, 18 January", True), ("minutes, January 1918", True),
        ("minutes, 17 and 18 January 1918", True), ("minutes, vol. 2, 5 January", True), ("of-1917", True),
        ("of-1917, the second sitting", True), ("of-both, 20 September", True), ("minutes, March 4, 1918", False),
        ("minutes, March 1918", False), ("minutes, 4th March 1918", False), ("minutes, entry of 1919", False),
        ("minutes, 17 to 19 January", False), ("minutes, 11 January to 23 February", False), ("minutes, 4 March", False),
        ("minutes, the Seventh Congress", False), ("minutes, 20 July", False), ("minutes", False), ("of-both", False),
        ("study, 11 January 1918", False), ("minutes, Mar. 1918", False), ("minutes, 1918-03-04", False),
    ],
)  # fmt: skip
def test_before_the_answer_a_source_is_cited_only_where_it_is_surely_not_later(cited, shown):
    play = Playthrough.start(story_of(CITING % cited), "clerk")
    [voice] = view(play).voices
    assert voice.says[0].text == ("He asks.[1]" if shown else "He asks.")
    assert bool(voice.says[0].notes) == shown


def test_a_field_that_does_not_say_when_it_is_shown_cannot_be_declared():
    with pytest.raises(TypeError, match=r"Poster\.photo .* side of the stop .* BEFORE"):

        class Poster(ShownEntry):
            photo: Line = ""


@pytest.mark.parametrize("kind", [Line, int, Date | None, list[Line], dict[Id, int]])
def test_nor_can_a_field_of_any_kind(kind):
    with pytest.raises(TypeError, match="does not say"):
        type("Poster", (ShownEntry,), {"__annotations__": {"photo": kind}, "__module__": __name__})


def test_what_an_answer_opened_is_no_longer_beyond_the_stop():
    play = Playthrough.start(story_named(STORIES[0]), "miller")
    follows = "The warden laid ten planks that day."
    assert leaked(follows, play, "ford")
    assert not leaked(follows, answer(play, "mend"), "council")
    assert leaked("The bridge stood until the war.", answer(play, "mend"), "council")


@pytest.mark.parametrize("part", ["outcome", "cost", "later"])
def test_a_view_that_told_more_would_be_caught(part, monkeypatch):
    play = Playthrough.start(story_named(STORIES[0]), "miller")
    real = panels.papers
    told = getattr(play.scene("ford"), part)
    from game.pages.blocks import Para
    from game.story.prose import plain

    monkeypatch.setattr(panels, "papers", lambda seen: [*real(seen), Para(plain(told))])
    assert leaked(everything_shown(play, "ford"), play, "ford")
    assert open_options(play)
