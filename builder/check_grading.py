"""Grades what a module itself knows the marks of, in the sandbox of `course grade`: does it agree with the proof?"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from builder.course.load import load_course
from builder.errors import RunError
from builder.findings import Finding, Place, Severity, has_errors, in_order
from builder.grade.grading import Grader
from builder.grade.plan import grading_plan
from builder.grade.values import Submission
from builder.lessons.markers import for_running
from builder.lessons.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.course.values import CourseModule
    from builder.grade.values import ExerciseResult, GradingPlan, SandboxKind, SubmissionResult
    from builder.lessons.attempts import Attempt
    from builder.progress import Progress
    from builder.stamp import BuildOptions
    from builder.workspace import Workspace

__all__ = ["check_grading"]

_HINT = "A sandbox has no network, no files but those of the module, and judges tests outside the student's process."


def check_grading(
    workspace: Workspace,
    slug: str,
    options: BuildOptions,
    only: Sequence[str],
    progress: Progress,
    *,
    sandbox: SandboxKind = "bwrap",
) -> tuple[Finding, ...]:
    """Return what the grader gives to solutions, starters and sample attempts and should not, of a course's modules.

    What is found out about the modules on the way is kept, so that the first `course grade` begins at once.
    Raises WorkspaceError if the course has no module of `only`, and what a sandbox raises that cannot be made.
    """
    course, findings = load_course(workspace, slug, domain=options.domain, only=only)
    if course is None or has_errors(findings):
        return findings

    def graded(module: CourseModule) -> list[Finding]:
        plan = grading_plan(module)
        with Grader(plan, sandbox, workspace.cache("grading")) as grader:
            found = list(_Known(module, plan, grader).findings())
        progress.advance(module.card.id)
        return found

    progress.begin("Grading what is known", len(course.modules))
    with ThreadPoolExecutor(os.cpu_count() or 1, "course-grade") as pool:
        found = [finding for part in pool.map(graded, course.modules) for finding in part]
    progress.end()
    return in_order([*findings, *found])


class _Known:
    """A module and what is known of it: answers with the points that they must get."""

    def __init__(self, module: CourseModule, plan: GradingPlan, grader: Grader) -> None:
        self._module, self._plan, self._grader = module, plan, grader
        self._solution = {cell.id: cell.source for cell in plan.cells if cell.role == "answer"}
        self._lines = {
            test.cell: cell.line
            for exercise in plan.exercises
            for test, cell in zip(exercise.tests, module.lesson.of_exercise(exercise.id, Role.TESTS), strict=True)
        }

    def findings(self) -> Iterator[Finding]:
        try:
            solved = self._grade("solution", {})
        except RunError as error:
            place = Place(self._module.lesson.file)
            yield Finding("grading-agrees-with-the-proof", str(error), place, error.hint or _HINT)
            return
        yield from self._of_solution(solved)
        yield from self._of_starter(self._grade("starter", {cell.id: cell.student or "" for cell in self._plan.cells}))
        yield from self._of_attempts()

    def _of_solution(self, result: SubmissionResult) -> Iterator[Finding]:
        for test in (test for exercise in result.exercises for test in exercise.tests if not test.earned):
            if test.points:
                message = f"The grader gives the solution no point for this test ({test.outcome}). {test.message}"
                place = Place(self._module.lesson.file, self._lines[test.cell])
                yield Finding("grading-agrees-with-the-proof", message.rstrip(), place, _HINT)
        for flag in result.flags:
            message = f"The grader would flag every student with this solution: {flag.code}. {flag.text}"
            place = Place(self._module.lesson.file)
            yield Finding("solutions-raise-no-flag", message, place, _HINT, severity=Severity.WARNING)

    def _of_starter(self, result: SubmissionResult) -> Iterator[Finding]:
        guards = {test.cell for exercise in self._plan.exercises for test in exercise.tests if test.guard}
        for test in (test for exercise in result.exercises for test in exercise.tests if test.earned):
            if test.cell not in guards:
                message = f"The grader gives the untouched starter {test.earned} points for this test."
                place = Place(self._module.lesson.file, self._lines[test.cell])
                yield Finding("grading-agrees-with-the-proof", message, place, _HINT)

    def _of_attempts(self) -> Iterator[Finding]:
        """Grade the first attempts of all exercises together, then the second ones; what differs is graded alone."""
        waiting = {exercise.id: self._attempts(exercise.id) for exercise in self._plan.exercises if exercise.answers}
        for number in range(max(map(len, waiting.values()), default=0)):
            attempts = {name: found[number] for name, found in waiting.items() if number < len(found)}
            together = self._marks(attempts)
            for name, attempt in attempts.items():
                mark = together[name]
                if mark.earned != attempt.score:
                    mark = self._marks({name: attempt})[name]
                if mark.earned != attempt.score:
                    yield _differs(attempt, mark)

    def _attempts(self, exercise: str) -> list[Attempt]:
        return [attempt for attempt in self._module.attempts if attempt.exercise == exercise]

    def _marks(self, attempts: Mapping[str, Attempt]) -> dict[str, ExerciseResult]:
        answers = {
            self._plan.exercise(name).answers[0]: for_running(attempt.source) for name, attempt in attempts.items()
        }
        return {one.exercise: one for one in self._grade("attempts", answers).exercises}

    def _grade(self, name: str, answers: Mapping[str, str]) -> SubmissionResult:
        """Hand in the solution with other answers in some cells."""
        cells: list[dict[str, Any]] = [
            {
                "cell_type": "code" if cell.is_code else "markdown",
                "id": cell.id,
                "metadata": {},
                "source": answers.get(cell.id, self._solution.get(cell.id, cell.student)),
            }
            for cell in self._plan.cells
            if cell.student is not None
        ]
        notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
        return self._grader.grade(Submission(name, notebook.encode()))


def _differs(attempt: Attempt, mark: ExerciseResult) -> Finding:
    said = next((test.message or test.outcome for test in mark.tests if test.points and not test.earned), "")
    message = f"The grader gives the attempt {mark.earned} points, it declares {attempt.score}. {said[:300]}".rstrip()
    return Finding("grading-agrees-with-the-proof", message, Place(attempt.file, 1), _HINT)
