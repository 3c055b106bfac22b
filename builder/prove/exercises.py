"""What is run to prove the exercises of one module, and what the results say. Nothing is run here."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from builder.findings import Finding, Place
from builder.lessons.markers import for_running
from builder.lessons.values import Role
from builder.prove.branches import Branch, Step, StepResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.assemble.values import Sheet, SheetCell
    from builder.documents.module_card import ModuleCard
    from builder.lessons.attempts import Attempt

__all__ = ["attempt_branches", "judge", "starter_branches", "trunk_steps"]

_RIGHT_REASONS = {"AssertionError", "NotImplementedError"}


def trunk_steps(sheet: Sheet) -> tuple[Step, ...]:
    """Return the instructor's cells in order."""
    return tuple(Step(cell.id, for_running(cell.instructor)) for cell in sheet.cells if cell.is_code)


def starter_branches(sheet: Sheet) -> tuple[Branch, ...]:
    """Return for each exercise the run of its untouched starter, each top-level statement of the tests by itself."""
    branches = []
    for name, answers in _answers(sheet).items():
        steps = [Step(cell.id, for_running(cell.student or "")) for cell in answers]
        for cell in _tests(sheet, name):
            statements = _statements(cell.instructor)
            steps.extend(Step(f"{cell.id}@{line}", text) for line, text in statements)
        branches.append(Branch(f"{name}/starter", answers[0].id, tuple(steps)))
    return tuple(branches)


def attempt_branches(sheet: Sheet, attempts: Sequence[Attempt]) -> tuple[Branch, ...]:
    """Return for each attempt the run of its answer and of its exercise's tests cells."""
    answers = _answers(sheet)
    branches = []
    for attempt in attempts:
        if attempt.exercise not in answers:
            continue
        first = answers[attempt.exercise][0].id
        tests = [Step(cell.id, cell.instructor) for cell in _tests(sheet, attempt.exercise)]
        branches.append(Branch(f"{attempt.exercise}/{attempt.name}", first, (Step(first, attempt.source), *tests)))
    return tuple(branches)


def judge(
    card: ModuleCard,
    sheet: Sheet,
    attempts: Sequence[Attempt],
    trunk: Sequence[StepResult],
    branches: Mapping[str, Sequence[StepResult]],
) -> tuple[Finding, ...]:
    """Return what the results of a run say against the exercises."""
    findings = list(_judge_solution(sheet, trunk))
    for name in card.exercises:
        findings.extend(_judge_starter(sheet, name, branches.get(f"{name}/starter", ())))
    for attempt in attempts:
        findings.extend(_judge_attempt(sheet, attempt, branches.get(f"{attempt.exercise}/{attempt.name}", ())))
    return tuple(findings)


def _judge_solution(sheet: Sheet, trunk: Sequence[StepResult]) -> Iterator[Finding]:
    cells = {cell.id: cell for cell in sheet.cells}
    for result in trunk:
        if result.error:
            cell = cells[result.id]
            place = Place(sheet.file, cell.line + max(result.line - 1, 0))
            message = f"The instructor's version stops in the cell {cell.id}: {result.error}: {_short(result.message)}"
            yield Finding("solution-passes-its-tests", message, place, "Mend the solution or the test.")
            return


def _judge_starter(sheet: Sheet, name: str, results: Sequence[StepResult]) -> Iterator[Finding]:
    answers = {cell.id: cell for cell in _answers(sheet).get(name, ())}
    given_up = False
    for result in results:
        if result.id in answers and result.error:
            given_up = True
            if result.error not in _RIGHT_REASONS:
                message = f"The untouched starter of '{name}' stops with {result.error}: {_short(result.message)}"
                hint = (
                    "A starter fails on an assertion or on NotImplementedError, so that students see what is missing."
                )
                yield Finding("starter-fails-for-the-right-reason", message, _place(sheet, answers[result.id]), hint)
    for cell in _tests(sheet, name):
        lines = {f"{cell.id}@{line}": line for line, text in _statements(cell.instructor) if _asserts(text)}
        for result in (result for result in results if result.id in lines):
            place = Place(sheet.file, cell.line + lines[result.id] - 1)
            if not result.error and not cell.course.get("guard"):
                message = f"A test of '{name}' passes although nothing was done."
                hint = "Make the test need the answer, or mark the cell with `:guard: why it may pass`."
                yield Finding("every-test-needs-the-answer", message, place, hint)
            elif result.error and result.error not in _RIGHT_REASONS and not given_up:
                message = (
                    f"With the untouched starter a test of '{name}' stops with {result.error}: {_short(result.message)}"
                )
                hint = "Let an assertion say first what is missing."
                yield Finding("starter-fails-for-the-right-reason", message, place, hint)


def _judge_attempt(sheet: Sheet, attempt: Attempt, results: Sequence[StepResult]) -> Iterator[Finding]:
    tests = {cell.id: cell for cell in _tests(sheet, attempt.exercise)}
    outcomes = [result for result in results if result.id in tests]
    earned = sum(_points(tests[result.id]) for result in outcomes if not result.error)
    said = [f"{result.error}: {result.message}" for result in results if result.error]
    place = Place(attempt.file, 1)
    if earned != attempt.score:
        message = f"The attempt gets {earned} points, it declares {attempt.score}. {_short(' | '.join(said))}".rstrip()
        yield Finding("attempts-get-their-score", message, place, "Mend the tests, or the declared score.")
    if attempt.hint and not any(attempt.hint.lower() in text.lower() for text in said):
        message = f"No failing test says '{attempt.hint}'. Said: {_short(' | '.join(said)) or 'nothing'}"
        yield Finding("attempts-get-their-hint", message, place, "Let the test that catches it say so.")


def _points(cell: SheetCell) -> int:
    points = (cell.nbgrader or {}).get("points")
    return points if isinstance(points, int) else 0


def _answers(sheet: Sheet) -> dict[str, list[SheetCell]]:
    found: dict[str, list[SheetCell]] = {}
    for cell in sheet.cells:
        if cell.role is Role.ANSWER:
            found.setdefault(cell.exercise, []).append(cell)
    return found


def _tests(sheet: Sheet, exercise: str) -> list[SheetCell]:
    return [cell for cell in sheet.cells if cell.role is Role.TESTS and cell.exercise == exercise]


def _statements(source: str) -> list[tuple[int, str]]:
    """Return line (1-based) and text of each top-level statement; the whole cell if it is not plain Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return [(1, source)]
    lines = source.split("\n")
    return [(node.lineno, "\n".join(lines[_first(node) - 1 : node.end_lineno])) for node in tree.body]


def _first(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return decorators[0].lineno if decorators else node.lineno


def _asserts(text: str) -> bool:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return True
    if isinstance(tree.body[0], ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        return False  # a helper: what it asserts counts where it is called
    return any(isinstance(node, ast.Assert) for node in ast.walk(tree))


def _place(sheet: Sheet, cell: SheetCell) -> Place:
    return Place(sheet.file, cell.line)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 300 else f"{flat[:297]}…"
