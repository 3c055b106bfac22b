"""An upgrade of a module of the real library: a new, a changed and a retired exercise, and a conflict with its line."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import builder.workspace
from builder.check.course import check_one_module
from builder.cli.main import course
from builder.course.load import load_module
from builder.findings import Severity
from builder.upgrade.store import module_texts
from builder.upgrade.upgrading import pin_courses
from builder.workspace import Workspace, read_modules

ROOT = Path(__file__).parents[2]
MODULE = "technical-documentation"
COURSE = f"""\
course: writing
title: Writing
stages:
  - id: dedicated-engineering
    title: One
    modules:
      - id: python-for-models
      - id: {MODULE}
"""
NEW_CARD = """\
  one-sentence:
    kind: predict
    title: One sentence
    objective: rewrite-plainly
    points: 1
    minutes: 5
    hints: ["Count the full stops."]
quiz:
"""
NEW_CELLS = """\
### One sentence

How many sentences has "Stop. Look. Listen."?

```{code-cell} python
:exercise: one-sentence

# BEGIN SOLUTION
number_of_sentences = 3
# END SOLUTION
# BEGIN STARTER
# number_of_sentences = None
# END STARTER
```

```{code-cell} python
:tests: one-sentence

assert isinstance(number_of_sentences, int), "Write a whole number."
# BEGIN HIDDEN TESTS
assert number_of_sentences == 3, "Each full stop ends a sentence; count them."
# END HIDDEN TESTS
```

```{code-cell} python
:reveal: one-sentence

print("Stop. Look. Listen.".count("."), "sentences")
```

## What usually goes wrong
"""


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A copy of two modules of the library that may change as a new version would."""
    folder = tmp_path / "lib"
    for name in (MODULE, "python-for-models", "_library"):
        shutil.copytree(ROOT / "modules" / name, folder / "modules" / name)
    shutil.copytree(ROOT / "curriculum", folder / "curriculum")
    monkeypatch.setattr(builder.workspace, "_LIBRARY", folder)
    return folder / "modules" / MODULE


@pytest.fixture
def place(tmp_path, library):
    root = tmp_path / "course"
    (root / "curriculum").mkdir(parents=True)
    (root / "curriculum" / "writing.yaml").write_text(COURSE, "utf-8")
    workspace = Workspace(root)
    assert set(pin_courses(workspace)) == {MODULE, "python-for-models"}
    return workspace


def run(place, *arguments):
    return CliRunner().invoke(course, [*arguments, "--workspace", str(place.root)], standalone_mode=False)


def faults(place):
    folder = read_modules(place)[0][MODULE]
    module, findings = load_module(place, folder, "dedicated-engineering", None)
    return [*findings, *(one for one in check_one_module(module, ()) if one.severity is not Severity.NOTE)]


def release(library, change):
    """Change the library: `one-sentence` is new, `quick-start` is changed, `model-card` is retired."""
    change(library, "module.yaml", "\nquiz:\n", "\n" + NEW_CARD)
    change(library, "lesson.md", "## What usually goes wrong\n", NEW_CELLS)
    for name, head, number in (
        ("two", "# score: 0\n# hint: count them\n# why: forgets the last\n", 2),
        ("one", "# score: 0\n# hint: count them\n# why: reads it as one sentence\n", 1),
        ("all", "# score: 1\n", 3),
    ):
        (library / "attempts" / "one-sentence").mkdir(exist_ok=True)
        text = f"{head}number_of_sentences = {number}\n"
        (library / "attempts" / "one-sentence" / f"{name}.py").write_text(text, "utf-8")
    change(library, "module.yaml", "title: A quick start that starts", "title: A quick start that a stranger can run")
    lesson = (library / "lesson.md").read_text("utf-8")
    begin, end = lesson.index("### A card that fills itself in"), lesson.index("## Tutorial: a quick start")
    (library / "lesson.md").write_text(lesson[:begin] + lesson[end:], "utf-8")
    card = (library / "module.yaml").read_text("utf-8")
    begin, end = card.index("  model-card:\n    kind"), card.index("  quick-start:\n    kind")
    (library / "module.yaml").write_text(card[:begin] + card[end:], "utf-8")
    shutil.rmtree(library / "attempts" / "model-card")


def test_diff_tells_new_changed_and_retired_exercises_and_writes_nothing(place, library, change):
    release(library, change)
    before = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    shown = run(place, "diff", "--short")
    assert shown.return_value == 1
    for line in ("one-sentence: new", "quick-start: changed", "model-card: retired"):
        assert f"{MODULE}/exercises/{line}" in shown.stdout
    assert {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()} == before


def test_each_change_is_taken_or_declined_and_own_edits_stay(place, library, change):
    assert run(place, "module", "copy", MODULE).exception is None
    own = place.root / "modules" / MODULE
    change(own, "lesson.md", "## Key points\n", "## Key points of our school\n")
    release(library, change)
    taken = f"{MODULE}/exercises/"
    done = run(
        place,
        *("upgrade", "--accept", f"{taken}one-sentence", "--accept", f"{taken}quick-start"),
        *("--decline", f"{taken}model-card"),
    )
    assert f"Taken: {taken}one-sentence" in done.stderr
    card = read_modules(place)[0][MODULE].card
    assert "one-sentence" in card.exercises
    assert "model-card" in card.exercises
    assert card.exercises["quick-start"].title == "A quick start that a stranger can run"
    texts = module_texts(own)
    assert "## Key points of our school" in texts["lesson.md"]
    assert ":exercise: model-card" in texts["lesson.md"]
    assert [one.message for one in faults(place) if one.severity is Severity.ERROR] == []
    assert "model-card" not in run(place, "diff", "--short").stdout.partition("declined")[0]


def test_where_both_changed_the_same_line_file_and_line_are_named(place, library, change):
    assert run(place, "module", "copy", MODULE).exception is None
    own = place.root / "modules" / MODULE
    change(own, "lesson.md", "### A quick start that starts", "### Our quick start")
    change(library, "lesson.md", "### A quick start that starts", "### A quick start for strangers")
    before = module_texts(own)
    line = 1 + before["lesson.md"].split("\n").index("### Our quick start")
    done = run(place, "upgrade", "--all")
    assert done.return_value == 1
    assert f"modules/{MODULE}/lesson.md:{line}: you and the library changed the same lines" in done.stdout
    assert module_texts(own) == before
