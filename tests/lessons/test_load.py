import pytest

from builder.lessons.load import load_lesson, round_trip
from builder.lessons.values import Role

FRONT = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

"""


def lesson(body: str):
    return load_lesson(FRONT + body, "lesson.md")


def code(options: str, source: str) -> str:
    return f"```{{code-cell}} python\n{options}\n\n{source}\n```\n"


def test_cells_have_their_role_and_line():
    body = "# Title\n\n" + code(":exercise: one", "a = 1") + "\n" + code(":tests: one\n:points: 2", "assert a")
    cells = lesson(body)[0].cells
    assert [(cell.role, cell.exercise, cell.points, cell.line) for cell in cells] == [
        (Role.PROSE, "", None, 12),
        (Role.ANSWER, "one", None, 17),
        (Role.TESTS, "one", 2, 24),
    ]


def test_notes_are_for_the_instructor():
    cells = lesson('# T\n\n+++ {"instructor": true}\n\nSecret.\n\n+++\n\nPublic.\n')[0].cells
    assert [(cell.role, cell.source) for cell in cells][1:] == [(Role.NOTE, "Secret."), (Role.PROSE, "Public.")]


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        (code(":exercize: one", "a = 1"), "cell-options-are-known", 15),
        (code(":tags: [parameter]", "a = 1"), "cell-tags-are-known", 15),
        (code(":tests: one\n:points: 1.5", "a = 1"), "points-are-whole-numbers", 16),
        (code(":tests: one\n:exercise: one", "a = 1"), "cell-has-one-purpose", 16),
        (code(":alt: {a: 1}", "a = 1"), "cell-options-are-flat", 15),
        (code(":exercise: one", "# BEGIN SOLUTION\na = 1"), "markers-are-closed", 15),
        (code("", "# BEGIN SOLUTION\na = 1\n# END SOLUTION"), "markers-stand-in-their-cells", 14),
        ("# T\n\n```{note}\ntext\n", "fences-are-closed", 14),
        ("# T\n\n```{code-cell} python\na = 1\n", "fences-are-closed", 14),
    ],
)
def test_faults_are_found_at_their_line(body, rule, line):
    assert (rule, line) in {(fault.rule, fault.place.line) for fault in lesson(body)[1]}


@pytest.mark.parametrize("text", ["---\na: [\n---\n", "+++ {bad\n\nx", "---\n- 1\n---\n"])
def test_what_cannot_be_read_is_one_finding(text):
    found, findings = load_lesson(text, "lesson.md")
    assert found is None
    assert [fault.rule for fault in findings] == ["lesson-can-be-read"]


def test_front_matter_holds_the_kernel_and_no_facts():
    rules = [fault.rule for fault in load_lesson("---\ntitle: x\n---\n\n# T\n", "l")[1]]
    assert sorted(rules) == ["front-matter-holds-no-facts", "lesson-names-its-kernel"]


def test_all_fences_of_a_good_lesson_are_closed():
    boxes = "# T\n\n::::{grid}\n:::{card}\ntext\n:::\n::::\n\n"
    body = boxes + "```python\n```{note}\n```\n\n````{note}\n```\ncode\n```\n````\n"
    assert [fault.rule for fault in lesson(body)[1]] == []


def test_the_round_trip_has_no_version_of_jupytext():
    text = FRONT + "# T\n"
    assert round_trip(text) == text
