"""Runs in real kernels."""

import sys
import time

import pytest
from run_samples import left, notebook, running, shown, text

from builder.errors import RunError
from builder.run.running import run_cached, run_jobs

pytestmark = pytest.mark.slow

EAT = "kept = []\nwhile True: kept.append(bytearray(5_000_000))"
TOKEN = "7501.5"
JOBS = {
    "error": notebook("1", "y = 1\n1 / 0", "2"),
    "went on": notebook("1", "1 / 0", "2", stop_on_error=False),
    "allowed": notebook("1", "1 / 0", "2", allowed_errors=frozenset({"c2"})),
    "input": notebook("input()"),
    "no end": notebook("1", "print('begun', flush=True)\nimport time\ntime.sleep(60)", "2", seconds=1.5),
    "memory": notebook(EAT, memory_mb=300),
    "died": notebook("1", f"import os\nos.system('setsid sleep {TOKEN} &')\nos._exit(3)", "2"),
    "server": notebook(
        f"import subprocess\nserver = subprocess.Popen('setsid sleep {TOKEN} & sleep {TOKEN}', shell=True)"
    ),
    "files": notebook(
        "import os\nprint(open('data/a.csv').read(), os.environ['OMP_NUM_THREADS'], hash('a'))",
        files=(("data/a.csv", b"1"),),
        hash_seed=5,
    ),
    "flood": notebook("for _ in range(30): print('x' * 100_000)"),
}


@pytest.fixture(scope="module")
def reports():
    return dict(zip(JOBS, run_jobs(JOBS.values(), runner="kernel", workers=3), strict=True))


def test_an_error_ends_the_run_unless_it_is_allowed(reports):
    stopped, went_on, allowed = reports["error"], reports["went on"], reports["allowed"]
    assert (stopped.status, len(stopped.cells)) == ("error", 2)
    assert (stopped.cells[1].error.name, stopped.cells[1].error.line) == ("ZeroDivisionError", 2)
    assert (went_on.status, len(went_on.cells)) == ("error", 3)
    assert (allowed.status, len(allowed.cells)) == ("ok", 3)
    assert stopped.runner == "kernel"
    assert stopped.peak_mb > 10


def test_input_is_refused(reports):
    assert reports["input"].cells[0].error.name == "StdinNotImplementedError"


def test_a_run_without_end_is_stopped_at_its_limit(reports):
    report = reports["no end"]
    assert report.status == "timeout"
    assert text(report.cells[1]) == "begun\n"
    assert report.cells[1].error.name == "TimeoutError"


def test_a_run_that_eats_memory_is_stopped(reports):
    assert reports["memory"].status == "memory"
    assert reports["memory"].peak_mb > 250


def test_a_kernel_that_dies_is_reported(reports):
    report = reports["died"]
    assert (report.status, [cell.id for cell in report.cells]) == ("died", ["c1", "c2"])


def test_nothing_that_a_run_started_outlives_it(reports):
    assert reports["server"].status == "ok"
    assert left(TOKEN) == []


def test_files_and_environment_are_there(reports):
    value, threads, hashed = text(reports["files"].cells[0]).split()
    assert (value, threads) == ("1", "1")
    code = "print(hash('a'))"
    again, other = run_jobs([notebook(code, hash_seed=5), notebook(code, hash_seed=6)], runner="kernel")
    assert text(again.cells[0]).strip() == hashed != text(other.cells[0]).strip()


def test_a_flood_is_cut(reports):
    assert reports["flood"].status == "ok"
    assert "more characters were not kept" in text(reports["flood"].cells[0])


def test_the_cache_serves_a_run_of_the_other_runner(tmp_path, temporary):
    job = notebook("1 + 1")
    (first,) = run_cached([job], tmp_path, runner="kernel")
    (second,) = run_cached([job], tmp_path, runner="warm")
    assert second == first
    assert second.runner == "kernel"
    assert shown(second.cells[0])[0]["data"] == {"text/plain": "2"}


def test_giving_up_ends_every_kernel(temporary):
    token = "7502.5"
    endless = notebook(f"import subprocess\nsubprocess.run('setsid sleep {token} & sleep {token}', shell=True)")

    def give_up(report) -> None:
        while not running(token):
            time.sleep(0.02)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_jobs([endless, notebook("1"), endless], runner="kernel", workers=2, on_done=give_up)
    assert left(token) == []
    assert left(str(temporary)) == []


def test_a_kernel_that_cannot_start_says_why(temporary, monkeypatch):
    monkeypatch.setattr(
        "builder.run.keeper.keeper_command",
        lambda command, **options: [sys.executable, "-c", "raise SystemExit('no luck')", *command],
    )
    with pytest.raises(RunError, match=r"No kernel could be started for sample: .*no luck"):
        run_jobs([notebook("1")], runner="kernel")
