"""The warm worker: a program that has imported packages and an IPython shell, and forks for every run.

It speaks JSON, one value a line. In: {"id", "home", "seconds", "memory_mb", "imports"}. Out, when a run has ended
and nothing that it started is left: {"id", "reason", "code", "seconds", "peak_mb"}. It ends when its input does.
Linux only. One thread, always: a fork copies only the thread that forks, and leaves the locks of the others shut.

What may be imported ahead: modules that start no thread, open no connection and touch no graphics card when they are
imported. Whether there is a thread is looked at before each fork. TensorFlow, Keras and PyTorch are proven in the
tests: they start their threads with the first operation, which happens in the fork.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.processes import children_of, descendants, end_tree
from builder.run.ahead import forget_own_modules, import_ahead
from builder.run.child import LEARNED_FILE, live
from builder.run.huge import use_huge_pages
from builder.run.keeper import (
    PROCESS_LIMIT,
    MemoryMeter,
    RunClock,
    adopt_orphans,
    die_with_parent,
    limit_processes,
    process_allowance,
)
from builder.run.shell import ReadyShell
from builder.run.spare import Spare, fork_spare
from builder.run.versions import import_names

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["main"]

_TICK = 0.04
"""Seconds between two looks at the memory and the processes of the runs."""

_MANY_RUNS = 10
"""After so many runs more are to be expected, and huge pages, which take as long to make as ten forks, pay off."""


@dataclass(slots=True)
class _Run:
    request: dict[str, Any]
    pid: int
    begun: float
    clock: RunClock
    reason: str = ""
    meter: MemoryMeter = field(default_factory=MemoryMeter)

    def passed_limit(self) -> str:
        """Measure the run; return the name of the limit that it has passed, or nothing."""
        pids = (self.pid, *descendants(self.pid, most=PROCESS_LIMIT))
        self.clock.tick(pids)
        if self.clock.seconds > self.request["seconds"]:
            return "timeout"
        if len(pids) > PROCESS_LIMIT:
            return "processes"
        return "memory" if self.meter.over(pids, self.request["memory_mb"]) else ""


def main() -> int:
    """Work until the input ends; the packages whose modules may be imported ahead are the arguments."""
    output = os.dup(1)
    # Imports may print; that goes to the log, with the errors, and not between the answers.
    os.dup2(2, 1)
    die_with_parent()
    adopt_orphans()
    _Worker(output, tuple(sys.argv[1:])).work()
    end_tree(os.getpid(), root=False)
    os._exit(0)


class _Worker:
    def __init__(self, output: int, packages: tuple[str, ...]) -> None:
        _add_current_folder()
        self._output = output
        self._tops = frozenset(import_names(packages)) if packages else frozenset()
        self._shell = ReadyShell()
        self._active: dict[int, _Run] = {}
        self._waiting: deque[dict[str, Any]] = deque()
        self._imported: set[str] = set()
        self._learned: set[str] = set()
        self._own_children: set[int] = set()
        self._spare: Spare | None = None
        self._runs, self._is_huge = 0, False
        self._rest = b""
        self._open = True
        self._alarm, alarm = os.pipe()
        for end in (self._alarm, alarm):
            os.set_blocking(end, False)
        # Python writes a byte there for each signal, so that the loop wakes up at once when a run has ended.
        signal.set_wakeup_fd(alarm, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._allowance = process_allowance()
        self._private = (output, self._alarm, alarm)
        forget_own_modules()
        gc.collect()
        gc.freeze()

    def work(self) -> None:
        selector = selectors.DefaultSelector()
        selector.register(0, selectors.EVENT_READ)
        selector.register(self._alarm, selectors.EVENT_READ)
        looked = 0.0
        while self._open:
            ready = selector.select(_TICK if self._active else None)
            for key, _ in ready:
                self._read(key.fd)
            self._collect()
            if time.monotonic() - looked >= _TICK:
                self._enforce()
                looked = time.monotonic()
            self._start_waiting()

    def _read(self, number: int) -> None:
        chunk = os.read(number, 1 << 16)
        if number == self._alarm:
            return
        self._open = bool(chunk)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        self._waiting.extend(json.loads(line) for line in lines)

    def _start_waiting(self) -> None:
        while self._waiting:
            wanted = [name for name in self._waiting[0]["imports"] if self._may_import(name)]
            if wanted and self._active:
                # Importing takes seconds in which nobody would watch the limits of the runs.
                return
            if not self._active and (wanted or self._learned):
                self._import([*wanted, *sorted(self._learned)])
                self._learned.clear()
            if not self._active and self._runs >= _MANY_RUNS and not self._is_huge:
                self._discard_spare()
                use_huge_pages()
                self._is_huge = True
            self._runs += 1
            self._start(self._waiting.popleft())

    def _may_import(self, name: str) -> bool:
        return name not in self._imported and name.split(".")[0].split(":")[0] in self._tops

    def _import(self, names: Iterable[str]) -> None:
        self._discard_spare()  # it was forked without what is imported now
        fresh = tuple(names)
        self._imported.update(fresh)
        with self._shell.as_in_a_cell:
            import_ahead(fresh)
        gc.collect()
        gc.freeze()
        self._own_children = set(children_of(os.getpid()))

    def _discard_spare(self) -> None:
        if self._spare:
            self._spare.discard()
            self._spare = None

    def _start(self, request: dict[str, Any]) -> None:
        home = Path(request["home"])
        spare = self._spare or self._fork()
        if spare and not spare.give(home):
            # Something has killed it while it waited.
            spare = self._fork()
            if spare:
                spare.give(home)
        self._spare = None
        if spare is None:
            self._say({"id": request["id"], "reason": "unforkable", "code": 0, "seconds": 0.0, "peak_mb": 0.0})
            return
        self._active[spare.pid] = _Run(request, spare.pid, time.monotonic(), RunClock([spare.pid]))
        # The next run finds its process ready: it settles while this one works.
        self._spare = self._fork()

    def _fork(self) -> Spare | None:
        """Return a fork that waits for a job, or nothing where there is a thread that it would lack."""
        if len(os.listdir("/proc/self/task")) > 1:  # noqa: PTH208
            return None
        return fork_spare(self._live)

    def _live(self, hear: int) -> None:
        limit_processes(self._allowance)
        live(self._shell, hear, self._private)

    def _enforce(self) -> None:
        for run in self._active.values():
            if not run.reason:
                run.reason = run.passed_limit()
                if run.reason:
                    end_tree(run.pid)

    def _collect(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
                if not pid:
                    return
                if self._spare and pid == self._spare.pid:
                    self._spare.close()
                    self._spare = None
                if run := self._active.pop(pid, None):
                    seconds = time.monotonic() - run.begun
                    peak = max(run.meter.peak, usage.ru_maxrss / 1024)
                    self._end_strays()
                    self._learn(Path(run.request["home"]))
                    code = os.waitstatus_to_exitcode(status)
                    answer = {"reason": run.reason, "code": code, "seconds": seconds, "peak_mb": peak}
                    self._say({"id": run.request["id"], **answer})

    def _learn(self, home: Path) -> None:
        """Note the parts of loaded packages that a run has imported while it used them."""
        with contextlib.suppress(OSError, ValueError):
            found = (home / LEARNED_FILE).read_text(encoding="utf-8").split()
            fresh = {name for name in found if name not in sys.modules and name.split(".")[0] in sys.modules}
            self._learned |= fresh - self._imported if self._tops else set()

    def _end_strays(self) -> None:
        """End what a finished run left. Living runs keep their own orphans, so each unknown child is one of these."""
        while strays := set(children_of(os.getpid())) - self._known():
            for pid in sorted(strays):
                end_tree(pid)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, 0)

    def _known(self) -> set[int]:
        spare = {self._spare.pid} if self._spare else set()
        return {*self._active, *self._own_children, *spare}

    def _say(self, answer: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(self._output, json.dumps(answer).encode() + b"\n")


def _add_current_folder() -> None:
    """Let notebooks import files of their own folder, after the standard library, as IPython's kernel does."""
    places = [place for place, path in enumerate(sys.path) if path.endswith(("site-packages", "dist-packages"))]
    sys.path.insert(places[0] if places else len(sys.path), "")
