"""Modules of the library can be graded: the solution gets every point that tests give, the starter none.

Finding out about a module takes a minute or more, so one of the light ones is tried, unless
`COURSEWRIGHT_ALL_MODULES=1` asks for all of them.
"""

import json
import os
from pathlib import Path

import pytest

from builder.course.load import load_module
from builder.grade.grading import Grader
from builder.grade.plan import grading_plan
from builder.grade.values import Submission
from builder.workspace import Workspace, read_modules

pytestmark = pytest.mark.slow

WORKSPACE = Workspace(Path(__file__).parents[2])
FOLDERS = read_modules(WORKSPACE)[0]
TRIED = sorted(FOLDERS) if os.environ.get("COURSEWRIGHT_ALL_MODULES") else ["agile-planning"]


def handed_in(plan, answers):
    cells = [
        {
            "cell_type": "code" if cell.is_code else "markdown",
            "id": cell.id,
            "metadata": {},
            "source": answers.get(cell.id, cell.student),
        }
        for cell in plan.cells
        if cell.student is not None
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


FORMS = [(name, False) for name in TRIED] + [(name, True) for name in sorted(FOLDERS) if FOLDERS[name].card.no_code]


@pytest.mark.parametrize(("name", "no_code"), FORMS)
def test_a_solution_gets_every_point_and_a_starter_none(name, no_code):
    module, findings = load_module(WORKSPACE, FOLDERS[name], "proof-of-concept", None, no_code=no_code)
    assert module, findings
    if "tensorflow-cpu" in module.card.packages:
        pytest.importorskip("tensorflow")
    plan = grading_plan(module)
    solution = {cell.id: cell.source for cell in plan.cells if cell.role == "answer"}
    # What is found out about modules is kept where a teacher's is, so that a second run of this test is cheap.
    with Grader(plan, cache=WORKSPACE.cache("grading")) as grader:
        right = grader.grade(Submission("right", handed_in(plan, solution)))
        untouched = grader.grade(Submission("untouched", handed_in(plan, {})))
    lost = {test.cell: (test.outcome, test.message) for one in right.exercises for test in one.tests if not test.earned}
    assert (lost, right.flags) == ({}, ())
    free = {test.cell for one in plan.exercises for test in one.tests if test.guard}
    earned = {test.cell for one in untouched.exercises for test in one.tests if test.earned}
    assert earned <= free
