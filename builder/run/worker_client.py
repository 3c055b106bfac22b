"""One warm worker as the main program sees it: a program to talk to, and a thread that reads its answers."""

from __future__ import annotations

import contextlib
import itertools
import json
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.processes import Program, start_program
from builder.run.child import JOB_FILE
from builder.run.environment import run_environment, run_folder
from builder.run.keeper import keeper_command, own_program
from builder.run.preload import imported_modules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.run.environment import RunFolder
    from builder.run.values import RunJob

__all__ = ["Key", "WorkerClient", "WorkerLostError"]

Key = tuple[tuple[str, ...], int]
"""What a worker is for: the packages that it may import ahead, and its hash seed."""


class WorkerLostError(Exception):
    """The worker ended before it answered."""


@dataclass(slots=True)
class _Answers:
    """What is awaited from a worker, by the number of the run."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    waiting: dict[int, Future[dict[str, Any]]] = field(default_factory=dict)
    count: int = 0
    ended: bool = False


class WorkerClient:
    """A worker program and the thread that reads its answers."""

    def __init__(self, key: Key) -> None:
        packages, hash_seed = key
        self._stack = contextlib.ExitStack()
        folder = self._stack.enter_context(run_folder(()))
        command = keeper_command([*own_program("builder.run.worker"), *packages])
        environment = run_environment(folder, hash_seed)
        self._log = folder.home / "worker.log"
        self._program: Program = start_program(
            command, folder=folder.work, environment=environment, talk=True, log=self._log
        )
        self._answers = _Answers()
        self._numbers = itertools.count()
        self._reader = threading.Thread(target=self._read, name="course-worker", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._answers.ended

    @property
    def idle(self) -> bool:
        """Whether it has no run in progress."""
        return not self._answers.waiting

    def run(self, job: RunJob, folder: RunFolder, ahead: Iterable[str] = ()) -> dict[str, Any]:
        """Have the job run in a fork and return the worker's answer. Raises WorkerLostError."""
        cells = [
            (index, cell.source, not job.stop_on_error or cell.id in job.allowed_errors)
            for index, cell in enumerate(job.cells)
            if cell.source.strip()
        ]
        (folder.home / JOB_FILE).write_text(json.dumps({"cells": cells}), encoding="utf-8")
        number = next(self._numbers)
        request = {
            "id": number,
            "home": str(folder.home),
            "seconds": job.seconds,
            "memory_mb": job.memory_mb,
            "imports": [*dict.fromkeys((*ahead, *imported_modules(job.cells, job.files)))],
        }
        answer: Future[dict[str, Any]] = Future()
        with self._answers.lock:
            if self._answers.ended:
                raise WorkerLostError
            self._answers.waiting[number] = answer
            self._send(request)
        return answer.result()

    @property
    def never_answered(self) -> bool:
        """Whether it has not finished a single run."""
        return not self._answers.count

    def log(self) -> str:
        """Return the end of what it wrote to its log, in one line."""
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return "it left no log"
        return " / ".join(line.strip() for line in lines[-8:] if line.strip()) or "its log is empty"

    def close(self) -> None:
        """End the worker and all its runs; a run in progress is lost. May be called twice."""
        self._program.stop(seconds=10)
        self._reader.join()
        self._stack.close()

    def _send(self, request: dict[str, Any]) -> None:
        stdin = self._program.process.stdin
        # A worker that is gone is noticed by the reading thread.
        with contextlib.suppress(OSError, ValueError):
            if stdin is not None:
                stdin.write(json.dumps(request) + "\n")
                stdin.flush()

    def _read(self) -> None:
        lines = self._program.process.stdout
        with contextlib.suppress(OSError, ValueError):
            for line in lines or ():
                answer = json.loads(line)
                with self._answers.lock:
                    waiting = self._answers.waiting.pop(answer["id"])
                    self._answers.count += 1
                waiting.set_result(answer)
        with self._answers.lock:
            self._answers.ended = True
            lost = list(self._answers.waiting.values())
            self._answers.waiting.clear()
        for future in lost:
            future.set_exception(WorkerLostError())
