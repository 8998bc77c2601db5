"""Maps: what stands on them, that nothing lies outside, and that nothing is later than the day."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, fits, grid

from game.drawing import geography, maps_drawn, maps_svg
from game.drawing.geography import Frame
from game.drawing.ink import cells, plain
from game.drawing.labels import MARK
from game.drawing.maps import Area, Line, Map, Place, known_on, say
from game.pages import lines
from game.reader.dates import Day
from game.tui import typeset

GULF = Frame(20.5, 33, 56.5, 61)
RIGA, REVAL, PSKOV, PETROGRAD = (24.1, 56.95), (24.75, 59.44), (28.33, 57.82), (30.31, 59.94)
MAP = Map(
    "The Gulf of Finland",
    GULF,
    "The railway runs from Petrograd by Pskov to Riga.",
    (
        Place("Petrograd", PETROGRAD),
        Place("Reval", REVAL),
        Place("Pskov", PSKOV),
        Place("Riga", RIGA),
        Place("Baltic Sea", (21.8, 58.9), "water"),
        Place("Later Town", (31, 57), date=Day(1920)),
    ),
    (
        Line(
            "railway",
            "Railway",
            Day(1889),
            (PETROGRAD, PSKOV, RIGA),
            ("Petrograd", "Pskov", "Riga"),
        ),
        Line("front", "Front", Day(1918, 2, 18), ((23.9, 57.3), (26.5, 56.5))),
        Line("demarcation", "Line asked for", Day(1918, 2, 23), (RIGA, (27, 59.4))),
    ),
    (Area("Occupied", Day(1918, 2, 18), ((20.5, 57), (23, 57), (23, 56.5), (20.5, 56.5))),),
)
EIGHTEENTH = known_on(MAP, Day(1918, 2, 18))


def test_a_map_of_braille():
    assert (
        grid(maps_drawn.draw(EIGHTEENTH, 48, 16))
        == """
The Gulf of Finland
  ⠈⡇⣀               ⠈⠁⢀⡄    ⣀⣀⣄ ⠉⠐⢤⠠⢄⢩⣆⣀   ⢀⠠⢌⢲⡀
   ⠈⠉⠒⠢⣤⢀        ⢀⣠⢤⠼⠶⠾⠒⠚⠉⠊⠉ ⠁⠻⠤⣀⣀⣀  ⠈⠈⢆⠒⡀⣆⣁⡀⢸⡝⠁
      ⠈⠟⠚⡳⣄⠤⠖⠒⠢⠔⠉⠉            ⣀⢀⠼⠒⠢⠽⢤◆⢀⠰⡧⢡⠇⠈⠈⠉
         ⠉⠁  ⢀⣀⣀⣀⣀⢠⡤⠤⠤⠄⣄⣀⣀⣀⣀⣹⠛⠃⠉⠁  ⢴⠎ Petrograd
 Baltic Sea ⠒⠛ ⠈◆ Reval ⠈   ⠁    ⢀⡰⠁
     ⠒⠒⣎⣫⠧⠈⣇⡀           ⢴⡊⠉⢳    ⢀⠝⠁
    ⢠⣴⠾⠉⢋⠽⠢⠑⣄⣀⣀⡀         ⢥⣀⠼   ⢴⠎      ⢀⢔⢤⡀
     ⢝⡾⠋⠁    ⠈⢙⠅          ⠻⣒⢢⢀⡰⠁      ⠈⠋⠉⠛⠑
    ⣀⡨⠤⠰⣀     ⢮        ⢀⣄⡠⠤⡶⠛◆⠁Pskov
   ⡪     ⠑⠄ ⢠⣤⣘⡀ ⣀⣤⠤⠔⠗⠉⠉⠁                    ⢀
⠄⢀⡄⠇  ⠄  ⠄⠙⠲⠒◆⠛⡛⠿⣦⣅⣀                       ⠠⣄⠈⠆⠄
 ⠸⠂ ⠐  ⠐   Riga ⠁⠂⠉⠙⠻⠶⣦                     ⠒
⠒⠺⠒⠒⠺   Railway, 1889
⠶⠶⠶⠶⠶   Front, 18 February 1918
⠁⢀ ⠁⢀   Occupied, 18 February 1918
"""
    )


def test_the_same_in_signs_of_every_terminal():
    assert (
        grid(maps_drawn.draw(EIGHTEENTH, 48, 16, braille=False))
        == """
