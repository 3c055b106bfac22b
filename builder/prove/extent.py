"""How far a branch was run: its result holds for every branch that begins alike.

A step that failed ran to the end of the statement that failed, so what comes after that statement does not matter.
Statements are those at the top level of a cell. Pure.
"""

from __future__ import annotations

import ast
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.files import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prove.engine.values import Branch, BranchRun, Step, StepRun

__all__ = ["extent_of", "fits", "group_of"]

_LENGTH = 32
"""Characters of each digest that are kept."""


def group_of(branch: Branch, solution: Sequence[Step]) -> str:
    """Return what branches have in common whose results may hold for each other: the answer, and what times it."""
    timed = solution[:1] if branch.brief else ()
    return digest([f"{branch.brief}".encode(), *(_mark(step, 0).encode() for step in (*branch.steps[:1], *timed))])


def extent_of(branch: Branch, run: BranchRun, solution: Sequence[Step]) -> tuple[str, ...]:
    """Return a mark for each step that the result depends on.

    A brief branch that did not fail depends on the steps of the solution too, which give it its time.
    """
    if run.ended:
        return tuple(_mark(step, 0) for step in _all_steps(branch, solution))
    marks = tuple(_mark(step, _lines_run(step, done)) for step, done in zip(branch.steps, run.steps, strict=False))
    if branch.brief and not _is_stopped(branch, run):
        return (*marks, *(_mark(step, 0) for step in solution))
    return marks


def fits(branch: Branch, solution: Sequence[Step], extent: Sequence[str], run: BranchRun) -> bool:
    """Whether the result of a run with this extent is that of the branch too."""
    steps = branch.steps[: len(extent)] if _is_stopped(branch, run) else _all_steps(branch, solution)
    return len(steps) == len(extent) and all(map(_begins, steps, extent))


def _is_stopped(branch: Branch, run: BranchRun) -> bool:
    """Whether the branch ended with an error, as a brief one does at its first."""
    return branch.brief and not run.ended and bool(run.steps) and bool(run.steps[-1].error)


def _all_steps(branch: Branch, solution: Sequence[Step]) -> tuple[Step, ...]:
    return (*branch.steps, *solution) if branch.brief else branch.steps


def _begins(step: Step, mark: str) -> bool:
    lines = int(mark.partition(" ")[0])
    return (not lines or lines in _ends(step.source)) and mark == _mark(step, lines)


@lru_cache(maxsize=4096)
def _mark(step: Step, lines: int) -> str:
    """Return the mark of the first lines of a step; of all of it for 0.

    Whether it awaits anything decides how all of it is run.
    """
    text = "\n".join(step.source.split("\n")[:lines]) if lines else step.source
    return f"{lines} {digest([json.dumps([step.id, step.may_fail, 'await' in step.source, text]).encode()])[:_LENGTH]}"


def _lines_run(step: Step, done: StepRun) -> int:
    """Return how many lines hold all that was run; 0 for all of them."""
    if not done.error or not done.at:
        return 0
    return next((end for end in _ends(step.source) if end >= done.at), 0)


@lru_cache(maxsize=1024)
def _ends(source: str) -> tuple[int, ...]:
    """Return the last line of each statement; none where lines may be counted otherwise than in the cell.

    IPython drops empty lines at the beginning.
    """
    if not source[:1].strip():
        return ()
    try:
        return tuple(node.end_lineno or 0 for node in ast.parse(source).body)
    except (SyntaxError, ValueError):
        return ()
