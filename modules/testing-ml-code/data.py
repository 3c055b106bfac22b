"""The module's code under test, tools that measure a suite, a feed of rows, and a small runner for workflow files."""

from __future__ import annotations

import contextlib
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

CHANNELS = tuple(domain.CHANNELS)
SEGMENTS = tuple(domain.GROUPS["segment"])

# A feature function as text, so that it can be changed, and a suite that calls all of it.

RECENT_MEAN = '''def recent_mean(values, window):
    """Return for each place the mean of the last `window` values before it, and 0.0 where there are none."""
    result = []
    for place in range(len(values)):
        earlier = values[max(0, place - window) : place]
        result.append(sum(earlier) / len(earlier) if earlier else 0.0)
    return result
'''
CHANGES = {
    "looks ahead": ("place - window", "place + window"),
    "counts itself": (": place]", ": place + 1]"),
    "loses the first": ("max(0", "max(1"),
    "fixed divisor": ("/ len(earlier)", "/ window"),
    "starts at one": ("else 0.0", "else 1.0"),
    "largest value": ("sum(earlier) / len(earlier)", "max(earlier)"),
}
"""Six small mistakes: the text that is replaced, and by what."""


def function(change: str | None = None) -> Callable:
    """Return `recent_mean`, with one of the mistakes in it if asked for."""
    text = RECENT_MEAN if change is None else RECENT_MEAN.replace(*CHANGES[change])
    names: dict = {}
    exec(compile(text, "recent_mean.py", "exec"), names)
    return names["recent_mean"]


def coverage(tests: Iterable[Callable]) -> float:
    """Return the share of the lines of `recent_mean` that the tests run."""
    tested, seen = function(), set()
    code = tested.__code__

    def watch(frame, event, argument):
        if frame.f_code is code and event == "line":
            seen.add(frame.f_lineno)
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        for test in tests:
            test(tested)
    finally:
        sys.settrace(before)
    return len(seen) / len({line for _, _, line in code.co_lines() if line} - {code.co_firstlineno})


def killed(tests: Iterable[Callable]) -> list[str]:
    """Return the mistakes that at least one of the tests notices."""
    return [change for change in CHANGES if not passes(tests, function(change))]


def passes(tests: Iterable[Callable], subject: object) -> bool:
    """Tell whether all tests pass with this subject."""
    for test in tests:
        try:
            test(subject)
        except Exception:
            return False
    return True


@cache
def _table() -> pd.DataFrame:
    """Return the rows of the domain from which the small tables are taken."""
    return domain.table(400, 3)


# A desk with small tools, and a machine on which nothing is the same twice.


@dataclass(frozen=True)
class Desk:
    """Five functions whose tests fail now and then."""

    sample: Callable
    is_fresh: Callable
    remember: Callable
    write_report: Callable
    levels: Callable


LEFT_OVER: dict = {}
"""What `remember` writes to if it is given no store; it outlives every test."""


def desk(rng: np.random.Generator, fault: str | None = None) -> Desk:
    """Return the five functions as they behave in one run, with one of DESK_FAULTS if asked for."""
    waited, turned = float(rng.uniform(0, 3)), bool(rng.random() < 0.5)
    limit = {"fresh for ten minutes": 600, "fresh for a second more": 61}.get(fault or "", 60)

    def sample(rows: list, share: float, draws: np.random.Generator) -> list:
        return [row for row in rows if draws.random() < (0.5 if fault == "always half" else share)]

    def is_fresh(stamp: float, now: float | None = None) -> bool:
        return (time.time() + waited if now is None else now) - stamp <= limit

    def remember(name: str, value: object, store: dict | None = None) -> None:
        kept = LEFT_OVER if store is None else store
        if fault != "keeps the first" or name not in kept:
            kept[name] = value

    def write_report(folder: Path | str, text: str) -> None:
        with (Path(folder) / "report.txt").open("a", encoding="utf-8") as file:
            file.write(text + "\n" * (2 if fault == "an empty line" else 1))

    def levels(values: list) -> list:
        found = list(values) if fault == "repeats" else list(dict.fromkeys(values))
        return found[::-1] if turned else found

    return Desk(sample, is_fresh, remember, write_report, levels)


