"""Branches that were run before, each under all that it depends on, so that a change runs only what it concerns."""

from __future__ import annotations

import json
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from builder.files import digest
from builder.prove.engine.values import TrialRun
from builder.prove.harmless import surroundings
from builder.prove.keeping import FORMAT
from builder.prove.known import Known, read_known
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from builder.kept import Store
    from builder.prove.engine.values import Branch, BranchRun, Request, RunsRequests, Step, Trial
    from builder.prove.harmless import Surroundings
    from builder.prove.plan import Subject
    from builder.prove.shortcut import Shortcut
    from builder.prove.values import Varied

__all__ = ["Memory"]

_MARKS = 3
"""Raise it whenever `extent` or `trail` notes otherwise what a result depends on."""


class Memory:
    """What is known of the branches of one module; any number of threads may ask.

    A file of the store holds the branches that begin with the same cells beside the same files under the same
    conditions. Results are those of the branch's own steps, and for a brief one also of the solution that times it.
    """

    def __init__(self, store: Store, packages: Sequence[str]) -> None:
        self._store = store
        self._environment = environment_digest(tuple(sorted(packages)))
        self._beside: dict[int, tuple[object, str]] = {}
        self._known: dict[str, Known] = {}
        self._last: dict[str, frozenset[str]] = {}
        self._lock = Lock()

    def left(self, request: Request, varied: Varied) -> tuple[Trial, ...]:
        """Return what of a request's trials must still be run; brief branches come with their solution."""
        trials = (self._unknown(trial, self._of(request, varied, trial)) for trial in request.trials)
        return tuple(trial for trial in trials if trial is not None)

    def settled(self, subject: Subject, last: frozenset[str]) -> frozenset[str]:
        """Return which tests cells come last for mutants: those told first for this answer, as measured times vary."""
        answer, tests = subject.answer, sorted(cell.id for cell in subject.tests)
        key = digest(part.encode() for part in ("last", answer.id, answer.instructor, *tests))
        with self._lock:
            if key not in self._last:
                found = self._store.recall(key, lambda kept: frozenset(kept["last"]))
                self._last[key] = last if found is None else found
                if found is None:
                    self._store.write(key, {"last": sorted(last)})
            return self._last[key]

    def run(
        self, request: Request, varied: Varied, engine: RunsRequests, short: Collection[str] = ()
    ) -> tuple[TrialRun, ...]:
        """Return the results of the request's trials, run or remembered. Raises RunError, WriteError.

        Of the trials named in `short`, only what is new since an earlier run of the same answer is run, if that says
        the rest: their tests must be known not to change what they look at.
        """
        if short:
            self._shorten(request, varied, engine, short)
        left = self.left(request, varied)
        found = engine.run(replace(request, trials=left)) if left else ()
        runs = {run.name: run for run in found}
        for trial in left:
            self._keep(request, varied, trial, runs[trial.name])
        return tuple(
            self._whole(trial, runs.get(trial.name), self._of(request, varied, trial)) for trial in request.trials
        )

    def _shorten(self, request: Request, varied: Varied, engine: RunsRequests, short: Collection[str]) -> None:
        """Find out by shortcuts what can be, and keep it."""
        unknown = (trial for trial in self.left(request, varied) if trial.name in short)
        ways = {trial.name: (trial, self._shortcuts(request, varied, trial)) for trial in unknown}
        rests = [(trial, [one.rest for one in found.values() if one.rest]) for trial, found in ways.values()]
        trials = tuple(replace(trial, branches=tuple(rest)) for trial, rest in rests if rest)
        runs = {run.name: run for run in (engine.run(replace(request, trials=trials)) if trials else ())}
        for name, (trial, found) in ways.items():
            done = {run.name: run for run in runs[name].branches} if name in runs else {}
            results = (one.whole(done.get(branch)) for branch, one in found.items() if not one.rest or branch in done)
            self._keep(request, varied, trial, TrialRun(name, tuple(one for one in results if one)))

    def _shortcuts(self, request: Request, varied: Varied, trial: Trial) -> dict[str, Shortcut]:
        known, solution = self._of(request, varied, trial), _solution_of(trial)
        found = ((one.name, known.shortcut(one, solution, _around(request, trial, one))) for one in trial.branches)
        return {name: one for name, one in found if one}

    def _unknown(self, trial: Trial, known: Known) -> Trial | None:
        if known.failed:
            return None
        solution = _solution_of(trial)
        branches = [branch for branch in trial.branches if known.find(branch, solution) is None]
        if any(branch.brief for branch in branches):
            branches = [branch for branch in trial.branches if branch.name == "solution" or branch in branches]
        return replace(trial, branches=tuple(branches)) if branches else None

    def _whole(self, trial: Trial, run: TrialRun | None, known: Known) -> TrialRun:
        failed = run.failed if run else known.failed
        if failed:
            return TrialRun(trial.name, (), failed)
        fresh = {branch.name: branch for branch in run.branches} if run else {}
        solution = _solution_of(trial)
        found = ((one.name, fresh.get(one.name) or known.find(one, solution)) for one in trial.branches)
        return TrialRun(trial.name, tuple(replace(branch, name=name) for name, branch in found if branch))

    def _keep(self, request: Request, varied: Varied, trial: Trial, run: TrialRun) -> None:
        state, solution = self._state(request, varied, trial), _solution_of(trial)
        branches = {branch.name: branch for branch in trial.branches}
        lasting = [one for one in run.branches if _is_lasting(one, brief=branches[one.name].brief)]
        with self._lock:
            known = self._known[state]
            for one in lasting:
                branch = branches[one.name]
                known.add(branch, solution, one, _around(request, trial, branch))
            known.failed = known.failed or run.failed
            if lasting or run.failed:
                self._store.write(state, known.content())

    def _of(self, request: Request, varied: Varied, trial: Trial) -> Known:
        state = self._state(request, varied, trial)
        with self._lock:
            if state not in self._known:
                self._known[state] = self._store.recall(state, read_known) or Known()
            return self._known[state]

    def _state(self, request: Request, varied: Varied, trial: Trial) -> str:
        limits = f"branches {FORMAT} {_MARKS} {varied} {request.seconds} {request.memory_mb}"
        beside = self._digest_of(request.files)
        return digest([limits.encode(), self._environment.encode(), beside.encode(), *_parts(trial.before)])

    def _digest_of(self, files: tuple[tuple[str, bytes], ...]) -> str:
        """Return the digest of the files of a setting, which many requests share."""
        with self._lock:
            if id(files) not in self._beside:
                parts = (part for name, content in sorted(files) for part in (name.encode(), content))
                self._beside[id(files)] = (files, digest(parts))
            return self._beside[id(files)][1]


def _around(request: Request, trial: Trial, branch: Branch) -> Surroundings:
    """Return what the names in a branch stand for; a mutant is read as if it were the solution."""
    steps = (_solution_of(trial) or branch.steps) if branch.brief else branch.steps
    return surroundings(tuple(step.source for step in (*trial.before, *steps)), request.files)


def _solution_of(trial: Trial) -> tuple[Step, ...]:
    return next((branch.steps for branch in trial.branches if branch.name == "solution"), ())


def _parts(steps: Iterable[Step]) -> Iterator[bytes]:
    for step in steps:
        yield json.dumps([step.id, step.source, step.may_fail]).encode()


def _is_lasting(branch: BranchRun, *, brief: bool) -> bool:
    """Whether another run would find the same; a mutant that runs for ever does so every time."""
    if brief:
        return branch.ended not in {"died", "skipped"}
    return branch.ended not in {"timeout", "died", "memory"}
