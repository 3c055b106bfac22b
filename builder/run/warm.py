"""Running notebooks in forks of warm workers: the side that starts the workers and talks to them."""

from __future__ import annotations

import contextlib
import json
import threading
from typing import TYPE_CHECKING, Any

from builder.errors import RunError
from builder.run.child import FAULT_FILE, PARTIAL_FILE, RESULT_FILE
from builder.run.environment import run_folder
from builder.run.recording import Recorder
from builder.run.shared import imports_ahead, worker_key
from builder.run.worker_client import WorkerClient, WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.run.environment import RunFolder
    from builder.run.values import RunJob, RunReport
    from builder.run.worker_client import Key

__all__ = ["WarmRunner"]

_KEPT_WORKERS = 4
"""Workers that are kept ready; each holds the memory of its packages."""


_HINT = "Use --runner kernel meanwhile, and please report this as a bug of coursewright."


class WarmRunner:
    """Runs jobs in forks, any number at a time from different threads; `stop` ends the workers and all their runs."""

    def __init__(self, jobs: Iterable[RunJob] = ()) -> None:
        """Of `jobs`, the ones that will come as far as they are known, each worker imports ahead what they import."""
        self._ahead = imports_ahead(jobs)
        self._lock = threading.Lock()
        self._workers: dict[Key, WorkerClient] = {}
        self._cold: set[Key] = set()
        self._stopped = False

    def run(self, job: RunJob) -> RunReport:
        """Run one notebook; a worker that is lost is replaced once. Raises RunError for files outside the folder."""
        with run_folder(job.files) as folder:
            try:
                answer = self._attempt(job, folder)
            except WorkerLostError:
                # A worker of its own for the second attempt: whoever ends workers harms only itself.
                with contextlib.suppress(OSError):
                    (folder.home / RESULT_FILE).unlink()
                answer = self._alone(job, folder)
            fault = folder.home / FAULT_FILE
            if fault.exists():
                raise RunError(f"The warm runner failed on {job.name}: {fault.read_text('utf-8')}", hint=_HINT)
            return _report(job, folder, answer)

    def stop(self) -> None:
        """End every worker; runs that are still waiting for an answer end with it."""
        with self._lock:
            self._stopped = True
            workers = list(self._workers.values())
            self._workers.clear()
        for worker in workers:
            worker.close()

    def _attempt(self, job: RunJob, folder: RunFolder) -> dict[str, Any]:
        key = self._key(job)
        answer = self._worker(key).run(job, folder, self._ahead.get(key, ()))
        if answer["reason"] == "unforkable":
            # Its packages cannot be shared by forks: from now on they are imported by each run itself.
            with self._lock:
                self._cold.add(key)
                lost = self._workers.pop(key, None)
            if lost:
                lost.close()
            answer = self._worker(self._key(job)).run(job, folder)
        return answer

    def _alone(self, job: RunJob, folder: RunFolder) -> dict[str, Any]:
        with self._lock:
            worker = WorkerClient(self._key(job))
            # Listed under a key that no job has, so that `stop` finds it.
            self._workers[(("", job.name), id(worker))] = worker
            if self._stopped:
                worker.close()
        try:
            return worker.run(job, folder)
        except WorkerLostError:
            if worker.never_answered and not (folder.home / RESULT_FILE).exists():
                raise RunError(f"No warm worker could be started for {job.name}: {worker.log()}", hint=_HINT) from None
            return {"reason": "died", "peak_mb": 0.0, "seconds": 0.0}
        finally:
            with self._lock:
                self._workers.pop((("", job.name), id(worker)), None)
            worker.close()

    def _key(self, job: RunJob) -> Key:
        key = worker_key(job)
        return ((), job.hash_seed) if key in self._cold else key

    def _worker(self, key: Key) -> WorkerClient:
        with self._lock:
            if self._stopped:
                raise WorkerLostError
            found = self._workers.pop(key, None)
            worker = found if found and found.alive else WorkerClient(key)
            # Moved to the end: the first ones are those that nobody has asked for the longest.
            self._workers[key] = worker
            idle = [other for other, one in self._workers.items() if one.idle and other != key]
            spare = [self._workers.pop(other) for other in idle[: max(0, len(self._workers) - _KEPT_WORKERS)]]
            if found and found is not worker:
                spare.append(found)
        for other_worker in spare:
            other_worker.close()
        return worker


def _report(job: RunJob, folder: RunFolder, answer: dict[str, Any]) -> RunReport:
    recorder = Recorder(job, folder, "warm")
    started: int | None = None
    finished = False
    for line in _lines(folder):
        started = line.get("started", started)
        finished = finished or "end" in line
        if "index" in line:
            started = None
            for other, outputs in line["updated"].items():
                recorder.outputs(int(other), outputs)
            recorder.cell(line["index"], line["outputs"], line["error"], line["seconds"])
    if answer["reason"] or not finished:
        recorder.cut_short(answer["reason"] or "died", started, _partial(folder) if started is not None else [])
    return recorder.report(answer["seconds"], answer["peak_mb"])


def _lines(folder: RunFolder) -> list[dict[str, Any]]:
    try:
        text = (folder.home / RESULT_FILE).read_text(encoding="utf-8")
    except OSError:
        return []
    # A run that was killed in the middle of a line leaves the last one unfinished.
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def _partial(folder: RunFolder) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads((folder.home / PARTIAL_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return found
