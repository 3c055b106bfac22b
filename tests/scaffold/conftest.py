"""Grading of what students hand in for a module: its solution, its empty starter, its sample attempts."""

import json

import pytest

from builder.grade.grading import grade_submissions
from builder.grade.plan import grading_plan
from builder.grade.values import Submission


@pytest.fixture(scope="session")
def graded():
    """Return a function that grades the attempts of a module, its starter and its solution; the points by name."""

    def grade(module):
        plan = grading_plan(module)
        work = {attempt.name: {attempt.exercise: attempt.source} for attempt in module.attempts}
        work["the starter"] = {}
        work["the solution"] = {cell.exercise: cell.source for cell in plan.cells if cell.role == "answer"}
        jobs = [Submission(name, notebook(plan, answers)) for name, answers in work.items()]
        return {result.submission: result.earned for result in grade_submissions(plan, jobs, workers=1)}

    return grade


def notebook(plan, answers):
    cells = [
        {
            "cell_type": "code" if cell.is_code else "markdown",
            "id": cell.id,
            "metadata": {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {},
            "source": answers.get(cell.exercise, cell.student) if cell.role == "answer" else cell.student,
        }
        for cell in plan.cells
        if cell.student is not None
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
