"""A check that finds what earlier ones kept says the same as one that looks at everything, whatever was changed."""

import pytest

from builder.check.assembled import student_files
from builder.check.leaks import find_leaks, secret_lines
from builder.check_course import check_whole_course
from builder.checked import leaks, modules
from builder.checked.leaks import leaks_among
from builder.checked.modules import assembled_of
from builder.course.load import load_course
from builder.findings import in_order
from builder.kept import Store
from builder.lessons import kept as lessons
from builder.module_sheet import sheet_of
from builder.stamp import BuildOptions
from builder.workspace import CACHE_VARIABLE, read_modules

FIRST, SECOND = "modules/first-steps", "modules/second-steps"
SOLUTION = "secret_sum_of_both = number + number"
QUESTION = "What makes a fact of use?"


def edit(workspace, name, *changes):
    path = workspace.root / name
    text = path.read_text("utf-8") if path.exists() else ""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def leaked(workspace):
    """Let a practice question, which stands in the notebook, quote the solution of the other module."""
    edit(workspace, f"{SECOND}/module.yaml", (QUESTION, f"{QUESTION} {SOLUTION}"))


EDITS = [
    lambda at: edit(at, f"{FIRST}/lesson.md", ("## Doubling", "Words.\n\n## Doubling\n\n#### Too deep")),
    leaked,
    # What stands in public anywhere in the course is no secret.
    lambda at: edit(at, f"{SECOND}/lesson.md", ("# Second steps", f"# Second steps\n\n`{SOLUTION}`")),
    lambda at: edit(at, f"{FIRST}/lesson.md", (SOLUTION, f"{SOLUTION} + 0")),
    lambda at: edit(at, f"{SECOND}/lesson.md", (f"\n`{SOLUTION}`", "")),
    lambda at: edit(at, f"{FIRST}/lesson.md", (f"{SOLUTION} + 0", SOLUTION)),
    lambda at: edit(at, f"{FIRST}/lesson.md", ("{{ factor }}", "{{ nobody }}")),
]
LEAKS = [False, False, True, False, False, False, True, False]
"""Whether there is a leak before all edits and after each of them."""


@pytest.fixture(autouse=True)
def _own_modules(monkeypatch):
    """Leave the cards of the library unread, which would take most of the time."""
    monkeypatch.setattr("builder.workspace._module_bases", lambda workspace: (workspace.root / "modules",))


@pytest.fixture
def both(monkeypatch, tmp_path):
    """Return a function that checks a workspace with what is kept, and with nothing; the findings must be the same."""
    number = iter(range(100))

    def check(workspace):
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "kept"))
        warm = check_whole_course(workspace, "tiny", BuildOptions())
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / f"empty-{next(number)}"))
        assert warm == check_whole_course(workspace, "tiny", BuildOptions())
        return warm

    return check


def test_kept_results_are_those_of_a_fresh_check_after_every_edit(tiny, both):
    found = [both(tiny)]
    for change in EDITS:
        change(tiny)
        found.append(both(tiny))
    rules = [{finding.rule for finding in findings} for findings in found]
    assert ["student-files-hold-no-answers" in some for some in rules] == LEAKS
    assert len(set(found)) > 4


def test_only_what_has_changed_is_looked_at(tiny, both, monkeypatch):
    looked = []

    def noted(name):
        real = getattr(modules, name)
        return lambda *args: looked.append(name) or real(*args)

    for name in ("check_one_module", "check_assembled"):
        monkeypatch.setattr(modules, name, noted(name))
    read = lessons.load_lesson
    monkeypatch.setattr(lessons, "load_lesson", lambda text, file: looked.append(file) or read(text, file))
    both(tiny)
    everything, looked[:] = sorted(set(looked)), []
    assert everything == ["check_assembled", "check_one_module", f"{FIRST}/lesson.md", f"{SECOND}/lesson.md"]
    check_whole_course(tiny, "tiny", BuildOptions())
    assert looked == []
    edit(tiny, f"{SECOND}/lesson.md", ("# Second steps", "# Second steps\n\nWords."))
    check_whole_course(tiny, "tiny", BuildOptions())
    assert looked == [f"{SECOND}/lesson.md", "check_one_module", "check_assembled"]


@pytest.mark.parametrize("many", [0, 10_000])
@pytest.mark.parametrize("public", [False, True])
def test_the_search_among_modules_finds_what_the_search_in_all_files_finds(tiny, tmp_path, monkeypatch, many, public):
    monkeypatch.setattr(leaks, "_MANY", many)
    leaked(tiny)
    if public:
        edit(tiny, f"{SECOND}/lesson.md", ("# Second steps", f"# Second steps\n\n`{SOLUTION}`"))
    course, _ = load_course(tiny, "tiny")
    store = Store(tmp_path / "store")
    files = [file for module in course.modules for file in student_files(module, sheet_of(module)[0])]
    expected = in_order(find_leaks(files, secret_lines(course.modules)))
    assert bool(expected) == (not public)
    for _ in range(2):
        assembled = [assembled_of(module, store) for module in course.modules]
        assert in_order(leaks_among(course.modules, assembled, store)) == expected


def test_damaged_results_are_made_again(tiny, monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "kept"))
    edit(tiny, f"{SECOND}/module.yaml", ("reading: 5", "reading: 90"))
    leaked(tiny)
    first = check_whole_course(tiny, "tiny", BuildOptions())
    assert len(first) > 1
    kept = sorted((tmp_path / "kept").rglob("*.json"))
    assert len(kept) > 8
    for content in ("[", "{}", '{"findings": 3}', '{"findings": [{"rule": 1}], "cells": [], "a": {}}'):
        for file in kept:
            file.write_text(content, "utf-8")
        assert check_whole_course(tiny, "tiny", BuildOptions()) == first


def test_a_folder_that_cannot_be_written_keeps_nothing(tiny, monkeypatch, tmp_path):
    (tmp_path / "a-file").write_text("", "utf-8")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "a-file"))
    assert check_whole_course(tiny, "tiny", BuildOptions()) == ()


def test_a_card_that_is_read_again_is_read_as_it_is_now(tiny):
    first, second = (FIRST.rpartition("/")[2], SECOND.rpartition("/")[2])
    before, _ = read_modules(tiny)
    edit(tiny, f"{SECOND}/module.yaml", ("title: Second steps", "title: Other steps"))
    after, _ = read_modules(tiny)
    assert after[second].card.title == "Other steps"
    assert after[first].card is before[first].card
    edit(tiny, f"{SECOND}/module.yaml", ("title: Other steps", "title: [1]"))
    broken, findings = read_modules(tiny)
    assert second not in broken
    assert [finding.place.file for finding in findings] == [f"{SECOND}/module.yaml"]
