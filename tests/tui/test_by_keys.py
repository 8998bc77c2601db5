"""The whole game by keys alone, in a narrow and a broad terminal."""

import os

import pytest
from helpers import BRIDGE, asked, open_options
from looking import (
    BROAD,
    NARROW,
    answer,
    everything,
    page_words,
    playing,
    rows,
    sees,
    shown,
    to_question,
    until,
)

from game import files, saves
from game.pages import lines
from game.pages.actions import BY_NAME, EVERYWHERE
from game.sitting.game import PANELS

SIZES = pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])


def number_of(app, label):
    return str(next(one.number for one in app.table.sheet.choices if one.label == label))


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)


async def turn_until(pilot, words):
    """Press Enter until words are on the open page."""
    for _ in range(60):
        if words in page_words(pilot.app):
            return
        await pilot.press("enter")
    raise AssertionError(f"{words!r} never came; the page is\n{shown(pilot.app)}")


@SIZES
async def test_from_the_menu_to_the_end_and_back_by_keys_alone(size, with_bridge, saves_folder):
    async with playing(size=size) as pilot:
        app = pilot.app
        await sees(app, "The Bridge")
        await press(pilot, number_of(app, "The Bridge"))
        await sees(app, "Whose place do you take?")
        await press(pilot, "down", "up", "enter")
        await sees(app, "You keep the mill")
        await press(pilot, "2", "1", "1")
        await sees(app, "The water stands")
        for key, words in (("p", "passed at night"), ("v", "It will hold"), ("w", "keeper of the mill"),
                           ("d", "elected to the council"), ("m", "Nothing has been resolved")):  # fmt: skip
            await press(pilot, key)
            await sees(app, words)
            await press(pilot, "escape")
        await press(pilot, "2")
        await sees(app, "You find a letter.")
        await turn_until(pilot, "What is done about the bridge?")
        await press(pilot, "h", "3", "3", "escape")
        assert app.sitting.pencil.heads == {"warden": "against"}
        await press(pilot, "1", "enter")
        await sees(app, "I N T O  T H E  M I N U T E S")
        await press(pilot, *"mill", "enter")
        await sees(app, "You wrote: mill")
        assert "ten planks" not in shown(app)
        assert "2 What followed" in shown(app)
        await press(pilot, "right")
        await sees(app, "The warden laid ten planks")
        await press(pilot, "1", "2")
        await sees(app, "The warden laid ten planks")
        await press(pilot, "s")
        await sees(app, "Minutes of the town council")
        await press(pilot, "escape", "left", "right", "right")
        assert "Warden [against]" in page_words(app)
        await turn_until(pilot, "A man is arrested in this scene.")
        await press(pilot, "1")
        assert "You remember the letter." in page_words(app)
        await turn_until(pilot, "Is the warden arrested?")
        await press(pilot, "2", "enter")
        await sees(app, "I N T O  T H E  M I N U T E S")
        assert "Your reason" not in shown(app)
        await press(pilot, "enter")
        await turn_until(pilot, "Steady")
        for words in (
            "Anna Weber",
            "M I N U T E",
            "became mayor",
            "Rivers and Towns",
            "Who paid for",
        ):
            for _ in range(12):
                if words in page_words(app):
                    break
                await press(pilot, "right")
            assert words in page_words(app)
        await press(pilot, "escape")
        await until(lambda: app.sitting.at == "menu")
        await sees(app, "The Bridge")
    saved = saves.read(saves_folder / "bridge-miller-1.yaml").steps
    assert [type(step).__name__ for step in saved] == ["CallMade", "Answer", "Answer"]


@SIZES
async def test_enter_alone_reads_the_record_to_its_end_and_opens_no_other_game(size):
    async with playing(BRIDGE, "scout", size) as pilot:
        app = pilot.app
        await answer(pilot, 1)
        assert app.sitting.at == "record"
        for _ in range(60):
            await press(pilot, "enter")
        assert app.sitting.at_end
        await sees(app, "The minutes are closed.")
        assert "enter" not in rows(app)[-1]
        await press(pilot, "escape")
        assert app.sitting.at == "menu"


@pytest.mark.parametrize("seat", ["trotsky", "krestinsky"])
async def test_a_shipped_chapter_is_played_to_its_end_on_the_screen(seat):
    async with playing("brest-1918", seat) as pilot:
        app = pilot.app

        async def key(pressed, wanted):
            app.simulate_key(pressed)
            await until(wanted)

        sitting = app.sitting
        while sitting.at != "end":
            here, steps = sitting.index, len(sitting.session.play.steps)
            if sitting.at == "question":
                taken = open_options(sitting.session.play)[-1]
                option = next(one.number for one in sitting._view().options if one.id == taken)
                await key(str(option), lambda n=option: app.table.query_one("Choices").number == n)
                await key("enter", lambda: app.table.slip.matter is not None)
                await key("enter", lambda n=steps: len(sitting.session.play.steps) > n)
            elif sitting.at == "note":
                await key("1", lambda i=here: sitting.index > i)
            else:
                await key("right", lambda i=here: sitting.index > i)
        assert sitting.session.play.finished
        await sees(app, "T H E  C H A P T E R")


