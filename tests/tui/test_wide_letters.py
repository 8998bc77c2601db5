"""Letters that take two cells: nothing they stand in is cut, pushed aside or longer than its room."""

import pytest
from helpers import BRIDGE, asked
from looking import BROAD, NARROW, laid_over, playing, rows, sees, to_question
from rich.cells import cell_len

from game.pages import lines

LABEL = "用木場的木板把橋修好，讓磨坊繼續轉動，不再等候河水退去，這是昨夜一致的意見"
PLACE = "渡口旁邊的鎮公所大樓二樓會議室東側"
PAPER = "渡口的水位標記和昨夜的記錄"


@pytest.fixture
def wide(tmp_path):
    path = tmp_path / "wide.yaml"
    text = BRIDGE.read_text("utf-8")
    for was, now in (
        ("Mend the bridge with planks from the yard", LABEL),
        ("place: The ford", f"place: {PLACE}"),
        ("Marks at the ford", PAPER),
        ("The second mark was passed at night", LABEL * 3),
    ):
        assert was in text
        text = text.replace(was, now)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("size", [NARROW, BROAD], ids=["narrow", "broad"])
async def test_an_option_and_a_paper_in_chinese_are_read_whole_and_the_head_keeps_the_seat(
    size, wide
):
    async with playing(wide, "miller", size) as pilot:
        app = pilot.app
        await to_question(pilot)
        await pilot.press("down")
        await sees(app, LABEL[:20])
        assert "Miller" in rows(app)[1]
        assert all(cell_len(row) == size[0] for row in rows(app))
        if size == BROAD:
            await sees(app, PAPER)
        await laid_over(pilot, "papers")
        await sees(app, LABEL)
        assert all(cell_len(row) == size[0] for row in rows(app))


def test_lines_of_text_are_measured_in_cells(wide):
    sitting = asked(wide)
    for page in (sitting.sheet, sitting.panel("papers"), sitting.panel("voices")):
        written = lines.sheet(page, 40)
        assert all(cell_len(line) <= 40 for line in written[2:]), written
        words = "".join("".join(written).split())
        assert LABEL in words or page.name == "voices"
