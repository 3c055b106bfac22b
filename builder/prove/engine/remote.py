"""The engine on a Dask cluster: each request runs on one of the workers, which keep theirs warm."""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

from builder.errors import RunError
from builder.prove.engine.client import Engine
from builder.run.remote import other_versions
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from builder.cluster import Cluster
    from builder.prove.engine.values import Request, TrialRun

__all__ = ["ClusterEngine"]


class ClusterEngine:
    """Runs requests on the workers of a cluster, several at once if several threads ask."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._stopped = Event()

    def prepare(self, imports: tuple[str, ...], hash_seeds: tuple[int, ...]) -> None:
        """Do nothing: which of the cluster's workers will get a request is not known before."""

    def run(self, request: Request) -> tuple[TrialRun, ...]:
        """Run the trials on a worker. Raises RunError if it cannot, or has other versions of packages there."""
        if self._stopped.is_set():
            raise RunError("The proof was stopped.")
        there, found = self._cluster.call(_run_here, request)
        if there != _environment(request):
            raise other_versions("the module")
        return found

    def stop(self) -> None:
        """Send nothing more to the cluster."""
        self._stopped.set()


def _environment(request: Request) -> str:
    tops = {name.partition(":")[0].partition(".")[0] for name in request.imports}
    return environment_digest(tuple(sorted(tops)))


_engines: list[Engine] = []
_lock = Lock()


def _run_here(request: Request) -> tuple[str, tuple[TrialRun, ...]]:
    """Run a request on this worker; return the results with the digest of its environment."""
    with _lock:
        if not _engines:
            _engines.append(Engine())
    return _environment(request), _engines[0].run(request)