async def test_an_answer_is_looked_at_once_more_and_can_be_left(saves_folder):
    async with playing(BRIDGE, "miller") as pilot:
        await to_question(pilot)
        await press(pilot, "1", "enter")
        await sees(pilot.app, "I N T O  T H E  M I N U T E S")
        await press(pilot, *"no", "escape")
        assert pilot.app.sitting.at == "question"
        assert not saves_folder.exists()


async def test_letters_in_a_reason_are_letters_and_not_keys():
    async with playing(BRIDGE, "miller") as pilot:
        await answer(pilot, 1, ["q", "t", "p", "u", "question_mark"])
        assert pilot.app.is_running
        assert pilot.app.sitting.session.play.steps[0].reason == "qtpu?"


async def test_a_closed_option_says_why_and_is_not_taken(tmp_path):
    path = tmp_path / "bridge.yaml"
    path.write_text(BRIDGE.read_text("utf-8").replace("planks > 2", "planks > 20"), "utf-8")
    async with playing(path, "miller") as pilot:
        await to_question(pilot)
        await sees(pilot.app, "closed   nobody waits with an empty yard")
        await press(pilot, "3", "enter", "enter")
        await sees(pilot.app, "Closed: nobody waits with an empty yard.")
        assert pilot.app.sitting.session.play.steps == ()
        assert pilot.app.table.slip.matter is None


async def test_an_answer_is_taken_back_after_a_second_look():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        assert "take back" not in shown(app)
        await answer(pilot, 1)
        await press(pilot, "u")
        await sees(app, "24 Jan 1918: Mend the bridge")
        await press(pilot, "escape")
        assert app.sitting.at == "record"
        await press(pilot, "u", "enter")
        await until(lambda: app.sitting.at == "question")
        assert app.sitting.session.play.question == "ford"
        await press(pilot, "m")
        await sees(app, "withdrawn")


async def test_a_game_is_left_and_gone_on_with_from_the_menu(with_bridge):
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await answer(pilot, 2)
        await press(pilot, "escape")
        await until(lambda: app.sitting.at == "menu")
        entry = next(one for one in app.table.sheet.choices if one.group != "The agenda")
        await press(pilot, str(entry.number))
        assert app.sitting.at == "record"
        assert "Pull the bridge down" in page_words(app)


async def test_q_leaves_with_the_place_kept(saves_folder):
    async with playing(BRIDGE, "miller") as pilot:
        await answer(pilot, 1)
        await press(pilot, "q")
        await until(lambda: not pilot.app.is_running)
        assert pilot.app.return_code == 0
    assert len(saves.read(saves_folder / "bridge-miller-1.yaml").steps) == 1


