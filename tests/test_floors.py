"""The floors: what may be imported without Textual, each in a fresh process."""

import json
import pkgutil
import subprocess
import sys

import pytest
from helpers import ROOT, command

import game

SCREENS = "game.tui"
BELOW = sorted(
    one.name
    for one in pkgutil.walk_packages(game.__path__, "game.")
    if not one.name.startswith(SCREENS) and one.name != "game.__main__"
)
PROBE = """
import importlib, json, sys
for name in {names!r}:
    importlib.import_module(name)
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] in {watched!r})))
"""


def loaded_by(names, watched=("textual", "rich")):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(names=list(names), watched=watched)],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_no_room_below_the_screens_knows_textual():
    assert {"game.plain", "game.sitting", "game.session", "game.saves", "game.library", "game.cli",
            "game.archive", "game.playthrough.view", "game.pages.before", "game.story.load",
            "game.reader.tree", "game.desk.check"} <= set(BELOW)  # fmt: skip
    assert loaded_by(BELOW) == []


def test_the_screens_do_know_it_so_the_watch_is_awake():
    assert "textual" in loaded_by(["game.tui.app"])


def test_a_menu_needs_neither_the_parser_of_yaml_nor_of_fields():
    assert (
        loaded_by(
            ["game.cli", "game.sitting.menu"], ("yaml", "game.reader.entries", "textual", "rich")
        )
        == []
    )


def test_the_pages_of_a_game_wait_until_somebody_sits_down():
    code = (
        "import sys\nfrom game.sitting.menu import Menu\n"
        "opened = Menu('').open('brest-1918')\n"
        "opened.offer('bukharin')\nassert opened.sheet.blocks\n"
        "later = {'game.sitting.game', 'game.playthrough.reveal', 'game.playthrough.close'}\n"
        "sys.exit(str(later & set(sys.modules) or ''))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stderr.strip() == ""


def verbs():
    from game.cli import main

    return sorted(main.commands)


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], *([verb, "--help"] for verb in verbs())]
)
def test_help_and_version_are_said_without_the_screens(words):
    code = (
        "import sys\nfrom game.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit as done:\n    assert not done.code\n"
        "heavy = {'textual', 'rich', 'yaml', 'game.reader.entries'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_the_version_is_the_packages():
    assert command("--version").stdout.strip().endswith(game.__version__)


def test_every_floor_imports_from_below_only():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
