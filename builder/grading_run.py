"""The grader of this machine: the engine of `builder.grade` with a teacher's choice of sandbox and number of jobs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from builder.grade.grading import grade_submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from builder.grade.values import GradingPlan, SandboxKind, Submission, SubmissionResult
    from builder.grade_class import Grader

__all__ = ["local_grader"]


def local_grader(sandbox: SandboxKind, jobs: int, cache: Path | None = None) -> Grader:
    """Return a grader that runs students' code in this sandbox, `jobs` at once; 0 means one for each core.

    `cache` is the folder that keeps what was found out about modules, such as `Workspace.cache("grading")`.
    """
    workers = jobs or os.cpu_count() or 1

    def grade(
        plan: GradingPlan, submissions: Iterable[Submission], on_done: Callable[[SubmissionResult], None]
    ) -> None:
        for result in grade_submissions(plan, submissions, sandbox=sandbox, workers=workers, cache=cache):
            on_done(result)

    return grade
