"""A library of one module, and a workspace whose course uses it."""

import shutil
from pathlib import Path

import pytest

import builder.workspace
from builder.upgrade.upgrading import pin_courses
from builder.workspace import Workspace

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "tests" / "golden" / "tiny" / "workspace" / "modules" / "first-steps"
COURSE = """\
course: tiny
title: Tiny
stages:
  - id: proof-of-concept
    title: One
    modules:
      - id: first-steps
"""


@pytest.fixture
def library(tmp_path, monkeypatch):
    """The folder of the library's module, which a test may change as a new version would."""
    folder = tmp_path / "lib"
    shutil.copytree(FIRST, folder / "modules" / "first-steps")
    (folder / "curriculum").mkdir()
    shutil.copy(ROOT / "curriculum" / "skills.yaml", folder / "curriculum")
    shutil.copytree(ROOT / "curriculum" / "domains", folder / "curriculum" / "domains")
    monkeypatch.setattr(builder.workspace, "_LIBRARY", folder)
    return folder / "modules" / "first-steps"


@pytest.fixture
def place(tmp_path, library):
    """The workspace, with the library's module as it was when the course was made."""
    root = tmp_path / "course"
    (root / "curriculum").mkdir(parents=True)
    (root / "curriculum" / "tiny.yaml").write_text(COURSE, "utf-8")
    workspace = Workspace(root)
    assert pin_courses(workspace) == ("first-steps",)
    return workspace


@pytest.fixture
def change():
    """Return a function that replaces one text of a file by another."""

    def edit(folder, name, old, new):
        path = folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    return edit
