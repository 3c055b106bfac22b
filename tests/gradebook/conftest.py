"""What the tests of the gradebook share: one made-up class."""

import pytest

from builder.grade.values import ExerciseResult, Flag, ManualAnswer, SubmissionResult, TestResult
from builder.gradebook.store import Gradebook
from builder.gradebook.values import ExerciseFacts, KeptSubmission, ModuleFacts, Note, ReceivedFile, RubricLine

FACTS = ModuleFacts(
    "first-steps",
    "v1",
    "First steps",
    (
        ExerciseFacts("double", "Double it", "write", "double", 3, 0),
        ExerciseFacts("note", "A note", "explain", "note", 3, 2, (RubricLine("Clear", 2, ("Hard", "Some", "All")),)),
    ),
)


def kept(student, content=b"{}", number=0, **more):
    import hashlib

    values = {"submitted": "2026-01-01T10:00:00+00:00", "origin": "folder", "module": "first-steps", **more}
    notebook = ReceivedFile(f"{student}/first-steps.ipynb", hashlib.sha256(content).hexdigest())
    return KeptSubmission(number, student, notebook=notebook, notes=(Note("late", "It came late."),), **values)


def result(number, earned=3, hint="", answer="A text.", version="v1"):
    tests = (
        TestResult("tests-double", 1, min(earned, 1), "passed", "", 0.01, checked_twice=True),
        TestResult("tests-double-2", 2, earned - min(earned, 1), "failed" if hint else "passed", hint, 0.02),
    )
    return SubmissionResult(
        submission=str(number),
        module="first-steps",
        plan=version,
        runner="bwrap",
        readable=True,
        exercises=(
            ExerciseResult("double", 3, earned, 0, tests, "def double(n): ...", "[]", ""),
            ExerciseResult("note", 1, 1, 2, (TestResult("tests-note", 1, 1, "passed"),), "text", "[]", ""),
        ),
        manual=(ManualAnswer("note", "answer-note", "text", answer),),
        flags=(Flag("answer repeated", "There are two answer cells.", "double"),),
        seconds=0.5,
        peak_mb=80.0,
    )


@pytest.fixture
def book(tmp_path):
    with Gradebook(tmp_path) as opened:
        opened.add_module(FACTS, "2026-01-01T00:00:00+00:00")
        yield opened
