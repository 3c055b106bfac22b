"""Reports of earlier runs, keyed by content and environment, never by times or paths."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.files import digest
from builder.kept import Store
from builder.run.values import CellError, CellRun, RunReport
from builder.run.versions import environment_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.run.values import RunJob

__all__ = ["FORMAT", "load", "run_key", "store"]

FORMAT = "1"
"""Raise it whenever the same job would give another report: cleaning, environment variables, the report itself."""

_FINISHED = {"ok", "error"}


def run_key(job: RunJob) -> str:
    """Return the key of a run: its cells, files, packages and limits, and the environment that runs them."""
    return digest(_key_parts(job))


def load(cache: Path, key: str) -> RunReport | None:
    """Return the stored report, or nothing when there is none or it is damaged."""
    report = Store(cache).recall(key, _report)
    return report if report and report.status in _FINISHED else None


def store(cache: Path, key: str, report: RunReport) -> None:
    """Keep the report of a run that ended by itself; one that met a limit may end otherwise next time.

    Raises WriteError.
    """
    if report.status in _FINISHED:
        Store(cache).write(key, asdict(report))


def _key_parts(job: RunJob) -> Iterator[bytes]:
    limits = [job.seconds, job.memory_mb, job.stop_on_error, job.hash_seed, sorted(job.allowed_errors)]
    yield FORMAT.encode()
    yield environment_digest(tuple(sorted(job.packages))).encode()
    yield json.dumps([*limits, sorted(job.packages)]).encode()
    for cell in job.cells:
        yield cell.id.encode()
        yield cell.source.encode()
    for name, content in sorted(job.files):
        yield b"file:" + name.encode()
        yield content


def _report(found: dict[str, Any]) -> RunReport:
    cells = tuple(_cell(cell) for cell in found.pop("cells"))
    return RunReport(cells=cells, **found)


def _cell(found: dict[str, object]) -> CellRun:
    error = found.pop("error")
    return CellRun(error=CellError(**error) if isinstance(error, dict) else None, **found)  # type: ignore[arg-type]
