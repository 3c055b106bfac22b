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
from builder.prove.engine.places import Place, Places, place_key
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
    """Runs requests, any number at a time from different threads. Use it with `with`.

    With `places` it keeps so many processes that have run the cells before an answer, for the next request like it.
    """

    def __init__(self, *, places: int = 0) -> None:
        if sys.platform != "linux":
            message = "The proof of exercises needs Linux: it forks a running notebook for every answer."
            raise RunError(message, hint="Run it in a container, in WSL, or in CI.")
        self._lock = threading.Lock()
        self._workers: dict[Key, _Worker] = {}
        self._late: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Parts of packages that turned out to be imported in use; the workers for these imports take them too."""
        self._places = Places(places)
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
        self._places.close()

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
            (run,), _ = self._send(replace(request, trials=(single,), seconds=limit), alone=True)
            if run.failed:
                return run
            found += run.branches
            if branch.name == "solution" and run.branches:
                seconds, solved = run.branches[0].seconds, run.branches[0].passed
        return TrialRun(trial.name, tuple(found))

    def _send(self, request: Request, *, alone: bool = False) -> tuple[tuple[TrialRun, ...], frozenset[str]]:
        """Run a request. `alone`, its process may be used up: by code after which it cannot be forked, for example."""
        late = self._late.get(request.imports, ())
        key = "" if alone or not self._places.most else place_key(request, late)
        text = self._ask_again(request, key) if key else None
        lost = False
        if text is None:
            text, lost = self._ask(request, key, late)
        if found := late_modules(text):
            with self._lock:
                known = self._late.get(request.imports, ())
                self._late[request.imports] = tuple(dict.fromkeys((*known, *found)))
        results, unsafe = read_results(text, request)
        if lost and sum(len(trial.branches) for trial in request.trials) > 1:
            # Which branch ends the worker shows when each is run by itself; of the others nothing is known yet.
            unsafe = frozenset(trial.name for trial in request.trials)
        return results, unsafe

    def _ask(self, request: Request, key: str, late: tuple[str, ...]) -> tuple[str, bool]:
        """Return what a new process has written, and whether its worker was lost. With a `key` it may stay."""
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(run_folder(request.files))
            _write_job(folder, request, stay=bool(key))
            for _ in range(2):
                with contextlib.suppress(_WorkerLostError):
                    worker = self._worker((request.imports, request.conditions.hash_seed))
                    number, stays = worker.run(folder, late, clock=request.conditions.clock)
                    text = _written(folder)
                    if stays:
                        self._places.give(key, Place(worker, number, folder, stack.pop_all()))
                    return text, False
            return _written(folder), True

    def _ask_again(self, request: Request, key: str) -> str | None:
        """Return what a place has written of the request, or nothing if there is none for it."""
        place = self._places.take(key)
        if place is None:
            return None
        stays, text = False, None
        try:
            with contextlib.suppress(
                _WorkerLostError, OSError
            ):  # somebody may have emptied the folder of temporary files
                (place.folder.home / RESULT_FILE).unlink()
                _write_job(place.folder, request, stay=True)
                stays = place.worker.again(place.number)
                text = _written(place.folder)
        finally:
            if stays:
                self._places.give(key, place)
            else:
                place.close()
        return text

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
        self._waiting: dict[int, Future[bool]] = {}
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

    def run(self, folder: RunFolder, late: tuple[str, ...], *, clock: bool) -> tuple[int, bool]:
        """Have the request in the folder run, the modules `late` imported ahead too. Raises _WorkerLostError.

        `clock` says that it wants another time of day. Returns the request's number and whether its process stays.
        """
        with self._lock:
            fresh = [name for name in late if name not in self._told]
            self._told.update(fresh)
        return self._ask({"home": str(folder.home), "late": fresh, "clock": clock})

    def again(self, number: int) -> bool:
        """Have the process of a request run what lies in its folder now; return whether it still stays.

        Raises _WorkerLostError.
        """
        return self._ask({"again": number})[1]

    def leave(self, number: int) -> None:
        """End the process that the request of that number has left."""
        with contextlib.suppress(_WorkerLostError):
            self._ask({"leave": number})

    def _ask(self, message: dict[str, Any]) -> tuple[int, bool]:
        number, done = next(self._numbers), Future[bool]()
        with self._lock:
            stdin = self._program.process.stdin
            if self._ended or stdin is None:
                raise _WorkerLostError
            self._waiting[number] = done
            with contextlib.suppress(OSError, ValueError):  # the reading thread notices when the worker is gone
                stdin.write(json.dumps({"id": number, **message}) + "\n")
                stdin.flush()
        return number, done.result()

    def close(self) -> None:
        """End the worker and all its runs."""
        self._program.stop(seconds=10)
        self._reader.join()
        self._stack.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self._program.process.stdout or ():
                answer = json.loads(line)
                with self._lock:
                    done = self._waiting.pop(answer["id"])
                done.set_result(answer["stays"])
        with self._lock:
            self._ended = True
            lost = list(self._waiting.values())
            self._waiting.clear()
        for done in lost:
            done.set_exception(_WorkerLostError())


def _write_job(folder: RunFolder, request: Request, *, stay: bool) -> None:
    job = {
        "trials": [asdict(trial) for trial in request.trials],
        "seconds": request.seconds,
        "memory_mb": request.memory_mb,
        "conditions": asdict(request.conditions),
        "stay": stay,
    }
    (folder.home / JOB_FILE).write_text(json.dumps(job), encoding="utf-8")


def _written(folder: RunFolder) -> str:
    with contextlib.suppress(OSError):
        return (folder.home / RESULT_FILE).read_text("utf-8", errors="replace")
    return ""
