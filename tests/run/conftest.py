"""Lets the tests of this folder import their shared notebooks, and gives each a temporary folder of its own."""

import sys
import tempfile
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """The folder in which runs make theirs; at the end of the test nothing may be left in it."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []
