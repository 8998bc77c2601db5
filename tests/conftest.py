"""Every test plays alone: its own saves, its own settings, nobody's terminal."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from game import library

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=3, help="kills and races of the saves' tests")
    parser.addoption("--golden", action="store_true", help="write the golden pages anew")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: tests of screens and terminals mostly wait."""
    return (os.cpu_count() or 1) * 3 // 2 or 1


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("POLITBURO_SCENARIOS", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POLITBURO_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("POLITBURO_THEME", "dark")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def saves_folder(tmp_path: Path) -> Path:
    return tmp_path / "saves"


@pytest.fixture
def with_bridge(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with the small story, which the menu offers.

    In this process it stands there alone, so that no page grows with what is shipped; in processes
    that a test starts, beside the shipped ones.
    """
    folder = tmp_path / "with-bridge"
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "data" / "bridge.yaml", folder)
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(folder))
    monkeypatch.setattr(library, "folders", lambda: [folder])
    return folder
