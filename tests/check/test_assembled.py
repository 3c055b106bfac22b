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


def sheets(course):
    return {module.card.id: sheet_of(module)[0] for module in course.modules}


def test_the_same_notebook_twice_is_right(course):
    assert check_assembled(course.modules, sheets(course), lambda module: sheet_of(module)[0]) == ()


@pytest.mark.parametrize("second", ["another", "nothing"])
def test_another_notebook_the_second_time_is_found(course, second):
    def again(module):
        sheet = sheet_of(module)[0]
        if module.card.id != "first-steps":
            return sheet
        return replace(sheet, title="Another") if second == "another" else None

    found = check_assembled(course.modules, sheets(course), again)
    assert [fault.rule for fault in found] == ["student-copy-is-reproducible"]
    assert found[0].place.file == "modules/first-steps/lesson.md"


def test_a_graded_cell_without_points_or_lock_is_found(course):
    made = sheets(course)
    broken = [
        replace(cell, nbgrader={**cell.nbgrader, "points": None, "locked": False})
        if cell.nbgrader and cell.nbgrader["grade"]
        else cell
        for cell in made["second-steps"].cells
    ]
    made["second-steps"] = replace(made["second-steps"], cells=tuple(broken))
    found = check_assembled(course.modules, made, lambda module: made[module.card.id])
    assert {fault.rule for fault in found} == {"notebooks-are-valid"}
    said = " ".join(fault.message for fault in found)
    assert "has no points" in said
    assert "not locked" in said


def test_an_id_that_nbformat_refuses_is_found(course):
    made = sheets(course)
    first = made["second-steps"]
    made["second-steps"] = replace(first, cells=(replace(first.cells[0], id="no spaces"), *first.cells[1:]))
    found = check_assembled(course.modules, made, lambda module: made[module.card.id])
    assert {fault.rule for fault in found} == {"notebooks-are-valid"}
