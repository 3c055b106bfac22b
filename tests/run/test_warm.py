"""The warm runner: forks of workers that have imported packages."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from run_samples import left, notebook, running, shown, text

from builder.errors import RunError
from builder.processes import children_of
from builder.run.running import open_runner, run_jobs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="warm runs need Linux")

SLEEP = "import time\ntime.sleep(60)"


@pytest.fixture(scope="module")
def warm():
    with open_runner("warm") as runner:
        yield runner


def only(report):
    assert report.runner == "warm"
    return report.cells[0]


def test_cells_share_names_and_end_in_order(warm):
    report = warm.run(notebook("x = 40", "", "print('hi')\nx + 2", name="order"))
    assert (report.name, report.status, report.note) == ("order", "ok", "")
    assert [cell.id for cell in report.cells] == ["c1", "c3"]
    assert shown(report.cells[1])[1]["data"] == {"text/plain": "42"}
    assert 0 < report.cells[1].seconds < report.seconds
    assert 10 < report.peak_mb < 500


def test_runs_know_nothing_of_each_other(warm):
    warm.run(
        notebook("import json, os\njson.mark = os.environ['MARK'] = 'x'\nopen('left.txt', 'w').close()\n_ = secret = 1")
    )
    report = warm.run(
        notebook("import json, os\nhasattr(json, 'mark'), 'MARK' in os.environ, os.listdir(), 'secret' in dir()")
    )
    assert shown(only(report))[0]["data"] == {"text/plain": "(False, False, [], False)"}


def test_modules_of_the_runner_are_not_listed(warm):
    report = warm.run(notebook("import sys\nprint([name for name in sys.modules if name.startswith('builder')])"))
    assert text(only(report)) == "[]\n"


def test_unseeded_random_numbers_differ_between_runs(warm):
    job = notebook("import numpy as np, random\nnp.random.rand(), random.random()", packages=("numpy",))
    assert len({warm.run(job).cells[0].outputs for _ in range(3)}) == 3


def test_the_hash_seed_is_kept(warm):
    one, same, other = (warm.run(notebook("hash('a')", hash_seed=seed)).cells[0].outputs for seed in (1, 1, 2))
    assert one == same != other


def test_declared_packages_are_imported_ahead_and_their_parts_learned(warm):
    job = notebook(
        "import sys\nprint('json.tool' in sys.modules)\nimport pandas", "import pandas.testing", packages=("pandas",)
    )
    assert [warm.run(job).status for _ in range(2)] == ["ok", "ok"]
    ahead = "import sys\nprint('pandas' in sys.modules)\nimport pandas"
    assert text(warm.run(notebook(ahead, packages=("pandas",))).cells[0]) == "True\n"
    late = notebook("import sys\n'pandas.plotting._matplotlib' in sys.modules\n", packages=("pandas",))
    use = notebook("import pandas\npandas.Series([1]).plot();", packages=("pandas",))
    assert "False" in warm.run(late).cells[0].outputs
    warm.run(use)
    assert "True" in warm.run(late).cells[0].outputs


def test_a_file_of_the_notebook_comes_before_a_package(warm):
    job = notebook("import yaml\nyaml.own", packages=("PyYAML",), files=(("yaml.py", b"own = 'mine'"),))
    assert shown(only(warm.run(job)))[0]["data"] == {"text/plain": "'mine'"}


def test_files_lie_in_the_folder_of_the_run(warm, temporary):
    job = notebook("import pathlib\nprint(*sorted(map(str, pathlib.Path().rglob('*'))))", files=(("data/a.csv", b"1"),))
    assert text(only(warm.run(job))) == "data data/a.csv\n"
    with pytest.raises(RunError, match=r"'\.\./x' leads out"):
        warm.run(notebook("1", files=(("../x", b""),)))


def test_an_error_ends_the_run_unless_it_is_allowed(warm):
    cells = ("1", "y = 1\n1 / 0", "2")
    stopped = warm.run(notebook(*cells))
    assert (stopped.status, len(stopped.cells)) == ("error", 2)
    error = stopped.cells[1].error
    assert (error.name, error.message, error.line) == ("ZeroDivisionError", "division by zero", 2)
    assert "Cell In[2], line 2" in error.traceback
    assert "\x1b" not in error.traceback
    went_on = warm.run(notebook(*cells, stop_on_error=False))
    assert (went_on.status, len(went_on.cells)) == ("error", 3)
    allowed = warm.run(notebook(*cells, allowed_errors=frozenset({"c2"})))
    assert (allowed.status, len(allowed.cells)) == ("ok", 3)
    assert allowed.cells[1].error is not None


def test_input_is_refused(warm):
    error = only(warm.run(notebook("input('your name? ')"))).error
    assert error.name == "StdinNotImplementedError"


@pytest.mark.parametrize(
    "code", ["while True: pass", SLEEP, f"import signal\nsignal.signal(15, signal.SIG_IGN)\n{SLEEP}"]
)
def test_a_run_without_end_is_stopped_at_its_limit(warm, code):
    report = warm.run(notebook("1", f"print('begun', flush=True)\n{code}", "2", seconds=1.0))
    assert report.status == "timeout"
    assert "did not finish within 1 s" in report.note
    assert [cell.id for cell in report.cells] == ["c1", "c2"]
    assert report.cells[1].error.name == "TimeoutError"
    assert text(report.cells[1]) == "begun\n"


EAT = "kept = []\nwhile True: kept.append(bytearray(5_000_000))"


@pytest.mark.parametrize("code", [EAT, f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', '''{EAT}'''])"])
def test_a_run_that_eats_memory_is_stopped(warm, code):
    report = warm.run(notebook(code, memory_mb=300, seconds=30.0))
    assert report.status == "memory"
    assert "more than 300 MB" in report.note
    assert 250 < report.peak_mb < 1500


def test_memory_that_forks_share_counts_once(warm):
    hold = "import os, time\nheld = b'x' * 100_000_000\n"
    code = f"{hold}for _ in range(4):\n    if not os.fork():\n        time.sleep(60)\ntime.sleep(1)"
    report = warm.run(notebook(code, memory_mb=600))  # 750 if each of the five counted alone
    assert report.status == "ok"
    assert report.peak_mb < 300


def test_a_run_with_500_children_is_stopped(warm):
    code = "import os, time\nfor _ in range(500):\n    if not os.fork():\n        time.sleep(60)\ntime.sleep(60)"
    report = warm.run(notebook(code, seconds=30.0))
    assert report.status == "processes"
    assert report.cells[0].error.name == "ProcessLimit"
    assert "too many processes" in report.note


@pytest.mark.parametrize(
    "write",
    ["import sys\nput = lambda: sys.stdout.write('x' * 10**7)", "import os\nput = lambda: os.write(1, b'x' * 10**7)"],
)
def test_a_gigabyte_of_output_is_cut(warm, write, temporary):
    report = warm.run(notebook(f"{write}\nfor _ in range(100): put()\nprint('after')", "print('next')"))
    assert report.status == "ok"
    assert len(report.cells[0].outputs) < 1_000_300
    assert "more characters were not kept" in text(report.cells[0])[-200:]
    assert text(report.cells[1]) == "next\n"
    assert report.peak_mb < 300


@pytest.mark.parametrize(
    "code", ["import os\nos._exit(3)", "import os\nos.abort()", "import ctypes\nctypes.string_at(0)"]
)
def test_an_interpreter_that_dies_is_reported(warm, code):
    report = warm.run(notebook("print('before')", code, "3"))
    assert report.status == "died"
    assert [cell.id for cell in report.cells] == ["c1", "c2"]
    assert report.cells[1].error.name == "KernelDied"


def test_exit_ends_the_notebook(warm):
    assert warm.run(notebook("exit()")).status == "ok"
    assert warm.run(notebook("exit()", "2")).status == "died"


def test_nothing_that_a_run_started_outlives_it(warm, temporary):
    token = "7401.5"
    start = f"sleep {token} & setsid sleep {token} & (setsid sleep {token} &)"
    ended = warm.run(notebook(f"import subprocess\nprocess = subprocess.Popen('{start}; sleep {token}', shell=True)"))
    assert (ended.status, left(token)) == ("ok", [])
    crashed = warm.run(notebook(f"import os\nos.system('{start}')\nos._exit(1)"))
    assert (crashed.status, left(token)) == ("died", [])
    late = warm.run(notebook(f"import os\nos.system('{start}')\n{SLEEP}", seconds=0.7))
    assert (late.status, left(token)) == ("timeout", [])


def test_threads_that_wait_do_not_hold_up_the_end(warm):
    code = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()"
    assert warm.run(notebook(code, seconds=30)).status == "ok"


def test_a_child_that_comes_to_the_end_of_a_cell_runs_no_other(warm):
    report = warm.run(notebook("import os, time\nchild = os.fork()\nif child: os.waitpid(child, 0)", "print('once')"))
    assert [text(cell) for cell in report.cells] == ["", "once\n"]


def test_what_children_and_threads_print_is_kept(warm):
    code = (
        "import multiprocessing, threading\n"
        "child = multiprocessing.get_context('fork').Process(target=print, args=('child',), kwargs={'flush': True})\n"
        "thread = threading.Thread(target=print, args=('thread',))\n"
        "for each in (child, thread):\n    each.start()\n    each.join()"
    )
    assert text(only(warm.run(notebook(code)))) == "child\nthread\n"


def test_a_run_that_kills_its_worker_is_tried_twice_and_harms_no_other(temporary):
    killer = notebook("import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(5)", name="killer")
    others = [notebook("import time\ntime.sleep(0.3)\nprint('fine')", name=f"other-{n}") for n in range(4)]
    reports = run_jobs([others[0], killer, *others[1:]], runner="warm", workers=3)
    assert [report.name for report in reports] == ["other-0", "killer", "other-1", "other-2", "other-3"]
    assert [report.status for report in reports] == ["ok", "died", "ok", "ok", "ok"]
    assert all(text(report.cells[0]) == "fine\n" for report in reports if report.status == "ok")


def test_a_fork_that_is_killed_while_it_waits_for_a_run_is_replaced(temporary):
    with open_runner("warm") as runner:
        worker = int(text(only(runner.run(notebook("import os\nprint(os.getppid())")))))
        waiting = children_of(worker)
        assert len(waiting) == 1
        os.kill(waiting[0], signal.SIGKILL)
        deadline = time.monotonic() + 60
        while children_of(worker) and time.monotonic() < deadline:
            time.sleep(0.01)
        after = runner.run(notebook("import os\nprint(os.getpid(), os.getppid())"))
        pid, parent = map(int, text(only(after)).split())
        assert parent == worker
        assert pid not in waiting


def test_a_run_is_in_a_process_that_was_forked_before_it_came(temporary):
    with open_runner("warm") as runner:
        worker = int(text(only(runner.run(notebook("import os\nprint(os.getppid())")))))
        forked_ahead = []
        for _ in range(12):
            waiting = children_of(worker)
            forked_ahead.append([int(text(only(runner.run(notebook("import os\nprint(os.getpid())")))))] == waiting)
        # Once, after the tenth run, the worker puts its memory into huge pages and forks again.
        assert forked_ahead == [True] * 9 + [False] + [True] * 2


def test_a_killed_worker_is_replaced(warm):
    token = "7402.5"
    before = warm.run(notebook("import os\nprint(os.getppid())"))
    os.kill(int(text(only(before))), signal.SIGKILL)
    after = warm.run(notebook(f"import os, subprocess\nsubprocess.Popen(['sleep', '{token}'])\nprint(os.getppid())"))
    assert after.status == "ok"
    assert text(only(after)) != text(only(before))
    assert left(token) == []


def test_stopping_ends_workers_and_what_their_runs_started(temporary):
    token = "7403.5"
    with open_runner("warm") as runner:
        worker = int(text(runner.run(notebook("import os\nprint(os.getppid())")).cells[0]))
        assert Path(f"/proc/{worker}").exists()
    assert not Path(f"/proc/{worker}").exists()
    jobs = [notebook(f"import os\nos.system('setsid sleep {token} &')\n{SLEEP}"), notebook("1 / 0")]

    def give_up(report) -> None:
        while not running(token):
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_jobs(jobs, runner="warm", workers=2, on_done=give_up)
    assert left(token) == []


def test_many_sets_of_packages_do_not_keep_many_workers(temporary):
    with open_runner("warm") as runner:
        workers = {
            text(runner.run(notebook("import os\nprint(os.getppid())", hash_seed=seed)).cells[0]).strip()
            for seed in range(5)
        }
        assert len(workers) == 5
        assert sum(Path(f"/proc/{worker}").exists() for worker in workers) == 4


THREADED = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"


def test_packages_that_forks_cannot_share_are_imported_by_each_run(temporary, tmp_path, monkeypatch):
    (tmp_path / "unshared.py").write_text(f"import os\nowner = os.getpid()\n{THREADED}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    job = notebook("import os, unshared\nunshared.owner == os.getpid()", packages=("unshared",))
    with open_runner("warm") as runner:
        for _ in range(2):
            assert shown(runner.run(job).cells[0])[0]["data"] == {"text/plain": "True"}


def test_a_worker_that_cannot_start_says_why(temporary, monkeypatch):
    monkeypatch.setattr(
        "builder.run.worker_client.own_program", lambda module: [sys.executable, "-c", "raise OSError('no luck')"]
    )
    with pytest.raises(RunError, match=r"No warm worker could be started for sample: .*no luck"):
        run_jobs([notebook("1")], runner="warm")


def test_elsewhere_than_on_linux_a_kernel_is_used_and_the_report_says_so(monkeypatch):
    monkeypatch.setattr("builder.run.running.sys.platform", "win32")
    with open_runner("warm") as runner:
        assert type(runner).__name__ == "KernelRunner"
        assert runner.note == "Run in a kernel of its own, because warm runs need Linux."
