"""A program that keeps another: `keeper [--memory MB] [--report FILE] -- COMMAND…`.

It adopts whatever the command leaves behind (prctl(2), PR_SET_CHILD_SUBREAPER) and ends all of it when the command
ends, when its memory limit is passed, when it is told to stop, or when its own parent is gone. Linux only.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import resource
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import builder
from builder.processes import descendants, end_tree, memory_mb, waited_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "PROCESS_LIMIT",
    "MemoryMeter",
    "RunClock",
    "adopt_orphans",
    "die_with_parent",
    "keeper_command",
    "limit_processes",
    "main",
    "own_program",
    "process_allowance",
    "reap",
]

PROCESS_LIMIT = 200
"""Processes that one run may have at a time."""

_TICK = 0.05
_monotonic = time.monotonic  # code that is run in a fork may put another in its place
_SHARED_PROCESSES = 8
_SHARED_PAUSE = 10
"""After asking what is shared, so many times as long is waited as that took."""

_WATCHED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h


def keeper_command(command: Sequence[str], *, report: Path | None = None, memory: int = 0) -> list[str]:
    """Return the command line that runs `command` under a keeper; `memory` in megabytes, 0 for no limit."""
    keeper = [*own_program("builder.run.keeper"), "--memory", str(memory)]
    return [*keeper, *(["--report", str(report)] if report else []), "--", *command]


def own_program(module: str) -> list[str]:
    """Return the command that calls `main()` of one of our modules in a fresh interpreter.

    The folder it is started in and the environment are the notebook's, so the package is found by its own place,
    and nothing in that folder can stand in for a module (`-P`).
    """
    root = str(Path(builder.__file__).parent.parent)
    code = f"import sys; sys.path.append({root!r}); import {module} as m; sys.path.remove({root!r}); sys.exit(m.main())"
    return [sys.executable, "-P", "-c", code]


def adopt_orphans() -> None:
    """Make this process the one that gets the orphans among its descendants."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def process_allowance() -> int:
    """Return what RLIMIT_NPROC should be for a run: what this user has now (threads count too) and 1000 more.

    It stops a run that forks faster than anyone can look; for root, whom the kernel does not hold to it, nothing does.
    """
    count = 0
    for entry in os.scandir("/proc"):
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and entry.stat().st_uid == os.getuid():
                count += len(os.listdir(f"{entry.path}/task"))  # noqa: PTH208
    return count + 1000


