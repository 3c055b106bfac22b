"""A process that runs the cells before an answer and forks: for trials that go on differently, and for branches.

All trials of a request are run as one tree: cells that they share at the beginning are run once.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import resource
import sys
import time
from typing import TYPE_CHECKING, Any, NoReturn

from builder.processes import children_of
from builder.prove.engine.folders import KeptFolder
from builder.prove.engine.watch import FAILED, Flag, Limits, Rest, Watched, end_strays, watch
from builder.run.keeper import adopt_orphans, die_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.prove.engine.shell import StepShell

__all__ = ["Node", "Results"]

_PATIENCE, _PAUSE = 20, 0.02
_sleep = time.sleep  # code under proof may replace it

Json = dict[str, Any]


class Results:
    """Writes what happened to a file, line by line; every process of a request writes to the same one."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self.trial = self.branch = ""
        # Code under proof may replace these.
        self._open, self._write, self._close, self._dumps = os.open, os.write, os.close, json.dumps

    def at(self, trial: str = "", branch: str = "") -> None:
        """Say what is run now."""
        self.trial, self.branch = trial, branch

    def write(self, **fields: object) -> None:
        """Write one line for the present trial and branch; the line before it may be broken off."""
        line = self._dumps({"trial": self.trial, "branch": self.branch, **fields})
        with contextlib.suppress(OSError):
            number = self._open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            self._write(number, f"\n{line}\n".encode())
            self._close(number)


