"""Ctrl-C in the middle of runs."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from run_samples import left, running

ROOT = Path(__file__).parents[2]
SCRIPT = """\
import sys
sys.path[:0] = [{root!r}, {here!r}]
from run_samples import notebook
from builder.run.running import run_jobs
jobs = [notebook("import os, time\\nos.system('setsid sleep {token} &')\\ntime.sleep(60)") for _ in range(3)]
try:
    run_jobs(jobs, runner={runner!r}, workers=2)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
@pytest.mark.parametrize(
    ("runner", "token"), [("warm", "7601.5"), pytest.param("kernel", "7602.5", marks=pytest.mark.slow)]
)
def test_ctrl_c_ends_all_and_leaves_nothing(tmp_path, runner, token):
    code = SCRIPT.format(root=str(ROOT), here=str(Path(__file__).parent), token=token, runner=runner)
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
    deadline = time.monotonic() + 60
    while len(running(f"sleep\0{token}")) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=120)
    assert (output, process.returncode) == ("interrupted\n", 0)
    assert left(f"sleep\0{token}") == []
    assert left(str(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="keepers need Linux")
@pytest.mark.parametrize(
    ("runner", "token"), [("warm", "7603.5"), pytest.param("kernel", "7604.5", marks=pytest.mark.slow)]
)
def test_when_we_are_killed_our_runs_end_too(tmp_path, runner, token):
    code = SCRIPT.format(root=str(ROOT), here=str(Path(__file__).parent), token=token, runner=runner)
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    deadline = time.monotonic() + 60
    while len(running(f"sleep\0{token}")) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    while running(f"sleep\0{token}") and time.monotonic() < deadline:
        time.sleep(0.02)
    assert left(f"sleep\0{token}") == []
