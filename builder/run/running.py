"""The entrance: run notebooks, several at once, from the cache where nothing has changed."""

from __future__ import annotations

import contextlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from builder.run.cache import load, run_key, store
from builder.run.shared import order_of_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from builder.run.values import RunJob, Runner, RunReport

    _Numbered = Generator[tuple[int, RunReport], None, None]

__all__ = ["JobRunner", "open_runner", "run_cached", "run_jobs"]

_NO_FORK = "Run in a kernel of its own, because warm runs need Linux."


class JobRunner(Protocol):
    """What runs one job at a time in the thread that asks; several threads may ask."""

    def run(self, job: RunJob) -> RunReport:
        """Run the job. Raises RunError when it cannot be started."""

    def stop(self) -> None:
        """End every run and everything that was started for them."""


@contextlib.contextmanager
def open_runner(runner: Runner, jobs: Iterable[RunJob] = ()) -> Iterator[JobRunner]:
    """Give a runner for jobs that come one by one; it is stopped at the end of the block.

    Warm workers prepare themselves for all of `jobs`, as far as these are known. Where warm runs are not possible it is
    a runner of kernels, whose reports say so in their note.
    """
    # Imported here because nbclient takes longer to import than many a run from the cache.
    chosen: JobRunner
    if runner == "warm" and sys.platform == "linux":
        from builder.run.warm import WarmRunner

        chosen = WarmRunner(jobs)
    else:
        from builder.run.kernel import KernelRunner

        chosen = KernelRunner(note=_NO_FORK if runner == "warm" else "")
    try:
        yield chosen
    finally:
        chosen.stop()


def run_jobs(
    jobs: Iterable[RunJob],
    *,
    runner: Runner = "kernel",
    workers: int = 0,
    on_done: Callable[[RunReport], None] | None = None,
) -> tuple[RunReport, ...]:
    """Run every job and return the reports in the order of the jobs; `workers` 0 means one for each core.

    `on_done` is called in this thread as each run ends. Ctrl-C ends every run, with all that it started, before
    KeyboardInterrupt goes on. Raises RunError when a run cannot be started.
    """
    return _in_order(_each(tuple(jobs), runner, workers), on_done)


def run_cached(
    jobs: Iterable[RunJob],
    cache: Path,
    *,
    runner: Runner = "kernel",
    workers: int = 0,
    on_done: Callable[[RunReport], None] | None = None,
    chosen: JobRunner | None = None,
) -> tuple[RunReport, ...]:
    """Like `run_jobs`, but a run with the same content and environment is read from the folder `cache`.

    Only runs that ended by themselves are stored; either runner may have made them, or the one that was `chosen`
    already, such as one on a cluster. Raises RunError, WriteError.
    """
    return _in_order(_each_cached(tuple(jobs), cache, runner, workers, chosen), on_done)


def _in_order(numbered: _Numbered, on_done: Callable[[RunReport], None] | None) -> tuple[RunReport, ...]:
    reports: dict[int, RunReport] = {}
    with contextlib.closing(numbered):
        for place, report in numbered:
            reports[place] = report
            if on_done:
                on_done(report)
    return tuple(reports[place] for place in sorted(reports))


def _each_cached(
    jobs: tuple[RunJob, ...], cache: Path, runner: Runner, workers: int, chosen: JobRunner | None
) -> _Numbered:
    keys = [run_key(job) for job in jobs]
    missing: list[int] = []
    for place, (job, key) in enumerate(zip(jobs, keys, strict=True)):
        if found := load(cache, key):
            yield place, replace(found, name=job.name)
        else:
            missing.append(place)
    left = tuple(jobs[place] for place in missing)
    running = _side_by_side(left, chosen, workers) if chosen and left else _each(left, runner, workers)
    with contextlib.closing(running) as fresh:
        for number, report in fresh:
            store(cache, keys[missing[number]], report)
            yield missing[number], report


def _each(jobs: tuple[RunJob, ...], runner: Runner, workers: int) -> _Numbered:
    if not jobs:
        return
    with open_runner(runner, jobs) as chosen:
        yield from _side_by_side(jobs, chosen, workers)


def _side_by_side(jobs: tuple[RunJob, ...], chosen: JobRunner, workers: int) -> _Numbered:
    pool = ThreadPoolExecutor(min(workers or os.cpu_count() or 1, len(jobs)), "course-run")
    try:
        futures = {pool.submit(chosen.run, jobs[place]): place for place in order_of_runs(jobs)}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        chosen.stop()
        pool.shutdown(wait=True)
