"""Whatever a writer or a player types is shown as it stands, and nothing in it is a command."""

import re
from dataclasses import replace

import pytest
from helpers import BRIDGE, asked
from looking import BROAD, NARROW, laid_over, page_words, playing, shown, to_question, until
from textual import events

from game import saves

WORDS = {
    "a closing tag": "[/x] and [/]",
    "other marks": "[bold red]x[/bold red] [sic] [link=x]y[/link] \\[z] \\\\[/x] %s $ink `x` ~x~ [b",
    "a long word": "x" * 400,
    "Hebrew, Arabic, emoji, Cyrillic": (
        "עברית \u0627\u0644\u0639\u0631\u0628\u064a\u0629 🚩 🏳 Слушали — постановили: «нет» e\u0301\u0323"
    ),
    "Chinese": "日本語中文" * 30,
}
FIELDS = (
    "The water stands at the second mark.", "Marks at the ford", "The second mark was passed at night.",
    "Look into the town chest", "You find a letter.", "Mend the bridge with planks from the yard",
    "The mill runs on.", "The planks are gone.", "Spoke for mending the bridge", "elected to the council",
    "The warden laid ten planks that day.", "Mend the bridge today", "keeper of the mill",
    "What is done about the bridge?", "Town council", "Water at the ford", "The bridge stood until the war.",
    "The miller became mayor.", "A line cut in the pier.", "You keep the mill and signed nothing.",
)  # fmt: skip


def quoted(words):
    return "'" + words.replace("'", "''") + "'"


def hostile(tmp_path, words):
    """The small story with hostile words in every kind of field."""
    path = tmp_path / "hostile.yaml"
    lines = []
    for line in BRIDGE.read_text("utf-8").split("\n"):
        field = next((field for field in FIELDS if field in line), None)
        key = re.match(r"(\s*(?:- )?[\w-]+: )", line)
        if field is None:
            lines.append(line)
        elif key:
            lines.append(key.group(1) + quoted(words[:280]))
        else:
            lines.append(line.replace(field, words))
    text = "\n".join(lines).replace("title: The Bridge", f"title: {quoted(words[:280])}")
    path.write_text(text, "utf-8")
    return path


def bare(text):
    return re.sub(r"\s|\[\d+\]", "", text)


IN_A_ROW = 20
"""So many letters of a long text at least stand in a row of the menu, wide ones too."""


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
async def test_hostile_words_go_through_every_screen_as_they_stand(words, tmp_path, monkeypatch):
    path = hostile(tmp_path, words)
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    async with playing(size=BROAD) as pilot:
        app = pilot.app
        wanted = bare(words[:280])

        async def seen(where):
            app.table.show()
            await pilot.pause()
            assert app.is_running
            assert wanted in bare(page_words(app)), where

        assert bare(words[:IN_A_ROW]) in bare(page_words(app)), "menu"
        app.sitting = app.sitting.open(str(path))
        await seen("seats")
        app.sitting.choose(1)
        await seen("brief")
        sitting = app.sitting = app.sitting.choose(1).sitting
        await seen("heard")
        sitting.choose(2)
        sitting.turn(1)
        await seen("question")
        for name in ("papers", "calls", "heads", "who", "dossier"):
            await laid_over(pilot, name)
            assert wanted in bare(page_words(app)), name
            app.panel.action_do("save")
            await pilot.press("escape")
        await pilot.press("1", "enter")
        await pilot.pause()
        assert bare(words)[:40] in bare(shown(app)) or not words.isascii()
        app.post_message(events.Paste(words))
        await pilot.press("enter")
        await until(lambda: sitting.at == "record")
        await seen("stop")
        met = set()
        while sitting.turn(1):
            app.table.show()
            await pilot.pause()
            if wanted in bare(page_words(app)):
                met.add(sitting.index)
        assert len(met) >= 2
        await laid_over(pilot, "minutes")
        assert bare(words[:200]) in bare(page_words(app))
    assert next(saves.listing()).title == words[:280][:200]


@pytest.mark.parametrize(
    "words", ["[/x]", "[@click=app.quit]x[/]", "[sic] \\[b]", "[@click=app.bell]"]
)
@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
async def test_a_reason_typed_with_marks_in_it_is_quoted_back_as_typed(words, size):
    async with playing(BRIDGE, "miller", size) as pilot:
        app = pilot.app
        await to_question(pilot)
        await pilot.press("1", "enter")
        app.post_message(events.Paste(words))
        await pilot.press("enter")
        await until(lambda: app.sitting.at == "record")
        assert f"You wrote: {words}" in page_words(app)
        assert app.is_running


@pytest.mark.parametrize("words", ["[/x]", "[@click=app.quit]Masha[/]", "[sic]", "日本"])
async def test_a_nickname_and_a_title_in_a_save_are_shown_in_the_menu_as_they_stand(
    words, saves_folder, with_bridge
):
    asked().choose(1)
    path = saves_folder / "bridge-miller-1.yaml"
    path.write_text(saves.render(replace(saves.read(path), title=words, nickname=words)), "utf-8")
    async with playing() as pilot:
        app = pilot.app
        entry = next(one for one in app.table.sheet.choices if one.group != "The agenda")
        assert entry.label.endswith(words)
        assert words[:IN_A_ROW] in page_words(app)
        await pilot.press(str(entry.number))
        assert app.sitting.at == "record"


async def test_a_control_character_in_a_save_is_refused_in_a_line(saves_folder, with_bridge):
    saves_folder.mkdir()
    (saves_folder / "a.yaml").write_text("scenario: bridge\ntitle: a\x1b[2Jb\nseat: miller\n")
    async with playing() as pilot:
        app = pilot.app
        assert "\x1b" not in shown(app)
        entry = next(one for one in app.table.sheet.choices if one.group != "The agenda")
        await pilot.press(str(entry.number))
        assert app.sitting.at == "menu"
        assert "U+001B" in shown(app)


async def test_an_error_with_marks_in_it_is_shown_as_it_stands(tmp_path, monkeypatch):
    text = BRIDGE.read_text("utf-8").replace("title: The Bridge", "title: '[/x] bad'\n'[/y]': 3")
    (tmp_path / "bad.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(tmp_path))
    async with playing() as pilot:
        app = pilot.app
        entry = next(one for one in app.table.sheet.choices if one.label == "[/x] bad")
        await pilot.press(str(entry.number))
        assert "`[/y]`isnofieldhere" in "".join(shown(app).split())
