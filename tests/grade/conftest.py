"""The tiny course's first module as a grading plan, and notebooks that students might hand in for it."""

import json
from dataclasses import replace

import pytest

from builder.course.load import load_course
from builder.grade.grading import Grader
from builder.grade.plan import grading_plan


@pytest.fixture(scope="session")
def plan():
    from pathlib import Path

    from builder.workspace import Workspace

    course, _ = load_course(Workspace(Path(__file__).parents[1] / "golden" / "tiny" / "workspace"), "tiny")
    # A second of its own is enough for every cell of this module, however busy the machine is.
    return replace(grading_plan(course.module("first-steps")), seconds=1.0)


@pytest.fixture(scope="session")
def cells(plan):
    """Return a function that makes a student's cells with the given answers."""

    def make(**answers):
        return [
            {
                "cell_type": "code" if cell.is_code else "markdown",
                "id": cell.id,
                "metadata": {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {},
                "source": answers.get(cell.exercise, cell.student) if cell.role == "answer" else cell.student,
            }
            for cell in plan.cells
            if cell.student is not None
        ]

    return make


@pytest.fixture(scope="session")
def notebook():
    """Return a function that makes the bytes of a notebook of cells."""

    def make(cells, **more):
        whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}
        return json.dumps(whole).encode()

    return make


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """The folder in which all graders of these tests keep what they found out about the module: it costs seconds."""
    return tmp_path_factory.mktemp("grading")


@pytest.fixture(scope="session")
def grader(plan, cache):
    with Grader(plan, cache=cache) as made:
        yield made
