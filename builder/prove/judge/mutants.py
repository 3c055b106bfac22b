"""Mutants: at least nine of ten are killed, the others are shown, and those declared equivalent are really alive."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from builder.findings import Finding, Place, Severity
from builder.prove.judge.case import Case, short
from builder.prove.values import MutantRun, Survivor

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CONSTANT", "MUTANT_LIMIT", "counted", "equivalent", "judge_mutants", "survivors"]

MUTANT_LIMIT = 0.9
"""The share of mutants that the tests of an exercise must kill."""

CONSTANT = "constant answer"


def judge_mutants(case: Case) -> Iterator[Finding]:
    """Yield the survivors, as errors if they are too many, and declarations that do not hold."""
    run = counted(case)
    alive = survivors(case)
    killed = len(run) - len(alive)
    severity = Severity.ERROR if run and killed < MUTANT_LIMIT * len(run) else Severity.NOTE
    for survivor in alive:
        place = Place(survivor.file, survivor.line)
        if survivor.kind == CONSTANT:
            message = f"An answer to '{case.name}' that is always `{short(survivor.after)}` passes every test."
            hint = "Test with values for which that is wrong."
            yield Finding("tests-refuse-constant-answers", message, place, hint)
            continue
        message = (
            f"The tests of '{case.name}' do not notice: `{short(survivor.before)}` → `{short(survivor.after)}`"
            f" ({survivor.kind}; {killed} of {len(run)} mutants are killed)."
        )
        hint = "Add a test that tells the two apart, or declare it under `equivalent_mutants` with a reason."
        yield Finding("mutants-are-killed", message, place, hint, severity)
    yield from _declarations(case)


def counted(case: Case) -> tuple[MutantRun, ...]:
    """Return the mutants that were run and are not declared equivalent."""
    return tuple(one for one in case.runs.mutants if one.outcome != "skipped" and not _reason(case, one))


def survivors(case: Case) -> tuple[Survivor, ...]:
    """Return the mutants that no test noticed and nobody declared equivalent."""
    return tuple(_shown(case, one) for one in counted(case) if one.outcome == "survived")


def equivalent(case: Case) -> tuple[Survivor, ...]:
    """Return the survivors that are declared equivalent, with the reason."""
    alive = (one for one in case.runs.mutants if one.outcome == "survived")
    return tuple(_shown(case, one) for one in alive if _reason(case, one))


def _shown(case: Case, one: MutantRun) -> Survivor:
    line = case.subject.answer.line + one.line - 1
    return Survivor(case.file, line, one.before, one.after, one.kind, _reason(case, one))


def _reason(case: Case, one: MutantRun) -> str:
    for declared in case.card.exercises[case.name].equivalent_mutants:
        if (_flat(declared.before), _flat(declared.after)) == (_flat(one.before), _flat(one.after)):
            return declared.reason
    return ""


def _declarations(case: Case) -> Iterator[Finding]:
    if any(one.outcome == "skipped" for one in case.runs.mutants) or not case.runs.mutants:
        return
    known = {(_flat(one.before), _flat(one.after)): one for one in case.runs.mutants}
    for declared in case.card.exercises[case.name].equivalent_mutants:
        change = _flat(declared.before), _flat(declared.after)
        found = known.get(change)
        if found is None and change in _possible(case):
            continue  # of a slow exercise only some are run, and which exercise is slow depends on the machine
        if found is None or found.outcome != "survived":
            fate = "the tests kill it" if found else "there is no such mutant"
            message = f"'{case.name}' declares `{short(declared.before)}` → `{short(declared.after)}` equivalent,"
            hint = "Remove the declaration from module.yaml."
            yield Finding("equivalent-mutants-survive", f"{message} but {fate}.", Place(case.card_file), hint)


def _possible(case: Case) -> set[tuple[str, str]]:
    """Return all changes of the solution that could be run."""
    return {(_flat(one.before), _flat(one.after)) for one in case.subject.mutants(sys.maxsize)}


def _flat(text: str) -> str:
    return " ".join(text.split())
