"""Sample attempts: each gets exactly its score, the wrong ones the hint that they declare, and no more than that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.findings import Finding, Place
from builder.lessons.markers import solution_lines
from builder.prove.judge.case import Case, Seen, once, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.assemble.values import SheetCell
    from builder.lessons.attempts import Attempt
    from builder.prove.engine.values import BranchRun

__all__ = ["judge_attempts"]

_ENDED = {
    "timeout": "did not end within {card.seconds} s and was stopped",
    "memory": "needed more than {card.memory_mb} MB of memory and was stopped",
    "processes": "started too many processes and was stopped",
    "output": "printed far more than anybody can read and was stopped",
    "died": "ended the Python process in the middle of a cell",
}

_SHORTEST = 12
"""Shorter lines of a solution (`return x`) say nothing by themselves."""


def judge_attempts(case: Case) -> Iterator[Finding]:
    """Yield what the attempts got and should not have got."""
    for attempt in case.subject.attempts:
        yield from once(_attempt(case, attempt))
    yield from once(_told(case))


def _attempt(case: Case, attempt: Attempt) -> Iterator[Seen]:
    for run, branch in case.branches(f"attempt/{attempt.name}"):
        for finding in _judge(case, attempt, branch):
            yield run.domain, run.variant, finding


def _judge(case: Case, attempt: Attempt, branch: BranchRun) -> Iterator[Finding]:
    place = Place(attempt.file, 1)
    if branch.ended:
        message = f"The attempt {_ENDED.get(branch.ended, 'was not run').format(card=case.card)}."
        hint = "An attempt is what a student may hand in: it must not hold up the grading of others."
        yield Finding("attempts-end-by-themselves", message, place, hint)
        return
    tests = {cell.id: cell for cell in case.subject.tests}
    said = [f"{step.error}: {step.message}" for step in branch.steps if step.error]
    earned = sum(_points(tests[step.id]) for step in branch.steps if step.id in tests and not step.error)
    if earned != attempt.score:
        message = f"The attempt gets {earned} points, it declares {attempt.score}. {short(' | '.join(said))}".rstrip()
        yield Finding("attempts-get-their-score", message, place, "Mend the tests, or the declared score.")
    if attempt.hint and not any(attempt.hint.lower() in text.lower() for text in said):
        message = f"No failing test says '{attempt.hint}'. Said: {short(' | '.join(said)) or 'nothing'}"
        yield Finding("attempts-get-their-hint", message, place, "Let the test that catches it say so.")


def _told(case: Case) -> Iterator[Seen]:
    """Yield tests that fail without a word, and those that tell a line of the solution."""
    secret = [_bare(line) for line in solution_lines(case.subject.answer.instructor)]
    secret = [line for line in secret if len(line) >= _SHORTEST and line not in case.public]
    tests = {cell.id for cell in case.subject.tests}
    for run in case.normal():
        for branch in run.trial.branches:
            for step in branch.steps:
                if step.error != "AssertionError" or step.id.partition("@")[0] not in tests:
                    continue
                place = case.line_of(step.id, step.line)
                if not step.message.strip():
                    message = f"A test of '{case.name}' fails without a word ({branch.name})."
                    hint = "Give the assertion a message that says what was expected and why."
                    yield run.domain, run.variant, Finding("failing-tests-say-why", message, place, hint)
                elif any(line in _bare(step.message) for line in secret):
                    message = f"A failing test of '{case.name}' tells a line of the solution: {short(step.message)}"
                    hint = "Point to the idea, not to the code."
                    yield run.domain, run.variant, Finding("failing-tests-hold-no-answer", message, place, hint)


def _points(cell: SheetCell) -> int:
    points = (cell.nbgrader or {}).get("points")
    return points if isinstance(points, int) else 0


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
