"""Run a notebook once and fork at an answer cell for each variant of the answer: the cells before it run only once.

Where a process cannot be forked after work was done in it (TensorFlow's thread pools), `fresh` runs the cells
before the answer again in a process of its own for each variant. POSIX only.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Branch", "Step", "StepResult", "run_branches"]

_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "TF_NUM_INTEROP_THREADS",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One cell to run: its id and its source."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class StepResult:
    """How a cell ended: `error` is the exception's name (empty if none), `message` its text, `line` 1-based, 0 unknown."""

    id: str
    error: str = ""
    message: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A variant: before the trunk's step `at` these steps are run instead, in a process of their own."""

    name: str
    at: str
    steps: tuple[Step, ...]


def run_branches(
    trunk: Sequence[Step],
    branches: Sequence[Branch],
    files: Sequence[tuple[str, bytes]],
    *,
    seconds: float,
    fresh: bool = False,
    stop_trunk_on_error: bool = True,
) -> tuple[tuple[StepResult, ...], dict[str, tuple[StepResult, ...]]]:
    """Return the results of the trunk's steps and, by name, of each branch's steps (all are run, errors or not).

    Each process has its own copy of the work folder and is ended with all its children after `seconds`;
    a step that did not come to its end has the error `Timeout` or `Died`.
    """
    with tempfile.TemporaryDirectory(prefix="course-prove-") as folder:
        top = Path(folder)
        if not fresh:
            results = _in_child(
                lambda out: _run_trunk(out, top, trunk, branches, files, seconds), seconds * (1 + len(branches))
            )
        else:
            results = _in_child(lambda out: _run_trunk(out, top, trunk, (), files, seconds), seconds)
            for branch in branches:
                before = _steps_before(trunk, branch.at)
                found = _in_child(
                    lambda out, b=branch, s=before: _run_fresh(out, top, s, b, files),
                    seconds,  # type: ignore[misc]
                )
                results += found
    return _sorted(results, trunk, branches)


def _steps_before(trunk: Sequence[Step], at: str) -> list[Step]:
    return list(trunk[: [step.id for step in trunk].index(at)])


def _sorted(
    lines: list[dict[str, Any]], trunk: Sequence[Step], branches: Sequence[Branch]
) -> tuple[tuple[StepResult, ...], dict[str, tuple[StepResult, ...]]]:
    found = {
        (line["branch"], line["id"]): StepResult(line["id"], line["error"], line["message"], line["line"])
        for line in lines
    }
    ended = {line["branch"]: line["error"] for line in lines if line["id"] == ""}

    def collect(name: str, steps: Sequence[Step]) -> tuple[StepResult, ...]:
        lost = ended.get(name, ended.get("", "Died")) or "Died"
        return tuple(
            found.get((name, step.id), StepResult(step.id, lost, "the run did not get this far")) for step in steps
        )

    return collect("", trunk), {branch.name: collect(branch.name, branch.steps) for branch in branches}


def _in_child(work: Any, seconds: float) -> list[dict[str, Any]]:  # noqa: ANN401  # a callable with a closed-over step list
    """Fork, let the child write JSON lines, end its process group after the time; return the lines."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            os.setsid()
            with os.fdopen(writer, "w", encoding="utf-8") as out:
                work(out)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    data, reason = _read_until(reader, time.monotonic() + seconds)
    _end_group(child)
    lines = [json.loads(line) for line in data.decode("utf-8", "replace").split("\n")[:-1] if line]
    if reason:
        lines.append({"branch": "", "id": "", "error": reason, "message": "", "line": 0})
    return lines


def _read_until(reader: int, deadline: float) -> tuple[bytes, str]:
    data = b""
    while True:
        ready = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]
        if not ready:
            os.close(reader)
            return data, "Timeout"
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            os.close(reader)
            return data, ""
        data += chunk


def _end_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    os.waitpid(child, 0)


def _run_trunk(
    out: Any,
    top: Path,
    trunk: Sequence[Step],
    branches: Sequence[Branch],
    files: Sequence[tuple[str, bytes]],
    seconds: float,  # noqa: ANN401
) -> None:
    folder = _fill(top / "trunk", files)
    shell = _shell(folder)
    for step in trunk:
        for branch in branches:
            if branch.at == step.id:
                for line in _branch_in_child(shell, folder, top / f"branch-{branch.name}", branch, seconds):
                    _write(out, line)
        result = _run_step(shell, step)
        _write(out, {"branch": "", **result})
        if result["error"]:
            break


def _branch_in_child(shell: Any, folder: Path, copy: Path, branch: Branch, seconds: float) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    def work(out: Any) -> None:  # noqa: ANN401
        shutil.copytree(folder, copy, symlinks=True)
        os.chdir(copy)
        for step in branch.steps:
            _write(out, {"branch": branch.name, **_run_step(shell, step)})

    for line in _in_child(work, seconds):
        yield {**line, "branch": branch.name}
    shutil.rmtree(copy, ignore_errors=True)


def _run_fresh(out: Any, top: Path, before: Sequence[Step], branch: Branch, files: Sequence[tuple[str, bytes]]) -> None:  # noqa: ANN401
    shell = _shell(_fill(top / f"branch-{branch.name}", files))
    for step in before:
        _run_step(shell, step)
    for step in branch.steps:
        _write(out, {"branch": branch.name, **_run_step(shell, step)})
    _write(out, {"branch": branch.name, "id": "", "error": "Timeout", "message": "", "line": 0})


def _write(out: Any, line: dict[str, Any]) -> None:  # noqa: ANN401
    out.write(json.dumps(line) + "\n")
    out.flush()


def _fill(folder: Path, files: Sequence[tuple[str, bytes]]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _shell(folder: Path) -> Any:  # noqa: ANN401  # an IPython shell
    for name in _THREADS:
        os.environ[name] = "1"
    os.environ["MPLBACKEND"] = "agg"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.chdir(folder)
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115  # lives as long as the process
    sys.path.insert(0, "")
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.history_manager.enabled = False
    shell.showtraceback = lambda *args, **kwargs: None
    return shell


def _run_step(shell: Any, step: Step) -> dict[str, Any]:  # noqa: ANN401
    try:
        outcome = shell.run_cell(step.source, store_history=False)
        error = outcome.error_before_exec or outcome.error_in_exec
    except BaseException as caught:  # noqa: BLE001  # student code raises anything
        error = caught
    if error is None:
        return {"id": step.id, "error": "", "message": "", "line": 0}
    return {"id": step.id, "error": type(error).__name__, "message": str(error)[:4000], "line": _line_of(error)}


def _line_of(error: BaseException) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 0
    trace, line = error.__traceback__, 0
    while trace is not None:
        if "ipykernel" in trace.tb_frame.f_code.co_filename or trace.tb_frame.f_code.co_filename.startswith("<ipython"):
            line = trace.tb_lineno if trace.tb_frame.f_code.co_name == "<module>" else line
        trace = trace.tb_next
    return line
