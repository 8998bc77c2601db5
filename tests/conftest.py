"""Every test plays alone: its own saves, its own settings, nobody's terminal."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=3, help="kills and races of the saves' tests")
    parser.addoption("--golden", action="store_true", help="write the golden pages anew")


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
def with_bridge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu offers the small story in `tests/data` beside the shipped ones."""
    monkeypatch.setenv("POLITBURO_SCENARIOS", str(Path(__file__).parent / "data"))
