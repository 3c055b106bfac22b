"""Results survive being kept as JSON."""

import json

from builder.grade.values import (
    ExerciseResult,
    Flag,
    ManualAnswer,
    SubmissionResult,
    TestResult,
    result_from_json,
    result_to_json,
)


def test_a_result_comes_back_from_json_as_it_was():
    test = TestResult("tests-add", 2, 1, "failed", "Not 3.", 0.5, checked_twice=True)
    exercise = ExerciseResult("add", 2, 1, 3, (test,), "def add(): ...", "[]", "NameError")
    manual = ManualAnswer("add", "answer-add", "text", "I think")
    result = SubmissionResult("s", "m", "v", "bwrap", True, (exercise,), (manual,), (Flag("died", "It ended."),), 1.0)
    assert result_from_json(json.loads(json.dumps(result_to_json(result)))) == result
    assert (result.earned, result.points) == (1, 2)
