"""What a forked child does: run the cells of one notebook and write down what happened."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from typing import TYPE_CHECKING, Any, NoReturn

from builder.run.capture import Capture
from builder.run.environment import folder_environment
from builder.run.keeper import adopt_orphans, die_with_parent
from builder.run.outputs import Collector
from builder.run.spare import awaited_home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import TextIOWrapper
    from pathlib import Path

    from builder.run.shell import Message, ReadyShell

__all__ = ["FAULT_FILE", "JOB_FILE", "LEARNED_FILE", "PARTIAL_FILE", "RESULT_FILE", "live"]

JOB_FILE, RESULT_FILE, PARTIAL_FILE, FAULT_FILE = "job.json", "result.jsonl", "partial.json", "fault.txt"
LEARNED_FILE = "learned.txt"

_PARTIAL_SECONDS = 0.25
"""How often the outputs of an unfinished cell are written down, for the case that it never finishes."""


def live(shell: ReadyShell, hear: int, private: Iterable[int]) -> NoReturn:
    """Settle, wait for a job and run it; never returns. `private` are the worker's own descriptors.

    A sandbox has its place just before the run: everything is open that the run needs, no cell has run yet.
    """
    home: Path | None = None
    try:
        _settle(private)
        child = _Child(shell)
        home = awaited_home(hear)
        _move_in(home)
        child.run(home)
    except BaseException:  # noqa: BLE001 (the process ends here; the main program tells what happened)
        fault = traceback.format_exc()
        ((home or awaited_home(hear)) / FAULT_FILE).write_text(fault, encoding="utf-8")
    finally:
        os._exit(0)


def _settle(private: Iterable[int]) -> None:
    """Become a process of its own kind: own session, nothing inherited but the imported modules."""
    os.setsid()
    die_with_parent()
    adopt_orphans()
    signal.set_wakeup_fd(-1)
    for sign in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(sign, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number in (nothing, *private):
        os.close(number)
    _reseed()


def _move_in(home: Path) -> None:
    """Make the folder of the run this process's own."""
    os.environ.update(folder_environment(home))
    tempfile.tempdir = None
    os.chdir(home / "work")


def _reseed() -> None:
    # Forked copies of NumPy's global generator would all draw the same "random" numbers, which a kernel never does.
    if generator := sys.modules.get("numpy.random"):
        generator.seed()


class _Child:
    """One run. What needs no job is done when it is made: that is before anyone waits for the run."""

    def __init__(self, shell: ReadyShell) -> None:
        self._cells: list[tuple[int, str, bool]] = []
        self._shell = shell
        self._newest = next(reversed(sys.modules))
        self._collector = Collector()
        self._changed: set[int] = set()
        self._fresh = False
        self._running: int | None = None
        self._capture = Capture(self._take_text, self._keep_partial, _PARTIAL_SECONDS)
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)

    def run(self, home: Path) -> None:
        """Run the job that lies in the folder."""
        job = json.loads((home / JOB_FILE).read_text(encoding="utf-8"))
        self._cells = [tuple(cell) for cell in job["cells"]]
        self._home, self._partial = home, home / PARTIAL_FILE
        self._result: TextIOWrapper = (home / RESULT_FILE).open("w", encoding="utf-8")
        self._capture.start()
        self._shell.start(self._take)
        self._loop.run_until_complete(self._all_cells())

    async def _all_cells(self) -> None:
        for place, (index, source, may_fail) in enumerate(self._cells):
            if self._shell.wants_to_exit:
                self._write({"started": index})
                return
            self._collector.start_cell()
            self._running = place
            self._write({"started": index})
            begun = time.perf_counter()
            error = await self._shell.run(source)
            if os.getpid() != self._capture.pid:
                # A cell forked and its child came to the cell's end too; only one of the two goes on.
                os._exit(0)
            seconds = time.perf_counter() - begun
            self._capture.drain()
            with self._capture.lock:
                self._running = None
                self._changed.discard(place)
                outputs = self._collector.outputs(place)
                others = {self._cells[other][0]: self._collector.outputs(other) for other in sorted(self._changed)}
                self._changed.clear()
            self._write({"index": index, "outputs": outputs, "error": error, "seconds": seconds, "updated": others})
            if error and not may_fail:
                break
        self._write({"end": True})
        self._tell_learned()

    def _tell_learned(self) -> None:
        """Write down which parts of packages were imported while they were used; the worker will import them ahead."""
        # Modules stand in the order of their import. Those from before the fork are not even looked at: counting a
        # reference to each would copy the pages of thousands of objects.
        fresh = itertools.takewhile(lambda name: name != self._newest, reversed(sys.modules))
        learned = sorted(name for name in fresh if "." in name)
        if learned:
            (self._home / LEARNED_FILE).write_text("\n".join(learned), encoding="utf-8")

    def _take(self, kind: str, content: Message) -> None:
        if os.getpid() != self._capture.pid:
            return
        with self._capture.lock:
            self._capture.drain()
            self._changed |= self._collector.message(kind, content)
            self._fresh = True

    def _take_text(self, name: str, text: str) -> None:
        self._changed |= self._collector.message("stream", {"name": name, "text": text})
        self._fresh = True

    def _keep_partial(self) -> None:
        if self._fresh and self._running is not None:
            self._fresh = False
            outputs = self._collector.outputs(self._running)
            with contextlib.suppress(OSError):
                self._partial.write_text(json.dumps(outputs), encoding="utf-8")

    def _write(self, line: dict[str, Any]) -> None:
        json.dump(line, self._result)
        self._result.write("\n")
        self._result.flush()
