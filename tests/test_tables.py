from game.pages.tables import aligned, joined

ROWS = aligned(
    [
        ("seat", "signed", "stands at", "kept"),
        ("Trotsky", "Class 11b, back row", "18 Feb 1918, question 4", "20 Nov"),
        ("Stalin", "–", "closed", "12 Nov"),
    ]
)


def test_columns_are_aligned():
    assert [joined(row, 70) for row in ROWS] == [
        "seat     signed               stands at                kept",
        "Trotsky  Class 11b, back row  18 Feb 1918, question 4  20 Nov",
        "Stalin   –                    closed                   12 Nov",
    ]


def test_in_less_room_what_people_wrote_gives_way_then_the_last_columns_go():
    assert [joined(row, 52) for row in ROWS] == [
        "seat     signed      stands at                kept",
        "Trotsky  Class 11b…  18 Feb 1918, question 4  20 Nov",
        "Stalin   –           closed                   12 Nov",
    ]
    assert [joined(row, 45) for row in ROWS] == [
        "seat     signed       stands at",
        "Trotsky  Class 11b,…  18 Feb 1918, question 4",
        "Stalin   –            closed",
    ]
    assert [joined(row, 4) for row in ROWS] == ["seat", "Tro…", "Sta…"]


def test_wide_letters_are_measured_in_cells():
    assert [joined(row, 20) for row in aligned([("木場", "a"), ("x", "b")])] == [
        "木場  a",
        "x     b",
    ]
