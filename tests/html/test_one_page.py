"""A saved game as one HTML page: whole, standing alone, and safe from what was typed into it."""

from html.parser import HTMLParser

import pytest
from helpers import BRIDGE, command

from game.sitting.menu import Menu

HOSTILE = '</p><script>alert("1")</script><img src=x onerror=go()> &amp; {{ 7*7 }}'


class Reader(HTMLParser):
    """The words of a page, and the tags and addresses in it."""

    def __init__(self, text):
        super().__init__()
        self.words, self.tags, self.addresses = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "onerror")]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def save(saves_folder):
    game = Menu(HOSTILE[:60]).open(str(BRIDGE)).sit("miller")
    while game.at != "question":
        assert game.turn(1)
    game.choose(1, HOSTILE)
    return game.session.path


def written(save, tmp_path):
    target = tmp_path / "page.html"
    done = command("replay", str(save), "--scenario", str(BRIDGE), "--html", str(target))
    assert done.returncode == 0, done.stderr
    return target.read_text("utf-8")


def test_what_was_typed_is_text_on_the_page(save, tmp_path):
    page = Reader(written(save, tmp_path))
    assert HOSTILE in page.text
    assert not {"script", "img", "link"} & page.tags
    assert page.addresses == []


def test_the_page_holds_question_answer_and_record_but_no_keys(save, tmp_path):
    text = Reader(written(save, tmp_path)).text
    order = [text.index(words) for words in ("HEARD", "ANSWERED", "laid ten planks")]
    assert order == sorted(order)
    assert "The letter o opens" not in text


def test_a_game_without_its_scenario_is_written_by_its_labels(save, tmp_path):
    save.write_text(save.read_text("utf-8").replace("scenario: bridge", "scenario: gone"), "utf-8")
    target = tmp_path / "page.html"
    done = command("replay", str(save), "--html", str(target))
    assert done.returncode == 0, done.stderr
    assert HOSTILE in Reader(target.read_text("utf-8")).text


def test_only_a_page_of_its_own_is_written_over(save, tmp_path):
    written(save, tmp_path)
    written(save, tmp_path)
    (tmp_path / "mine.html").write_text("mine")
    done = command(
        "replay", str(save), "--scenario", str(BRIDGE), "--html", str(tmp_path / "mine.html")
    )
    assert done.returncode == 1
    assert "another file stands there" in done.stderr
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_a_head_that_stands_already_is_not_said_again_and_labels_of_questions_are(save, tmp_path):
    text = Reader(written(save, tmp_path)).text
    assert text.count("24 JANUARY 1918, morning · The ford") == 1
    assert "TO BE RESOLVED" in text
