"""Starting and ending programs."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from run_samples import left

from builder import processes
from builder.errors import MissingToolError, ProcessError
from builder.processes import children_of, descendants, end_tree, memory_mb, run_program, start_program

FOLDER = Path("/")


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def test_output_of_both_streams_comes_back_and_each_line_at_once():
    seen: list[str] = []
    code = "import sys; print('one', flush=True); print('two', file=sys.stderr, flush=True)"
    assert run_program(python(code), folder=FOLDER, seconds=30, on_line=seen.append) == "one\ntwo\n"
    assert seen == ["one", "two"]


def test_environment_and_folder_are_given(tmp_path):
    code = "import os; print(os.environ['COURSE_TEST'], os.getcwd())"
    environment = {"COURSE_TEST": "x", "PATH": os.environ["PATH"]}
    assert run_program(python(code), folder=tmp_path, seconds=30, environment=environment) == f"x {tmp_path}\n"


def test_a_failure_carries_the_end_of_the_output():
    with pytest.raises(ProcessError, match=r"python.* failed \(exit code 3\)") as raised:
        run_program(python("print('why'); raise SystemExit(3)"), folder=FOLDER, seconds=30)
    assert raised.value.output == "why\n"


def test_a_signal_is_named():
    with pytest.raises(ProcessError, match=r"ended by SIGKILL"):
        run_program(python("import os; os.kill(os.getpid(), 9)"), folder=FOLDER, seconds=30)


def test_a_missing_program_is_said_to_be_missing(tmp_path):
    with pytest.raises(MissingToolError, match="'no-such-program' is not installed"):
        run_program(["no-such-program"], folder=tmp_path, seconds=1)
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF")
    broken.chmod(0o755)
    with pytest.raises(ProcessError, match="cannot be started"):
        run_program([str(broken)], folder=tmp_path, seconds=1)


def test_at_the_limit_the_whole_tree_ends():
    token = "7301.25"
    with pytest.raises(ProcessError, match=r"within 0\.5 s"):
        run_program(["sh", "-c", f"sleep {token} & setsid sleep {token} & wait"], folder=FOLDER, seconds=0.5)
    assert left(token) == []


def test_an_exception_of_the_caller_ends_the_program():
    token = "7302.25"

    def stop(line: str) -> None:
        raise KeyError(line)

    with pytest.raises(KeyError):
        run_program(["sh", "-c", f"echo x; sleep {token}"], folder=FOLDER, seconds=30, on_line=stop)
    assert left(token) == []


def test_long_output_keeps_its_end(monkeypatch):
    monkeypatch.setattr(processes, "OUTPUT_KEPT", 10)
    assert run_program(python("print('a' * 50); print('end')"), folder=FOLDER, seconds=30) == "aaaaa\nend\n"


def test_a_server_program_is_talked_to_and_stopped(tmp_path):
    code = "import sys\nfor line in sys.stdin: print(line.upper(), end='', flush=True); print('log', file=sys.stderr)"
    with start_program(python(code), folder=tmp_path, talk=True, log=tmp_path / "log") as program:
        program.process.stdin.write("hello\n")
        program.process.stdin.flush()
        assert program.process.stdout.readline() == "HELLO\n"
        assert program.pid in children_of(os.getpid())
    assert program.process.returncode is not None
    assert program.pid not in children_of(os.getpid())


def test_a_program_that_may_finish_is_asked_first(tmp_path):
    code = "import signal, sys, time\nsignal.signal(15, lambda *_: sys.exit(7))\nprint(1, flush=True)\ntime.sleep(60)"
    program = start_program(python(code), folder=tmp_path)
    program.process.stdout.readline()
    program.stop(seconds=20)
    assert program.process.returncode == 7


def test_output_can_go_to_a_file(tmp_path):
    program = start_program(python("print('kept')"), folder=tmp_path, log=tmp_path / "log")
    program.process.wait()
    program.stop()
    assert (tmp_path / "log").read_text() == "kept\n"


def test_a_tree_that_grows_all_the_time_is_ended():
    # Each process starts others as fast as it can, for two seconds at most.
    loop = "while time.time() < end:\n    os.fork()\n    time.sleep(0.02)\n"
    code = f"import os, time\nend = time.time() + 2\n{loop}time.sleep(60)"
    token = "growing-tree-7303"
    with start_program(python(code, token), folder=FOLDER) as program:
        begun = time.monotonic()
        while len(descendants(program.pid)) < 10 and time.monotonic() < begun + 60:
            time.sleep(0.01)
        assert len(descendants(program.pid, most=5)) > 5
        end_tree(program.pid)
        program.process.wait()
    assert program.process.returncode == -signal.SIGKILL
    assert left(token) == []


def test_memory_is_that_of_the_processes_that_live():
    own = memory_mb([os.getpid()])
    assert 10 < own < 5000
    assert 0 < memory_mb([os.getpid()], shared_once=True) <= own + 1
    assert memory_mb([2**22 + 1]) == 0
