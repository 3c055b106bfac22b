"""The solution: passes its tests everywhere, whatever else changes, without the network and within the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.findings import Finding, Place
from builder.prove.judge.case import Case, Seen, once, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.prove.engine.values import BranchRun
    from builder.prove.values import Run, Varied

__all__ = ["judge_solution"]

_ENDED = {
    "timeout": "did not end within its time",
    "memory": "needed too much memory",
    "processes": "started too many processes",
    "output": "printed without end",
    "died": "ended the Python process",
}

_RULES: dict[Varied, tuple[str, str, str]] = {
    "nothing": (
        "tests-give-the-same-result-twice",
        "The solution passes once and fails the next time",
        "Draw numbers from a generator with a seed, and do not wait for things that take their time.",
    ),
    "hash seed": (
        "tests-do-not-depend-on-hashes",
        "The solution fails with another hash seed",
        "Sort what comes out of a set before it is compared or drawn from.",
    ),
    "clock": (
        "tests-do-not-depend-on-the-date",
        "The solution fails on another day",
        "Pass the time in as an argument, and test with a fixed one.",
    ),
    "folder": (
        "tests-do-not-depend-on-the-folder",
        "The solution fails in a folder with another name",
        "Use names relative to the notebook, and compare no absolute path.",
    ),
    "printing": (
        "tests-compare-values",
        "The solution fails when numbers are printed in another form, as NumPy 1 does",
        "Compare values, with a tolerance where they are not whole, and never their printed text.",
    ),
}


def judge_solution(case: Case) -> Iterator[Finding]:
    """Yield what speaks against the solution and against tests that judge it differently from time to time."""
    wrong = list(_wrong(case))
    yield from once(wrong)
    if wrong:
        return
    yield from once(_changing(case))
    yield from once(_in_order(case))
    yield from once(_network(case))
    yield from _limits(case)


def _wrong(case: Case) -> Iterator[Seen]:
    for run in case.normal():
        failed = run.trial.failed
        solution = run.trial.branch("solution")
        if failed is not None:
            place = case.line_of(failed.id, failed.line)
            message = f"A cell before '{case.name}' stops with {failed.error}: {short(failed.message)}"
            hint = "Mend the cell; no exercise after it can be proven."
            yield run.domain, run.variant, Finding("cells-before-an-exercise-run", message, place, hint)
        elif solution is not None and not solution.passed:
            if _passed_elsewhere(case, run):
                rule, said, hint = _RULES["nothing"]
                yield run.domain, run.variant, _changed(case, run, rule, said, hint)
                continue
            place, reason = _why(case, solution)
            message = f"The solution of '{case.name}' fails: {reason}"
            finding = Finding("solution-passes-its-tests", message, place, "Mend the solution or the test.")
            yield run.domain, run.variant, finding


def _passed_elsewhere(case: Case, failed: Run) -> bool:
    """Tell whether the solution passed in the same setting when the same was run another time."""
    setting = (failed.domain, failed.variant)
    return any(
        _passed(run) for run in case.runs.runs if (run.domain, run.variant) == setting and run.varied in {"", "nothing"}
    )


def _why(case: Case, branch: BranchRun) -> tuple[Place, str]:
    """Return where and why a branch failed."""
    for step in branch.steps:
        if step.error:
            return case.line_of(step.id, step.line), f"{step.error}: {short(step.message)}"
    return case.place, f"it {_ENDED.get(branch.ended, 'was not run')}."


def _changing(case: Case) -> Iterator[Seen]:
    """Yield which change of conditions makes the solution fail; `everything` only if no single one does."""
    found = False
    for run in case.runs.runs:
        if run.varied in {"", "everything"} or _passed(run):
            continue
        found = True
        rule, said, hint = _RULES[run.varied]
        yield run.domain, run.variant, _changed(case, run, rule, said, hint)
    for run in case.runs.runs:
        if run.varied == "everything" and not _passed(run) and not found:
            rule, said, hint = _RULES["nothing"]
            yield run.domain, run.variant, _changed(case, run, rule, said, hint)


def _passed(run: Run) -> bool:
    solution = run.trial.branch("solution")
    return solution is not None and solution.passed


def _changed(case: Case, run: Run, rule: str, said: str, hint: str) -> Finding:
    failed, solution = run.trial.failed, run.trial.branch("solution")
    if failed is not None or solution is None:
        reason = f"{failed.error}: {short(failed.message)}" if failed else "it was not run."
        return Finding(rule, f"{said} ('{case.name}'): {reason}", case.place, hint)
    place, reason = _why(case, solution)
    return Finding(rule, f"{said} ('{case.name}'): {reason}", place, hint)


def _in_order(case: Case) -> Iterator[Seen]:
    """A tests cell that fails on an assertion when it comes before the others uses what these have changed."""
    for run, branch in case.branches("order"):
        for step in branch.steps:
            if step.error == "AssertionError":
                message = f"A test of '{case.name}' fails when its cell is run before the others: {short(step.message)}"
                hint = "Let each tests cell make what it needs, and leave the student's values as they are."
                place = case.line_of(step.id, step.line)
                yield run.domain, run.variant, Finding("tests-do-not-depend-on-order", message, place, hint)


def _network(case: Case) -> Iterator[Seen]:
    for run in case.normal():
        for branch in run.trial.branches:
            for host in branch.network:
                message = f"'{case.name}' wants to reach {host} ({branch.name})."
                hint = "Use files, generated data or a service on this machine; students may be offline."
                yield run.domain, run.variant, Finding("exercises-need-no-network", message, case.place, hint)


def _limits(case: Case) -> Iterator[Finding]:
    used = [branch for _, branch in case.branches("solution")]
    if not used:
        return
    seconds, memory = min(branch.seconds for branch in used), min(branch.peak_mb for branch in used)
    if seconds > case.card.seconds / 2:
        message = f"Solution and tests of '{case.name}' take {seconds:.1f} s; the limit is {case.card.seconds} s."
        hint = "Students have slower machines: use less data, or raise `seconds` in module.yaml."
        yield Finding("solution-needs-half-the-time", message, case.place, hint)
    if memory > case.card.memory_mb / 2:
        message = f"Solution and tests of '{case.name}' take {memory:.0f} MB; the limit is {case.card.memory_mb} MB."
        hint = "Use less data, or raise `memory_mb` in module.yaml."
        yield Finding("solution-needs-half-the-memory", message, case.place, hint)
