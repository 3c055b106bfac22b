"""What a run of a notebook takes and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["CellError", "CellRun", "CodeCell", "RunJob", "RunReport", "Runner", "Status"]

Runner = Literal["warm", "kernel"]

Status = Literal["ok", "error", "timeout", "memory", "processes", "died"]
"""How a run ended: all cells ran; a cell failed; a limit was passed; or the interpreter died."""


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A code cell: its id in the notebook and its source, magics included."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class RunJob:
    """One notebook run.

    `files` are written into the run's own empty folder (relative name with `/`, content). `packages` are the
    distributions (or import names) that the notebook declares; a warm worker has imported them already.
    `seconds` and `memory_mb` (megabytes of 2**20 bytes) limit the whole run with everything that it starts.
    """

    name: str
    cells: tuple[CodeCell, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    packages: tuple[str, ...] = ()
    seconds: float = 120.0
    memory_mb: int = 2048
    stop_on_error: bool = True
    hash_seed: int = 0
    allowed_errors: frozenset[str] = field(default_factory=frozenset)
    """Ids of the cells that may fail (tag `raises-exception`); the run goes on after them."""


@dataclass(frozen=True, slots=True)
class CellError:
    """Why a cell failed; `line` is the 1-based line in the cell, 0 if unknown; no colours in the traceback."""

    name: str
    message: str
    traceback: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class CellRun:
    """One executed cell; `outputs` is a JSON list of outputs as in nbformat 4.5 without execution counts."""

    id: str
    outputs: str
    error: CellError | None
    seconds: float


@dataclass(frozen=True, slots=True)
class RunReport:
    """One finished run: the cells that were started, in order; `note` says in a sentence why a run was cut short."""

    name: str
    cells: tuple[CellRun, ...]
    status: Status
    seconds: float
    peak_mb: float
    runner: Runner
    note: str = ""
