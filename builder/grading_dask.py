"""Grading on a Dask cluster: workers keep warm sandboxes, and only the caller writes the gradebook."""

from __future__ import annotations

import itertools
from threading import Lock
from typing import TYPE_CHECKING

from builder.errors import MissingToolError, ProcessError
from builder.grade.grading import Grader as Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.grade.values import GradingPlan, SandboxKind, Submission, SubmissionResult
    from builder.grade_class import Grader

__all__ = ["dask_grader"]

_SECONDS_TO_CONNECT = 15
_WAITING_PER_THREAD = 3
"""Enough that no worker waits for the next submission, few enough that memory stays flat."""
_TRIES = 5


def dask_grader(address: str, sandbox: SandboxKind) -> Grader:
    """Return a grader that spreads submissions over the cluster at this address.

    A worker that is lost costs only the submissions that it was on: Dask runs them again elsewhere. Raises
    MissingToolError without the package `distributed`; the grader raises ProcessError if there is no such cluster.
    """
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise MissingToolError(
            "`--dask` needs the package distributed.", hint="pip install 'coursewright[distributed]'"
        ) from error

    def grade(
        plan: GradingPlan, submissions: Iterable[Submission], on_done: Callable[[SubmissionResult], None]
    ) -> None:
        try:
            client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            hint = "Name the address that `dask scheduler` printed, such as tcp://10.0.0.5:8786."
            raise ProcessError(f"There is no Dask scheduler at {address}.", hint=hint) from error
        with client:
            threads = sum(client.nthreads().values())
            if not threads:
                raise ProcessError(f"The Dask cluster at {address} has no workers.", hint="Start `dask worker`s.")
            shared = client.scatter(plan, broadcast=True, hash=False)
            source = iter(submissions)

            def send(number: int) -> list[object]:
                return [
                    client.submit(_grade_one, shared, sandbox, one, pure=False, retries=_TRIES)
                    for one in itertools.islice(source, number)
                ]

            running = as_completed(send(threads * _WAITING_PER_THREAD), loop=client.loop)
            for future in running:
                try:
                    result = future.result()
                except KilledWorker as error:
                    hint = "What was graded is kept. Start workers again, and run the command again."
                    raise ProcessError(f"The Dask workers were lost again and again: {error}", hint=hint) from error
                on_done(result)
                for more in send(1):
                    running.add(more)

    return grade


_engines: dict[tuple[str, str], Engine] = {}
_lock = Lock()


def _grade_one(plan: GradingPlan, sandbox: SandboxKind, submission: Submission) -> SubmissionResult:
    """Grade one submission in this worker; its sandboxes stay warm for the next ones of the same module."""
    key = (plan.version, sandbox)
    with _lock:
        if key not in _engines:
            # Modules are graded one after the other, so nothing runs in the older ones.
            for engine in _engines.values():
                engine.__exit__()
            _engines.clear()
            _engines[key] = Engine(plan, sandbox)
        engine = _engines[key]
    return engine.grade(submission)
