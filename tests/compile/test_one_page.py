"""The preview's change of Jupyter Book: after a save, only the saved page is made anew."""

from __future__ import annotations

import json
import subprocess
from importlib import resources
from pathlib import Path

import pytest

import builder.compile.jupyter_book as owner
from builder.compile.jupyter_book import preview_environment
from builder.compile.tools import node_and_npm

SCRIPT = Path(owner.__file__).with_name("one_page.cjs")
OTHER = "async function fastProcessFile(session) { return pages; }\nasync function next() {}"


def narrowed(source: str) -> str:
    """Return what the script makes of a program."""
    asked = (
        "const {narrowed} = require(process.argv[1]);"
        "process.stdout.write(narrowed(require('fs').readFileSync(0, 'utf8')))"
    )
    command = [*node_and_npm()[0], "-e", asked, str(SCRIPT)]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def loops():
    """Return the part of the installed Jupyter Book that follows a save, before and after."""
    program = resources.files("jupyter_book").joinpath("dist", "jupyter-book.cjs").read_text("utf-8")
    start = program.index("async function fastProcessFile(")
    before = program[start : program.index("\nasync function ", start + 1) + 20]
    return before, narrowed(before)


def test_the_installed_jupyter_book_is_one_that_can_be_narrowed(loops):
    before, after = loops
    assert before.count("pages.map(") == 3
    assert after.count("[file, ...fileParts].map(") == before.count("[file, ...fileParts].map(") + 2
    assert after.count("pages.filter((page) => page.file === file).map(") == 1


def test_another_jupyter_book_stays_as_it_is():
    assert narrowed(OTHER) == OTHER
    assert narrowed("nothing of the kind") == "nothing of the kind"


def test_node_is_told_of_it_in_the_preview_only(tmp_path):
    options = preview_environment(tmp_path / "course.json", tmp_path / "f.jsonl")["NODE_OPTIONS"]
    assert options.startswith("--require ")
    assert json.loads(options.split(" ", 1)[1].split('" ')[0] + '"') == str(SCRIPT)
