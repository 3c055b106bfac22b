"""Runs what the plans say: first each solution, then everything else side by side."""

from __future__ import annotations

from concurrent.futures import as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.prove.plan import MUTANTS_AT_MOST, dear_tests
from builder.prove.schedule import MUTANTS_OF_SLOW, Plan, is_slow, mutant_plans, setting_plans
from builder.prove.values import ExerciseRuns, MutantRun, Outcome, Run, Varied
from builder.prove.work import HASH_SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from builder.prove.engine.values import BranchRun, Request, RunsRequests, TrialRun
    from builder.prove.memory import Memory
    from builder.prove.mutate.values import Mutant
    from builder.prove.plan import Subject
    from builder.prove.work import Setting, Work

__all__ = ["run_work"]

_SINGLY: tuple[Varied, ...] = ("nothing", "hash seed", "clock", "folder", "printing")


def run_work(
    work: Work,
    engine: RunsRequests,
    pool: Executor,
    memory: Memory,
    *,
    on_whole: Callable[[str], None],
    on_first: Callable[[ExerciseRuns], None] | None = None,
) -> Iterator[ExerciseRuns]:
    """Yield everything that was run or remembered for the exercises of the work, each as soon as it is complete.

    `on_whole` hears of exercises whose solution passes only after all cells before it. With `on_first` the first
    setting is run before the others, and it hears what came of that while they go on. Raises RunError, WriteError.
    """
    desk = _Desk(work, engine, pool, memory)
    work, probes = _probe(work, desk, on_whole)
    # Where all tests pass with the solution, none of them spoils what another one looks at. A release runs all.
    short = frozenset(name for name, trial in probes.items() if _solved(trial) and not work.in_full)
    desk = replace(desk, short=short)
    slow = frozenset(name for name, trial in probes.items() if is_slow(trial))
    # What is wrong with solution, starter or attempts is known before the mutants, which are most of the work and are
    # made while the others run.
    plans = [*setting_plans(work, slow)]
    begun = sum(plan.setting is work.settings[0] for plan in plans) if on_first else len(plans)
    plans, later = plans[:begun], plans[begun:]
    running = desk.begin(plans)
    mutants = {
        name: subject.mutants(MUTANTS_OF_SLOW if name in slow else MUTANTS_AT_MOST) if _solved(probes[name]) else ()
        for name, subject in work.settings[0].subjects.items()
    }
    orders = {name: desk.orders(subject, probes[name]) for name, subject in work.settings[0].subjects.items()}
    plans += mutant_plans(work, mutants, probes, orders)
    of_first = len(plans)
    plans += later
    running |= {future: number + begun for future, number in desk.begin(plans[begun:]).items()}
    waiting = {name: {number for number, plan in enumerate(plans) if plan.has(name)} for name in mutants}
    found: dict[int, list[Run]] = {}
    for future in as_completed(running):
        number, trials = running[future], desk.in_lesson_order(plans[running[future]], future.result())
        found[number] = [_run(plans[number], trial) for trial in trials]
        for name in [name for name, numbers in waiting.items() if number in numbers]:
            waiting[name].remove(number)
            is_first = number < of_first <= min(waiting[name], default=0)
            if waiting[name] and not is_first:
                continue
            own = [run for _, runs in sorted(found.items()) for run in runs if run.trial.name == name]
            runs = _collect(name, [*own, *_single_factors(work, desk, own)], mutants[name])
            if on_first and is_first:
                on_first(runs)
            else:
                yield runs


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the plans of some work are run, many at a time; what is remembered of them is not run again.

    Of exercises in `short` that is so for single statements of their tests too.
    """

    work: Work
    engine: RunsRequests
    pool: Executor
    memory: Memory
    short: frozenset[str] = frozenset()

    def run(self, plans: Sequence[Plan], ahead: Sequence[int] = ()) -> Iterator[tuple[int, tuple[TrialRun, ...]]]:
        """Yield the number of each plan with the results of its trials, as they are done."""
        running = self.begin(plans, ahead)
        for future in as_completed(running):
            yield running[future], future.result()

    def begin(self, plans: Sequence[Plan], ahead: Sequence[int] = ()) -> dict[Future[tuple[TrialRun, ...]], int]:
        """Begin to run the plans; return what will have their results, with the number of each.

        If there is anything to run, the workers for the hash seeds `ahead` are started too.
        """
        requests = [plan.request(self.work) for plan in plans]
        open_requests = (request for request, plan in zip(requests, plans, strict=True) if self._left(request, plan))
        seeds = {request.conditions.hash_seed for request in open_requests}
        if seeds:
            self.engine.prepare(self.work.imports, tuple(sorted({*seeds, *ahead})))
        return {
            self.pool.submit(self.memory.run, request, plan.varied, self.engine, self.short): number
            for number, (request, plan) in enumerate(zip(requests, plans, strict=True))
        }

    def orders(self, subject: Subject, probe: TrialRun) -> tuple[Subject, ...]:
        """Return the exercise with its tests as they end mutants soonest, then as in the lesson if that differs."""
        solution = probe.branch("solution")
        last = self.memory.settled(subject, dear_tests(subject, solution) if solution else frozenset())
        return (replace(subject, last=last), subject) if last else (subject,)

    def in_lesson_order(self, plan: Plan, trials: tuple[TrialRun, ...]) -> tuple[TrialRun, ...]:
        """Return the results; if a solution fails with its tests in the order of the plan, those in the lesson's."""
        if not plan.in_order or all(map(_solved, trials)):
            return trials
        ((_, found),) = self.run([replace(plan, trials=plan.in_order(), in_order=None)])
        return found

    def _left(self, request: Request, plan: Plan) -> bool:
        return bool(self.memory.left(request, plan.varied))