The Gulf of Finland
  ...            ........  ....  .. ...  ., ,..
    ...... . .. ....... ..... ......  .........
      ....... ..  ........ ...... =.*  ...  .
            ...*...    ..  ...   =   Petrograd
 Baltic Sea ..  Reval          ==
    ........ ..               =
    ............             =
     ....    ..       =======* Pskov
  .... ...    ========
 . .      . #*###                         ,, ,,
... '   '    Riga#####                     ,,

=====   Railway, 1889
#####   Front, 18 February 1918
'   '   Occupied, 18 February 1918
"""
    )


def test_what_is_later_than_the_day_is_neither_drawn_nor_told():
    assert [line.label for line in EIGHTEENTH.lines] == ["Railway", "Front"]
    shown = "\n".join([*plain(maps_drawn.draw(EIGHTEENTH, 80)), *say(EIGHTEENTH)])
    assert "Line asked for" not in shown + maps_svg.draw(EIGHTEENTH)
    assert "Later Town" not in shown
    assert "Line asked for, 23 February 1918" in "\n".join(say(MAP))


def test_a_console_without_braille_is_given_signs(monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    assert typeset.page([EIGHTEENTH], 48).plain.isascii()
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not typeset.page([EIGHTEENTH], 48).plain.isascii()


@pytest.mark.parametrize(
    ("date", "day", "by_then"),
    [
        (Day(1918, 2, 18), Day(1918, 2, 18), True),
        (Day(1918, 2, 19), Day(1918, 2, 18), False),
        (Day(1918, 2), Day(1918, 2, 18), False),
        (Day(1918, 2), Day(1918, 3), True),
        (Day(1918), Day(1918, 12, 30), False),
        (Day(1917), Day(1918), True),
        (Day(1918, 2, 1), Day(1918), False),
    ],
)
def test_of_a_date_known_in_part_the_latest_sense_counts(date, day, by_then):
    assert date.surely_by(day) is by_then


def test_the_words_name_every_line_with_its_day_and_its_course():
    assert say(EIGHTEENTH) == [
        "Map: The Gulf of Finland.",
        "The railway runs from Petrograd by Pskov to Riga.",
        "Occupied, 18 February 1918.",
        "Railway, 1889: by Petrograd, Pskov, Riga.",
        "Front, 18 February 1918.",
    ]
    assert lines.of([EIGHTEENTH], 200) == say(EIGHTEENTH)
    assert MARK in typeset.page([EIGHTEENTH], 60).plain


def test_what_lies_outside_the_frame_changes_nothing():
    far = Map(MAP.title, GULF, "", (Place("Far Town", (40, 57)),),
              (Line("front", "Far front", Day(1900), ((40, 50), (45, 70))),))  # fmt: skip
    picture = maps_drawn.draw(far, 60, 14)[:13]
    assert picture == maps_drawn.draw(Map(MAP.title, GULF, ""), 60, 13)


def test_every_kind_of_line_has_its_own_pattern():
    kinds = ("front", "frontier", "demarcation", "railway", "route")
    for braille in (True, False):
        rows = {
            plain(
                maps_drawn.draw(
                    Map("", GULF, "", (), (Line(kind, "x", Day(1900), ()),)), 60, 9, braille
                )
            )[-1]
            for kind in kinds
        }
        assert len(rows) == len(kinds)


def test_lines_of_one_pattern_are_told_apart_by_letters():
    two = Map("", GULF, "", (), (Line("front", "Old", Day(1917), ((21, 57), (30, 57))),
              Line("front", "New", Day(1918), ((21, 59), (32, 59)))))  # fmt: skip
    shown = plain(maps_drawn.draw(two, 60, 12))
    assert [line[6] for line in shown[-2:]] == ["a", "b"]
    picture = "\n".join(shown[:-2])
    assert picture.count("a") == 1
    assert picture.index("b") < picture.index("a")
    assert "a" not in "".join(
        plain(maps_drawn.draw(Map("", GULF, "", (), two.lines[:1]), 60, 12))[:-1]
    )


def test_where_a_name_finds_no_room_a_number_stands_for_it():
    crowd = [Place(f"Town of the long name {at}", (26 + at / 100, 58.5)) for at in range(3)]
    shown = "\n".join(plain(maps_drawn.draw(Map("Crowd", GULF, "", tuple(crowd)), 30, 6)))
    assert all(f"long name {at}" in shown for at in range(3))
    assert "1 Town of" in shown


def test_nothing_in_it_is_a_command_to_the_terminal_or_the_page():
    hostile = Map(
        HOSTILE,
        GULF,
        HOSTILE + "<script>",
        (Place(HOSTILE, REVAL),),
        (Line("front", HOSTILE + "</svg>", Day(1900), (RIGA, REVAL), (HOSTILE,)),),
    )
    shown = "\n".join([*plain(maps_drawn.draw(hostile, 150)), *say(hostile)])
    assert not any(sign in shown for sign in "\x1b\u202e\t")
    assert "[bold]" in typeset.page([hostile], 150).plain
    drawn = maps_svg.draw(hostile)
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert "<script>" not in drawn
    assert "\x1b" not in drawn


points = st.tuples(st.floats(-30, 200), st.floats(20, 89))
frames = st.builds(
    lambda west, south, across, up: Frame(west, west + across, south, south + up),
    st.floats(-12, 150), st.floats(33, 70), st.floats(0.5, 40), st.floats(0.5, 9),
)  # fmt: skip
days = st.builds(Day, st.integers(1917, 1920), st.integers(0, 12))
kinds = st.sampled_from(["front", "frontier", "demarcation", "railway", "route"])
paths = st.lists(points, max_size=6).map(tuple)
names = st.text(max_size=12)
maps = st.builds(
    Map, names, frames, names,
    st.lists(st.builds(Place, names, points, st.sampled_from(["town", "water", "land"])), max_size=6).map(tuple),
    st.lists(st.builds(Line, kinds, names, days, paths), max_size=3).map(tuple),
    st.lists(st.builds(Area, names, days, paths), max_size=2).map(tuple),
)  # fmt: skip


@given(maps, st.integers(20, 160), st.integers(3, 50), st.booleans())
def test_nothing_stands_outside_the_width_and_the_same_gives_the_same(
    shown, width, height, braille
):
    drawn = maps_drawn.draw(shown, width, height, braille)
    assert fits(drawn, width)
    maps_drawn.draw.cache_clear()
    assert drawn == maps_drawn.draw(shown, width, height, braille)
    assert braille or not any(
        "\u2800" <= sign <= "\u28ff" for line in plain(drawn) for sign in line
    )


@given(maps, days)
def test_of_a_map_on_a_day_nothing_is_later(shown, day):
    then = known_on(shown, day)
    assert all(line.date.surely_by(day) for line in (*then.lines, *then.areas))
    assert known_on(then, day) == then


@given(maps)
def test_the_picture_for_print_is_well_formed_and_holds_nothing_from_outside_its_frame(shown):
    root = ET.fromstring(maps_svg.draw(shown))
    _, _, breadth, height = map(float, root.get("viewBox").split())
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        spots = path.get("d").replace("M", " ").replace("L", " ").replace("Z", " ").split()
        assert all(-0.1 <= float(x) <= breadth + 0.1 for x in spots[::2])
        assert all(-0.1 <= float(y) <= height + 0.1 for y in spots[1::2])


def test_the_waters_that_are_shipped_are_those_of_the_time():
    aral = Frame(57, 62, 43, 47)
    assert max(len(points) for points in geography.within(aral, "lakes")) > 40
    rybinsk = Frame(37.5, 38.9, 58.2, 59.1)
    assert not list(geography.within(rybinsk, "lakes"))
    assert any(list(geography.within(Frame(29, 32, 59, 61), "coast")))
    assert any(list(geography.within(Frame(131, 133, 42, 44), "coast")))


def test_the_map_data_is_small_and_says_where_it_is_from():
    from pathlib import Path

    folder = Path(geography.__file__).parent
    assert sum(path.stat().st_size for path in folder.glob("*.*")) < 400_000
    assert "public domain" in (folder / "README.md").read_text("utf-8")


def test_a_map_is_as_high_as_it_should_be_and_no_higher_than_it_may():
    square = Map("", Frame(20, 40, 50, 61.5), "")
    assert len(maps_drawn.draw(square, 60, 100)) == 31
    assert len(maps_drawn.draw(square, 60, 12)) == 12
    assert max(map(cells, maps_drawn.draw(square, 60, 12))) <= 36