DESK_FAULTS = {
    "always half": "test_sample",
    "fresh for ten minutes": "test_fresh",
    "fresh for a second more": "test_fresh",
    "keeps the first": "test_store",
    "an empty line": "test_report",
    "repeats": "test_levels",
}
"""Six faults, and the test that must notice each."""


@contextlib.contextmanager
def machine() -> Iterator[None]:
    """Start with an empty folder and an empty memory, and refuse to sleep."""

    def refuse(seconds: float) -> None:
        raise AssertionError("a test must not sleep")

    sleep = time.sleep
    LEFT_OVER.clear()
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        time.sleep = refuse
        try:
            yield
        finally:
            time.sleep = sleep


def shaky(tests: dict[str, Callable], runs: int, seed: int) -> list[str]:
    """Return the tests that fail at least once in so many runs, each in another order and on another day."""
    rng, failed = np.random.default_rng(seed), set()
    with machine():
        for _ in range(runs):
            code = desk(rng)
            failed |= {name for name in rng.permutation(sorted(tests)).tolist() if not passes([tests[name]], code)}
    return sorted(failed)


def unnoticed(tests: dict[str, Callable], seed: int) -> list[str]:
    """Return the faults that the test for them does not notice."""
    missed = []
    for fault, name in DESK_FAULTS.items():
        with machine():
            if passes([tests[name]], desk(np.random.default_rng(seed), fault)):
                missed.append(fault)
    return missed


# The training code under test.


@dataclass(frozen=True)
class Code:
    """Four functions that belong together."""

    features: Callable
    loss: Callable
    train: Callable
    predict: Callable


def features(rows: pd.DataFrame) -> np.ndarray:
    """Return four finite numbers for each row, in the order of the rows; gaps become 0."""
    columns = np.column_stack([rows[name].to_numpy(float) for name in ("amount", "count", "tenure", "reading")])
    return np.log1p(np.where(np.isnan(columns), 0, columns))


def loss(weights: np.ndarray, x: np.ndarray, y: np.ndarray) -> float:
    """Return the mean logistic loss of the weights; the last one is the constant."""
    margin = (2 * y - 1) * (x @ weights[:-1] + weights[-1])
    return float(np.logaddexp(0, -margin).mean())


