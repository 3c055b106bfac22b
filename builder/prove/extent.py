"""How far a branch was run: its result holds for every branch that begins alike.

A step that failed ran to the end of the statement that failed, so what comes after that statement does not matter; nor
do comments, line breaks and the messages of assertions in what passed. Statements are those at the top level of a cell.
Pure.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.files import digest
from builder.prove.meaning import meanings_of, statement_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prove.engine.values import Branch, BranchRun, Step, StepRun

__all__ = ["extent_of", "group_of", "holding"]

_LENGTH = 32
"""Characters of each digest that are kept."""

_TEXT, _SENSE = "text", "sense"
"""How a mark begins that is of all of a step: of its text, or of what it does. Others begin with where the step failed,
outermost and innermost: the number of the statement and that of the line in it, from 0."""


def group_of(branch: Branch, solution: Sequence[Step]) -> str:
    """Return what branches have in common whose results may hold for each other: the answer, and what times it."""
    timed = solution[:1] if branch.brief else ()
    return digest([f"{branch.brief}".encode(), *(_mark(step, _TEXT).encode() for step in (*branch.steps[:1], *timed))])


def extent_of(branch: Branch, run: BranchRun, solution: Sequence[Step]) -> tuple[str, ...]:
    """Return a mark for each step that the result depends on.

    A brief branch that did not fail depends on the steps of the solution too, which give it its time.
    """
    if run.ended:
        return tuple(_mark(step, _TEXT) for step in _all_steps(branch, solution))
    pairs = zip(branch.steps, run.steps, strict=False)
    marks = tuple(_mark(step, _extent(step, done, answer=not number)) for number, (step, done) in enumerate(pairs))
    if not branch.brief or _is_stopped(branch, run):
        return marks
    return (*marks, *(_mark(step, _SENSE if number else _TEXT) for number, step in enumerate(solution)))


def holding(branch: Branch, solution: Sequence[Step], extent: Sequence[str], run: BranchRun) -> BranchRun | None:
    """Return the result of a run with this extent as that of the branch, with the lines of the branch; else nothing."""
    steps = branch.steps[: len(extent)] if _is_stopped(branch, run) else _all_steps(branch, solution)
    same = (_mark(step, _head(mark)) == mark for step, mark in zip(steps, extent, strict=False))
    if len(steps) != len(extent) or not all(same):
        return None
    moved = (_moved(*one) for one in zip(steps, extent, run.steps, strict=False))
    return replace(run, steps=tuple(moved))


def _is_stopped(branch: Branch, run: BranchRun) -> bool:
    """Whether the branch ended with an error, as a brief one does at its first."""
    return branch.brief and not run.ended and bool(run.steps) and bool(run.steps[-1].error)


def _all_steps(branch: Branch, solution: Sequence[Step]) -> tuple[Step, ...]:
    return (*branch.steps, *solution) if branch.brief else branch.steps


def _extent(step: Step, done: StepRun, *, answer: bool) -> str:
    """Return the head of the mark for what was run of a step; tests may look at the text of an answer."""
    if not done.error:
        return _TEXT if answer else _SENSE
    outer, inner = _place(step, done.at), _place(step, done.line)
    return f"{outer[0]}.{outer[1]} {inner[0]}.{inner[1]}" if 0 <= inner[0] <= outer[0] else _TEXT


def _place(step: Step, line: int) -> tuple[int, int]:
    """Return the number of the statement that holds a line of the step, and the place of the line in it; or -1, 0."""
    meanings = meanings_of(step.source)
    number = statement_at(meanings, line)
    return number, line - meanings[number].line if number >= 0 else 0


def _head(mark: str) -> str:
    return mark.rpartition(" ")[0]


@lru_cache(maxsize=8192)
def _mark(step: Step, head: str) -> str:
    """Return the head with the digest of what it covers; whether a step awaits decides how all of it is run."""
    parts = [step.id, str(step.may_fail), str("await" in step.source), *_covered(step.source, head)]
    return f"{head} {digest([json.dumps(parts).encode()])[:_LENGTH]}"


def _covered(source: str, head: str) -> list[str]:
    """Return what a mark covers: the text of statements that failed, and what those before them do."""
    meanings = meanings_of(source)
    if head == _TEXT or not meanings:
        return [source]
    if head == _SENSE:
        return [one.sense for one in meanings]
    (outer, _), (inner, _) = _places(head)
    return [one.text if number in {outer, inner} else one.sense for number, one in enumerate(meanings[: outer + 1])]


def _places(head: str) -> list[list[int]]:
    return [[int(part) for part in place.split(".")] for place in head.split()]


def _moved(step: Step, mark: str, done: StepRun) -> StepRun:
    """Return how the step ended, with the lines where the statements that failed stand in it."""
    head = _head(mark)
    if head in {_TEXT, _SENSE}:
        return done
    meanings = meanings_of(step.source)
    at, line = (meanings[number].line + inside for number, inside in _places(head))
    return replace(done, at=at, line=line)
