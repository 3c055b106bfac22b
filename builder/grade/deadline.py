"""Deadlines that a busy machine does not bring nearer: what counts is the time that work has used itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.grade.load import Load

__all__ = ["LOOK_SECONDS", "Deadline"]

LOOK_SECONDS = 0.05
"""How often the load is looked at; what goes faster is not looked at at all."""
_IDLE_MOST = 2 * LOOK_SECONDS
_CLOCK_FACTOR = 10.0
"""How many times its limit work may take on the clock while others have the processors."""


class _Loaded(Protocol):
    def load(self) -> Load:
        """Return what all processes of a sandbox have used, and whether one of them wants to run."""


class Deadline:
    """Passed when work has used `seconds` itself, or ten times that on the clock, or `most` if that is longer.

    Its own time is the processor's time, and the time in which none of its processes wants to run: a loop and a long
    sleep are stopped at once, and work that only waits for a processor is not.
    """

    def __init__(self, seconds: float, most: float = 0.0, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._most = seconds, max(most, seconds * _CLOCK_FACTOR)
        self._clock = clock
        self._begun = self._looked = clock()
        self._cpu: float | None = None
        self._used = 0.0

    @property
    def spent(self) -> float:
        """The time that the work has used itself so far."""
        return min(self._clock() - self._begun, self._used + LOOK_SECONDS)

    def is_over(self, worker: _Loaded) -> bool:
        """Tell whether the work of this sandbox has to end; to be asked again and again while it is waited for."""
        now = self._clock()
        if now - self._looked >= LOOK_SECONDS:
            self._look(worker.load(), now)
        passed = now - self._begun
        return passed >= self._most or min(passed, self._used + LOOK_SECONDS) >= self._seconds

    def _look(self, load: Load, now: float) -> None:
        # A process that ends between two looks may be counted a moment later, by the one that collects it.
        before = load.cpu if self._cpu is None else self._cpu
        self._used += max(0.0, load.cpu - before)
        self._cpu = max(before, load.cpu)
        if not load.busy:
            self._used += min(now - self._looked, _IDLE_MOST)
        self._looked = now
