"""Using packages once before the forks."""

import importlib
import random
import sys
from types import ModuleType

import pytest

from builder.run import first_use


@pytest.mark.parametrize("name", first_use.USES)
@pytest.mark.filterwarnings("default")
def test_each_use_works_and_leaves_nothing_that_a_run_could_see(name):
    module = pytest.importorskip(name, exc_type=ImportError)
    numpy = importlib.import_module("numpy")
    drawn, drawn_here = str(numpy.random.get_state()), random.getstate()
    first_use.USES[name](module)
    assert str(numpy.random.get_state()) == drawn
    assert random.getstate() == drawn_here
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        assert pyplot.get_fignums() == []


def test_what_is_loaded_is_used_once_and_a_failing_use_harms_nothing(monkeypatch):
    used = []

    def fail(module: ModuleType) -> None:
        used.append(module.__name__)
        raise ValueError

    monkeypatch.setattr(first_use, "_done", set())
    monkeypatch.setattr(
        first_use, "USES", {"not.loaded": fail, "json": fail, "os": lambda module: used.append(module.__name__)}
    )
    first_use.use_once()
    first_use.use_once()
    assert used == ["json", "os"]
