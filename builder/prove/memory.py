"""Branches that were run before, each under all that it depends on, so that a change runs only what it concerns."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from builder.files import digest
from builder.prove.engine.values import BranchRun, StepRun, TrialRun
from builder.prove.keeping import FORMAT, branch_of
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.kept import Store
    from builder.prove.engine.values import Branch, Request, RunsRequests, Step, Trial
    from builder.prove.values import Varied

__all__ = ["Memory"]

_MOST = 600
"""Branches that are kept of one exercise in one setting; the oldest ones go first."""


class Memory:
    """What is known of the branches of one module; any number of threads may ask.

    A file of the store holds the branches that begin with the same cells beside the same files under the same
    conditions. Results are those of the branch's own steps, and for a brief one also of the solution that times it.
    """

    def __init__(self, store: Store, packages: Sequence[str]) -> None:
        self._store = store
        self._environment = environment_digest(tuple(sorted(packages)))
        self._beside: dict[int, tuple[object, str]] = {}
        self._known: dict[str, _Known] = {}
        self._lock = Lock()

    def left(self, request: Request, varied: Varied) -> tuple[Trial, ...]:
        """Return what of a request's trials must still be run; brief branches come with their solution."""
        trials = (self._unknown(trial, self._of(request, varied, trial)) for trial in request.trials)
        return tuple(trial for trial in trials if trial is not None)

    def run(self, request: Request, varied: Varied, engine: RunsRequests) -> tuple[TrialRun, ...]:
        """Return the results of the request's trials, run or remembered. Raises RunError, WriteError."""
        left = self.left(request, varied)
        found = engine.run(replace(request, trials=left)) if left else ()
        runs = {run.name: run for run in found}
        for trial in left:
            self._keep(request, varied, trial, runs[trial.name])
        return tuple(
            self._whole(trial, runs.get(trial.name), self._of(request, varied, trial)) for trial in request.trials
        )

    def _unknown(self, trial: Trial, known: _Known) -> Trial | None:
        keys = _keys(trial)
        if known.failed:
            return None
        branches = [branch for branch in trial.branches if known.find(keys[branch.name]) is None]
        if any(branch.brief for branch in branches):
            branches = [branch for branch in trial.branches if branch.name == "solution" or branch in branches]
        return replace(trial, branches=tuple(branches)) if branches else None

    def _whole(self, trial: Trial, run: TrialRun | None, known: _Known) -> TrialRun:
        failed = run.failed if run else known.failed
        if failed:
            return TrialRun(trial.name, (), failed)
        fresh = {branch.name: branch for branch in run.branches} if run else {}
        keys = _keys(trial)
        found = ((one.name, fresh.get(one.name) or known.find(keys[one.name])) for one in trial.branches)
        return TrialRun(trial.name, tuple(replace(branch, name=name) for name, branch in found if branch))

    def _keep(self, request: Request, varied: Varied, trial: Trial, run: TrialRun) -> None:
        state, keys = self._state(request, varied, trial), _keys(trial)
        brief = {branch.name for branch in trial.branches if branch.brief}
        with self._lock:
            known = self._known[state]
            fresh = {
                _key_of(one, keys[one.name]): one for one in run.branches if _is_lasting(one, brief=one.name in brief)
            }
            # What failed once of several times is not forgotten, so that a test that changes its mind stays found.
            known.branches.update(
                {key: one for key, one in fresh.items() if key not in known.branches or not one.passed}
            )
            known.failed = known.failed or run.failed
            if fresh or run.failed:
                self._store.write(state, known.content())

    def _of(self, request: Request, varied: Varied, trial: Trial) -> _Known:
        state = self._state(request, varied, trial)
        with self._lock:
            if state not in self._known:
                self._known[state] = self._store.recall(state, _read) or _Known()
            return self._known[state]

    def _state(self, request: Request, varied: Varied, trial: Trial) -> str:
        limits = f"branches {FORMAT} {varied} {request.seconds} {request.memory_mb}"
        beside = self._digest_of(request.files)
        return digest([limits.encode(), self._environment.encode(), beside.encode(), *_parts(trial.before)])

    def _digest_of(self, files: tuple[tuple[str, bytes], ...]) -> str:
        """Return the digest of the files of a setting, which many requests share."""
        with self._lock:
            if id(files) not in self._beside:
                parts = (part for name, content in sorted(files) for part in (name.encode(), content))
                self._beside[id(files)] = (files, digest(parts))
            return self._beside[id(files)][1]


@dataclass(slots=True)
class _Known:
    """What is known after the same cells: their own failure, or results by the key of the branch."""

    failed: StepRun | None = None
    branches: dict[str, BranchRun] = field(default_factory=dict)

    def find(self, keys: Sequence[str]) -> BranchRun | None:
        """Return the result of the branch with these keys; of one with fewer steps if it was at its end there."""
        for steps, key in enumerate(keys, 1):
            run = self.branches.get(key)
            if run and (key == keys[-1] or (_stopped(run) and len(run.steps) == steps)):
                return run
        return None

    def content(self) -> dict[str, Any]:
        newest = list(self.branches.items())[-_MOST:]
        return {
            "failed": asdict(self.failed) if self.failed else None,
            "branches": {key: asdict(branch) for key, branch in newest},
        }


def _read(found: dict[str, Any]) -> _Known:
    failed = StepRun(**found["failed"]) if found["failed"] else None
    return _Known(failed, {key: branch_of(branch) for key, branch in found["branches"].items()})


def _keys(trial: Trial) -> dict[str, tuple[str, ...]]:
    """Return the keys of each branch by its name, that of all its steps last.

    A brief branch ends at the first error: so it has one for each number of its first steps, as far as the solution
    that times it goes too.
    """
    solution = next((branch.steps for branch in trial.branches if branch.name == "solution"), ())
    return {
        branch.name: tuple(_key(branch, solution, steps) for steps in range(1, len(branch.steps) + 1))
        if branch.brief and len(branch.steps) == len(solution)
        else (_key(branch, solution, None),)
        for branch in trial.branches
    }


def _key(branch: Branch, solution: Sequence[Step], steps: int | None) -> str:
    timed = _parts(solution[:steps]) if branch.brief else ()
    return digest([f"{branch.brief}".encode(), *_parts(branch.steps[:steps]), b"timed by", *timed])[:32]


def _key_of(run: BranchRun, keys: Sequence[str]) -> str:
    """Return the key under which a result is kept: what comes after the step that ended it did not matter."""
    return keys[len(run.steps) - 1] if _stopped(run) and len(keys) > 1 else keys[-1]


def _stopped(run: BranchRun) -> bool:
    """Whether a brief branch ended at an error."""
    return not run.ended and bool(run.steps) and bool(run.steps[-1].error)


def _parts(steps: Iterable[Step]) -> Iterator[bytes]:
    for step in steps:
        yield json.dumps([step.id, step.source, step.may_fail]).encode()


def _is_lasting(branch: BranchRun, *, brief: bool) -> bool:
    """Whether another run would find the same; a mutant that runs for ever does so every time."""
    if brief:
        return branch.ended not in {"died", "skipped"}
    return branch.ended not in {"timeout", "died", "memory"}
