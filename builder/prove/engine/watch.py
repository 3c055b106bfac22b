"""Waiting for a forked process while its time, memory and number of processes are kept within limits."""

from __future__ import annotations

import contextlib
import mmap
import os
import select
from dataclasses import dataclass

from builder.processes import children_of, descendants, end_tree
from builder.run.keeper import PROCESS_LIMIT, MemoryMeter, RunClock

__all__ = ["FAILED", "Flag", "Limits", "Watched", "end_strays", "watch"]

FAILED = 3
"""The exit code of a fork that came to its end, but not without errors."""

_TICK = 0.03


class Flag:
    """One bit that a process and its forks share: whether the fork is busy with its own steps."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, 1)
        self.set(busy=True)

    def set(self, *, busy: bool) -> None:
        """Say that steps are run now, or that the process only watches over others."""
        self._page[0] = busy

    @property
    def busy(self) -> bool:
        """Whether the limits count at the moment."""
        return bool(self._page[0])


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use while it is busy, with everything that it starts."""

    seconds: float
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Watched:
    """How a process ended: the limit that it passed, `died` if it was killed otherwise, and what it used.

    `seconds` do not count those in which other programs had the processors; `cpu` counts its children too.
    """

    reason: str
    seconds: float
    peak_mb: float
    cpu: float
    failed: bool = False


def watch(pid: int, flag: Flag, limits: Limits) -> Watched:
    """Wait for the end of a child; end it with all that it started when it passes a limit."""
    clock, busy, reason, meter = RunClock(), 0.0, "", MemoryMeter()
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    try:
        while not poll.poll(_TICK * 1000):
            pids = (pid, *descendants(pid, most=PROCESS_LIMIT))
            passed = clock.tick(pids)
            if flag.busy:
                busy += passed
                reason = _passed(pids, busy, limits, meter)
                if reason:
                    end_tree(pid)
                    break
        clock.tick((pid,))
        _, status, usage = os.wait4(pid, 0)
    finally:
        os.close(handle)
    code = os.waitstatus_to_exitcode(status)
    died = "died" if code not in {0, FAILED} else ""
    peak, cpu = max(meter.peak, usage.ru_maxrss / 1024), usage.ru_utime + usage.ru_stime
    return Watched(reason or died, clock.seconds, peak, cpu, code == FAILED)


def end_strays() -> None:
    """End and collect every child: what a fork that has ended left behind."""
    while strays := children_of(os.getpid()):
        for pid in sorted(strays):
            end_tree(pid)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _passed(pids: tuple[int, ...], busy: float, limits: Limits, meter: MemoryMeter) -> str:
    if busy > limits.seconds:
        return "timeout"
    if len(pids) > PROCESS_LIMIT:
        return "processes"
    return "memory" if meter.over(pids, limits.memory_mb) else ""
