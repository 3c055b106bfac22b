"""Submissions of the tiny course and a grader without a sandbox, for tests that are not about the engine."""

import json

from builder.grade.values import ExerciseResult, Flag, ManualAnswer, SubmissionResult, TestResult


def notebook(points, note="We counted forty-two.", **course):
    """Return a notebook whose grade is in its metadata, for the grader below."""
    content = {"cells": [], "metadata": {"course": course, "earned": points, "note": note}, "nbformat": 4}
    return json.dumps(content).encode()


def sample_grader(plan, submissions, on_done):
    """Give each exercise as many of the wanted points as it has."""
    for submission in submissions:
        on_done(sample_result(plan, submission))


def sample_result(plan, submission):
    try:
        metadata = json.loads(submission.notebook)["metadata"]
    except (ValueError, KeyError):
        flag = Flag("not a notebook", "This is no notebook.")
        return SubmissionResult(submission.id, plan.module, plan.version, "sample", False, (), (), (flag,))
    left = metadata["earned"]
    exercises = []
    for exercise in plan.exercises:
        tests = []
        for test in exercise.tests:
            earned = min(left, test.points)
            left -= earned
            whole = earned == test.points
            message = "" if whole else f"Hint of {test.cell}."
            tests.append(TestResult(test.cell, test.points, earned, "passed" if whole else "failed", message))
        total = sum(test.earned for test in tests)
        source = f"# {submission.id}\nprint('<b>' + \"hello\")"
        outputs = json.dumps([{"output_type": "stream", "name": "stdout", "text": "<script>alert(1)</script>"}])
        exercises.append(
            ExerciseResult(
                exercise.id, exercise.automatic_points, total, exercise.manual_points, tuple(tests), source, outputs
            )
        )
    manual = tuple(
        ManualAnswer(one.id, f"answer-{one.id}", "text", metadata["note"])
        for one in plan.exercises
        if one.manual_points
    )
    return SubmissionResult(
        submission.id, plan.module, plan.version, "sample", True, tuple(exercises), manual, (), 0.01, 50.0
    )
