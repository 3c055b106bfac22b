"""What the tests of grading share: a class that handed in."""

import os

import pytest

from builder.assign_course import assign_course
from builder.grade_class import GradeOptions, grade_class
from builder.progress import Silent
from builder.read_class import read_marks

from .samples import notebook, sample_grader

ROSTER = (
    "id,name,email,section,canvas_id\nada,Ada Lovelace,ada@school.example,A,11\nalan,Alan Turing,,A,12\nbea,Bea B,,B,\n"
)


@pytest.fixture
def class_of_three(tiny, tmp_path):
    """A workspace whose copies were handed out to three students."""
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER)
    assign_course(tiny, "tiny", roster, Silent())
    return tiny


@pytest.fixture
def handed_in(tmp_path):
    """A folder of submissions: Ada has all points, Alan some, Bea handed in one module."""
    folder = tmp_path / "handed in"
    for student, first, second in (("ada", 4, 1), ("alan", 2, 0), ("bea", 3, None)):
        put(folder, f"{student}/first-steps.ipynb", notebook(first), 1_767_600_000)
        if second is not None:
            put(folder, f"{student}/second-steps.ipynb", notebook(second, f"Note of {student}."), 1_767_600_000)
    return folder


def put(folder, name, content, time=None):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if time:
        os.utime(path, (time, time))
    return path


def grade(workspace, folder, grader=sample_grader, **options):
    return grade_class(workspace, "tiny", folder, GradeOptions(**options), grader, Silent())


def marks_after(workspace, folder, grader=sample_grader, **options):
    """Grade, and return the marks of the class as the gradebook then has them."""
    grade(workspace, folder, grader, **options)
    return read_marks(workspace, "tiny")


@pytest.fixture
def graded(class_of_three, handed_in):
    """The workspace of the class after grading."""
    grade(class_of_three, handed_in)
    return class_of_three
