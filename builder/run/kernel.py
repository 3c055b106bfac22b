"""Running a notebook in a real kernel of its own, through nbclient. The only file that imports nbclient."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import logging
import os
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, DeadKernelError

from builder.errors import RunError
from builder.processes import descendants, end_tree
from builder.run.environment import RunFolder, run_environment, run_folder
from builder.run.outputs import Collector
from builder.run.recording import Recorder

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from builder.run.values import CodeCell, RunJob, RunReport, Status

__all__ = ["KernelRunner"]

_TICK = 0.05
_SOCKET_LENGTH = 100
"""The system takes 107 bytes for the name of a socket (unix(7)); Jupyter adds a number. Longer ones go by a port."""
_START_SECONDS = 120
"""A kernel on a busy machine may take long to start; its start is not counted in the run's own limit."""

# What the libraries would log is in the report.
_SILENT = logging.getLogger("course.kernel")
_SILENT.disabled = True

_VERSION = {"nbformat": 4, "nbformat_minor": 4}

_START_HINT = "Run `make course` again; if that does not help, `python -m ipykernel --version` says what is missing."


class KernelRunner:
    """Runs jobs one at a time for each thread that calls it; `stop` ends all of them from another thread.

    Outside Linux nobody watches a run's memory and its number of processes; the time limit holds everywhere.
    """

    def __init__(self, note: str = "") -> None:
        self.note = note
        self._lock = threading.Lock()
        self._stopped = False
        self._running: dict[asyncio.Task[RunReport], asyncio.AbstractEventLoop] = {}

    def run(self, job: RunJob) -> RunReport:
        """Run one notebook in a fresh kernel. Raises RunError when its files cannot be laid out."""
        with run_folder(job.files) as folder:
            report = asyncio.run(self._watched(_run(job, folder)))
            return replace(report, note=f"{report.note} {self.note}".strip())

    def stop(self) -> None:
        """Cancel every run; their kernels are ended before `run` returns."""
        with self._lock:
            self._stopped = True
            for task, loop in self._running.items():
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(task.cancel)

    async def _watched(self, work: Coroutine[Any, Any, RunReport]) -> RunReport:
        task = asyncio.ensure_future(work)
        with self._lock:
            self._running[task] = asyncio.get_running_loop()
            if self._stopped:
                task.cancel()
        try:
            return await task
        finally:
            with self._lock:
                del self._running[task]


class _Client(NotebookClient):
    """nbclient with our way of collecting outputs, so that a flood of text cannot fill our memory."""

    collector: Collector
    reply: dict[str, Any]
    changed: set[int]

    def keep_reply(self, *, execute_reply: dict[str, Any], **_: object) -> None:
        """Keep the kernel's answer about the cell that has just ended."""
        self.reply = execute_reply["content"]

    def process_message(self, msg: dict[str, Any], cell: nbformat.NotebookNode, cell_index: int) -> None:
        """Take in one message of the kernel; ends the cell when the kernel is idle again."""
        del cell, cell_index
        if msg["msg_type"] == "status":
            if msg["content"]["execution_state"] == "idle":
                raise CellExecutionComplete
        else:
            self.changed |= self.collector.message(msg["msg_type"], msg["content"])


class _Run:
    """One run in progress: executes the cells and keeps what is needed for the report."""

    def __init__(self, job: RunJob, folder: RunFolder) -> None:
        self.job = job
        self.collector = Collector()
        self.recorder = Recorder(job, folder, "kernel")
        self.seconds = 0.0
        self._current: tuple[int, int] | None = None
        self._places: dict[int, int] = {}

    async def execute(self, client: _Client) -> None:
        """Execute the cells in order until one fails or the time is up. Raises DeadKernelError."""
        begun = time.monotonic()
        limit = asyncio.timeout(None)
        clock = asyncio.ensure_future(_end_in_time(limit, self.job.seconds, client))
        try:
            async with limit:
                for index, cell in enumerate(self.job.cells):
                    if cell.source.strip() and not await self._cell(client, index):
                        break
        except (TimeoutError, DeadKernelError):
            # nbclient takes a cancelled cell for a dead kernel.
            if not limit.expired():
                raise
            self.cut_short("timeout")
        finally:
            clock.cancel()
            self.seconds = time.monotonic() - begun

    def cut_short(self, status: Status, note: str = "") -> None:
        """Record that the run ended in the middle of a cell, if one is running."""
        index, place = self._current or (None, None)
        self.recorder.cut_short(status, index, [] if place is None else self.collector.outputs(place), note)

    async def _cell(self, client: _Client, index: int) -> bool:
        place = self.collector.start_cell()
        self._current = (index, place)
        self._places[place] = index
        client.changed = set()
        begun = time.monotonic()
        await client.async_execute_cell(client.nb.cells[index], index)
        seconds = time.monotonic() - begun
        self._current = None
        content = client.reply
        failed = content.get("status") == "error"
        error = (content["ename"], content["evalue"], content["traceback"]) if failed else None
        going_on = self.recorder.cell(index, self.collector.outputs(place), error, seconds)
        for changed in client.changed - {place}:
            self.recorder.outputs(self._places[changed], self.collector.outputs(changed))
        return going_on


