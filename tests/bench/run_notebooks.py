"""Times notebooks three ways, side by side: `python tests/bench/run_notebooks.py [rounds]`.

warm     a fork of a warm worker, as `run_jobs(runner="warm")` does it, folders and reports included
kernel   a kernel of its own through nbclient
floor    a bare fork of a process that has imported the same modules, and the cells through `exec`, with the text of
         what the last line shows: no IPython, nothing kept, nothing watched. No runner that forks can be faster.

The three take turns within each round, so that a busy machine slows all of them alike; the processor time, of all
processes that take part, is what to compare where other programs run. Three notebooks of seven cells:
`tests` is what a proof runs hundreds of times (data, a function, a model, assertions), `tables` shows data frames,
`mixed` shows one. The line below each name says what its cells cost in a warm interpreter, without fork or runner.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import io
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from builder.processes import descendants
from builder.run.running import open_runner
from builder.run.values import CodeCell, RunJob

IMPORTS = """\
import numpy as np
import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier"""
DATA = """\
rng = np.random.default_rng(7)
rows = 200
features = rng.normal(size=(rows, 4))
target = (features[:, 0] - features[:, 1] + rng.normal(scale=0.3, size=rows) > 0).astype(int)"""
FIT = """\
train, test = train_test_split(np.arange(rows), test_size=0.25, random_state=0)
model = DecisionTreeClassifier(max_depth=3, random_state=0).fit(features[train], target[train])"""
SCORE = "print(round(float(accuracy_score(target[test], model.predict(features[test]))), 2))"
FUNCTION = """\
def held_out_rows(groups, held_out):
    return np.flatnonzero(np.isin(groups, list(held_out)))"""
CHECKS = """\
assert list(held_out_rows(np.array([1, 1, 2]), {1})) == [0, 1]
assert list(held_out_rows(np.array([3, 1]), set())) == []"""
NOTEBOOKS = {
    "tests": (
        IMPORTS,
        DATA,
        "counts = pd.Series(target).value_counts()\nprint(counts.to_dict())",
        FIT,
        SCORE,
        FUNCTION,
        CHECKS,
    ),
    "mixed": (
        IMPORTS,
        DATA,
        "table = pd.DataFrame(features, columns=list('abcd')).assign(target=target)\ntable.head()",
        FIT,
        SCORE,
        FUNCTION,
        CHECKS,
    ),
    "tables": (
        IMPORTS,
        DATA,
        "table = pd.DataFrame(features, columns=list('abcd')).assign(target=target)\ntable.head()",
        "table.groupby('target').mean().round(2)",
        "table.describe().round(2)",
        FIT,
        SCORE,
    ),
}


def cells_as_code(cells: tuple[str, ...]) -> list:
    """Return each cell compiled: its statements, and its last expression where it has one."""
    found = []
    for cell in cells:
        tree = ast.parse(cell)
        shown = tree.body.pop().value if isinstance(tree.body[-1], ast.Expr) else ast.Constant(None)
        show = ast.fix_missing_locations(ast.Expression(shown))
        found.append((compile(tree, "<cell>", "exec"), compile(show, "<cell>", "eval")))
    return found


def run_cells(code: list) -> None:
    """Run the cells, and make the texts of what they show."""
    space: dict[str, object] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        for body, show in code:
            exec(body, space)
            value = eval(show, space)
            repr(value)
            getattr(value, "_repr_html_", str)()


def cells_alone(code: list) -> float:
    """Return the median of the processor seconds of the cells in this process, which has run them before."""
    found = []
    for _ in range(20):
        begun = time.process_time()
        run_cells(code)
        found.append(time.process_time() - begun)
    return statistics.median(found)


def forked(code: list, tell: int = 0) -> float:
    """Run the cells in a fork and return its seconds; `tell` is where the names of its modules are written."""
    begun = time.perf_counter()
    pid = os.fork()
    if not pid:
        try:
            run_cells(code)
            if tell:
                os.write(tell, json.dumps(sorted(sys.modules)).encode())
            os._exit(0)
        finally:
            os._exit(1)
    if os.waitpid(pid, 0)[1]:
        raise SystemExit("The benchmark's cells failed.")
    return time.perf_counter() - begun


def import_what_is_needed(code: list) -> None:
    """Import here every module that the cells import, also while they work, as a warm worker has it."""
    with tempfile.TemporaryFile() as told:
        forked(code, told.fileno())
        told.seek(0)
        names = json.loads(told.read())
    for name in names:
        if name.partition(".")[0] in sys.stdlib_module_names:
            continue
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def timed(runner, job: RunJob) -> float:
    """Run the job and return the seconds until its report was there."""
    begun = time.perf_counter()
    report = runner.run(job)
    seconds = time.perf_counter() - begun
    if report.status != "ok":
        raise SystemExit(f"The benchmark's notebook failed: {report}")
    return seconds


def processor_seconds() -> float:
    """Return what this process, what it has collected and what lives below it have used so far (proc(5))."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = time.process_time() + ended.ru_utime + ended.ru_stime
    for pid in descendants(os.getpid()):
        with contextlib.suppress(OSError):
            total += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[13:15])) / os.sysconf("SC_CLK_TCK")
    return total


def measure(name: str, cells: tuple[str, ...], rounds: int) -> None:
    """Measure one notebook and print its table."""
    job = RunJob(
        name=name,
        cells=tuple(CodeCell(f"cell-{number}", source) for number, source in enumerate(cells)),
        packages=("numpy", "pandas", "scikit-learn"),
    )
    code = cells_as_code(cells)
    import_what_is_needed(code)
    alone = cells_alone(code)
    seconds: dict[str, list[float]] = {"floor": [], "warm": [], "kernel": []}
    used = dict.fromkeys(seconds, 0.0)
    with open_runner("warm") as warm, open_runner("kernel") as kernel:
        first = timed(warm, job)
        for _ in range(12):
            timed(warm, job)  # as in the middle of a proof
        ways = {"floor": lambda: forked(code), "warm": lambda: timed(warm, job), "kernel": lambda: timed(kernel, job)}
        for number in range(rounds):
            for way, run in ways.items():
                before = processor_seconds()
                for _ in range(5 if way != "kernel" else number % 2 == 0):
                    seconds[way].append(run())
                used[way] += processor_seconds() - before
    medians = {way: statistics.median(found) for way, found in seconds.items()}
    each = {way: used[way] / len(found) for way, found in seconds.items()}
    print(f"\n{name}: {len(cells)} cells, pandas and scikit-learn")
    print(f"The cells alone take {alone * 1000:.1f} ms of processor time.")
    print(f"{'':8}{'runs':>6}{'median':>13}{'fastest':>13}{'slowest':>13}{'to floor':>10}{'kernel is':>11}", end="")
    print(f"{'processor':>13}{'to floor':>10}{'kernel is':>11}")
    for way, found in seconds.items():
        row = "".join(f"{value * 1000:10.1f} ms" for value in (medians[way], min(found), max(found)))
        ratios = f"{medians[way] / medians['floor']:9.2f}x{medians['kernel'] / medians[way]:10.1f}x"
        cpu = f"{each[way] * 1000:10.1f} ms{each[way] / each['floor']:9.2f}x{each['kernel'] / each[way]:10.1f}x"
        print(f"{way:8}{len(found):6}{row}{ratios}{cpu}")
    print(f"The first warm run, with the start of its worker and all imports, took {first:.2f} s.")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, cells in NOTEBOOKS.items():
        measure(name, cells, rounds)


if __name__ == "__main__":
    main()
