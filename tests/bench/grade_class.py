"""Grade one class with coursewright, nbgrader and Otter-Grader, and compare with the floor.

    python tests/bench/grade_class.py [--module ID ...] [--students N] [--others N] [--otter]
    python tests/bench/grade_class.py --module ID --many N
    python tests/bench/grade_class.py --tiny [--strangers]

The class holds right, half right and broken submissions of one real module, the same for every grader. The floor is
what no grader can go below: the cells run in a fork of one process that has everything imported. `coursewright` is one
grader with one job, whose sandboxes are warm; `course grade` is all of it as a teacher runs it, from a folder of
submissions to the gradebook, with one job for each core and the start of its sandboxes. `--otter` makes an
environment of its own for otter-grader 7 in a temporary folder. Figures are for each submission; CPU time is the one
to compare on a machine that does other work too. Memory is the largest sum over all processes of one grader, looked
at several times a second. `--many` grades N submissions with coursewright alone and prints ten lines on the way, which
show whether memory stays flat and time grows evenly. `--tiny` takes a module of the tests whose cells cost nothing,
so that only the work of the graders themselves is left. An examination with the answers that another student gave is
known already; with `--strangers` each one is held, as if no two students had answered alike.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from builder.course.load import load_course
from builder.grade.grading import Grader
from builder.grade.plan import grading_plan
from builder.grade.talk import Memory
from builder.grade.values import Submission
from builder.grade_class import GradeOptions, grade_class
from builder.grading_run import local_grader
from builder.processes import descendants, memory_mb
from builder.progress import Silent
from builder.workspace import Workspace

ROOT = Path(__file__).parents[2]
COURSE = "machine-learning-engineer"
TINY = ROOT / "tests" / "golden" / "tiny" / "workspace"


def main() -> None:
    options = _options()
    if options.strangers:
        Memory.keep = lambda *_: None
    root, slug = (TINY, "tiny") if options.tiny else (ROOT, COURSE)
    course, _ = load_course(Workspace(root), slug)
    for module in options.module or (["first-steps"] if options.tiny else ["python-for-models", "agile-planning"]):
        plan = grading_plan(course.module(module))
        if options.many:
            _many(plan, options.many)
        else:
            _compare(plan, options, root, slug)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--module", action="append", help="may be given several times; a heavy and a light one without")
    parser.add_argument("--students", type=int, default=12)
    parser.add_argument("--others", type=int, default=3)
    parser.add_argument("--otter", action="store_true")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--strangers", action="store_true", help="as if no two students had answered alike")
    return parser.parse_args()


def _compare(plan, options, root, slug) -> None:
    students = [(f"student{n:04}", _notebook(plan, n)) for n in range(options.students)]
    few = students[: options.others]
    rows = {"floor (one warm process)": _measured(lambda: _floor(plan, students), len(students))}
    with tempfile.TemporaryDirectory() as folder:
        with Grader(plan, cache=Path(folder) / "cache") as grader:
            begun = time.monotonic()
            _ = grader.knowledge
            print(f"{plan.module}: what is found out once: {time.monotonic() - begun:.1f} s")
            _ours(grader, students[:1])  # the sandboxes are warm in the middle of a class, too
            rows["coursewright"] = _measured(lambda: _ours(grader, students), len(students))
        name = f"course grade, {os.cpu_count()} jobs"
        rows[name] = _measured(_whole(Path(folder), plan, students, root, slug), len(students))
    if few:
        with tempfile.TemporaryDirectory() as folder:
            rows["nbgrader 0.9.6"] = _nbgrader(Path(folder), plan, few)
    if few and options.otter:
        with tempfile.TemporaryDirectory() as folder:
            rows["otter-grader 7"] = _otter(Path(folder), plan, few)
    ours = rows["coursewright"]
    print(f"{plan.module}: {len(students)} submissions, {len(few)} of them for the others")
    print(f"{'':28}{'s each':>9}{'CPU s each':>12}{'peak MB':>9}{'wall/ours':>11}{'CPU/ours':>10}")
    for name, (wall, cpu, peak) in rows.items():
        print(f"{name:28}{wall:9.3f}{cpu:12.3f}{peak:9.0f}{wall / ours[0]:11.2f}{cpu / ours[1]:10.2f}", flush=True)


def _whole(folder: Path, plan, students, root: Path, slug: str) -> Callable[[], float]:
    """Return the whole work of `course grade`, which returns the CPU time at its last result."""
    workspace, received = Workspace(folder / "workspace"), folder / "received"
    workspace.root.mkdir()
    for entry in root.iterdir():
        if entry.name not in {"_build", "grades"}:
            (workspace.root / entry.name).symlink_to(entry)
    for name, content in students:
        (received / name).mkdir(parents=True)
        (received / name / "lesson.ipynb").write_bytes(content)
    grader, left, used = local_grader("bwrap", 0, folder / "cache"), [len(students)], [0.0]

    def noting(plan, submissions, on_done) -> None:
        def done(result) -> None:
            on_done(result)
            left[0] -= 1
            # What ends with a sandbox cannot be counted afterwards.
            used[0] = used[0] if left[0] else _cpu()

        grader(plan, submissions, done)

    def work() -> float:
        graded = grade_class(workspace, slug, received, GradeOptions(module=plan.module), noting, Silent())
        if graded.graded != len(students):
            sys.exit(f"Only {graded.graded} of {len(students)} were graded.")
        return used[0]

    return work


def _many(plan, count: int) -> None:
    """Grade many submissions one after the other and print how time and memory grow."""
    with Grader(plan) as grader:
        _ = grader.knowledge
        _ours(grader, [("warm", _notebook(plan, 0))])
        print(f"{plan.module}: {count} submissions\n{'graded':>8}{'s':>9}{'CPU s':>9}{'MB':>7}")
        begun, cpu = time.monotonic(), _cpu()
        for number in range(count):
            grader.grade(Submission(str(number), _notebook(plan, number)))
            if (number + 1) * 10 // count > number * 10 // count:
                used = time.monotonic() - begun, _cpu() - cpu, _memory_mb()
                print(f"{number + 1:8}{used[0]:9.1f}{used[1]:9.1f}{used[2]:7.0f}", flush=True)


def _notebook(plan, number: int) -> bytes:
    """Return a right, half right or broken notebook, by the student's number."""
    samples: dict[str, list[str]] = {}
    for exercise, source, _ in plan.samples:
        samples.setdefault(exercise, []).append(source)
    cells = []
    for place, cell in enumerate(cell for cell in plan.cells if cell.student is not None):
        source = cell.student
        if cell.role == "answer":
            kinds = [cell.source, *samples.get(cell.exercise, []), cell.student, "this is no Python", "raise OSError"]
            source = cell.source if number % 3 == 0 else kinds[(number + place) % len(kinds)]
        metadata = {"nbgrader": _metadata(plan, cell)} if cell.role in {"answer", "tests"} else {}
        made = {"cell_type": "code" if cell.is_code else "markdown", "id": cell.id, "metadata": metadata}
        cells.append({**made, "source": source, **({"outputs": [], "execution_count": None} if cell.is_code else {})})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}).encode()


