"""What all tests share: the tiny workspace, golden files, and an environment without the developer's settings."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from builder.workspace import CACHE_VARIABLE, Workspace

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "golden" / "tiny" / "workspace"

# What one test or one developer has run shall not be found by another test.
os.environ[CACHE_VARIABLE] = "off"

# A shell starts background jobs with Ctrl-C ignored, and what tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def tiny(tmp_path: Path) -> Workspace:
    """A copy of the tiny workspace that a test may change."""
    shutil.copytree(TINY, tmp_path / "tiny", ignore=shutil.ignore_patterns("_build", "__pycache__"))
    return Workspace(tmp_path / "tiny")


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Return a function that compares a text with the golden file of that name, or writes it when asked to."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{name} is missing; write it with pytest --update-golden and review it"
        assert text == path.read_text("utf-8"), f"{name} differs; if that is right, run pytest --update-golden"

    return compare