async def test_a_disk_that_fails_leaves_the_question_open_and_says_so_in_a_line(monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await to_question(pilot)
        monkeypatch.setattr(os, "fsync", fail)
        await press(pilot, "1", "enter", *"mill", "enter")
        await sees(app, "No space left on device")
        assert app.sitting.at == "question"
        assert "ten planks" not in await everything(pilot)
        await press(pilot, "escape", "left", "1")
        await sees(app, "No space left on device")
        monkeypatch.undo()
        await press(pilot, "right", "1", "enter")
        await sees(app, "mill")
        await press(pilot, "enter")
        await sees(app, "You wrote: mill")


async def test_a_disk_that_fails_when_an_answer_is_taken_back_leaves_the_record_open(monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    async with playing(BRIDGE, "miller") as pilot:
        await answer(pilot, 1)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            await press(pilot, "u", "enter")
            await sees(pilot.app, "No space left on device")
        assert pilot.app.sitting.at == "record"
        assert len(pilot.app.sitting.session.play.standing) == 1


async def test_the_save_is_on_the_disk_before_the_record_is_painted(monkeypatch):
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        order = []
        replace, show = files.replace, app.table.show
        monkeypatch.setattr(files, "replace", lambda *a: (replace(*a), order.append("saved"))[0])

        def showing(keep=False):
            order.append(f"shown at {app.sitting.at}")
            show(keep)

        monkeypatch.setattr(app.table, "show", showing)
        await answer(pilot, 1)
        await until(lambda: "shown at record" in order)
        assert order.index("saved") < order.index("shown at record")


async def test_a_broken_save_in_the_menu_is_a_line_and_the_menu_stays(saves_folder, with_bridge):
    saves_folder.mkdir()
    (saves_folder / "bad.yaml").write_text("scenario: bridge\nseat: nobody\nsteps: 3\n")
    async with playing() as pilot:
        app = pilot.app
        entry = next(one for one in app.table.sheet.choices if one.group != "The agenda")
        await press(pilot, str(entry.number))
        await sees(app, "bad.yaml:3:")
        assert app.sitting.at == "menu"


# --- the one table of actions ---------------------------------------------------------------------


PLACES = {
    "menu": [], "seats": ["@"], "brief": ["@", "1"], "heard": ["@", "1", "1"],
    "question": ["@", "1", "1", "right"], "record": ["@", "1", "1", "right", "1", "enter", "enter"],
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
async def test_the_help_of_a_page_lists_what_works_there_and_nothing_else(place, with_bridge):
    async with playing() as pilot:
        app = pilot.app
        for key in PLACES[place]:
            await press(pilot, number_of(app, "The Bridge") if key == "@" else key)
        assert app.sitting.at == place
        works = {*app.table.sheet.actions, *EVERYWHERE}
        await press(pilot, "question_mark")
        await until(lambda: app.screen is app.panel)
        text = page_words(app)
        for name, action in BY_NAME.items():
            start = action.help.split(";")[0][:30]
            assert (start in " ".join(text.split())) == (name in works), (name, text)
        await press(pilot, "escape")
        assert app.screen is app.table


async def test_every_action_of_a_scene_does_something_when_its_key_is_pressed():
    """What the help of a scene promises: each key changes the screen."""
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        for name in [*app.table.sheet.actions, *EVERYWHERE]:
            if name in ("quit", "leave", "number", "confirm", "previous", "theme"):
                continue
            before = shown(app)
            await press(pilot, BY_NAME[name].key)
            await pilot.pause()
            assert shown(app) != before, name
            if app.screen is not app.table:
                await press(pilot, "escape")
            app.table.remark("")
            await pilot.pause()


async def test_the_help_can_be_opened_over_a_panel():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await press(pilot, "p")
        assert "?" in rows(app)[-1]
        await press(pilot, "question_mark")
        await sees(app, "K E Y S")
        await press(pilot, "escape")
        if app.screen is not app.table:
            await press(pilot, "escape")
        assert app.screen is app.table


async def test_the_palette_offers_exactly_what_works():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        offered = [command.title for command in app.get_system_commands(app.screen)]
        works = [*app.table.sheet.actions, *EVERYWHERE]
        assert offered == [BY_NAME[name].label.capitalize() for name in works if name != "number"]
        assert set(PANELS) & set(works) == {
            "papers",
            "voices",
            "calls",
            "heads",
            "who",
            "dossier",
            "minutes",
        }
        await press(pilot, "ctrl+p")
        await until(lambda: app.screen is not app.table)
        await press(pilot, *"papers")
        await sees(app, "Documents on the table")
        await press(pilot, "enter")
        await until(lambda: app.screen is app.panel)
        await sees(app, "passed at night")


async def test_a_page_is_copied_and_written_as_it_stands(saves_folder, monkeypatch):
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await press(pilot, "y", "x")
        page = "\n".join(lines.sheet(app.sitting.sheet))
        assert app.clipboard == page
        await sees(app, "Written to")
        assert [one.read_text("utf-8") for one in saves_folder.glob("*.txt")] == [page + "\n"]
        await press(pilot, "x")
        assert len(list(saves_folder.glob("*.txt"))) == 2
        (saves_folder.parent / "file").touch()
        monkeypatch.setenv("POLITBURO_SAVES", str(saves_folder.parent / "file" / "x"))
        await press(pilot, "x")
        await sees(app, "cannot be written")


async def test_a_page_written_out_has_the_rights_of_a_save(saves_folder):
    old = os.umask(0o027)
    try:
        async with playing(BRIDGE, "miller") as pilot:
            await answer(pilot, 1)
            await press(pilot, "x")
            await sees(pilot.app, "Written to")
    finally:
        os.umask(old)
    rights = {one.suffix: one.stat().st_mode & 0o777 for one in saves_folder.glob("bridge*")}
    assert rights == {".yaml": 0o640, ".txt": 0o640}


async def test_resuming_an_edited_scenario_says_what_changed(with_bridge):
    asked().choose(1)
    (with_bridge / "bridge.yaml").write_text(
        BRIDGE.read_text("utf-8").replace("Mend the bridge with", "Patch the bridge with"), "utf-8"
    )
    async with playing() as pilot:
        app = pilot.app
        entry = next(one for one in app.table.sheet.choices if one.group != "The agenda")
        await press(pilot, str(entry.number))
        await sees(app, 'now "Patch')
