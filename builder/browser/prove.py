"""Proof in the browser's own Python, under Node: solutions pass the visible tests, untouched starters do not."""

from __future__ import annotations

import base64
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import ProcessError
from builder.files import digest, remove_tree, write_bytes, write_text
from builder.processes import run_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.browser.exercises import BrowserExercise, BrowserModule

__all__ = ["Job", "Outcome", "jobs_of", "judge", "python_files", "request_for", "run_jobs"]

_HERE = Path(__file__).parent
_SHIPPED = ("__init__.py", "slicing.py", "harness.py")


@dataclass(frozen=True, slots=True)
class Job:
    """A request for the harness, in one module; `name` tells the jobs of a run apart."""

    module: str
    name: str
    request: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a job: verdicts of the tests as (label, passed, message), or why nothing came out."""

    tests: tuple[tuple[str, bool, str], ...]
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether there were tests and all of them passed."""
        return not self.error and bool(self.tests) and all(passed for _, passed, _ in self.tests)


def python_files() -> dict[str, str]:
    """Return the Python that pages load beside the kernel, by path below their import folder."""
    shipped = {f"builder/browser/{name}": (_HERE / name).read_text("utf-8") for name in _SHIPPED}
    return {"builder/__init__.py": "", **shipped}


def request_for(module: BrowserModule, exercise: BrowserExercise, code: str) -> dict[str, object]:
    """Return the request for some answer to an exercise, where earlier exercises are solved."""
    cells = list(module.solved[: exercise.before])
    return {"cells": cells, "code": code, "tests": list(exercise.tests), "after": []}


def jobs_of(module: BrowserModule, exercises: Iterable[BrowserExercise]) -> tuple[Job, ...]:
    """Return for each exercise the job of its solution and that of its untouched starter."""
    return tuple(
        Job(module.id, f"{module.id}/{exercise.id}/{kind}", request_for(module, exercise, code))
        for exercise in exercises
        for kind, code in (("solution", exercise.solution), ("starter", exercise.starter))
    )


def run_jobs(
    jobs: Sequence[Job],
    files: Mapping[str, Sequence[tuple[str, bytes]]],
    kernel: Mapping[str, bytes],
    cache: Path,
    *,
    node: Sequence[str],
    seconds: float = 300,
) -> dict[str, Outcome]:
    """Return the outcome of each job by name; a job without one did not end in time. Complete results are cached.

    `files` are those beside the notebook, by module; `kernel` the site's kernel folder. Raises MissingToolError
    without Node, and WriteError.
    """
    text = json.dumps(_work(jobs, files), sort_keys=True)
    key = digest([text.encode(), (_HERE / "prove.mjs").read_bytes(), *(kernel[name] for name in sorted(kernel))])
    kept = cache / "proofs" / f"{key}.jsonl"
    said = kept.read_text("utf-8") if kept.is_file() else _run(text, kernel, cache, node, seconds)
    rows = [json.loads(line) for line in said.splitlines() if line.startswith('{"name":')]
    # What was stopped may have been slow only because this machine was busy: the next build tries again.
    if len(rows) == len(jobs):
        write_text(kept, said)
    return {row["name"]: _outcome(row) for row in rows}


def judge(exercise: BrowserExercise, module: str, outcomes: Mapping[str, Outcome]) -> tuple[str, str]:
    """Return why the exercise must not be offered in the page, for students and in detail; both empty if it may."""
    solved = outcomes.get(f"{module}/{exercise.id}/solution")
    untouched = outcomes.get(f"{module}/{exercise.id}/starter")
    if solved is None:
        return "the browser's Python cannot run it", "its solution did not end in time in the browser's Python"
    if not solved.passed:
        failed = [f"{label}: {message}" for label, passed, message in solved.tests if not passed]
        return "the browser's Python cannot run it", solved.error or (failed or ["none of its tests checks anything"])[
            0
        ]
    if untouched is not None and untouched.passed:
        return "its tests run when your work is graded", "its visible tests pass although nothing was done"
    return "", ""


def _work(jobs: Sequence[Job], files: Mapping[str, Sequence[tuple[str, bytes]]]) -> dict[str, Any]:
    modules: dict[str, Any] = {}
    for job in jobs:
        beside = {name: base64.b64encode(content).decode() for name, content in files.get(job.module, ())}
        module = modules.setdefault(job.module, {"files": beside, "jobs": []})
        module["jobs"].append({"name": job.name, "request": job.request})
    return {"python": python_files(), "modules": modules}


def _run(text: str, kernel: Mapping[str, bytes], cache: Path, node: Sequence[str], seconds: float) -> str:
    cache.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="proving-", dir=cache))
    for name, content in kernel.items():
        write_bytes(folder / name, content)
    write_text(folder / "jobs.json", text)
    said: list[str] = []
    command = [*node, str(_HERE / "prove.mjs"), str(folder.resolve()), str((folder / "jobs.json").resolve())]
    try:
        run_program(command, folder=folder, seconds=seconds, on_line=said.append)
    except ProcessError as fault:
        # What was told before counts; a solution that never ends is found by its missing result.
        said.append(f"stopped: {fault.message}")
    finally:
        remove_tree(folder)
    return "\n".join(line.rstrip("\n") for line in said) + "\n"


def _outcome(row: Mapping[str, Any]) -> Outcome:
    if "crash" in row:
        return Outcome((), str(row["crash"]))
    result = row["result"]
    error = result["error"]["message"] if result["error"] else ""
    return Outcome(tuple((test["label"], test["passed"], test.get("message", "")) for test in result["tests"]), error)