async def _end_in_time(limit: asyncio.Timeout, seconds: float, client: _Client) -> None:
    """Let the limit expire when the kernel has had its seconds; on Linux those count in which it had a processor."""
    if sys.platform == "linux":
        # Imported here because it needs what only Linux has.
        from builder.run.keeper import RunClock

        manager: Any = client.km
        clock, process = RunClock(), manager.provisioner.process
        while clock.seconds < seconds:
            await asyncio.sleep(_TICK)
            clock.tick((process.pid, *descendants(process.pid)))
    else:
        await asyncio.sleep(seconds)
    limit.reschedule(asyncio.get_running_loop().time())


async def _run(job: RunJob, folder: RunFolder) -> RunReport:
    run = _Run(job, folder)
    manager = _manager(job, folder)
    notebook = nbformat.from_dict({"cells": [_code_cell(cell) for cell in job.cells], "metadata": {}, **_VERSION})  # type: ignore[no-untyped-call]
    client = _Client(notebook, km=manager, timeout=None, startup_timeout=_START_SECONDS, allow_errors=True)
    client.log = _SILENT
    client.collector = run.collector
    client.on_cell_executed = client.keep_reply
    died = ""
    log = folder.home / "kernel.log"
    try:
        # What a kernel writes past Jupyter would otherwise stand between our own lines on the terminal.
        with log.open("wb") as sink:
            options = {"cwd": str(folder.work), "env": run_environment(folder, job.hash_seed)}
            async with client.async_setup_kernel(**options, stdout=sink, stderr=sink, cleanup_kc=False):
                await run.execute(client)
    except DeadKernelError:
        died = "died"
    except RuntimeError as error:
        reason = " / ".join(log.read_text("utf-8", "replace").split("\n")[-5:]) or str(error)
        raise RunError(f"No kernel could be started for {job.name}: {reason}", hint=_START_HINT) from error
    finally:
        await _end_kernel(client, manager)
        # nbclient registers this, and forgets it when a kernel did not start.
        atexit.unregister(client._cleanup_kernel)
    kept = _keeper_report(folder)
    if died:
        run.cut_short(kept.get("reason") or "died")
    return run.recorder.report(run.seconds, kept.get("peak_mb", 0.0))


def _code_cell(cell: CodeCell) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": cell.source}


def _keeper_report(folder: RunFolder) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder.home / "keeper.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _manager(job: RunJob, folder: RunFolder) -> AsyncKernelManager:
    kernel = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    manager = AsyncKernelManager(connection_file=str(folder.home / "kernel.json"), log=_SILENT)
    if sys.platform == "linux":
        # Imported here because it needs what only Linux has.
        from builder.run.keeper import keeper_command

        kernel = keeper_command(kernel, report=folder.home / "keeper.json", memory=job.memory_mb)
        sockets = str(folder.home / "kernel-ipc")
        if len(os.fsencode(sockets)) <= _SOCKET_LENGTH:
            # Sockets in the run's own folder: no port that another program could take meanwhile.
            manager.transport = "ipc"
            manager.ip = sockets
    manager._kernel_spec = KernelSpec(argv=kernel, language="python", display_name="Python 3")
    return manager


async def _end_kernel(client: _Client, manager: AsyncKernelManager) -> None:
    """End the kernel with everything that it started, then let the libraries clean up after themselves."""
    process = getattr(manager.provisioner, "process", None)
    if process is not None and process.poll() is None:
        if sys.platform == "linux":
            # The keeper ends what the kernel started and goes.
            process.terminate()
        else:
            end_tree(process.pid)
        for _ in range(500):
            if process.poll() is not None:
                break
            await asyncio.sleep(0.01)
    if client.kc is not None:
        client.kc.stop_channels()
    if manager.has_kernel:
        await manager.shutdown_kernel(now=True)
    else:
        await manager.cleanup_resources()
