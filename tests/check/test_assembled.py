"""student-copy-is-reproducible: what only a fault of the builder itself can break."""

from dataclasses import replace

import pytest

from builder.build import sheet_of
from builder.check.assembled import check_assembled
from builder.course.load import load_course


@pytest.fixture
def course(tiny):
    loaded, findings = load_course(tiny, "tiny")
    assert findings == ()
    return loaded


def sheet(course, name):
    return sheet_of(course.module(name))[0]


def test_the_same_notebook_twice_is_right(course):
    for module in course.modules:
        assert check_assembled(sheet_of(module)[0], sheet_of(module)[0]) == ()


@pytest.mark.parametrize("second", ["another", "nothing"])
def test_another_notebook_the_second_time_is_found(course, second):
    first = sheet(course, "first-steps")
    found = check_assembled(first, replace(first, title="Another") if second == "another" else None)
    assert [fault.rule for fault in found] == ["student-copy-is-reproducible"]
    assert found[0].place.file == "modules/first-steps/lesson.md"


def test_a_graded_cell_without_points_or_lock_is_found(course):
    made = sheet(course, "second-steps")
    broken = [
        replace(cell, nbgrader={**cell.nbgrader, "points": None, "locked": False})
        if cell.nbgrader and cell.nbgrader["grade"]
        else cell
        for cell in made.cells
    ]
    made = replace(made, cells=tuple(broken))
    found = check_assembled(made, made)
    assert {fault.rule for fault in found} == {"notebooks-are-valid"}
    said = " ".join(fault.message for fault in found)
    assert "has no points" in said
    assert "not locked" in said


def test_an_id_that_nbformat_refuses_is_found(course):
    first = sheet(course, "second-steps")
    made = replace(first, cells=(replace(first.cells[0], id="no spaces"), *first.cells[1:]))
    assert {fault.rule for fault in check_assembled(made, made)} == {"notebooks-are-valid"}
