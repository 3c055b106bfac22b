"""Forks that are made ahead: each has settled as far as it can without its job, and waits for it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Spare", "awaited_home", "fork_spare"]


@dataclass(frozen=True, slots=True)
class Spare:
    """A waiting fork as the worker sees it; it has one run to give, or ends with the worker."""

    pid: int
    _tell: int

    def give(self, home: Path) -> bool:
        """Tell it the folder of its job; tell whether it was there to hear it. The spare is used up either way."""
        try:
            return os.write(self._tell, os.fsencode(home)) > 0
        except OSError:
            return False
        finally:
            os.close(self._tell)

    def close(self) -> None:
        """Let it end, if it has not ended yet."""
        os.close(self._tell)

    def discard(self) -> None:
        """End and collect it."""
        os.close(self._tell)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def fork_spare(live: Callable[[int], None]) -> Spare:
    """Fork; in the fork call `live`, which must not return, with the descriptor for `awaited_home`."""
    hear, tell = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(tell)
        live(hear)
    os.close(hear)
    return Spare(pid, tell)


def awaited_home(hear: int) -> Path:
    """Wait until the folder of the job is told and return it; end this process if the worker needs it no more."""
    # A name of at most PIPE_BUF bytes comes in one piece (pipe(7)); paths are never longer (limits.h, PATH_MAX).
    name = os.read(hear, 1 << 12)
    if not name:
        os._exit(0)
    os.close(hear)
    return Path(os.fsdecode(name))
