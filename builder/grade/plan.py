"""The grading plan of a module: made from its sources alone, so nothing in a submission can change a test. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from builder.assemble.sheet import points_of_tests
from builder.errors import FindingsError
from builder.files import digest
from builder.grade.values import Criterion, ExercisePlan, GradingPlan, PlanCell, TestPlan
from builder.lessons.markers import for_running
from builder.lessons.values import Role
from builder.module_sheet import sheet_of
from builder.prove.names import names_of
from builder.prove.statements import left_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.assemble.values import Sheet, SheetCell
    from builder.course.values import CourseModule
    from builder.documents.module_card import ExerciseCard

__all__ = ["grading_plan", "with_what_tests_leave"]

_FORMAT = 2
"""Counts up when the same sources are to be graded in another way."""


def grading_plan(module: CourseModule) -> GradingPlan:
    """Return how the module is graded. Raises FindingsError if its lesson has errors."""
    card = module.card
    sheet, findings = sheet_of(module)
    if sheet is None:
        raise FindingsError(findings)
    exercises = tuple(_exercise(module, sheet, name, exercise) for name, exercise in card.exercises.items())
    cells = tuple(with_what_tests_leave(tuple(_cell(cell) for cell in sheet.cells), exercises))
    samples = tuple((one.exercise, for_running(one.source), one.score) for one in module.attempts)
    decides = [
        _FORMAT,
        [asdict(cell) for cell in cells if cell.is_code],
        [asdict(exercise) for exercise in exercises],
        list(card.packages),
    ]
    files = [part for name, content in module.files for part in (name.encode(), content)]
    version = digest([json.dumps(decides, sort_keys=True).encode(), *files])
    return GradingPlan(
        module=card.id,
        title=card.title,
        version=version,
        cells=cells,
        exercises=exercises,
        files=module.files,
        packages=card.packages,
        seconds=float(card.seconds),
        memory_mb=card.memory_mb,
        samples=samples,
    )


def with_what_tests_leave(cells: tuple[PlanCell, ...], exercises: tuple[ExercisePlan, ...]) -> Iterator[PlanCell]:
    """Yield the cells, and after an exercise's tests a cell with what later demonstrations take from them.

    Tests cells are never run beside a student's code. What is left is taken from the text that students have, so that
    no hidden test reaches their process.
    """
    ends = {exercise.tests[-1].cell: exercise for exercise in exercises if exercise.tests}
    for place, cell in enumerate(cells):
        yield cell
        if cell.id not in ends:
            continue
        tests = {test.cell for test in ends[cell.id].tests}
        later = [names_of(one.source) for one in cells[place:] if one.is_code and one.role not in {"answer", "tests"}]
        wanted = frozenset[str]().union(*(one.taken for one in later))
        left = left_by([one.student or "" for one in cells if one.id in tests], wanted)
        if left:
            yield PlanCell(f"left-{cell.exercise}", "left", True, "\n\n".join(left), None)


def _cell(cell: SheetCell) -> PlanCell:
    grading = cell.nbgrader or {}
    source = for_running(cell.instructor) if cell.is_code else cell.instructor
    return PlanCell(
        id=cell.id,
        role=cell.role.value,
        is_code=cell.is_code,
        source=source,
        student=cell.student,
        exercise=cell.exercise,
        grade_id=str(grading.get("grade_id", "")),
        may_fail="raises-exception" in cell.tags,
    )


def _exercise(module: CourseModule, sheet: Sheet, name: str, card: ExerciseCard) -> ExercisePlan:
    own = [cell for cell in sheet.cells if cell.exercise == name]
    tests = [cell for cell in own if cell.role is Role.TESTS]
    points = points_of_tests(card, module.lesson.of_exercise(name, Role.TESTS))
    return ExercisePlan(
        id=name,
        title=card.title,
        kind=card.kind.value,
        objective=card.objective,
        points=card.points,
        manual_points=card.manual_points,
        answers=tuple(cell.id for cell in own if cell.role is Role.ANSWER),
        tests=tuple(
            TestPlan(cell.id, worth, cell.instructor, str(cell.course.get("guard", "")))
            for cell, worth in zip(tests, points, strict=True)
        ),
        rubric=tuple(Criterion(title, one.points, one.levels) for title, one in card.rubric.items()),
        # One exercise may take as long as the whole module is allowed to, and never less than a slow machine needs.
        seconds=float(max(10, module.card.seconds)),
    )