class Node:
    """One process of the tree. `work` is the folder of the notebook, beside it is that for temporary files."""

    def __init__(self, shell: StepShell, results: Results, work: Path, limits: Limits, flag: Flag) -> None:
        self._shell = shell
        self._results = results
        self._home = work.parent
        self._work = work
        self._limits = limits
        self._flag = flag
        self._kept: tuple[KeptFolder, ...] = ()
        self._exit = os._exit  # code under proof may replace it
        self._newest = next(reversed(sys.modules))

    def grow(self, trials: list[Json], done: int = 0) -> None:
        """Run trials that share their first `done` steps, which this process has run already."""
        while trials:
            ready = [trial for trial in trials if len(trial["before"]) == done]
            groups = _groups([trial for trial in trials if len(trial["before"]) > done], done)
            for trial in ready:
                self._branches(trial, last=not groups and len(ready) == 1)
            *others, trials = groups or [[]]
            for other in others:
                self._grow_aside(other, done)
            if trials and not self._run_step(trials, trials[0]["before"][done]):
                return
            done += 1

    def stay(self, trials: list[Json], rest: Rest, more: Callable[[], list[Json]]) -> None:
        """Run trials with the same cells before them; then rest, and each time it is woken run the trials of `more`.

        Where it cannot be forked there is nothing to come back to: a single branch uses it up, and it ends.
        """
        if not all(self._run_step(trials, step) for step in trials[0]["before"]):
            return
        while _can_fork():
            for trial in trials:
                self._branches(trial, last=False)
            self._flag.set(busy=False)
            if not rest.here():
                return
            trials = more()
        for trial in trials:
            self._branches(trial, last=len(trials) == 1)

    def _run_step(self, trials: list[Json], step: Json) -> bool:
        self._forget()
        done = self._shell.run(step["source"])
        if not done["error"] or step["may_fail"]:
            return True
        for trial in trials:
            self._results.at(trial["name"])
            self._results.write(failed={"id": step["id"], **done})
        return False

    def _grow_aside(self, trials: list[Json], done: int) -> None:
        def grow() -> bool:
            self.grow(trials, done)
            return True

        names = [trial["name"] for trial in trials]
        used = self._aside(grow, self._limits)
        if used is None:
            self._cannot_fork(names)
        elif used.reason:
            self._results.at()
            self._results.write(lost=used.reason, trials=names)

    def _branches(self, trial: Json, *, last: bool) -> None:
        name, branches = trial["name"], trial["branches"]
        if last and len(branches) == 1:
            # Nothing comes after it, so this process may be used up.
            self._results.at(name, branches[0]["name"])
            forks, begun, before = _can_fork(), time.monotonic(), os.times()
            self._run_branch(branches[0])
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            cpu = sum(os.times()[:4]) - sum(before[:4])
            self._results.write(end="", seconds=time.monotonic() - begun, peak_mb=peak, forks=forks, cpu=cpu)
            return
        solution: Watched | None = None
        for branch in branches:
            self._results.at(name, branch["name"])
            limits = self._limits
            if branch["brief"]:
                if solution is None or solution.reason or solution.failed:
                    self._results.write(end="skipped")
                    continue
                limits = Limits(min(limits.seconds, 5 * solution.seconds + 0.5), limits.memory_mb)
            used = self._aside(lambda found=branch: self._run_branch(found), limits)  # type: ignore[misc]
            if used is None:
                self._cannot_fork([name])
                return
            self._results.at(name, branch["name"])
            self._results.write(end=used.reason, seconds=used.seconds, peak_mb=used.peak_mb, cpu=used.cpu)
            solution = used if branch["name"] == "solution" else solution

    def _run_branch(self, branch: Json) -> bool:
        """Run the steps; return whether all of them passed."""
        passed = True
        for step in branch["steps"]:
            before = _used()
            done = self._shell.run(step["source"])
            if step["may_fail"]:
                done["error"] = ""
            self._results.write(step={"id": step["id"], **done, "cpu": round(_used() - before, 3)})
            passed = passed and not done["error"]
            if done["error"] and branch["brief"]:
                break
        if branch["name"] == "solution":
            self._tell_late()
        self._results.write(all=True)
        return passed

    def _tell_late(self) -> None:
        """Write down which parts of packages were imported only while they were used, in order."""
        late = itertools.takewhile(lambda name: name != self._newest, reversed(list(sys.modules)))
        if names := [name for name in late if "." in name]:
            self._results.write(late=names[::-1])

    def _aside(self, work: Callable[[], bool], limits: Limits) -> Watched | None:
        """Do the work in a fork and put the files back; return nothing if this process must not be forked."""
        if not _can_fork():
            return None
        self._keep()
        flag = Flag()
        self._flag.set(busy=False)
        pid = os.fork()
        if not pid:
            self._live(work, flag)
        used = watch(pid, flag, limits)
        end_strays()
        for folder in self._kept:
            folder.restore()
        self._flag.set(busy=True)
        return used

    def _live(self, work: Callable[[], bool], flag: Flag) -> NoReturn:
        code = 1
        try:
            die_with_parent()
            adopt_orphans()
            os.setsid()
            self._flag, self._kept = flag, ()
            code = 0 if work() else FAILED
        finally:
            self._exit(code)

    def _keep(self) -> None:
        if not self._kept:
            folders = (self._work, self._home / "tmp")
            copies = (self._home / f"kept-{os.getpid()}-{number}" for number in range(len(folders)))
            self._kept = tuple(KeptFolder(folder, copy) for folder, copy in zip(folders, copies, strict=True))

    def _forget(self) -> None:
        """The next step may write files that belong to the state of this process."""
        for folder in self._kept:
            folder.discard()
        self._kept = ()

    def _cannot_fork(self, names: list[str]) -> None:
        self._results.at()
        self._results.write(unsafe=names)


def _used() -> float:
    """Return the seconds of processor time of this process and of those that it waited for."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _can_fork() -> bool:
    """A fork copies one thread only and shares programs that are running, so there may be neither.

    What has ended a moment ago may still be on its way out.
    """
    for _ in range(_PATIENCE):
        if len(os.listdir("/proc/self/task")) == 1 and not children_of(os.getpid()):  # noqa: PTH208
            return True
        _sleep(_PAUSE)
    return False


def _groups(trials: list[Json], done: int) -> list[list[Json]]:
    """Put together the trials whose next step is the same, in the order in which they come."""
    groups: list[list[Json]] = []
    for trial in trials:
        for group in groups:
            if group[0]["before"][done] == trial["before"][done]:
                group.append(trial)
                break
        else:
            groups.append([trial])
    return groups
