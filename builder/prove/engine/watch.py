"""Waiting for a forked process while its time, memory and number of processes are kept within limits."""

from __future__ import annotations

import contextlib
import mmap
import os
import select
from dataclasses import dataclass

from builder.processes import children_of, descendants, end_tree
from builder.run.keeper import PROCESS_LIMIT, MemoryMeter, RunClock

__all__ = ["FAILED", "RESTS", "Flag", "Limits", "Rest", "Watched", "end_strays", "watch"]

FAILED = 3
"""The exit code of a fork that came to its end, but not without errors."""

RESTS = "rests"
"""Said instead of an end: the process waits to be woken."""

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


class Rest:
    """Two pipes between a process that may rest, to be asked again later, and the one that watches over it."""

    def __init__(self) -> None:
        self._rested, self._rests = os.pipe()
        self._woken, self._wakes = os.pipe()

    @property
    def rested(self) -> int:
        """The end of a pipe that can be read once the process rests."""
        return self._rested

    def here(self) -> bool:
        """Rest until the other side wakes this process; return whether it did, instead of ending."""
        os.write(self._rests, b".")
        return bool(os.read(self._woken, 1))

    def wake(self) -> None:
        """Wake the process that rests."""
        os.read(self._rested, 1)
        os.write(self._wakes, b".")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use while it is busy, with everything that it starts."""

    seconds: float
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Watched:
    """How a process ended: the limit that it passed, `died` if it was killed otherwise, or that it rests; what it used.

    `seconds` do not count those in which other programs had the processors; `cpu` counts its children too.
    """

    reason: str
    seconds: float
    peak_mb: float
    cpu: float
    failed: bool = False


def watch(pid: int, flag: Flag, limits: Limits, rest: Rest | None = None) -> Watched:
    """Wait until a child ends or rests; end it with all that it started when it passes a limit."""
    clock, busy, reason, meter = RunClock(), 0.0, "", MemoryMeter()
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    if rest:
        poll.register(rest.rested, select.POLLIN)
    try:
        while not (ready := poll.poll(_TICK * 1000)):
            pids = (pid, *descendants(pid, most=PROCESS_LIMIT))
            passed = clock.tick(pids)
            if flag.busy:
                busy += passed
                reason = _passed(pids, busy, limits, meter)
                if reason:
                    end_tree(pid)
                    break
        if ready and (handle, select.POLLIN) not in ready:
            return Watched(RESTS, clock.seconds, meter.peak, 0.0)
        clock.tick((pid,))
        _, status, usage = os.wait4(pid, 0)
    finally:
        os.close(handle)
    code = os.waitstatus_to_exitcode(status)
    died = "died" if code not in {0, FAILED} else ""
    peak, cpu = max(meter.peak, usage.ru_maxrss / 1024), usage.ru_utime + usage.ru_stime
    return Watched(reason or died, clock.seconds, peak, cpu, code == FAILED)


def end_strays(but: int = 0) -> None:
    """End and collect every child `but` one: what a fork that has ended left behind."""
    while strays := set(children_of(os.getpid())) - {but}:
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
