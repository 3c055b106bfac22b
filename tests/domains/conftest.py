"""The packs of this repository, as text and imported."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "curriculum" / "domains"
PACKS = ("ecommerce", "fintech", "healthcare", "industrial")


def load(path: Path):
    """Import a pack from its file, as a notebook imports `domain.py`."""
    spec = importlib.util.spec_from_file_location(f"pack_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def texts():
    """The texts of all files in the domain folder, by file name."""
    return {path.name: path.read_text("utf-8") for path in sorted(FOLDER.iterdir()) if path.suffix in {".py", ".yaml"}}


@pytest.fixture(scope="session", params=PACKS)
def pack(request):
    """Each pack in turn, imported."""
    return load(FOLDER / f"{request.param}.py")


@pytest.fixture(scope="session")
def industrial():
    """The pack of machines, imported."""
    return load(FOLDER / "industrial.py")


@pytest.fixture
def written(tmp_path, texts):
    """Import the fintech pack after replacing texts in it, each of which must be there."""

    def write(*replacements: tuple[str, str]):
        text = texts["fintech.py"]
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "own.py"
        path.write_text(text, "utf-8")
        return load(path)

    return write