def _metadata(plan, cell) -> dict:
    is_test = cell.role == "tests"
    found = {"grade": is_test, "grade_id": cell.id, "locked": is_test, "schema_version": 3, "solution": not is_test}
    points = {test.cell: test.points for exercise in plan.exercises for test in exercise.tests}
    return {**found, "task": False, **({"points": points[cell.id]} if is_test else {})}


def _measured(work, count: int) -> tuple[float, float, float]:
    """Return wall seconds and CPU seconds of each submission, and the peak of all processes together in megabytes.

    `work` may return the CPU time of its end.
    """
    peak, looking, over = [0.0], [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.3):
            peak[0] = max(peak[0], _memory_mb())
            looking[0] = time.thread_time()  # is not the grader's own, and not little where it has many processes

    looker = threading.Thread(target=look)
    begun, cpu = time.monotonic(), _cpu()
    looker.start()
    try:
        end = work()
        wall = time.monotonic() - begun
    finally:
        over.set()
        looker.join()
    return wall / count, ((end or _cpu()) - cpu - looking[0]) / count, peak[0]


def _cpu() -> float:
    """Return the CPU seconds of this process, of its ended children, and of those that live, with theirs (proc(5))."""
    total = sum(os.times()[:4])
    for pid in descendants(os.getpid()):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def _memory_mb() -> float:
    return memory_mb([os.getpid(), *descendants(os.getpid())], shared_once=True)


def _ours(grader, students) -> None:
    for name, content in students:
        grader.grade(Submission(name, content))


