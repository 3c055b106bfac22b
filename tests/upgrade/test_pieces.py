"""Pieces of a module: joined they are the file, and each belongs to a unit with a permanent id."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.upgrade.changes import changes_between, texts_of_units
from builder.upgrade.pieces import pieces_of
from builder.upgrade.store import module_texts

ROOT = Path(__file__).parents[2]
FIRST = module_texts(ROOT / "tests" / "golden" / "tiny" / "workspace" / "modules" / "first-steps")
LIBRARY = sorted(path.name for path in (ROOT / "modules").iterdir() if (path / "module.yaml").is_file())
LINES = st.sampled_from(
    [
        "text",
        "# Title",
        "## Part",
        "## Part",
        "### Task",
        "```{code-cell} python",
        ":exercise: one",
        ":tests: one",
        ":tests: two",
        "---",
        "exercise: two",
        "```",
        "````",
        "",
        "exercises:",
        "  one:",
        "    kind: write",
        "id: x",
        "é\u2028",
    ]
)


def joined(files):
    return {name: "".join(piece.text for piece in pieces) for name, pieces in pieces_of(files).items()}


@pytest.mark.parametrize("name", LIBRARY)
def test_pieces_of_every_library_module_joined_are_the_files(name):
    files = module_texts(ROOT / "modules" / name)
    assert joined(files) == files
    for pieces in pieces_of(files).values():
        keys = [piece.key for piece in pieces]
        assert len(keys) == len(set(keys))


@given(st.lists(LINES, max_size=30).map("\n".join), st.sampled_from(["lesson.md", "module.yaml", "data.py"]))
def test_any_text_is_kept_whole_and_has_no_change_to_itself(text, name):
    files = {name: text}
    assert joined(files) == files
    assert changes_between("m", files, files) == ()
    keys = [piece.key for piece in pieces_of(files)[name]]
    assert len(keys) == len(set(keys))


def test_an_exercise_has_its_part_of_the_lesson_its_facts_and_its_attempts():
    text = texts_of_units(FIRST)["exercises/double"]
    for words in (
        "### Double it",
        ":tests: double",
        "Negative numbers are doubled too",
        "kind: write",
        "# why: adds two",
    ):
        assert words in text
    assert "What is printed?" not in text


def test_units_are_named_by_permanent_ids():
    units = set(texts_of_units(FIRST))
    assert {"card", "lesson", "exercises/double", "exercises/foresee", "objectives/double"} <= units


def test_lines_of_pieces_are_where_they_begin():
    lines = FIRST["lesson.md"].split("\n")
    for piece in pieces_of(FIRST)["lesson.md"]:
        assert piece.text.split("\n")[0] == lines[piece.line - 1]
