"""The untouched starter: it fails, in every tests cell, and so that a student sees what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Finding, Place
from builder.prove.judge.case import Case, once, short
from builder.prove.statements import Statement, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.assemble.values import SheetCell
    from builder.prove.engine.values import BranchRun, StepRun

__all__ = ["judge_starter"]

_RIGHT_REASONS = {"AssertionError", "NotImplementedError"}


def judge_starter(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with how the starter fails."""
    return once(
        (run.domain, run.variant, finding)
        for run, branch in case.branches("starter")
        for finding in _judge(case, branch)
    )


def _judge(case: Case, branch: BranchRun) -> Iterator[Finding]:
    steps = {step.id: step for step in branch.steps}
    answer = steps.get(case.subject.answer.id)
    if answer is None or branch.ended:
        message = f"The untouched starter of '{case.name}' did not come to its end ({branch.ended or 'lost'})."
        yield Finding("starter-fails-for-the-right-reason", message, case.place, _HINT)
        return
    if answer.error and answer.error not in _RIGHT_REASONS:
        message = f"The untouched starter of '{case.name}' stops with {answer.error}: {short(answer.message)}"
        yield Finding("starter-fails-for-the-right-reason", message, case.place, _HINT)
    above = ""
    for cell in case.subject.tests:
        statements = statements_of(cell.instructor, above)
        above += f"{cell.instructor}\n"
        yield from _judge_cell(case, cell, statements, steps, stopped=bool(answer.error))


def _judge_cell(
    case: Case, cell: SheetCell, statements: tuple[Statement, ...], steps: dict[str, StepRun], *, stopped: bool
) -> Iterator[Finding]:
    passed, shown = [], stopped  # the first failure ends the cell, so it is the one that a student sees
    for statement in statements:
        result = steps[f"{cell.id}@{statement.line}"]
        place = Place(case.file, cell.line + statement.line - 1)
        if not result.error:
            passed += [place] if statement.tests else []
        elif result.error not in _RIGHT_REASONS and not shown:
            message = f"With the untouched starter a tests cell of '{case.name}' stops with "
            message += f"{result.error}: {short(result.message)}"
            hint = "Let an assertion say first what is missing."
            yield Finding("starter-fails-for-the-right-reason", message, place, hint)
        shown = shown or bool(result.error)
    if len(passed) == sum(statement.tests for statement in statements):
        message = f"A tests cell of '{case.name}' gives its points although nothing was done."
        hint = "Let it test something that only an answer brings about."
        yield Finding("starter-gets-no-points", message, Place(case.file, cell.line), hint)
    elif not cell.course.get("guard"):
        for place in passed:
            message = f"A test of '{case.name}' passes although nothing was done."
            hint = "Make the test need the answer, or mark the cell with `:guard: why it may pass`."
            yield Finding("every-test-needs-the-answer", message, place, hint)


_HINT = "A starter fails on an assertion or on NotImplementedError, so that students see what is missing."
