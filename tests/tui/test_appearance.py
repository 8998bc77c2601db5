"""Themes that can be read, terminals of any size, and no need of colour."""

from itertools import product

import pytest
from helpers import BRIDGE
from looking import BROAD, NARROW, page_words, playing, rows, sees, shown, until
from textual.color import Color

from game.tui.theme import NAMES, THEMES
from game.tui.typeset import COLUMN


def contrast(one, other):
    """The ratio of WCAG 2: 1 for no difference, 21 for black on white."""

    def luminance(name):
        parts = [part / 255 for part in Color.parse(name).rgb]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(p * share for p, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_known_one():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_every_text_stands_out_from_its_ground(theme):
    least = 7 if theme.name.startswith("contrast") else 4.5
    for ink, ground in product(("ink", "quiet", "red"), (theme.background, theme.variables["bar"])):
        if ground != theme.background and ink != "ink":
            continue
        assert contrast(theme.variables[ink], ground) >= least, (ink, ground)


@pytest.mark.parametrize("theme", [one for one in THEMES if one.name.startswith("contrast")])
def test_lines_stand_out_in_the_high_contrast_themes(theme):
    assert contrast(theme.variables["line"], theme.background) >= 3


def test_there_are_paper_dark_and_two_of_high_contrast():
    assert NAMES == ("paper", "dark", "contrast-light", "contrast-dark")
    assert [theme.dark for theme in THEMES] == [False, True, False, True]


async def test_the_theme_changes_on_a_key_and_is_remembered(monkeypatch):
    monkeypatch.delenv("POLITBURO_THEME")
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        met = [app.theme]
        for _ in range(4):
            await pilot.press("t")
            met.append(app.theme)
            background = app.screen.styles.background or app.screen.background_colors[1]
            assert app.screen.background_colors[1] == Color.parse(app.current_theme.background), (
                background
            )
        assert met == ["dark", "contrast-light", "contrast-dark", "paper", "dark"]
        await pilot.press("t", "t")
    async with playing(BRIDGE, "miller") as pilot:
        assert pilot.app.theme == "contrast-dark"


async def test_every_text_on_the_screen_is_drawn_in_a_colour_that_can_be_read():
    async with playing(BRIDGE, "miller", BROAD) as pilot:
        app = pilot.app
        for name in NAMES:
            app.theme = name
            app.table.show()
            await pilot.press("down")
            least = 7 if name.startswith("contrast") else 4.5
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    style = segment.style
                    if segment.text.strip(" ─│▌▁▔━┃") and style and style.color and style.bgcolor:
                        ink, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                        assert contrast(ink.hex, ground.hex) >= least, (name, segment.text)


async def test_without_colour_the_choice_pointed_at_can_be_told(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(BRIDGE, "miller", BROAD) as pilot:
        app = pilot.app
        assert app.no_color
        before = rows(app)
        await pilot.press("down", "down")
        changed = [row for row, was in zip(rows(app), before, strict=True) if row != was]
        assert any("Pull the bridge down" in row for row in changed)
        assert not any("Mend the bridge" in row for row in changed)
        colours = {
            part
            for strip in app.screen._compositor.render_strips()
            for segment in strip.apply_filter(app._filters[-1], Color.parse("black"))
            if segment.style
            for part in (segment.style.color, segment.style.bgcolor)
            if part
        }
        assert all(len(set(part.get_truecolor())) == 1 for part in colours)


TINY = [(39, 12), (6, 3), (1, 1)]


@pytest.mark.parametrize("place", ["menu", "scene", "panel", "ask", "palette"])
async def test_a_terminal_that_is_too_small_asks_for_room_and_loses_nothing(place):
    async with playing(BRIDGE, None if place == "menu" else "miller") as pilot:
        app = pilot.app
        for key in {"menu": ["escape"], "panel": ["p"], "ask": ["1"], "palette": ["ctrl+p"],
                    "record": ["1", "enter"]}.get(place, []):  # fmt: skip
            await pilot.press(key)
        before, at = app.screen, app.sitting.at
        await pilot.pause()
        words = shown(app)
        for size in TINY:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.is_running
            if place not in ("ask", "palette") and size[0] >= 6:
                text = "".join(shown(app).split())
                assert "Pleasemakethiswindowlarger".startswith(text[:5])
        await pilot.press("left")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.is_running
        assert (app.screen, app.sitting.at) == (before, at)
        for row in words.splitlines()[1:6]:
            await until(lambda row=row: row in shown(app))


async def test_the_smallest_terminal_it_is_made_for_shows_every_page():
    async with playing(BRIDGE, "miller", (40, 12)) as pilot:
        app = pilot.app
        await sees(app, "H E A R D")
        assert "larger" not in shown(app)
        await pilot.press("1", "enter", "right")
        assert "The warden laid ten planks" in " ".join(page_words(app).split())
        assert all(len(row) <= 40 for row in rows(app))


async def test_a_window_made_broad_shows_the_margin_and_made_narrow_folds_it():
    async with playing(BRIDGE, "miller", NARROW) as pilot:
        app = pilot.app
        assert "p On the table" in shown(app)
        assert "Marks at the ford" not in shown(app)
        await pilot.resize_terminal(*BROAD)
        await sees(app, "Marks at the ford")
        await sees(app, "YOUR DOSSIER")
        await pilot.resize_terminal(*NARROW)
        await until(lambda: "Marks at the ford" not in shown(app))


@pytest.mark.parametrize("size", [NARROW, BROAD, (200, 60)], ids=["narrow", "broad", "vast"])
async def test_a_line_of_text_is_never_longer_than_the_measure(size):
    async with playing("brest-1918", "bukharin", size) as pilot:
        while pilot.app.sitting.at != "scene":
            pilot.app.sitting.turn(1)
        pilot.app.table.show()
        await pilot.pause()
        longest = max(len(line.rstrip()) for line in page_words(pilot.app).split("\n"))
        assert 55 <= longest <= 75
        assert COLUMN < longest


async def test_an_idle_screen_sends_nothing():
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        await pilot.pause()
        before = shown(app)
        timers = [node for node in (app, *app.screen.walk_children()) if list(node._timers)]
        assert timers == []
        assert app.animation_level == "none"
        await pilot.pause()
        assert shown(app) == before