def _probe(work: Work, desk: _Desk, on_whole: Callable[[str], None]) -> tuple[Work, dict[str, TrialRun]]:
    """Run each solution after the cells that it seems to need; where it fails, from now on run all cells before it."""
    first = work.settings[0]

    def attempt(whole: bool, names: Sequence[str]) -> dict[str, TrialRun]:
        subjects = [replace(first.subjects[name], whole=whole) for name in names]
        parts = [part for part in (subjects[::2], subjects[1::2]) if part]
        plans = [Plan(first, "", tuple(one.trial(one.solution()) for one in part)) for part in parts]
        return {trial.name: trial for _, trials in desk.run(plans, ahead=HASH_SEEDS) for trial in trials}

    found = attempt(False, list(first.subjects))
    probes = {name: found[name] for name in first.subjects}
    failed = [name for name, trial in probes.items() if not _solved(trial)]
    if failed:
        probes |= attempt(True, failed)
        for name in failed:
            on_whole(name)
        work = replace(work, settings=tuple(_whole(setting, failed) for setting in work.settings))
    return work, probes


def _whole(setting: Setting, names: Sequence[str]) -> Setting:
    subjects = {
        name: replace(subject, whole=True) if name in names else subject for name, subject in setting.subjects.items()
    }
    return replace(setting, subjects=subjects)


def _solved(trial: TrialRun) -> bool:
    solution = trial.branch("solution")
    return solution is not None and solution.passed


def _run(plan: Plan, trial: TrialRun) -> Run:
    return Run(plan.setting.domain, plan.setting.variant, plan.varied, trial)


def _single_factors(work: Work, desk: _Desk, own: Sequence[Run]) -> list[Run]:
    """Where the solution of an exercise passes, but not under other conditions, find out which condition it is."""
    passed = {(run.domain, run.variant) for run in own if run.varied == "" and _solved(run.trial)}
    failed = {(run.domain, run.variant) for run in own if run.varied == "everything" and not _solved(run.trial)}
    plans = []
    for setting in work.settings:
        if (setting.domain, setting.variant) in passed & failed:
            subject = setting.subjects[own[0].trial.name]
            plans += [Plan(setting, varied, (subject.trial(subject.solution()),)) for varied in _SINGLY]
    return [_run(plans[number], trial) for number, trials in sorted(desk.run(plans)) for trial in trials]


def _collect(name: str, runs: Sequence[Run], mutants: Sequence[Mutant]) -> ExerciseRuns:
    own = [run for run in runs if run.trial.name == name]
    branches = {branch.name: branch for run in own for branch in run.trial.branches}
    outcomes = [
        MutantRun(mutant.line, mutant.before, mutant.after, mutant.kind, _outcome(branches.get(f"mutant/{number}")))
        for number, mutant in enumerate(mutants)
    ]
    kept = [replace(run, trial=_without_mutants(run.trial)) for run in own]
    return ExerciseRuns(name, tuple(kept), tuple(outcomes))


def _without_mutants(trial: TrialRun) -> TrialRun:
    branches = tuple(branch for branch in trial.branches if not branch.name.startswith("mutant/"))
    return replace(trial, branches=branches)


def _outcome(branch: BranchRun | None) -> Outcome:
    if branch is None or branch.ended == "skipped":
        return "skipped"
    if branch.ended == "timeout":
        return "late"
    return "survived" if branch.passed else "killed"
