"""The side of the engine that starts workers, hands requests to them and reads the results."""

from __future__ import annotations

import contextlib
import itertools
import json
import sys
import threading
from concurrent.futures import Future
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from builder.errors import RunError
from builder.processes import start_program
from builder.prove.engine.reading import late_modules, read_results
from builder.prove.engine.values import BranchRun, Request, Trial, TrialRun
from builder.prove.engine.worker import JOB_FILE, RESULT_FILE
from builder.run.environment import run_environment, run_folder
from builder.run.keeper import keeper_command, own_program

if TYPE_CHECKING:
    from builder.run.environment import RunFolder

__all__ = ["Engine"]

_KEPT = 4
"""Workers that are kept ready; each holds the memory of its packages."""

Key = tuple[tuple[str, ...], int]
"""What a worker is for: the modules that it has imported ahead, and its hash seed."""


class Engine:
    """Runs requests, any number at a time from different threads. Use it with `with`."""

    def __init__(self) -> None:
        if sys.platform != "linux":
            message = "The proof of exercises needs Linux: it forks a running notebook for every answer."
            raise RunError(message, hint="Run it in a container, in WSL, or in CI.")
        self._lock = threading.Lock()
        self._workers: dict[Key, _Worker] = {}
        self._late: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Parts of packages that turned out to be imported in use; the workers for these imports take them too."""
        self._stopped = False

    def __enter__(self) -> Engine:
        """Return the engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def stop(self) -> None:
        """End every worker and all that it runs; requests that are not answered, and later ones, raise RunError."""
        with self._lock:
            self._stopped = True
            workers = list(self._workers.values())
            self._workers.clear()
        for worker in workers:
            worker.close()

    def prepare(self, imports: tuple[str, ...], hash_seeds: tuple[int, ...]) -> None:
        """Start the workers for requests that will come, so that they import side by side. Raises RunError."""
        for hash_seed in hash_seeds:
            self._worker((imports, hash_seed))

    def run(self, request: Request) -> tuple[TrialRun, ...]:
        """Run the trials; return their results in the same order. Raises RunError if no worker can be started.

        Branches of which the engine could not fork a process that runs threads or programs, or among which is one that
        ends the worker, are run one by one, each with the cells before it.
        """
        results, unsafe = self._send(request)
        if unsafe:
            again = {trial.name: self._one_by_one(request, trial) for trial in request.trials if trial.name in unsafe}
            results = tuple(again.get(result.name, result) for result in results)
        return results

    def _one_by_one(self, request: Request, trial: Trial) -> TrialRun:
        found: list[BranchRun] = []
        seconds, solved = request.seconds, True
        for branch in trial.branches:
            if branch.brief and not solved:
                continue
            single = replace(trial, branches=(branch,))
            limit = min(request.seconds, 5 * seconds + 1) if branch.brief else request.seconds
            (run,), _ = self._send(replace(request, trials=(single,), seconds=limit))
            if run.failed:
                return run
            found += run.branches
            if branch.name == "solution" and run.branches:
                seconds, solved = run.branches[0].seconds, run.branches[0].passed
        return TrialRun(trial.name, tuple(found))

    def _send(self, request: Request) -> tuple[tuple[TrialRun, ...], frozenset[str]]:
        with run_folder(request.files) as folder:
            (folder.home / JOB_FILE).write_text(json.dumps(_job(request)), encoding="utf-8")
            lost = True
            for _ in range(2):
                with contextlib.suppress(_WorkerLostError):
                    key = (request.imports, request.conditions.hash_seed)
                    self._worker(key).run(folder, self._late.get(request.imports, ()), clock=request.conditions.clock)
                    lost = False
                    break
            text = ""
            with contextlib.suppress(OSError):
                text = (folder.home / RESULT_FILE).read_text("utf-8", errors="replace")
            if late := late_modules(text):
                with self._lock:
                    known = self._late.get(request.imports, ())
                    self._late[request.imports] = tuple(dict.fromkeys((*known, *late)))
            results, unsafe = read_results(text, request)
            if lost and sum(len(trial.branches) for trial in request.trials) > 1:
                # Which branch ends the worker shows when each is run by itself; of the others nothing is known yet.
                unsafe = frozenset(trial.name for trial in request.trials)
            return results, unsafe

    def _worker(self, key: Key) -> _Worker:
        with self._lock:
            if self._stopped:
                raise RunError("The proof was stopped.")
            found = self._workers.pop(key, None)
            worker = found if found and found.alive else _Worker(key)
            self._workers[key] = worker  # moved to the end: the first ones were not asked for the longest
            idle = [other for other, one in self._workers.items() if one.idle and other != key]
            spare = [self._workers.pop(other) for other in idle[: max(0, len(self._workers) - _KEPT)]]
            if found and found is not worker:
                spare.append(found)  # it ended by itself: its pipes, its folder and its process are still to be closed
        for other_worker in spare:
            other_worker.close()
        return worker


class _WorkerLostError(Exception):
    """The worker ended before it answered."""


class _Worker:
    """A worker program and the thread that reads its answers."""

    def __init__(self, key: Key) -> None:
        imports, hash_seed = key
        self._stack = contextlib.ExitStack()
        folder = self._stack.enter_context(run_folder(()))
        command = keeper_command([*own_program("builder.prove.engine.worker"), *imports])
        environment = run_environment(folder, hash_seed)
        log = folder.home / "worker.log"
        self._program = start_program(command, folder=folder.work, environment=environment, talk=True, log=log)
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[None]] = {}
        self._told: set[str] = set()
        self._ended = False
        self._numbers = itertools.count()
        self._reader = threading.Thread(target=self._read, name="course-prove", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        return not self._ended

    @property
    def idle(self) -> bool:
        return not self._waiting

    def run(self, folder: RunFolder, late: tuple[str, ...], *, clock: bool) -> None:
        """Have the request in the folder run, the modules `late` imported ahead too. Raises _WorkerLostError.

        `clock` says that it wants another time of day.
        """
        number, done = next(self._numbers), Future[None]()
        with self._lock:
            stdin = self._program.process.stdin
            if self._ended or stdin is None:
                raise _WorkerLostError
            self._waiting[number] = done
            fresh = [name for name in late if name not in self._told]
            self._told.update(fresh)
            with contextlib.suppress(OSError, ValueError):  # the reading thread notices when the worker is gone
                message = {"id": number, "home": str(folder.home), "late": fresh, "clock": clock}
                stdin.write(json.dumps(message) + "\n")
                stdin.flush()
        done.result()

    def close(self) -> None:
        """End the worker and all its runs."""
        self._program.stop(seconds=10)
        self._reader.join()
        self._stack.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self._program.process.stdout or ():
                with self._lock:
                    done = self._waiting.pop(json.loads(line)["id"])
                done.set_result(None)
        with self._lock:
            self._ended = True
            lost = list(self._waiting.values())
            self._waiting.clear()
        for done in lost:
            done.set_exception(_WorkerLostError())


def _job(request: Request) -> dict[str, Any]:
    return {
        "trials": [asdict(trial) for trial in request.trials],
        "seconds": request.seconds,
        "memory_mb": request.memory_mb,
        "conditions": asdict(request.conditions),
    }
