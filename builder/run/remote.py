"""Notebook runs on a Dask cluster: the workers run, and whoever asks for a run keeps its report."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING

from builder.errors import RunError
from builder.run.running import open_runner
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from builder.cluster import Cluster
    from builder.run.running import JobRunner
    from builder.run.values import RunJob, Runner, RunReport

__all__ = ["ClusterRunner", "other_versions"]


class ClusterRunner:
    """A runner whose jobs run on the workers of a cluster, several at once if several threads ask."""

    def __init__(self, cluster: Cluster, runner: Runner) -> None:
        self._cluster = cluster
        self._runner = runner

    def run(self, job: RunJob) -> RunReport:
        """Run the job on a worker. Raises RunError if it cannot be started, or has other versions of packages there."""
        there, report = self._cluster.call(_run_here, job, self._runner)
        if there != environment_digest(tuple(sorted(job.packages))):
            raise other_versions(job.name)
        return report

    def stop(self) -> None:
        """Do nothing: the connection is ended by whoever has opened it."""


def other_versions(name: str) -> RunError:
    """Return the error for a worker whose results must not be kept as if they had come about here."""
    hint = "Install coursewright and the module's packages there with the same constraints file and Python as here."
    return RunError(f"A Dask worker has other versions of what {name} uses than this machine.", hint=hint)


_open: dict[Runner, JobRunner] = {}
_stack = ExitStack()
_lock = Lock()


def _run_here(job: RunJob, runner: Runner) -> tuple[str, RunReport]:
    """Run a job on this worker, whose warm processes stay for the next one; return it with its environment's digest."""
    with _lock:
        if runner not in _open:
            _open[runner] = _stack.enter_context(open_runner(runner))
    return environment_digest(tuple(sorted(job.packages))), _open[runner].run(job)