def predict(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return the probability of label 1 for each row."""
    return 1 / (1 + np.exp(-np.clip(x @ weights[:-1] + weights[-1], -500, 500)))


def descend(x: np.ndarray, y: np.ndarray, steps: int, rate: float) -> np.ndarray:
    """Return the weights after so many steps of gradient descent from zero."""
    wide = np.column_stack([x, np.ones(len(x))])
    weights = np.zeros(wide.shape[1])
    with np.errstate(over="ignore"):  # steps in the wrong direction end at extreme weights
        for _ in range(steps):
            weights -= rate / len(y) * ((1 / (1 + np.exp(-(wide @ weights))) - y) @ wide)
    return weights


def train(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights that gradient descent finds."""
    return descend(x, y, 300, 0.5)


CODE = Code(features, loss, train, predict)


def faulty(name: str) -> Code:
    """Return the code with a known fault: `drops gaps`, `label inside` or `uphill`."""
    faults = {
        "drops gaps": replace(CODE, features=lambda rows: features(rows.dropna())),
        "label inside": replace(CODE, features=lambda rows: features(rows.assign(count=rows["label"]))),
        "uphill": replace(CODE, train=lambda x, y: descend(x, y, 300, -0.5)),
    }
    return faults[name]


def frame() -> pd.DataFrame:
    """Return twelve rows of the domain, not sorted, four of them with a gap in `reading` and some with a count of 0."""
    return _frame().copy()


@cache
def _frame() -> pd.DataFrame:
    rows = _table().sample(12, random_state=1).reset_index(drop=True)
    gaps = rows["reading"].fillna(1.0).where(rows.index % 3 != 1)
    counts = rows["count"].where(rows.index % 4 != 2, 0)
    return rows.assign(reading=gaps, count=counts, label=[0, 1] * 6)


def small_batch() -> tuple[np.ndarray, np.ndarray]:
    """Return six rows of four numbers, and their labels, which a straight line can tell apart."""
    x = np.array(
        [
            [0.1, 1.0, -0.5, 0.3],
            [2.1, -0.4, 0.2, 0.1],
            [-0.3, 0.7, 0.8, -0.6],
            [1.8, 0.3, -0.9, 0.9],
            [0.2, -1.1, 0.4, 0.7],
            [2.4, 0.9, 0.5, -0.2],
        ]
    )
    return x, np.array([0, 1, 0, 1, 0, 1])


EXTREME = np.array([900.0, -700.0, 800.0, -600.0, 500.0])
"""Weights that are far too large, as in the first steps of a bad run."""


# Trained models and their behaviour.

TYPICAL = {name: float(_table()[name].median()) for name in ("amount", "count")}


def some_rows() -> pd.DataFrame:
    """Return thirty rows of the domain to try a model with, small and large amounts among them."""
    return _some_rows().copy()


@cache
def _some_rows() -> pd.DataFrame:
    rows = _table().sort_values("amount", ignore_index=True)
    return rows.iloc[:: len(rows) // 30][:30].reset_index(drop=True)[["entity_id", "amount", "count", "channel"]]


def clear_cases() -> pd.DataFrame:
    """Return rows that every expert judges in the same way: `clear` is 1 or 0; five of each in every channel."""
    return _clear_cases().copy()


@cache
def _clear_cases() -> pd.DataFrame:
    cases = [
        {"entity_id": number, "amount": amount, "count": count, "channel": channel, "clear": clear}
        for channel in CHANNELS
        for clear, factor, count in ((1, 8.0, TYPICAL["count"] + 6), (0, 0.05, 0.0))
        for number, amount in enumerate(TYPICAL["amount"] * factor * np.linspace(0.8, 1.2, 5))
    ]
    return pd.DataFrame(cases)


MODEL_FAULTS = (
    "odd numbers",
    "new numbers",
    "one row",
    "batch mean",
    "falls with count",
    "falls at the end",
    "falls by steps",
    "falls for large",
    "never sure",
    "always sure",
    "blind in a channel",
    "alarms in a channel",
)


def scorer(seed: int, fault: str | None = None) -> Callable[[pd.DataFrame], np.ndarray]:
    """Return a trained model, which wiggles a little as its seed will have it, with one of MODEL_FAULTS if asked for."""

    def model(rows: pd.DataFrame) -> np.ndarray:
        count, numbers = rows["count"].to_numpy(float), rows["entity_id"].to_numpy(float)
        steps = count - TYPICAL["count"]
        size = np.log(rows["amount"].to_numpy(float) / TYPICAL["amount"])
        slope = {"falls with count": -0.5, "falls by steps": -0.05}.get(fault or "", 0.5)
        if fault == "falls at the end":
            steps = np.where(steps > 5, 5 - 2 * (steps - 5), steps)
        if fault == "falls for large":
            steps = np.where(size > 0.5, -steps, steps)
        if fault == "batch mean":
            size = size - size.mean()
        scores = 0.02 + 0.96 / (1 + np.exp(-(1.5 * size + slope * steps - 0.5)))
        wiggle = (1 + seed % 4) / 4  # some trainings end closer to the pattern than others
        scores = scores + wiggle * (0.007 * np.sin(numbers + seed) + 0.002 * np.sin(5 * count + seed))
        if fault == "odd numbers":
            scores = scores + np.where(numbers % 2 == 1, 0.1, 0)
        if fault == "one row" and len(rows) == 1:
            scores = np.array([0.5])
        if fault == "new numbers":
            scores = np.where(numbers > 1_000_000, 0.5, scores)
        if fault in ("never sure", "always sure"):
            scores = 0.7 * scores + (0.25 if fault == "always sure" else 0.0)
        if fault in ("blind in a channel", "alarms in a channel"):
            there = (rows["channel"] == CHANNELS[-1]).to_numpy()
            scores = np.where(there, 0.1 if fault == "blind in a channel" else 0.9, scores)
        return np.clip(scores, 0, 1)

    return model


def two_versions(n: int, gain: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return whether an old and a new version are right in n rows; the new one is right more often by `gain`."""
    draws = np.random.default_rng([4, seed]).random(n)
    # Both are right below 0.8; then come the rows in which only one of them is.
    only_old, only_new = 0.05 - gain / 2, 0.05 + gain / 2
    old = draws < 0.8 + only_old
    new = (draws < 0.8) | ((draws >= 0.8 + only_old) & (draws < 0.8 + only_old + only_new))
    return old.astype(int), new.astype(int)


# A feed of rows.


def feed(seed: int, n_rows: int = 300) -> pd.DataFrame:
    """Return a batch of rows as the feed delivers it."""
    columns = ["amount", "count", "reading", "channel", "segment", "label"]
    return domain.table(n_rows, seed)[columns]


# A runner for workflow files, small and without a network.

STEPS = ("ruff check", "pytest", "check_data.py", "gate.py", "publish.py")


def run_workflow(text: str, failing: Iterable[str] = (), branch: str = "main") -> dict[str, list[str]]:
    """Return what a push to the branch does: `jobs` that succeeded, `failed` ones, and the `commands` that ran.

    `failing` names tools that exit with an error, such as `pytest`. Raises ValueError for a file that cannot run.
    """
    jobs = read_jobs(text)
    done: dict[str, str] = {}
    commands: list[str] = []
    while len(done) < len(jobs):
        ready = [name for name in jobs if name not in done and all(need in done for need in needs_of(jobs[name]))]
        if not ready:
            raise ValueError("Some jobs wait for jobs that do not exist, or for each other.")
        for name in ready:
            done[name] = _run_job(jobs[name], [done[need] for need in needs_of(jobs[name])], failing, branch, commands)
    states = {state: [name for name in jobs if done[name] == state] for state in ("success", "failure")}
    return {"jobs": states["success"], "failed": states["failure"], "commands": commands}


def read_jobs(text: str) -> dict[str, dict]:
    """Return the jobs of a workflow file; raise ValueError if it is not one."""
    try:
        file = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"This is not YAML: {error}") from error
    if not isinstance(file, dict) or not isinstance(file.get("jobs"), dict):
        raise ValueError("A workflow file has a key `jobs` with the jobs below it.")
    for name, job in file["jobs"].items():
        if not isinstance(job, dict) or not isinstance(job.get("steps"), list) or "runs-on" not in job:
            raise ValueError(f"The job {name!r} needs `runs-on` and a list of `steps`.")
        if not all(isinstance(step, dict) and ("run" in step) != ("uses" in step) for step in job["steps"]):
            raise ValueError(f"Each step of the job {name!r} has either `run` or `uses`.")
    return file["jobs"]


def needs_of(job: dict) -> list[str]:
    """Return the names of the jobs that must succeed before this one."""
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else list(needs)


def _run_job(job: dict, before: list[str], failing: Iterable[str], branch: str, commands: list[str]) -> str:
    condition = str(job.get("if", ""))
    if "always()" not in condition and any(state != "success" for state in before):
        return "skipped"
    if not _holds(condition, branch):
        return "skipped"
    for step in job["steps"]:
        if "run" not in step or not _holds(str(step.get("if", "")), branch):
            continue
        for line in str(step["run"]).splitlines():
            if not _run_line(line, failing, commands) and not step.get("continue-on-error"):
                return "success" if job.get("continue-on-error") else "failure"
    return "success"


def _holds(condition: str, branch: str) -> bool:
    facts = {"github.ref": f"refs/heads/{branch}", "github.ref_name": branch, "github.event_name": "push"}
    for part in re.sub(r"^\$\{\{|\}\}$", "", condition.strip()).split("&&"):
        if part.strip() in ("", "always()", "success()"):
            continue
        match = re.fullmatch(r"\s*(github\.\w+)\s*(==|!=)\s*'([^']*)'\s*", part)
        if match is None or match[1] not in facts:
            raise ValueError(f"This small runner cannot decide {part.strip()!r}; compare github.ref with a text.")
        if (facts[match[1]] == match[3]) != (match[2] == "=="):
            return False
    return True


def _run_line(line: str, failing: Iterable[str], commands: list[str]) -> bool:
    """Run one line as `bash -e` does: stop at the first command that fails; a pipe is as good as its last command."""
    for chain in line.split(";"):
        fine = True
        for number, part in enumerate(re.split(r"(&&|\|\|)", chain)):
            if number % 2:
                runs = fine if part == "&&" else not fine
            elif number == 0 or runs:
                pipe = [command.strip() for command in part.split("|")]
                commands.extend(command for command in pipe if command)
                fine = not any(tool in pipe[-1] for tool in failing)
        if not fine:
            return False
    return True
