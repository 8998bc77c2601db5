"""What is drawn can be read: in every theme, on every page, in 256 colours, and without any."""

from dataclasses import replace

import pytest
from helpers import BRIDGE
from looking import BROAD, NARROW, answer, playing, sees
from rich.color import Color as Ink
from rich.color import ColorSystem
from textual.color import Color

from game.sitting.menu import Menu
from game.tui.app import PolitburoApp
from game.tui.theme import IN_256, NAMES, THEMES

LINES = "─═│┌┐└┘▌▁▔━┃▂▃▄▅▆▇█▕▏┊╸╺•●○◉◂›"
"""Marks and lines, which must stand out less than letters do."""


def contrast(one, other):
    """The ratio of WCAG 2: 1 for no difference, 21 for black on white."""

    def luminance(parts):
        parts = [part / 255 for part in parts]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(p * share for p, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_known_one():
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast(Color.parse("#767676").rgb, (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_there_are_paper_dark_and_two_of_high_contrast():
    assert NAMES == ("paper", "dark", "contrast-light", "contrast-dark")
    assert [theme.dark for theme in THEMES] == [False, True, False, True]


@pytest.mark.parametrize(
    ("told", "suits"),
    [("0;7", "paper"), ("15;8", "dark"), ("0;9", "paper"), ("0;15", "paper"), ("0;default;15", "paper"),
     ("15;0", "dark"), ("15;16", "dark"), ("15;default", "dark"), ("", "dark")],
)  # fmt: skip
def test_the_theme_suits_the_ground_that_a_terminal_tells(told, suits, monkeypatch):
    """Of the sixteen colours 7 and those from 9 on are light; 16 is the black of the other 240."""
    monkeypatch.setenv("POLITBURO_THEME", "")
    monkeypatch.setenv("COLORFGBG", told)
    assert PolitburoApp(Menu()).theme == suits


def drawn(colour, colours):
    """The colour as a terminal of so many colours draws it."""
    if colours == 256:
        colour = colour.downgrade(ColorSystem.EIGHT_BIT)
    return tuple(colour.get_truecolor())


def faint(app, colours):
    """What stands out too little from its ground: text under 4.5 (7 in high contrast), lines 3."""
    letters = 7 if app.theme.startswith("contrast") else 4.5
    found = []
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            words = text.strip()
            if not words or not style or not style.color or not style.bgcolor:
                continue
            least = 3 if not words.strip(LINES) else letters
            pair = drawn(style.color, colours), drawn(style.bgcolor, colours)
            ratio = contrast(*(reversed(pair) if style.reverse else pair))
            if ratio < least or style.dim:
                found.append((words, round(ratio, 2), style.dim))
    return found


OPENED = {"menu": [], "seats": ["@"], "brief": ["1"]}
SEATED = {
    "heard": ["down"], "question": ["right", "down"], "line": ["3"], "papers": ["p"], "calls": ["c", "down"], "heads": ["h", "1"],
    "help": ["question_mark"], "remark": ["x"], "ctrl+c": ["ctrl+c"],
    "slip": ["1", "enter"], "slip, written in": ["escape", "enter", "m", "i", "shift+left"],
    "put away": ["escape"],
}  # fmt: skip
ANSWERED = {"stop": [], "followed": ["right"], "minutes": ["right"], "sources": ["s"],
            "book": ["m"], "take back": ["u"]}  # fmt: skip


PALETTE = {"palette": ["ctrl+p", "down"], "searched": ["ctrl+p", "p", "a", "p"],
           "in vain": ["ctrl+p", "ß", "ß"]}  # fmt: skip


BESIDE = ("menu", "seats", "heard", "question", "line", "papers", "stop", "followed")
"""The pages that a vast window shows with something beside them; the others are as in a narrow."""


async def look(pilot, wrong, name, keys=()):
    """Note what is faint on the open page in every theme, paper with its colours of 256 too.

    With `keys`, what they open is opened anew in each.
    """
    app = pilot.app
    if app.size.width > NARROW[0] and name not in BESIDE:
        return
    app.register_theme(replace(IN_256["paper"], name="paper-256"))
    for theme in (*NAMES, "paper-256"):
        app.theme = theme
        for key in keys:
            await pilot.press(key)
        if app.screen in (app.table, app.panel):
            app.screen.show(keep=True)
        await pilot.pause()
        for colours in {"paper": (0,), "paper-256": (256,)}.get(theme, (0, 256)):
            if found := faint(app, colours):
                wrong[name, theme, colours] = found
        if keys:
            await back(pilot)
    app.theme = "dark"


async def back(pilot):
    """Close what was laid over the page."""
    for _ in range(3):
        if pilot.app.screen is pilot.app.table:
            return
        await pilot.press("escape")
        await pilot.pause()


@pytest.mark.parametrize("size", [NARROW, (160, 44)], ids=["narrow", "vast"])
async def test_everything_drawn_stands_out_from_its_ground(size, with_bridge):
    wrong = {}
    async with playing(None, None, size) as pilot:
        chapter = next(one for one in pilot.app.table.sheet.choices if one.label == "The Bridge")
        for name, keys in OPENED.items():
            for key in keys:
                await pilot.press(str(chapter.number) if key == "@" else key)
            await look(pilot, wrong, name)
    async with playing(BRIDGE, "miller", size) as pilot:
        for name, keys in SEATED.items():
            for key in keys:
                await pilot.press(key)
            await look(pilot, wrong, name)
            await back(pilot)
        for name, keys in PALETTE.items():
            await look(pilot, wrong, name, keys)
        await answer(pilot, 1)
        for name, keys in ANSWERED.items():
            for key in keys:
                await pilot.press(key)
            await look(pilot, wrong, name)
            await back(pilot)
    assert not wrong, "\n".join(f"{page}: {found}" for page, found in wrong.items())


def test_the_colours_of_paper_are_drawn_as_they_are_where_there_are_256():
    paper = IN_256["paper"]
    for name in ("ink", "red", "line", "bar"):
        asked = Ink.parse(paper.variables[name])
        assert drawn(asked, 256) == tuple(asked.get_truecolor()), name
    ground = Ink.parse(paper.background)
    assert drawn(ground, 256) == tuple(ground.get_truecolor())


@pytest.mark.parametrize("theme", NAMES)
async def test_the_line_pointed_at_has_a_mark_and_in_high_contrast_is_reversed(theme):
    async with playing(BRIDGE, "miller", BROAD) as pilot:
        app = pilot.app
        app.theme = theme
        await pilot.press("right", "down")
        await sees(app, "▌ 1")
        (row,) = [strip for strip in app.screen._compositor.render_strips() if "▌ 1" in strip.text]
        label = next(one for one in row if "Mend" in one.text)
        ground = Color.parse(app.current_theme.background).rgb
        assert label.style.bold
        if theme.startswith("contrast"):
            assert contrast(tuple(label.style.bgcolor.get_truecolor()), ground) >= 3


async def test_the_theme_changes_on_a_key_and_is_remembered(monkeypatch):
    monkeypatch.delenv("POLITBURO_THEME")
    async with playing(BRIDGE, "miller") as pilot:
        app = pilot.app
        met = [app.theme]
        for _ in range(4):
            await pilot.press("t")
            met.append(app.theme)
            assert app.screen.background_colors[1] == Color.parse(app.current_theme.background)
        assert met == ["dark", "contrast-light", "contrast-dark", "paper", "dark"]
        await pilot.press("t", "t")
    async with playing(BRIDGE, "miller") as pilot:
        assert pilot.app.theme == "contrast-dark"


@pytest.mark.parametrize("keys", [[], ["p"], ["1", "enter"], ["ctrl+p", "down"]],
                         ids=["question", "panel", "slip", "palette"])  # fmt: skip
async def test_without_colour_none_is_drawn_and_what_is_pointed_at_is_reversed(keys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(BRIDGE, "miller", BROAD) as pilot:
        app = pilot.app
        assert app.no_color
        for key in ["right", *keys, "down"]:
            await pilot.press(key)
        await pilot.pause()
        styles = [
            segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
        ]
        assert all(style.color is None and style.bgcolor is None for style in styles)
        assert not any(style.dim for style in styles)
        if not keys:
            (row,) = [one for one in app.screen._compositor.render_strips() if "▌ 1" in one.text]
            assert any("Mend" in one.text and one.style.reverse for one in row)
