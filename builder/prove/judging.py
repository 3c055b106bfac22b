"""All judges of an exercise, and the proof that they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Severity, in_order
from builder.prove.judge.attempts import judge_attempts
from builder.prove.judge.mutants import counted, equivalent, judge_mutants, survivors
from builder.prove.judge.solution import judge_solution
from builder.prove.judge.starter import judge_starter
from builder.prove.values import ExerciseProof

if TYPE_CHECKING:
    from builder.findings import Finding
    from builder.prove.judge.case import Case

__all__ = ["judge"]


def judge(case: Case) -> tuple[ExerciseProof, tuple[Finding, ...]]:
    """Return the proof of an exercise and everything that speaks against it, sorted."""
    findings = [*judge_solution(case), *judge_starter(case), *judge_attempts(case), *judge_mutants(case)]
    solutions = [branch for _, branch in case.branches("solution")]
    run, alive = counted(case), survivors(case)
    proof = ExerciseProof(
        module=case.card.id,
        exercise=case.name,
        title=case.card.exercises[case.name].title,
        proven=not any(finding.severity is Severity.ERROR for finding in findings),
        domains=tuple(dict.fromkeys(run.domain for run in case.normal())),
        variants=len({run.variant for run in case.normal()}),
        attempts=len(case.subject.attempts),
        mutants=len(run),
        killed=len(run) - len(alive),
        survivors=alive,
        equivalent=equivalent(case),
        seconds=min((branch.seconds for branch in solutions), default=0.0),
        peak_mb=max((branch.peak_mb for branch in solutions), default=0.0),
    )
    return proof, in_order(findings)