def _floor(plan, students) -> None:
    """Run every cell, tests included, in a fork of a process that has imported what the module needs."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); from grade_class import _floor_process as p; p(sys.argv[2])"
    sources = [[_as_run(plan, cell) for cell in json.loads(content)["cells"]] for _, content in students]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in plan.files:
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        (Path(folder) / "cells.json").write_text(json.dumps(sources))
        subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), folder], cwd=ROOT, check=True)


def _as_run(plan, cell) -> str:
    tests = {test.cell: test.source for exercise in plan.exercises for test in exercise.tests}
    return tests.get(cell["id"], cell["source"]) if cell["cell_type"] == "code" else ""


def _floor_process(folder: str) -> None:
    os.chdir(folder)
    os.environ["MPLBACKEND"] = "agg"
    sys.path.insert(0, folder)
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None
    notebooks = json.loads(Path("cells.json").read_text())
    for line in "\n".join(notebooks[0]).split("\n"):
        if line.startswith(("import ", "from ")):
            with contextlib.suppress(Exception):
                exec(line, {})
    for cells in notebooks:
        pid = os.fork()
        if not pid:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            for source in cells:
                shell.run_cell(source)
            os._exit(0)
        os.waitpid(pid, 0)


def _nbgrader(folder: Path, plan, students) -> tuple[float, float, float]:
    """Grade with `nbgrader autograde`, one process for the whole class, as a teacher does."""
    source = folder / "source" / "ps"
    source.mkdir(parents=True)
    tests = {test.cell: test.source for exercise in plan.exercises for test in exercise.tests}
    whole = json.loads(_notebook(plan, 0))
    for cell in whole["cells"]:
        cell["source"] = tests.get(cell["id"], cell["source"])
    (source / "lesson.ipynb").write_text(json.dumps(whole))
    for place in [source, *(folder / "submitted" / name / "ps" for name, _ in students)]:
        for name, content in plan.files:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)
    for name, content in students:
        (folder / "submitted" / name / "ps").mkdir(parents=True, exist_ok=True)
        (folder / "submitted" / name / "ps" / "lesson.ipynb").write_bytes(content)
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'c'\n")
    _quietly([sys.executable, "-m", "nbgrader", "generate_assignment", "ps", "--force"], folder)
    work = [sys.executable, "-m", "nbgrader", "autograde", "ps"]
    return _measured(lambda: _quietly(work, folder, may_fail=True), len(students))


def _otter(folder: Path, plan, students) -> tuple[float, float, float]:
    """Grade with `otter run` in an environment made for it; its tests are ours, one file for each tests cell."""
    environment = folder / "environment"
    _quietly([sys.executable, "-m", "venv", str(environment)], folder)
    python = str(environment / "bin" / "python")
    pip = [python, "-m", "pip", "install", "-q", "otter-grader>=7,<8", "ipykernel", *plan.packages]
    _quietly(pip, folder)
    built = folder / "built"
    (built / "tests").mkdir(parents=True)
    for exercise in plan.exercises:
        for number, test in enumerate(exercise.tests):
            text = "".join(f">>> {line}\n" if line[:1].strip() else f"... {line}\n" for line in test.source.split("\n"))
            case = {"code": text, "hidden": False, "locked": False}
            suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
            name = f"{exercise.id}-{number}".replace("-", "_")
            whole = {"name": name, "points": test.points, "suites": [suite]}
            (built / "tests" / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {whole!r}\n")
    (built / "otter_config.json").write_text(json.dumps({"lang": "python", "pdf": False}))
    for name, content in plan.files:
        (built / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (built / "files" / name).write_bytes(content)
    import shutil

    archive = shutil.make_archive(str(folder / "autograder"), "zip", built)

    def work() -> None:
        for name, content in students:
            place = folder / name
            place.mkdir()
            (place / "lesson.ipynb").write_bytes(content)
            command = [python, "-m", "otter", "run", "-a", archive, "--no-logo", str(place / "lesson.ipynb")]
            _quietly(command, place, may_fail=True)

    return _measured(work, len(students))


def _quietly(command: list[str], folder: Path, *, may_fail: bool = False) -> None:
    # nbgrader calls the programs of its own environment by their names.
    path = {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=path)
    if done.returncode and not may_fail:
        sys.exit(f"{' '.join(command[:4])} failed:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
