"""A lesson with and without its programming."""

import pytest

from builder.lessons.load import load_lesson, round_trip
from builder.lessons.values import Role
from builder.lessons.without_code import lesson_with_code, lesson_without_code

TEXT = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Both

+++ {"only": "code"}

Two exercises.

+++ {"only": "no-code"}

One exercise.

```{code-cell} python
shown = 1
```

```{code-cell} python
:exercise: choose

answer = None
```

```{code-cell} python
:points: 1
:tests: choose

assert answer
```

+++ {"only": "code"}

## Program

```{code-cell} python
:exercise: program

def double(n):
    pass
```

```{code-cell} python
:points: 1
:tests: program

assert double(1) == 2
```

```{code-cell} python
:only: code

print(double(2))
```

The end.
"""


@pytest.fixture
def lesson():
    found, findings = load_lesson(TEXT, "l.md")
    assert findings == ()
    return found


def sources(lesson):
    return [cell.source.strip().split("\n")[0] for cell in lesson.cells]


def test_with_its_programming_all_is_there_but_what_replaces_it(lesson):
    found = sources(lesson_with_code(lesson))
    assert "One exercise." not in found
    assert {"Two exercises.", "## Program", "print(double(2))", "The end."} <= set(found)


def test_without_it_only_what_is_kept_is_there(lesson):
    found = lesson_without_code(lesson, {"choose"}, set())
    wanted = ["# Both", "One exercise.", "shown = 1", "answer = None", "assert answer", "The end."]
    assert sources(found) == wanted
    tags = {cell.role: cell.tags for cell in found.cells if cell.is_code}
    assert tags == {Role.DEMO: ("hide-input",), Role.ANSWER: (), Role.TESTS: ()}


def test_the_heading_is_the_title_of_this_form(lesson):
    assert sources(lesson_without_code(lesson, {"choose"}, set(), ("Both", "Words")))[0] == "# Words"
    assert sources(lesson_without_code(lesson, {"choose"}, set(), ("Another", "Words")))[0] == "# Both"


def test_jupytext_keeps_what_is_said_about_cells():
    assert round_trip(TEXT) == TEXT


@pytest.mark.parametrize("wrong", ['+++ {"only": "kode"}', '+++ {"only": 3}'])
def test_another_word_is_a_finding(wrong):
    found, findings = load_lesson(TEXT.replace('+++ {"only": "no-code"}', wrong), "l.md")
    assert found is not None
    assert [(fault.rule, fault.hint) for fault in findings] == [
        ("cell-options-are-known", "Write one of: code, no-code.")
    ]