def limit_processes(allowance: int) -> None:
    """Hold this process and what it starts to so many processes of its user. Anything lower stays in force."""
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    most = allowance if hard == resource.RLIM_INFINITY else min(allowance, hard)
    resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def die_with_parent() -> None:
    """Have this process killed when the one that started it ends."""
    ctypes.CDLL(None).prctl(_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def reap() -> dict[int, int]:
    """Collect the children that have ended: their wait status by process number."""
    ended: dict[int, int] = {}
    with contextlib.suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            ended[found[0]] = found[1]
    return ended


@dataclass(slots=True)
class MemoryMeter:
    """Measures the memory of a run's processes from time to time, in megabytes; the first is the run's own."""

    peak: float = 0.0
    _shared_next: float = 0.0

    def over(self, pids: Sequence[int], limit: int) -> bool:
        """Measure once; tell whether the processes hold more than `limit` together, 0 for no limit.

        What forked processes share counts once. Finding that out takes long and waits for each process while it
        forks, so it is done only for a few, only where it could make the peak higher, and seldom. Until then the
        largest process counts alone, which is never too much.
        """
        sizes = [memory_mb([pid]) for pid in pids]
        used = max(sizes, default=0.0)
        if len(pids) > _SHARED_PROCESSES:
            used = _guess(sizes)
        elif sum(sizes) > max(self.peak, used) and time.monotonic() >= self._shared_next:
            used = max(used, self._shared_once(pids))
        self.peak = max(self.peak, used)
        return 0 < limit < used

    def _shared_once(self, pids: Sequence[int]) -> float:
        begun = time.monotonic()
        used = memory_mb(pids, shared_once=True)
        now = time.monotonic()
        self._shared_next = now + _SHARED_PAUSE * (now - begun)
        return used


def _guess(sizes: Sequence[float]) -> float:
    """Return what many processes hold: those at least half as large as the first are taken to share all it has."""
    first, *others = sizes
    return first + sum(max(0.0, other - first) if other > first / 2 else other for other in others)


class RunClock:
    """Counts the seconds of a run without those in which other programs had the processors.

    So a busy machine ends no run that an idle one would not. At least a tenth of the time counts, however much the
    run's own processes hinder each other. What `pids` have waited before now is not the run's.
    """

    def __init__(self, pids: Sequence[int] = ()) -> None:
        self.seconds = 0.0
        self._last = _monotonic()
        self._waited = {pid: waited_seconds(pid) for pid in pids}
        self._owed = 0.0

    def tick(self, pids: Sequence[int]) -> float:
        """Count the time since the last tick, in which these processes ran; return that time."""
        now = _monotonic()
        waited = {pid: waited_seconds(pid) for pid in pids}
        # Linux adds a wait when it is over, so what is found now may have been counted at earlier ticks.
        self._owed += max((found - self._waited.get(pid, 0.0) for pid, found in waited.items()), default=0.0)
        passed = now - self._last
        lost = min(self._owed, 0.9 * passed)
        self._owed -= lost
        self._last, self._waited = now, waited
        self.seconds += passed - lost
        return passed - lost


@dataclass(slots=True)
class _Kept:
    pid: int
    memory: int
    meter: MemoryMeter = field(default_factory=MemoryMeter)
    reason: str = ""

    def over_limit(self) -> str:
        """Measure the tree; return the name of the limit that it has passed, or nothing."""
        pids = (self.pid, *(pid for pid in descendants(os.getpid(), most=PROCESS_LIMIT) if pid != self.pid))
        if len(pids) > PROCESS_LIMIT:
            return "processes"
        return "memory" if self.meter.over(pids, self.memory) else ""


def main() -> int:
    """Run the keeper; return the exit code of the command, 128 + n for signal n."""
    options = _options()
    parent = os.getppid()
    adopt_orphans()
    signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    kept = _Kept(_start(options.command), options.memory)
    code = _watch(kept, parent)
    _end_all()
    if options.report:
        with contextlib.suppress(OSError):
            Path(options.report).write_text(json.dumps({"peak_mb": kept.meter.peak, "reason": kept.reason}), "utf-8")
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="keeper")
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--report", default="")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def _start(command: list[str]) -> int:
    allowance = process_allowance()
    pid = os.fork()
    if pid:
        return pid
    try:
        limit_processes(allowance)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)
        die_with_parent()
        os.setsid()
        # ipykernel watches this process and ends itself when it is gone.
        os.environ["JPY_PARENT_PID"] = str(os.getppid())
        os.execvp(command[0], command)  # noqa: S606 (no shell is what we want)
    finally:
        os._exit(127)


def _watch(kept: _Kept, parent: int) -> int:
    """Wait until the command ends or has to be ended; return its exit code, 128 + n for signal n."""
    measured = 0.0
    while True:
        caught = signal.sigtimedwait(_WATCHED, _TICK if kept.memory else 4 * _TICK)
        ended = reap()
        if kept.pid in ended:
            code = os.waitstatus_to_exitcode(ended[kept.pid])
            return code if code >= 0 else 128 - code
        if os.getppid() != parent or (caught is not None and caught.si_signo != signal.SIGCHLD):
            return 128 + signal.SIGTERM
        if kept.memory and time.monotonic() - measured >= _TICK:
            kept.reason = kept.over_limit()
            measured = time.monotonic()
            if kept.reason:
                return 128 + signal.SIGKILL


def _end_all() -> None:
    """Kill and collect everything below; killing makes new orphans, which come here, so go on until none is left."""
    while True:
        end_tree(os.getpid(), root=False)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return
