"""What processes have used of the processors so far, and whether they want to run now (proc(5), stat)."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Load", "load_of"]

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_WANTS_TO_RUN = frozenset({b"R", b"D"})


class Load(NamedTuple):
    """Processor seconds of some processes and of what they have collected; `busy` if one runs, waits to, or reads."""

    cpu: float
    busy: bool


def load_of(pids: Iterable[int]) -> Load:
    """Return the load of the processes; those that are gone count nothing."""
    ticks, busy = 0, False
    for pid in pids:
        with contextlib.suppress(OSError, IndexError, ValueError):
            fields = _stat(f"/proc/{pid}/stat")
            ticks += sum(map(int, fields[11:15]))
            busy = busy or fields[0] in _WANTS_TO_RUN or (int(fields[17]) > 1 and _has_busy_thread(pid))
    return Load(ticks / _TICKS, busy)


def _has_busy_thread(pid: int) -> bool:
    for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 (Path objects cost more than the call)
        with contextlib.suppress(OSError, IndexError):
            if _stat(f"/proc/{pid}/task/{thread}/stat")[0] in _WANTS_TO_RUN:
                return True
    return False


def _stat(path: str) -> list[bytes]:
    """Return the fields after the name, which is in brackets and may hold any character."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read().rpartition(b")")[2].split()
