from game.drawing.ink import cells, plain
from game.drawing.key_columns import Key, KeyColumns, KeyGroup, draw, say
from game.pages.actions import BY_NAME, GROUPS, TABLE
from game.pages.help import sheet

FEW = KeyColumns(
    (
        KeyGroup("On this page", (Key("1-9", "choose", "Take it."), Key("enter", "go on", "On."))),
        KeyGroup("To read", (Key("p", "papers", "Documents."),)),
        KeyGroup("Keep", (Key("y", "copy", "Copy it."),)),
    )
)


def test_keys_stand_in_two_columns_with_their_sentences():
    assert (
        "\n".join(plain(draw(FEW, 70)))
        == """\
ON THIS PAGE                        TO READ
1-9    Take it.                     p  Documents.
enter  On.
                                    KEEP
                                    y  Copy it."""
    )


def test_in_little_room_they_stand_in_three_with_their_words():
    assert (
        "\n".join(plain(draw(FEW, 54)))
        == """\
ON THIS PAGE      TO READ           KEEP
1-9   choose      p papers          y copy
enter go on"""
    )


def test_in_lines_of_text_each_key_has_a_line():
    assert say(FEW)[0] == "1-9: Take it."


def test_every_action_of_the_screen_stands_in_one_group():
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(one.name for one in TABLE if one.key)


REHEARSED = {"problems", "jump", "seat"}
"""What works only on a file that is being written."""
ON_THE_WALL = {"record", "list", "play_on", "blank", "note", "names"}
"""What is done where a game is read back, and never in one that is played."""
IN_A_CLASS = {"vote", "debrief"}
"""What is done before a class that answers together."""


def test_the_keys_of_a_game_fit_one_screen_and_no_word_is_cut():
    for works in (BY_NAME.keys() - REHEARSED, BY_NAME.keys()):
        page = sheet(works, "").blocks[1]
        for width in (70, 54):
            drawn = draw(page, width)
            assert all(cells(row) <= width for row in drawn)
            assert not any("…" in line for line in plain(drawn))
    assert (
        len(draw(sheet(BY_NAME.keys() - REHEARSED - ON_THE_WALL - IN_A_CLASS, "").blocks[1], 70))
        <= 17
    )
